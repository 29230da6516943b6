#pragma once
/// A house's rules, stages and limits (editorial schema), loaded and merged once, then immutable
/// [any thread]. JSON with comments, strict: an unknown key is an error with file, line, path and
/// the nearest right word.

#include "desk/rule.h"
#include "desk/schema/field_path.h"
#include "desk/schema/length.h"
#include "desk/schema/pattern_set.h"
#include "desk/schema/style.h"
#include "desk/schema/vocabulary.h"
#include "text/result.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

/// Constraints on one field path: "headline", "headlines[short]", "media[*].alt", "dates.modified",
/// "body". The grammar of paths stands in schema/field_path.h.
struct FieldRule {
  std::string path;
  FieldSelector selector;    ///< `path`, parsed
  StageSeverities required;  ///< off where not required
  std::optional<std::int64_t> min_length, max_length;
  LengthUnit unit = LengthUnit::graphemes;
  std::optional<Pattern> pattern;
  std::string format;               ///< date-time, date, uri, email, language, uuid, urn
  std::vector<std::string> one_of;  ///< enum / const
  std::optional<double> minimum, maximum;
  std::optional<std::int64_t> min_items, max_items;
  std::vector<std::shared_ptr<const Vocabulary>> vocabularies;  ///< one of them has each value
  std::vector<std::string> allow, deny;                         ///< terms: "medtop:04000000/**"
  bool need_leaf = false, unique_items = false;
  bool accept_derived = true;
  StageSeverities severity = Severity::error;  ///< of the other keywords
  bool severity_stated = false;                ///< else being too short is a warning
  std::string message;                         ///< house words; empty: ours
};

struct RuleSetting {
  StageSeverities severity;
  Confidence min_confidence = Confidence::low;
  RuleOptions options;
  bool locked = false;
  std::string message;  ///< house words, replace ours
  std::string help;
};

struct StagePolicy {
  Severity block_on = Severity::error;  ///< off: never blocks
  std::uint32_t budget_ms = 2'000;
  std::uint32_t max_findings = 1'000;
  bool allow_on_engine_failure = true;
  std::string target;  ///< export
};

struct WaiverPolicy {
  std::uint32_t reason_min_length = 1;
  std::uint32_t max_age_days = 0;                       ///< 0: for ever
  std::vector<std::string> error_roles, warning_roles;  ///< empty: anyone
  std::vector<std::string> never, second_person;        ///< rule ids or "family.*"
};

/// Rules and fields for one content type (`types` in the file).
struct TypeRules {
  std::string name;
  std::vector<FieldRule> fields;
  std::vector<std::pair<int, RuleSetting>> rules;  ///< rule index, whole merged setting
};

/// A question about one field, for `when`.
struct FieldCondition {
  std::string path;
  FieldSelector selector;
  std::optional<bool> present;
  std::optional<std::string> equals;
  std::optional<Pattern> matches;
};

/// When an override holds: all that is asked, and of several values any.
struct When {
  std::vector<std::pair<std::string, std::vector<std::string>>> words;  ///< "desk": sport, football
  std::uint8_t stages = 7;                                              ///< bits of Stage
  std::vector<FieldCondition> fields;
  std::optional<std::int64_t> from_ms;  ///< without a clock of the host it does not hold
  std::int64_t until_ms = 0;            ///< not included
};

/// What an override says of one rule; the rest stays as it was.
struct RuleChange {
  int rule = 0;             ///< index in Schema::rules
  std::uint8_t stages = 0;  ///< bits of Stage whose severity it sets
  bool confidence = false;  ///< it sets min_confidence
  RuleSetting setting;      ///< options: those that are set; message, help: when not empty
};

struct Override {
  std::string name;
  When when;
  std::vector<RuleChange> rules;
  std::vector<FieldRule> fields;  ///< whole, stand for the schema's and the type's on the same path
};

/// A trial of the schema by the house itself, run by whoever can read articles.
struct SchemaTest {
  struct Expected {
    std::string rule;
    std::optional<std::uint32_t> count;  ///< absent: one or more
  };
  std::string name, article;  ///< article: a path as the schema's file means it
  Stage stage = Stage::publish;
  std::vector<Expected> expect;
  std::vector<std::string> forbid;  ///< rule ids or "family.*"
};

struct Schema {
  std::string name, version, owner, description;
  std::string hash;  ///< of the merged schema, 16 hex digits
  std::string language, time_zone;
  std::vector<RuleSetting> rules;  ///< one for each of rules(), then one for each of `style`
  std::vector<std::shared_ptr<const StyleEntry>> style;
  std::shared_ptr<const PatternSet> style_patterns;  ///< of all entries; never null once loaded
  std::vector<FieldRule> fields;
  std::vector<TypeRules> types;
  std::vector<Override> overrides;    ///< in order; later wins
  std::array<StagePolicy, 3> stages;  ///< by Stage
  std::vector<SchemaTest> tests;      ///< of the file asked for, not of its bases
  WaiverPolicy waivers;

  /// The row that `rules[i]` sets.
  const Rule& row(std::size_t i) const;
  /// Index in `rules`; -1 when unknown.
  int index_of(std::string_view id) const;
  /// The nearest id to a mistyped one, the house's own included; empty when none is near.
  std::string_view nearest(std::string_view id) const;
  /// Some rule answers to an id or wildcard.
  bool answers(std::string_view pattern) const;
};

/// Gives the bytes of a schema file. `path` is as the caller or "extends" wrote it, resolved
/// against the file that named it. The desk opens nothing itself.
using ReadFile = std::function<Result<std::string>(const std::string& path)>;

/// What judges when nobody names a schema.
inline constexpr std::string_view kDefaultSchema = "stet:web";

/// Names of the built-in schemas: "stet:core", "stet:wire", ...
std::vector<std::string_view> builtin_schemas();

/// `name` is "stet:wire" or a path for `read_file`; empty: kDefaultSchema. Fails with Code::config,
/// the file, line, column and JSON Pointer of the fault.
Result<std::shared_ptr<const Schema>> load_schema(const std::string& name,
                                                  const ReadFile& read_file);
/// A schema given as JSON text; `file` names it in errors and anchors relative "extends".
Result<std::shared_ptr<const Schema>> parse_schema(std::string_view json, const std::string& file,
                                                   const ReadFile& read_file);

}  // namespace stet
