// Dates in running text: find_dates of dates.h.
#include "text/dates.h"
#include "text/language.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace stet {
namespace {

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
enum class Byte : std::uint8_t { other, digit, letter };
/// Letters as far as words need telling apart; every byte of a longer character counts as one.
constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> bytes{};
  for (std::size_t c = 0; c < 256; ++c) {
    if (c >= '0' && c <= '9') bytes[c] = Byte::digit;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80) bytes[c] = Byte::letter;
  }
  return bytes;
}();
Byte byte_of(char c) { return kBytes[static_cast<unsigned char>(c)]; }
bool is_letter_byte(char c) { return byte_of(c) == Byte::letter; }

/// A cursor over the paragraph; each `take` moves it on or leaves it where it is.
class Cursor {
 public:
  Cursor(std::string_view text, std::uint32_t at) : text_(text), at_(at) {}

  std::uint32_t at() const { return at_; }
  char front() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(std::string_view what) {
    if (text_.substr(at_, what.size()) != what) return false;
    at_ += static_cast<std::uint32_t>(what.size());
    return true;
  }
  /// A space, a line end or a no-break space.
  bool take_space() { return take(" ") || take("\n") || take("\xC2\xA0") || take("\xE2\x80\xAF"); }
  /// A whole number of `least` to `most` digits.
  bool take_number(std::uint32_t least, std::uint32_t most, int& value) {
    std::uint32_t count = 0;
    int sum = 0;
    while (count <= most && at_ + count < text_.size() && is_digit_byte(text_[at_ + count])) {
      sum = sum * 10 + (text_[at_ + count] - '0');
      ++count;
    }
    if (count < least || count > most) return false;
    at_ += count;
    value = sum;
    return true;
  }
  bool at_word() const { return is_digit_byte(front()) || is_letter_byte(front()); }

 private:
  std::string_view text_;
  std::uint32_t at_;
};

/// The same to the left.
class BackCursor {
 public:
  BackCursor(std::string_view text, std::uint32_t at) : text_(text.substr(0, at)) {}

  std::uint32_t at() const { return static_cast<std::uint32_t>(text_.size()); }
  char back() const { return text_.empty() ? '\0' : text_.back(); }
  bool take(std::string_view what) {
    if (text_.size() < what.size() || text_.substr(text_.size() - what.size()) != what)
      return false;
    text_.remove_suffix(what.size());
    return true;
  }
  bool take_space() { return take(" ") || take("\n") || take("\xC2\xA0") || take("\xE2\x80\xAF"); }
  /// A word of letters; empty, and nothing taken, when there is none or it is overlong.
  std::string_view take_word() {
    std::size_t begin = text_.size();
    while (begin > 0 && text_.size() - begin < 16 && is_letter_byte(text_[begin - 1])) --begin;
    const std::string_view word = text_.substr(begin);
    if (begin > 0 && is_letter_byte(text_[begin - 1])) return {};
    text_ = text_.substr(0, begin);
    return word;
  }
  bool take_number(int& value) {
    std::size_t begin = text_.size();
    while (begin > 0 && text_.size() - begin < 3 && is_digit_byte(text_[begin - 1])) --begin;
    const std::size_t count = text_.size() - begin;
    if (count < 1 || count > 2) return false;
    // Not the end of 1.30 or of 12,000, of B52 or $12.
    if (begin > 0) {
      const char left = text_[begin - 1];
      if (is_letter_byte(left) || left == '$' || left == '#') return false;
      if ((left == '.' || left == ',' || left == ':') && begin > 1 &&
          is_digit_byte(text_[begin - 2]))
        return false;
    }
    value = 0;
    for (std::size_t i = begin; i < text_.size(); ++i) value = value * 10 + (text_[i] - '0');
    text_ = text_.substr(0, begin);
    return true;
  }

 private:
  std::string_view text_;
};

class DateFinder {
 public:
  DateFinder(std::string_view text, const LanguageData& language)
      : text_(text),
        language_(language),
        is_english_(language.tag == "en"),
        needs_capital_(is_english_ || language.capital_nouns) {
    for (std::size_t i = 0; i < language.months.size(); ++i) {
      may_begin(language.months[i]);
      may_begin(language.month_shorts[i]);
    }
  }

  std::vector<DateMention> find() {
    const auto size = static_cast<std::uint32_t>(text_.size());
    std::uint32_t at = 0;
    while (at < size) {
      const Byte kind = byte_of(text_[at]);
      std::uint32_t end = at + 1;
      if (kind == Byte::other) {
        at = end;
        continue;
      }
      while (end < size && byte_of(text_[end]) == kind) ++end;
      if (kind == Byte::digit) {
        if (end - at == 4) end = read_iso(at, end);
      } else if (month_begins_[static_cast<unsigned char>(text_[at])] &&
                 end - at <= kLongestMonth &&
                 (at == 0 || (byte_of(text_[at - 1]) == Byte::other && text_[at - 1] != '-'))) {
        end = read_month(at, end);
      }
      at = end;
    }
    return std::move(found_);
  }

 private:
  static constexpr std::uint32_t kLongestMonth = 12;

  void may_begin(std::string_view month) {
    if (month.empty()) return;
    const auto first = static_cast<unsigned char>(month[0]);
    if (first >= 0x80 || !needs_capital_) month_begins_[first] = true;
    if (first < 0x80) month_begins_[first - 32u] = true;
  }

  /// 2026-03-04; the digits of the year end at `end`.
  std::uint32_t read_iso(std::uint32_t begin, std::uint32_t end) {
    if (begin > 0 && (is_letter_byte(text_[begin - 1]) || text_[begin - 1] == '-' ||
                      text_[begin - 1] == '/' || text_[begin - 1] == '.'))
      return end;
    Cursor cursor(text_, begin);
    int year = 0, month = 0, day = 0;
    if (!cursor.take_number(4, 4, year) || !cursor.take("-") || !cursor.take_number(2, 2, month) ||
        !cursor.take("-") || !cursor.take_number(2, 2, day))
      return end;
    // A time may follow; a longer number is no date.
    if ((cursor.at_word() && cursor.front() != 'T') || cursor.front() == '-') return end;
    if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1000) return end;
    add({begin, cursor.at()}, year, month, day, std::nullopt);
    return cursor.at();
  }

  /// 1..12, or 0. `is_short`: an abbreviation, whose point follows or not.
  int month_of(std::string_view word, bool& is_short) const {
    // Most words that begin like a month are none: no copy for them.
    const auto same = [&](std::string_view month) {
      if (month.size() != word.size()) return false;
      for (std::size_t i = 0; i < month.size(); ++i) {
        const char c = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] + 32) : word[i];
        if (c != month[i]) return false;
      }
      return true;
    };
    for (std::size_t i = 0; i < 12; ++i) {
      is_short = false;
      if (same(language_.months[i])) return static_cast<int>(i) + 1;
      is_short = true;
      if (same(language_.month_shorts[i])) return static_cast<int>(i) + 1;
    }
    return 0;
  }

  std::uint32_t read_month(std::uint32_t begin, std::uint32_t end) {
    bool is_short = false;
    const int month = month_of(text_.substr(begin, end - begin), is_short);
    if (month == 0) return end;
    Cursor right(text_, end);
    if (is_short) right.take(".");
    Span span = {begin, right.at()};
    int day = 0, year = 0;
    const bool day_stands_left = read_day_left(span, day);
    if (!day_stands_left && is_english_) read_day_right(right, span, day);
    read_year(right, span, year, day != 0);
    if (day == 0 && (year == 0 || (is_short && text_[span.begin] != text_[begin]))) return end;
    if (day > 31 && year == 0) return end;
    std::optional<int> weekday;
    if (day != 0) weekday = read_weekday_left(span);
    if (!found_.empty() && found_.back().span.end > span.begin) return end;
    add(span, year, month, day, weekday);
    return span.end;
  }

  /// "30 June", "the 30th of June", "4. März", "1er mars", "4 de marzo".
  bool read_day_left(Span& span, int& day) const {
    BackCursor left(text_, span.begin);
    if (!left.take_space()) return false;
    if (left.take("of") || left.take("de") || left.take("DE")) {
      if (!left.take_space()) return false;
    }
    for (std::string_view ending : {"st", "nd", "rd", "th", "er", "º", "°", "."}) {
      if (left.take(ending)) break;
    }
    if (!left.take_number(day) || day == 0) {
      day = 0;
      return false;
    }
    span.begin = left.at();
    return true;
  }

  /// "June 30", "June 30th", "June 3-5". Not "June 2020", "May 4-year-old", "June 9:30", "March 5
  /// percent".
  bool read_day_right(Cursor& right, Span& span, int& day) const {
    Cursor cursor = right;
    if (!cursor.take_space() || !cursor.take_number(1, 2, day) || day == 0) {
      day = 0;
      return false;
    }
    for (std::string_view ending : {"st", "nd", "rd", "th"}) {
      if (cursor.take(ending)) break;
    }
    Cursor range = cursor;
    int last_day = 0;
    if ((range.take("-") || range.take("–")) && range.take_number(1, 2, last_day) &&
        !range.at_word())
      cursor = range;
    Cursor after = cursor;
    const bool goes_on =
        cursor.at_word() || cursor.front() == '%' ||
        ((after.take(":") || after.take(".") || after.take(",")) && is_digit_byte(after.front())) ||
        (after.take("-") && after.at_word());
    if (goes_on || (after.take_space() && (after.take("percent") || after.take("per cent")))) {
      day = 0;
      return false;
    }
    right = cursor;
    span.end = cursor.at();
    return true;
  }

  /// ", 2020", " 2020", " de 2020", " del 2020".
  void read_year(Cursor right, Span& span, int& year, bool has_day) const {
    if (has_day || !is_english_) right.take(",");
    if (!right.take_space()) return;
    if (right.take("de ") || right.take("del ")) {
    }
    int value = 0;
    if (!right.take_number(4, 4, value) || value < 1000 || value > 2999) return;
    Cursor after = right;
    if (right.at_word() || right.front() == '%' ||
        ((after.take(",") || after.take(".")) && is_digit_byte(after.front())))
      return;
    year = value;
    span.end = right.at();
  }

  /// "Tuesday, ", "Dienstag, dem ", "le mardi ". The span is widened over the weekday.
  std::optional<int> read_weekday_left(Span& span) const {
    BackCursor left(text_, span.begin);
    if (!left.take_space()) return std::nullopt;
    for (int tries = 0; tries < 2; ++tries) {
      left.take(",");
      const bool pointed = left.take(".");
      const std::string_view word = left.take_word();
      if (word.empty()) return std::nullopt;
      if (const std::optional<int> day = weekday_of(word, pointed)) {
        span.begin = left.at();
        return day;
      }
      // One article or preposition between them: "dem", "den", "the", "el".
      if (pointed || word.size() > 3 || !left.take_space()) return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<int> weekday_of(std::string_view word, bool pointed) const {
    if (word.size() < 2) return std::nullopt;
    const std::string lowered = lower(word);
    for (std::size_t i = 0; i < language_.weekdays.size(); ++i) {
      const std::string_view name = language_.weekdays[i];
      const bool is_short = pointed && lowered.size() >= (language_.capital_nouns ? 2u : 3u) &&
                            lowered.size() <= 5 && name.substr(0, lowered.size()) == lowered;
      if (name == lowered || is_short) return static_cast<int>(i);
    }
    return std::nullopt;
  }

  void add(Span span, int year, int month, int day, std::optional<int> weekday) {
    DateMention mention;
    mention.span = span;
    mention.date.year = year;
    mention.date.month = static_cast<std::uint8_t>(month);
    mention.date.day = static_cast<std::uint8_t>(day);
    mention.weekday = weekday;
    // Without a year 29 February may be right.
    if (day != 0) mention.possible = is_valid_date(year == 0 ? 2000 : year, month, day);
    found_.push_back(mention);
  }

  std::string_view text_;
  const LanguageData& language_;
  const bool is_english_;
  const bool needs_capital_;
  std::array<bool, 256> month_begins_{};
  std::vector<DateMention> found_;
};

}  // namespace

std::vector<DateMention> find_dates(std::string_view paragraph, std::string_view language) {
  return DateFinder(paragraph, language_or_english(language)).find();
}

}  // namespace stet
