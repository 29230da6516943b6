#pragma once
/// UTF-8 at the gate: judging, decoding, and making foreign bytes printable. All pure [any thread].

#include <cstdint>
#include <string>
#include <string_view>

#include "text/span.h"

namespace stet {

inline constexpr char32_t kReplacement = 0xFFFD;

/// One code point read at `at`. Bytes that are not UTF-8 give kReplacement and the length of the maximal
/// invalid part (Unicode 15, section 3.9; WHATWG Encoding), never 0 inside the text.
struct CodePoint {
  char32_t value = kReplacement;
  std::uint32_t length = 0;  ///< bytes consumed
  bool valid = false;
};
CodePoint decode(std::string_view bytes, std::uint32_t at);

/// Appends one code point; surrogates and values past U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t value);

/// Offset of the first byte that is not UTF-8, or npos. Surrogates and overlongs are invalid.
std::size_t find_invalid_utf8(std::string_view bytes);

/// How many bytes sequences are invalid (maximal parts) in all.
std::uint32_t count_invalid_utf8(std::string_view bytes);

/// Valid UTF-8 whatever comes in: each maximal invalid part becomes U+FFFD.
std::string to_valid_utf8(std::string_view bytes);

/// For messages and terminals: C0, DEL, C1, U+2028/2029 and bidi controls as \u{..}, invalid bytes as
/// U+FFFD, at most `at_most` code points and then "...".
std::string printable(std::string_view bytes, std::uint32_t at_most = 80);

/// Windows-1252 (WHATWG table: the five unassigned bytes become C1 controls).
char32_t from_windows_1252(unsigned char byte);

/// Character facts that the rules lean on (Latin, Greek, Cyrillic case pairs; general properties).
bool is_space(char32_t c);          ///< Unicode White_Space, no-break spaces included
bool is_letter(char32_t c);         ///< alphabetic in the scripts of the world; CJK included
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_digit(char32_t c);          ///< decimal digits of any script
char32_t to_lower(char32_t c);      ///< simple case mapping
bool is_combining(char32_t c);
/// ASCII and the case pairs above, for comparing.
std::string lower(std::string_view bytes);

}  // namespace stet
