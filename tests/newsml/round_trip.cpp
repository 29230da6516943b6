/// Article -> NewsML-G2 -> article: what comes back is what went out, but for the losses that the
/// writer named.

#include "intake/reader.h"
#include "newsml/writer.h"
#include "support/shared.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace stet;

namespace {

std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c;
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

/// Name and words of each field that the format carries, in reading order.
std::vector<std::pair<std::string, std::string>> fields_of(const Article& article) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto add = [&](std::string name, std::string_view text) {
    if (std::string words = squeezed(text); !words.empty())
      out.emplace_back(std::move(name), std::move(words));
  };
  for (const Headline& each : article.headlines)
    add("headline" + std::to_string(static_cast<int>(each.role)), each.field.bytes());
  add("summary", article.summary.bytes());
  add("byline", article.byline.bytes());
  add("dateline", article.dateline.text.bytes());
  add("dateline.place", article.dateline.place.bytes());
  add("credit", article.credit.bytes());
  add("note", article.editorial_note.bytes());
  for (const Field& each : article.keywords) add("keyword", each.bytes());
  for (const Block& each : article.body) {
    if (each.kind == BlockKind::boilerplate) continue;
    add("body", each.field.bytes());
    add("citation", each.citation.bytes());
  }
  for (const Media& each : article.media) {
    add("media.headline", each.headline.bytes());
    add("media.caption", each.caption.bytes());
    add("media.alt", each.alt.bytes());
    add("media.credit", each.credit.bytes());
    add("media.place", each.place.bytes());
    for (const Rendition& file : each.renditions)
      if (file.href.starts_with("http")) add("media.file", file.mime);
  }
  return out;
}

/// Whether the writer said that this part would not come through whole.
bool is_lost(const Written& written, std::string_view name) {
  const std::string_view list = name.substr(0, name.find_first_of(".0123456789"));
  for (const Loss& loss : written.losses)
    if (std::string_view(loss.field).starts_with(list)) return true;
  return false;
}

int differences(const std::string& folder, Payload payload, int& read_back) {
  int different = 0;
  for (const auto& path : test::shared_files(folder)) {
    const std::string source = test::slurp(path);
    const auto article = read(source, "auto", {});
    if (!article) continue;
    const Envelope envelope{.provider_uri = "https://harbourwire.example/",
                            .provider_name = "Harbour Wire",
                            .sent = parse_iso("2026-11-24T09:14:58Z"),
                            .payload = payload};
    const auto written = find_writer("newsml-g2")->write(*article, envelope, nullptr);
    if (!written) continue;
    const auto back = read(written->bytes, "newsml-g2", {});
    BOOST_REQUIRE_MESSAGE(back.ok(), path.string() << ": " << (back ? "" : back.error().message));
    ++read_back;
    const auto before = fields_of(*article), after = fields_of(*back);
    const auto [a, b] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    if (a == before.end() && b == after.end()) continue;
    const std::string name = a == before.end() ? b->first : a->first;
    if (is_lost(*written, name)) {
      BOOST_TEST_MESSAGE(path.filename().string()
                         << ": " << name << " differs, as the writer said");
      continue;
    }
    ++different;
    BOOST_TEST_MESSAGE(path.filename().string()
                       << ": wrote "
                       << (a == before.end() ? "nothing"
                                             : a->first + " \"" + a->second.substr(0, 80) + "\"")
                       << ", read "
                       << (b == after.end() ? "nothing"
                                            : b->first + " \"" + b->second.substr(0, 80) + "\""));
  }
  return different;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(newsml)
BOOST_AUTO_TEST_SUITE(round_trip)

BOOST_AUTO_TEST_CASE(what_newsml_g2_carries_comes_back) {
  for (const Payload payload : {Payload::nitf, Payload::xhtml})
    for (const std::string folder : {"text", "html", "ninjs"}) {
      int read_back = 0;
      const int different = differences("data/articles/" + folder, payload, read_back);
      BOOST_TEST_MESSAGE(folder << ": " << read_back << " read back, " << different << " differ");
      BOOST_TEST(different * 20 <= read_back);
    }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
