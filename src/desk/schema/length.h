#pragma once
/// How long a text is in the unit a house counts in. [any thread]

#include <cstdint>
#include <string_view>

namespace stet {

enum class LengthUnit : std::uint8_t { graphemes, codepoints, bytes, words };

struct Length {
  std::uint32_t count = 0;
  std::uint32_t fits = 0;  ///< bytes of the text that the first `limit` units take
};

/// Counts `text`. Graphemes are what a reader would call one character: a letter with its marks, a
/// flag, a joined emoji, CR LF (Unicode UAX 29, without the syllables of Hangul jamo). Linear.
Length measure(std::string_view text, LengthUnit unit, std::uint32_t limit = UINT32_MAX);

}  // namespace stet
