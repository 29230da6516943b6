#pragma once
/// UTF-8 at the gate: judging, decoding, and making foreign bytes printable. All pure [any thread].

#include "text/span.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace stet {

inline constexpr char32_t kReplacement = 0xFFFD;

/// One code point read at `at`. Bytes that are not UTF-8 give kReplacement and the length of the
/// maximal invalid part (Unicode 15, section 3.9; WHATWG Encoding), never 0 inside the text.
struct CodePoint {
  char32_t value = kReplacement;
  std::uint32_t length = 0;  ///< bytes consumed
  bool valid = false;
};
CodePoint decode_long(std::string_view bytes,
                      std::uint32_t at);  ///< the same, meant for bytes past ASCII
inline CodePoint decode(std::string_view bytes, std::uint32_t at) {
  if (at < bytes.size()) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < 0x80) return {byte, 1, true};
  }
  return decode_long(bytes, at);
}

/// Appends one code point; surrogates and values past U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t value);

/// Offset of the first byte that is not UTF-8, or npos. Surrogates and overlongs are invalid.
std::size_t find_invalid_utf8(std::string_view bytes);

/// How many bytes sequences are invalid (maximal parts) in all.
std::uint32_t count_invalid_utf8(std::string_view bytes);

/// Valid UTF-8 whatever comes in: each maximal invalid part becomes U+FFFD.
std::string to_valid_utf8(std::string_view bytes);

/// For messages and terminals: C0, DEL, C1, U+2028/2029 and bidi controls as \u{..}, invalid bytes
/// as U+FFFD, at most `at_most` code points and then "...".
std::string printable(std::string_view bytes, std::uint32_t at_most = 80);

/// "0xC3": a byte as messages name it.
std::string byte_name(char byte);

/// Windows-1252 (WHATWG table: the five unassigned bytes become C1 controls).
char32_t from_windows_1252(unsigned char byte);

/// Character facts that the rules lean on (Latin, Greek, Cyrillic case pairs; general properties).
namespace past_ascii {
bool is_space(char32_t c);
bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_digit(char32_t c);
char32_t to_lower(char32_t c);
bool is_combining(char32_t c);
}  // namespace past_ascii

/// Unicode White_Space, no-break spaces included.
inline bool is_space(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= 0x09 && c <= 0x0D) : past_ascii::is_space(c);
}
/// Alphabetic in the scripts of the world; CJK included.
inline bool is_letter(char32_t c) {
  return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : past_ascii::is_letter(c);
}
inline bool is_upper(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : past_ascii::is_upper(c);
}
inline bool is_lower(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : past_ascii::is_lower(c);
}
/// Decimal digits of any script.
inline bool is_digit(char32_t c) {
  return c < 0x80 ? c >= '0' && c <= '9' : past_ascii::is_digit(c);
}
/// Simple case mapping.
inline char32_t to_lower(char32_t c) {
  return c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : past_ascii::to_lower(c);
}
inline bool is_combining(char32_t c) { return c >= 0x300 && past_ascii::is_combining(c); }

/// ASCII and the case pairs above, for comparing.
std::string lower(std::string_view bytes);

}  // namespace stet
