#include "desk/proof/mojibake.h"

#include "desk/proof/look.h"
#include "text/utf8.h"

#include <array>

namespace stet {
namespace {

using namespace look;

/// The byte that Windows-1252 or Latin-1 shows as `c`; nothing when neither has it.
std::optional<unsigned char> byte_shown_as(char32_t c) {
  if (c >= 0x80 && c < 0x100) return static_cast<unsigned char>(c);
  if (c < 0x152 || c > 0x2122) return std::nullopt;
  for (unsigned byte = 0x80; byte < 0xA0; ++byte)
    if (from_windows_1252(static_cast<unsigned char>(byte)) == c)
      return static_cast<unsigned char>(byte);
  return std::nullopt;
}

struct Broken {
  std::uint32_t end = 0;  ///< bytes of the broken spelling end here
  char32_t repair = 0;
  unsigned length = 0;  ///< bytes of the repaired sign
  unsigned char second = 0;
};

/// One sign whose UTF-8 bytes are spelled out as Windows-1252 characters at `at`.
std::optional<Broken> broken_sign(std::string_view text, std::uint32_t at) {
  const CodePoint lead = decode(text, at);
  if (!lead.valid || lead.value < 0xC2 || lead.value > 0xF4) return std::nullopt;
  const unsigned length = lead.value < 0xE0 ? 2 : lead.value < 0xF0 ? 3 : 4;
  std::array<char, 4> bytes{static_cast<char>(lead.value)};
  std::uint32_t next = at + lead.length;
  for (unsigned i = 1; i < length; ++i) {
    if (next >= text.size()) return std::nullopt;
    const CodePoint trail = decode(text, next);
    const std::optional<unsigned char> byte =
        trail.valid ? byte_shown_as(trail.value) : std::nullopt;
    if (!byte || (*byte & 0xC0) != 0x80) return std::nullopt;
    bytes[i] = static_cast<char>(*byte);
    next += trail.length;
  }
  const CodePoint whole = decode(std::string_view(bytes.data(), length), 0);
  if (!whole.valid || whole.length != length) return std::nullopt;
  return Broken{next, whole.value, length, static_cast<unsigned char>(bytes[1])};
}

/// Closing marks, dashes and spaces that writers do set right after a letter.
bool follows_words(unsigned char second) {
  switch (second) {
    case 0x85:
    case 0x91:
    case 0x92:
    case 0x93:
    case 0x94:
    case 0x96:
    case 0x97:
    case 0x99:
    case 0x9B:
    case 0xA0:
    case 0xAB:
    case 0xBB:
    case 0xAE:
    case 0x80:
    case 0x8B:
      return true;
    default:
      return false;
  }
}

bool is_certain(std::string_view text, std::uint32_t at, const Broken& sign) {
  const char32_t lead = decode(text, at).value;
  const std::string_view before = sign_before(text, at);
  const char32_t left = before.empty() ? U' ' : decode(before, 0).value;
  if (sign.length == 2) {
    if (!follows_words(sign.second)) return true;
    // A capital in front: the lead is the last letter of a word in capitals and the mark is a mark.
    // Behind a small letter, or with a small letter behind, no writer puts these two.
    if (is_upper(left)) return false;
    const char32_t right = sign.end < text.size() ? decode(text, sign.end).value : U' ';
    return is_lower(left) || is_lower(right) || lead == 0xC2;
  }
  if (sign.length == 3) {
    // General punctuation and signs ("â€™", "â‚¬", "â„¢"), a byte order mark, a replacement
    // character.
    if (lead == 0xE2)
      return sign.second == 0x80 || sign.second == 0x82 || sign.second == 0x84 ||
             sign.second == 0x86 || sign.second == 0x88;
    return lead == 0xEF && (sign.repair == 0xFEFF || sign.repair == 0xFFFD);
  }
  return true;
}

}  // namespace

std::optional<Mojibake> find_mojibake(std::string_view text, std::uint32_t at) {
  Mojibake found{.span = {at, at}, .repair = {}};
  unsigned signs = 0;
  bool certain = false;
  while (found.span.end < text.size()) {
    const std::optional<Broken> sign = broken_sign(text, found.span.end);
    if (!sign) break;
    certain = certain || is_certain(text, found.span.end, *sign);
    append_utf8(found.repair, sign->repair);
    found.span.end = sign->end;
    ++signs;
  }
  // Two and more in a row are another script read wrongly: Cyrillic, Greek, Japanese.
  if (signs == 0 || (!certain && signs < 2)) return std::nullopt;
  return found;
}

}  // namespace stet
