#pragma once
/// The dateline at the start of a story: place, perhaps a date, perhaps the agency, a dash.
/// Pure [any thread].

#include "text/dates.h"
#include "text/span.h"

#include <optional>
#include <string_view>

namespace stet {

/// Spans count in the paragraph; an empty one: not there.
struct FoundDateline {
  Span whole;  ///< without the dash
  Span place, date_text, source;
  std::optional<DateTime> date;  ///< year 0 when not said
  std::uint32_t prose = 0;       ///< where the story goes on
  float confidence = 0.9f;
};

/// "PORT ELIN, May 4 (Stet Wire) — ", "Luxembourg (dpa) - ", "Paris (ats afp) ", "SAITAMA, Japan,
/// Dec. 9 Kyodo - ". A place in capitals needs no more than its dash; another needs a date or an
/// agency. `language` is BCP 47 and names the months. Looks at the first 120 bytes.
std::optional<FoundDateline> find_dateline(std::string_view paragraph, std::string_view language);
/// A field that holds a dateline and nothing else, with its dash or without: "PORT ELIN, May 4
/// (Stet Wire) -", "Helsinki". No doubt whether it is one, only what its parts are.
std::optional<FoundDateline> part_dateline(std::string_view field, std::string_view language);

}  // namespace stet
