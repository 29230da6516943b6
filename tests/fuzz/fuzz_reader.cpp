/// Any bytes through one reader, or through all by sniffing. STET_FUZZ_FORMAT names it ("auto",
/// "ninjs" ...). What must hold: no crash, a refusal has a message and lies inside the input, every
/// place lies inside it.

#include "article/walk.h"
#include "intake/reader.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  const stet::Result<stet::Article> article = stet::read(source, STET_FUZZ_FORMAT, {});
  if (!article) {
    must(!article.error().message.empty());
    must(article.error().offset == stet::Error::kNowhere || article.error().offset <= size);
    return 0;
  }
  stet::walk(*article, [&](const stet::FieldPath&, const stet::Field& field) {
    std::uint32_t in_text = 0, in_source = 0;
    for (const stet::Piece& piece : field.text.pieces) {
      must(piece.text == in_text && piece.source >= in_source);
      must(piece.source + piece.source_length <= size);
      in_text += piece.text_length;
      in_source = piece.source + piece.source_length;
    }
    // Words that were worked out, not read, have no place.
    must(field.text.pieces.empty() || in_text == field.text.size());
  });
  for (const stet::Block& block : article->body)
    must(block.at.end <= size && block.at.begin <= block.at.end);
  return 0;
}
