#pragma once
/// Small arithmetic over counts of an article, for readability: "0.39 * (words / sentences) + 11.8
/// * (syllables / words) - 15.59". [any thread]

#include "text/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

inline constexpr std::array<std::string_view, 8> kCountNames{
    "words",      "sentences",     "syllables",  "paragraphs",
    "characters", "complex_words", "long_words", "headings"};
using TextCounts = std::array<double, kCountNames.size()>;

class Formula {
 public:
  static constexpr std::size_t kMaxSteps = 200;
  static constexpr std::uint32_t kMaxDepth = 32;

  static Result<Formula> parse(std::string_view text);
  /// Division by nothing gives 0: there is no text to judge.
  double value(const TextCounts& counts) const;
  bool empty() const { return steps_.empty(); }

 private:
  friend class FormulaParser;
  struct Step {
    char what = '#';  ///< '#' number, 'v' count, or an operator
    double number = 0;
    std::size_t count = 0;
  };
  std::vector<Step> steps_;  ///< reverse Polish
};

/// "> 10", "<= 3.5".
struct Comparison {
  char sign = '>';
  bool or_equal = false;
  double bound = 0;

  static Result<Comparison> parse(std::string_view text);
  bool holds(double value) const;
};

/// Groups of vowels, with English's silent e; good enough for a mean over an article.
std::uint32_t syllables_in(std::string_view word);

}  // namespace stet
