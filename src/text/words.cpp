#include "text/words.h"

#include "text/skim.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace stet {
namespace {

enum class Sign : std::uint8_t {
  other,
  lower,
  upper,
  uncased,  // letters without case, digits of other scripts
  digit,
  combining,  // and what joins without a shape: soft hyphen, zero-width joiners
  ideograph,
  apostrophe,
  hyphen,
  point,
  comma,
};

constexpr std::array<Sign, 128> kAscii = [] {
  std::array<Sign, 128> signs{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) signs[c] = Sign::lower;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) signs[c] = Sign::upper;
  for (std::size_t c = '0'; c <= '9'; ++c) signs[c] = Sign::digit;
  signs['\''] = Sign::apostrophe;
  signs['-'] = Sign::hyphen;
  signs['.'] = Sign::point;
  signs[','] = Sign::comma;
  return signs;
}();

bool is_ideograph(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

Sign sign_of(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
      return Sign::apostrophe;
    case 0x2010:
    case 0x2011:
      return Sign::hyphen;
    case 0x00AD:
    case 0x200C:
    case 0x200D:
      return Sign::combining;
    default:
      break;
  }
  if (c >= 0x2000 && c <= 0x2BFF) return Sign::other;
  if (is_ideograph(c)) return Sign::ideograph;
  if (is_letter(c)) {
    if (is_upper(c)) return Sign::upper;
    return is_lower(c) ? Sign::lower : Sign::uncased;
  }
  if (is_combining(c)) return Sign::combining;
  return is_digit(c) ? Sign::uncased : Sign::other;
}

struct Step {
  char32_t value;
  std::uint32_t length;
  Sign sign;
};

Step step_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, 0, Sign::other};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1, kAscii[byte]};
  const CodePoint point = decode(text.substr(at, 4), 0);
  return {point.value, point.length, point.valid ? sign_of(point.value) : Sign::other};
}

bool is_letter(Sign sign) {
  return sign == Sign::lower || sign == Sign::upper || sign == Sign::uncased;
}
bool goes_on(Sign sign) { return is_letter(sign) || sign == Sign::digit; }

void fold(WordHasher& hash, const Step& step) {
  if (step.value < 0x80)
    return hash.add(static_cast<char>(step.sign == Sign::upper ? step.value + 32 : step.value));
  if (step.sign == Sign::apostrophe) return hash.add('\'');
  if (step.value == 0x00AD) return;
  std::string lowered;  // four bytes: never allocates
  append_utf8(lowered, step.sign == Sign::upper ? to_lower(step.value) : step.value);
  for (char c : lowered) hash.add(c);
}

/// Written with a point in all our languages, and no word of its own when capitalised.
bool is_short_form(std::uint32_t hash) {
  static constexpr std::array kShortForms = {
      word_hash_of_lower("mr"),   word_hash_of_lower("mrs"),  word_hash_of_lower("ms"),
      word_hash_of_lower("dr"),   word_hash_of_lower("prof"), word_hash_of_lower("gen"),
      word_hash_of_lower("sen"),  word_hash_of_lower("rep"),  word_hash_of_lower("gov"),
      word_hash_of_lower("lt"),   word_hash_of_lower("col"),  word_hash_of_lower("sgt"),
      word_hash_of_lower("capt"), word_hash_of_lower("st"),   word_hash_of_lower("jr"),
      word_hash_of_lower("sr"),   word_hash_of_lower("inc"),  word_hash_of_lower("ltd"),
      word_hash_of_lower("corp"), word_hash_of_lower("co"),   word_hash_of_lower("vs"),
      word_hash_of_lower("sra"),  word_hash_of_lower("mme"),  word_hash_of_lower("mlle"),
      word_hash_of_lower("str"),  word_hash_of_lower("bzw"),  word_hash_of_lower("etc"),
  };
  return std::find(kShortForms.begin(), kShortForms.end(), hash) != kShortForms.end();
}

/// Reads one word that begins at `at`.
class WordReader {
 public:
  WordReader(std::string_view text, std::size_t at) : text_(text), at_(at), begin_(at) {}

  Word read(bool single_quote_is_open) {
    Step step = step_at(text_, at_);
    if (step.sign == Sign::ideograph) {
      take(step);
      return finish(0);
    }
    for (;;) {
      if (goes_on(step.sign) || step.sign == Sign::combining) {
        take(step);
      } else if (!joins(step)) {
        break;
      }
      step = step_at(text_, at_);
    }
    std::uint16_t flags = 0;
    if (after_apostrophe_ == 1 && last_byte_is_s()) {
      flags = kPossessive;
      hash_ = hash_before_apostrophe_;
    } else if (step.sign == Sign::apostrophe && !single_quote_is_open && last_byte_is_s() &&
               letters_ > 1 && is_before_noun(at_ + step.length)) {
      flags = kPossessive;
      at_ += step.length;
    }
    if (step.sign == Sign::point && (points_ > 0 || letters_ == 1 || is_short_form(hash_.hash())) &&
        first_is_upper_or_pointed())
      flags = static_cast<std::uint16_t>(flags | kAfterPoint);
    return finish(flags);
  }

 private:
  void take(const Step& step) {
    fold(hash_, step);
    at_ += step.length;
    last_ = step.sign;
    if (step.sign == Sign::combining) return;
    if (is_letter(step.sign) || step.sign == Sign::ideograph) {
      if (letters_ == 0 && step.sign == Sign::upper) flags_ |= kCapitalised;
      ++letters_;
      ++run_;
      if (step.sign == Sign::lower) ++lowers_;
      if (step.sign == Sign::upper) ++uppers_;
    } else {
      flags_ |= kHasDigit;
      run_ = 0;
    }
    if (after_apostrophe_ >= 0) ++after_apostrophe_;
  }

  /// Takes an apostrophe, hyphen, point or comma when it stands inside the word.
  bool joins(const Step& step) {
    if (step.sign < Sign::apostrophe) return false;
    const Step next = step_at(text_, at_ + step.length);
    if (!goes_on(next.sign)) return false;
    const bool between_digits = last_ == Sign::digit && next.sign == Sign::digit;
    if (step.sign == Sign::comma && !between_digits) return false;
    if (step.sign == Sign::point && !between_digits) {
      // "U.S", "Ph.D", "a.m", not "end.Next".
      const bool short_run = run_ == 1 || (run_ == 2 && (flags_ & kCapitalised));
      if (!short_run || !is_letter(next.sign)) return false;
      ++points_;
    }
    if (step.sign == Sign::apostrophe) {
      hash_before_apostrophe_ = hash_;
      after_apostrophe_ = 0;
    } else {
      after_apostrophe_ = -1;
    }
    if (step.sign == Sign::hyphen) flags_ |= kHyphenated;
    fold(hash_, step);
    at_ += step.length;
    last_ = step.sign;
    run_ = 0;
    return true;
  }

  bool last_byte_is_s() const { return (text_[at_ - 1] | 0x20) == 's'; }
  bool first_is_upper_or_pointed() const { return (flags_ & kCapitalised) || points_ > 0; }
  bool is_before_noun(std::size_t at) const {
    if (at >= text_.size() || text_[at] != ' ') return false;
    const Sign next = step_at(text_, at + 1).sign;
    return goes_on(next);
  }

  Word finish(std::uint16_t more) {
    auto flags = static_cast<std::uint16_t>(flags_ | more);
    if (uppers_ > 1 && lowers_ == ((more & kPossessive) && after_apostrophe_ == 1 ? 1u : 0u))
      flags |= kAllCaps;
    if ((flags & kHasDigit) && letters_ == 0) flags |= kNumber;
    return {.span = {static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(at_)},
            .hash = hash_.hash(),
            .flags = flags};
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t begin_;
  WordHasher hash_, hash_before_apostrophe_;
  std::uint16_t flags_ = 0;
  Sign last_ = Sign::other;
  int after_apostrophe_ = -1;  ///< signs since the last apostrophe; -1: there was none
  std::uint32_t letters_ = 0, lowers_ = 0, uppers_ = 0, points_ = 0;
  std::uint32_t run_ = 0;  ///< letters since the last point, hyphen or apostrophe
};

}  // namespace

std::uint32_t word_hash(std::string_view word) {
  WordHasher hash;
  for (std::size_t at = 0; at < word.size();) {
    if (const auto byte = static_cast<unsigned char>(word[at]); byte < 0x80) {
      hash.add(static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte));
      ++at;
      continue;
    }
    const Step step = step_at(word, at);
    fold(hash, step);
    at += step.length;
  }
  return hash.hash();
}

namespace {

constexpr std::uint32_t kBlock = 16;

/// The ASCII letters that 16 bytes begin with.
struct Letters {
  std::uint32_t count = 0;
  std::uint32_t uppers = 0;  ///< a bit for each capital, and for signs behind the letters
  std::uint64_t first = 0, second = 0;  ///< all 16 bytes, letters in lower case
};

#if defined(__SSE2__)
inline Letters letters_of(const char* block) {
  const __m128i bytes = skimming::load(block);
  const __m128i lowered = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  const __m128i are_letters = _mm_and_si128(_mm_cmpgt_epi8(lowered, _mm_set1_epi8('a' - 1)),
                                            _mm_cmplt_epi8(lowered, _mm_set1_epi8('z' + 1)));
  const __m128i second = _mm_unpackhi_epi64(lowered, lowered);
  return {.count = static_cast<std::uint32_t>(
              std::countr_zero(~skimming::bits(are_letters) | 1u << kBlock)),
          .uppers = ~skimming::bits(_mm_cmpeq_epi8(bytes, lowered)),
          .first = static_cast<std::uint64_t>(_mm_cvtsi128_si64(lowered)),
          .second = static_cast<std::uint64_t>(_mm_cvtsi128_si64(second))};
}
#else
inline Letters letters_of(const char* block) {
  Letters letters;
  for (; letters.count < kBlock; ++letters.count) {
    const auto byte = static_cast<unsigned char>(block[letters.count]);
    const std::uint64_t lowered = byte | 0x20u;
    if (lowered < 'a' || lowered > 'z') break;
    if (byte != lowered) letters.uppers |= 1u << letters.count;
    std::uint64_t& half = letters.count < 8 ? letters.first : letters.second;
    half |= lowered << 8 * (letters.count % 8);
  }
  return letters;
}
#endif

/// Of `bytes` the first `count`, 1 to 8.
constexpr std::uint64_t keep(std::uint64_t bytes, std::uint32_t count) {
  return bytes & ~std::uint64_t{0} >> (64 - 8 * count);
}

/// What may follow a word that is done: none of these makes it longer, or shows on it.
constexpr std::array<bool, 256> kEndsPlainWord = [] {
  std::array<bool, 256> ends{};
  for (std::size_t c = 0; c < 128; ++c) ends[c] = kAscii[c] == Sign::other;
  ends[','] = true;
  return ends;
}();

/// Most words are a few ASCII letters and nothing else. False, and nothing done, for the others.
inline bool read_plain(std::string_view text, std::size_t begin, Word& word) {
  const std::size_t left = text.size() - begin;
  char tail[kBlock];
  const char* block = text.data() + begin;
  if (left < kBlock) {
    std::memset(tail, 0, kBlock);
    std::memcpy(tail, block, left);
    block = tail;
  }
  const Letters letters = letters_of(block);
  if (letters.count - 1 >= kBlock - 1) return false;  // none, or perhaps more
  const std::size_t at = begin + letters.count;
  WordHasher hasher;
  if (letters.count <= 8)
    hasher.add(keep(letters.first, letters.count), 0);
  else
    hasher.add(letters.first, keep(letters.second, letters.count - 8));
  const std::uint32_t hash = hasher.hash();
  if (at < text.size() && !kEndsPlainWord[static_cast<unsigned char>(text[at])]) {
    // A point at the end of a longer word that is no short form ends a sentence.
    const bool is_last =
        text[at] == '.' && (at + 1 == text.size() || text[at + 1] == ' ') && letters.count > 1;
    if (!is_last || is_short_form(hash)) return false;
  }
  std::uint16_t flags = 0;
  if (letters.uppers & 1) {
    flags = kCapitalised;
    const std::uint32_t all = (1u << letters.count) - 1;
    if (letters.count > 1 && (letters.uppers & all) == all) flags |= kAllCaps;
  }
  word.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
  word.hash = hash;
  word.flags = flags;
  return true;
}

}  // namespace

bool WordFinder::next(Word& word) {
  while (at_ < text_.size()) {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte == ' ') {
      after_space_ = true;
      ++at_;
      continue;
    }
    if (byte < 0x80 && goes_on(kAscii[byte])) {
      if (!read_plain(text_, at_, word)) word = WordReader(text_, at_).read(single_quote_is_open_);
    } else {
      const Step step = step_at(text_, at_);
      if (!goes_on(step.sign) && step.sign != Sign::ideograph) {
        if (step.sign == Sign::apostrophe) single_quote_is_open_ = after_space_;
        after_space_ = is_space(step.value) || step.value == '(' || step.value == '"';
        at_ += step.length;
        continue;
      }
      word = WordReader(text_, at_).read(single_quote_is_open_);
    }
    at_ = word.span.end;
    after_space_ = false;
    return true;
  }
  return false;
}

void find_words(std::string_view paragraph, std::vector<Word>& out) {
  Word word;
  for (WordFinder words(paragraph); words.next(word);) out.push_back(word);
}

}  // namespace stet
