#include "intake/json/json.h"
#include "intake/reader.h"
#include "support/shared.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <set>
#include <string>

using namespace stet;

BOOST_AUTO_TEST_SUITE(intake)
BOOST_AUTO_TEST_SUITE(registry)

BOOST_AUTO_TEST_CASE(every_reader_is_found_by_an_id_of_its_own) {
  std::set<std::string_view> ids;
  for (const Reader* reader : readers()) {
    BOOST_TEST(ids.insert(reader->id).second, reader->id);
    BOOST_TEST(find_reader(reader->id) == reader);
    BOOST_TEST(!reader->name.empty());
    BOOST_TEST((reader->sniff_json ? reader->sniff_json(JsonHead({})) : reader->sniff({})) == 0,
               reader->id);
  }
  BOOST_TEST(find_reader("auto") == nullptr);
  BOOST_TEST(find_reader("json") == nullptr);
  BOOST_TEST(find_reader("") == nullptr);
}

BOOST_AUTO_TEST_CASE(every_reader_that_has_a_file_has_a_row) {
  std::size_t files = 0;
  const std::set<std::string> machinery = {"reader", "registry"};
  for (const auto& entry : std::filesystem::directory_iterator(test::source_path("src/intake")))
    if (entry.path().extension() == ".cpp" && !machinery.contains(entry.path().stem().string()))
      ++files;
  BOOST_TEST(files == readers().size());
}

BOOST_AUTO_TEST_CASE(each_form_is_recognised_and_plain_text_takes_the_rest) {
  BOOST_TEST(sniff(R"({"uri":"u","headlines":[{"value":"h"}]})").id == "ninjs");
  BOOST_TEST(sniff(R"({"standard":{"name":"ninjs","version":"3.0"}})").id == "ninjs");
  BOOST_TEST(sniff("<!doctype html><html><p>x").id == "html");
  BOOST_TEST(sniff("Harbour reopens\n\nPORT ELIN - The harbour reopened.").id == "text");
  BOOST_TEST(sniff("").id == "text");
  BOOST_TEST(sniff("anything", true).id == "ninjs");
}

BOOST_AUTO_TEST_CASE(other_json_is_not_taken_for_ninjs) {
  for (
      std::string_view source :
      {R"({"@context":"https://schema.org","@type":"NewsArticle","headline":"h","uri":"u","body_html":"x"})",
       R"({"id":7,"guid":{"rendered":"x"},"title":{"rendered":"t"},"_links":{}})",
       R"({"_id":"a","guid":"g","state":"published","task":{},"pubstatus":"usable","body_html":"<p>x</p>"})",
       R"({"type":"story","version":"0.10.9","headlines":{"basic":"h"},"content_elements":[]})"})
    BOOST_TEST(find_reader("ninjs")->sniff_json(JsonHead(source)) == 0, source);
}

BOOST_AUTO_TEST_CASE(an_unknown_format_is_told_the_nearest_name) {
  const auto article = read("x", "ninj", {});
  BOOST_REQUIRE(!article.ok());
  BOOST_TEST((article.error().code == Code::unsupported));
  BOOST_TEST(article.error().message ==
             "no input format is called \"ninj\"; the nearest is \"ninjs\"");
  BOOST_TEST(read("x", "htm", {}).error().message.find("\"html\"") != std::string::npos);
  BOOST_TEST(!read("x", std::string(100'000, 'x'), {}).ok());
}

BOOST_AUTO_TEST_CASE(an_input_over_the_limit_is_refused_at_the_limit) {
  ReadOptions options;
  options.limits.input_bytes = 10;
  for (std::string_view format : {"auto", "json", "text", "html", "ninjs"}) {
    const auto article = read("12345678901", format, options);
    BOOST_REQUIRE(!article.ok());
    BOOST_TEST((article.error().code == Code::limit), format);
    BOOST_TEST(article.error().message == "input is larger than 10 bytes");
    BOOST_TEST(article.error().offset == 10u);
  }
}

BOOST_AUTO_TEST_CASE(what_the_caller_says_holds_and_a_contradiction_is_said) {
  const std::string item =
      R"({"standard":{"name":"ninjs"},"uri":"u","headline":"Harbour reopens"})";
  const auto article = read(item, "text", {});
  BOOST_REQUIRE(article.ok());
  BOOST_TEST(article->provenance.format == "text");
  bool said = false;
  for (const Notice& notice : article->provenance.notices)
    said |= notice.rule == "input.format-mismatch";
  BOOST_TEST(said);
  const auto page = read("<!doctype html><html><p>x", "ninjs", {});
  BOOST_REQUIRE(!page.ok());
  BOOST_TEST(page.error().message.find("it looks like") != std::string::npos);
  const auto plain = read("Harbour reopens\n\nThe harbour reopened on Monday.", "text", {});
  BOOST_REQUIRE(plain.ok());
  for (const Notice& notice : plain->provenance.notices)
    BOOST_TEST(notice.rule != "input.format-mismatch");
}

BOOST_AUTO_TEST_CASE(json_that_is_no_article_is_refused_for_its_fault_or_its_shape) {
  const auto shape = read(R"({"weather":"fine"})", "json", {});
  BOOST_REQUIRE(!shape.ok());
  BOOST_TEST((shape.error().code == Code::input));
  BOOST_TEST(shape.error().message.find("no article form") != std::string::npos);
  BOOST_TEST(!read(R"({"weather":"fine"})", "auto", {}).ok());
  const auto fault = read(R"({"weather":"fine",})", "json", {});
  BOOST_REQUIRE(!fault.ok());
  BOOST_TEST(fault.error().offset == 17u);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
