/// The section "fields": constraints by path. Keywords merge one by one into what the bases say of
/// the same path.

#include "desk/schema/builder.h"
#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

constexpr std::size_t kMaxFields = 500;

std::string_view name_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::text:
      return "text";
    case FieldKind::code:
      return "a code";
    case FieldKind::date:
      return "a date";
    case FieldKind::number:
      return "a number";
    case FieldKind::list:
      return "a list";
  }
  return "text";
}

/// A keyword that asks nothing of this kind of field would hold for ever: it is a mistake.
bool suits(const Node& node, FieldKind kind, std::initializer_list<FieldKind> kinds) {
  if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return true;
  std::string after = " does not suit this field, which is ";
  after += name_of(kind);
  return node.fail_at_key({}, after);
}

bool read_limit(const Node& node, std::optional<std::int64_t>& out) {
  std::int64_t value = 0;
  if (!node.read(value)) return false;
  out = value;
  return true;
}

bool read_bound(const Node& node, std::optional<double>& out) {
  double value = 0;
  if (!node.read(value)) return false;
  out = value;
  return true;
}

bool read_unit(const Node& node, LengthUnit& out) {
  std::size_t word = 0;
  if (!node.read_word({"graphemes", "codepoints", "bytes", "words"}, word)) return false;
  out = static_cast<LengthUnit>(word);
  return true;
}

bool read_values(const Node& node, std::vector<std::string>& out) {
  std::vector<std::string> values;
  const bool good = node.each_item([&](const Node& item) {
    if (item.json().is(Json::Kind::number)) {
      values.push_back(item.json().string);
      return true;
    }
    return item.read(values.emplace_back());
  });
  if (!good) return false;
  if (values.empty()) return node.fail({}, " is empty: no value could ever pass");
  out = std::move(values);
  return true;
}

bool read_format(const Node& node, std::string& out) {
  std::size_t word = 0;
  if (!node.read_word({"date-time", "date", "uri", "email", "language", "uuid", "urn"}, word))
    return false;
  out = node.json().string;
  return true;
}

bool read_required(const Node& node, const Builder& builder, std::uint8_t& out) {
  if (node.json().is(Json::Kind::boolean)) {
    out = node.json().boolean ? kAllStages : 0;
    return true;
  }
  std::uint8_t stages = 0;
  if (!node.json().is(Json::Kind::array))
    return node.fail({}, " must be true, false or a list of stages");
  if (!read_stages(node, stages)) return false;
  out = builder.with_including(stages);
  return true;
}

bool read_accept(const Node& node, bool& derived) {
  std::vector<std::string> words;
  if (!node.read_one_or_more(words)) return false;
  bool accepts = false;
  for (const std::string& word : words) {
    if (word != "explicit" && word != "derived")
      return node.fail("unknown value '" + printable(word) + "' at ",
                       suggestion(word, {"explicit", "derived"}));
    accepts = accepts || word == "derived";
  }
  derived = accepts;
  return true;
}

std::uint8_t stages_of(const StageSeverities& severities) {
  std::uint8_t stages = 0;
  for (Stage stage : {Stage::submit, Stage::publish, Stage::export_})
    if (severities.at(stage) != Severity::off)
      stages = static_cast<std::uint8_t>(stages | bit(stage));
  return stages;
}

StageSeverities only_at(const StageSeverities& severities, std::uint8_t stages) {
  const auto at = [&](Stage stage) {
    return stages & bit(stage) ? severities.at(stage) : Severity::off;
  };
  return {at(Stage::submit), at(Stage::publish), at(Stage::export_)};
}

bool contradicts(const Node& node, const FieldRule& rule) {
  if (rule.min_length && rule.max_length && *rule.min_length > *rule.max_length)
    return !node.fail("minLength is over maxLength at ");
  if (rule.min_items && rule.max_items && *rule.min_items > *rule.max_items)
    return !node.fail("minItems is over maxItems at ");
  if (rule.minimum && rule.maximum && *rule.minimum > *rule.maximum)
    return !node.fail("minimum is over maximum at ");
  return false;
}

bool read_constraints(const Node& node, Builder& builder, FieldRule& rule) {
  using enum FieldKind;
  const FieldKind kind = kind_of(rule.selector);
  std::uint8_t required = stages_of(rule.required);
  std::uint8_t stages = kAllStages;
  bool stages_stated = false;
  const bool good = node.object({
      {"required", [&](const Node& value) { return read_required(value, builder, required); }},
      {"minLength",
       [&](const Node& value) {
         return suits(value, kind, {text, code}) && read_limit(value, rule.min_length);
       }},
      {"maxLength",
       [&](const Node& value) {
         return suits(value, kind, {text, code}) && read_limit(value, rule.max_length);
       }},
      {"lengthUnit", [&](const Node& value) { return read_unit(value, rule.unit); }},
      {"pattern",
       [&](const Node& value) {
         return suits(value, kind, {text, code}) && read_pattern(value, builder, rule.pattern);
       }},
      {"enum",
       [&](const Node& value) {
         return suits(value, kind, {text, code, number}) && read_values(value, rule.one_of);
       }},
      {"const",
       [&](const Node& value) {
         if (!suits(value, kind, {text, code, number})) return false;
         if (value.json().is(Json::Kind::number)) {
           rule.one_of = {value.json().string};
           return true;
         }
         std::string word;
         if (!value.read(word)) return false;
         rule.one_of = {std::move(word)};
         return true;
       }},
      {"format",
       [&](const Node& value) {
         return suits(value, kind, {text, code, date}) && read_format(value, rule.format);
       }},
      {"minimum",
       [&](const Node& value) {
         return suits(value, kind, {number, code}) && read_bound(value, rule.minimum);
       }},
      {"maximum",
       [&](const Node& value) {
         return suits(value, kind, {number, code}) && read_bound(value, rule.maximum);
       }},
      {"minItems",
       [&](const Node& value) {
         return suits(value, kind, {list}) && read_limit(value, rule.min_items);
       }},
      {"maxItems",
       [&](const Node& value) {
         return suits(value, kind, {list}) && read_limit(value, rule.max_items);
       }},
      {"accept", [&](const Node& value) { return read_accept(value, rule.accept_derived); }},
      {"severity",
       [&](const Node& value) {
         rule.severity_stated = true;
         return read_severities(value, builder, rule.severity);
       }},
      {"stage",
       [&](const Node& value) {
         stages_stated = true;
         if (!read_stages(value, stages)) return false;
         stages = builder.with_including(stages);
         return true;
       }},
      {"message", [&](const Node& value) { return value.read(rule.message); }},
      {"vocabulary",
       [&](const Node& value) {
         return suits(value, kind, {list, text, code}) &&
                read_vocabularies(value, builder, rule.vocabularies);
       }},
      {"allow", [&](const Node& value) { return value.read_one_or_more(rule.allow); }},
      {"deny", [&](const Node& value) { return value.read_one_or_more(rule.deny); }},
      {"needLeaf", [&](const Node& value) { return value.read(rule.need_leaf); }},
      {"multipleOf", {}},
      {"uniqueItems",
       [&](const Node& value) {
         return suits(value, kind, {list}) && value.read(rule.unique_items);
       }},
      {"contains", {}},
      {"minContains", {}},
      {"type", {}},
  });
  if (!good || contradicts(node, rule)) return false;
  if (rule.vocabularies.empty() && (rule.need_leaf || !rule.allow.empty() || !rule.deny.empty()))
    return node.fail("allow, deny and needLeaf need a vocabulary at ");
  if (stages_stated) rule.severity = only_at(rule.severity, stages);
  rule.required = only_at(rule.severity, required);
  return true;
}

}  // namespace

bool apply_fields(const Node& node, Builder& builder, std::vector<FieldRule>& fields,
                  std::vector<std::string>& touched) {
  return node.each_member([&](std::string_view key, const Node& value) {
    std::string why;
    const std::optional<FieldSelector> selector = parse_field_path(key, why);
    if (!selector) return value.fail_at_key(why + " at ");
    const std::string path(key == "headlines[main]" ? "headline" : key);
    const auto same = [&](const FieldRule& each) { return each.path == path; };
    auto rule = std::find_if(fields.begin(), fields.end(), same);
    if (rule == fields.end()) {
      if (fields.size() >= kMaxFields)
        return value.fail("too many fields at ", "; the limit is " + std::to_string(kMaxFields));
      fields.push_back({.path = path, .selector = *selector});
      rule = fields.end() - 1;
    }
    touched.push_back(path);
    return read_constraints(value, builder, *rule);
  });
}

}  // namespace stet
