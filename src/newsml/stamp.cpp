#include "newsml/stamp.h"

namespace stet {
namespace {

constexpr int kWidestOffset = 14 * 60;  // XML Schema 2, 3.2.7: zones reach to 14:00

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

bool has_year(const DateTime& time) { return time.year >= 1 && time.year <= 9999; }
bool has_month(const DateTime& time) {
  return has_year(time) && time.month >= 1 && time.month <= 12;
}
bool has_day(const DateTime& time) {
  return has_month(time) && time.day >= 1 && time.day <= days_in(time.year, time.month);
}
bool has_time(const DateTime& time) {
  return has_day(time) && time.has_time && time.hour <= 23 && time.minute <= 59 &&
         time.second <= 60;
}
bool has_zone(const DateTime& time) {
  return time.offset_minutes && *time.offset_minutes >= -kWidestOffset &&
         *time.offset_minutes <= kWidestOffset;
}

void put(Stamp& stamp, char c) { stamp.bytes[stamp.size++] = c; }

void put_digits(Stamp& stamp, int value, int width) {
  for (int at = width - 1; at >= 0; --at) {
    stamp.bytes[stamp.size + static_cast<std::size_t>(at)] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
  stamp.size = static_cast<std::uint8_t>(stamp.size + width);
}

void put_date(Stamp& stamp, const DateTime& time, bool extended) {
  put_digits(stamp, time.year, 4);
  if (extended) put(stamp, '-');
  put_digits(stamp, time.month, 2);
  if (extended) put(stamp, '-');
  put_digits(stamp, time.day, 2);
}

void put_time(Stamp& stamp, const DateTime& time, bool extended) {
  put(stamp, 'T');
  put_digits(stamp, time.hour, 2);
  if (extended) put(stamp, ':');
  put_digits(stamp, time.minute, 2);
  if (extended) put(stamp, ':');
  // A leap second is no xs:dateTime.
  put_digits(stamp, time.second < 60 ? time.second : 59, 2);
  int offset = *time.offset_minutes;
  if (offset == 0) return put(stamp, 'Z');
  put(stamp, offset < 0 ? '-' : '+');
  if (offset < 0) offset = -offset;
  put_digits(stamp, offset / 60, 2);
  if (extended) put(stamp, ':');
  put_digits(stamp, offset % 60, 2);
}

}  // namespace

std::optional<Stamp> date_time(const DateTime& time) {
  if (!has_time(time) || !has_zone(time)) return std::nullopt;
  Stamp stamp;
  put_date(stamp, time, true);
  put_time(stamp, time, true);
  return stamp;
}

std::optional<TruncatedStamp> truncated_date(const DateTime& time) {
  if (!has_year(time)) return std::nullopt;
  TruncatedStamp result;
  if (has_day(time)) {
    put_date(result.stamp, time, true);
    if (has_time(time) && has_zone(time))
      put_time(result.stamp, time, true);
    else
      result.time_dropped = time.has_time;
    return result;
  }
  // A day that cannot be is not cut down to its month: somebody meant another date.
  if (time.day != 0 || (time.month != 0 && !has_month(time))) return std::nullopt;
  put_digits(result.stamp, time.year, 4);
  if (time.month != 0) {
    put(result.stamp, '-');
    put_digits(result.stamp, time.month, 2);
  }
  return result;
}

std::optional<Stamp> basic_date(const DateTime& time) {
  if (!has_day(time)) return std::nullopt;
  Stamp stamp;
  put_date(stamp, time, false);
  if (has_time(time) && has_zone(time)) put_time(stamp, time, false);
  return stamp;
}

Stamp to_basic(const Stamp& date_time) {
  constexpr std::size_t kDate = 10;  // a hyphen past it is the sign of the zone
  Stamp basic;
  for (std::size_t i = 0; i < date_time.size; ++i) {
    const char c = date_time.bytes[i];
    if (c != ':' && (c != '-' || i >= kDate)) put(basic, c);
  }
  return basic;
}

std::optional<std::int64_t> seconds_since_1970(const DateTime& time) {
  if (!has_time(time) || !has_zone(time)) return std::nullopt;
  // Days since 1970-01-01, counting years from March (Howard Hinnant's days_from_civil).
  const int year = time.month <= 2 ? time.year - 1 : time.year;
  const int era = year / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year =
      (153 * (time.month > 2 ? time.month - 3 : time.month + 9) + 2) / 5 + time.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  const std::int64_t days = static_cast<std::int64_t>(era) * 146097 + day_of_era - 719468;
  return days * 86400 + time.hour * 3600 + time.minute * 60 + time.second -
         *time.offset_minutes * 60;
}

}  // namespace stet
