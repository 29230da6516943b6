#include "intake/text/decode.h"

#include "intake/text/look.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace stet {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::uint32_t kBudgetStep = 64u << 10;

/// What the bytes look like, counted once.
struct Census {
  std::uint32_t nul = 0;
  std::uint32_t controls = 0;  ///< C0 and DEL without tab, line ends and form feed; NUL included
  std::uint32_t high = 0;      ///< bytes from 0x80
  bool wire_framing = false;  ///< a start-of-header or start-of-text mark begins a line (IPTC 7901)
};

bool is_control(unsigned char byte) {
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f') ||
         byte == 0x7F;
}

/// The marks by which a wire frames its messages; they are no fault of the copy.
bool is_framing(unsigned char byte) {
  return (byte >= 0x01 && byte <= 0x04) || (byte >= 0x11 && byte <= 0x14) ||
         (byte >= 0x1C && byte <= 0x1F) || byte == 0x7F;
}

Census count(std::string_view bytes) {
  Census census;
  bool line_start = true;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    if (byte == 0) ++census.nul;
    if (is_control(byte)) ++census.controls;
    if (byte >= 0x80) ++census.high;
    if (line_start && (byte == 0x01 || byte == 0x02)) census.wire_framing = true;
    // Fill characters may stand before the mark.
    line_start = byte == '\n' || byte == '\r' || (line_start && byte == 0x7F);
  }
  return census;
}

Error no_text(std::string message) {
  return {.code = Code::input, .message = std::move(message), .offset = 0};
}

/// Whether the high bytes read as Windows-1252 give letters and typographer's signs where a text
/// has them, and nowhere a sequence that is good UTF-8 (then the file is UTF-8 with damage).
bool is_plausible_windows_1252(std::string_view bytes) {
  std::size_t high = 0, odd = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte < 0x80) continue;
    if (byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D) return false;
    const CodePoint point = decode(bytes, static_cast<std::uint32_t>(i));
    if (point.valid) return false;
    ++high;
    const char32_t value = from_windows_1252(byte);
    const bool sign = byte < 0xC0 || byte == 0xD7 || byte == 0xF7;
    const auto plain = [&](std::size_t at) {
      const auto near = static_cast<unsigned char>(bytes[at]);
      return near >= 0x80 || near <= 0x20 || is_ascii_letter(bytes[at]) ||
             is_ascii_digit(bytes[at]);
    };
    const bool beside_text = (i > 0 && plain(i - 1)) || (i + 1 < bytes.size() && plain(i + 1));
    if (!(sign || is_letter(value)) || !beside_text) ++odd;
  }
  // A Western text is mostly ASCII; Cyrillic or Japanese bytes are mostly high.
  return odd * 20 <= high && high * 3 <= bytes.size();
}

void append_utf16(std::string_view source, bool big, TextBuilder& builder, std::uint32_t& broken,
                  std::uint64_t& first_broken) {
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(source[at]);
    const auto b = static_cast<unsigned char>(source[at + 1]);
    return static_cast<char32_t>(big ? a << 8 | b : b << 8 | a);
  };
  std::string utf8;
  std::size_t i = 2;
  while (i < source.size()) {
    std::size_t length = 2;
    char32_t value = kReplacement;
    bool good = false;
    if (i + 1 >= source.size()) {
      length = 1;
    } else {
      value = unit(i);
      good = value < 0xD800 || value > 0xDFFF;
      if (!good && value < 0xDC00 && i + 3 < source.size()) {
        const char32_t low = unit(i + 2);
        if (low >= 0xDC00 && low <= 0xDFFF) {
          value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
          length = 4;
          good = true;
        }
      }
    }
    if (!good) {
      if (broken++ == 0) first_broken = i;
      value = kReplacement;
    }
    utf8.clear();
    append_utf8(utf8, value);
    const auto begin = static_cast<std::uint32_t>(i);
    builder.atom(utf8, {begin, begin + static_cast<std::uint32_t>(length)});
    i += length;
  }
}

/// Latin letters two bytes each: half the bytes are NUL, on one side.
bool looks_like_bare_utf16(std::string_view source, const Census& census) {
  return source.size() >= 4 && census.nul * 3 >= source.size();
}

}  // namespace

Result<DecodedText> decode_text(std::string_view source, const ReadOptions& options,
                                TextArena& arena) {
  const std::uint64_t limit = std::min<std::uint64_t>(options.limits.input_bytes, UINT32_MAX - 1);
  if (source.size() > limit)
    return Error{.code = Code::limit,
                 .message = "input is larger than " + std::to_string(limit) + " bytes",
                 .offset = limit};
  if (source.empty()) return no_text("nothing to read: the file is empty");

  DecodedText result;
  TextBuilder builder(arena);
  std::uint32_t broken = 0;
  std::uint64_t first_broken = 0;
  std::string read_as;
  Census census;

  const bool big = source.substr(0, 2) == "\xFE\xFF";
  if (big || source.substr(0, 2) == "\xFF\xFE") {
    append_utf16(source, big, builder, broken, first_broken);
    result.whole = builder.finish();
    census = count(result.whole.bytes);
    read_as = "half surrogate pairs in UTF-16, each read as U+FFFD";
  } else {
    const std::uint32_t start = source.substr(0, 3) == kUtf8Mark ? 3 : 0;
    const std::string_view body = source.substr(start);
    census = count(body);
    if (looks_like_bare_utf16(body, census))
      return no_text("not text: " + std::to_string(census.nul) + " of " +
                     std::to_string(body.size()) +
                     " bytes are NUL, as in UTF-16 without a byte order mark; save it as UTF-8");
    const std::size_t invalid = find_invalid_utf8(body);
    if (invalid == std::string_view::npos) {
      result.whole = arena.verbatim(body, start);
    } else {
      first_broken = start + invalid;
      const bool western = start == 0 && is_plausible_windows_1252(body);
      std::string utf8;
      std::uint32_t at = 0, plain = 0;
      const auto size = static_cast<std::uint32_t>(body.size());
      std::uint32_t next_check = kBudgetStep;
      while (at < size) {
        if (at >= next_check) {
          next_check = at + kBudgetStep;
          if (options.budget && options.budget->spent())
            return options.budget->why("reading plain text");
        }
        if (static_cast<unsigned char>(body[at]) < 0x80) {
          ++at;
          continue;
        }
        const CodePoint point = decode(body, at);
        if (point.valid) {
          at += point.length;
          continue;
        }
        builder.verbatim(body.substr(plain, at - plain), start + plain);
        const std::uint32_t length = western ? 1 : std::max(point.length, 1u);
        utf8.clear();
        append_utf8(
            utf8, western ? from_windows_1252(static_cast<unsigned char>(body[at])) : kReplacement);
        builder.atom(utf8, {start + at, start + at + length});
        ++broken;
        at += length;
        plain = at;
      }
      builder.verbatim(body.substr(plain), start + plain);
      // More damage than text: nobody typed this.
      if (!western && broken * 4u > body.size() && broken > 8)
        return no_text("not text: " + std::to_string(broken) + " invalid UTF-8 sequences in " +
                       std::to_string(body.size()) + " bytes");
      result.whole = builder.finish();
      read_as = western ? "bytes that are not UTF-8; the file was read as Windows-1252"
                        : "byte sequences that are not UTF-8, each read as U+FFFD";
    }
  }

  const std::string_view text = result.whole.bytes;
  if (census.controls * 10u > text.size() && census.controls > 4 &&
      !(census.wire_framing && census.controls * 3u < text.size()))
    return no_text("not text: " + std::to_string(census.controls) + " of " +
                   std::to_string(text.size()) + " characters are control characters");
  const bool blank = std::all_of(text.begin(), text.end(), [](char each) {
    const auto byte = static_cast<unsigned char>(each);
    return byte <= 0x20 || byte == 0x7F;
  });
  if (blank) return no_text("nothing to read: the file is empty but for white space");

  if (broken > 0) {
    result.notices.push_back({.rule = "encoding.invalid-utf8",
                              .message = std::to_string(broken) + " " + read_as +
                                         " (first at byte " + std::to_string(first_broken) + ")",
                              .at = {static_cast<std::uint32_t>(first_broken),
                                     static_cast<std::uint32_t>(first_broken) + 1}});
  }
  std::uint32_t controls = 0, first_control = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // U+0080 to U+009F but for NEL are C2 80 to C2 9F.
    const bool c1 = byte == 0xC2 && i + 1 < text.size() &&
                    static_cast<unsigned char>(text[i + 1]) < 0xA0 &&
                    static_cast<unsigned char>(text[i + 1]) != 0x85;
    if (!c1 && (!is_control(byte) || (census.wire_framing && is_framing(byte)))) continue;
    if (controls++ == 0) first_control = i;
  }
  if (controls > 0) {
    const Span at = result.whole.source({first_control, first_control + 1});
    result.notices.push_back(
        {.rule = "encoding.control-character",
         .message = std::to_string(controls) +
                    (controls == 1 ? " control character" : " control characters") +
                    " kept in the text (first at byte " + std::to_string(at.begin) + ")",
         .at = at});
  }
  return result;
}

}  // namespace stet
