#pragma once
/// The dateline as the first paragraph has it, read for holding it against the field. [any thread]

#include "desk/proof.h"
#include "text/dates.h"

#include <optional>
#include <string_view>

namespace stet::look {

/// Spans count in the first paragraph; an empty one: not there.
struct TextDateline {
  Span whole;                    ///< without the dash
  Span place;                    ///< "NAIROBI", "SAITAMA, Japan"
  Span source;                   ///< inside the brackets
  std::optional<DateTime> date;  ///< year 0 when not said
};

/// Place in capitals or with a bracketed agency, before a dash: "NAIROBI, March 4 (Reuters) -".
/// Looks at the first 120 bytes of the story.
std::optional<TextDateline> dateline_in_text(const Proof& proof);

/// Same town under two spellings: "Kyiv"/"Kiev", "KYIV, Ukraine"/"Kyiv", "Genf"/"Geneva".
bool is_same_place(std::string_view a, std::string_view b);

}  // namespace stet::look
