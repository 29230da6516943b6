/// The section "style" as the file has it: one function reads an entry, with the keys that its kind
/// has.

#include "desk/schema/builder.h"
#include "desk/schema/style.h"
#include "desk/schema/style_scope.h"
#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

constexpr std::array<std::string_view, 9> kKinds{"existence",      "substitution", "occurrence",
                                                 "repetition",     "consistency",  "conditional",
                                                 "capitalization", "metric",       "near"};
constexpr std::size_t kMaxEntries = 1'000;

bool is_id(std::string_view id) {
  const bool letters = std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
  });
  const std::size_t dot = id.find('.');
  return letters && id.size() <= 100 && dot != 0 && dot != std::string_view::npos &&
         dot + 1 < id.size();
}

std::string_view kinds_of(std::string_view key) {
  constexpr std::pair<std::string_view, std::string_view> kKeys[]{
      {"tokens", "existence repetition"},
      {"raw", "existence"},
      {"nonword", "existence substitution occurrence repetition consistency"},
      {"action", "existence"},
      {"swap", "substitution"},
      {"keepCase", "substitution"},
      {"token", "occurrence"},
      {"min", "occurrence"},
      {"max", "occurrence repetition"},
      {"per", "occurrence"},
      {"window", "repetition"},
      {"either", "consistency"},
      {"prefer", "consistency"},
      {"first", "conditional near"},
      {"second", "conditional near"},
      {"order", "conditional"},
      {"match", "capitalization"},
      {"threshold", "capitalization"},
      {"formula", "metric"},
      {"condition", "metric"},
      {"within", "near"},
      {"require", "near"},
      {"forbid", "near"}};
  for (const auto& [name, kinds] : kKeys)
    if (name == key) return kinds;
  return {};
}

class Reader {
 public:
  Reader(const Node& node, Builder& builder, StyleEntry& entry)
      : node_(node), builder_(builder), entry_(entry) {}

  bool run() {
    // what the entry is decides how its other keys are read, wherever they stand
    if (!node_.json().is(Json::Kind::object))
      return node_.fail({}, " must be an object: an entry of the house's style");
    std::size_t kind = 0;
    bool has_kind = false;
    if (!node_.member("kind", [&](const Node& value) {
          has_kind = true;
          std::string word;
          if (!value.read(word)) return false;
          const auto at = std::find(kKinds.begin(), kKinds.end(), word);
          kind = static_cast<std::size_t>(at - kKinds.begin());
          return at != kKinds.end() || value.fail("unknown kind '" + printable(word) + "' at ",
                                                  suggestion(word, {kKinds.begin(), kKinds.end()}));
        }))
      return false;
    if (!has_kind) return node_.fail({}, " has no \"kind\"; one of existence, substitution ...");
    entry_.kind = static_cast<StyleKind>(kind);
    if (!node_.member("ignoreCase",
                      [&](const Node& value) { return value.read(entry_.ignore_case); }))
      return false;
    bool nonword = entry_.kind == StyleKind::conditional;
    if (!node_.member("nonword", [&](const Node& value) { return value.read(nonword); }))
      return false;
    words_ = !nonword;
    return read_all() && is_complete();
  }

 private:
  using Read = std::function<bool(const Node&)>;

  Read of_kind(std::string_view key, Read read) const {
    return [this, key, read = std::move(read)](const Node& value) {
      const std::string_view kind = to_string(entry_.kind);
      const std::string_view kinds = kinds_of(key);
      const std::size_t at = kinds.find(kind);
      if (at == std::string_view::npos)
        return value.fail_at_key({}, " is no key of kind '" + std::string(kind) + "'; " +
                                         std::string(key) + " belongs to " + std::string(kinds));
      return read(value);
    };
  }

  bool read_all() {
    const auto known = [](const Node&) { return true; };
    const auto text = [](std::string& out) {
      return [&out](const Node& value) { return value.read(out); };
    };
    const auto number = [](std::uint32_t& out) {
      return [&out](const Node& value) { return value.read(out); };
    };
    return node_.object({
        {"id", [&](const Node& value) { return read_id(value); }},
        {"kind", known},
        {"level",
         [&](const Node& value) { return read_severities(value, builder_, entry_.level); }},
        {"message", text(entry_.message)},
        {"link", text(entry_.link)},
        {"locked", [&](const Node& value) { return value.read(entry_.locked); }},
        {"scope", [&](const Node& value) { return read_scope(value, entry_.scope); }},
        {"skip", [&](const Node& value) { return read_skip(value, entry_.scope); }},
        {"languages", [&](const Node& value) { return read_languages(value); }},
        {"types", [&](const Node& value) { return value.read_one_or_more(entry_.types); }},
        {"limit", number(entry_.limit)},
        {"exceptions", [&](const Node& value) { return read_exceptions(value); }},
        {"vocab", [&](const Node& value) { return read_exceptions(value); }},
        {"ignoreCase", known},
        {"nonword", of_kind("nonword", known)},
        {"tokens",
         of_kind("tokens", [&](const Node& value) { return read_tokens(value, words_); })},
        {"raw", of_kind("raw", [&](const Node& value) { return read_tokens(value, false); })},
        {"action", of_kind("action", [&](const Node& value) { return read_action(value); })},
        {"swap", of_kind("swap", [&](const Node& value) { return read_swap(value); })},
        {"keepCase",
         of_kind("keepCase", [&](const Node& value) { return value.read(entry_.keep_case); })},
        {"token", of_kind("token", [&](const Node& value) { return read_token(value); })},
        {"min", of_kind("min", number(entry_.min))},
        {"max", of_kind("max",
                        [&](const Node& value) {
                          has_max_ = true;
                          return value.read(entry_.max);
                        })},
        {"per", of_kind("per", [&](const Node& value) { return read_per(value); })},
        {"window", of_kind("window", number(entry_.words))},
        {"within", of_kind("within", number(entry_.words))},
        {"either", of_kind("either", [&](const Node& value) { return read_either(value); })},
        {"prefer", of_kind("prefer", [&](const Node& value) { return read_prefer(value); })},
        {"first", of_kind("first", [&](const Node& value) { return read_side(value, first_); })},
        {"second", of_kind("second", [&](const Node& value) { return read_side(value, second_); })},
        {"order", of_kind("order", [&](const Node& value) { return read_order(value); })},
        {"require", of_kind("require", [&](const Node& value) { return read_require(value); })},
        {"forbid", of_kind("forbid", [&](const Node& value) { return value.read(entry_.forbid); })},
        {"match", of_kind("match", [&](const Node& value) { return read_match(value); })},
        {"threshold",
         of_kind("threshold", [&](const Node& value) { return value.read(entry_.threshold); })},
        {"formula", of_kind("formula", [&](const Node& value) { return read_formula(value); })},
        {"condition",
         of_kind("condition", [&](const Node& value) { return read_condition(value); })},
    });
  }

  bool read_id(const Node& node) {
    if (!node.read(entry_.id)) return false;
    if (!is_id(entry_.id))
      return node.fail("the id '" + printable(entry_.id) + "' at ",
                       " must have the form family.name, in small letters");
    return rule_index(entry_.id) < 0 ||
           node.fail("'" + entry_.id + "' at ", " is a rule of Stet; give the entry its own id");
  }

  bool read_languages(const Node& node) {
    std::vector<std::string> words;
    if (!node.read_one_or_more(words)) return false;
    for (const std::string& word : words) {
      if (!entry_.languages.empty()) entry_.languages += ' ';
      entry_.languages += word;
    }
    return true;
  }

  bool read_exceptions(const Node& node) {
    std::vector<std::string> words;
    if (!node.read_one_or_more(words)) return false;
    for (std::string& word : words) {
      if (word.empty() || word.front() != '@') {
        entry_.exceptions.push_back(std::move(word));
        continue;
      }
      const auto list = builder_.lists.find(std::string_view(word).substr(1));
      if (list == builder_.lists.end()) {
        std::vector<std::string_view> names;
        for (const auto& [name, ignored] : builder_.lists) names.push_back(name);
        return node.fail("no list is named '" + printable(word.substr(1)) + "', asked for at ",
                         suggestion(word.substr(1), names));
      }
      entry_.exceptions.insert(entry_.exceptions.end(), list->second.begin(), list->second.end());
    }
    return true;
  }

  bool add_pattern(const Node& node, std::string_view source, bool words) {
    const Result<std::uint32_t> index =
        builder_.style_patterns.add(source, {.ignore_case = entry_.ignore_case, .words = words});
    if (!index) return node.fail_with(index.error());
    entry_.patterns.push_back(*index);
    return true;
  }

  bool read_tokens(const Node& node, bool words) {
    return node.each_item([&](const Node& item) {
      std::string token;
      return item.read(token) && add_pattern(item, token, words);
    });
  }

  bool read_token(const Node& node) {
    std::string token;
    return node.read(token) && add_pattern(node, token, words_);
  }

  bool read_swap(const Node& node) {
    return node.each_member([&](std::string_view key, const Node& value) {
      std::vector<std::string> words;
      if (!value.read_one_or_more(words) || !add_pattern(value, key, words_)) return false;
      if (words.empty()) return value.fail({}, " is empty; write \"\" to cut the words");
      entry_.replacements.push_back(std::move(words));
      return true;
    });
  }

  bool read_action(const Node& node) {
    std::size_t word = 0;
    std::vector<std::string> words;
    const bool good =
        node.object({{"name",
                      [&](const Node& value) {
                        return value.read_word({"remove", "replace"}, word);
                      }},
                     {"params", [&](const Node& value) { return value.read_one_or_more(words); }}});
    if (!good) return false;
    entry_.action = word == 0 ? StyleEntry::Action::remove : StyleEntry::Action::replace;
    if (word == 1 && words.empty()) return node.fail({}, " needs \"params\": what to write");
    if (word == 1) action_words_ = std::move(words);
    return true;
  }

  bool read_per(const Node& node) {
    std::size_t word = 0;
    if (!node.read_word({"article", "paragraph", "sentence", "headline"}, word)) return false;
    entry_.per = static_cast<StyleEntry::Per>(word);
    return true;
  }

  bool read_either(const Node& node) {
    return node.each_member([&](std::string_view key, const Node& value) {
      std::string right;
      if (!value.read(right) || !add_pattern(value, key, words_) ||
          !add_pattern(value, right, words_))
        return false;
      if (key == right) return value.fail({}, " is the same on both sides");
      entry_.replacements.push_back({right});
      entry_.replacements.push_back({std::string(key)});
      return true;
    });
  }

  bool read_prefer(const Node& node) {
    std::size_t word = 0;
    if (!node.read_word({"first", "majority", "left"}, word)) return false;
    entry_.prefer = static_cast<StyleEntry::Prefer>(word);
    return true;
  }

  bool read_side(const Node& node, std::optional<std::uint32_t>& out) {
    if (!read_token(node)) return false;
    out = entry_.patterns.back();
    return true;
  }

  bool read_order(const Node& node) {
    std::size_t word = 0;
    if (!node.read_word({"before", "anywhere"}, word)) return false;
    entry_.before = word == 0;
    return true;
  }

  bool read_require(const Node& node) {
    bool require = true;
    if (!node.read(require)) return false;
    require_ = require;
    return true;
  }

  bool read_match(const Node& node) {
    constexpr std::string_view kCases[]{"sentence", "ap-title", "chicago-title", "lower", "upper"};
    std::string word;
    if (!node.read(word)) return false;
    if (std::find(std::begin(kCases), std::end(kCases), word) == std::end(kCases))
      return read_pattern(node, builder_, entry_.pattern);
    entry_.letter_case = std::move(word);
    return true;
  }

  bool read_formula(const Node& node) {
    std::string words;
    if (!node.read(words)) return false;
    Result<Formula> formula = Formula::parse(words);
    if (!formula) return node.fail_with(formula.error());
    entry_.formula = std::move(*formula);
    entry_.formula_source.append(words).append(";");
    return true;
  }
  bool read_condition(const Node& node) {
    std::string words;
    if (!node.read(words)) return false;
    const Result<Comparison> condition = Comparison::parse(words);
    if (!condition) return node.fail_with(condition.error());
    entry_.condition = *condition;
    entry_.formula_source.append(words).append(";");
    has_condition_ = true;
    return true;
  }

  bool needs(bool there, std::string_view what) {
    return there || node_.fail({}, " needs " + std::string(what));
  }

  bool is_complete() {
    if (!needs(!entry_.id.empty(), "an \"id\"") ||
        !needs(!entry_.message.empty(), "a \"message\": what an editor is to read"))
      return false;
    switch (entry_.kind) {
      case StyleKind::existence:
        entry_.replacements.assign(action_words_.empty() ? 0 : entry_.patterns.size(),
                                   action_words_);
        return needs(!entry_.patterns.empty(), "\"tokens\" or \"raw\"");
      case StyleKind::substitution:
        return needs(!entry_.patterns.empty(), "\"swap\"");
      case StyleKind::occurrence:
        return needs(!entry_.patterns.empty(), "\"token\"") &&
               needs(has_max_ || entry_.min > 0, "\"min\" or \"max\"") &&
               (entry_.min <= entry_.max || node_.fail("min is over max at "));
      case StyleKind::repetition:
        if (!has_max_) entry_.max = 1;
        return needs(!entry_.patterns.empty(), "\"tokens\"") &&
               needs(entry_.words > 0, "\"window\": how many words");
      case StyleKind::consistency:
        return needs(!entry_.patterns.empty(), "\"either\"");
      case StyleKind::conditional:
      case StyleKind::near:
        if (!needs(first_.has_value(), "\"first\"") || !needs(second_.has_value(), "\"second\""))
          return false;
        entry_.patterns = {*first_, *second_};
        if (entry_.kind == StyleKind::conditional) return true;
        if (require_ && *require_ && entry_.forbid)
          return node_.fail("both require and forbid are true at ");
        return needs(entry_.words > 0, "\"within\": how many words");
      case StyleKind::capitalization:
        if (entry_.scope.in.empty()) {
          entry_.scope.in.push_back({.zones = 1u << static_cast<unsigned>(Zone::headline)});
          entry_.scope.in.push_back({.zones = 1u << static_cast<unsigned>(Zone::heading)});
        }
        return needs(entry_.pattern || !entry_.letter_case.empty(), "\"match\"");
      case StyleKind::metric:
        return needs(!entry_.formula.empty(), "\"formula\"") &&
               needs(has_condition_, "\"condition\"");
    }
    return false;
  }

  const Node& node_;
  Builder& builder_;
  StyleEntry& entry_;
  bool words_ = true, has_max_ = false, has_condition_ = false;
  std::optional<bool> require_;
  std::optional<std::uint32_t> first_, second_;
  std::vector<std::string> action_words_;
};

void make_row(StyleEntry& entry) {
  entry.why = entry.link.empty() ? "The house says so in its own style."
                                 : "The house says why in its style: " + entry.link;
  entry.row = {.id = entry.id,
               .severity = entry.level,
               .languages = entry.languages.empty() ? std::string_view("any") : entry.languages,
               .why = entry.why};
}

}  // namespace

std::string_view to_string(StyleKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

bool apply_style(const Node& node, Builder& builder) {
  std::vector<std::shared_ptr<const StyleEntry>>& entries = builder.schema.style;
  const std::size_t before = entries.size();
  return node.each_item([&](const Node& item) {
    auto entry = std::make_shared<StyleEntry>();
    if (!Reader(item, builder, *entry).run()) return false;
    make_row(*entry);
    const RuleLayer layer{.by = RuleLayer::By::style,
                          .key = entry->id,
                          .document = &item.document(),
                          .at = item.json().at,
                          .value = &item.json(),
                          .severity = entry->level};
    const auto same = [&](const auto& each) { return each->id == entry->id; };
    const auto at = std::find_if(entries.begin(), entries.end(), same);
    if (at == entries.end()) {
      if (entries.size() >= kMaxEntries)
        return item.fail("too many style entries at ",
                         "; the limit is " + std::to_string(kMaxEntries));
      entries.push_back(std::move(entry));
      builder.style_layers.push_back(layer);
      return true;
    }
    if (static_cast<std::size_t>(at - entries.begin()) >= before)
      return item.fail("a second entry '" + entry->id + "' at ", "; ids stand once in a file");
    if ((*at)->locked)
      return item.fail("entry '" + entry->id + "' is locked by a schema this one extends; ",
                       " may not change it");
    builder.style_layers[static_cast<std::size_t>(at - entries.begin())] = layer;
    *at = std::move(entry);
    return true;
  });
}

}  // namespace stet
