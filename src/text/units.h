#pragma once
/// Bytes of a UTF-8 text as UTF-16 units and code points, for hosts that count that way. [any
/// thread]

#include "text/span.h"

#include <cstdint>
#include <string_view>

namespace stet {

struct UnitSpans {
  Span bytes;
  Span utf16;
  Span codepoints;
};

/// Counts from the start of `text`. O(span.end). Bytes that are not UTF-8 count as one unit each
/// maximal part.
UnitSpans count_units(std::string_view text, Span span);

}  // namespace stet
