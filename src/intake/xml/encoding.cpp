#include "intake/xml/encoding.h"

#include "intake/json/utf8_gate.h"
#include "text/utf8.h"

#include <algorithm>
#include <string>

namespace stet {
namespace {

constexpr std::size_t kLongestDeclaration = 256;

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    const auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return fold(x) == fold(y);
  });
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// One byte a character, as `to_unicode` has it.
Text decode_bytes(std::string_view source, char32_t (*to_unicode)(unsigned char),
                  TextArena& arena) {
  TextBuilder builder(arena);
  std::string encoded;
  std::uint32_t run = 0;
  for (std::uint32_t at = 0; at < source.size(); ++at) {
    const auto byte = static_cast<unsigned char>(source[at]);
    if (byte < 0x80) continue;
    builder.verbatim(source.substr(run, at - run), run);
    encoded.clear();
    append_utf8(encoded, to_unicode(byte));
    builder.atom(encoded, {at, at + 1});
    run = at + 1;
  }
  builder.verbatim(source.substr(run), run);
  return builder.finish(source);
}

char32_t from_latin_1(unsigned char byte) { return byte; }

/// ISO-8859-15 is ISO-8859-1 but for eight characters, the euro among them.
char32_t from_latin_9(unsigned char byte) {
  switch (byte) {
    case 0xA4:
      return 0x20AC;
    case 0xA6:
      return 0x0160;
    case 0xA8:
      return 0x0161;
    case 0xB4:
      return 0x017D;
    case 0xB8:
      return 0x017E;
    case 0xBC:
      return 0x0152;
    case 0xBD:
      return 0x0153;
    case 0xBE:
      return 0x0178;
    default:
      return byte;
  }
}

struct ByteEncoding {
  std::string_view name;
  char32_t (*to_unicode)(unsigned char);
};
constexpr ByteEncoding kByteEncodings[] = {
    {"ISO-8859-1", from_latin_1},  {"latin1", from_latin_1},
    {"ISO-8859-15", from_latin_9}, {"windows-1252", from_windows_1252},
    {"cp1252", from_windows_1252},
};

Result<Text> decode_utf16(std::string_view source, bool big_endian, TextArena& arena) {
  TextBuilder builder(arena);
  std::string encoded;
  const auto unit_at = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(source[at]),
               second = static_cast<unsigned char>(source[at + 1]);
    return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
  };
  const auto size = static_cast<std::uint32_t>(source.size());
  for (std::uint32_t at = 2; at < size;) {
    if (at + 1 == size)
      return Error{
          .code = Code::input, .message = "the input ends inside a UTF-16 unit", .offset = at};
    char32_t value = unit_at(at);
    std::uint32_t length = 2;
    if (value >= 0xD800 && value <= 0xDFFF) {
      const char32_t low = at + 4 <= size ? unit_at(at + 2) : 0;
      if (value >= 0xDC00 || low < 0xDC00 || low > 0xDFFF)
        return Error{.code = Code::input,
                     .message = "half of a UTF-16 surrogate pair stands alone",
                     .offset = at};
      value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
      length = 4;
    }
    encoded.clear();
    append_utf8(encoded, value);
    builder.atom(encoded, {at, at + length});
    at += length;
  }
  return builder.finish();
}

}  // namespace

std::string_view declared_encoding(std::string_view source) {
  if (!source.starts_with("<?xml") || source.size() < 6 || !is_space(source[5])) return {};
  const std::string_view head = source.substr(0, std::min(source.find("?>"), kLongestDeclaration));
  std::size_t at = head.find("encoding");
  if (at == head.npos || !is_space(head[at - 1])) return {};
  at += std::string_view("encoding").size();
  while (at < head.size() && is_space(head[at])) ++at;
  if (at == head.size() || head[at] != '=') return {};
  ++at;
  while (at < head.size() && is_space(head[at])) ++at;
  if (at == head.size() || (head[at] != '"' && head[at] != '\'')) return {};
  const std::size_t end = head.find(head[at], at + 1);
  return end == head.npos ? std::string_view{} : head.substr(at + 1, end - at - 1);
}

Result<DecodedXml> decode_xml(std::string_view source, Span within, TextArena& arena) {
  DecodedXml decoded;
  const bool little = source.starts_with("\xFF\xFE"), big = source.starts_with("\xFE\xFF");
  if (little || big) {
    if (source.substr(2, 2) == std::string_view("\0\0", 2) && little)
      return Error{
          .code = Code::input, .message = "UTF-32 is not read; write it as UTF-8", .offset = 0};
    Result<Text> text = decode_utf16(source, big, arena);
    if (!text) return text.error();
    decoded.whole = *text;
    return decoded;
  }
  const std::uint32_t mark = source.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::uint32_t begin = within.empty() ? mark : within.begin;
  const std::string_view bytes =
      within.empty() ? source.substr(begin) : source.substr(begin, within.size());
  const std::string_view declared = declared_encoding(source.substr(mark));
  const auto place = [&](std::string_view part) {
    const auto at = static_cast<std::uint32_t>(part.data() - source.data());
    return Span{at, at + static_cast<std::uint32_t>(part.size())};
  };
  const bool is_utf8 = is_valid_utf8(bytes);
  const bool says_utf8 =
      declared.empty() || same_name(declared, "UTF-8") || same_name(declared, "US-ASCII");
  if (mark > 0 && !says_utf8)
    return Error{.code = Code::input,
                 .message = "the byte order mark says UTF-8 and the declaration says " +
                            printable(declared, 40),
                 .offset = place(declared).begin};
  if (is_utf8) {
    const bool is_ascii =
        std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
    if (!says_utf8 && !is_ascii)
      decoded.notices.push_back({.rule = "encoding.declaration-mismatch",
                                 .message = "the file says it is " + printable(declared, 40) +
                                            " but its bytes are UTF-8; they are read as UTF-8",
                                 .at = place(declared)});
    decoded.whole = arena.verbatim(bytes, begin);
    return decoded;
  }
  for (const ByteEncoding& encoding : kByteEncodings) {
    if (!same_name(declared, encoding.name)) continue;
    decoded.whole = arena.compose(decode_bytes(bytes, encoding.to_unicode, arena),
                                  arena.verbatim(bytes, begin));
    return decoded;
  }
  if (!says_utf8)
    return Error{.code = Code::input,
                 .message = "the encoding " + printable(declared, 40) +
                            " is not read here; UTF-8, UTF-16, "
                            "ISO-8859-1, ISO-8859-15 and windows-1252 are",
                 .offset = place(declared).begin};
  const std::size_t at = find_invalid_utf8(bytes);
  return Error{.code = Code::input,
               .message = "byte " + byte_name(bytes[at]) +
                          " is not UTF-8, and no other encoding is declared",
               .offset = begin + at};
}

}  // namespace stet
