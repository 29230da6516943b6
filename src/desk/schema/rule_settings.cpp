/// The section "rules": severities by stage, options, wildcards, locks.

#include "desk/schema/builder.h"
#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

struct WasLocked {
  StageSeverities severity;
  Confidence min_confidence;
};

bool read_confidence(const Node& node, Confidence& out) {
  std::size_t word = 0;
  if (!node.read_word({"low", "medium", "high"}, word)) return false;
  out = static_cast<Confidence>(word);
  return true;
}

bool unlocking(const Node& node, const Builder& builder, std::size_t rule) {
  return node.fail("the lock at ", " cannot be taken off; " +
                                       std::string(builder.schema.row(rule).id) + " is locked by " +
                                       builder.locked_by[rule]->file);
}

/// What stands in `rules` alone: types and overrides cannot change it.
bool same_for_everyone(const Node& node, const Builder& builder) {
  return builder.speaks.by == RuleLayer::By::rules ||
         node.fail_at_key({}, " stands only among the rules; it is the same for every article");
}

/// true, false, or what a waiver of this rule needs.
bool read_waivable(const Node& node, Builder& builder, std::size_t rule, WaiverTerms& terms) {
  if (node.json().is(Json::Kind::object)) {
    if (!same_for_everyone(node, builder)) return false;
    return node.object({{"by", [&](const Node& value) { return read_roles(value, terms.roles); }},
                        {"reason",
                         [&](const Node& value) {
                           std::size_t word = 0;
                           if (value.json().is(Json::Kind::string)) {
                             terms.reason_min_length = std::max(terms.reason_min_length, 1u);
                             return value.read_word({"required"}, word);
                           }
                           return value.object({{"minLength", [&](const Node& length) {
                                                   return length.read(terms.reason_min_length);
                                                 }}});
                         }},
                        {"expiry", [&](const Node& value) {
                           std::size_t word = 0;
                           terms.must_expire = true;
                           if (value.json().is(Json::Kind::string))
                             return value.read_word({"required"}, word);
                           return value.object({{"maxDays", [&](const Node& days) {
                                                   return days.read(terms.max_days);
                                                 }}});
                         }}});
  }
  if (!node.json().is(Json::Kind::boolean))
    return node.fail({}, " must be true, false, or an object with by, reason, expiry");
  std::vector<std::string>& never = builder.schema.waivers.never;
  const std::string id(builder.schema.row(rule).id);
  const auto at = std::find(never.begin(), never.end(), id);
  if (!node.json().boolean && at == never.end()) never.push_back(id);
  if (node.json().boolean && at != never.end()) never.erase(at);
  return true;
}

/// The part of the long form that a wildcard may have too.
bool read_long_form(const Node& node, Builder& builder, std::size_t rule, bool wildcard,
                    RuleSetting& setting) {
  const auto only_exact = [&](const Node& value) {
    return value.fail_at_key({}, " needs the exact id of one rule, not a wildcard");
  };
  bool locked = setting.locked;
  const bool was_locked = builder.locked_by[rule] != nullptr;
  const bool good = node.object({
      {"severity",
       [&](const Node& value) { return read_severities(value, builder, setting.severity); }},
      {"minConfidence",
       [&](const Node& value) { return read_confidence(value, setting.min_confidence); }},
      {"options",
       [&](const Node& value) {
         if (wildcard) return only_exact(value);
         return apply_options(value, builder.schema.row(rule), builder, setting.options);
       }},
      {"message",
       [&](const Node& value) {
         return wildcard ? only_exact(value) : value.read(setting.message);
       }},
      {"help",
       [&](const Node& value) { return wildcard ? only_exact(value) : value.read(setting.help); }},
      {"locked",
       [&](const Node& value) {
         if (!value.read(locked)) return false;
         return locked || !was_locked || unlocking(value, builder, rule);
       }},
      {"waivable",
       [&](const Node& value) { return read_waivable(value, builder, rule, setting.waivable); }},
      {"needsAck",
       [&](const Node& value) {
         return same_for_everyone(value, builder) && value.read(setting.needs_ack);
       }},
      {"onMissingFact",
       [&](const Node& value) {
         std::size_t word = 0;
         if (!same_for_everyone(value, builder) ||
             !value.read_word({"ignore", "warning", "error"}, word))
           return false;
         setting.on_missing_fact = word == 0   ? Severity::off
                                   : word == 1 ? Severity::warning
                                               : Severity::error;
         return true;
       }},
  });
  if (!good) return false;
  setting.locked = locked;
  if (locked && !was_locked) builder.locked_by[rule] = &node.document();
  return true;
}

/// "error", ["error", {options}], or the long form.
bool read_setting(const Node& node, Builder& builder, std::size_t rule, bool wildcard,
                  RuleSetting& setting) {
  switch (node.json().kind) {
    case Json::Kind::string:
      return read_severities(node, builder, setting.severity);
    case Json::Kind::object:
      return read_long_form(node, builder, rule, wildcard, setting);
    case Json::Kind::array: {
      if (wildcard) return node.fail({}, " needs the exact id of one rule, since it sets options");
      if (node.json().items.size() != 2) return node.fail({}, " must be [severity, {options}]");
      std::size_t index = 0;
      return node.each_item([&](const Node& item) {
        if (index++ == 0) return read_severities(item, builder, setting.severity);
        return apply_options(item, builder.schema.row(rule), builder, setting.options);
      });
    }
    case Json::Kind::null:
    case Json::Kind::boolean:
    case Json::Kind::number:
      break;
  }
  return node.fail({}, " must be a severity, [severity, {options}] or an object");
}

bool lowers(const RuleSetting& now, const WasLocked& was) {
  for (Stage stage : every_stage())
    if (now.severity.at(stage) < was.severity.at(stage)) return true;
  return now.min_confidence > was.min_confidence;
}

/// A bare "*" leaves alone what the desk itself says (constraints on fields, notices of readers,
/// the entries of the house's own style).
bool reaches(std::string_view pattern, const Rule& rule) {
  if (pattern == "*") return rule.check != nullptr;
  return takes(pattern, rule.id);
}

}  // namespace

bool takes(std::string_view pattern, std::string_view id) {
  if (pattern.empty() || pattern.back() != '*') return pattern == id;
  return id.starts_with(pattern.substr(0, pattern.size() - 1));
}

bool read_rule_pattern(const Node& node, const Schema& schema, std::string_view id) {
  if (schema.answers(id)) return true;
  std::string after;
  if (const std::string_view near = schema.nearest(id); !near.empty())
    after = "; did you mean '" + std::string(near) + "'";
  if (!id.empty() && id.back() == '*') {
    std::vector<std::string_view> families;
    for (std::size_t i = 0; i < schema.rules.size(); ++i) {
      const std::string_view rule = schema.row(i).id, family = rule.substr(0, rule.find('.'));
      if (families.empty() || families.back() != family) families.push_back(family);
    }
    after = suggestion(id.substr(0, id.find_first_of(".*")), families);
  }
  return node.fail_at_key("unknown rule '" + printable(id) + "' at ", after);
}

bool apply_rules(const Node& node, Builder& builder, std::vector<RuleSetting>& settings,
                 std::vector<std::uint8_t>& touched) {
  std::vector<std::optional<WasLocked>> locked(settings.size());
  for (std::size_t i = 0; i < settings.size(); ++i)
    if (builder.locked_by[i])
      locked[i] = WasLocked{settings[i].severity, settings[i].min_confidence};

  // Wildcards first, so that an exact id wins wherever it stands in the section.
  const bool wildcards = node.each_member([&](std::string_view key, const Node& value) {
    if (!read_rule_pattern(value, builder.schema, key)) return false;
    if (key.back() != '*') return true;
    for (std::size_t i = 0; i < settings.size(); ++i) {
      if (!reaches(key, builder.schema.row(i))) continue;
      touched[i] = 1;
      if (!read_setting(value, builder, i, true, settings[i])) return false;
      builder.note(static_cast<int>(i), key, value, settings[i]);
    }
    return true;
  });
  if (!wildcards) return false;
  const bool exact = node.each_member([&](std::string_view key, const Node& value) {
    const int index = builder.schema.index_of(key);
    if (index < 0) return true;
    const auto rule = static_cast<std::size_t>(index);
    touched[rule] = 1;
    if (!read_setting(value, builder, rule, false, settings[rule])) return false;
    builder.note(index, key, value, settings[rule]);
    return true;
  });
  if (!exact) return false;

  for (std::size_t i = 0; i < settings.size(); ++i) {
    if (!locked[i] || !lowers(settings[i], *locked[i])) continue;
    const std::string_view id = builder.schema.row(i).id;
    const auto complain = [&](std::string_view key, const Node& value) {
      if (key != id && !(key.back() == '*' && reaches(key, builder.schema.row(i)))) return true;
      return value.fail(
          "rule " + std::string(id) + " is locked by " + builder.locked_by[i]->file + "; ",
          " may not lower it");
    };
    const auto exact_member = [&](const Node& value) { return complain(id, value); };
    if (!node.member(id, exact_member)) return false;
    return node.each_member(complain);
  }
  return true;
}

}  // namespace stet
