#include "text/json.h"

#include "text/json_writer.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace stet {
namespace {

/// "line:column message" of the error, or the value written back.
std::string read(std::string_view document, JsonOptions options = {}) {
  const Result<Json> json = parse_json(document, options);
  if (json) return to_json(*json);
  const Error& error = json.error();
  BOOST_TEST((error.code == Code::config));
  BOOST_TEST((error.offset <= document.size() || error.offset == Error::kNowhere));
  return std::to_string(error.line) + ":" + std::to_string(error.column) + " " + error.message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text)
BOOST_AUTO_TEST_SUITE(json)

BOOST_AUTO_TEST_CASE(a_document_is_written_back_as_it_was_meant) {
  BOOST_TEST(read(R"( { "a" : [ 1, -2.50e+3, true, null ], "b" : "x\u00e9\ud83d\ude00\n" } )") ==
             "{\"a\":[1,-2.50e+3,true,null],\"b\":\"xé😀\\n\"}");
  BOOST_TEST(read("[]") == "[]");
  BOOST_TEST(read("\xEF\xBB\xBF{}") == "{}");
}

BOOST_AUTO_TEST_CASE(members_are_found_and_know_their_place) {
  const std::string_view document = R"({"stage": "submit", "at": [7]})";
  const Result<Json> json = parse_json(document);
  BOOST_REQUIRE(json.ok());
  const Json* stage = json->find("stage");
  BOOST_REQUIRE(stage);
  BOOST_TEST(stage->text_or("none") == "submit");
  BOOST_TEST(document.substr(stage->at.begin, stage->at.size()) == "\"submit\"");
  BOOST_TEST(document.substr(json->keys[1].second.begin, 4) == "\"at\"");
  BOOST_TEST(json->find("at")->items[0].number == 7.0);
  BOOST_TEST(!json->find("nothing"));
  BOOST_TEST(stage->find("x") == nullptr);
  BOOST_TEST(json->find("at")->text_or("none") == "none");
}

BOOST_AUTO_TEST_CASE(an_error_names_the_place_and_what_stands_there) {
  BOOST_TEST(read("") == "1:1 expected a value, found the end of the document");
  BOOST_TEST(read("{\n  \"a\": 1\n  \"b\": 2\n}") ==
             "3:3 expected ',' or '}' after a member, found '\"'");
  BOOST_TEST(read("{\"é\": x}") == "1:8 expected a value, found 'x'");
  BOOST_TEST(read("[1,]") == "1:3 ',' before ']' must go");
  BOOST_TEST(read("{a: 1}") == "1:2 expected a key in quotation marks, found 'a'");
  BOOST_TEST(read("{\"a\" 1}") == "1:6 expected ':' after key \"a\", found '1'");
  BOOST_TEST(read("[1] 2") == "1:5 expected the end of the document, found '2'");
  BOOST_TEST(read("\"abc") == "1:1 string is never closed");
  BOOST_TEST(read("\"ab\nc\"") == "1:4 string is not closed on its line");
  BOOST_TEST(read("\"\\q\"") == "1:2 unknown escape '\\q'");
  BOOST_TEST(read("\"\\ud800\"") ==
             "1:2 escape is the first half of a character without its second");
  BOOST_TEST(read("\"\\udc00\"") ==
             "1:2 escape is the second half of a character without its first");
  BOOST_TEST(read("\"\\u12g4\"") == "1:2 escape \\u needs four hexadecimal digits");
  BOOST_TEST(read("\"\xFF\"") == "1:2 string has bytes that are not UTF-8");
  BOOST_TEST(read("01") == "1:1 a number must not begin with 0");
  BOOST_TEST(read("-") == "1:2 expected a digit after '-', found the end of the document");
  BOOST_TEST(read("1.") == "1:3 expected a digit after '.', found the end of the document");
  BOOST_TEST(read("1e999") == "1:1 number 1e999 is out of range");
}

BOOST_AUTO_TEST_CASE(a_key_that_stands_twice_is_an_error) {
  BOOST_TEST(read("{\"a\": 1,\n \"b\": 2,\n \"a\": 3}") ==
             "3:2 key \"a\" stands twice, first on line 1");
  BOOST_TEST(read("{\"a\":{\"a\":1}}") == "{\"a\":{\"a\":1}}");
}

BOOST_AUTO_TEST_CASE(comments_and_trailing_commas_need_to_be_asked_for) {
  const std::string_view document = "// house rules\n{\"a\": [1, /* two */ 2,], }\n";
  BOOST_TEST(read(document, {.comments = true}) == "{\"a\":[1,2]}");
  BOOST_TEST(read(document) == "1:1 expected a value, found '/'");
  BOOST_TEST(read("/* never", {.comments = true}) == "1:1 comment /* is never closed");
  BOOST_TEST(read("[,]", {.comments = true}) == "1:2 expected a value, found ','");
}

BOOST_AUTO_TEST_CASE(depth_and_size_have_limits) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  BOOST_TEST(read(nested(64)) == nested(64));
  BOOST_TEST(read(nested(65)) == "1:65 nested deeper than 64 levels");
  BOOST_TEST(read(nested(100'000)) == "1:65 nested deeper than 64 levels");
  BOOST_TEST(read("[1, 2]", {.bytes = 5}) == "0:0 document has 6 bytes; the limit is 5");
}

BOOST_AUTO_TEST_CASE(the_writer_sets_commas_and_escapes) {
  std::string out;
  JsonWriter writer(out);
  writer.begin_object()
      .member("a", "x\"\\\x01\n")
      .member("n", std::int64_t{-7})
      .member_bool("t", true)
      .key("list")
      .begin_array()
      .real(0.5)
      .real(1e300 * 1e300)
      .null()
      .raw("[1]")
      .begin_object()
      .end_object()
      .end_array()
      .end_object();
  BOOST_TEST(out == R"({"a":"x\"\\\u0001\n","n":-7,"t":true,"list":[0.5,null,null,[1],{}]})");
}

BOOST_AUTO_TEST_CASE(what_is_written_is_valid_utf8_whatever_comes_in) {
  std::string out;
  append_json_string(out, "a\xFF\xE2\x82z\xED\xA0\x80é");
  BOOST_TEST(out == "\"a\xEF\xBF\xBD\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDé\"");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
}  // namespace stet
