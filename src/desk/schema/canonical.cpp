/// The merged schema written out one way only, for its hash. Names, versions and descriptions are
/// left out: two houses that say the same have the same hash.

#include "desk/schema/builder.h"
#include "text/json_writer.h"

namespace stet {
namespace {

void write(JsonWriter& json, const StageSeverities& severities) {
  json.begin_array();
  for (Stage stage : every_stage()) json.string(to_string(severities.at(stage)));
  json.end_array();
}

void write(JsonWriter& json, const std::vector<std::string>& words) {
  json.begin_array();
  for (const std::string& word : words) json.string(word);
  json.end_array();
}

void write(JsonWriter& json, const RuleOptions::Setting& setting) {
  json.key(setting.name).begin_array();
  json.boolean(setting.set).boolean(setting.boolean).real(setting.number).string(setting.string);
  write(json, setting.strings);
  json.end_array();
}

void write(JsonWriter& json, std::string_view id, const RuleSetting& setting) {
  json.key(id).begin_array();
  write(json, setting.severity);
  json.string(to_string(setting.min_confidence));
  json.begin_object();
  for (const RuleOptions::Setting& option : setting.options.settings) write(json, option);
  json.end_object();
  json.boolean(setting.locked).string(setting.message).string(setting.help);
  json.boolean(setting.needs_ack).string(to_string(setting.on_missing_fact));
  write(json, setting.waivable.roles);
  json.number(setting.waivable.reason_min_length).boolean(setting.waivable.must_expire);
  json.number(setting.waivable.max_days);
  json.end_array();
}

void write(JsonWriter& json, std::string_view name, std::optional<std::int64_t> limit) {
  if (limit) json.member(name, *limit);
}

void write(JsonWriter& json, const FieldRule& rule) {
  json.key(rule.path).begin_object();
  json.key("required");
  write(json, rule.required);
  write(json, "minLength", rule.min_length);
  write(json, "maxLength", rule.max_length);
  json.member("unit", static_cast<std::int64_t>(rule.unit));
  if (rule.pattern) json.member("pattern", rule.pattern->source());
  json.member("format", rule.format);
  json.key("enum");
  write(json, rule.one_of);
  if (rule.minimum) json.key("minimum").real(*rule.minimum);
  if (rule.maximum) json.key("maximum").real(*rule.maximum);
  write(json, "minItems", rule.min_items);
  write(json, "maxItems", rule.max_items);
  if (!rule.vocabularies.empty() || rule.unique_items) {
    json.key("terms").begin_array();
    for (const auto& each : rule.vocabularies) {
      json.string(each->scheme).string(each->alias).boolean(each->closed);
      for (const Vocabulary::Term& term : each->terms)
        json.string(term.code).boolean(term.retired).string(term.successor);
    }
    write(json, rule.allow);
    write(json, rule.deny);
    json.boolean(rule.need_leaf).boolean(rule.unique_items).end_array();
  }
  if (rule.multiple_of) json.key("multipleOf").real(*rule.multiple_of);
  if (rule.types != 0) json.member("types", static_cast<std::int64_t>(rule.types));
  if (rule.contains) {
    json.key("contains").begin_array().number(rule.contains->at_least);
    for (const ItemMemberRule& member : rule.contains->members) {
      json.string(member.name).string(member.pattern ? member.pattern->source() : std::string());
      write(json, member.one_of);
      json.boolean(member.minimum.has_value()).real(member.minimum.value_or(0));
      json.boolean(member.maximum.has_value()).real(member.maximum.value_or(0));
    }
    json.end_array();
  }
  json.member_bool("acceptDerived", rule.accept_derived);
  json.key("severity");
  write(json, rule.severity);
  json.member_bool("severityStated", rule.severity_stated);
  json.member("message", rule.message);
  json.end_object();
}

void write(JsonWriter& json, const std::vector<FieldRule>& fields) {
  json.key("fields").begin_object();
  for (const FieldRule& rule : fields) write(json, rule);
  json.end_object();
}

void write(JsonWriter& json, const ArticleShape& shape) {
  json.begin_object();
  write(json, shape.fields);
  json.key("dependent").begin_array();
  for (const ArticleShape::Dependent& each : shape.dependent) {
    json.string(each.when.path).begin_array();
    for (const FieldRule& rule : each.then) json.string(rule.path);
    json.end_array();
  }
  json.end_array();
  for (const auto& [key, shapes] : {std::pair{"anyOf", &shape.any_of},
                                    {"allOf", &shape.all_of},
                                    {"not", &shape.none},
                                    {"if", &shape.if_},
                                    {"then", &shape.then_},
                                    {"else", &shape.else_}}) {
    json.key(key).begin_array();
    for (const ArticleShape& each : *shapes) write(json, each);
    json.end_array();
  }
  json.end_object();
}

void write(JsonWriter& json, const std::vector<StyleScope::Term>& terms) {
  json.begin_array();
  for (const StyleScope::Term& term : terms)
    json.begin_array()
        .number(term.zones)
        .boolean(term.in_quote)
        .boolean(term.in_title)
        .boolean(term.in_link)
        .end_array();
  json.end_array();
}

void write(JsonWriter& json, const Schema& schema, const StyleEntry& entry) {
  json.begin_object().member("id", entry.id).member("message", entry.message);
  json.member("kind", to_string(entry.kind)).member("languages", entry.languages);
  json.key("types");
  write(json, entry.types);
  json.key("in");
  write(json, entry.scope.in);
  json.key("outside");
  write(json, entry.scope.outside);
  json.key("exceptions");
  write(json, entry.exceptions);
  json.member_bool("ignoreCase", entry.ignore_case).member_bool("keepCase", entry.keep_case);
  json.key("patterns").begin_array();
  for (std::uint32_t pattern : entry.patterns) json.string(schema.style_patterns->source(pattern));
  json.end_array().key("replacements").begin_array();
  for (const std::vector<std::string>& words : entry.replacements) write(json, words);
  json.end_array().key("numbers").begin_array();
  json.number(entry.limit).number(entry.min).number(entry.max).number(entry.words);
  json.number(static_cast<std::int64_t>(entry.per));
  json.number(static_cast<std::int64_t>(entry.prefer));
  json.number(static_cast<std::int64_t>(entry.action));
  json.real(entry.threshold).end_array();
  json.member_bool("before", entry.before).member_bool("forbid", entry.forbid);
  json.member("case", entry.letter_case).member("formula", entry.formula_source);
  if (entry.pattern) json.member("pattern", entry.pattern->source());
  json.end_object();
}

void write(JsonWriter& json, const When& when) {
  json.begin_object();
  for (const auto& [key, words] : when.words) {
    json.key(key);
    write(json, words);
  }
  json.end_object().key("days").begin_array().number(when.stages);
  json.boolean(when.from_ms.has_value()).number(when.from_ms.value_or(0));
  json.number(when.until_ms).end_array().key("asks").begin_object();
  for (const FieldCondition& condition : when.fields) {
    json.key(condition.path).begin_array();
    json.boolean(condition.present.has_value()).boolean(condition.present.value_or(false));
    json.boolean(condition.equals.has_value()).string(condition.equals.value_or(""));
    json.string(condition.matches ? condition.matches->source() : std::string()).end_array();
  }
  json.end_object();
}

void write(JsonWriter& json, const Schema& schema, const Override& each) {
  json.begin_object().key("when");
  write(json, each.when);
  write(json, each.fields);
  json.key("rules").begin_array();
  for (const RuleChange& change : each.rules) {
    json.begin_object().member("stages", static_cast<std::int64_t>(change.stages));
    json.member_bool("confidence", change.confidence);
    write(json, schema.row(static_cast<std::size_t>(change.rule)).id, change.setting);
    json.end_object();
  }
  json.end_array().end_object();
}

void write(JsonWriter& json, const StagePolicy& policy) {
  json.begin_array();
  json.string(to_string(policy.block_on)).number(policy.budget_ms).number(policy.max_findings);
  json.boolean(policy.allow_on_engine_failure).string(policy.target);
  json.string(to_string(policy.base));
  json.end_array();
}

void write(JsonWriter& json, const WaiverPolicy& policy) {
  json.key("waivers").begin_array();
  json.number(policy.reason_min_length).number(policy.max_age_days);
  write(json, policy.error_roles);
  write(json, policy.warning_roles);
  write(json, policy.never);
  write(json, policy.second_person);
  json.end_array();
}

}  // namespace

std::string canonical(const Schema& schema) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.member("language", schema.language).member("timeZone", schema.time_zone);
  json.key("rules").begin_object();
  for (std::size_t i = 0; i < schema.rules.size(); ++i)
    write(json, schema.row(i).id, schema.rules[i]);
  json.end_object();
  write(json, schema.fields);
  json.key("constraints").begin_array();
  for (const Constraint& each : schema.constraints) {
    json.string(each.message);
    write(json, each.severity);
    write(json, each.shape);
  }
  json.end_array();
  json.key("types").begin_object();
  for (const TypeRules& type : schema.types) {
    json.key(type.name).begin_object();
    if (type.match) {
      json.key("match");
      write(json, *type.match);
    }
    write(json, type.fields);
    json.key("rules").begin_object();
    for (const auto& [index, setting] : type.rules)
      write(json, schema.row(static_cast<std::size_t>(index)).id, setting);
    json.end_object().end_object();
  }
  json.end_object();
  json.key("overrides").begin_array();
  for (const Override& each : schema.overrides) write(json, schema, each);
  json.end_array();
  json.key("style").begin_array();
  for (const auto& entry : schema.style) write(json, schema, *entry);
  json.end_array();
  json.key("stages").begin_array();
  for (const StagePolicy& policy : schema.stages) write(json, policy);
  json.end_array();
  json.key("ownStages");
  write(json, schema.own_stages);
  write(json, schema.waivers);
  json.end_object();
  return out;
}

}  // namespace stet
