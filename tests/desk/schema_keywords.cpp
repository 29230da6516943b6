/// contains, minContains, multipleOf, type, match, own stages, constraints; who may waive one rule.

#include "desk/schema/merged.h"
#include "desk/schema/node.h"
#include "story.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace stet;
using namespace stet::test;

namespace {

std::size_t count(const Report& report, std::string_view rule) {
  return static_cast<std::size_t>(
      std::count_if(report.findings.begin(), report.findings.end(),
                    [&](const Finding& each) { return each.rule == rule; }));
}

std::string message(const Report& report, std::string_view rule) {
  for (const Finding& each : report.findings)
    if (each.rule == rule) return each.message;
  return "no finding";
}

/// A schema in which only what the desk itself says is on.
std::string only(const std::string& sections) {
  return "{ \"rules\": { \"*\": \"off\" }, " + sections + " }";
}

Story& with_headline(Story& story) {
  story.headline("Harbour reopens");
  return story;
}

const char* const kSource = "Harbour reopens\nNadia Renko\nThe harbour reopened.\n<img>\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(schema_keywords)

BOOST_AUTO_TEST_CASE(contains_asks_for_one_item_that_is_all_of_it) {
  Story story(kSource);
  with_headline(story);
  Media& picture = story.picture("<img>");
  picture.role = MediaRole::main;
  picture.renditions.push_back({.name = "thumb", .width = 200, .height = 100});
  const std::string wide = only(
      R"("fields": { "media[main].renditions": { "contains": { "width": { "minimum": 1600 } } } })");
  BOOST_TEST(message(story.judge(wide), "structure.format") ==
             "renditions of picture 1: 0 with width at least 1600; the house wants at least 1");
  story.article.media[0].renditions.push_back({.name = "print", .width = 1600});
  BOOST_TEST(count(story.judge(wide), "structure.format") == 0u);
  const std::string both = only(
      R"("fields": { "media[main].renditions": { "contains": { "width": { "minimum": 1600 }, "height": { "minimum": 900 } } } })");
  BOOST_TEST(count(story.judge(both), "structure.format") == 1u);
}

BOOST_AUTO_TEST_CASE(min_contains_counts_the_items) {
  Story story(kSource);
  with_headline(story);
  for (std::string_view word : {"Harbour", "harbour", "reopened"})
    story.article.keywords.push_back(story.field(word));
  const auto asks = [](int times) {
    return only(
        R"("fields": { "keywords": { "contains": { "pattern": "(?i)^harbour$" }, "minContains": )" +
        std::to_string(times) + " } }");
  };
  BOOST_TEST(count(story.judge(asks(2)), "structure.format") == 0u);
  BOOST_TEST(count(story.judge(asks(3)), "structure.format") == 1u);
}

BOOST_AUTO_TEST_CASE(contains_of_concepts_asks_for_a_scheme) {
  Story story(kSource);
  with_headline(story);
  story.article.concepts.push_back({.scheme = "medtop", .code = "04000000"});
  const auto asks = [](const char* scheme) {
    return only(std::string(R"("fields": { "subjects": { "contains": { "scheme": { "const": ")") +
                scheme + "\" } } } }");
  };
  BOOST_TEST(count(story.judge(asks("medtop")), "structure.format") == 0u);
  BOOST_TEST(count(story.judge(asks("house")), "structure.format") == 1u);
}

BOOST_AUTO_TEST_CASE(multiple_of_is_exact_where_binary_is_not) {
  Story story(kSource);
  with_headline(story);
  story.article.extra.push_back({.path = "/rating", .value = "0.3"});
  const auto asks = [](const char* step) {
    return only(std::string(R"("fields": { "extra./rating": { "multipleOf": )") + step + " } }");
  };
  BOOST_TEST(count(story.judge(asks("0.1")), "structure.format") == 0u);
  BOOST_TEST(message(story.judge(asks("0.2")), "structure.format") ==
             "/rating is 0.3; the house wants a multiple of 0.2");
}

BOOST_AUTO_TEST_CASE(type_judges_what_the_model_leaves_open) {
  Story story(kSource);
  with_headline(story);
  const struct {
    const char *value, *type;
    bool good;
  } cases[]{{"3", "integer", true},     {"3.5", "integer", false}, {"3.5", "number", true},
            {"\"3\"", "number", false}, {"\"3\"", "string", true}, {"true", "boolean", true},
            {"true", "string", false},  {"[1]", "array", true},    {"{}", "array", false}};
  for (const auto& each : cases) {
    BOOST_TEST_CONTEXT(each.value << " as " << each.type) {
      story.article.extra = {{.path = "/x", .value = each.value}};
      const std::string schema =
          only(std::string(R"("fields": { "extra./x": { "type": ")") + each.type + "\" } }");
      BOOST_TEST(count(story.judge(schema), "structure.format") == (each.good ? 0u : 1u));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_type_that_matches_takes_articles_without_that_profile) {
  Story story(kSource);
  with_headline(story);
  const std::string schema = only(
      R"("types": { "flash": { "match": { "keyword": ["reopened"] }, "fields": { "byline": { "required": true } } } })");
  BOOST_TEST(count(story.judge(schema), "structure.required") == 0u);
  story.article.keywords.push_back(story.field("reopened"));
  BOOST_TEST(count(story.judge(schema), "structure.required") == 1u);
}

BOOST_AUTO_TEST_CASE(a_type_with_a_match_no_longer_asks_for_the_profile) {
  Story story(kSource);
  with_headline(story);
  story.article.profile = {.value = "flash", .known = {.presence = Presence::present}};
  const std::string schema = only(
      R"("types": { "flash": { "match": { "keyword": ["reopened"] }, "fields": { "byline": { "required": true } } } })");
  BOOST_TEST(count(story.judge(schema), "structure.required") == 0u);
}

BOOST_AUTO_TEST_CASE(an_own_stage_begins_as_the_stage_it_stands_on) {
  const auto schema = parse(R"({ "extends": "stet:core",
    "stages": { "review": { "includes": ["submit"], "blockOn": "warning" },
                "publish": { "includes": ["review"] } },
    "fields": { "byline": { "required": ["review"] } },
    "rules": { "quote.unbalanced": { "severity": { "submit": "suggestion", "review": "warning" } } } })");
  BOOST_TEST_REQUIRE(schema.ok(), (schema.ok() ? "" : schema.error().message));
  const auto stage = (*schema)->find_stage("review");
  BOOST_TEST_REQUIRE(stage.has_value());
  BOOST_TEST((*schema)->stage_name(*stage) == "review");
  BOOST_TEST(((*schema)->policy(*stage).base == Stage::submit));
  const StageSeverities& severity = setting(**schema, "quote.unbalanced").severity;
  BOOST_TEST((severity.at(Stage::submit) == Severity::suggestion));
  BOOST_TEST((severity.at(*stage) == Severity::warning));
  BOOST_TEST((severity.at(Stage::publish) == Severity::warning));
  // a rule nobody names says at review what it says at submit
  for (std::size_t i = 0; i < rules().size(); ++i) {
    const StageSeverities& each = (*schema)->rules[i].severity;
    if ((*schema)->row(i).id != "quote.unbalanced")
      BOOST_TEST((each.at(*stage) == each.at(Stage::submit)), (*schema)->row(i).id);
  }
}

BOOST_AUTO_TEST_CASE(an_own_stage_has_its_own_demands_and_its_own_gate) {
  Story story(kSource);
  with_headline(story);
  const std::string schema = only(
      R"("stages": { "review": { "includes": ["submit"], "blockOn": "warning" } },
         "fields": { "byline": { "required": ["review"], "severity": "warning" } })");
  BOOST_TEST(count(story.judge(schema, Stage::submit), "structure.required") == 0u);
  const Report report = story.judge(schema, static_cast<Stage>(3));
  BOOST_TEST(message(report, "structure.required") ==
             "byline is missing, and the house requires it at review");
  BOOST_TEST((report.decision == Decision::blocked));
}

BOOST_AUTO_TEST_CASE(a_constraint_asks_for_its_then_only_where_its_if_holds) {
  Story story(kSource);
  with_headline(story);
  const std::string schema = only(
      R"("constraints": [{ "name": "urgent", "if": { "fields": { "urgency": { "required": true, "maximum": 2 } } },
          "then": { "required": ["byline"] }, "else": { "required": ["summary"] } }])");
  BOOST_TEST(message(story.judge(schema), "structure.required").find("summary") == 0u);
  story.article.urgency = {.value = 1, .known = {.presence = Presence::present}};
  BOOST_TEST(message(story.judge(schema), "structure.required").find("byline") == 0u);
  story.article.byline = story.field("Nadia Renko");
  BOOST_TEST(count(story.judge(schema), "structure.required") == 0u);
}

BOOST_AUTO_TEST_CASE(dependent_fields_are_asked_for_only_together) {
  Story story(kSource);
  with_headline(story);
  const std::string schema =
      only(R"("constraints": [{ "dependentRequired": { "byline": ["summary", "slugline"] } }])");
  BOOST_TEST(count(story.judge(schema), "structure.required") == 0u);
  story.article.byline = story.field("Nadia Renko");
  BOOST_TEST(count(story.judge(schema), "structure.required") == 2u);
}

BOOST_AUTO_TEST_CASE(any_of_marks_once_when_none_holds) {
  Story story(kSource);
  with_headline(story);
  const std::string schema = only(
      R"("constraints": [{ "name": "teaser", "severity": "warning", "anyOf": [{ "required": ["summary"] }, { "required": ["headlines[short]"] }] }])");
  const Report report = story.judge(schema);
  BOOST_TEST(
      message(report, "structure.format") ==
      "none of the ways that the house accepts is there, in summary, headlines[short] (teaser)");
  BOOST_TEST((report.findings.front().severity == Severity::warning));
  story.article.summary = story.field("The harbour reopened.");
  BOOST_TEST(count(story.judge(schema), "structure.format") == 0u);
}

BOOST_AUTO_TEST_CASE(any_of_names_the_fields_of_its_branches_too) {
  Story story(kSource);
  with_headline(story);
  story.article.byline = story.field("Nadia Renko");
  const Report report = story.judge(only(
      R"("constraints": [{ "anyOf": [{ "if": { "required": ["byline"] }, "then": { "required": ["summary"] }, "else": { "required": ["slugline"] } }, { "allOf": [{ "required": ["byline"] }, { "dependentRequired": { "byline": ["keywords"] } }] }] }])"));
  BOOST_TEST(message(report, "structure.format") ==
             "none of the ways that the house accepts is there, in byline, summary, slugline, "
             "keywords");
}

BOOST_AUTO_TEST_CASE(not_marks_what_holds_in_the_houses_own_words) {
  Story story(kSource);
  with_headline(story);
  story.article.byline = story.field("Nadia Renko");
  const std::string schema = only(
      R"("constraints": [{ "message": "no byline on a brief", "not": { "required": ["byline"] } }])");
  const Report report = story.judge(schema);
  BOOST_TEST(message(report, "structure.format") == "no byline on a brief");
  BOOST_TEST((report.findings.front().place.source == story.span("Nadia Renko")));
  story.article.byline = {};
  BOOST_TEST(count(story.judge(schema), "structure.format") == 0u);
}

BOOST_AUTO_TEST_CASE(a_constraint_holds_at_its_stages_and_adds_to_the_bases) {
  const auto schema = parse(
      R"({ "extends": "base.json", "constraints": [{ "stage": "publish", "required": ["byline"] }] })",
      {{"base.json", R"({ "constraints": [{ "required": ["summary"] }] })"}});
  BOOST_TEST_REQUIRE(schema.ok());
  BOOST_TEST_REQUIRE((*schema)->constraints.size() == 2u);
  BOOST_TEST(((*schema)->constraints[1].severity.at(Stage::submit) == Severity::off));
  BOOST_TEST(((*schema)->constraints[1].severity.at(Stage::publish) == Severity::error));
}

BOOST_AUTO_TEST_CASE(more_constraints_than_the_limit_are_refused) {
  const auto with = [](int many) {
    std::string json = "{ \"constraints\": [";
    for (int i = 0; i < many; ++i)
      json += (i ? "," : "") + std::string("{\"required\":[\"byline\"]}");
    return json + "] }";
  };
  BOOST_TEST(parse(with(200)).ok());
  const auto schema = parse(with(201));
  BOOST_TEST_REQUIRE(!schema.ok());
  BOOST_TEST((schema.error().message.find("the limit is 200") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(a_rule_may_say_who_lifts_it_with_what_words_and_for_how_long) {
  Story story(kSource);
  with_headline(story);
  const std::string schema = R"({ "rules": { "*": "off", "structure.required": {
      "severity": "error", "waivable": { "by": ["chief"], "reason": { "minLength": 5 }, "expiry": { "maxDays": 7 } } } },
      "fields": { "byline": { "required": true } } })";
  story.now_ms = 1'780'000'000'000;  // 2026-05-28
  WaiverRecord record{.id = "w",
                      .rule = "structure.required",
                      .scope = "article",
                      .reason = "agreed with the desk",
                      .author = "nr",
                      .role = "chief",
                      .at = "2026-05-27T10:00:00Z",
                      .expires = "2026-06-01T10:00:00Z"};
  const auto waived = [&](const WaiverRecord& given) {
    const WaiverRecord records[]{given};
    const Report report = story.judge(schema, Stage::submit, {.waivers = records});
    return report.counts.waived == 1;
  };
  BOOST_TEST(waived(record));
  WaiverRecord other = record;
  other.role = "sub";
  BOOST_TEST(!waived(other));
  other = record;
  other.reason = "ok";
  BOOST_TEST(!waived(other));
  other = record;
  other.expires = "";
  BOOST_TEST(!waived(other));
  other.expires = "2026-07-01T10:00:00Z";
  BOOST_TEST(!waived(other));
}

BOOST_AUTO_TEST_CASE(what_needs_an_acknowledgement_takes_no_other_waiver) {
  Story story(kSource);
  with_headline(story);
  const std::string schema =
      R"({ "rules": { "*": "off", "structure.required": { "severity": "error", "needsAck": true } },
      "fields": { "byline": { "required": true } } })";
  WaiverRecord records[]{{.id = "w",
                          .rule = "structure.required",
                          .scope = "article",
                          .reason = "seen",
                          .author = "nr"}};
  BOOST_TEST(story.judge(schema, Stage::submit, {.waivers = records}).counts.waived == 0u);
  records[0].ack = true;
  BOOST_TEST(story.judge(schema, Stage::submit, {.waivers = records}).counts.waived == 1u);
}

BOOST_AUTO_TEST_CASE(each_merged_value_names_the_file_and_line_that_set_it) {
  const auto schema = parse(
      "{ \"extends\": \"base.json\",\n \"rules\": { \"quote.*\": \"off\",\n"
      "  \"quote.unbalanced\": \"warning\" },\n"
      " \"fields\": { \"headline\": {\n   \"maxLength\": 60 } } }",
      {{"base.json",
        "{ \"fields\": { \"headline\": { \"minLength\": 9, "
        "\"maxLength\": 70 } },\n"
        "\"rules\": { \"quote.unbalanced\": \"error\" } }"}});
  BOOST_TEST_REQUIRE(schema.ok());
  const std::vector<MergedValue> values = merged_values(**schema);
  const auto find = [&](std::string_view path) {
    const auto at = std::find_if(values.begin(), values.end(),
                                 [&](const MergedValue& each) { return each.path == path; });
    BOOST_REQUIRE_MESSAGE(at != values.end(), path);
    const std::string file = at->document ? at->document->file : "stet";
    return at->value + " " + file + ":" + std::to_string(at->at.line);
  };
  BOOST_TEST(find("/fields/headline/minLength") == "9 base.json:1");
  BOOST_TEST(find("/fields/headline/maxLength") == "60 house.json:5");
  BOOST_TEST(find("/rules/quote.unbalanced/severity") == "\"warning\" house.json:3");
  BOOST_TEST(find("/rules/quote.floating/severity") == "\"off\" house.json:2");
  BOOST_TEST(find("/rules/byline.missing/severity").ends_with(" stet:1"));
}

BOOST_AUTO_TEST_CASE(the_layers_of_a_rule_stand_in_the_order_in_which_they_spoke) {
  const auto schema = parse(R"({ "extends": "base.json",
      "rules": { "quote.unbalanced": "warning", "quote.*": "off" },
      "types": { "poem": { "rules": { "quote.*": "suggestion" } } },
      "overrides": [{ "name": "verse", "when": { "section": "verse" }, "rules": { "quote.unbalanced": "off" } }] })",
                            {{"base.json", R"({ "rules": { "quote.unbalanced": "error" } })"}});
  BOOST_TEST_REQUIRE(schema.ok());
  std::string story;
  for (const RuleLayer& layer : (*schema)->layers)
    if (layer.rule == rule_index("quote.unbalanced"))
      story += layer.document->file + " " + layer.key + " " +
               std::string(to_string(layer.severity.at(Stage::submit))) + "; ";
  BOOST_TEST(story ==
             "base.json quote.unbalanced error; house.json quote.* off; "
             "house.json quote.unbalanced warning; house.json quote.* suggestion; "
             "house.json quote.unbalanced off; ");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
