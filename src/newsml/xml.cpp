#include "newsml/xml.h"

#include "text/utf8.h"

#include <array>
#include <charconv>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace stet {
namespace {

constexpr std::size_t kBlock = 16;
/// Room that is always there once need() was asked: a block and the longest escape.
constexpr std::size_t kSlack = kBlock + 8;

constexpr std::size_t kIndent = 32;

constexpr bool is_white(unsigned char c) { return c == ' ' || (c >= 0x09 && c <= 0x0D); }

/// Bytes that cannot simply be copied.
constexpr std::array<bool, 256> make_special() {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c) table[c] = c < 0x20 || c >= 0x7F;
  for (const unsigned char c : {'&', '<', '>', '"'}) table[c] = true;
  return table;
}
constexpr std::array<bool, 256> kSpecial = make_special();

/// How many of the 16 bytes at `from` can be copied as they are. With `fold`, a space after white
/// space cannot; `after_space` says whether white space stands before `from`.
inline unsigned plain_in_block(const char* from, bool fold, bool after_space) {
#if defined(__SSE2__)
  const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  // Signed: bytes from 0x80 on are below 0x20 too.
  __m128i odd = _mm_cmplt_epi8(block, _mm_set1_epi8(0x20));
  odd = _mm_or_si128(odd, _mm_cmpeq_epi8(block, _mm_set1_epi8('&')));
  odd = _mm_or_si128(odd, _mm_cmpeq_epi8(block, _mm_set1_epi8('<')));
  odd = _mm_or_si128(odd, _mm_cmpeq_epi8(block, _mm_set1_epi8('>')));
  odd = _mm_or_si128(odd, _mm_cmpeq_epi8(block, _mm_set1_epi8('"')));
  odd = _mm_or_si128(odd, _mm_cmpeq_epi8(block, _mm_set1_epi8(0x7F)));
  auto mask = static_cast<unsigned>(_mm_movemask_epi8(odd));
  if (fold) {
    const auto spaces =
        static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(block, _mm_set1_epi8(' '))));
    mask |= spaces & ((spaces << 1) | (after_space ? 1u : 0u));
  }
  return mask == 0 ? kBlock : static_cast<unsigned>(__builtin_ctz(mask));
#else
  unsigned plain = 0;
  for (; plain < kBlock; ++plain) {
    const auto c = static_cast<unsigned char>(from[plain]);
    if (kSpecial[c] || (fold && c == ' ' && after_space)) break;
    after_space = c == ' ';
  }
  return plain;
#endif
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

}  // namespace

bool is_blank(std::string_view text) {
  for (std::uint32_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (byte > 0x20 && byte != 0x7F) return false;
      ++at;
      continue;
    }
    // Past ASCII only C1 controls and noncharacters leave nothing behind.
    const CodePoint point = decode(text, at);
    const bool is_dropped =
        point.valid && (point.value < 0xA0 || (point.value >= 0xFDD0 && point.value <= 0xFDEF) ||
                        (point.value & 0xFFFE) == 0xFFFE);
    if (!is_dropped) return false;
    at += point.length;
  }
  return true;
}

XmlWriter::XmlWriter(std::size_t expected, int depth) : depth_(depth) {
  bytes_.resize(expected + kSlack);
  at_ = bytes_.data();
  limit_ = at_ + bytes_.size();
}

void XmlWriter::grow(std::size_t bytes) {
  const std::size_t used = size();
  bytes_.resize(used + bytes + bytes_.size());
  at_ = bytes_.data() + used;
  limit_ = bytes_.data() + bytes_.size();
}

inline void XmlWriter::put(std::string_view bytes) {
  std::memcpy(at_, bytes.data(), bytes.size());
  at_ += bytes.size();
}

std::string XmlWriter::take() {
  bytes_.resize(size());
  return std::move(bytes_);
}

void XmlWriter::declaration() {
  constexpr std::string_view kDeclaration = R"(<?xml version="1.0" encoding="UTF-8"?>)";
  need(kDeclaration.size());
  put(kDeclaration);
}

void XmlWriter::newline() {
  need(1);
  *at_++ = '\n';
}

/// Two spaces for each level; room for kIndent more was asked for, so that the usual depth is two
/// plain stores.
inline void XmlWriter::indent() {
  const std::size_t width = 2 * static_cast<std::size_t>(depth_);
  if (width <= kIndent)
    std::memset(at_, ' ', kIndent);
  else
    std::memset(at_, ' ', width);
  at_ += width;
}

void XmlWriter::start(std::string_view name) {
  need(name.size() + kIndent + 2 * static_cast<std::size_t>(depth_) + 4);
  if (tag_open_) *at_++ = '>';
  if (mixed_at_ == kNotMixed) {
    *at_++ = '\n';
    indent();
  }
  *at_++ = '<';
  put(name);
  tag_open_ = true;
  ++depth_;
  tag_written();
}

void XmlWriter::end(std::string_view name) {
  if (mixed_at_ == depth_) {
    drop_last_space();
    mixed_at_ = kNotMixed;
    --depth_;
  } else {
    --depth_;
    if (!tag_open_ && mixed_at_ == kNotMixed) {
      need(kIndent + 2 * static_cast<std::size_t>(depth_) + 1);
      *at_++ = '\n';
      indent();
    }
  }
  need(name.size() + 3);
  if (tag_open_) {
    put("/>");
    tag_open_ = false;
  } else {
    put("</");
    put(name);
    *at_++ = '>';
  }
  tag_written();
}

/// White space on both sides of an inline tag is one run.
inline void XmlWriter::tag_written() {
  if (space_last_) swallow_ = true;
  space_last_ = false;
}

void XmlWriter::own_attribute(std::string_view name, std::string_view value) {
  need(name.size() + value.size() + 4);
  *at_++ = ' ';
  put(name);
  put("=\"");
  put(value);
  *at_++ = '"';
}

void XmlWriter::attribute(std::string_view name, std::uint64_t value) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  own_attribute(name, {digits, static_cast<std::size_t>(end - digits)});
}

void XmlWriter::attribute(std::string_view name, std::string_view value) {
  need(name.size() + 4);
  *at_++ = ' ';
  put(name);
  put("=\"");
  const bool swallow = swallow_;
  swallow_ = true;
  clean<true, true>(value);
  drop_last_space();
  swallow_ = swallow;
  need(1);
  *at_++ = '"';
}

void XmlWriter::mixed() {
  finish_tag();
  if (mixed_at_ != kNotMixed) return;
  mixed_at_ = depth_;
  swallow_ = true;
}

void XmlWriter::text(std::string_view words) {
  mixed();
  clean<false, true>(words);
}

void XmlWriter::own_text(std::string_view words) {
  mixed();
  need(words.size());
  put(words);
  swallow_ = false;
  space_last_ = false;
}

void XmlWriter::preformatted(std::string_view words) {
  mixed();
  clean<false, false>(words);
  space_last_ = false;
}

void XmlWriter::line_ends() {
  drop_last_space();
  swallow_ = true;
}

void XmlWriter::drop_last_space() {
  if (!space_last_) return;
  --at_;
  space_last_ = false;
}

void XmlWriter::leaf(std::string_view name, std::string_view words) {
  start(name);
  text(words);
  end(name);
}

void XmlWriter::own_leaf(std::string_view name, std::string_view words) {
  start(name);
  own_text(words);
  end(name);
}

template <bool kInAttribute, bool kFold>
void XmlWriter::clean(std::string_view bytes) {
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  // White space before `from` in the output, or white space that means nothing.
  bool after_space = swallow_ || space_last_;
  const char* const began = from;
  bool wrote_space_last = space_last_;
  while (from < end) {
    need(kSlack);
    unsigned plain = 0;
    if (static_cast<std::size_t>(end - from) >= kBlock) {
      plain = plain_in_block(from, kFold, after_space);
      std::memcpy(at_, from, kBlock);
    } else {
      bool space = after_space;
      for (const auto left = static_cast<unsigned>(end - from); plain < left; ++plain) {
        const auto c = static_cast<unsigned char>(from[plain]);
        if (kSpecial[c] || (kFold && c == ' ' && space)) break;
        space = c == ' ';
        at_[plain] = from[plain];
      }
    }
    if (plain > 0) {
      from += plain;
      at_ += plain;
      after_space = wrote_space_last = from[-1] == ' ';
      swallow_ = false;
      if (plain == kBlock) continue;
    }
    if (from == end) break;
    const char* const before = at_;
    from = special<kInAttribute, kFold>(from, end);
    if (at_ != before) {
      after_space = wrote_space_last = at_[-1] == ' ';
      swallow_ = false;
    }
  }
  if (from != began) space_last_ = kFold && wrote_space_last;
}

/// One character that cannot simply be copied, or a run of characters that are not ASCII. Returns
/// what comes after.
template <bool kInAttribute, bool kFold>
const char* XmlWriter::special(const char* from, const char* end) {
  const auto first = static_cast<unsigned char>(*from);
  switch (first) {
    case '&':
      put("&amp;");
      return from + 1;
    case '<':
      put("&lt;");
      return from + 1;
    case '>':
      put("&gt;");
      return from + 1;
    case '"':
      if (kInAttribute)
        put("&quot;");
      else
        *at_++ = '"';
      return from + 1;
    default:
      break;
  }
  const auto fold = [&] {
    // Only a character that counts makes the space before it count, but it is written at once so
    // that it stands outside an element that begins next.
    if (!swallow_ && at_[-1] != ' ') *at_++ = ' ';
  };
  if (first < 0x80) {
    if (is_white(first)) {
      if (kFold) {
        fold();
        return from + 1;
      }
      if (first == '\r') {  // a parser would read it as a line feed
        if (from + 1 < end && from[1] == '\n') return from + 1;
        *at_++ = '\n';
        return from + 1;
      }
      if (first == '\n' || first == '\t' || first == ' ') {
        *at_++ = *from;
        return from + 1;
      }
    }
    ++lost_;
    if (first != 0x7F && !kInAttribute) put("\xEF\xBF\xBD");
    return from + 1;
  }
  const char* const view = from;
  while (from < end && static_cast<unsigned char>(*from) >= 0x80) {
    need(kSlack);
    const auto lead = static_cast<unsigned char>(*from);
    const auto left = static_cast<std::size_t>(end - from);
    // The plain cases first; C2 holds C1 controls, E0 and ED overlongs and surrogates, EF
    // noncharacters.
    if (lead >= 0xC3 && lead <= 0xDF && left >= 2 && is_continuation(from[1])) {
      std::memcpy(at_, from, 2);
      at_ += 2;
      from += 2;
      continue;
    }
    if (lead >= 0xE1 && lead <= 0xEE && lead != 0xED && left >= 3 && is_continuation(from[1]) &&
        is_continuation(from[2])) {
      std::memcpy(at_, from, 3);
      at_ += 3;
      from += 3;
      continue;
    }
    const CodePoint point = decode({from, left}, 0);
    if (!point.valid) {
      ++lost_;
      put("\xEF\xBF\xBD");
    } else if (point.value == 0x85) {
      if (from != view) swallow_ = false;
      fold();
    } else if (point.value < 0xA0 || (point.value >= 0xFDD0 && point.value <= 0xFDEF) ||
               (point.value & 0xFFFE) == 0xFFFE) {
      ++lost_;
    } else {
      std::memcpy(at_, from, point.length);
      at_ += point.length;
    }
    from += point.length;
  }
  return from;
}

}  // namespace stet
