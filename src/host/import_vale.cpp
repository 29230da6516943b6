/// A rule of a Vale style: one YAML file whose `extends` names its kind. Eight kinds have one like
/// them here; spelling, sequence and script have none.

#include "host/imported.h"
#include "host/output.h"
#include "host/yaml.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <functional>
#include <optional>

namespace stet::host {
namespace {

bool is_true(const Yaml& value) { return value.words == "true" || value.words == "True"; }

/// "Prose/TooWordy.yml" is the entry "prose.too-wordy".
std::string id_of(const std::string& file) {
  const std::filesystem::path path(file);
  const auto plain = [](const std::string& name) {
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
      const char c = name[i];
      if (c >= 'A' && c <= 'Z') {
        const bool inside = i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
        if (inside) out += '-';
        out += static_cast<char>(c - 'A' + 'a');
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        out += c;
      } else if (!out.empty() && out.back() != '-') {
        out += '-';
      }
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
  };
  const std::string style = plain(path.parent_path().filename().string());
  const std::string rule = plain(path.stem().string());
  return (style.empty() ? "vale" : style) + "." + (rule.empty() ? "rule" : rule);
}

/// %s in a message, by turns, as what Vale puts there for this kind.
std::string message_of(std::string_view message, std::initializer_list<std::string_view> slots) {
  std::string out;
  auto slot = slots.begin();
  for (std::size_t i = 0; i < message.size(); ++i) {
    const bool hole = message[i] == '%' && i + 1 < message.size() &&
                      (message[i + 1] == 's' || message[i + 1] == 'd' || message[i + 1] == 'v');
    if (!hole) {
      // our own slots are in braces: theirs would be read as one
      out += message[i] == '{' ? '(' : message[i] == '}' ? ')' : message[i];
      continue;
    }
    ++i;
    out += slot == slots.end() ? std::string_view("{match}") : *slot;
    if (slot != slots.end() && slot + 1 != slots.end()) ++slot;
  }
  return out;
}

/// Vale's scopes by our names; "text" is what we look at anyway.
std::optional<std::string> scope_of(std::string_view scope) {
  const std::string_view bare = scope.substr(0, 1) == "~" ? scope.substr(1) : scope;
  const std::string_view base = bare.substr(0, bare.find('.'));
  for (const auto& [theirs, ours] :
       {std::pair<std::string_view, std::string_view>{"heading", "heading"},
        {"table", "table"},
        {"list", "list"},
        {"blockquote", "quote"},
        {"alt", "alt"},
        {"link", "link"},
        {"raw", "raw"}})
    if (base == theirs) return std::string(bare == scope ? "" : "~") + std::string(ours);
  return std::nullopt;
}

class Rule {
 public:
  Rule(const std::string& file, const Yaml& yaml, const Trial& trial, Imported& out)
      : file_(file), yaml_(yaml), trial_(trial), out_(out), id_(id_of(file)) {}

  void run() {
    const Yaml* kind = yaml_.find("extends");
    if (!kind) return leave("extends", "it names no kind, so this is no rule of Vale", yaml_.line);
    kind_ = kind->words;
    if (kind_ == "spelling")
      return leave(kind_, "Stet has no dictionary; use style.spelling-variant", kind->line);
    if (kind_ == "sequence")
      return leave(kind_, "Stet does not tag parts of speech for patterns", kind->line);
    if (kind_ == "script") return leave(kind_, "a schema holds no code", kind->line);
    begin();
    if (!body(kind->line) || !common()) return;
    finish(kind->line);
  }

 private:
  void leave(std::string_view what, std::string reason, std::uint32_t line) {
    out_.left.push_back({file_, id_ + "/" + std::string(what), std::move(reason), line});
  }
  static std::string list(const std::vector<std::string>& words) {
    std::string out = "[";
    for (const std::string& word : words) out += (out.size() > 1 ? ", " : "") + json_string(word);
    return out + "]";
  }
  static std::vector<std::string> words_of(const Yaml& value) {
    std::vector<std::string> words;
    if (value.is(Yaml::Kind::scalar) && !value.words.empty()) words.push_back(value.words);
    for (const Yaml& item : value.items)
      if (item.is(Yaml::Kind::scalar) && !item.words.empty()) words.push_back(item.words);
    return words;
  }
  /// What JSON takes for a number is written; the words of a file are not trusted to be one.
  void add_number(std::string_view key, const std::string& words, std::uint32_t line) {
    double number = 0;
    const auto [end, wrong] = std::from_chars(words.data(), words.data() + words.size(), number);
    if (wrong != std::errc() || end != words.data() + words.size() || !std::isfinite(number))
      return leave(key, "'" + words + "' is no number; the entry stands without it", line);
    char shown[32];
    const auto written = std::to_chars(shown, shown + sizeof shown, number);
    entry_.add(key, std::string(shown, written.ptr));
  }
  std::string text(std::string_view key) const {
    const Yaml* value = yaml_.find(key);
    return value && value->is(Yaml::Kind::scalar) ? value->words : std::string();
  }
  bool flag(std::string_view key) const {
    const Yaml* value = yaml_.find(key);
    return value && is_true(*value);
  }
  static bool is_number(const std::string& words) {
    return !words.empty() && words.size() < 10 &&
           std::all_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  void begin() {
    entry_.add("id", json_string(id_));
    entry_.add("kind", json_string(kind_));
    const std::string level = text("level");
    // Vale's own default
    entry_.add("level", json_string(level.empty() ? "warning" : level));
    const std::string message = text("message");
    std::string ours;
    if (kind_ == "substitution")
      ours = message_of(message, {"{fix}", "{match}"});
    else if (kind_ == "metric")
      ours = message_of(message, {"{value}"});
    else if (kind_ == "occurrence")
      ours = message_of(message, {"{count}"});
    else
      ours = message_of(message, {"{match}"});
    entry_.add("message", json_string(ours.empty() ? id_ : ours));
    if (const std::string link = text("link"); !link.empty()) entry_.add("link", json_string(link));
  }

  /// What every pattern of an entry is compiled with; a trial needs it too.
  JsonMembers probe(std::string_view kind) const {
    JsonMembers members;
    members.add("id", "\"import.probe\"");
    members.add("kind", json_string(kind));
    members.add("message", "\"m\"");
    if (flag("ignorecase")) members.add("ignoreCase", "true");
    return members;
  }

  /// A pattern that RE2 takes; one that it does not is left, with its reason.
  bool takes(const std::string& pattern, std::string_view what, std::uint32_t line) {
    JsonMembers members = probe("existence");
    members.add("raw", list({pattern}));
    std::string why;
    if (trial_.loads("style", members.object(), why)) return true;
    leave(what, std::move(why), line);
    return false;
  }

  bool body(std::uint32_t line) {
    if (kind_ == "existence") return existence(line);
    if (kind_ == "substitution") return substitution(line);
    if (kind_ == "occurrence") return occurrence(line);
    if (kind_ == "repetition") return repetition(line);
    if (kind_ == "consistency") return consistency(line);
    if (kind_ == "conditional") return conditional(line);
    if (kind_ == "capitalization") return capitalization(line);
    if (kind_ == "metric") return metric();
    leave(kind_, "no kind of Vale's that Stet knows", line);
    return false;
  }

  std::vector<std::string> patterns(std::string_view key) {
    std::vector<std::string> good;
    if (const Yaml* tokens = yaml_.find(key)) {
      if (tokens->is(Yaml::Kind::scalar)) {
        if (takes(tokens->words, key, tokens->line)) good.push_back(tokens->words);
      }
      for (const Yaml& item : tokens->items)
        if (item.is(Yaml::Kind::scalar) && takes(item.words, key, item.line))
          good.push_back(item.words);
    }
    return good;
  }

  /// Vale joins what stands in `raw` into one pattern, with the tokens behind it.
  bool existence(std::uint32_t line) {
    const std::vector<std::string> tokens = patterns("tokens");
    const Yaml* raw = yaml_.find("raw");
    if (raw && !words_of(*raw).empty()) {
      std::string joined;
      for (const std::string& piece : words_of(*raw)) joined += piece;
      if (!tokens.empty()) {
        joined += "(?:";
        for (const std::string& token : tokens)
          joined += (token == tokens.front() ? "" : "|") + token;
        joined += ")";
      }
      if (!takes(joined, "raw", raw->line)) return false;
      entry_.add("raw", list({joined}));
    } else if (!tokens.empty()) {
      entry_.add("tokens", list(tokens));
    } else {
      leave("tokens", "nothing of it is left to look for", line);
      return false;
    }
    if (flag("nonword")) entry_.add("nonword", "true");
    action();
    return true;
  }

  void action() {
    const Yaml* action = yaml_.find("action");
    const Yaml* name = action ? action->find("name") : nullptr;
    if (!name) return;
    const Yaml* params = action->find("params");
    if (name->words == "remove") return entry_.add("action", "{ \"name\": \"remove\" }");
    if (name->words == "replace" && kind_ == "existence" && params && !words_of(*params).empty())
      return entry_.add("action",
                        "{ \"name\": \"replace\", \"params\": " + list(words_of(*params)) + " }");
    // a substitution's fix is its swap, whatever it calls the action
    if (name->words != "replace")
      leave("action", "no fix of Stet's is like '" + name->words + "'; the entry stands without it",
            action->line);
  }

  bool substitution(std::uint32_t line) {
    const Yaml* swap = yaml_.find("swap");
    JsonMembers ours;
    std::vector<std::string> seen;
    for (std::size_t i = 0; swap && i < swap->keys.size(); ++i) {
      const std::string& key = swap->keys[i];
      if (!swap->items[i].is(Yaml::Kind::scalar) || swap->items[i].words.empty()) {
        leave("swap", "'" + key + "' has no word to put there", swap->items[i].line);
        continue;
      }
      if (!takes(key, "swap", swap->items[i].line)) continue;
      if (std::find(seen.begin(), seen.end(), key) != seen.end()) {
        leave("swap", "'" + key + "' stands twice; the first one counts", swap->items[i].line);
        continue;
      }
      seen.push_back(key);
      // several words of one choice are set apart by bars
      std::vector<std::string> choices;
      for (std::string_view rest = swap->items[i].words;;) {
        const std::size_t bar = std::min(rest.find('|'), rest.size());
        choices.emplace_back(rest.substr(0, bar));
        if (bar == rest.size()) break;
        rest.remove_prefix(bar + 1);
      }
      ours.add(key, choices.size() == 1 ? json_string(choices.front()) : list(choices));
    }
    if (ours.empty()) {
      leave("swap", "nothing of it is left to look for", line);
      return false;
    }
    entry_.add("swap", ours.object());
    if (flag("nonword")) entry_.add("nonword", "true");
    return true;
  }

  bool occurrence(std::uint32_t line) {
    const std::vector<std::string> token = patterns("token");
    if (token.size() != 1) {
      if (!yaml_.find("token")) leave("token", "it does not say what to count", line);
      return false;
    }
    entry_.add("token", json_string(token.front()));
    entry_.add("nonword", "true");
    bool bounded = false;
    for (const char* key : {"min", "max"}) {
      const std::string number = text(key);
      // a max of 0 is how Vale writes none
      if (!is_number(number) || number == "0") continue;
      entry_.add(key, number);
      bounded = true;
    }
    if (!bounded) {
      leave("max", "it sets no bound", line);
      return false;
    }
    const std::string scope = text("scope");
    entry_.add("per", scope == "sentence"              ? "\"sentence\""
                      : scope == "paragraph"           ? "\"paragraph\""
                      : scope.rfind("heading", 0) == 0 ? "\"headline\""
                                                       : "\"article\"");
    per_scope_ = scope == "sentence" || scope == "paragraph" || scope.rfind("heading", 0) == 0;
    return true;
  }

  bool repetition(std::uint32_t line) {
    const std::vector<std::string> tokens = patterns("tokens");
    if (tokens.empty()) {
      leave("tokens", "nothing of it is left to look for", line);
      return false;
    }
    entry_.add("tokens", list(tokens));
    // Vale's repetition is a word that follows itself
    entry_.add("window", "1");
    return true;
  }

  bool consistency(std::uint32_t line) {
    const Yaml* either = yaml_.find("either");
    JsonMembers ours;
    std::vector<std::string> seen;
    for (std::size_t i = 0; either && i < either->keys.size(); ++i) {
      const std::string& left = either->keys[i];
      const Yaml& right = either->items[i];
      if (!takes(left, "either", right.line) || !takes(right.words, "either", right.line)) continue;
      if (left == right.words || std::find(seen.begin(), seen.end(), left) != seen.end()) {
        leave("either", "'" + left + "' stands twice", right.line);
        continue;
      }
      seen.push_back(left);
      ours.add(left, json_string(right.words));
    }
    if (ours.empty()) {
      leave("either", "nothing of it is left to look for", line);
      return false;
    }
    entry_.add("either", ours.object());
    if (flag("nonword")) entry_.add("nonword", "true");
    return true;
  }

  bool conditional(std::uint32_t line) {
    const std::vector<std::string> first = patterns("first"), second = patterns("second");
    if (first.size() != 1 || second.size() != 1) {
      if (!yaml_.find("first") || !yaml_.find("second"))
        leave("first", "it needs a first and a second pattern", line);
      return false;
    }
    entry_.add("first", json_string(first.front()));
    entry_.add("second", json_string(second.front()));
    entry_.add("order", "\"anywhere\"");
    return true;
  }

  bool capitalization(std::uint32_t line) {
    const std::string match = text("match");
    if (match == "$title") {
      entry_.add("match", text("style") == "Chicago" ? "\"chicago-title\"" : "\"ap-title\"");
    } else if (match == "$sentence" || match == "$lower" || match == "$upper") {
      entry_.add("match", json_string(match.substr(1)));
    } else if (!match.empty() && match.front() != '$') {
      if (!takes(match, "match", line)) return false;
      entry_.add("match", json_string(match));
    } else {
      leave("match", "no letter case of Stet's is like '" + match + "'", line);
      return false;
    }
    if (const std::string threshold = text("threshold"); !threshold.empty())
      add_number("threshold", threshold, line);
    for (const char* key : {"indicators", "prefix"})
      if (const Yaml* value = yaml_.find(key))
        leave(key, "Stet has no such exception; the entry stands without it", value->line);
    return true;
  }

  bool metric() {
    std::string formula = text("formula");
    std::replace(formula.begin(), formula.end(), '\n', ' ');
    entry_.add("formula", json_string(formula));
    entry_.add("condition", json_string(text("condition")));
    return true;
  }

  /// What all kinds share. False when it would look elsewhere than Vale does.
  bool common() {
    if (flag("ignorecase")) entry_.add("ignoreCase", "true");
    if (const Yaml* exceptions = yaml_.find("exceptions");
        exceptions && !words_of(*exceptions).empty()) {
      std::vector<std::string> words = words_of(*exceptions);
      // "@" begins the name of a list here
      words.erase(std::remove_if(words.begin(), words.end(),
                                 [](const std::string& word) { return word.front() == '@'; }),
                  words.end());
      entry_.add("exceptions", list(words));
    }
    if (const std::string limit = text("limit"); is_number(limit) && limit != "0")
      entry_.add("limit", limit);
    const Yaml* scope = yaml_.find("scope");
    if (!scope || per_scope_) return known_keys();
    std::vector<std::string> ours;
    for (const std::string& word : words_of(*scope)) {
      if (word == "text" || word == "sentence" || word == "paragraph" || word == "summary")
        continue;
      std::string joined;
      for (std::string_view rest = word;;) {
        const std::size_t end = std::min(rest.find('&'), rest.size());
        std::string_view part = rest.substr(0, end);
        while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
        while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
        const std::optional<std::string> name = scope_of(part);
        if (!name) {
          leave("scope", "no place that Stet looks at is '" + word + "'", scope->line);
          return false;
        }
        if (!joined.empty() && (name->front() == '~' || joined.front() == '~')) {
          // ours is a list of places to be in and not to be in
          ours.push_back(*name);
        } else {
          joined += (joined.empty() ? "" : " & ") + *name;
        }
        if (end == rest.size()) break;
        rest.remove_prefix(end + 1);
      }
      ours.push_back(joined);
    }
    if (!ours.empty()) entry_.add("scope", list(ours));
    return known_keys();
  }

  bool known_keys() {
    constexpr std::string_view kKnown[]{
        "extends", "message", "level",  "link",       "scope",  "ignorecase", "nonword",
        "tokens",  "raw",     "swap",   "exceptions", "token",  "min",        "max",
        "either",  "first",   "second", "match",      "style",  "threshold",  "indicators",
        "prefix",  "formula", "limit",  "condition",  "action", "alpha",      "vocab",
        "name",    "pos",     "code",   "description"};
    for (std::size_t i = 0; i < yaml_.keys.size(); ++i)
      if (std::find(std::begin(kKnown), std::end(kKnown), yaml_.keys[i]) == std::end(kKnown))
        leave(yaml_.keys[i], "Stet does not know this key; the entry stands without it",
              yaml_.items[i].line);
    if (const Yaml* pos = yaml_.find("pos"))
      leave("pos", "Stet does not tag parts of speech for patterns; the entry stands without it",
            pos->line);
    return true;
  }

  void finish(std::uint32_t line) {
    std::string why;
    if (!trial_.loads("style", entry_.object(), why)) return leave(kind_, std::move(why), line);
    const auto same = [&](const Imported::Part& each) {
      return each.json.rfind("{ \"id\": " + json_string(id_) + ",", 0) == 0;
    };
    if (std::any_of(out_.style.begin(), out_.style.end(), same))
      return leave(kind_, "another file has the same id", line);
    out_.style.push_back({file_, entry_.object()});
    ++out_.mapped;
  }

  const std::string& file_;
  const Yaml& yaml_;
  const Trial& trial_;
  Imported& out_;
  std::string id_, kind_;
  JsonMembers entry_;
  bool per_scope_ = false;
};

}  // namespace

void import_vale(const std::string& file, std::string_view bytes, const Trial& trial,
                 Imported& out) {
  const Yaml yaml = parse_yaml(bytes);
  if (!yaml.is(Yaml::Kind::map)) throw Failure(kUnreadable, "is no rule of Vale: no map of keys");
  Rule(file, yaml, trial, out).run();
}

}  // namespace stet::host
