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

/// What one member of a list's item must be: "width" of a rendition. An item without that member is
/// not it.
struct ItemMemberRule {
  std::string name;  ///< empty: the item itself, where items are words
  std::optional<Pattern> pattern;
  std::vector<std::string> one_of;
  std::optional<double> minimum, maximum;
};

/// `contains`: so many items are all of this.
struct ContainsRule {
  std::vector<ItemMemberRule> members;
  std::int64_t at_least = 1;
};

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
  std::optional<double> minimum, maximum, multiple_of;
  std::uint8_t types = 0;  ///< bits of JsonType; 0: any. Only of extra
  std::optional<std::int64_t> min_items, max_items;
  std::optional<ContainsRule> contains;
  std::vector<std::shared_ptr<const Vocabulary>> vocabularies;  ///< one of them has each value
  std::vector<std::string> allow, deny;                         ///< terms: "medtop:04000000/**"
  bool need_leaf = false, unique_items = false;
  bool accept_derived = true;
  StageSeverities severity = Severity::error;  ///< of the other keywords
  bool severity_stated = false;                ///< else being too short is a warning
  std::string message;                         ///< house words; empty: ours
};

/// What JSON calls a value, as `type` of a field names it.
enum class JsonType : std::uint8_t { string, number, integer, boolean, null, array, object };

/// What an article has to be, built of what fields have to be. All that it says must hold.
struct ArticleShape {
  /// `when` is there: all of `then` must be.
  struct Dependent {
    FieldRule when;
    std::vector<FieldRule> then;
  };
  std::vector<FieldRule> fields;  ///< those of `required` too
  std::vector<Dependent> dependent;
  std::vector<ArticleShape> any_of, all_of;           ///< empty: not said
  std::vector<ArticleShape> none, if_, then_, else_;  ///< one at most; none: `not`
};

/// A demand on the article as a whole.
struct Constraint {
  std::string name, message;
  StageSeverities severity = Severity::error;
  ArticleShape shape;
};

/// What a waiver of one rule needs beside what the house asks of every waiver.
struct WaiverTerms {
  std::vector<std::string> roles;  ///< empty: anyone
  std::uint32_t reason_min_length = 0;
  bool must_expire = false;
  std::uint32_t max_days = 0;  ///< from when it is given to its end; 0: any
};

struct RuleSetting {
  StageSeverities severity;
  Confidence min_confidence = Confidence::low;
  RuleOptions options;
  bool locked = false;
  std::string message;  ///< house words, replace ours
  std::string help;
  bool needs_ack = false;                    ///< only a record that says "ack": true lets it stand
  Severity on_missing_fact = Severity::off;  ///< when the host did not answer what the rule asked
  WaiverTerms waivable;
};

struct StagePolicy {
  Stage base = Stage::submit;           ///< of an own stage: the one of Stet's that it stands on
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
  std::uint8_t stages = 0xFF;                                           ///< bits of Stage
  std::vector<FieldCondition> fields;
  std::optional<std::int64_t> from_ms;  ///< without a clock of the host it does not hold
  std::int64_t until_ms = 0;            ///< not included
};

/// Rules and fields for one content type (`types` in the file).
struct TypeRules {
  std::string name;
  std::optional<When> match;  ///< which articles are of the type, instead of those of its profile
  std::vector<FieldRule> fields;
  std::vector<std::pair<int, RuleSetting>> rules;  ///< rule index, whole merged setting
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

struct Document;  // schema/node.h
struct Json;

/// One place of one file that said something of a rule. What it says is kept as it stands there.
struct RuleLayer {
  enum class By : std::uint8_t { style, rules, messages, type, override_ };
  By by = By::rules;
  int rule = 0;                        ///< index in Schema::rules
  std::int32_t index = -1;             ///< of an override
  std::string type;                    ///< of a type: its name
  std::string key;                     ///< as written: an id or a wildcard
  const Document* document = nullptr;  ///< one of Schema::documents
  Span at;                             ///< of the key in it
  const Json* value = nullptr;         ///< in the document
  StageSeverities severity;  ///< once it had spoken; of an override: over the schema's own
};

struct Schema {
  std::string name, version, owner, description;
  std::string hash;  ///< of the merged schema, 16 hex digits
  std::string language, time_zone;
  std::vector<RuleSetting> rules;  ///< one for each of rules(), then one for each of `style`
  std::vector<std::shared_ptr<const StyleEntry>> style;
  std::shared_ptr<const PatternSet> style_patterns;  ///< of all entries; never null once loaded
  std::vector<FieldRule> fields;
  std::vector<Constraint> constraints;  ///< of all files, bases first
  std::vector<TypeRules> types;
  std::vector<Override> overrides;          ///< in order; later wins
  std::array<StagePolicy, kStages> stages;  ///< by Stage
  std::vector<std::string> own_stages;      ///< names, from Stage 3 on
  std::vector<SchemaTest> tests;            ///< of the file asked for, not of its bases
  WaiverPolicy waivers;
  /// The files as they applied, bases first; the file asked for is the last.
  std::vector<std::shared_ptr<const Document>> documents;
  std::vector<RuleLayer> layers;  ///< in the order in which they spoke

  /// The stage of that name, the house's own included.
  std::optional<Stage> find_stage(std::string_view called) const;
  std::string_view stage_name(Stage stage) const;
  /// Names of all stages, in the order of Stage.
  std::vector<std::string_view> stage_names() const;
  const StagePolicy& policy(Stage stage) const { return stages[static_cast<std::size_t>(stage)]; }

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
