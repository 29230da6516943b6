#include "desk/schema/length.h"

#include "text/utf8.h"
#include "text/words.h"

#include <algorithm>
#include <vector>

namespace stet {
namespace {

constexpr char32_t kJoiner = 0x200D;

bool is_regional(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

/// Adds to the character before it: marks, variation selectors, skin tones, tags of sub-national
/// flags.
bool is_extending(char32_t c) {
  return is_combining(c) || c == kJoiner || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F);
}

Length count_points(std::string_view text, bool graphemes, std::uint32_t limit) {
  Length length;
  char32_t before = 0;
  bool half_flag = false;  // an odd number of regional indicators stands directly before
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    const char32_t c = point.value;
    const bool joined = graphemes && at > 0 &&
                        (is_extending(c) || before == kJoiner || (before == '\r' && c == '\n') ||
                         (half_flag && is_regional(c)));
    if (!joined) ++length.count;
    half_flag = is_regional(c) && !(joined && half_flag);
    before = c;
    at += point.length;
    if (length.count <= limit) length.fits = at;
  }
  return length;
}

}  // namespace

Length measure(std::string_view text, LengthUnit unit, std::uint32_t limit) {
  switch (unit) {
    case LengthUnit::bytes: {
      const auto size = static_cast<std::uint32_t>(text.size());
      return {.count = size, .fits = std::min(size, limit)};
    }
    case LengthUnit::words: {
      std::vector<Word> words;
      find_words(text, words);
      Length length{.count = static_cast<std::uint32_t>(words.size()),
                    .fits = static_cast<std::uint32_t>(text.size())};
      if (limit < words.size()) length.fits = limit == 0 ? 0 : words[limit - 1].span.end;
      return length;
    }
    case LengthUnit::codepoints:
      return count_points(text, false, limit);
    case LengthUnit::graphemes:
      return count_points(text, true, limit);
  }
  return {};
}

}  // namespace stet
