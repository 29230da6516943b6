#pragma once
/// The section "style": a house's own words, each entry a rule of its own. Entries are read while a
/// schema loads and immutable then [any thread].

#include "desk/rule.h"
#include "desk/schema/formula.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

struct Schema;

enum class StyleKind : std::uint8_t {
  existence,
  substitution,
  occurrence,
  repetition,
  consistency,
  conditional,
  capitalization,
  metric,
  near
};
std::string_view to_string(StyleKind kind);

/// Where an entry looks. A term holds when all it says holds.
struct StyleScope {
  struct Term {
    std::uint32_t zones = ~0u;  ///< bits of Zone
    bool in_quote = false, in_title = false, in_link = false;
  };
  std::vector<Term> in;       ///< one must hold; empty: prose
  std::vector<Term> outside;  ///< none may hold
};

struct StyleEntry {
  enum class Per : std::uint8_t { article, paragraph, sentence, headline };
  enum class Prefer : std::uint8_t { first, majority, left };

  std::string id, message, link, why;
  std::string languages;  ///< "en de"; empty: every language
  std::vector<std::string> types;
  StyleKind kind = StyleKind::existence;
  StageSeverities level = Severity::suggestion;
  bool locked = false;
  StyleScope scope;
  std::vector<std::string> exceptions;
  std::uint32_t limit = UINT32_MAX;  ///< findings an article

  bool ignore_case = false, keep_case = true;
  /// In the schema's PatternSet: tokens; the left sides of a swap; first and second; pairs of a
  /// consistency (left, right, left, right ...).
  std::vector<std::uint32_t> patterns;
  /// substitution and consistency: for each pattern what to write; several are a choice.
  std::vector<std::vector<std::string>> replacements;
  enum class Action : std::uint8_t { none, remove, replace } action = Action::none;

  std::uint32_t min = 0, max = UINT32_MAX;  ///< occurrence; repetition: max
  Per per = Per::article;
  std::uint32_t words = 0;  ///< window of a repetition, reach of a near
  Prefer prefer = Prefer::first;
  bool before = false;             ///< conditional: `second` must come first
  bool forbid = false;             ///< near: `second` may not stand there
  std::string letter_case;         ///< capitalization: sentence, ap-title ...; empty: `pattern`
  std::optional<Pattern> pattern;  ///< capitalization
  double threshold = 0.6;
  Formula formula;             ///< metric
  std::string formula_source;  ///< formula and condition as written
  Comparison condition;

  Rule row;  ///< views the strings above: an entry stays where it is
};

/// Called for each mark; `entry` counts in Schema::style.
using StyleMark = std::function<void(std::size_t entry, Finding finding)>;

/// Judges by all entries for which `is_on` holds. Linear in the copy, for the patterns of one
/// schema.
void check_style(const Schema& schema, const Proof& proof,
                 const std::function<bool(std::size_t entry)>& is_on, const Budget* budget,
                 const StyleMark& mark);

}  // namespace stet
