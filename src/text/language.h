#pragma once
/// Language data: what a language's prose looks like, apart from any news. One file of data per
/// language below languages/. Static, immutable [any thread].

#include "text/word_set.h"

#include <span>
#include <string_view>

namespace stet {

struct QuotePair {
  std::string_view open, close;
};

using WordList = std::span<const std::string_view>;

struct LanguageData {
  std::string_view tag;              ///< primary subtag: "en"
  std::span<const QuotePair> pairs;  ///< house pairs, the preferred first; outer then inner
  WordList abbreviations;            ///< lower case without the point: "mr", "jan", "u.s"
  WordList titles;                   ///< abbreviations before a name: "mr", "gen"
  WordList capital_abbreviations;    ///< words of their own unless capitalised: "ill"
  WordList tag_verbs;                ///< after a name behind ?” or !”: "asked"
  WordList elisions;                 ///< "'tis", "'n'", "'em"; apostrophes are straight
  WordList months;                   ///< 12 full names, lower case
  WordList month_shorts;             ///< 12, lower case, no point; "" where there is none
  WordList weekdays;                 ///< Monday first, lower case
  WordList function_words;           ///< articles, prepositions, pronouns, auxiliaries
  bool capital_nouns = false;        ///< German
  // The lists above, to be asked with word_hash() or the hash of a Word.
  WordSet abbreviation_set;
  WordSet title_set;
  WordSet capital_abbreviation_set;
  WordSet tag_verb_set;
  WordSet function_word_set;
};

/// The data for a BCP 47 tag by its primary subtag; nullptr when we have none ("und", "ja").
const LanguageData* find_language(std::string_view tag);
/// The same, English for what we do not know.
const LanguageData& language_or_english(std::string_view tag);

}  // namespace stet
