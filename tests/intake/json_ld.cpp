/// schema.org JSON-LD alone: its names and shapes, at their places.

#include "intake/article_checks.h"
#include "intake/reader.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using namespace stet;

namespace {

Article read_ok(std::string_view source) {
  BOOST_TEST(sniff(source).id == "jsonld");
  Result<Article> article = read(source, "auto", {});
  BOOST_REQUIRE_MESSAGE(article.ok(), (article ? "" : article.error().message));
  check_article_places(*article);
  return std::move(*article);
}

std::string_view cut(const Article& article, Span at) {
  return article.source.substr(at.begin, at.size());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(intake)
BOOST_AUTO_TEST_SUITE(json_ld)

BOOST_AUTO_TEST_CASE(an_object_becomes_an_article_at_its_places) {
  const std::string source =
      R"({"@context":"https://schema.org","@type":"NewsArticle","@id":"https://port.example/1",)"
      R"("headline":"Harbour \"reopens\"","alternativeHeadline":"After the storm",)"
      R"("description":"In short","inLanguage":"en-GB","datePublished":"2026-05-04T08:10:00Z",)"
      R"("author":[{"@type":"Person","name":"Nadia Renko","jobTitle":"Reporter"},)"
      R"({"@type":"Organization","name":"Stet Wire"}],"publisher":{"name":"Port Gazette"},)"
      R"("image":{"@type":"ImageObject","url":"https://port.example/a.jpg","width":1200,)"
      R"("caption":"A crane","creditText":"Mara Oduya/EPA"},"keywords":"port, cranes",)"
      R"("articleSection":"News","dateline":"PORT ELIN","wordCount":9,)"
      R"("backstory":"Our reporter stood on the quay.",)"
      R"("articleBody":"The harbour reopened.\n\nIt had been shut."})";
  const Article article = read_ok(source);
  BOOST_TEST(article.headline()->field.bytes() == "Harbour \"reopens\"");
  BOOST_TEST(cut(article, article.headline()->field.known.at) == "Harbour \\\"reopens\\\"");
  BOOST_TEST(article.headline(HeadlineRole::deck)->field.bytes() == "After the storm");
  BOOST_TEST(article.summary.bytes() == "In short");
  BOOST_TEST(article.language.value == "en-GB");
  BOOST_TEST(cut(article, article.language.known.at) == "en-GB");
  BOOST_TEST(to_iso(article.published.value) == "2026-05-04T08:10:00Z");
  BOOST_REQUIRE(article.creators.size() == 2u);
  BOOST_TEST(article.creators[0].job_title.bytes() == "Reporter");
  BOOST_TEST(article.creators[1].organisation);
  BOOST_TEST(article.sources.at(0).name.bytes() == "Port Gazette");
  BOOST_TEST(article.id.value == "https://port.example/1");
  BOOST_TEST(article.profile.value == "NewsArticle");
  BOOST_TEST(article.keywords.size() == 2u);
  BOOST_REQUIRE(article.media.size() == 1u);
  BOOST_TEST(article.media[0].caption.bytes() == "A crane");
  BOOST_TEST(article.media[0].agency.bytes() == "EPA");
  BOOST_TEST((article.media[0].alt.known.presence == Presence::not_carried));
  BOOST_REQUIRE(article.body.size() == 2u);
  BOOST_TEST(article.body[1].field.bytes() == "It had been shut.");
  BOOST_TEST(cut(article, article.body[1].at) == "It had been shut.");
  bool backstory = false;
  for (const Extra& extra : article.extra) backstory |= extra.path == "/backstory";
  BOOST_TEST(backstory);
}

BOOST_AUTO_TEST_CASE(an_article_is_found_in_a_graph_and_its_author_by_id) {
  const Article article = read_ok(
      R"({"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Port Gazette"},)"
      R"({"@type":"Person","@id":"#nr","name":"Nadia Renko","email":"nr@port.example"},)"
      R"({"@type":["ReportageNewsArticle"],"headline":"Harbour reopens","author":{"@id":"#nr"}}]})");
  BOOST_TEST(article.headline()->field.bytes() == "Harbour reopens");
  BOOST_REQUIRE(article.creators.size() == 1u);
  BOOST_TEST(article.creators[0].name.bytes() == "Nadia Renko");
  BOOST_TEST(article.creators[0].email == "nr@port.example");
}

BOOST_AUTO_TEST_CASE(full_names_and_value_objects_say_the_same) {
  const Article article = read_ok(
      R"({"@type":"http://schema.org/NewsArticle",)"
      R"("http://schema.org/headline":[{"@value":"Hafen wieder offen","@language":"de"}],)"
      R"("http://schema.org/datePublished":[{"@value":"2026-05-04"}],)"
      R"("http://schema.org/inLanguage":[{"@value":"de"}],)"
      R"("http://schema.org/articleBody":[{"@value":"<p>Der Hafen</p><p>ist offen.</p>"}]})");
  BOOST_TEST(article.headline()->field.bytes() == "Hafen wieder offen");
  BOOST_TEST(to_iso(article.published.value) == "2026-05-04");
  BOOST_TEST(article.language.value == "de");
  BOOST_TEST(article.body.size() == 2u);
}

BOOST_AUTO_TEST_CASE(linked_data_without_an_article_is_refused) {
  const auto read_site =
      read(R"({"@context":"https://schema.org","@type":"WebSite","name":"x"})", "auto", {});
  BOOST_REQUIRE(!read_site.ok());
  BOOST_TEST((read_site.error().code == Code::input));
  BOOST_TEST(read_site.error().message.find("schema.org article") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
