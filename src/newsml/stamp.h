#pragma once
/// Dates as documents write them. Only a possible date is written: no hour 25, no 31 April, no zone
/// past 14 hours. All pure [any thread].

#include "text/dates.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace stet {

/// A date as text, without a heap.
struct Stamp {
  std::array<char, 32> bytes{};
  std::uint8_t size = 0;
  std::string_view view() const { return {bytes.data(), size}; }
};

/// xs:dateTime with its zone: "2026-11-24T09:14:58Z". Empty when there is no time, no zone or no
/// such date.
std::optional<Stamp> date_time(const DateTime& time);

/// xs:dateTime with its zone, else xs:date, xs:gYearMonth or xs:gYear: as much as is certain.
struct TruncatedStamp {
  Stamp stamp;
  bool time_dropped = false;  ///< there was a time, but its zone is unknown
};
std::optional<TruncatedStamp> truncated_date(const DateTime& time);

/// NITF norm: "20261124T091458Z", "20261124T101458+0100"; "20261124" when there is no time or no
/// zone.
std::optional<Stamp> basic_date(const DateTime& time);

/// The basic form of what date_time() gave: "2026-11-24T10:14:58+01:00" to "20261124T101458+0100".
Stamp to_basic(const Stamp& date_time);

/// Seconds since 1970 UTC of a date with time and zone.
std::optional<std::int64_t> seconds_since_1970(const DateTime& time);

}  // namespace stet
