#include "intake/json/batch.h"
#include "intake/reader.h"
#include "support/growth.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace stet;

namespace {

/// The articles that a source is told apart into.
std::vector<std::string> split(std::string_view source) {
  std::vector<std::string> parts;
  std::uint32_t from = 0;
  for (;;) {
    const Result<Span> part = next_json_article(source, from, {});
    BOOST_REQUIRE(part.ok());
    if (part->empty()) return parts;
    BOOST_REQUIRE(part->begin >= from);
    BOOST_REQUIRE(part->end <= source.size());
    parts.emplace_back(source.substr(part->begin, part->size()));
    from = part->end;
  }
}

using Parts = std::vector<std::string>;

std::string item(int number) {
  return R"({"uri":"tag:port.example.org,2026:)" + std::to_string(number) +
         R"(","type":"text","headline":"Harbour )" + std::to_string(number) +
         R"( reopens","body_html":"<p>The {harbour} [\"reopened\"] on Monday.</p>"})";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(intake)
BOOST_AUTO_TEST_SUITE(json_batch)

BOOST_AUTO_TEST_CASE(one_article_has_no_parts) {
  for (const char* source :
       {"", " ", "{}", "[]", "[1,2]", R"(["a"])", R"({"uri":"u","headline":"h"})",
        R"({"headline":"h","items":[{"a":1}]})", R"({"items":[{"a":1}],"guid":"g"})",
        R"({"items":[]})", R"({"items":[1]})", "plain words", "{\"a\":\"b\"}\n\n",
        "{\"broken\": \"line\nend\"}"})
    BOOST_TEST(split(source).empty(), source);
}

BOOST_AUTO_TEST_CASE(lists_pages_and_lines_come_apart) {
  const Parts two = {R"({"a":[1,{"b":"]}"}]})", R"({"c":"\"{"})"};
  const std::string both = two[0] + " ,\n " + two[1];
  for (const std::string& source :
       {"[" + both + "]", "\xEF\xBB\xBF [ " + both + " ] ", R"({"items":[)" + both + "]}",
        R"({"total":2,"meta":{"item":[{}]},"_items":[)" + both +
            R"(],"_links":{"self":[{"a":1}]}})",
        R"({"item": [)" + both + "]}", R"({"found":2,"posts":[)" + both + "]}",
        two[0] + "\n" + two[1], two[0] + "\r\n" + two[1] + "\r\n", two[0] + two[1]})
    BOOST_TEST(split(source) == two, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_broken_article_does_not_take_the_others_with_it) {
  // a string without its end, an object without its end, something that is no object
  BOOST_TEST(split("{\"a\":1}\n{\"a\":\"cut\n{\"b\":2}\n") ==
                 (Parts{R"({"a":1})", R"({"a":"cut)", R"({"b":2})"}),
             boost::test_tools::per_element());
  BOOST_TEST(split("{\"a\":1\n{\"b\":2}\n") == (Parts{R"({"a":1)", R"({"b":2})"}),
             boost::test_tools::per_element());
  BOOST_TEST(split(R"([{"a":1}, {"b":[1,{"c":2}, {"d":3}])").size() == 2u);
  BOOST_TEST(split(R"([{"a":1}, "words, here", nil, {"b":2}])") ==
                 (Parts{R"({"a":1})", R"("words, here")", "nil", R"({"b":2})"}),
             boost::test_tools::per_element());
  BOOST_TEST(split(R"([{"a":1},{"b":2)") == (Parts{R"({"a":1})", R"({"b":2)"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(any_bytes_end) {
  const std::string alphabet = "{}[]\",:\\\n a1";
  std::uint32_t seed = 7;
  for (int round = 0; round < 20'000; ++round) {
    std::string source = round % 2 ? "[{" : "{\"a\":1}{\"";
    for (int i = 0; i < 24; ++i) {
      seed = seed * 1664525u + 1013904223u;
      source += alphabet[(seed >> 24) % alphabet.size()];
    }
    BOOST_TEST(split(source).size() <= source.size());
  }
}

BOOST_AUTO_TEST_CASE(a_part_reads_as_the_article_alone_with_places_in_the_whole) {
  const std::string source =
      "[" + item(1) + ",\n" + item(2) + ",{\"no\":\"article\"}," + item(3) + "]";
  const std::string alone = item(2);
  ReadOptions options;
  std::uint32_t from = 0;
  int number = 0, refused = 0;
  std::string format = "auto";
  for (;;) {
    const Result<ArticlePart> part = next_article(source, format, from, options);
    BOOST_REQUIRE(part.ok());
    if (part->at.empty()) break;
    from = part->at.end;
    format = part->format;
    options.within = part->at;
    const Result<Article> article = read(source, format, options);
    ++number;
    if (!article) {
      ++refused;
      BOOST_TEST(article.error().offset == part->at.begin);
      continue;
    }
    BOOST_TEST(article->source.size() == source.size());
    const Span at = article->headline()->field.text.source();
    BOOST_TEST(source.substr(at.begin, at.size()) == article->headline()->field.bytes());
    BOOST_TEST(part->at.contains(at));
    if (number == 2) {
      const Result<Article> same = read(alone, "ninjs", {});
      BOOST_REQUIRE(same.ok());
      BOOST_TEST(same->headline()->field.bytes() == article->headline()->field.bytes());
      BOOST_TEST(same->body.size() == article->body.size());
      BOOST_TEST(same->body[0].at.begin + part->at.begin == article->body[0].at.begin);
    }
  }
  BOOST_TEST(number == 4);
  BOOST_TEST(refused == 1);
}

BOOST_AUTO_TEST_CASE(the_limit_is_for_one_article) {
  std::string source;
  for (int i = 0; i < 40; ++i) source += item(i) + "\n";
  ReadOptions options;
  options.limits.input_bytes = 400;
  BOOST_TEST(!read(source, "auto", options).ok());
  const Result<ArticlePart> part = next_article(source, "auto", 0, options);
  BOOST_REQUIRE(part.ok());
  options.within = part->at;
  BOOST_TEST(read(source, "auto", options).ok());
  options.within = {0, 401};
  BOOST_TEST((read(source, "auto", options).error().code == Code::limit));
  options.within = {5, static_cast<std::uint32_t>(source.size() + 1)};
  BOOST_TEST((read(source, "auto", options).error().code == Code::argument));
}

BOOST_AUTO_TEST_CASE(eight_times_the_articles_take_no_more_than_twelve_times_the_work) {
  const auto time = [](int articles) {
    std::string source = "[";
    for (int i = 0; i < articles; ++i) source += (i ? "," : "") + item(i);
    source += "]";
    return test::best_seconds(
        [&] { BOOST_REQUIRE(split(source).size() == static_cast<std::size_t>(articles)); });
  };
  BOOST_TEST(time(16'000) / time(2'000) < 12);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
