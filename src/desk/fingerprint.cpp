#include "desk/fingerprint.h"

#include "text/utf8.h"

#include <xxhash.h>

#include <algorithm>

namespace stet {
namespace {

// Wide enough for 24 code points after folding of white space in any honest text.
constexpr std::uint32_t kContextBytes = 256;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Counts for one code point after any folding of white space.
bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > ' ' && byte < 0x7F;
}

/// Begins so far before `to` that enough code points are left for the context, if there are so
/// many.
std::uint32_t context_begin(std::string_view bytes, std::uint32_t to) {
  const std::uint32_t least = to - std::min(to, kContextBytes);
  std::uint32_t at = to;
  for (std::uint32_t points = 0; at > least && points < kFingerprintContext; --at)
    points += is_plain(bytes[at - 1]);
  while (at < to && is_continuation(bytes[at])) ++at;
  return at;
}

/// The same to the right, with one code point more: a space before it belongs to the context.
std::uint32_t context_end(std::string_view bytes, std::uint32_t from) {
  const auto most = static_cast<std::uint32_t>(
      std::min<std::size_t>(bytes.size(), std::size_t{from} + kContextBytes));
  std::uint32_t at = from;
  for (std::uint32_t points = 0; at < most && points <= kFingerprintContext; ++at)
    points += is_plain(bytes[at]);
  return at;
}

/// Appends `bytes` in lower case with single spaces.
void append_even(std::string_view bytes, std::string& out) {
  bool space = false;
  for (std::uint32_t at = 0; at < bytes.size();) {
    const CodePoint point = decode(bytes, at);
    at += point.length;
    if (point.value > ' ' && point.value < 0x80) {
      if (space) out += ' ';
      space = false;
      out += static_cast<char>(to_lower(point.value));
      continue;
    }
    if (is_space(point.value)) {
      space = true;
      continue;
    }
    if (space) out += ' ';
    space = false;
    append_utf8(out, to_lower(point.value));
  }
  if (space) out += ' ';
}

void keep_first_points(std::string& text, std::size_t from) {
  std::uint32_t points = 0;
  for (std::size_t at = from; at < text.size(); ++at)
    if (!is_continuation(text[at]) && ++points > kFingerprintContext) return text.resize(at);
}

void keep_last_points(std::string& text, std::size_t from) {
  std::uint32_t points = 0;
  for (std::size_t at = text.size(); at-- > from;) {
    if (is_continuation(text[at]) || ++points < kFingerprintContext) continue;
    text.erase(from, at - from);
    return;
  }
}

void append_text(const Text& text, Span span, std::string& out) {
  const std::size_t before = out.size();
  append_even(text.cut({context_begin(text.bytes, span.begin), span.begin}), out);
  keep_last_points(out, before);
  out += '\x1F';
  append_even(text.cut(span), out);
  out += '\x1F';
  const std::size_t after = out.size();
  append_even(text.cut({span.end, context_end(text.bytes, span.end)}), out);
  keep_first_points(out, after);
}

/// Which of several: media keep their name when another is put before them.
void append_index(const FieldPath& path, const Article* article, std::string& out) {
  if (path.index < 0) return;
  const auto index = static_cast<std::size_t>(path.index);
  if (article && path.name.starts_with("media") && index < article->media.size()) {
    const Media& media = article->media[index];
    if (!media.id.empty()) {
      out += media.id;
      return;
    }
    if (!media.renditions.empty()) {
      out += media.renditions.front().href;
      return;
    }
  }
  out += std::to_string(index);
}

}  // namespace

std::uint64_t fingerprint(const Finding& finding, const Article* article, std::string& scratch) {
  const Place& place = finding.place;
  scratch.assign(finding.rule);
  scratch += '\x1F';
  scratch += place.path.name;
  scratch += '\x1F';
  if (place.text)
    append_text(*place.text, place.span, scratch);
  else
    append_index(place.path, article, scratch);
  // one thing may want several of one rule (a picture without holder and without terms)
  if (!place.text && !article) scratch += finding.message;
  return XXH3_64bits(scratch.data(), scratch.size());
}

std::string fingerprint_text(std::uint64_t fingerprint) {
  std::string out(16, '0');
  for (std::size_t i = out.size(); i-- > 0; fingerprint >>= 4)
    out[i] = "0123456789abcdef"[fingerprint & 15];
  return out;
}

}  // namespace stet
