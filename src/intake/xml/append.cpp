#include "intake/xml/append.h"

#include <algorithm>

namespace stet {

bool is_blank_xml(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_xml_space);
}

void append_text(TextBuilder& builder, const Text& text) {
  for (const Piece& piece : text.pieces) {
    const std::string_view bytes = text.bytes.substr(piece.text, piece.text_length);
    if (piece.text_length == piece.source_length)
      builder.verbatim(bytes, piece.source);
    else
      builder.atom(bytes, {piece.source, piece.source + piece.source_length});
  }
}

void append_folded(TextBuilder& builder, const Text& text) {
  auto piece = text.pieces.begin();
  for (std::uint32_t at = 0; at < text.size();) {
    const std::uint32_t begin = at;
    const bool space = is_xml_space(text.bytes[at]);
    while (at < text.size() && is_xml_space(text.bytes[at]) == space) ++at;
    if (space) {
      builder.fold_space(text.source({begin, at}));
      continue;
    }
    for (std::uint32_t done = begin; done < at;) {
      while (piece->text + piece->text_length <= done) ++piece;
      const std::uint32_t end = std::min(at, piece->text + piece->text_length);
      const std::string_view bytes = text.bytes.substr(done, end - done);
      if (piece->text_length == piece->source_length)
        builder.verbatim(bytes, piece->source + (done - piece->text));
      else
        builder.atom(bytes, {piece->source, piece->source + piece->source_length});
      done = end;
    }
  }
}

}  // namespace stet
