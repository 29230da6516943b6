#include "intake/html/fold.h"

#include "intake/html/ascii.h"
#include "text/utf8.h"

namespace stet::html {
namespace {

bool is_space_only(std::string_view bytes) {
  for (const char c : bytes)
    if (!is_space(c)) return false;
  return true;
}

void fold_piece(TextBuilder& out, std::string_view bytes, std::uint32_t at) {
  std::uint32_t start = 0;
  std::uint32_t i = 0;
  const auto size = static_cast<std::uint32_t>(bytes.size());
  const auto flush = [&] { out.verbatim(bytes.substr(start, i - start), at + start); };
  while (i < size) {
    if (!is_space(bytes[i])) {
      ++i;
      continue;
    }
    // One plain space between words is itself.
    if (bytes[i] == ' ' && i > start && i + 1 < size && !is_space(bytes[i + 1])) {
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
