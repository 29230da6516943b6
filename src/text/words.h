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

/// The case-folded hash of a word: over its lower-case UTF-8, curly apostrophes read as straight,
/// soft hyphens left out; eight bytes at a time, the last ones filled up with zeros.
class WordHasher {
 public:
  constexpr void add(char byte) {
    chunk_ |= std::uint64_t{static_cast<unsigned char>(byte)} << 8 * filled_;
    if (++filled_ < 8) return;
    hash_ = mix(hash_, chunk_);
    chunk_ = 0;
    filled_ = 0;
  }
  /// The whole word at once, of sixteen bytes or fewer; `second` is 0 when it has eight or fewer.
  constexpr void add(std::uint64_t first, std::uint64_t second) {
    hash_ = mix(hash_, first);
    if (second != 0) hash_ = mix(hash_, second);
  }
  constexpr std::uint32_t hash() const {
    return static_cast<std::uint32_t>((filled_ > 0 ? mix(hash_, chunk_) : hash_) >> 32);
  }

 private:
  static constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t chunk) {
    hash = (hash ^ chunk) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 32;
    return hash * 0xD6E8FEB86659FD93u;
  }
  std::uint64_t hash_ = 0x84222325CBF29CE4u;
  std::uint64_t chunk_ = 0;
  std::uint32_t filled_ = 0;
};

/// For literals that are lower case already, apostrophes straight.
constexpr std::uint32_t word_hash_of_lower(std::string_view lower) {
  WordHasher hasher;
  for (char c : lower) hasher.add(c);
  return hasher.hash();
}
std::uint32_t word_hash(std::string_view word);

/// The words of a paragraph in reading order. kSentenceStart and kInQuote are set by whoever knows
/// (desk/proof). Linear.
class WordFinder {
 public:
  explicit WordFinder(std::string_view paragraph) : text_(paragraph) {}
  /// False at the end, `word` as it was.
  bool next(Word& word);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  bool single_quote_is_open_ = false;
  bool after_space_ = true;
};

/// Appends them all to `out`.
void find_words(std::string_view paragraph, std::vector<Word>& out);

}  // namespace stet
