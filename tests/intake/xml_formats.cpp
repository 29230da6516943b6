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

BOOST_AUTO_TEST_CASE(a_nitf_story_has_its_parts_in_their_fields) {
  const auto article = read(
      "<nitf><head><docdata management-status='embargoed'><doc-id id-string='port-7'/>"
      "<urgency ed-urg='3'/></docdata></head><body><body.head><hedline><hl1>Harbour "
      "reopens</hl1><hl2>In part</hl2></hedline><byline>By <person>Nadia Renko</person></byline>"
      "</body.head><body.content><p>The harbour &amp; the quay.</p><bq><block><p>We go on.</p>"
      "</block><credit>Dana Low</credit></bq><media media-type='image'><media-reference "
      "source='a.jpg' alternate-text='A crane'/><media-caption>A crane at work</media-caption>"
      "<media-producer>EPA</media-producer></media></body.content></body></nitf>",
      "auto", {});
  BOOST_REQUIRE(article.ok());
  BOOST_TEST(article->provenance.format == "nitf");
  BOOST_TEST(article->id.value == "port-7");
  BOOST_TEST(article->urgency.value == 3);
  BOOST_TEST(article->embargo.is_set);
  BOOST_TEST(article->headline()->field.bytes() == "Harbour reopens");
  BOOST_TEST(article->headline(HeadlineRole::deck)->field.bytes() == "In part");
  BOOST_TEST(article->byline.bytes() == "By Nadia Renko");
  BOOST_REQUIRE(article->body.size() == 3u);
  BOOST_TEST(article->body[0].field.bytes() == "The harbour & the quay.");
  BOOST_TEST(article->body[1].citation.bytes() == "Dana Low");
  BOOST_REQUIRE(article->media.size() == 1u);
  BOOST_TEST(article->media[0].alt.bytes() == "A crane");
  BOOST_TEST(article->media[0].caption.bytes() == "A crane at work");
  BOOST_TEST(article->media[0].credit.bytes() == "EPA");
  BOOST_TEST(first_fault(*article) == "");
}

BOOST_AUTO_TEST_CASE(a_feed_gives_its_entries_one_at_a_time) {
  const std::string feed =
      "<?xml version='1.0'?><rss version='2.0'><channel><language>en</language>"
      "<item><title>One</title><guid>1</guid><description>First words.</description></item>"
      "<item><title>Two</title><guid>2</guid><pubDate>Tue, 27 Nov 2018 17:26:18 +0000</pubDate>"
      "<description>&lt;p&gt;Second words.&lt;/p&gt;</description></item></channel></rss>";
  BOOST_TEST(!read(feed, "auto", {}).ok());
  std::vector<std::string> seen;
  for (std::uint32_t from = 0;;) {
    const auto part = next_article(feed, "auto", from, {});
    BOOST_REQUIRE(part.ok());
    if (part->at.empty()) break;
    ReadOptions options;
    options.within = part->at;
    const auto article = read(feed, part->format, options);
    BOOST_REQUIRE(article.ok());
    BOOST_TEST(article->language.value == "en");
    BOOST_TEST(first_fault(*article) == "");
    seen.emplace_back(article->headline()->field.bytes());
    seen.emplace_back(article->body.front().field.bytes());
    from = part->at.end;
  }
  const std::vector<std::string> wanted = {"One", "First words.", "Two", "Second words."};
  BOOST_TEST(seen == wanted, boost::test_tools::per_element());
}

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
