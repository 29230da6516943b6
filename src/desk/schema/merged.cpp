#include "desk/schema/merged.h"

#include "desk/schema/node.h"
#include "text/json_writer.h"

#include <algorithm>

namespace stet {
namespace {

std::string& append_key(std::string& path, std::string_view key) {
  path += '/';
  for (char c : key) {
    if (c == '~')
      path += "~0";
    else if (c == '/')
      path += "~1";
    else
      path += c;
  }
  return path;
}

/// Sections whose values stand so many keys deep: "maxLength" of "headline" of "fields".
struct Section {
  std::string_view name;
  int depth;
};
constexpr Section kSections[]{{"language", 0},     {"timeZone", 0}, {"stages", 2}, {"lists", 1},
                              {"vocabularies", 1}, {"fields", 2},   {"waivers", 1}};

class Merger {
 public:
  explicit Merger(const Schema& schema) : schema_(schema) {}

  std::vector<MergedValue> run() {
    for (std::string_view own : {"name", "version", "owner", "description"})
      if (const Json* value = schema_.documents.back()->root.find(own))
        put(*schema_.documents.back(), "/" + std::string(own), *value, value->at);
    for (const Section& section : kSections)
      for (const auto& document : schema_.documents)
        if (const Json* value = document->root.find(section.name))
          walk(*document, "/" + std::string(section.name), *value, value->at, section.depth);
    for (std::size_t i = 0; i < schema_.rules.size(); ++i) rule(static_cast<int>(i));
    for (const auto& document : schema_.documents)
      if (const Json* types = document->root.find("types")) type_sections(*document, *types);
    for (std::string_view list : {"constraints", "overrides"}) add_up(list);
    for (const RuleLayer& layer : schema_.layers)
      if (layer.by == RuleLayer::By::style) {
        std::string path = "/style";
        put(*layer.document, append_key(path, layer.key), *layer.value, layer.at);
      }
    if (const Json* tests = schema_.documents.back()->root.find("tests"))
      for (std::size_t i = 0; i < tests->items.size(); ++i)
        put(*schema_.documents.back(), "/tests/" + std::to_string(i), tests->items[i],
            tests->items[i].at);
    return std::move(values_);
  }

 private:
  void put(const Document& document, const std::string& path, const Json& value, Span at) {
    put_text(&document, path, to_json(value), at);
  }
  void put_text(const Document* document, const std::string& path, std::string value, Span at) {
    const LineColumn place = document ? line_column(document->text, at.begin) : LineColumn{};
    MergedValue merged{.path = path, .value = std::move(value), .document = document, .at = place};
    const auto same =
        std::find_if(values_.begin() + static_cast<std::ptrdiff_t>(section_begins_), values_.end(),
                     [&](const MergedValue& each) { return each.path == path; });
    if (same == values_.end())
      values_.push_back(std::move(merged));
    else
      *same = std::move(merged);
  }

  void walk(const Document& document, const std::string& path, const Json& value, Span at,
            int depth) {
    if (depth == 0 || !value.is(Json::Kind::object)) return put(document, path, value, at);
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      std::string below = path;
      walk(document, append_key(below, value.keys[i].first), value.items[i], value.keys[i].second,
           depth - 1);
    }
  }

  /// The last layer of a rule that says something of `member`.
  const RuleLayer* last(int rule, std::string_view member, std::string_view option = {}) const {
    const RuleLayer* found = nullptr;
    for (const RuleLayer& layer : schema_.layers) {
      if (layer.rule != rule || layer.by == RuleLayer::By::type ||
          layer.by == RuleLayer::By::override_)
        continue;
      const Json* said = said_of(layer, member);
      if (said && (option.empty() || said->find(option))) found = &layer;
    }
    return found;
  }

  void rule_value(int rule, std::string_view member, std::string value, const RuleLayer* from) {
    std::string path = "/rules";
    append_key(path, schema_.row(static_cast<std::size_t>(rule)).id).append("/").append(member);
    section_begins_ = values_.size();
    put_text(from ? from->document : nullptr, path, std::move(value), from ? from->at : Span{});
  }

  void rule(int index) {
    const RuleSetting& setting = schema_.rules[static_cast<std::size_t>(index)];
    std::string text;
    JsonWriter json(text);
    write_severity(json, setting.severity);
    rule_value(index, "severity", text, last(index, "severity"));
    for (std::string_view member :
         {"minConfidence", "locked", "waivable", "needsAck", "onMissingFact", "message", "help"})
      if (const RuleLayer* from = last(index, member))
        rule_value(index, member, to_json(*said_of(*from, member)), from);
    for (const RuleOptions::Setting& option : setting.options.settings)
      if (const RuleLayer* from = last(index, "options", option.name))
        rule_value(index, "options/" + std::string(option.name), option_text(index, option), from);
    section_begins_ = 0;
  }

  void write_severity(JsonWriter& json, const StageSeverities& severity) const {
    const std::vector<std::string_view> stages = schema_.stage_names();
    const auto at = [&](std::string_view stage) { return severity.at(*schema_.find_stage(stage)); };
    if (std::all_of(stages.begin(), stages.end(),
                    [&](std::string_view stage) { return at(stage) == severity.submit; })) {
      json.string(to_string(severity.submit));
      return;
    }
    json.begin_object();
    for (const std::string_view stage : stages) json.member(stage, to_string(at(stage)));
    json.end_object();
  }

  /// As merged: what is written may only add to a list.
  std::string option_text(int rule, const RuleOptions::Setting& option) const {
    const Rule& row = schema_.row(static_cast<std::size_t>(rule));
    const auto spec =
        std::find_if(row.options.begin(), row.options.end(),
                     [&](const OptionSpec& each) { return each.name == option.name; });
    std::string text;
    JsonWriter json(text);
    switch (spec == row.options.end() ? OptionType::string : spec->type) {
      case OptionType::boolean:
        json.boolean(option.boolean);
        break;
      case OptionType::integer:
      case OptionType::number:
        json.real(option.number);
        break;
      case OptionType::string:
        json.string(option.string);
        break;
      case OptionType::strings:
        json.begin_array();
        for (const std::string& word : option.strings) json.string(word);
        json.end_array();
        break;
      case OptionType::patterns:
        json.begin_array();
        for (const Pattern& pattern : option.patterns) json.string(pattern.source());
        json.end_array();
        break;
    }
    return text;
  }

  void type_sections(const Document& document, const Json& types) {
    for (std::size_t i = 0; i < types.items.size(); ++i) {
      std::string path = "/types";
      append_key(path, types.keys[i].first);
      const Json& type = types.items[i];
      for (std::size_t j = 0; j < type.items.size(); ++j) {
        const std::string_view section = type.keys[j].first;
        const int depth = section == "fields" ? 2 : 1;
        std::string below = path;
        walk(document, append_key(below, section), type.items[j], type.keys[j].second, depth);
      }
    }
  }

  /// Lists to which each file adds.
  void add_up(std::string_view list) {
    std::size_t count = 0;
    for (const auto& document : schema_.documents)
      if (const Json* items = document->root.find(list))
        for (const Json& item : items->items)
          put(*document, "/" + std::string(list) + "/" + std::to_string(count++), item, item.at);
  }

  const Schema& schema_;
  std::vector<MergedValue> values_;
  std::size_t section_begins_ = 0;  ///< where a value of the same path can stand
};

}  // namespace

const Json* said_of(const RuleLayer& layer, std::string_view member) {
  const Json& value = *layer.value;
  if (layer.by == RuleLayer::By::messages) {
    if (member == "help") return value.find("help");
    return member == "message" ? &value : nullptr;
  }
  if (layer.by == RuleLayer::By::style) {
    if (member == "severity") return value.find("level");
    return member == "help" ? value.find("link") : value.find(member);
  }
  switch (value.kind) {
    case Json::Kind::string:
      return member == "severity" ? &value : nullptr;
    case Json::Kind::array:
      if (member == "severity" && !value.items.empty()) return &value.items[0];
      return member == "options" && value.items.size() > 1 ? &value.items[1] : nullptr;
    case Json::Kind::object:
      return value.find(member);
    case Json::Kind::null:
    case Json::Kind::boolean:
    case Json::Kind::number:
      break;
  }
  return nullptr;
}

std::vector<MergedValue> merged_values(const Schema& schema) { return Merger(schema).run(); }

}  // namespace stet
