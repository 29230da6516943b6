#pragma once
/// Small looks at the copy that rules of several families share: words of a passage, sets of words,
/// likeness of two texts, and how a value is shown in a message. All pure [any thread].

#include "desk/proof.h"
#include "text/words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet::look {

/// What rules out most words: a byte for each value of a hash's top byte, and of the next.
struct WordFilter {
  static constexpr std::uint8_t kFirst = 1, kSecond = 2;
  std::array<std::uint8_t, 256> seen{};

  constexpr void add(std::uint32_t hash) {
    seen[hash >> 24] |= kFirst;
    seen[hash >> 16 & 0xFF] |= kSecond;
  }
  constexpr void add(const WordFilter& other) {
    for (std::size_t i = 0; i < seen.size(); ++i) seen[i] |= other.seen[i];
  }
  constexpr bool may_hold(std::uint32_t hash) const {
    return (seen[hash >> 24] & kFirst) && (seen[hash >> 16 & 0xFF] & kSecond);
  }
};

/// A set of words by their hash, made by the compiler. Words are lower case, apostrophes straight.
/// Asking costs one byte for most words of a text.
template <std::size_t kCount>
struct WordHashes {
  std::array<std::uint32_t, kCount> hashes{};
  WordFilter filter;

  constexpr bool contains(std::uint32_t hash) const {
    if (!filter.may_hold(hash)) return false;
    for (std::uint32_t each : hashes)
      if (each == hash) return true;
    return false;
  }
};
template <std::size_t kCount>
constexpr WordHashes<kCount> word_hashes(const std::string_view (&words)[kCount]) {
  WordHashes<kCount> set;
  for (std::size_t i = 0; i < kCount; ++i) {
    set.hashes[i] = word_hash_of_lower(words[i]);
    set.filter.add(set.hashes[i]);
  }
  return set;
}

inline std::span<const ProofWord> words_of(const Proof& proof, const Passage& passage) {
  return std::span(proof.words).subspan(passage.words.begin, passage.words.size());
}

/// Paragraphs, lists and block quotes: what a reader reads as the story.
constexpr bool is_copy(Zone zone) {
  return zone == Zone::lead || zone == Zone::body || zone == Zone::list ||
         zone == Zone::quote_block;
}

/// First passage of the copy, dateline included, or nullptr.
const Passage* first_of_body(const Proof& proof);

/// Words outside any article, for fields that are no passage and for one-off comparisons.
std::vector<Word> words_in(std::string_view text);
/// Hashes of the words in `text`, in order.
std::vector<std::uint32_t> hashes_in(std::string_view text);

/// Shared words over all words, repeats counted, 0..1. Both empty: 0. O(n log n); texts of very
/// unlike length are told apart without a look at their words.
double likeness(std::vector<std::uint32_t> a, std::vector<std::uint32_t> b);

/// Without white space at either end, no-break and zero-width spaces included.
std::string_view trim(std::string_view text);
inline bool is_blank(std::string_view text) { return trim(text).empty(); }
/// In the same order and spelling, but for case and white space at the ends.
bool same_folded(std::string_view a, std::string_view b);
bool starts_with_folded(std::string_view text, std::string_view lower_prefix);

/// For a message: the words in quotation marks, printable, cut to `at_most` code points.
std::string shown(std::string_view words, std::uint32_t at_most = 60);
/// "1 word", "12 words".
std::string counted(std::uint64_t count, std::string_view one, std::string_view many);
std::string counted(std::uint64_t count, std::string_view one);

/// Where a value that views the source stands in it; empty when it does not.
Span source_of(const Article& article, std::string_view value);
/// Nearest thing to the top of the story: the headline, else the first block, else the start of the
/// input.
Span near_top(const Article& article);

/// No mark-up or escape stands inside `span`, so that it may be cut from the source by a machine.
bool is_plain_in_source(const Text& text, Span span);

/// What `known` tells of a field that holds no words: nothing there, or nothing but white space.
constexpr bool is_there(const Field& field) { return field.known.presence == Presence::present; }
inline bool has_words(const Field& field) { return is_there(field) && !is_blank(field.text.bytes); }
constexpr bool is_not_carried(const Field& field) {
  return field.known.presence == Presence::not_carried;
}

/// The article's type is one of `types` (its profile, in any case).
bool is_profile(const Article& article, std::span<const std::string> types);

/// Bytes of the sign at `at`, as a string_view; empty at the end.
std::string_view sign_at(std::string_view text, std::size_t at);
/// The sign that ends before `at`.
std::string_view sign_before(std::string_view text, std::size_t at);

}  // namespace stet::look
