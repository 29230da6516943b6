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
    {"own stage that stands on nothing", "{ \"stages\": { \"review\": {} } }", 1, 25,
     "/stages/review is a stage of the house and needs \"includes\""},
    {"mistyped stage", "{ \"stages\": {\n \"pubish\": {} } }", 2, 2,
     "unknown stage at /stages/pubish; did you mean 'publish'"},
    {"mistyped own stage",
     "{ \"stages\": { \"review\": { \"includes\": [\"submit\"] } },\n"
     "\"rules\": { \"input.notice\": { \"severity\": { \"reveiw\": \"error\" } } } }",
     2, 44, "unknown stage at /rules/input.notice/severity/reveiw; did you mean 'review'"},
    {"own stage with a strange name",
     "{ \"stages\": { \"Desk 2\": { \"includes\": \"submit\" } } }", 1, 15,
     "the name of the stage at /stages/Desk 2 must be small letters"},
    {"sixth own stage",
     "{ \"stages\": { \"aaaaa\": {\"includes\": \"submit\"}, \"bbbbb\": {\"includes\": "
     "\"submit\"},\n"
     "\"ccccc\": {\"includes\": \"submit\"}, \"ddddd\": {\"includes\": \"submit\"},\n"
     "\"eeeee\": {\"includes\": \"submit\"},\n\"fffff\": {\"includes\": \"submit\"} } }",
     4, 1, "too many own stages at /stages/fffff; the limit is 5"},
    {"multiple of nothing", "{ \"fields\": { \"urgency\": {\n\"multipleOf\": 0 } } }", 2, 15,
     "/fields/urgency/multipleOf must be more than 0"},
    {"multiple of a text", "{ \"fields\": { \"headline\": { \"multipleOf\": 2 } } }", 1, 29,
     "multipleOf does not suit this field, which is text"},
    {"type of a field that has one", "{ \"fields\": { \"headline\": { \"type\": \"string\" } } }",
     1, 29, "/fields/headline/type stands only at paths of extra"},
    {"unknown type", "{ \"fields\": { \"extra./a\": {\n\"type\": \"nubmer\" } } }", 2, 9,
     "unknown type 'nubmer' at /fields/extra.~1a/type; did you mean 'number'"},
    {"contains of a text", "{ \"fields\": { \"headline\": { \"contains\": {} } } }", 1, 29,
     "contains does not suit this field, which is text"},
    {"unknown member of an item",
     "{ \"fields\": { \"media[main].renditions\": { \"contains\": {\n\"widht\": {} } } } }", 2, 1,
     "unknown member 'widht' at /fields/media[main].renditions/contains/widht; did you mean "
     "'width'"},
    {"contains that asks nothing", "{ \"fields\": { \"keywords\": { \"contains\": {} } } }", 1, 41,
     "/fields/keywords/contains asks nothing; one of pattern, enum, const"},
    {"minContains alone", "{ \"fields\": { \"keywords\": { \"minContains\": 2 } } }", 1, 27,
     "minContains needs contains at /fields/keywords"},
    {"match that takes everything", "{ \"types\": { \"alert\": { \"match\": {} } } }", 1, 34,
     "/types/alert/match is empty: it would take every article"},
    {"unknown condition of a match",
     "{ \"types\": { \"alert\": { \"match\": {\n\"keywrod\": \"flash\" } } } }", 2, 1,
     "unknown condition at /types/alert/match/keywrod; did you mean 'keyword'"},
    {"unknown term of a waiver",
     "{ \"rules\": { \"input.notice\": { \"waivable\": {\n\"reson\": \"required\" } } } }", 2, 1,
     "unknown key 'reson' at /rules/input.notice/waivable; did you mean 'reason'"},
    {"waivable of another kind",
     "{ \"rules\": { \"input.notice\": { \"waivable\": \"editor\" } } }", 1, 44,
     "/rules/input.notice/waivable must be true, false, or an object"},
    {"needsAck of one type",
     "{ \"types\": { \"a\": { \"rules\": { \"input.notice\": {\n\"needsAck\": true } } } } }", 2, 1,
     "/types/a/rules/input.notice/needsAck stands only among the rules"},
    {"unknown answer to a missing fact",
     "{ \"rules\": { \"input.notice\": { \"onMissingFact\": \"warn\" } } }", 1, 49,
     "unknown value 'warn' at /rules/input.notice/onMissingFact"},
    {"constraints", "{ \"constraints\": {} }", 1, 18, "/constraints must be a list"},
    {"constraint that asks nothing", "{ \"constraints\": [\n{ \"name\": \"x\" }] }", 2, 1,
     "/constraints/0 asks nothing; one of fields, required"},
    {"mistyped word of a constraint", "{ \"constraints\": [{\n\"anyOff\": [] }] }", 2, 1,
     "unknown key 'anyOff' at /constraints/0; did you mean 'anyOf'"},
    {"then without if", "{ \"constraints\": [\n{ \"then\": { \"required\": [\"byline\"] } }] }", 2,
     1, "then and else need an if at /constraints/0"},
    {"if without then", "{ \"constraints\": [\n{ \"if\": { \"required\": [\"byline\"] } }] }", 2, 1,
     "if needs a then or an else at /constraints/0"},
    {"anyOf of nothing", "{ \"constraints\": [{ \"anyOf\": [] }] }", 1, 30,
     "/constraints/0/anyOf is empty"},
    {"unknown field of a constraint", "{ \"constraints\": [{ \"required\": [\n\"bylien\"] }] }", 2,
     1, "unknown field 'bylien'; did you mean 'byline' at /constraints/0/required/0"},
    {"unknown field that depends",
     "{ \"constraints\": [{ \"dependentRequired\": {\n\"embargo.untl\": [\"byline\"] } }] }", 2, 1,
     "did you mean 'embargo.until' at /constraints/0/dependentRequired/embargo.untl"},
    {"constraint nested too deep",
     "{ \"constraints\": [{ \"not\": { \"not\": { \"not\": { \"not\":\n"
     "{ \"required\": [\"byline\"] } } } } }] }",
     2, 1, "conditions nested deeper than 4 at /constraints/0/not/not/not/not"},
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
