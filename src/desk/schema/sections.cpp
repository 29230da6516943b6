/// The small sections of a schema: stages, lists, waivers, messages; and what they share.

#include "desk/schema/builder.h"
#include "desk/schema/nearest.h"
#include "text/utf8.h"

#include <algorithm>
#include <bit>

namespace stet {
namespace {

constexpr std::size_t kMaxStageName = 40;

bool read_severity(const Node& node, Severity& out) {
  std::size_t word = 0;
  if (!node.read_word({"off", "suggestion", "warning", "error"}, word)) return false;
  out = static_cast<Severity>(word);
  return true;
}

bool find_stage(const Node& node, const Builder& builder, std::string_view word, Stage& out) {
  if (const std::optional<Stage> stage = builder.schema.find_stage(word)) {
    out = *stage;
    return true;
  }
  return node.fail("unknown stage '" + printable(word) + "' at ",
                   suggestion(word, builder.schema.stage_names()));
}

bool find_stage_key(const Node& node, const Builder& builder, std::string_view word, Stage& out) {
  if (const std::optional<Stage> stage = builder.schema.find_stage(word)) {
    out = *stage;
    return true;
  }
  return node.fail_at_key("unknown stage at ", suggestion(word, builder.schema.stage_names()));
}

bool read_block_on(const Node& node, Severity& out) {
  std::size_t word = 0;
  if (!node.read_word({"never", "suggestion", "warning", "error"}, word)) return false;
  out = static_cast<Severity>(word);
  return true;
}

bool read_stage(const Node& node, const Builder& builder, StagePolicy& policy,
                std::uint8_t& includes) {
  return node.object({
      {"blockOn", [&](const Node& value) { return read_block_on(value, policy.block_on); }},
      {"includes",
       [&](const Node& value) {
         std::uint8_t stages = 0;
         if (!read_stages(value, builder, stages)) return false;
         includes = static_cast<std::uint8_t>(includes | stages);
         return true;
       }},
      {"budgetMs", [&](const Node& value) { return value.read(policy.budget_ms); }},
      {"maxFindings",
       [&](const Node& value) {
         std::uint32_t most = 0;
         if (!value.read(most)) return false;
         if (most == 0) return value.fail({}, " is 0; it must be 1 or more");
         policy.max_findings = most;
         return true;
       }},
      {"onEngineFailure",
       [&](const Node& value) {
         std::size_t word = 0;
         if (!value.read_word({"block", "allow"}, word)) return false;
         policy.allow_on_engine_failure = word == 1;
         return true;
       }},
      {"applyFixes",
       [&](const Node& value) {
         std::size_t word = 0;
         if (!value.read_word({"never", "safe"}, word)) return false;
         return word == 0 || value.fail("not supported yet: \"safe\" at ",
                                        "; fixes are applied by the host (stet check --fix)");
       }},
      {"target", [&](const Node& value) { return value.read(policy.target); }},
  });
}

bool read_list(const Node& node, Builder& builder, std::vector<std::string>& out) {
  if (node.json().is(Json::Kind::array)) return node.read(out);
  std::string path;
  if (!node.object({{"file", [&](const Node& value) { return value.read(path); }}})) return false;
  if (path.empty()) return node.fail({}, " needs \"file\", or must be a list of strings");
  const std::string file = resolve(path, node.document().file);
  Result<std::string> text =
      builder.read_file ? builder.read_file(file)
                        : Result<std::string>(Error{.message = "no files can be read here"});
  if (!text)
    return node.fail("list '" + printable(file) + "' cannot be read, asked for at ",
                     "; " + text.error().message);
  Document document{.file = file, .text = std::move(*text)};
  Result<Json> json = parse_json(document.text, {.comments = true});
  if (!json)
    return node.fail("list '" + printable(file) + "', line " + std::to_string(json.error().line) +
                     ": " + json.error().message + ", asked for at ");
  document.root = std::move(*json);
  Trouble trouble;
  if (!Node(document, trouble).read(out)) {
    trouble->message = "list '" + printable(file) + "': " + trouble->message;
    return node.fail(trouble->message + ", asked for at ");
  }
  return true;
}

/// Adds to what the bases say: a house cannot make a rule waivable by naming another.
bool read_rule_patterns(const Node& node, const Schema& schema, std::vector<std::string>& out) {
  return node.each_item([&](const Node& item) {
    std::string id;
    if (!item.read(id) || !read_rule_pattern(item, schema, id)) return false;
    if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(std::move(id));
    return true;
  });
}

/// How well a message in `language` serves a house that writes `wanted`.
int fitness(std::string_view language, std::string_view wanted) {
  const auto primary = [](std::string_view tag) { return tag.substr(0, tag.find('-')); };
  if (!wanted.empty() && language == wanted) return 3;
  if (!wanted.empty() && primary(language) == primary(wanted)) return 2;
  return primary(language) == "en" ? 1 : 0;
}

bool read_message(const Node& node, std::string_view wanted, RuleSetting& setting) {
  if (node.json().is(Json::Kind::string)) return node.read(setting.message);
  int best = -1;
  return node.each_member([&](std::string_view key, const Node& value) {
    if (key == "help") return value.read(setting.help);
    const bool tag = key.size() >= 2 &&
                     std::all_of(key.begin(), key.end(),
                                 [](char c) {
                                   return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                          (c >= '0' && c <= '9') || c == '-';
                                 }) &&
                     key.find('-') != 0 && std::min(key.find('-'), key.size()) <= 3;
    if (!tag)
      return value.fail_at_key("unknown key at ", "; a language (\"en\", \"de-AT\") or \"help\"");
    std::string text;
    if (!value.read(text)) return false;
    if (fitness(key, wanted) > best) {
      best = fitness(key, wanted);
      setting.message = std::move(text);
    }
    return true;
  });
}

}  // namespace

std::uint8_t Builder::with_including(std::uint8_t stages) const {
  for (Stage stage : every_stage())
    if (includes[static_cast<std::size_t>(stage)] & stages)
      stages = static_cast<std::uint8_t>(stages | bit(stage));
  return stages;
}

std::optional<Stage> Builder::nearest_included(Stage stage, std::uint8_t named) const {
  std::optional<Stage> nearest;
  int most = 0;
  for (Stage each : every_stage()) {
    if (each == stage || !(named & includes[static_cast<std::size_t>(stage)] & bit(each))) continue;
    const int repeats = std::popcount(includes[static_cast<std::size_t>(each)]);
    if (repeats < most) continue;
    most = repeats;
    nearest = each;
  }
  return nearest;
}

void settle_own_stages(const Builder& builder, StageSeverities& severities) {
  constexpr std::uint8_t kStets = 7;
  for (std::size_t i = 0; i < builder.schema.own_stages.size(); ++i) {
    const auto own = static_cast<Stage>(3 + i);
    severities.set(own,
                   severities.at(builder.nearest_included(own, kStets).value_or(Stage::submit)));
  }
}

bool read_stages(const Node& node, const Builder& builder, std::uint8_t& out) {
  std::vector<std::string> words;
  if (!node.read_one_or_more(words)) return false;
  std::uint8_t stages = 0;
  for (const std::string& word : words) {
    Stage stage{};
    if (!find_stage(node, builder, word, stage)) return false;
    stages = static_cast<std::uint8_t>(stages | bit(stage));
  }
  out = stages;
  return true;
}

bool read_severities(const Node& node, const Builder& builder, StageSeverities& out) {
  if (node.json().is(Json::Kind::string)) {
    Severity all{};
    if (!read_severity(node, all)) return false;
    out = StageSeverities(all);
    return true;
  }
  if (!node.json().is(Json::Kind::object))
    return node.fail({}, " must be a severity, or an object with one for each stage");
  StageSeverities severities = out;
  std::uint8_t named = 0;
  const bool good = node.each_member([&](std::string_view key, const Node& value) {
    Stage stage{};
    if (!find_stage_key(value, builder, key, stage)) return false;
    named = static_cast<std::uint8_t>(named | bit(stage));
    Severity severity{};
    if (!read_severity(value, severity)) return false;
    severities.set(stage, severity);
    return true;
  });
  if (!good) return false;
  for (Stage stage : every_stage()) {
    if (named & bit(stage)) continue;
    if (const std::optional<Stage> before = builder.nearest_included(stage, named))
      severities.set(stage, severities.at(*before));
  }
  out = severities;
  return true;
}

bool read_roles(const Node& node, std::vector<std::string>& out) {
  std::vector<std::string> roles;
  if (!node.read_one_or_more(roles)) return false;
  if (roles.empty()) return node.fail({}, " is empty; write [\"*\"] for anyone");
  if (std::find(roles.begin(), roles.end(), "*") != roles.end()) roles.clear();
  out = std::move(roles);
  return true;
}

bool read_pattern(const Node& node, Builder& builder, std::optional<Pattern>& out) {
  std::string source;
  if (!node.read(source)) return false;
  if (++builder.patterns > kMaxPatterns)
    return node.fail("too many patterns at ", "; the limit is " + std::to_string(kMaxPatterns) +
                                                  " a schema, its bases included");
  Result<Pattern> pattern = Pattern::compile(source);
  if (!pattern) return node.fail_with(pattern.error());
  out = std::move(*pattern);
  return true;
}

bool name_stages(const Node& node, Builder& builder) {
  std::vector<std::string>& own = builder.schema.own_stages;
  return node.each_member([&](std::string_view key, const Node& value) {
    if (builder.schema.find_stage(key)) return true;
    Nearest near(key);
    for (std::string_view name : builder.schema.stage_names()) near.offer(name);
    if (!near.word().empty())
      return value.fail_at_key("unknown stage at ",
                               "; did you mean '" + std::string(near.word()) + "'");
    const bool letters = std::all_of(key.begin(), key.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (key.empty() || key.size() > kMaxStageName || !letters)
      return value.fail_at_key("the name of the stage at ",
                               " must be small letters, digits and hyphens, " +
                                   std::to_string(kMaxStageName) + " at most");
    if (!value.json().find("includes"))
      return value.fail({},
                        " is a stage of the house and needs \"includes\": the stage it stands on");
    if (own.size() >= kOwnStages)
      return value.fail_at_key("too many own stages at ",
                               "; the limit is " + std::to_string(kOwnStages));
    // from here on it stands on what it names
    builder.includes[3 + own.size()] = static_cast<std::uint8_t>(8u << own.size());
    own.emplace_back(key);
    return true;
  });
}

bool apply_stages(const Node& node, Builder& builder) {
  const bool good = node.each_member([&](std::string_view key, const Node& value) {
    Stage stage{};
    if (!find_stage_key(value, builder, key, stage)) return false;
    const auto index = static_cast<std::size_t>(stage);
    std::uint8_t includes = builder.includes[index];
    if (!read_stage(value, builder, builder.schema.stages[index], includes)) return false;
    builder.includes[index] = includes;
    return true;
  });
  if (!good) return false;
  // what includes a stage includes what that one includes; each round goes one step further
  for (std::size_t round = 0; round + 1 < kStages; ++round)
    for (std::uint8_t& stages : builder.includes)
      for (Stage stage : every_stage())
        if (stages & bit(stage))
          stages =
              static_cast<std::uint8_t>(stages | builder.includes[static_cast<std::size_t>(stage)]);
  return true;
}

bool apply_lists(const Node& node, Builder& builder) {
  return node.each_member([&](std::string_view key, const Node& value) {
    std::vector<std::string> words;
    if (!read_list(value, builder, words)) return false;
    if (words.size() > kMaxListItems)
      return value.fail("list at ", " has " + std::to_string(words.size()) +
                                        " items; the limit is " + std::to_string(kMaxListItems));
    builder.lists.insert_or_assign(std::string(key), std::move(words));
    return true;
  });
}

bool apply_waivers(const Node& node, Builder& builder) {
  WaiverPolicy& policy = builder.schema.waivers;
  return node.object({
      {"reason",
       [&](const Node& value) {
         return value.object({{"minLength", [&](const Node& length) {
                                 return length.read(policy.reason_min_length);
                               }}});
       }},
      {"maxAgeDays", [&](const Node& value) { return value.read(policy.max_age_days); }},
      {"roles",
       [&](const Node& value) {
         return value.object(
             {{"error", [&](const Node& roles) { return read_roles(roles, policy.error_roles); }},
              {"warning",
               [&](const Node& roles) { return read_roles(roles, policy.warning_roles); }}});
       }},
      {"never",
       [&](const Node& value) { return read_rule_patterns(value, builder.schema, policy.never); }},
      {"secondPerson",
       [&](const Node& value) {
         return read_rule_patterns(value, builder.schema, policy.second_person);
       }},
  });
}

bool apply_messages(const Node& node, Builder& builder) {
  return node.each_member([&](std::string_view key, const Node& value) {
    const int index = builder.schema.index_of(key);
    if (index < 0)
      return read_rule_pattern(value, builder.schema, key) &&
             value.fail_at_key({}, " needs an exact id");
    RuleSetting& setting = builder.schema.rules[static_cast<std::size_t>(index)];
    if (!read_message(value, builder.schema.language, setting)) return false;
    builder.note(index, key, value, setting);
    return true;
  });
}

bool apply_tests(const Node& node, Builder& builder) {
  const auto known = [&](const Node& value, const std::string& id) {
    return read_rule_pattern(value, builder.schema, id);
  };
  return node.each_item([&](const Node& item) {
    SchemaTest test;
    const bool good =
        item.object({{"name", [&](const Node& value) { return value.read(test.name); }},
                     {"article",
                      [&](const Node& value) {
                        if (!value.read(test.article)) return false;
                        test.article = resolve(test.article, value.document().file);
                        return true;
                      }},
                     {"stage",
                      [&](const Node& value) {
                        std::string word;
                        return value.read(word) && find_stage(value, builder, word, test.stage);
                      }},
                     {"expect",
                      [&](const Node& value) {
                        return value.each_item([&](const Node& each) {
                          SchemaTest::Expected expected;
                          std::uint32_t count = 0;
                          const bool read = each.object({{"rule",
                                                          [&](const Node& rule) {
                                                            return rule.read(expected.rule) &&
                                                                   known(rule, expected.rule);
                                                          }},
                                                         {"count", [&](const Node& number) {
                                                            if (!number.read(count)) return false;
                                                            expected.count = count;
                                                            return true;
                                                          }}});
                          if (!read) return false;
                          if (expected.rule.empty()) return each.fail({}, " needs a \"rule\"");
                          test.expect.push_back(std::move(expected));
                          return true;
                        });
                      }},
                     {"forbid", [&](const Node& value) {
                        return value.read_one_or_more(test.forbid) &&
                               std::all_of(test.forbid.begin(), test.forbid.end(),
                                           [&](const std::string& id) { return known(value, id); });
                      }}});
    if (!good) return false;
    if (test.name.empty() || test.article.empty())
      return item.fail({}, " needs a \"name\" and an \"article\"");
    if (test.expect.empty() && test.forbid.empty())
      return item.fail({}, " expects nothing; one of expect, forbid");
    builder.schema.tests.push_back(std::move(test));
    return true;
  });
}

}  // namespace stet
