/// Options of rules: their defaults, and what a file makes of them.

#include "desk/schema/builder.h"
#include "text/utf8.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace stet {
namespace {

bool compile_all(const Node& node, Builder& builder, RuleOptions::Setting& setting) {
  builder.patterns += static_cast<std::uint32_t>(setting.strings.size());
  if (builder.patterns > kMaxPatterns)
    return node.fail("too many patterns at ", "; the limit is " + std::to_string(kMaxPatterns) +
                                                  " a schema, its bases included");
  setting.patterns.clear();
  for (const std::string& source : setting.strings) {
    Result<Pattern> pattern = Pattern::compile(source);
    if (!pattern) return node.fail_with(pattern.error());
    setting.patterns.push_back(std::move(*pattern));
  }
  return true;
}

/// Appends `word`, or the words of the list when it is "@list".
bool append_words(const Node& node, const std::string& word, const Builder& builder,
                  std::vector<std::string>& out) {
  if (word.empty() || word.front() != '@') {
    out.push_back(word);
    return true;
  }
  const auto list = builder.lists.find(std::string_view(word).substr(1));
  if (list == builder.lists.end()) {
    std::vector<std::string_view> names;
    for (const auto& [name, words] : builder.lists) names.push_back(name);
    return node.fail("no list is named '" + printable(word.substr(1)) + "', asked for at ",
                     suggestion(word.substr(1), names));
  }
  out.insert(out.end(), list->second.begin(), list->second.end());
  return true;
}

bool read_words(const Node& node, const Builder& builder, std::vector<std::string>& out) {
  std::vector<std::string> words;
  if (!node.read_one_or_more(words)) return false;
  if (node.json().is(Json::Kind::string) && (words[0].empty() || words[0].front() != '@'))
    return node.fail({}, " must be a list of strings, or one \"@name\" of a list");
  std::vector<std::string> all;
  for (const std::string& word : words)
    if (!append_words(node, word, builder, all)) return false;
  out = std::move(all);
  return true;
}

/// A list replaces; { "add": [], "remove": [] } changes what is there.
bool read_list(const Node& node, const Builder& builder, std::vector<std::string>& words) {
  if (!node.json().is(Json::Kind::object)) return read_words(node, builder, words);
  std::vector<std::string> add, remove;
  if (!node.object(
          {{"add", [&](const Node& value) { return read_words(value, builder, add); }},
           {"remove", [&](const Node& value) { return read_words(value, builder, remove); }}}))
    return false;
  for (const std::string& word : remove) {
    const auto at = std::find(words.begin(), words.end(), word);
    if (at == words.end())
      return node.fail(
          "'" + printable(word) + "' cannot be removed at ",
          suggestion(word, {words.begin(), words.end()}) + "; it is not in the list so far");
    words.erase(at);
  }
  for (std::string& word : add)
    if (std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(std::move(word));
  return true;
}

bool read_choice(const Node& node, const OptionSpec& spec, std::string& out) {
  std::string word;
  if (!node.read(word)) return false;
  if (!spec.choices.empty()) {
    std::vector<std::string_view> choices;
    for (std::string_view rest = spec.choices; !rest.empty();) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      choices.push_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (std::find(choices.begin(), choices.end(), word) == choices.end())
      return node.fail("unknown value '" + printable(word) + "' at ", suggestion(word, choices));
  }
  out = std::move(word);
  return true;
}

bool read_option(const Node& node, const OptionSpec& spec, Builder& builder,
                 RuleOptions::Setting& setting) {
  setting.set = true;
  switch (spec.type) {
    case OptionType::boolean:
      return node.read(setting.boolean);
    case OptionType::number:
      return node.read(setting.number);
    case OptionType::string:
      return read_choice(node, spec, setting.string);
    case OptionType::strings:
      return read_list(node, builder, setting.strings);
    case OptionType::patterns:
      return read_list(node, builder, setting.strings) && compile_all(node, builder, setting);
    case OptionType::integer: {
      std::int64_t whole = 0;
      if (!node.read(whole)) return false;
      setting.number = static_cast<double>(whole);
      return true;
    }
  }
  return false;
}

}  // namespace

RuleOptions default_options(const Rule& rule) {
  RuleOptions options;
  const ReadFile no_files;
  Builder builder(no_files);
  for (const OptionSpec& spec : rule.options) {
    RuleOptions::Setting& setting = options.settings.emplace_back();
    setting.name = spec.name;
    if (spec.fallback.empty()) continue;
    builder.patterns = 0;
    Document document{.file = std::string(rule.id), .text = std::string(spec.fallback)};
    Result<Json> value = parse_json(document.text);
    assert(value.ok() && "the fallback of an option must be JSON");
    if (!value) continue;
    document.root = std::move(*value);
    Trouble trouble;
    [[maybe_unused]] const bool good = read_option(Node(document, trouble), spec, builder, setting);
    assert(good && "the fallback of an option must be of its type");
  }
  return options;
}

bool apply_options(const Node& node, const Rule& rule, Builder& builder, RuleOptions& options) {
  return node.each_member([&](std::string_view key, const Node& value) {
    for (std::size_t i = 0; i < rule.options.size(); ++i)
      if (rule.options[i].name == key)
        return read_option(value, rule.options[i], builder, options.settings[i]);
    std::vector<std::string_view> names;
    for (const OptionSpec& spec : rule.options) names.push_back(spec.name);
    const std::string id(rule.id);
    if (names.empty())
      return value.fail_at_key("unknown option at ", "; " + id + " has no options");
    return value.fail_at_key("unknown option at ", suggestion(key, names));
  });
}

}  // namespace stet
