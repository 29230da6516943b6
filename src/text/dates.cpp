#include "text/dates.h"

#include <array>

namespace stet {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

/// Reads digits from the front of a text.
class Digits {
 public:
  explicit Digits(std::string_view text) : text_(text) {}

  bool take(std::size_t count, int& value) {
    if (text_.size() < count) return false;
    int sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (text_[i] < '0' || text_[i] > '9') return false;
      sum = sum * 10 + (text_[i] - '0');
    }
    value = sum;
    text_.remove_prefix(count);
    return true;
  }
  bool take(char c) {
    if (text_.empty() || text_[0] != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  void skip_digits() {
    while (!text_.empty() && text_[0] >= '0' && text_[0] <= '9') text_.remove_prefix(1);
  }
  bool done() const { return text_.empty(); }
  char front() const { return text_.empty() ? '\0' : text_[0]; }
  bool at_digit() const { return front() >= '0' && front() <= '9'; }

 private:
  std::string_view text_;
};

bool read_zone(Digits& digits, DateTime& time) {
  if (digits.take('Z') || digits.take('z')) {
    time.offset_minutes = 0;
    return true;
  }
  const bool minus = digits.front() == '-';
  if (!digits.take('-') && !digits.take('+')) return false;
  int hours = 0, minutes = 0;
  if (!digits.take(2, hours)) return false;
  digits.take(':');
  if (!digits.done() && !digits.take(2, minutes)) return false;
  // XML Schema part 2, 3.2.7.3: no zone is further than 14 hours from UTC.
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return false;
  const int offset = hours * 60 + minutes;
  time.offset_minutes = static_cast<std::int16_t>(minus ? -offset : offset);
  return true;
}

bool read_time(Digits& digits, DateTime& time) {
  int hour = 0, minute = 0, second = 0;
  if (!digits.take(2, hour)) return false;
  const bool extended = digits.take(':');
  if (!digits.take(2, minute)) return false;
  if (extended ? digits.take(':') : digits.at_digit()) {
    if (!digits.take(2, second)) return false;
    if (digits.take('.') || digits.take(',')) {
      if (!digits.at_digit()) return false;
      digits.skip_digits();
    }
  }
  // A leap second is written as 60; no calendar here has room for it.
  if (second == 60) second = 59;
  if (hour > 23 || minute > 59 || second > 59) return false;
  time.has_time = true;
  time.hour = static_cast<std::uint8_t>(hour);
  time.minute = static_cast<std::uint8_t>(minute);
  time.second = static_cast<std::uint8_t>(second);
  return true;
}

std::string_view trim(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

void append_padded(std::string& out, std::int64_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

void append_zone(std::string& out, const DateTime& time, bool colon) {
  if (!time.offset_minutes) return;
  int offset = *time.offset_minutes;
  if (offset == 0) {
    out.push_back('Z');
    return;
  }
  out.push_back(offset < 0 ? '-' : '+');
  if (offset < 0) offset = -offset;
  append_padded(out, offset / 60, 2);
  if (colon) out.push_back(':');
  append_padded(out, offset % 60, 2);
}

/// Days since 1970-01-01, proleptic Gregorian (H. Hinnant, "chrono-compatible low-level date
/// algorithms").
std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  year -= month <= 2;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

}  // namespace

bool is_valid_date(std::int32_t year, int month, int day) {
  static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

int weekday(std::int32_t year, int month, int day) {
  const std::int64_t days = days_from_civil(year, month, day) + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>(((days % 7) + 7) % 7);
}

std::optional<DateTime> parse_iso(std::string_view text) {
  Digits digits(trim(text));
  DateTime time;
  int year = 0, month = 0, day = 0;
  if (!digits.take(4, year)) return std::nullopt;
  const bool extended = digits.take('-');
  if (!digits.take(2, month)) return std::nullopt;
  if (extended ? digits.take('-') : digits.at_digit()) {
    if (!digits.take(2, day)) return std::nullopt;
  } else if (!extended || !digits.done()) {
    return std::nullopt;  // "202611" could be a time; a year and month needs its hyphen
  }
  if (!is_valid_date(year, month, day == 0 ? 1 : day)) return std::nullopt;
  time.year = year;
  time.month = static_cast<std::uint8_t>(month);
  time.day = static_cast<std::uint8_t>(day);
  if (digits.done()) return time;
  if (digits.take('T') || digits.take('t') || digits.take(' ')) {
    if (!read_time(digits, time)) return std::nullopt;
    if (digits.done()) return time;
    digits.take(' ');
  }
  if (!read_zone(digits, time) || !digits.done()) return std::nullopt;
  return time;
}

std::string to_iso(const DateTime& time) {
  std::string out;
  append_padded(out, time.year, 4);
  if (time.month != 0) {
    out.push_back('-');
    append_padded(out, time.month, 2);
  }
  if (time.day != 0) {
    out.push_back('-');
    append_padded(out, time.day, 2);
  }
  if (!time.has_time) return out;
  out.push_back('T');
  append_padded(out, time.hour, 2);
  out.push_back(':');
  append_padded(out, time.minute, 2);
  out.push_back(':');
  append_padded(out, time.second, 2);
  append_zone(out, time, true);
  return out;
}

std::string to_basic_iso(const DateTime& time) {
  std::string out;
  append_padded(out, time.year, 4);
  if (time.month != 0) append_padded(out, time.month, 2);
  if (time.day != 0) append_padded(out, time.day, 2);
  if (!time.has_time) return out;
  out.push_back('T');
  append_padded(out, time.hour, 2);
  append_padded(out, time.minute, 2);
  append_padded(out, time.second, 2);
  append_zone(out, time, false);
  return out;
}

DateTime from_unix_ms(std::int64_t ms) {
  std::int64_t days = ms / kDayMs;
  std::int64_t rest = ms % kDayMs;
  if (rest < 0) {
    rest += kDayMs;
    --days;
  }
  const std::int64_t seconds = rest / 1000;
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * day_of_year + 2) / 153;
  const std::int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
  DateTime time;
  time.year = static_cast<std::int32_t>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
  time.month = static_cast<std::uint8_t>(month);
  time.day = static_cast<std::uint8_t>(day_of_year - (153 * shifted + 2) / 5 + 1);
  time.hour = static_cast<std::uint8_t>(seconds / 3600);
  time.minute = static_cast<std::uint8_t>(seconds / 60 % 60);
  time.second = static_cast<std::uint8_t>(seconds % 60);
  time.has_time = true;
  time.offset_minutes = 0;
  return time;
}

std::optional<std::int64_t> to_unix_ms(const DateTime& time) {
  if (!time.has_time || !time.offset_minutes || !is_valid_date(time.year, time.month, time.day))
    return std::nullopt;
  const std::int64_t minutes =
      days_from_civil(time.year, time.month, time.day) * 1440 + time.hour * 60 + time.minute;
  return (minutes - *time.offset_minutes) * 60'000 + time.second * 1000;
}

}  // namespace stet
