#pragma once
/// Dates as data and dates in prose. All pure [any thread].

#include "text/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

/// A point in time as far as the source says it. A time without zone keeps `offset_minutes` empty:
/// the zone is unknown, never silently UTC.
struct DateTime {
  std::int32_t year = 0;            ///< 0: not said (prose: "Dec. 9")
  std::uint8_t month = 0, day = 0;  ///< 1-based; 0: not said
  std::uint8_t hour = 0, minute = 0, second = 0;
  bool has_time = false;
  std::optional<std::int16_t> offset_minutes;
  friend bool operator==(const DateTime&, const DateTime&) = default;
};

/// ISO 8601 / RFC 3339 as feeds write it: extended and basic forms, fractional seconds, "Z",
/// "+02:00", "+0000", date only, year-month. Surrounding white space is trimmed. Empty when it is
/// no date, or an impossible one.
std::optional<DateTime> parse_iso(std::string_view text);
/// "2026-11-24T09:14:58+01:00" (xs:dateTime); "Z" for offset 0; without zone when unknown; a date
/// when no time.
std::string to_iso(const DateTime& time);
/// NITF norm: "20261124T091458Z", "20261124".
std::string to_basic_iso(const DateTime& time);
/// Milliseconds since 1970 UTC to a DateTime in UTC.
DateTime from_unix_ms(std::int64_t ms);
/// Milliseconds since 1970 UTC; empty when the zone is unknown or there is no full date.
std::optional<std::int64_t> to_unix_ms(const DateTime& time);
bool is_valid_date(std::int32_t year, int month, int day);
/// 0 Monday .. 6 Sunday, proleptic Gregorian.
int weekday(std::int32_t year, int month, int day);

/// A date written in prose, in the language's own words.
struct DateMention {
  Span span;
  DateTime date;               ///< parts not said are 0
  std::optional<int> weekday;  ///< 0 Monday
  bool possible = true;        ///< false: "31 April"
};
/// "Tuesday, June 30, 2020", "Dec. 9", "4 mars 2026", "4. März", "2026-03-04". A bare weekday is
/// not a date mention. In reading order. Linear.
std::vector<DateMention> find_dates(std::string_view paragraph, std::string_view language);

}  // namespace stet
