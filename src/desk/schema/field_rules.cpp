/// The section "fields": constraints by path. Keywords merge one by one into what the bases say of
/// the same path.

#include "desk/schema/builder.h"
#include "desk/schema/field_items.h"
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

/// A word, a number or a boolean, as the field holds it in words.
bool read_word(const Node& node, std::vector<std::string>& out) {
  if (node.json().is(Json::Kind::number)) {
    out.push_back(node.json().string);
    return true;
  }
  if (node.json().is(Json::Kind::boolean)) {
    out.emplace_back(node.json().boolean ? "true" : "false");
    return true;
  }
  return node.read(out.emplace_back());
}

bool read_value(const Node& node, std::vector<std::string>& out) {
  std::vector<std::string> values;
  if (!read_word(node, values)) return false;
  out = std::move(values);
  return true;
}

bool read_values(const Node& node, std::vector<std::string>& out) {
  std::vector<std::string> values;
  const bool good = node.each_item([&](const Node& item) { return read_word(item, values); });
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
  if (!read_stages(node, builder, stages)) return false;
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
  for (Stage stage : every_stage())
    if (severities.at(stage) != Severity::off)
      stages = static_cast<std::uint8_t>(stages | bit(stage));
  return stages;
}

StageSeverities only_at(const StageSeverities& severities, std::uint8_t stages) {
  StageSeverities out;
  for (Stage stage : every_stage())
    if (stages & bit(stage)) out.set(stage, severities.at(stage));
  return out;
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

bool read_types(const Node& node, std::uint8_t& out) {
  constexpr std::string_view kTypes[]{"string", "number", "integer", "boolean",
                                      "null",   "array",  "object"};
  std::vector<std::string> words;
  if (!node.read_one_or_more(words)) return false;
  std::uint8_t types = 0;
  for (const std::string& word : words) {
    const auto at = std::find(std::begin(kTypes), std::end(kTypes), word);
    if (at == std::end(kTypes))
      return node.fail("unknown type '" + printable(word) + "' at ",
                       suggestion(word, {std::begin(kTypes), std::end(kTypes)}));
    types = static_cast<std::uint8_t>(types | 1u << (at - std::begin(kTypes)));
  }
  if (types == 0) return node.fail({}, " is empty: no value could ever pass");
  out = types;
  return true;
}

bool read_item_member(const Node& node, Builder& builder, ItemMemberRule& out) {
  const bool good = node.object(
      {{"pattern", [&](const Node& value) { return read_pattern(value, builder, out.pattern); }},
       {"enum", [&](const Node& value) { return read_values(value, out.one_of); }},
       {"const", [&](const Node& value) { return read_value(value, out.one_of); }},
       {"minimum", [&](const Node& value) { return read_bound(value, out.minimum); }},
       {"maximum", [&](const Node& value) { return read_bound(value, out.maximum); }}});
  if (!good) return false;
  return out.pattern || !out.one_of.empty() || out.minimum || out.maximum ||
         node.fail({}, " asks nothing; one of pattern, enum, const, minimum, maximum");
}

/// Of structured items by member: {"width": {"minimum": 1600}}; of words at once: {"const": "a"}.
bool read_contains(const Node& node, Builder& builder, FieldRule& rule) {
  ContainsRule contains;
  const std::vector<std::string_view> names = item_members(rule.selector);
  if (names.empty()) {
    if (!read_item_member(node, builder, contains.members.emplace_back())) return false;
  } else {
    const bool good = node.each_member([&](std::string_view key, const Node& value) {
      if (std::find(names.begin(), names.end(), key) == names.end())
        return value.fail_at_key("unknown member '" + printable(key) + "' at ",
                                 suggestion(key, names));
      contains.members.push_back({.name = std::string(key)});
      return read_item_member(value, builder, contains.members.back());
    });
    if (!good) return false;
    if (contains.members.empty()) return node.fail({}, " is empty: every item would do");
  }
  rule.contains = std::move(contains);
  return true;
}

}  // namespace

bool read_field_rule(const Node& node, Builder& builder, FieldRule& rule) {
  using enum FieldKind;
  std::optional<std::int64_t> min_contains;
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
         return suits(value, kind, {text, code, number}) && read_value(value, rule.one_of);
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
         if (!read_stages(value, builder, stages)) return false;
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
      {"multipleOf",
       [&](const Node& value) {
         if (!suits(value, kind, {number, code}) || !read_bound(value, rule.multiple_of))
           return false;
         return *rule.multiple_of > 0 || value.fail({}, " must be more than 0");
       }},
      {"uniqueItems",
       [&](const Node& value) {
         return suits(value, kind, {list}) && value.read(rule.unique_items);
       }},
      {"contains",
       [&](const Node& value) {
         return suits(value, kind, {list}) && read_contains(value, builder, rule);
       }},
      {"minContains",
       [&](const Node& value) {
         return suits(value, kind, {list}) && read_limit(value, min_contains);
       }},
      {"type",
       [&](const Node& value) {
         return (rule.selector.row < 0 ||
                 value.fail_at_key(
                     {}, " stands only at paths of extra, where the model leaves the type open")) &&
                read_types(value, rule.types);
       }},
  });
  if (!good || contradicts(node, rule)) return false;
  if (min_contains && !rule.contains) return node.fail("minContains needs contains at ");
  if (min_contains) rule.contains->at_least = *min_contains;
  if (rule.vocabularies.empty() && (rule.need_leaf || !rule.allow.empty() || !rule.deny.empty()))
    return node.fail("allow, deny and needLeaf need a vocabulary at ");
  if (stages_stated) rule.severity = only_at(rule.severity, stages);
  rule.required = only_at(rule.severity, required);
  return true;
}

bool read_field_path(const Node& node, std::string_view path, FieldRule& out) {
  std::string why;
  const std::optional<FieldSelector> selector = parse_field_path(path, why);
  if (!selector) return node.fail_at_key(why + " at ");
  out.path = path == "headlines[main]" ? "headline" : path;
  out.selector = *selector;
  return true;
}

bool apply_fields(const Node& node, Builder& builder, std::vector<FieldRule>& fields,
                  std::vector<std::string>& touched) {
  return node.each_member([&](std::string_view key, const Node& value) {
    FieldRule named;
    if (!read_field_path(value, key, named)) return false;
    const std::string path = named.path;
    const auto same = [&](const FieldRule& each) { return each.path == path; };
    auto rule = std::find_if(fields.begin(), fields.end(), same);
    if (rule == fields.end()) {
      if (fields.size() >= kMaxFields)
        return value.fail("too many fields at ", "; the limit is " + std::to_string(kMaxFields));
      fields.push_back(std::move(named));
      rule = fields.end() - 1;
    }
    touched.push_back(path);
    return read_field_rule(value, builder, *rule);
  });
}

}  // namespace stet
