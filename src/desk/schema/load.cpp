/// Finds a schema and its bases, and puts them together.

#include "desk/schema/builder.h"
#include "desk/schema/builtin.h"
#include "text/utf8.h"

#include <xxhash.h>

#include <algorithm>
#include <memory>

namespace stet {
namespace {

constexpr std::string_view kBuiltin = "stet:";
constexpr std::uint32_t kFormVersion = 1;

Result<std::string> read_bytes(const std::string& name, const ReadFile& read_file) {
  if (name.starts_with(kBuiltin)) {
    std::vector<std::string_view> names;
    for (const BuiltinSchema& schema : builtin_schema_files()) {
      if (schema.name == name) return std::string(schema.text);
      names.push_back(schema.name);
    }
    return Error{.code = Code::config,
                 .message = "no built-in schema is named '" + printable(name) + "'" +
                            suggestion(name, names)};
  }
  if (!read_file)
    return Error{
        .code = Code::config,
        .message = "schema '" + printable(name) + "' cannot be read: no files can be read here"};
  return read_file(name);
}

/// The same file under one name, however "./" it is written.
std::string identity(const std::string& name) {
  return name.starts_with(kBuiltin) ? name : resolve(name, {});
}

/// Loads files in the order in which they apply: bases before what extends them, each once.
class Loader {
 public:
  explicit Loader(const ReadFile& read_file) : read_file_(read_file), builder_(read_file) {
    // an own stage that nobody names says what is said at submit, so that equal demands are equal
    for (std::size_t own = 3; own < kStages; ++own)
      builder_.includes[own] = static_cast<std::uint8_t>(builder_.includes[own] | 1u);
  }

  Result<std::shared_ptr<const Schema>> load(const std::string& name) {
    Result<std::string> text = read_bytes(name, read_file_);
    if (!text) {
      Error error = text.error();
      if (error.file.empty()) error.file = name;
      return error;
    }
    return load_text(std::move(*text), name);
  }

  Result<std::shared_ptr<const Schema>> load_text(std::string text, const std::string& file) {
    if (!add(std::move(text), file) || !build()) return std::move(*trouble_);
    finish(file);
    builder_.schema.documents = std::move(documents_);
    return std::make_shared<const Schema>(std::move(builder_.schema));
  }

 private:
  /// Parses one file, then its bases, then lines it up behind them.
  bool add(std::string text, const std::string& file) {
    auto document = std::make_shared<Document>();
    document->file = file;
    document->text = std::move(text);
    Result<Json> root = parse_json(document->text, {.comments = true});
    if (!root) {
      trouble_ = root.error();
      trouble_->file = file;
      return false;
    }
    document->root = std::move(*root);
    open_.push_back(identity(file));
    const bool good = check_top(Node(*document, trouble_));
    open_.pop_back();
    if (good) documents_.push_back(std::move(document));
    return good;
  }

  /// The keys of the file; only "extends" is followed now.
  bool check_top(const Node& node) {
    const auto later = [](const Node&) { return true; };
    const auto words = [](const Node& value) {
      std::string ignored;
      return value.read(ignored);
    };
    return node.object({{"$schema", words},
                        {"stet", [](const Node& value) { return check_form(value); }},
                        {"name", words},
                        {"version", words},
                        {"owner", words},
                        {"description", words},
                        {"extends", [&](const Node& value) { return extend(value); }},
                        {"language", words},
                        {"timeZone", words},
                        {"stages", later},
                        {"fields", later},
                        {"types", later},
                        {"rules", later},
                        {"lists", later},
                        {"waivers", later},
                        {"messages", later},
                        {"style", later},
                        {"vocabularies", later},
                        {"overrides", later},
                        {"tests", later},
                        {"constraints", later}});
  }

  static bool check_form(const Node& node) {
    std::int64_t form = 0;
    if (!node.read(form)) return false;
    return form == kFormVersion ||
           node.fail({}, " is " + std::to_string(form) + "; this version reads form " +
                             std::to_string(kFormVersion));
  }

  bool extend(const Node& node) {
    if (node.json().is(Json::Kind::string)) return extend_one(node);
    return node.each_item([&](const Node& item) { return extend_one(item); });
  }

  bool extend_one(const Node& node) {
    std::string base;
    if (!node.read(base)) return false;
    if (base.empty()) return node.fail({}, " is empty; it must name a schema");
    if (!base.starts_with(kBuiltin)) base = resolve(base, node.document().file);
    if (const auto begin = std::find(open_.begin(), open_.end(), base); begin != open_.end()) {
      std::string circle;
      for (auto at = begin; at != open_.end(); ++at) circle += printable(*at) + " -> ";
      return node.fail("schemas extend each other in a circle at ",
                       ": " + circle + printable(base));
    }
    const auto loaded = [&](const auto& document) { return identity(document->file) == base; };
    if (std::any_of(documents_.begin(), documents_.end(), loaded)) return true;
    if (documents_.size() + open_.size() >= kMaxSchemaFiles)
      return node.fail("too many schema files at ",
                       "; the limit is " + std::to_string(kMaxSchemaFiles));
    Result<std::string> text = read_bytes(base, read_file_);
    if (!text)
      return node.fail("schema '" + printable(base) + "' cannot be read, asked for at ",
                       "; " + text.error().message);
    return add(std::move(*text), base);
  }

  using Section = bool (Loader::*)(const Node& node);

  bool for_each(std::string_view key, Section section) {
    for (const auto& document : documents_)
      if (!Node(*document, trouble_).member(key, [&](const Node& value) {
            return (this->*section)(value);
          }))
        return false;
    return true;
  }

  /// Section by section over all files, so that a base's rules see the lists and stages of the
  /// house.
  bool build() {
    Schema& schema = builder_.schema;
    for (const Rule* rule : rules())
      schema.rules.push_back({.severity = rule->severity, .options = default_options(*rule)});
    return for_each("language", &Loader::read_language) &&
           for_each("timeZone", &Loader::read_time_zone) && for_each("lists", &Loader::lists) &&
           for_each("vocabularies", &Loader::vocabularies) &&
           for_each("stages", &Loader::stage_names) && for_each("stages", &Loader::stages) &&
           settle_stages() && for_each("style", &Loader::style) && make_style_rules() &&
           for_each("rules", &Loader::rule_settings) && for_each("fields", &Loader::fields) &&
           for_each("constraints", &Loader::constraints) && for_each("waivers", &Loader::waivers) &&
           for_each("messages", &Loader::messages) && for_each("types", &Loader::types) &&
           for_each("overrides", &Loader::overrides) &&
           Node(*documents_.back(), trouble_).member("tests", [&](const Node& value) {
             return apply_tests(value, builder_);
           });
  }

  bool read_language(const Node& node) { return node.read(builder_.schema.language); }
  bool read_time_zone(const Node& node) { return node.read(builder_.schema.time_zone); }
  bool lists(const Node& node) { return apply_lists(node, builder_); }
  bool style(const Node& node) { return apply_style(node, builder_); }
  /// An entry is a rule: from here on severities, messages and waivers can name it.
  bool make_style_rules() {
    Schema& schema = builder_.schema;
    for (std::size_t i = 0; i < schema.style.size(); ++i) {
      RuleLayer& layer = builder_.style_layers[i];
      layer.rule = static_cast<int>(schema.rules.size());
      schema.layers.push_back(std::move(layer));
      schema.rules.push_back({.severity = schema.style[i]->level, .help = schema.style[i]->link});
    }
    builder_.locked_by.resize(schema.rules.size());
    if (std::optional<Error> error = builder_.style_patterns.compile()) {
      trouble_ = std::move(*error);
      trouble_->file = documents_.back()->file;
      return false;
    }
    schema.style_patterns = std::make_shared<const PatternSet>(std::move(builder_.style_patterns));
    return true;
  }
  bool vocabularies(const Node& node) { return apply_vocabularies(node, builder_); }
  bool overrides(const Node& node) { return apply_overrides(node, builder_); }
  bool stage_names(const Node& node) { return name_stages(node, builder_); }
  /// Of schemas without stages too.
  bool settle_stages() {
    for (Stage stage : every_stage())
      builder_.schema.stages[static_cast<std::size_t>(stage)].base =
          static_cast<std::size_t>(stage) < 3
              ? stage
              : builder_.nearest_included(stage, 7).value_or(Stage::submit);
    for (RuleSetting& setting : builder_.schema.rules)
      settle_own_stages(builder_, setting.severity);
    return true;
  }
  bool stages(const Node& node) { return apply_stages(node, builder_); }
  bool waivers(const Node& node) { return apply_waivers(node, builder_); }
  bool messages(const Node& node) {
    builder_.speaks = {.by = RuleLayer::By::messages};
    return apply_messages(node, builder_);
  }
  bool rule_settings(const Node& node) {
    builder_.speaks = {.by = RuleLayer::By::rules};
    std::vector<std::uint8_t> touched(builder_.schema.rules.size());
    return apply_rules(node, builder_, builder_.schema.rules, touched);
  }
  bool fields(const Node& node) {
    std::vector<std::string> touched;
    return apply_fields(node, builder_, builder_.schema.fields, touched);
  }
  bool constraints(const Node& node) { return apply_constraints(node, builder_); }
  bool types(const Node& node) {
    return node.each_member([&](std::string_view name, const Node& value) {
      return apply_type(std::string(name), value);
    });
  }

  /// A type is the schema as merged so far with changes; only what the changes name is kept.
  bool apply_type(const std::string& name, const Node& node) {
    Schema& schema = builder_.schema;
    const auto same = [&](const TypeRules& each) { return each.name == name; };
    auto type = std::find_if(schema.types.begin(), schema.types.end(), same);
    if (type == schema.types.end()) {
      schema.types.push_back({.name = name});
      type = schema.types.end() - 1;
    }
    std::vector<RuleSetting> settings = schema.rules;
    std::vector<std::uint8_t> touched(settings.size());
    for (const auto& [index, setting] : type->rules) {
      settings[static_cast<std::size_t>(index)] = setting;
      touched[static_cast<std::size_t>(index)] = 1;
    }
    std::vector<FieldRule> field_rules = schema.fields;
    std::vector<std::string> paths;
    for (const FieldRule& rule : type->fields) {
      const auto path = [&](const FieldRule& each) { return each.path == rule.path; };
      const auto at = std::find_if(field_rules.begin(), field_rules.end(), path);
      if (at == field_rules.end())
        field_rules.push_back(rule);
      else
        *at = rule;
      paths.push_back(rule.path);
    }
    builder_.speaks = {.by = RuleLayer::By::type, .type = name};
    const bool good = node.object(
        {{"fields",
          [&](const Node& value) { return apply_fields(value, builder_, field_rules, paths); }},
         {"rules",
          [&](const Node& value) { return apply_rules(value, builder_, settings, touched); }},
         {"match", [&](const Node& value) {
            When match;
            if (!read_when(value, builder_, match)) return false;
            if (match.words.empty() && match.fields.empty() && !match.from_ms &&
                match.stages == kAllStages)
              return value.fail({}, " is empty: it would take every article");
            type->match = std::move(match);
            return true;
          }}});
    if (!good) return false;
    type->rules.clear();
    for (std::size_t i = 0; i < settings.size(); ++i)
      if (touched[i]) type->rules.emplace_back(static_cast<int>(i), std::move(settings[i]));
    type->fields.clear();
    for (FieldRule& rule : field_rules)
      if (std::find(paths.begin(), paths.end(), rule.path) != paths.end())
        type->fields.push_back(std::move(rule));
    return true;
  }

  void finish(const std::string& file) {
    Schema& schema = builder_.schema;
    schema.name = file;
    const Json& own = documents_.back()->root;
    const auto take = [&](std::string_view key, std::string& out) {
      if (const Json* value = own.find(key)) out = value->text_or(out);
    };
    take("name", schema.name);
    take("version", schema.version);
    take("owner", schema.owner);
    take("description", schema.description);
    const auto by_path = [](const FieldRule& a, const FieldRule& b) { return a.path < b.path; };
    std::sort(schema.fields.begin(), schema.fields.end(), by_path);
    for (TypeRules& type : schema.types) std::sort(type.fields.begin(), type.fields.end(), by_path);
    const auto by_name = [](const TypeRules& a, const TypeRules& b) { return a.name < b.name; };
    std::sort(schema.types.begin(), schema.types.end(), by_name);
    for (std::vector<std::string>* words : {&schema.waivers.never, &schema.waivers.second_person})
      std::sort(words->begin(), words->end());
    const std::string text = canonical(schema);
    std::uint64_t hash = XXH3_64bits(text.data(), text.size());
    schema.hash.assign(16, '0');
    for (std::size_t i = 16; i-- > 0; hash >>= 4) schema.hash[i] = "0123456789abcdef"[hash & 15];
  }

  const ReadFile& read_file_;
  Builder builder_;
  Trouble trouble_;
  std::vector<std::shared_ptr<const Document>>
      documents_;                  // as they apply; the file asked for is the last
  std::vector<std::string> open_;  // from the file asked for to the one being read
};

}  // namespace

std::string resolve(std::string_view path, std::string_view file) {
  std::string joined;
  if (!path.starts_with('/') && file.find('/') != std::string_view::npos)
    joined = file.substr(0, file.rfind('/') + 1);
  joined += path;
  std::vector<std::string_view> parts;
  for (std::string_view rest = joined; !rest.empty();) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (part.empty() || part == ".") continue;
    if (part == ".." && !parts.empty() && parts.back() != "..")
      parts.pop_back();
    else
      parts.push_back(part);
  }
  std::string out = joined.starts_with('/') ? "/" : "";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += '/';
    out += parts[i];
  }
  return out;
}

std::vector<std::string_view> builtin_schemas() {
  std::vector<std::string_view> names;
  for (const BuiltinSchema& schema : builtin_schema_files()) names.push_back(schema.name);
  return names;
}

Result<std::shared_ptr<const Schema>> load_schema(const std::string& name,
                                                  const ReadFile& read_file) {
  return Loader(read_file).load(name.empty() ? std::string(kDefaultSchema) : name);
}

Result<std::shared_ptr<const Schema>> parse_schema(std::string_view json, const std::string& file,
                                                   const ReadFile& read_file) {
  return Loader(read_file).load_text(std::string(json), file);
}

}  // namespace stet
