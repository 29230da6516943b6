/// Article -> document -> article: every field comes back, but for the losses that the writer
/// named.

#include "intake/reader.h"
#include "newsml/article_fields.h"
#include "newsml/random_article.h"
#include "newsml/writer.h"
#include "support/shared.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace stet;

namespace {

struct Form {
  const char* name;
  const char* format;
  Payload payload = Payload::nitf;
};
constexpr Form kForms[] = {{"newsml-g2 with NITF", "newsml-g2", Payload::nitf},
                           {"newsml-g2 with XHTML", "newsml-g2", Payload::xhtml},
                           {"nitf", "nitf", Payload::nitf},
                           {"newsml-1.2", "newsml-1.2", Payload::xhtml},
                           {"ninjs 3.1", "ninjs", Payload::xhtml}};

/// What the envelope tells the receiver, of a story that does not say so itself.
bool is_of_release(std::string_view path) {
  constexpr std::string_view kReleased[] = {"id",       "version",       "published", "status",
                                            "language", "right_to_left", "extra",     "modified"};
  return std::find(std::begin(kReleased), std::end(kReleased), path) != std::end(kReleased) ||
         path.starts_with("sources.");
}

/// A body nobody could write (a cell without a table, a citation of a rule) is put in order; its
/// words are held.
bool is_structure(std::string_view path) { return path.starts_with("body."); }

/// By field: how often it differed, and the first time.
class Differences {
 public:
  void add(const std::string& where, const test::Unequal& unequal) {
    Entry& entry = found_[std::string(unequal.path)];
    if (entry.count++ == 0) entry.first = where + ": " + unequal.line;
  }
  void print(const Form& form) const {
    for (const auto& [path, entry] : found_)
      BOOST_TEST(false,
                 form.name << ": " << path << " x " << entry.count << ", first " << entry.first);
  }

 private:
  struct Entry {
    int count = 0;
    std::string first;
  };
  std::map<std::string, Entry> found_;
};

void go_round(const Article& article, const Envelope& envelope, const Form& form,
              const std::string& where, Differences& differences, bool is_hostile) {
  Envelope with_payload = envelope;
  with_payload.payload = form.payload;
  const auto written = find_writer(form.format)->write(article, with_payload, nullptr);
  BOOST_REQUIRE(written.ok());
  const auto back = read(written->bytes, form.format, {});
  if (!back) return differences.add(where, {"document", back.error().message});
  for (const test::Unequal& each : test::compare(article, *back, written->losses)) {
    const bool was_there = each.line.find("did not come back") != std::string::npos;
    if (is_hostile && is_structure(each.path)) continue;
    // A picture without a file is tied to the body by its caption, which JSON and XML may clean in
    // different ways.
    if (is_hostile && !was_there && each.path.starts_with("media.") &&
        std::string_view(form.format) == "ninjs")
      continue;
    if (each.path == "version" && envelope.version > 0) continue;
    if (was_there || !is_of_release(each.path)) differences.add(where, each);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(newsml)
BOOST_AUTO_TEST_SUITE(round_trip)

BOOST_AUTO_TEST_CASE(every_field_of_real_articles_comes_back_or_is_a_named_loss) {
  const Envelope envelope{.provider_uri = "https://harbourwire.example/",
                          .provider_name = "Harbour Wire",
                          .sent = parse_iso("2026-11-24T09:14:58Z")};
  for (const Form& form : kForms) {
    Differences differences;
    int read_back = 0;
    for (const std::string folder : {"data/articles", "data/newsml-fixtures"})
      for (const auto& path : test::shared_files(folder)) {
        const std::string source = test::slurp(path);
        const auto article = read(source, "auto", {});
        if (!article || path.extension() == ".md" || path.extension() == ".tsv") continue;
        ++read_back;
        go_round(*article, envelope, form, path.filename().string(), differences, false);
      }
    BOOST_TEST_MESSAGE(form.name << ": " << read_back << " went round");
    differences.print(form);
  }
}

BOOST_AUTO_TEST_CASE(every_field_of_an_article_nobody_would_write_comes_back_or_is_a_named_loss) {
  constexpr std::uint64_t kArticles = 400;
  for (const Form& form : kForms) {
    Differences differences;
    for (std::uint64_t seed = 1; seed <= kArticles; ++seed)
      go_round(test::random_article(seed)->article, test::random_envelope(seed), form,
               "seed " + std::to_string(seed), differences, true);
    differences.print(form);
  }
}

/// Our readers trust a document of ours to say everything; a damaged one must do them no harm.
BOOST_AUTO_TEST_CASE(a_damaged_document_of_ours_is_read_or_refused) {
  constexpr std::uint64_t kArticles = 40;
  constexpr std::size_t kCuts = 25;
  std::size_t read_back = 0, refused = 0;
  for (const Form& form : kForms)
    for (std::uint64_t seed = 1; seed <= kArticles; ++seed) {
      Envelope envelope = test::random_envelope(seed);
      envelope.payload = form.payload;
      const auto made = test::random_article(seed);
      const auto written = find_writer(form.format)->write(made->article, envelope, nullptr);
      BOOST_REQUIRE(written.ok());
      const std::string& bytes = written->bytes;
      for (std::size_t i = 0; i < kCuts; ++i) {
        const std::size_t at = (bytes.size() * (i + 1)) / (kCuts + 1);
        // Cut off; a stretch taken out of the middle; digits that lie.
        std::string damaged[] = {bytes.substr(0, at), bytes, bytes};
        damaged[1].erase(at, std::min<std::size_t>(37, bytes.size() - at));
        for (std::size_t d = at; d < std::min(bytes.size(), at + 200); ++d)
          if (damaged[2][d] >= '0' && damaged[2][d] <= '9') damaged[2][d] = '9';
        for (const std::string& each : damaged)
          ++(read(each, form.format, {}).ok() ? read_back : refused);
      }
    }
  BOOST_TEST_MESSAGE(read_back << " read, " << refused << " refused");
  BOOST_TEST(read_back > 0u);
  BOOST_TEST(refused > 0u);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
