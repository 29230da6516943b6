#pragma once
/// Words of one paragraph, found in one pass with what every rule asks of them. [any thread]
/// A word is a run of letters, digits and combining marks, with an apostrophe or hyphen or point
/// inside
/// ("weren't", "vice-president", "U.S", "4.1"). CJK runs are one word each code point.

#include "text/span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace stet {

enum WordFlags : std::uint16_t {
  kCapitalised = 1,  ///< first letter is upper case
  kAllCaps = 2,      ///< two letters or more, no lower case
  kHasDigit = 4,
  kNumber = 8,          ///< digits, separators and signs only
  kSentenceStart = 16,  ///< first word of its sentence
  kInQuote = 32,        ///< inside quotation marks
  kHyphenated = 64,
  kPossessive = 128,  ///< ends in 's or s' (the span holds it)
  kAfterPoint = 256,  ///< the word's own last sign is a point that belongs to it ("Mr.", "U.S.")
};

struct Word {
  Span span;               ///< bytes in the paragraph
  std::uint32_t hash = 0;  ///< word_hash() of it, without a possessive ending
  std::uint16_t flags = 0;
};

/// Case-folded hash (FNV-1a 32 over lower-case UTF-8, curly apostrophes read as straight).
/// constexpr for ASCII and plain UTF-8 literals that are lower case already.
constexpr std::uint32_t word_hash_of_lower(std::string_view lower) {
  std::uint32_t hash = 2166136261u;
  for (char c : lower) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}
std::uint32_t word_hash(std::string_view word);

/// Appends the words of `paragraph` to `out` in reading order. Linear. kSentenceStart and kInQuote
/// are set by whoever knows (desk/proof).
void find_words(std::string_view paragraph, std::vector<Word>& out);

}  // namespace stet
