#pragma once
/// Language data: what a language's prose looks like, apart from any news. One file of data per language below
/// languages/. Static, immutable [any thread].

#include <span>
#include <string_view>

namespace stet {

struct QuotePair {
  std::string_view open, close;
};

struct LanguageData {
  std::string_view tag;                              ///< primary subtag: "en"
  std::span<const QuotePair> pairs;                  ///< house pairs, the preferred first; outer then inner
  std::span<const std::string_view> abbreviations;   ///< lower case without the point: "mr", "jan", "u.s"
  std::span<const std::string_view> elisions;        ///< "'tis", "'n'", "'em"; apostrophes are straight
  std::span<const std::string_view> months;          ///< 12 full names, lower case
  std::span<const std::string_view> month_shorts;    ///< 12, lower case, no point; "" where there is none
  std::span<const std::string_view> weekdays;        ///< Monday first, lower case
  std::span<const std::string_view> function_words;  ///< articles, prepositions, pronouns, auxiliaries
  bool capital_nouns = false;                        ///< German
};

/// The data for a BCP 47 tag by its primary subtag; nullptr when we have none ("und", "ja").
const LanguageData* find_language(std::string_view tag);
/// The same, English for what we do not know.
const LanguageData& language_or_english(std::string_view tag);

}  // namespace stet
