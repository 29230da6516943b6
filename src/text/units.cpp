#include "text/units.h"

#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

struct Count {
  std::uint32_t bytes = 0, utf16 = 0, codepoints = 0;
};

/// Counts on to `offset`. An offset inside a character counts the whole of it.
Count count_to(std::string_view text, Count from, std::uint32_t offset) {
  while (from.bytes < offset) {
    if (static_cast<unsigned char>(text[from.bytes]) < 0x80) {
      ++from.bytes;
      ++from.utf16;
    } else {
      const CodePoint point = decode(text, from.bytes);
      from.bytes += point.length;
      from.utf16 += point.value > 0xFFFF ? 2 : 1;
    }
    ++from.codepoints;
  }
  return from;
}

}  // namespace

UnitSpans count_units(std::string_view text, Span span) {
  const auto size = static_cast<std::uint32_t>(text.size());
  span.end = std::min(span.end, size);
  span.begin = std::min(span.begin, span.end);
  const Count begin = count_to(text, {}, span.begin);
  const Count end = count_to(text, begin, span.end);
  return {.bytes = span,
          .utf16 = {begin.utf16, end.utf16},
          .codepoints = {begin.codepoints, end.codepoints}};
}

}  // namespace stet
