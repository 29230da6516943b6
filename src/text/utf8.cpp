#include "text/utf8.h"

#include "text/unicode_tables.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>

namespace stet {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080ull;

/// The first byte at or after `at` that is not ASCII.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  while (at + 8 <= bytes.size()) {
    std::uint64_t eight;
    std::memcpy(&eight, bytes.data() + at, 8);
    if (eight & kHighBits) break;
    at += 8;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

template <class Range, std::size_t N>
const Range* range_of(const Range (&table)[N], char32_t c) {
  auto after = std::upper_bound(std::begin(table), std::end(table), c,
                                [](char32_t value, const Range& row) { return value < row.first; });
  if (after == std::begin(table)) return nullptr;
  const Range* row = after - 1;
  return c <= row->last ? row : nullptr;
}

bool is_bidi_control(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool is_dangerous_to_print(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || is_bidi_control(c);
}

}  // namespace

CodePoint decode_long(std::string_view bytes, std::uint32_t at) {
  if (at >= bytes.size()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
  const std::size_t left = bytes.size() - at;
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  // Unicode 15, table 3-7: how many bytes follow, and what the first of them may be.
  std::uint32_t more = 0;
  unsigned char low = 0x80, high = 0xBF;
  char32_t value = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    more = 1;
    value = lead & 0x1Fu;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    more = 2;
    value = lead & 0x0Fu;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    more = 3;
    value = lead & 0x07u;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {kReplacement, 1, false};
  }
  for (std::uint32_t i = 1; i <= more; ++i) {
    if (i >= left || byte(i) < low || byte(i) > high) return {kReplacement, i, false};
    value = (value << 6) | (byte(i) & 0x3Fu);
    low = 0x80;
    high = 0xBF;
  }
  return {value, more + 1, true};
}

void append_utf8(std::string& out, char32_t value) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = kReplacement;
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6));
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

std::size_t find_invalid_utf8(std::string_view bytes) {
  std::size_t at = skip_ascii(bytes, 0);
  while (at < bytes.size()) {
    const CodePoint point = decode(bytes.substr(at, 4), 0);
    if (!point.valid) return at;
    at += point.length;
    if (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80)
      at = skip_ascii(bytes, at);
  }
  return std::string_view::npos;
}

std::uint32_t count_invalid_utf8(std::string_view bytes) {
  std::uint32_t count = 0;
  while (!bytes.empty()) {
    const std::size_t at = find_invalid_utf8(bytes);
    if (at == std::string_view::npos) break;
    ++count;
    bytes.remove_prefix(at);
    bytes.remove_prefix(decode(bytes, 0).length);
  }
  return count;
}

std::string to_valid_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  while (!bytes.empty()) {
    const std::size_t at = find_invalid_utf8(bytes);
    if (at == std::string_view::npos) {
      out.append(bytes);
      break;
    }
    out.append(bytes.substr(0, at));
    append_utf8(out, kReplacement);
    bytes.remove_prefix(at);
    bytes.remove_prefix(decode(bytes, 0).length);
  }
  return out;
}

std::string printable(std::string_view bytes, std::uint32_t at_most) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  std::uint32_t at = 0, count = 0;
  while (at < bytes.size()) {
    if (count++ == at_most) return out + "...";
    const CodePoint point = decode(bytes, at);
    at += point.length;
    if (!point.valid || !is_dangerous_to_print(point.value)) {
      append_utf8(out, point.value);
      continue;
    }
    out += "\\u{";
    int shift = 20;
    while (shift > 0 && (point.value >> shift) == 0) shift -= 4;
    for (; shift >= 0; shift -= 4) out.push_back(kHex[(point.value >> shift) & 0xF]);
    out.push_back('}');
  }
  return out;
}

char32_t from_windows_1252(unsigned char byte) {
  static constexpr std::array<char16_t, 32> kHigh = {
      0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
  if (byte < 0x80 || byte >= 0xA0) return byte;
  return kHigh[byte - 0x80u];
}

namespace past_ascii {

bool is_space(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_letter(char32_t c) {
  if (c >= 0x4E00 && c <= 0x9FFF) return true;
  if (c >= 0x2000 && c <= 0x206F) return false;
  return range_of(kLetters, c) != nullptr;
}

bool is_upper(char32_t c) { return to_lower(c) != c; }

bool is_lower(char32_t c) {
  const StepRange* range = range_of(kLowerCase, c);
  return range && (c - range->first) % range->step == 0;
}

bool is_digit(char32_t c) {
  const auto after = std::upper_bound(std::begin(kZeros), std::end(kZeros), c);
  return after != std::begin(kZeros) && c - *(after - 1) < 10;
}

char32_t to_lower(char32_t c) {
  const CaseRange* range = range_of(kToLower, c);
  if (!range || (c - range->first) % range->step != 0) return c;
  return static_cast<char32_t>(static_cast<std::int32_t>(c) + range->to_lower);
}

bool is_combining(char32_t c) { return range_of(kMarks, c) != nullptr; }

}  // namespace past_ascii

std::string lower(std::string_view bytes) {
  std::string out(bytes);
  std::uint32_t at = 0;
  // Runs of ASCII in place; the first sign past it goes on letter by letter.
  for (; at < out.size(); ++at) {
    const auto byte = static_cast<unsigned char>(out[at]);
    if (byte >= 0x80) break;
    if (byte >= 'A' && byte <= 'Z') out[at] = static_cast<char>(byte + 32);
  }
  out.resize(at);
  while (at < bytes.size()) {
    const CodePoint point = decode(bytes, at);
    if (point.valid)
      append_utf8(out, to_lower(point.value));
    else
      out.append(bytes.substr(at, point.length));
    at += point.length;
  }
  return out;
}

std::string byte_name(char byte) {
  constexpr char kHex[] = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  const char name[] = {'0', 'x', kHex[value >> 4], kHex[value & 15]};
  return {name, sizeof name};
}

}  // namespace stet
