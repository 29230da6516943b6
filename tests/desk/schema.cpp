#include "desk/schema/builder.h"
#include "desk/schema/builtin.h"
#include "desk/schema/nearest.h"
#include "schema_support.h"
#include "support/shared.h"

#include <boost/test/unit_test.hpp>

using namespace stet;
using namespace stet::test;

BOOST_TEST_DONT_PRINT_LOG_VALUE(stet::StageSeverities)
BOOST_TEST_DONT_PRINT_LOG_VALUE(stet::Severity)
BOOST_TEST_DONT_PRINT_LOG_VALUE(stet::Confidence)

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(schema)

namespace {

std::shared_ptr<const Schema> good(const std::string& json,
                                   std::map<std::string, std::string> contents = {}) {
  auto schema = parse(json, std::move(contents));
  BOOST_TEST_REQUIRE(schema.ok(), (schema.ok() ? "" : schema.error().message));
  return *schema;
}

std::string trouble(const std::string& json, std::map<std::string, std::string> contents = {}) {
  const auto schema = parse(json, std::move(contents));
  return schema.ok() ? "" : schema.error().message;
}

const FieldRule* field(const Schema& schema, std::string_view path) {
  for (const FieldRule& rule : schema.fields)
    if (rule.path == path) return &rule;
  return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_empty_schema_has_every_rule_at_its_own_severity) {
  const auto schema = good("{}");
  BOOST_TEST(schema->name == "house.json");
  BOOST_TEST_REQUIRE(schema->rules.size() == rules().size());
  for (std::size_t i = 0; i < rules().size(); ++i)
    BOOST_TEST(schema->rules[i].severity == rules()[i]->severity);
}

BOOST_AUTO_TEST_CASE(comments_and_trailing_commas_are_read) {
  BOOST_TEST(good("// ours\n{ /* a */ \"name\": \"port\", }")->name == "port");
}

BOOST_AUTO_TEST_CASE(every_built_in_schema_loads) {
  const auto names = builtin_schemas();
  for (std::string_view wanted :
       {"stet:core", "stet:wire", "stet:web", "stet:magazine", "stet:newsml-g2"})
    BOOST_TEST((std::find(names.begin(), names.end(), wanted) != names.end()), wanted);
  for (std::string_view name : names) {
    const auto schema = load_schema(std::string(name), {});
    BOOST_TEST_REQUIRE(schema.ok(), name << ": " << (schema.ok() ? "" : schema.error().message));
    BOOST_TEST((*schema)->name == name);
  }
}

BOOST_AUTO_TEST_CASE(no_name_means_the_web_schema) {
  const auto schema = load_schema("", {});
  BOOST_TEST_REQUIRE(schema.ok());
  BOOST_TEST((*schema)->name == "stet:web");
}

BOOST_AUTO_TEST_CASE(an_exact_id_wins_over_a_wildcard_whatever_the_order) {
  for (const char* json :
       {R"({ "rules": { "structure.*": "suggestion", "structure.length": "warning" } })",
        R"({ "rules": { "structure.length": "warning", "structure.*": "suggestion" } })"}) {
    const auto schema = good(json);
    BOOST_TEST(setting(*schema, "structure.length").severity == StageSeverities(Severity::warning));
    BOOST_TEST(setting(*schema, "structure.format").severity ==
               StageSeverities(Severity::suggestion));
  }
}

BOOST_AUTO_TEST_CASE(a_wildcard_of_the_house_wins_over_an_exact_id_of_its_base) {
  const auto schema = good(R"({ "extends": "base.json", "rules": { "structure.*": "off" } })",
                           {{"base.json", R"({ "rules": { "structure.length": "warning" } })"}});
  BOOST_TEST(setting(*schema, "structure.length").severity == StageSeverities(Severity::off));
}

BOOST_AUTO_TEST_CASE(a_bare_star_leaves_what_the_desk_itself_says) {
  const auto schema = good(R"({ "rules": { "*": "off" } })");
  BOOST_TEST(setting(*schema, "structure.required").severity == StageSeverities(Severity::error));
  for (std::size_t i = 0; i < rules().size(); ++i)
    if (rules()[i]->check) BOOST_TEST(schema->rules[i].severity == StageSeverities(Severity::off));
}

BOOST_AUTO_TEST_CASE(a_stage_not_named_keeps_its_severity) {
  const auto schema =
      good(R"({ "rules": { "input.notice": { "severity": { "publish": "error" } } } })");
  BOOST_TEST(setting(*schema, "input.notice").severity ==
             StageSeverities(Severity::warning, Severity::error, Severity::warning));
}

BOOST_AUTO_TEST_CASE(a_stage_not_named_follows_a_stage_it_includes) {
  const auto schema = good(R"({ "stages": { "export": { "includes": ["publish"] } },
    "rules": { "input.notice": { "severity": { "publish": "error" } } } })");
  BOOST_TEST(setting(*schema, "input.notice").severity ==
             StageSeverities(Severity::warning, Severity::error, Severity::error));
}

BOOST_AUTO_TEST_CASE(what_is_required_at_a_stage_is_required_where_that_stage_is_included) {
  const auto schema = good(R"({ "stages": { "publish": { "includes": ["submit"] },
                                            "export": { "includes": ["publish"] } },
    "fields": { "headline": { "required": ["submit"] }, "summary": { "required": ["publish"], "severity": "warning" },
                "byline": { "required": true }, "slugline": { "required": false } } })");
  BOOST_TEST(field(*schema, "headline")->required == StageSeverities(Severity::error));
  BOOST_TEST(field(*schema, "summary")->required ==
             StageSeverities(Severity::off, Severity::warning, Severity::warning));
  BOOST_TEST(field(*schema, "byline")->required == StageSeverities(Severity::error));
  BOOST_TEST(field(*schema, "slugline")->required == StageSeverities(Severity::off));
}

BOOST_AUTO_TEST_CASE(a_base_sees_the_stages_and_lists_of_the_house) {
  const auto schema =
      good(R"({ "extends": "base.json", "stages": { "export": { "includes": ["publish"] } } })",
           {{"base.json", R"({ "fields": { "headline": { "required": ["publish"] } } })"}});
  BOOST_TEST(field(*schema, "headline")->required ==
             StageSeverities(Severity::off, Severity::error, Severity::error));
}

BOOST_AUTO_TEST_CASE(keywords_of_a_field_merge_one_by_one) {
  const auto schema =
      good(R"({ "extends": "base.json", "fields": { "headline": { "maxLength": 50 } } })",
           {{"base.json", R"({ "fields": { "headline": { "required": true, "minLength": 5,
                                               "maxLength": 90 } } })"}});
  const FieldRule& headline = *field(*schema, "headline");
  BOOST_TEST(headline.required == StageSeverities(Severity::error));
  BOOST_TEST(*headline.min_length == 5);
  BOOST_TEST(*headline.max_length == 50);
}

BOOST_AUTO_TEST_CASE(headlines_main_is_the_headline) {
  BOOST_TEST(
      field(*good(R"({ "fields": { "headlines[main]": { "maxLength": 5 } } })"), "headline"));
}

BOOST_AUTO_TEST_CASE(bases_apply_from_left_to_right_and_the_house_last) {
  const std::map<std::string, std::string> contents{
      {"a.json", R"({ "rules": { "input.notice": "error", "structure.length": "error" } })"},
      {"b.json", R"({ "rules": { "input.notice": "suggestion" } })"}};
  auto schema = good(R"({ "extends": ["a.json", "b.json"] })", contents);
  BOOST_TEST(setting(*schema, "input.notice").severity == StageSeverities(Severity::suggestion));
  BOOST_TEST(setting(*schema, "structure.length").severity == StageSeverities(Severity::error));
  schema =
      good(R"({ "extends": ["a.json", "b.json"], "rules": { "input.notice": "off" } })", contents);
  BOOST_TEST(setting(*schema, "input.notice").severity == StageSeverities(Severity::off));
}

BOOST_AUTO_TEST_CASE(a_base_met_twice_applies_once_where_it_first_stands) {
  const auto schema =
      good(R"({ "extends": ["a.json", "core.json"] })",
           {{"core.json", R"({ "rules": { "input.notice": "error" } })"},
            {"a.json", R"({ "extends": "core.json", "rules": { "input.notice": "off" } })"}});
  BOOST_TEST(setting(*schema, "input.notice").severity == StageSeverities(Severity::off));
}

BOOST_AUTO_TEST_CASE(a_base_is_found_beside_the_file_that_names_it) {
  const auto schema = good(R"({ "extends": "desks/sport.json" })",
                           {{"desks/sport.json", R"({ "extends": "../common.json" })"},
                            {"common.json", R"({ "rules": { "input.notice": "error" } })"}});
  BOOST_TEST(setting(*schema, "input.notice").severity == StageSeverities(Severity::error));
}

BOOST_AUTO_TEST_CASE(relative_paths_are_resolved_without_asking_the_disk) {
  BOOST_TEST(resolve("b.json", "a.json") == "b.json");
  BOOST_TEST(resolve("b.json", "x/a.json") == "x/b.json");
  BOOST_TEST(resolve("../b.json", "x/y/a.json") == "x/b.json");
  BOOST_TEST(resolve("../../b.json", "x/a.json") == "../b.json");
  BOOST_TEST(resolve("/etc/b.json", "x/a.json") == "/etc/b.json");
  BOOST_TEST(resolve("./b.json", "/x/a.json") == "/x/b.json");
}

BOOST_AUTO_TEST_CASE(a_locked_rule_may_be_raised_but_not_lowered) {
  const std::map<std::string, std::string> contents{
      {"base.json",
       R"({ "rules": { "input.notice": { "severity": "warning", "locked": true } } })"}};
  const auto schema =
      good(R"({ "extends": "base.json", "rules": { "input.notice": "error" } })", contents);
  BOOST_TEST(setting(*schema, "input.notice").severity == StageSeverities(Severity::error));
  const std::string lowered =
      trouble(R"({ "extends": "base.json", "rules": { "input.notice": "suggestion" } })", contents);
  BOOST_TEST(lowered ==
             "rule input.notice is locked by base.json; /rules/input.notice may not lower it");
  BOOST_TEST(trouble(R"({ "extends": "base.json", "rules": { "input.*": "off" } })", contents) ==
             "rule input.notice is locked by base.json; /rules/input.* may not lower it");
  BOOST_TEST(
      !trouble(
           R"({ "extends": "base.json", "rules": { "input.notice": { "severity": { "export": "off" } } } })",
           contents)
           .empty());
  BOOST_TEST(
      !trouble(
           R"({ "extends": "base.json", "rules": { "input.notice": { "minConfidence": "high" } } })",
           contents)
           .empty());
  BOOST_TEST(
      !trouble(R"({ "extends": "base.json", "rules": { "input.notice": { "locked": false } } })",
               contents)
           .empty());
  BOOST_TEST(
      !trouble(
           R"({ "extends": "base.json", "types": { "alert": { "rules": { "input.notice": "off" } } } })",
           contents)
           .empty());
}

BOOST_AUTO_TEST_CASE(a_wildcard_that_would_lower_a_lock_is_fine_when_the_exact_id_keeps_it) {
  const auto schema = good(
      R"({ "extends": "base.json", "rules": { "input.*": "off", "input.notice": "warning" } })",
      {{"base.json",
        R"({ "rules": { "input.notice": { "severity": "warning", "locked": true } } })"}});
  BOOST_TEST(setting(*schema, "input.notice").severity == StageSeverities(Severity::warning));
}

BOOST_AUTO_TEST_CASE(a_type_keeps_what_it_changes_and_nothing_else) {
  const auto schema = good(R"({ "fields": { "headline": { "maxLength": 60 } },
    "types": { "alert": { "rules": { "input.notice": "off" },
                          "fields": { "headline": { "minLength": 3 }, "body": { "maxLength": 40, "lengthUnit": "words" } } } } })");
  BOOST_TEST_REQUIRE(schema->types.size() == 1u);
  const TypeRules& alert = schema->types[0];
  BOOST_TEST_REQUIRE(alert.rules.size() == 1u);
  BOOST_TEST(alert.rules[0].first == rule_index("input.notice"));
  BOOST_TEST_REQUIRE(alert.fields.size() == 2u);
  BOOST_TEST(*alert.fields[1].max_length == 60);
  BOOST_TEST(*alert.fields[1].min_length == 3);
  BOOST_TEST((alert.fields[0].unit == LengthUnit::words));
}

BOOST_AUTO_TEST_CASE(a_type_of_the_house_builds_on_the_type_of_its_base) {
  const auto schema = good(
      R"({ "extends": "base.json", "types": { "alert": { "rules": { "input.notice": "error" } } } })",
      {{"base.json", R"({ "types": { "alert": { "rules": { "structure.length": "off" } } } })"}});
  BOOST_TEST(schema->types.at(0).rules.size() == 2u);
}

BOOST_AUTO_TEST_CASE(waiver_policies_and_stages_are_read) {
  const auto schema =
      good(R"({ "stages": { "submit": { "blockOn": "never", "budgetMs": 50, "maxFindings": 20,
      "onEngineFailure": "block" }, "export": { "target": "newsml-g2" } },
    "waivers": { "reason": { "minLength": 12 }, "maxAgeDays": 30, "roles": { "error": ["chief"], "warning": ["*"] },
      "never": ["structure.required"], "secondPerson": ["structure.*"] } })");
  const StagePolicy& submit = schema->stages[0];
  BOOST_TEST((submit.block_on == Severity::off));
  BOOST_TEST(submit.budget_ms == 50u);
  BOOST_TEST(submit.max_findings == 20u);
  BOOST_TEST(!submit.allow_on_engine_failure);
  BOOST_TEST(schema->stages[2].target == "newsml-g2");
  BOOST_TEST(schema->waivers.reason_min_length == 12u);
  BOOST_TEST(schema->waivers.max_age_days == 30u);
  BOOST_TEST(schema->waivers.error_roles == std::vector<std::string>{"chief"});
  BOOST_TEST(schema->waivers.warning_roles.empty());
  BOOST_TEST(schema->waivers.never == std::vector<std::string>{"structure.required"});
}

BOOST_AUTO_TEST_CASE(a_house_message_is_taken_in_the_language_of_the_house) {
  const auto message = [](const std::string& language) {
    return setting(*good(R"({ "language": ")" + language + R"(", "messages": { "input.notice":
      { "de": "Sieh nach", "en": "Look", "help": "https://port.example.org/s" } } })"),
                   "input.notice")
        .message;
  };
  BOOST_TEST(message("de-AT") == "Sieh nach");
  BOOST_TEST(message("en-GB") == "Look");
  BOOST_TEST(message("fr") == "Look");
}

BOOST_AUTO_TEST_CASE(the_hash_depends_on_what_a_schema_says_not_on_how) {
  const std::string hash = good(R"({ "name": "a", "rules": { "input.notice": "error" } })")->hash;
  BOOST_TEST(hash.size() == 16u);
  BOOST_TEST(good("// x\n{ \"name\": \"b\",\n \"rules\": { \"input.notice\": { \"severity\": "
                  "\"error\" } } }")
                 ->hash == hash);
  BOOST_TEST(good(R"({ "extends": "a.json" })",
                  {{"a.json", R"({ "rules": { "input.notice": "error" } })"}})
                 ->hash == hash);
  BOOST_TEST(good("{}")->hash != hash);
  BOOST_TEST(
      good(
          R"({ "rules": { "input.notice": "error" }, "fields": { "headline": { "maxLength": 9 } } })")
          ->hash != hash);
}

BOOST_AUTO_TEST_CASE(the_json_schema_and_the_loader_know_the_same_keys) {
  const auto json = parse_json(slurp(source_path("schemas/editorial-1.schema.json")));
  BOOST_TEST_REQUIRE(json.ok());
  const auto keys = [](const Json* object) {
    std::vector<std::string> names;
    if (const Json* properties = object ? object->find("properties") : nullptr)
      for (const auto& [name, at] : properties->keys) names.push_back(name);
    return names;
  };
  const Json* definitions = json->find("definitions");
  BOOST_TEST_REQUIRE(definitions);
  const auto known = [](const std::string& before, const std::string& key,
                        const std::string& after) {
    return trouble(before + "{ \"" + key + "\": null }" + after).find("unknown key") ==
           std::string::npos;
  };
  const std::vector<std::string> top = keys(&*json), field = keys(definitions->find("field")),
                                 stage = keys(definitions->find("stage"));
  BOOST_TEST(top.size() > 10u);
  BOOST_TEST(field.size() > 10u);
  BOOST_TEST(stage.size() > 5u);
  for (const std::string& key : top) BOOST_TEST(known("", key, ""), key);
  for (const std::string& key : field)
    BOOST_TEST(known("{ \"fields\": { \"headline\": ", key, " } }"), key);
  for (const std::string& key : stage)
    BOOST_TEST(known("{ \"stages\": { \"submit\": ", key, " } }"), key);
  BOOST_TEST(!known("", "ruels", ""));
}

BOOST_AUTO_TEST_CASE(no_built_in_schema_makes_a_heuristic_rule_an_error_before_export) {
  for (std::string_view name : builtin_schemas()) {
    const auto schema = load_schema(std::string(name), {});
    BOOST_TEST_REQUIRE(schema.ok());
    for (std::size_t i = 0; i < rules().size(); ++i) {
      const Rule& rule = *rules()[i];
      if (!rule.heuristic) continue;
      for (const Stage stage : {Stage::submit, Stage::publish})
        BOOST_TEST((*schema)->rules[i].severity.at(stage) < Severity::error,
                   name << ": " << rule.id);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_heuristic_rule_is_on_in_a_built_in_schema_as_its_measured_precision_allows) {
  // Falls short of the bar and stays on: published copy has next to no quotation that is nobody's,
  // so most of its flags there are wrong, though few quotations are flagged. tests/eval has more.
  constexpr std::string_view kShort = "attribution.quote-unattributed";
  const auto allowed = [&](const Rule& rule, const RuleSetting& setting, const std::string& where) {
    if (!rule.heuristic || rule.id == kShort) return;
    const double precision = std::strtod(std::string(rule.precision).c_str(), nullptr);
    for (const Stage stage : {Stage::submit, Stage::publish, Stage::export_}) {
      const Severity severity = setting.severity.at(stage);
      if (severity == Severity::off) continue;
      BOOST_TEST(precision >= (severity == Severity::suggestion ? 0.7 : 0.9),
                 where << ": " << rule.id << " is " << to_string(severity)
                       << ", its precision: " << rule.precision);
    }
  };
  for (std::string_view name : builtin_schemas()) {
    const auto schema = load_schema(std::string(name), {});
    BOOST_TEST_REQUIRE(schema.ok());
    for (std::size_t i = 0; i < rules().size(); ++i)
      allowed(*rules()[i], (*schema)->rules[i], std::string(name));
    for (const TypeRules& type : (*schema)->types)
      for (const auto& [index, setting] : type.rules)
        allowed(*rules()[static_cast<std::size_t>(index)], setting,
                std::string(name) + " for " + type.name);
  }
}

BOOST_AUTO_TEST_CASE(the_nearest_word_is_near) {
  const auto nearest = [](std::string_view typed) {
    Nearest near(typed);
    for (std::string_view word : {"headline", "byline", "dateline", "id"}) near.offer(word);
    return near.word();
  };
  BOOST_TEST(nearest("hedline") == "headline");
  BOOST_TEST(nearest("bylnie") == "byline");
  BOOST_TEST(nearest("summary").empty());
  BOOST_TEST(nearest(std::string(500, 'h')).empty());
  BOOST_TEST(edit_distance("kitten", "sitting") == 3u);
  BOOST_TEST(edit_distance("ab", "ba") == 1u);
  BOOST_TEST(edit_distance("", "abc") == 3u);
}

BOOST_AUTO_TEST_CASE(a_rule_is_found_by_half_its_name) {
  BOOST_TEST(nearest_rule("structur.required") == "structure.required");
  BOOST_TEST(nearest_rule("required") == "structure.required");
  BOOST_TEST(nearest_rule("zzzzzzzz").empty());
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
