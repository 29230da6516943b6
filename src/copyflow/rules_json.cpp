#include "copyflow/rules_json.h"

#include "text/json_writer.h"

namespace stet {
namespace {

std::string_view name_of(OptionType type) {
  switch (type) {
    case OptionType::boolean:
      return "boolean";
    case OptionType::integer:
      return "integer";
    case OptionType::number:
      return "number";
    case OptionType::string:
      return "string";
    case OptionType::strings:
      return "list of strings";
    case OptionType::patterns:
      return "list of RE2 patterns";
  }
  return "";
}

/// At Stet's three stages; with `schema` at the house's own as well.
void severities(JsonWriter& json, std::string_view name, const StageSeverities& severity,
                const Schema* schema) {
  json.key(name).begin_object();
  for (Stage stage : {Stage::submit, Stage::publish, Stage::export_})
    json.member(to_string(stage), to_string(severity.at(stage)));
  for (std::size_t i = 0; schema && i < schema->own_stages.size(); ++i)
    json.member(schema->own_stages[i], to_string(severity.at(static_cast<Stage>(3 + i))));
  json.end_object();
}

void write_rule(JsonWriter& json, const Schema& schema, const Rule& rule,
                const RuleSetting& setting) {
  json.begin_object().member("id", rule.id);
  severities(json, "severity", setting.severity, &schema);
  severities(json, "default", rule.severity, nullptr);
  json.member_bool("locked", setting.locked)
      .member("languages", rule.languages)
      .member_bool("heuristic", rule.heuristic)
      .member("why", rule.why);
  json.key("options").begin_array();
  for (const OptionSpec& option : rule.options) {
    json.begin_object()
        .member("name", option.name)
        .member("type", name_of(option.type))
        .key("default");
    if (option.fallback.empty())
      json.null();
    else
      json.raw(option.fallback);
    if (!option.choices.empty()) json.member("choices", option.choices);
    json.member("help", option.help).end_object();
  }
  json.end_array();
  json.key("precision");
  if (rule.precision.empty())
    json.null();
  else
    json.string(rule.precision);
  json.member("pass", rule.pass_example).member("fail", rule.fail_example);
  json.member("message", setting.message).member("help", setting.help).end_object();
}

}  // namespace

std::string rules_json(const Schema& schema) {
  std::string out;
  JsonWriter json(out);
  json.begin_object()
      .key("schema")
      .begin_object()
      .member("name", schema.name)
      .member("version", schema.version)
      .member("hash", schema.hash)
      .end_object();
  json.key("rules").begin_array();
  for (std::size_t i = 0; i < schema.rules.size(); ++i)
    write_rule(json, schema, schema.row(i), schema.rules[i]);
  json.end_array().end_object();
  return out;
}

Result<std::string> rule_json(const Schema& schema, std::string_view id) {
  const int row = schema.index_of(id);
  if (row < 0) {
    Error error{.code = Code::argument, .message = "no rule '" + std::string(id) + "'"};
    if (const std::string_view near = schema.nearest(id); !near.empty())
      error.message.append("; did you mean '").append(near).append("'");
    return error;
  }
  std::string out;
  JsonWriter json(out);
  write_rule(json, schema, schema.row(static_cast<std::size_t>(row)),
             schema.rules[static_cast<std::size_t>(row)]);
  return out;
}

}  // namespace stet
