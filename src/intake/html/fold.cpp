#include "intake/html/fold.h"

#include "intake/html/ascii.h"
#include "text/skim.h"
#include "text/utf8.h"

namespace stet::html {
namespace {

bool is_space_only(std::string_view bytes) {
  for (const char c : bytes)
    if (!is_space(c)) return false;
  return true;
}

/// The next white space, a single space between two other signs passed over.
std::size_t skim_regular(std::string_view bytes, std::size_t at) {
#if defined(__SSE2__)
  using namespace skimming;
  for (; at + 17 <= bytes.size(); at += 16) {
    const __m128i here = load(bytes.data() + at), next = load(bytes.data() + at + 1);
    const __m128i space = _mm_set1_epi8(' ');
    // A space before anything not above it: more white space, or a control sign.
    const __m128i run =
        _mm_and_si128(_mm_cmpeq_epi8(here, space), _mm_cmpeq_epi8(_mm_min_epu8(next, space), next));
    if (const std::uint32_t hits = bits(_mm_or_si128(run, below_space(here))); hits != 0) {
      at += static_cast<std::size_t>(std::countr_zero(hits));
      return at;
    }
  }
#endif
  for (; at < bytes.size(); ++at) {
    if (!is_space(bytes[at])) continue;
    const bool single = bytes[at] == ' ' && at + 1 < bytes.size() && !is_space(bytes[at + 1]);
    if (!single) return at;
  }
  return at;
}

void fold_piece(TextBuilder& out, std::string_view bytes, std::uint32_t at) {
  std::uint32_t start = 0;
  std::uint32_t i = 0;
  const auto size = static_cast<std::uint32_t>(bytes.size());
  const auto flush = [&] { out.verbatim(bytes.substr(start, i - start), at + start); };
  while (i < size) {
    // One plain space between words is itself.
    if (i > start) i = static_cast<std::uint32_t>(skim_regular(bytes, i));
    if (i == size) break;
    if (!is_space(bytes[i])) {
      ++i;
      continue;
    }
    flush();
    const std::uint32_t space = i;
    while (i < size && is_space(bytes[i])) ++i;
    if (i - space == 1 && bytes[space] == ' ') {
      if (!out.empty() && out.bytes().back() != ' ' && out.bytes().back() != '\n')
        out.verbatim(" ", at + space);
    } else {
      out.fold_space({at + space, at + i});
    }
    start = i;
  }
  flush();
}

void append(TextBuilder& out, std::string_view input, Span raw, Cooking cooking, bool fold) {
  CookedPiece piece;
  for (Cook cook(input, raw, cooking); cook.next(piece);) {
    if (piece.verbatim && fold)
      fold_piece(out, piece.bytes, piece.from.begin);
    else if (piece.verbatim)
      out.verbatim(piece.bytes, piece.from.begin);
    else if (fold && is_space_only(piece.bytes))
      out.fold_space(piece.from);
    else
      out.atom(piece.bytes, piece.from);
  }
}

}  // namespace

void append_folded(TextBuilder& out, std::string_view input, const Node& text) {
  append(out, input, text.content, text.cooking, true);
}

void append_verbatim(TextBuilder& out, std::string_view input, const Node& text) {
  append(out, input, text.content, text.cooking, false);
}

void trim_end(TextBuilder& out) {
  while (!out.empty() && is_space(out.bytes().back())) out.drop_back(1);
}

bool is_blank(std::string_view text) {
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    const bool zero_width = (c.value >= 0x200B && c.value <= 0x200F) || c.value == 0xFEFF ||
                            c.value == 0x2060 || c.value == 0xAD;
    if (!zero_width && !stet::is_space(c.value)) return false;
    at += c.length;
  }
  return true;
}

Text attribute_value(TextBuilder& builder, const Tree& tree, const Attribute& attribute) {
  append(builder, tree.input, attribute.value, Cooking::attribute, true);
  trim_end(builder);
  return builder.finish(tree.input);
}

}  // namespace stet::html
