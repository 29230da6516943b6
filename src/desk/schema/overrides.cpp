#include "desk/schema/overrides.h"

#include "article/names.h"
#include "desk/proof/look.h"
#include "desk/schema/builder.h"
#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::size_t kMaxOverrides = 200;

constexpr std::string_view kWhenWords[]{
    "desk",    "type",   "profile", "language", "section",        "genre", "subject",
    "keyword", "source", "signal",  "author",   "sourceCategory", "target"};

bool equal(std::string_view a, std::string_view b) { return look::same_folded(a, b); }

bool has(const std::vector<std::string>& wanted, std::string_view found) {
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](const std::string& each) { return equal(each, found); });
}

bool has_concept(const std::vector<std::string>& wanted, const Article& article,
                 Concept::Kind kind) {
  return std::any_of(article.concepts.begin(), article.concepts.end(), [&](const Concept& each) {
    if (each.kind != kind) return false;
    if (has(wanted, each.code) || has(wanted, each.name.bytes())) return true;
    if (!each.uri.empty() && has(wanted, each.uri)) return true;
    return !each.scheme.empty() &&
           has(wanted, std::string(each.scheme) + ":" + std::string(each.code));
  });
}

/// What a CMS calls the desk stays in the members that the model has no field for.
bool has_desk(const std::vector<std::string>& wanted, const Article& article) {
  return std::any_of(article.extra.begin(), article.extra.end(), [&](const Extra& each) {
    std::string_view value = each.value;
    if (value.size() >= 2 && value.front() == '"') value = value.substr(1, value.size() - 2);
    return (each.path == "desk" || each.path.ends_with("/desk")) && has(wanted, value);
  });
}

bool is_in_language(const std::vector<std::string>& wanted, std::string_view language) {
  return has(wanted, language) || has(wanted, language.substr(0, language.find('-')));
}

bool one_holds(std::string_view key, const std::vector<std::string>& wanted, const Schema& schema,
               const Proof& proof) {
  const Article& article = proof.article;
  const auto profile = [&] { return article.profile.is_present() ? article.profile.value : ""; };
  if (key == "desk") return has_desk(wanted, article);
  if (key == "profile") return has(wanted, profile());
  if (key == "type") return has(wanted, profile()) || has(wanted, to_string(article.kind));
  if (key == "language")
    return is_in_language(wanted, proof.language.empty() && article.language.is_present()
                                      ? article.language.value
                                      : proof.language);
  if (key == "section") return has_concept(wanted, article, Concept::Kind::category);
  if (key == "genre") return has_concept(wanted, article, Concept::Kind::genre);
  if (key == "subject") return has_concept(wanted, article, Concept::Kind::subject);
  if (key == "keyword")
    return std::any_of(article.keywords.begin(), article.keywords.end(),
                       [&](const Field& each) { return has(wanted, each.bytes()); });
  if (key == "signal")
    return std::any_of(article.signals.begin(), article.signals.end(),
                       [&](std::string_view each) { return has(wanted, each); });
  if (key == "source")
    return has(wanted, article.credit.bytes()) ||
           std::any_of(article.sources.begin(), article.sources.end(), [&](const Source& each) {
             return has(wanted, each.name.bytes()) || has(wanted, each.uri);
           });
  if (key == "sourceCategory")
    return std::any_of(article.sources.begin(), article.sources.end(), [&](const Source& each) {
      const bool wire = each.role == SourceRole::agency || each.role == SourceRole::provider;
      return has(wanted, to_string(each.role)) || (wire && has(wanted, "wires"));
    });
  if (key == "author")
    return has(wanted, article.byline.bytes()) ||
           std::any_of(article.creators.begin(), article.creators.end(), [&](const Creator& each) {
             return has(wanted, each.name.bytes()) || has(wanted, each.id);
           });
  if (key == "target") {
    const auto stage = static_cast<std::size_t>(proof.context.asked());
    return has(wanted,
               proof.context.target.empty() ? schema.stages[stage].target : proof.context.target);
  }
  return false;
}

bool field_holds(const FieldCondition& condition, const Article& article) {
  std::vector<FieldValue> values;
  read_field(condition.selector, condition.path, article, values);
  const auto is_there = [](const FieldValue& value) {
    return value.known.is_present() && (value.number || value.date || value.items.value_or(0) > 0 ||
                                        !look::is_blank(value.words));
  };
  const bool present = std::any_of(values.begin(), values.end(), is_there);
  if (condition.present && *condition.present != present) return false;
  if (condition.equals && std::none_of(values.begin(), values.end(), [&](const FieldValue& value) {
        return (value.number ? spell_number(*value.number) : std::string(value.words)) ==
               *condition.equals;
      }))
    return false;
  return !condition.matches ||
         std::any_of(values.begin(), values.end(), [&](const FieldValue& value) {
           return condition.matches->matches(value.words);
         });
}

bool read_day(const Node& node, std::int64_t& out) {
  std::string words;
  if (!node.read(words)) return false;
  std::optional<DateTime> day = parse_iso(words);
  if (!day || day->day == 0)
    return node.fail("'" + printable(words) + "' at ", " is no date; write it as 2026-05-01");
  if (!day->offset_minutes) day->offset_minutes = 0;
  day->has_time = true;
  out = to_unix_ms(*day).value_or(0);
  return true;
}

bool read_between(const Node& node, When& when) {
  std::array<std::int64_t, 2> days{};
  std::size_t count = 0;
  if (!node.each_item([&](const Node& item) {
        return count >= 2 ? item.fail("a third date at ", "; from and to are two")
                          : read_day(item, days[count++]);
      }))
    return false;
  if (count != 2 || days[1] < days[0])
    return node.fail({}, " must be [from, to], both days included");
  when.from_ms = days[0];
  when.until_ms = days[1] + kDayMs;
  return true;
}

bool read_condition(const Node& node, std::string_view path, Builder& builder, When& when) {
  FieldCondition condition{.path = std::string(path)};
  std::string why;
  const std::optional<FieldSelector> selector = parse_field_path(path, why);
  if (!selector) return node.fail_at_key(why + " at ");
  condition.selector = *selector;
  const bool good = node.object({{"present",
                                  [&](const Node& value) {
                                    bool present = false;
                                    if (!value.read(present)) return false;
                                    condition.present = present;
                                    return true;
                                  }},
                                 {"equals",
                                  [&](const Node& value) {
                                    switch (value.json().kind) {
                                      case Json::Kind::boolean:
                                        condition.equals = value.json().boolean ? "true" : "false";
                                        return true;
                                      case Json::Kind::number:
                                        condition.equals = value.json().string;
                                        return true;
                                      default:
                                        break;
                                    }
                                    std::string word;
                                    if (!value.read(word)) return false;
                                    condition.equals = std::move(word);
                                    return true;
                                  }},
                                 {"matches", [&](const Node& value) {
                                    return read_pattern(value, builder, condition.matches);
                                  }}});
  if (!good) return false;
  if (!condition.present && !condition.equals && !condition.matches)
    return node.fail({}, " asks nothing; one of present, equals, matches");
  when.fields.push_back(std::move(condition));
  return true;
}

/// Settings from which one reading shows what the section itself says: what two readings from
/// opposite ends agree on.
std::vector<RuleSetting> from(const Builder& builder, Severity severity, Confidence confidence) {
  std::vector<RuleSetting> settings = builder.schema.rules;
  for (RuleSetting& setting : settings) {
    setting.severity = severity;
    setting.min_confidence = confidence;
    setting.message.clear();
    setting.help.clear();
    for (RuleOptions::Setting& option : setting.options.settings) option.set = false;
  }
  return settings;
}

bool read_changes(const Node& node, Builder& builder, std::vector<RuleChange>& out) {
  // as the house stands, for locks
  std::vector<RuleSetting> merged = builder.schema.rules;
  std::vector<std::uint8_t> touched(merged.size());
  const std::vector<std::string> never = builder.schema.waivers.never;
  const std::uint32_t patterns = builder.patterns;
  if (!apply_rules(node, builder, merged, touched)) return false;
  std::vector<const Document*> locks(builder.locked_by.size());
  std::swap(locks, builder.locked_by);
  builder.quiet = true;
  std::vector<RuleSetting> low = from(builder, Severity::off, Confidence::low);
  std::vector<RuleSetting> high = from(builder, Severity::error, Confidence::high);
  builder.patterns = patterns;
  const bool good = apply_rules(node, builder, low, touched) &&
                    (builder.patterns = patterns, apply_rules(node, builder, high, touched));
  std::swap(locks, builder.locked_by);
  builder.quiet = false;
  if (!good) return false;
  if (builder.schema.waivers.never != never)
    return node.fail("waivable cannot be set at ", "; who may waive is the same for everyone");
  for (std::size_t i = 0; i < touched.size(); ++i) {
    if (!touched[i]) continue;
    RuleChange change{.rule = static_cast<int>(i), .setting = std::move(low[i])};
    for (Stage stage : every_stage())
      if (change.setting.severity.at(stage) == high[i].severity.at(stage))
        change.stages = static_cast<std::uint8_t>(change.stages | bit(stage));
    change.confidence = change.setting.min_confidence == high[i].min_confidence;
    out.push_back(std::move(change));
  }
  return true;
}

bool read_override(const Node& node, Builder& builder, Override& out) {
  std::vector<FieldRule> fields = builder.schema.fields;
  std::vector<std::string> paths;
  bool has_when = false;
  const bool good = node.object(
      {{"name", [&](const Node& value) { return value.read(out.name); }},
       {"when",
        [&](const Node& value) {
          has_when = true;
          return read_when(value, builder, out.when);
        }},
       {"rules", [&](const Node& value) { return read_changes(value, builder, out.rules); }},
       {"fields", [&](const Node& value) { return apply_fields(value, builder, fields, paths); }}});
  if (!good) return false;
  if (out.name.empty()) return node.fail({}, " needs a \"name\": what the house calls it");
  if (!has_when) return node.fail({}, " needs \"when\"; without it, write it among the rules");
  for (FieldRule& rule : fields)
    if (std::find(paths.begin(), paths.end(), rule.path) != paths.end())
      out.fields.push_back(std::move(rule));
  return true;
}

}  // namespace

bool read_when(const Node& node, Builder& builder, When& when) {
  return node.each_member([&](std::string_view key, const Node& value) {
    if (key == "stage") return read_stages(value, builder, when.stages);
    if (key == "between") return read_between(value, when);
    if (key == "field")
      return value.each_member([&](std::string_view path, const Node& condition) {
        return read_condition(condition, path, builder, when);
      });
    if (key == "byline") return read_condition(value, key, builder, when);
    if (std::find(std::begin(kWhenWords), std::end(kWhenWords), key) == std::end(kWhenWords)) {
      std::vector<std::string_view> words(std::begin(kWhenWords), std::end(kWhenWords));
      words.insert(words.end(), {"stage", "between", "field", "byline"});
      return value.fail_at_key("unknown condition at ", suggestion(key, words));
    }
    std::vector<std::string> wanted;
    if (!value.read_one_or_more(wanted)) return false;
    if (wanted.empty()) return value.fail({}, " is empty: it could never hold");
    when.words.emplace_back(std::string(key), std::move(wanted));
    return true;
  });
}

bool holds(const When& when, const Schema& schema, const Proof& proof) {
  if (!(when.stages & bit(proof.context.asked()))) return false;
  if (when.from_ms) {
    const std::optional<std::int64_t>& now = proof.context.now_ms;
    if (!now || *now < *when.from_ms || *now >= when.until_ms) return false;
  }
  for (const auto& [key, wanted] : when.words)
    if (!one_holds(key, wanted, schema, proof)) return false;
  return std::all_of(when.fields.begin(), when.fields.end(),
                     [&](const FieldCondition& each) { return field_holds(each, proof.article); });
}

bool is_of_type(const TypeRules& type, const Schema& schema, const Proof& proof) {
  if (type.match) return holds(*type.match, schema, proof);
  const Value<std::string_view>& profile = proof.article.profile;
  return profile.is_present() && profile.value == type.name;
}

void apply(const RuleChange& change, RuleSetting& setting) {
  const StageSeverities& now = change.setting.severity;
  for (Stage stage : every_stage())
    if (change.stages & bit(stage)) setting.severity.set(stage, now.at(stage));
  if (change.confidence) setting.min_confidence = change.setting.min_confidence;
  if (!change.setting.message.empty()) setting.message = change.setting.message;
  if (!change.setting.help.empty()) setting.help = change.setting.help;
  for (std::size_t i = 0; i < setting.options.settings.size(); ++i)
    if (change.setting.options.settings[i].set)
      setting.options.settings[i] = change.setting.options.settings[i];
}

bool apply_overrides(const Node& node, Builder& builder) {
  return node.each_item([&](const Node& item) {
    if (builder.schema.overrides.size() >= kMaxOverrides)
      return item.fail("too many overrides at ", "; the limit is " + std::to_string(kMaxOverrides));
    builder.speaks = {.by = RuleLayer::By::override_,
                      .index = static_cast<std::int32_t>(builder.schema.overrides.size())};
    return read_override(item, builder, builder.schema.overrides.emplace_back());
  });
}

}  // namespace stet
