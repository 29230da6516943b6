/// Every XML reader over real files: recognised, read, each word at its place, nothing lost.

#include "article/walk.h"
#include "intake/html/cook.h"
#include "intake/reader.h"
#include "support/shared.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

using namespace stet;

namespace {

/// Bytes of the source as the text they stand for: tags go, references are decoded until none is
/// left (HTML inside XML has two layers), white space is one space.
std::string decoded(std::string_view raw) {
  std::string text;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if (raw.substr(at).starts_with("<![CDATA[")) {
      at += 8;
    } else if (raw.substr(at).starts_with("]]>")) {
      at += 2;
    } else if (raw[at] == '<') {
      const std::size_t end = raw.find('>', at);
      if (end == raw.npos) break;
      at = end;
    } else {
      text += raw[at];
    }
  }
  for (char& c : text)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  for (int layer = 0; layer < 2; ++layer)
    text = html::cook(text, {0, static_cast<std::uint32_t>(text.size())}, html::Cooking::data);
  return text;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// What is no place: for each piece, source and text must say the same.
std::string first_fault(const Article& article) {
  const bool is_utf8 = article.source.find("encoding=\"ISO") == std::string_view::npos &&
                       article.source.find("encoding=\"iso") == std::string_view::npos;
  std::string fault;
  walk(article, [&](const FieldPath& path, const Field& field) {
    for (const Piece& piece : field.text.pieces) {
      if (piece.source + piece.source_length > article.source.size()) {
        fault = to_string(path, article) + " lies outside";
        return;
      }
      const std::string_view text = field.text.bytes.substr(piece.text, piece.text_length);
      const std::string_view source = article.source.substr(piece.source, piece.source_length);
      if (text == source || (!is_utf8 && source.size() == 1)) continue;
      const std::string cooked = decoded(source);
      if (cooked == text || (is_blank(text) && is_blank(cooked))) continue;
      fault = to_string(path, article) + ": \"" + std::string(text) + "\" is not \"" +
              std::string(source) + "\"";
    }
  });
  return fault;
}

struct Tally {
  int files = 0, recognised = 0, read = 0, wrong_places = 0;
};

Tally tally(const std::string& folder, std::string_view format) {
  Tally sum;
  for (const auto& path : test::shared_files(folder, ".xml")) {
    const std::string source = test::slurp(path);
    ++sum.files;
    if (sniff(source).id == format)
      ++sum.recognised;
    else
      BOOST_TEST_MESSAGE(path.string() << " is taken for " << sniff(source).id);
    const auto article = read(source, "auto", {});
    if (!article) {
      BOOST_TEST_MESSAGE(path.filename().string() << ": " << article.error().message);
      continue;
    }
    ++sum.read;
    const std::string fault = first_fault(*article);
    if (!fault.empty()) {
      ++sum.wrong_places;
      BOOST_TEST_MESSAGE(path.filename().string() << ": " << fault);
    }
  }
  BOOST_TEST_MESSAGE(folder << ": " << sum.files << " files, recognised " << sum.recognised
                            << ", read " << sum.read);
  BOOST_TEST(sum.wrong_places == 0);
  BOOST_TEST(sum.recognised == sum.files);
  return sum;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(intake)
BOOST_AUTO_TEST_SUITE(xml_formats)

BOOST_AUTO_TEST_CASE(every_real_nitf_is_read) {
  const Tally sum = tally("data/newsml-fixtures/nitf", "nitf");
  BOOST_TEST(sum.read == sum.files);
}

BOOST_AUTO_TEST_CASE(every_real_newsml_g2_item_is_read) {
  tally("data/newsml-fixtures/g2", "newsml-g2");
  tally("data/newsml-fixtures/iptc-suite", "newsml-g2");
}

BOOST_AUTO_TEST_CASE(every_real_newsml_1_item_is_read) {
  const Tally sum = tally("data/newsml-fixtures/newsml1", "newsml-1.2");
  BOOST_TEST(sum.read + 1 >= sum.files);  // one declares entities of a NITF DTD in its subset
}

BOOST_AUTO_TEST_CASE(no_hostile_xml_brings_a_reader_down) {
  for (const auto& path : test::shared_files("data/hostile/xml")) {
    const std::string source = test::slurp(path);
    for (std::string_view format : {"nitf", "newsml-g2", "newsml-1.2", "wxr", "rss"}) {
      const auto article = read(source, format, {});
      if (article) BOOST_TEST(article->source.size() == source.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(every_real_wordpress_export_is_read) {
  const Tally sum = tally("data/articles/wxr", "wxr");
  BOOST_TEST(sum.read == sum.files);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
