#include "schema_support.h"

#include <boost/test/unit_test.hpp>

using namespace stet;
using namespace stet::test;

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(schema_errors)

namespace {

struct Broken {
  const char* name;
  std::string json;
  std::uint32_t line, column;
  std::string says;  ///< must stand in the message
};

const Broken kBroken[]{
    {"no JSON", "{\n  \"rules\": {,}\n}", 2, 13, "expected"},
    {"not an object", "[]", 1, 1, "/ must be an object; it is a list"},
    {"unknown top key", "{\n  \"ruels\": {}\n}", 2, 3,
     "unknown key 'ruels' at /; did you mean 'rules'"},
    {"unknown rule", "{ \"rules\": {\n  \"structure.requird\": \"error\" } }", 2, 3,
     "unknown rule 'structure.requird' at /rules/structure.requird; did you mean "
     "'structure.required'"},
    {"unknown family", "{ \"rules\": { \"strukture.*\": \"error\" } }", 1, 14,
     "at /rules/strukture.*; did you mean 'structure'"},
    {"unknown severity", "{ \"rules\": {\n\n  \"input.notice\": \"warn\" } }", 3, 19,
     "unknown value 'warn' at /rules/input.notice"},
    {"unknown stage in a severity",
     "{ \"rules\": { \"input.notice\": { \"severity\": {\n \"pubish\": \"error\" } } } }", 2, 2,
     "unknown stage at /rules/input.notice/severity/pubish; did you mean 'publish'"},
    {"unknown key of the long form",
     "{ \"rules\": { \"input.notice\": {\n  \"sevrity\": \"error\" } } }", 2, 3,
     "unknown key 'sevrity' at /rules/input.notice; did you mean 'severity'"},
    {"unknown confidence", "{ \"rules\": { \"input.notice\": { \"minConfidence\": \"hihg\" } } }",
     1, 49, "unknown value 'hihg' at /rules/input.notice/minConfidence; did you mean 'high'"},
    {"option of a rule without", "{ \"rules\": { \"input.notice\": [\"error\", {\n\"max\": 1}] } }",
     2, 1, "unknown option at /rules/input.notice/1/max; input.notice has no options"},
    {"list of three", "{ \"rules\": { \"input.notice\": [\"error\", {}, {}] } }", 1, 30,
     "must be [severity, {options}]"},
    {"rule as number", "{ \"rules\": { \"input.notice\": 3 } }", 1, 30, "must be a severity"},
    {"options on a wildcard", "{ \"rules\": { \"input.*\": [\"error\", {}] } }", 1, 25,
     "/rules/input.* needs the exact id"},
    {"unknown field", "{ \"fields\": {\n  \"hedline\": {} } }", 2, 3,
     "unknown field 'hedline'; did you mean 'headline' at /fields/hedline"},
    {"unknown headline role", "{ \"fields\": { \"headlines[shrt]\": {} } }", 1, 15,
     "unknown headline role 'shrt'; did you mean 'short'"},
    {"unknown media selector", "{ \"fields\": { \"media[mian].alt\": {} } }", 1, 15,
     "unknown media selector 'mian'; did you mean 'main'"},
    {"unknown media part", "{ \"fields\": { \"media[*].captoin\": {} } }", 1, 15,
     "unknown media part 'captoin'; did you mean 'caption'"},
    {"open bracket", "{ \"fields\": { \"media[main.alt\": {} } }", 1, 15, "'[' is never closed"},
    {"unknown keyword", "{ \"fields\": { \"headline\": {\n  \"requird\": true } } }", 2, 3,
     "unknown key 'requird' at /fields/headline; did you mean 'required'"},
    {"length as text", "{ \"fields\": { \"headline\": {\n  \"maxLength\": \"64\" } } }", 2, 16,
     "/fields/headline/maxLength must be a whole number; it is a string"},
    {"negative length", "{ \"fields\": { \"headline\": { \"maxLength\": -1 } } }", 1, 42,
     "must be a whole number from 0"},
    {"least over most",
     "{ \"fields\": {\n \"headline\": { \"minLength\": 9, \"maxLength\": 8 } } }", 2, 14,
     "minLength is over maxLength at /fields/headline"},
    {"items of a text", "{ \"fields\": { \"headline\": { \"minItems\": 1 } } }", 1, 29,
     "minItems does not suit this field, which is text"},
    {"length of a list", "{ \"fields\": { \"subjects\": { \"minLength\": 1 } } }", 1, 29,
     "does not suit this field, which is a list"},
    {"unknown format", "{ \"fields\": { \"id\": { \"format\": \"urri\" } } }", 1, 33,
     "unknown value 'urri' at /fields/id/format; did you mean 'uri'"},
    {"look-around", "{ \"fields\": { \"headline\": { \"pattern\": \"a(?=b)\" } } }", 1, 40,
     "look-around is not supported"},
    {"back-reference", "{ \"fields\": { \"headline\": { \"pattern\": \"(a)\\\\1\" } } }", 1, 40,
     "back-references are not supported"},
    {"open group", "{ \"fields\": { \"headline\": { \"pattern\": \"(a\" } } }", 1, 40, "missing )"},
    {"required at a stage of another house",
     "{ \"fields\": { \"headline\": { \"required\": [\"review\"] } } }", 1, 41,
     "unknown stage 'review' at /fields/headline/required"},
    {"vocabulary", "{ \"fields\": { \"subjects\": { \"vocabulary\": [\"medtop\"] } } }", 1, 43,
     "no vocabulary is named 'medtop', asked for at /fields/subjects/vocabulary"},
    {"terms of no vocabulary", "{ \"fields\": {\n\"subjects\": { \"allow\": [\"a\"] } } }", 2, 13,
     "need a vocabulary at /fields/subjects"},
    {"vocabulary without a scheme", "{ \"vocabularies\": {\n\"x\": { \"terms\": [\"a\"] } } }", 2,
     6, "/vocabularies/x needs a \"scheme\""},
    {"test that expects nothing", "{ \"tests\": [\n{\"name\": \"a\", \"article\": \"b\"}] }", 2, 1,
     "/tests/0 expects nothing"},
    {"test of an unknown rule",
     "{ \"tests\": [{\"name\": \"a\", \"article\": \"b\",\n\"forbid\": [\"qoute.unbalanced\"]}] }",
     2, 1, "unknown rule 'qoute.unbalanced' at /tests/0/forbid; did you mean 'quote.unbalanced'"},
    {"style", "{\n \"style\": {} }", 2, 11, "/style must be a list"},
    {"overrides", "{ \"overrides\": {} }", 1, 16, "/overrides must be a list"},
    {"override without a name", "{ \"overrides\": [\n {\"when\": {}}] }", 2, 2,
     "/overrides/0 needs a \"name\""},
    {"override for everyone", "{ \"overrides\": [\n {\"name\": \"x\"}] }", 2, 2,
     "/overrides/0 needs \"when\""},
    {"unknown condition", "{ \"overrides\": [{\"name\": \"x\", \"when\": {\n\"dsk\": \"a\"}}] }", 2,
     1, "unknown condition at /overrides/0/when/dsk; did you mean 'desk'"},
    {"field condition that asks nothing",
     "{ \"overrides\": [{\"name\": \"x\", \"when\": {\"field\": {\n\"byline\": {}}}}] }", 2, 11,
     "/overrides/0/when/field/byline asks nothing"},
    {"dates the wrong way round",
     "{ \"overrides\": [{\"name\": \"x\", \"when\": {\"between\":\n[\"2026-05-02\", "
     "\"2026-05-01\"]}}] }",
     2, 1, "must be [from, to]"},
    {"vocabularies", "{ \"vocabularies\": [] }", 1, 19, "/vocabularies must be an object"},
    {"tests", "{ \"tests\": {} }", 1, 12, "/tests must be a list"},
    {"form 2", "{ \"stet\": 2 }", 1, 11, "this version reads form 1"},
    {"unknown base", "{ \"extends\": \"stet:wier\" }", 1, 14, "did you mean 'stet:wire'"},
    {"base that is not there", "{ \"extends\": [\"stet:core\",\n \"base.json\"] }", 2, 2,
     "schema 'base.json' cannot be read, asked for at /extends/1; no file base.json"},
    {"unknown stage", "{ \"stages\": { \"review\": {} } }", 1, 15,
     "unknown stage at /stages/review; one of submit, publish, export"},
    {"unknown stage key", "{ \"stages\": { \"submit\": { \"blokOn\": \"error\" } } }", 1, 27,
     "unknown key 'blokOn' at /stages/submit; did you mean 'blockOn'"},
    {"unknown list in never",
     "{ \"waivers\": { \"never\": [\"structure.required\", \"embargo2.*\"] } }", 1, 48,
     "unknown rule 'embargo2.*' at /waivers/never/1"},
    {"message for a rule that is not", "{ \"messages\": { \"input.notise\": \"x\" } }", 1, 17,
     "did you mean 'input.notice'"},
    {"list that is not text", "{ \"lists\": { \"own\": [1] } }", 1, 22,
     "/lists/own/0 must be a string; it is a number"},
    {"list file that is not there", "{ \"lists\": { \"own\": { \"file\": \"own.json\" } } }", 1, 21,
     "list 'own.json' cannot be read"},
    {"key twice", "{ \"name\": \"a\", \"name\": \"b\" }", 1, 16, "name"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(each_broken_schema_is_refused_with_its_line_column_and_path) {
  for (const Broken& broken : kBroken) {
    BOOST_TEST_CONTEXT(broken.name) {
      const auto schema = parse(broken.json);
      BOOST_TEST_REQUIRE(!schema.ok());
      const Error& error = schema.error();
      BOOST_TEST_CONTEXT(error.message) {
        BOOST_TEST((error.code == Code::config));
        BOOST_TEST(error.file == "house.json");
        BOOST_TEST(error.line == broken.line);
        BOOST_TEST(error.column == broken.column);
        BOOST_TEST((error.message.find(broken.says) != std::string::npos));
        BOOST_TEST((error.message.back() != '.'));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(an_error_in_a_base_names_the_base) {
  const auto schema = parse(R"({ "extends": "desks/base.json" })",
                            {{"desks/base.json", "{\n\n \"nmae\": \"x\" }"}});
  BOOST_TEST_REQUIRE(!schema.ok());
  BOOST_TEST(schema.error().file == "desks/base.json");
  BOOST_TEST(schema.error().line == 3u);
  BOOST_TEST(schema.error().column == 2u);
}

BOOST_AUTO_TEST_CASE(schemas_that_extend_each_other_are_refused_with_the_circle) {
  const auto schema =
      parse(R"({ "extends": "a.json" })",
            {{"a.json", R"({ "extends": "./b.json" })"}, {"b.json", R"({ "extends": "a.json" })"}});
  BOOST_TEST_REQUIRE(!schema.ok());
  BOOST_TEST(schema.error().file == "b.json");
  BOOST_TEST((schema.error().message.find("a.json -> b.json -> a.json") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(a_schema_that_extends_itself_is_refused) {
  const auto schema = parse(R"({ "extends": "house.json" })", {{"house.json", "{}"}});
  BOOST_TEST(!schema.ok());
}

BOOST_AUTO_TEST_CASE(a_chain_of_bases_past_the_limit_is_refused) {
  std::map<std::string, std::string> contents;
  for (int i = 0; i < 40; ++i)
    contents["s" + std::to_string(i)] = "{ \"extends\": \"s" + std::to_string(i + 1) + "\" }";
  contents["s40"] = "{}";
  const auto schema = parse(R"({ "extends": "s0" })", contents);
  BOOST_TEST_REQUIRE(!schema.ok());
  BOOST_TEST((schema.error().message.find("the limit is 32") != std::string::npos));
  BOOST_TEST(parse(R"({ "extends": "s15" })", contents).ok());
}

BOOST_AUTO_TEST_CASE(patterns_past_the_limit_of_a_schema_are_refused) {
  const auto with = [](int patterns) {
    std::string json = "{ \"fields\": {";
    for (int i = 0; i < patterns; ++i)
      json += (i ? "," : "") + ("\"extra./p" + std::to_string(i)) + "\": { \"pattern\": \"a\" }";
    return json + "} }";
  };
  BOOST_TEST(parse(with(200)).ok());
  const auto schema = parse(with(201));
  BOOST_TEST_REQUIRE(!schema.ok());
  BOOST_TEST((schema.error().message.find("the limit is 200") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(a_path_escapes_what_json_pointer_escapes) {
  const auto schema = parse(R"({ "fields": { "extra./a~b/c": { "maxLength": "x" } } })");
  BOOST_TEST_REQUIRE(!schema.ok());
  BOOST_TEST((schema.error().message.find("/fields/extra.~1a~0b~1c/maxLength must be") == 0));
}

BOOST_AUTO_TEST_CASE(control_characters_of_a_schema_do_not_reach_the_message) {
  const auto schema = parse("{ \"\\u001b[31mred\": 1 }");
  BOOST_TEST_REQUIRE(!schema.ok());
  BOOST_TEST((schema.error().message.find('\x1b') == std::string::npos));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
