#include "text/text.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace stet {
namespace {

constexpr std::size_t kFirstBlock = 16u << 10;

const Piece& piece_at(std::span<const Piece> pieces, std::uint32_t offset) {
  auto after =
      std::upper_bound(pieces.begin(), pieces.end(), offset,
                       [](std::uint32_t at, const Piece& piece) { return at < piece.text; });
  return *(after - 1);
}

bool is_linear(const Piece& piece) { return piece.text_length == piece.source_length; }

}  // namespace

Span Text::source(Span span) const {
  if (pieces.empty()) return {};
  assert(span.begin <= span.end && span.end <= size());
  const Piece& first = piece_at(pieces, span.begin);
  const std::uint32_t into = span.begin - first.text;
  std::uint32_t begin = first.source;
  if (is_linear(first)) begin += into;
  // Behind the last byte the place is the end of the piece, whatever its kind.
  else if (into >= first.text_length)
    begin += first.source_length;
  if (span.empty()) return {begin, begin};
  const Piece& last = piece_at(pieces, span.end - 1);
  const std::uint32_t end =
      is_linear(last) ? last.source + (span.end - last.text) : last.source + last.source_length;
  return {begin, end};
}

TextArena::TextArena()
    : memory_(std::make_unique<std::pmr::monotonic_buffer_resource>(kFirstBlock)) {}

std::string_view TextArena::keep(std::string_view bytes) {
  if (bytes.empty()) return {};
  char* memory = static_cast<char*>(memory_->allocate(bytes.size(), 1));
  std::memcpy(memory, bytes.data(), bytes.size());
  return {memory, bytes.size()};
}

Text TextArena::verbatim(std::string_view bytes, std::uint32_t at) {
  if (bytes.empty()) return {};
  const auto size = static_cast<std::uint32_t>(bytes.size());
  auto* piece = static_cast<Piece*>(memory_->allocate(sizeof(Piece), alignof(Piece)));
  *piece = {.text = 0, .text_length = size, .source = at, .source_length = size};
  return {bytes, {piece, 1}};
}

Text TextArena::make(std::string_view bytes, std::span<const Piece> pieces) {
  if (bytes.empty()) return {};
  auto* memory = static_cast<Piece*>(memory_->allocate(pieces.size_bytes(), alignof(Piece)));
  std::copy(pieces.begin(), pieces.end(), memory);
  return {keep(bytes), {memory, pieces.size()}};
}

Text TextArena::part(const Text& text, Span span) {
  span.end = std::min(span.end, text.size());
  if (span.begin >= span.end) return {};
  const Piece* first = &piece_at(text.pieces, span.begin);
  const Piece* last = &piece_at(text.pieces, span.end - 1);
  const auto count = static_cast<std::size_t>(last - first) + 1;
  auto* memory = static_cast<Piece*>(memory_->allocate(count * sizeof(Piece), alignof(Piece)));
  std::copy(first, last + 1, memory);
  // The first and last piece are cut; a unit keeps its whole source.
  Piece& tail = memory[count - 1];
  const std::uint32_t over = tail.text + tail.text_length - span.end;
  if (is_linear(tail)) tail.source_length -= over;
  tail.text_length -= over;
  Piece& head = memory[0];
  const std::uint32_t skip = span.begin - head.text;
  if (is_linear(head)) {
    head.source += skip;
    head.source_length -= skip;
  }
  head.text += skip;
  head.text_length -= skip;
  for (std::size_t i = 0; i < count; ++i) memory[i].text -= span.begin;
  return {text.bytes.substr(span.begin, span.size()), {memory, count}};
}

Text TextArena::compose(const Text& made, const Text& from) {
  if (made.bytes.empty()) return {};
  // The common case: no escape in between, so every piece only moves.
  if (from.pieces.size() == 1 && is_linear(from.pieces[0])) {
    if (from.pieces[0].source == 0) return made;
    auto* memory = static_cast<Piece*>(memory_->allocate(made.pieces.size_bytes(), alignof(Piece)));
    std::copy(made.pieces.begin(), made.pieces.end(), memory);
    for (std::size_t i = 0; i < made.pieces.size(); ++i) memory[i].source += from.pieces[0].source;
    return {made.bytes, {memory, made.pieces.size()}};
  }
  std::vector<Piece> pieces;
  for (const Piece& piece : made.pieces) {
    if (!is_linear(piece)) {
      const Span source = from.source({piece.source, piece.source + piece.source_length});
      pieces.push_back({piece.text, piece.text_length, source.begin, source.size()});
      continue;
    }
    std::uint32_t done = 0;
    while (done < piece.text_length) {
      const std::uint32_t at = piece.source + done;
      const Piece& under = piece_at(from.pieces, at);
      const std::uint32_t into = at - under.text;
      const std::uint32_t take = std::min(piece.text_length - done, under.text_length - into);
      if (is_linear(under))
        pieces.push_back({piece.text + done, take, under.source + into, take});
      else
        pieces.push_back({piece.text + done, take, under.source, under.source_length});
      done += take;
    }
  }
  auto* memory =
      static_cast<Piece*>(memory_->allocate(pieces.size() * sizeof(Piece), alignof(Piece)));
  std::copy(pieces.begin(), pieces.end(), memory);
  return {made.bytes, {memory, pieces.size()}};
}

void TextBuilder::verbatim(std::string_view bytes, std::uint32_t at) {
  if (bytes.empty()) return;
  const auto size = static_cast<std::uint32_t>(bytes.size());
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    if (is_linear(last) && last.source + last.source_length == at) {
      last.text_length += size;
      last.source_length += size;
      bytes_.append(bytes);
      return;
    }
  }
  pieces_.push_back(
      {.text = this->size(), .text_length = size, .source = at, .source_length = size});
  bytes_.append(bytes);
}

void TextBuilder::atom(std::string_view bytes, Span from) {
  if (bytes.empty()) return;
  pieces_.push_back({.text = size(),
                     .text_length = static_cast<std::uint32_t>(bytes.size()),
                     .source = from.begin,
                     .source_length = from.size()});
  bytes_.append(bytes);
}

void TextBuilder::fold_space(Span from) {
  if (bytes_.empty() || bytes_.back() == ' ' || bytes_.back() == '\n') return;
  atom(" ", from);
}

void TextBuilder::drop_back(std::uint32_t count) {
  while (count > 0 && !pieces_.empty()) {
    Piece& last = pieces_.back();
    const std::uint32_t gone =
        is_linear(last) ? std::min(count, last.text_length) : last.text_length;
    bytes_.erase(bytes_.size() - gone);
    if (gone == last.text_length) {
      pieces_.pop_back();
    } else {
      last.text_length -= gone;
      last.source_length -= gone;
    }
    count -= std::min(count, gone);
  }
}

Text TextBuilder::finish(std::string_view source) {
  Text text;
  if (pieces_.size() == 1 && is_linear(pieces_[0]) && !source.empty() &&
      source.substr(pieces_[0].source, pieces_[0].source_length) == bytes_) {
    text = arena_->verbatim(source.substr(pieces_[0].source, pieces_[0].source_length),
                            pieces_[0].source);
  } else {
    text = arena_->make(bytes_, pieces_);
  }
  bytes_.clear();
  pieces_.clear();
  return text;
}

}  // namespace stet
