#include "text/sentences.h"

#include "text/language.h"
#include "text/skim.h"
#include "text/utf8.h"
#include "text/words.h"

#include <algorithm>
#include <array>

namespace stet {
namespace {

constexpr std::uint32_t kLongestWord = 32;  // bytes looked at of a word beside a stop
constexpr std::size_t kLongestAbbreviation = 12;
constexpr std::uint32_t kLongestTag = 8;  // words of a name before its verb

/// The next byte that a sentence may end at: . ! ? and the first bytes of … and 。！？
std::size_t skim_to_end(std::string_view text, std::size_t at) {
  return skim<Stops::bytes, '.', '!', '?', '\xE2', '\xE3', '\xEF'>(text, at);
}

bool is_point(char32_t c) { return c == '.' || c == 0x2026; }
bool is_terminator(char32_t c) {
  return is_point(c) || c == '!' || c == '?' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}
bool is_closing(char32_t c) {
  return c == ')' || c == ']' || c == '}' || c == '"' || c == '\'' || c == 0x201C || c == 0x201D ||
         c == 0x2019 || c == 0x2018 || c == 0xBB || c == 0xAB || c == 0x203A || c == 0x2039 ||
         c == 0x300D || c == 0x300F;
}
bool is_quotation_sign(char32_t c) { return is_closing(c) && c != ')' && c != ']' && c != '}'; }
bool is_opening(char32_t c) {
  return c == '(' || c == '[' || c == 0x201E || c == 0x201A || c == 0x300C || c == 0x300E ||
         c == 0xBF || c == 0xA1 || is_quotation_sign(c);
}
bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }

/// Where a sentence may end: the signs, then the marks that close behind them.
struct Stop {
  std::uint32_t begin = 0;   // the first sign
  std::uint32_t end = 0;     // behind the closing marks
  std::uint32_t points = 0;  // how many; an ellipsis sign counts three
  bool is_mark = false;      // ! or ? among them, or the full stop of another script
  bool is_wide = false;      // 。！？, which need no space behind
  bool is_quoted = false;    // a quotation mark closes behind them
};

class Splitter {
 public:
  Splitter(std::string_view text, std::span<const MarkPair> marks, const LanguageData& language)
      : text_(text), marks_(marks), language_(language) {}

  void split(std::vector<Span>& out) {
    const auto size = static_cast<std::uint32_t>(text_.size());
    std::uint32_t begin = skip_space(0);
    std::uint32_t at = begin;
    while (at < size) {
      at = static_cast<std::uint32_t>(skim_to_end(text_, at));
      if (at == size) break;
      const CodePoint point = decode(text_, at);
      if (!is_terminator(point.value)) {
        at += point.length;
        continue;
      }
      const Stop stop = read_stop(at);
      at = stop.end;
      const std::uint32_t next = skip_space(stop.end);
      if (next >= size || !ends_sentence(stop, next)) continue;
      out.push_back({begin, stop.end});
      begin = at = next;
    }
    std::uint32_t end = size;
    while (end > begin && is_space(sign_before(end))) end -= length_before(end);
    if (begin < end) out.push_back({begin, end});
  }

 private:
  char32_t sign_at(std::uint32_t at) const {
    if (at >= text_.size()) return 0;
    const auto byte = static_cast<unsigned char>(text_[at]);
    return byte < 0x80 ? byte : decode(text_, at).value;
  }
  std::uint32_t length_before(std::uint32_t end) const {
    std::uint32_t at = end - 1;
    while (at > 0 && end - at < 4 && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) --at;
    return decode(text_, at).length == end - at ? end - at : 1;
  }
  char32_t sign_before(std::uint32_t end) const {
    return end == 0 ? 0 : decode(text_, end - length_before(end)).value;
  }
  std::uint32_t skip_space(std::uint32_t at) const {
    while (at < text_.size() && is_space(sign_at(at))) at += decode(text_, at).length;
    return at;
  }

  Stop read_stop(std::uint32_t at) const {
    Stop stop{.begin = at, .end = at};
    for (;;) {
      const char32_t sign = sign_at(at);
      if (is_terminator(sign)) {
        stop.points += sign == '.' ? 1 : sign == 0x2026 ? 3 : 0;
        if (!is_point(sign)) stop.is_mark = true;
        if (sign >= 0x3000) stop.is_wide = true;
        at += decode(text_, at).length;
        stop.end = at;
      } else if (sign == ' ' && stop.points > 0 && is_point(sign_at(at + 1))) {
        ++at;  // . . .
      } else {
        break;
      }
    }
    at = stop.end;
    for (;;) {
      const char32_t sign = sign_at(at);
      if (is_closing(sign)) {
        if (is_quotation_sign(sign)) stop.is_quoted = true;
        at += decode(text_, at).length;
        stop.end = at;
      } else if (is_space(sign) && sign != 0 && closes_at(at + decode(text_, at).length)) {
        at += decode(text_, at).length;  // « Non. »
      } else {
        return stop;
      }
    }
  }

  /// A guillemet at `at` that ends a quotation: set off by a space in French.
  bool closes_at(std::uint32_t at) const {
    if (sign_at(at) != 0xBB) return false;
    const auto pair = outermost_around(at);
    return pair && pair->close->begin == at;
  }

  /// The outermost quotation that has `at` inside it. Questions come in reading order, save that
  /// one may go back within the same quotation.
  const MarkPair* outermost_around(std::uint32_t at) const {
    while (next_pair_ < marks_.size()) {
      const MarkPair& pair = marks_[next_pair_];
      const bool is_outermost = pair.open && pair.close && pair.depth == 0;
      if (is_outermost && pair.close->end > at) {
        return pair.open->begin <= at ? &pair : nullptr;
      }
      if (!is_outermost || pair.close->end <= at) ++next_pair_;
    }
    return nullptr;
  }

  bool ends_sentence(const Stop& stop, std::uint32_t next) const {
    if (next == stop.end && !stop.is_wide) return false;
    const MarkPair* around = outermost_around(stop.begin);
    if (around && around->close->end > stop.end) return false;
    bool after_opening = false;
    char32_t first = sign_at(next);
    while (is_opening(first)) {
      after_opening = true;
      next += decode(text_, next).length;
      first = sign_at(next);
      if (is_space(first)) {
        next = skip_space(next);
        first = sign_at(next);
      }
    }
    if (is_dash(first)) return !stop.is_quoted;
    if (stop.is_wide) return true;
    if (is_lower(first)) {
      return after_opening && !stop.is_quoted && stop.points == 1 && !stop.is_mark &&
             !is_abbreviated(stop, next);
    }
    if (stop.is_mark) return !stop.is_quoted || !is_tag(next);
    if (stop.points > 1 && !stop.is_quoted) return ends_at_ellipsis(stop, next);
    return stop.is_quoted || !is_abbreviated(stop, next);
  }

  /// "It was late... We left." ends; "he … Smith" does not.
  bool ends_at_ellipsis(const Stop& stop, std::uint32_t next) const {
    if (stop.points == 4 || is_function_word(word_from(next))) return true;
    return !is_space(sign_before(stop.begin));
  }

  /// A letter that most words are made of.
  static bool is_plain(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

  std::string_view word_from(std::uint32_t at) const {
    const std::uint32_t begin = at;
    while (at < text_.size() && at - begin < kLongestWord) {
      if (is_plain(text_[at])) {
        ++at;
        continue;
      }
      const char32_t sign = sign_at(at);
      if (!is_letter(sign) && !is_digit(sign) && sign != '-' && sign != '\'' && sign != 0x2019)
        break;
      at += decode(text_, at).length;
    }
    return text_.substr(begin, at - begin);
  }

  /// The word that ends at `end`, points inside it kept.
  std::string_view word_to(std::uint32_t end) const {
    std::uint32_t begin = end;
    while (begin > 0 && end - begin < kLongestWord) {
      if (is_plain(text_[begin - 1])) {
        --begin;
        continue;
      }
      const char32_t sign = sign_before(begin);
      if (!is_letter(sign) && !is_digit(sign) && sign != '.' && sign != '-' && sign != 0xB0) break;
      begin -= length_before(begin);
    }
    return text_.substr(begin, end - begin);
  }

  bool is_function_word(std::string_view word) const {
    return !word.empty() && language_.function_word_set.has(word_hash(word));
  }
  bool is_weekday_or_month(std::string_view word) const {
    const std::string lowered = lower(word);
    const auto has = [&](std::span<const std::string_view> list) {
      return std::find(list.begin(), list.end(), lowered) != list.end();
    };
    return has(language_.weekdays) || has(language_.months);
  }

  /// The point of `stop` belongs to the word before it and no sentence ends there.
  bool is_abbreviated(const Stop& stop, std::uint32_t next) const {
    const std::string_view word = word_to(stop.begin);
    if (word.empty() || word.size() > kLongestAbbreviation) return false;
    const char32_t first = decode(word, 0).value;
    const std::uint32_t hash = word_hash(word);
    const bool is_pointed = word.find('.') != std::string_view::npos;
    const bool is_title = language_.title_set.has(hash);
    const bool is_listed = language_.abbreviation_set.has(hash);
    // Nearly every sentence ends in a word that is nothing else.
    if (word.size() > 3 && !is_pointed && !is_title && !is_listed &&
        !is_digit(sign_before(stop.begin)))
      return false;
    const std::string_view following = word_from(next);
    const bool before_digit = !following.empty() && is_digit(decode(following, 0).value);
    if (is_digit(sign_before(stop.begin))) return is_ordinal(word, following);
    if (is_title && is_capital_enough(hash, first)) return true;
    if (decode(word, 0).length == word.size() && is_upper(first)) {
      // J. Doe; but "vitamin C. The"
      return !is_function_word(following) || is_title;
    }
    if (!is_pointed && !(is_listed && is_capital_enough(hash, first)))
      return before_digit && word.size() <= 3 && is_upper(first);
    if (!is_pointed && language_.function_word_set.has(hash)) return before_digit;  // No. 5
    if (is_half_of_day(word)) {
      return before_digit || is_weekday_or_month(following) ||
             (following.size() > 1 && is_upper(decode(following, 1).value));  // 9 a.m. EST
    }
    return !is_function_word(following);
  }

  /// "Ill." is a state, "ill." ends a sentence.
  bool is_capital_enough(std::uint32_t hash, char32_t first) const {
    return is_upper(first) || !language_.capital_abbreviation_set.has(hash);
  }
  static bool is_half_of_day(std::string_view word) {
    return word == "a.m" || word == "p.m" || word == "A.M" || word == "P.M";
  }

  /// German: der 19. Jahrestag, am 4. März; not "Das war 2019. Der".
  bool is_ordinal(std::string_view word, std::string_view following) const {
    if (!language_.capital_nouns || word.size() > 2) return false;
    return !is_function_word(following);
  }

  /// "Who signed?" Varga asked.
  bool is_tag(std::uint32_t at) const {
    for (std::uint32_t count = 0; count < kLongestTag; ++count) {
      const std::string_view word = word_from(at);
      if (word.empty()) return false;
      const bool is_capital = is_upper(decode(word, 0).value);
      const std::uint32_t hash = word_hash(word);
      if (count > 0 && !is_capital) return language_.tag_verb_set.has(hash);
      if (!is_capital || is_function_word(word)) return false;
      at += static_cast<std::uint32_t>(word.size());
      if (sign_at(at) == '.') ++at;
      if (sign_at(at) != ' ') return false;
      ++at;
    }
    return false;
  }

  std::string_view text_;
  std::span<const MarkPair> marks_;
  const LanguageData& language_;
  mutable std::size_t next_pair_ = 0;
};

}  // namespace

void find_sentences(std::string_view paragraph, std::span<const MarkPair> marks,
                    std::string_view language, std::vector<Span>& out) {
  Splitter(paragraph, marks, language_or_english(language)).split(out);
}

}  // namespace stet
