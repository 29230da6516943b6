#include "intake/html/encoding.h"

#include "intake/html/ascii.h"
#include "text/utf8.h"

#include <string>

namespace stet::html {
namespace {

constexpr std::size_t kDeclaredWithin = 4096;  // bytes; browsers look at 1024

enum class Encoding { utf8, windows_1252, iso_8859_15, unknown };

Encoding encoding_named(std::string_view name) {
  if (name == "utf-8" || name == "utf8") return Encoding::utf8;
  // WHATWG Encoding: ISO-8859-1 and US-ASCII are labels of windows-1252.
  for (const std::string_view label : {"windows-1252", "iso-8859-1", "iso8859-1", "latin1",
                                       "latin-1", "l1", "cp1252", "x-cp1252", "us-ascii", "ascii"})
    if (name == label) return Encoding::windows_1252;
  for (const std::string_view label : {"iso-8859-15", "iso8859-15", "latin-9", "latin9", "l9"})
    if (name == label) return Encoding::iso_8859_15;
  return Encoding::unknown;
}

/// What stands behind the first "charset=" of a <meta>, lower case; empty when nothing is declared.
std::string declared_charset(std::string_view source) {
  const std::string head = stet::lower(source.substr(0, kDeclaredWithin));
  for (std::size_t meta = head.find("<meta"); meta != head.npos;
       meta = head.find("<meta", meta + 5)) {
    const std::size_t close = head.find('>', meta);
    std::size_t at = head.find("charset", meta);
    if (at == head.npos || at > close) continue;
    at += 7;
    while (at < head.size() && (is_space(head[at]) || head[at] == '=')) ++at;
    if (at < head.size() && (head[at] == '"' || head[at] == '\'')) ++at;
    std::size_t end = at;
    while (end < head.size() && !is_space(head[end]) && head[end] != '"' && head[end] != '\'' &&
           head[end] != ';' && head[end] != '>' && head[end] != '/')
      ++end;
    return head.substr(at, end - at);
  }
  return {};
}

/// ISO-8859-15 differs from ISO-8859-1 in eight places.
char32_t from_iso_8859_15(unsigned char byte) {
  switch (byte) {
    case 0xA4:
      return 0x20AC;
    case 0xA6:
      return 0x160;
    case 0xA8:
      return 0x161;
    case 0xB4:
      return 0x17D;
    case 0xB8:
      return 0x17E;
    case 0xBC:
      return 0x152;
    case 0xBD:
      return 0x153;
    case 0xBE:
      return 0x178;
    default:
      return byte;
  }
}

Text from_single_bytes(std::string_view source, Encoding encoding, TextArena& arena) {
  TextBuilder builder(arena);
  std::string made;
  std::uint32_t start = 0;
  const auto size = static_cast<std::uint32_t>(source.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(source[i]);
    if (byte < 0x80) continue;
    builder.verbatim(source.substr(start, i - start), start);
    made.clear();
    append_utf8(made, encoding == Encoding::windows_1252 ? from_windows_1252(byte)
                                                         : from_iso_8859_15(byte));
    builder.atom(made, {i, i + 1});
    start = i + 1;
  }
  builder.verbatim(source.substr(start), start);
  return builder.finish(source);
}

Text from_utf16(std::string_view source, bool big, TextArena& arena, std::uint32_t& lone) {
  TextBuilder builder(arena);
  std::string made;
  const auto size = static_cast<std::uint32_t>(source.size());
  const auto unit = [&](std::uint32_t at) {
    const auto first = static_cast<unsigned char>(source[at]);
    const auto second = static_cast<unsigned char>(source[at + 1]);
    return static_cast<char32_t>(big ? first << 8 | second : second << 8 | first);
  };
  for (std::uint32_t i = 2; i < size;) {
    std::uint32_t length = 2;
    char32_t value = kReplacement;
    if (i + 1 >= size) {
      length = 1;
      ++lone;
    } else {
      value = unit(i);
      const bool high = value >= 0xD800 && value < 0xDC00;
      if (high && i + 3 < size && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
        value = 0x10000 + ((value - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
        length = 4;
      } else if (value >= 0xD800 && value < 0xE000) {
        value = kReplacement;
        ++lone;
      }
    }
    made.clear();
    append_utf8(made, value);
    builder.atom(made, {i, i + length});
    i += length;
  }
  return builder.finish();
}

Text mend_utf8(std::string_view source, std::uint32_t from, TextArena& arena) {
  TextBuilder builder(arena);
  std::string replacement;
  append_utf8(replacement, kReplacement);
  const auto size = static_cast<std::uint32_t>(source.size());
  std::uint32_t at = from;
  while (at < size) {
    const std::size_t found = find_invalid_utf8(source.substr(at));
    const std::uint32_t bad =
        found == std::string_view::npos ? size : at + static_cast<std::uint32_t>(found);
    builder.verbatim(source.substr(at, bad - at), at);
    if (bad == size) break;
    const std::uint32_t length = decode(source, bad).length;
    builder.atom(replacement, {bad, bad + length});
    at = bad + length;
  }
  return builder.finish(source);
}

}  // namespace

Text read_encoding(std::string_view source, TextArena& arena, std::vector<Notice>& notices) {
  const bool big = source.starts_with("\xFE\xFF");
  if (big || source.starts_with("\xFF\xFE")) {
    std::uint32_t lone = 0;
    const Text text = from_utf16(source, big, arena, lone);
    if (lone > 0)
      notices.push_back(
          {.rule = "encoding.invalid-utf16",
           .message = std::to_string(lone) + " units are no UTF-16 and were read as U+FFFD"});
    return text;
  }
  const std::uint32_t from = source.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::size_t invalid = find_invalid_utf8(source.substr(from));
  const std::string charset = from > 0 ? std::string() : declared_charset(source);
  const Encoding declared = charset.empty() ? Encoding::utf8 : encoding_named(charset);
  if (invalid == std::string_view::npos) {
    const bool contradicts =
        declared == Encoding::windows_1252 || declared == Encoding::iso_8859_15;
    bool ascii = true;
    if (contradicts)
      for (const char c : source) ascii &= static_cast<unsigned char>(c) < 0x80;
    if (contradicts && !ascii)
      notices.push_back({.rule = "encoding.wrong-declaration",
                         .message = "the page declares " + printable(charset) +
                                    " but its bytes are UTF-8; read as UTF-8"});
    return arena.verbatim(source.substr(from), from);
  }
  if (declared == Encoding::windows_1252 || declared == Encoding::iso_8859_15)
    return from_single_bytes(source, declared, arena);
  const auto first = static_cast<std::uint32_t>(invalid) + from;
  const std::uint32_t count = count_invalid_utf8(source.substr(from));
  notices.push_back(
      {.rule = "encoding.invalid-utf8",
       .message = std::to_string(count) + (count == 1 ? " sequence is" : " sequences are") +
                  " not UTF-8, the first at byte " + std::to_string(first) + "; read as U+FFFD",
       .at = {first, first + decode(source, first).length}});
  return mend_utf8(source, from, arena);
}

}  // namespace stet::html
