#pragma once
/// A schema while it is put together from its file and that file's bases. One function for each
/// section of the file; each takes what the files before it left and changes only what its own file
/// says. Used while a schema loads; one thread.

#include "desk/schema.h"
#include "desk/schema/node.h"
#include "desk/schema/pattern_set.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

inline constexpr std::uint32_t kMaxPatterns = 200;  ///< a schema, its bases included
inline constexpr std::uint32_t kMaxSchemaFiles = 32;
inline constexpr std::uint32_t kMaxListItems = 10'000;  ///< one list

struct Builder {
  explicit Builder(const ReadFile& read) : read_file(read) {}

  const ReadFile& read_file;
  Schema schema;
  std::map<std::string, std::vector<std::string>, std::less<>> lists;
  std::array<std::uint8_t, kStages> includes{
      1,  2,  4,  8,
      16, 32, 64, 128};  ///< for each stage the stages whose demands it repeats, as bits
  std::vector<const Document*> locked_by;  ///< for each rule; nullptr: not locked
  std::map<std::string, std::shared_ptr<const Vocabulary>, std::less<>> vocabularies;
  std::uint32_t patterns = 0;
  std::size_t shapes = 0;  ///< of constraints
  PatternSet style_patterns;
  std::vector<RuleLayer> style_layers;  ///< one for each entry of Schema::style
  RuleLayer speaks;                     ///< who sets rules now: its `by`, `index` and `type`
  bool quiet = false;                   ///< a second reading, which leaves no layer

  /// Notes that `node` has set what it says of a rule.
  void note(int rule, std::string_view key, const Node& node, const RuleSetting& setting) {
    if (quiet) return;
    RuleLayer layer = speaks;
    layer.rule = rule;
    layer.key = key;
    layer.document = &node.document();
    layer.at = node.key_at();
    layer.value = &node.json();
    layer.severity = setting.severity;
    schema.layers.push_back(std::move(layer));
  }

  /// The bits of `includes`: the stage of `named` nearest to `stage` among those it includes.
  std::optional<Stage> nearest_included(Stage stage, std::uint8_t named) const;
  /// `stages` and every stage that includes one of them.
  std::uint8_t with_including(std::uint8_t stages) const;
};

constexpr std::uint8_t bit(Stage stage) {
  return static_cast<std::uint8_t>(1u << static_cast<unsigned>(stage));
}
inline constexpr std::uint8_t kAllStages = 0xFF;

/// "warning", or { "publish": "warning" }: a stage not named follows a stage it includes, else
/// stays as it is.
bool read_severities(const Node& node, const Builder& builder, StageSeverities& out);
/// A stage or a list of stages, as bits.
bool read_stages(const Node& node, const Builder& builder, std::uint8_t& out);
/// Roles; "*" among them is anyone, and then the list is empty.
bool read_roles(const Node& node, std::vector<std::string>& out);
/// Compiles a pattern of the file and counts it.
bool read_pattern(const Node& node, Builder& builder, std::optional<Pattern>& out);

/// The options of a rule as its row gives them.
RuleOptions default_options(const Rule& rule);
bool apply_options(const Node& node, const Rule& rule, Builder& builder, RuleOptions& options);

/// `settings` has one for each rule; `touched[i]` becomes 1 where the section named rule i.
bool apply_rules(const Node& node, Builder& builder, std::vector<RuleSetting>& settings,
                 std::vector<std::uint8_t>& touched);
/// The keywords of one path, over what `rule` says so far.
bool read_field_rule(const Node& node, Builder& builder, FieldRule& rule);
/// A rule without keywords for a path; fails at the node's key when there is no such field.
bool read_field_path(const Node& node, std::string_view path, FieldRule& out);
/// `touched` collects the paths named.
bool apply_fields(const Node& node, Builder& builder, std::vector<FieldRule>& fields,
                  std::vector<std::string>& touched);
/// The names of the house's own stages; before apply_stages of any file.
bool name_stages(const Node& node, Builder& builder);
bool apply_stages(const Node& node, Builder& builder);
bool apply_constraints(const Node& node, Builder& builder);
/// Own stages as the stage each stands on.
void settle_own_stages(const Builder& builder, StageSeverities& severities);
bool apply_lists(const Node& node, Builder& builder);
bool apply_waivers(const Node& node, Builder& builder);
bool apply_messages(const Node& node, Builder& builder);
bool apply_style(const Node& node, Builder& builder);
/// A set of conditions, as `when` and `match` have them.
bool read_when(const Node& node, Builder& builder, When& when);
bool apply_overrides(const Node& node, Builder& builder);
bool apply_vocabularies(const Node& node, Builder& builder);
bool apply_tests(const Node& node, Builder& builder);

/// One name of a vocabulary, or several.
bool read_vocabularies(const Node& node, const Builder& builder,
                       std::vector<std::shared_ptr<const Vocabulary>>& out);

/// "0.5", "3": a number as a file writes it.
std::string spell_number(double number);

/// Reads a rule id, "family.*" or "*"; fails when no rule answers to it.
bool read_rule_pattern(const Node& node, const Schema& schema, std::string_view id);
/// "quote.*" takes "quote.unbalanced"; without a star only itself.
bool takes(std::string_view pattern, std::string_view id);

/// `path` as `file` means it: "../house.json" beside "desks/sport.json" is "house.json".
std::string resolve(std::string_view path, std::string_view file);

/// The merged schema as a string that depends on what it says alone, not on files, order of keys or
/// spelling.
std::string canonical(const Schema& schema);

}  // namespace stet
