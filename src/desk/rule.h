#pragma once
/// What a rule is: a row of facts and a function. The list of them all is rules/rules.def.
///
/// A rule says only where and what; the desk stamps id, severity, why and fingerprint, and drops
/// what the schema turned off or holds too unsure. Rules are immutable and called from any thread.

#include "desk/finding.h"
#include "desk/proof.h"
#include "text/json.h"
#include "text/result.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

enum class OptionType : std::uint8_t { boolean, integer, number, string, strings, patterns };

/// One option of a rule: strict, documented, with its default as JSON text ("35", "[\"a\"]",
/// "\"ap-title\"").
struct OptionSpec {
  std::string_view name;
  OptionType type = OptionType::integer;
  std::string_view fallback;  ///< JSON; empty: no default (unset)
  std::string_view help;
  std::string_view choices = {};  ///< string options: "sentence|ap-title|any"
};

/// A pattern of the schema: RE2, linear time, compiled when the schema is loaded.
class Pattern {
 public:
  static Result<Pattern> compile(std::string_view source);
  /// First match at or after `from`; offsets in `text`. The given text should be one paragraph.
  std::optional<Span> find(std::string_view text, std::uint32_t from = 0) const;
  bool matches(std::string_view text) const { return find(text).has_value(); }
  const std::string& source() const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

/// The options of one rule as the schema settled them. Reading an option of another name or type is
/// a mistake of the rule's author: asserts, and gives the empty value.
class RuleOptions {
 public:
  struct Setting {
    std::string_view name;
    bool set = false;
    bool boolean = false;
    double number = 0;
    std::string string;
    std::vector<std::string> strings;
    std::vector<Pattern> patterns;
  };
  bool boolean(std::string_view name) const;
  std::int64_t integer(std::string_view name) const;
  double number(std::string_view name) const;
  std::string_view string(std::string_view name) const;
  std::span<const std::string> strings(std::string_view name) const;
  std::span<const Pattern> patterns(std::string_view name) const;
  bool is_set(std::string_view name) const;

  std::vector<Setting> settings;  ///< one for each OptionSpec, in order

 private:
  const Setting* find(std::string_view name) const;
};

/// Severity at submit, publish, export when no schema says otherwise; and at the own stages of a
/// house, which begin as the stage that they stand on.
struct StageSeverities {
  Severity submit = Severity::off, publish = Severity::off, export_ = Severity::off;
  std::array<Severity, kOwnStages> own{};
  constexpr StageSeverities() = default;
  constexpr StageSeverities(Severity all) : submit(all), publish(all), export_(all) {
    for (Severity& each : own) each = all;
  }
  constexpr StageSeverities(Severity at_submit, Severity at_publish, Severity at_export)
      : StageSeverities(at_submit) {
    publish = at_publish;
    export_ = at_export;
  }
  constexpr Severity at(Stage stage) const {
    const auto index = static_cast<std::size_t>(stage);
    if (index >= 3) return own[index - 3];
    return stage == Stage::submit ? submit : stage == Stage::publish ? publish : export_;
  }
  constexpr void set(Stage stage, Severity severity) {
    const auto index = static_cast<std::size_t>(stage);
    (index >= 3                ? own[index - 3]
     : stage == Stage::submit  ? submit
     : stage == Stage::publish ? publish
                               : export_) = severity;
  }
  friend constexpr bool operator==(const StageSeverities&, const StageSeverities&) = default;
};

struct Rule {
  std::string_view id;  ///< "family.rule-name", for ever
  StageSeverities severity = Severity::warning;
  bool heuristic = false;              ///< leans on the speaker, source or name finder
  std::string_view languages = "any";  ///< "any", or "en de fr es": others are left alone
  std::string_view why;                ///< for the editor: full sentence
  std::span<const OptionSpec> options = {};
  std::string_view pass_example = {}, fail_example = {};
  std::string_view precision = {};  ///< heuristic: "0.94 (n=50, news text held back)"
  void (*check)(const Proof& proof, const RuleOptions& options, Findings& out) = nullptr;
};

/// All rules, in the order of rules.def.
std::span<const Rule* const> rules();
const Rule* find_rule(std::string_view id);
/// Index in rules(); -1 when unknown.
int rule_index(std::string_view id);
/// The nearest rule id to a mistyped one; empty when none is near.
std::string_view nearest_rule(std::string_view id);

}  // namespace stet
