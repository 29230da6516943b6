#pragma once
/// Text: UTF-8 that knows where each byte came from.
///
/// A reader makes Texts while it reads; nobody searches the source for a word afterwards. Inside
/// Stet an offset is always a byte in one Text. Lines, UTF-16 units and code points are worked out
/// at the edge (units.h, lines.h).
///
/// Ownership: a Text is a view, cheap to copy. Its bytes and pieces live in the TextArena of the
/// article (or its bytes in the source itself, when nothing had to be changed: then no byte is
/// copied). A Text is valid as long as the arena and the source are. Reading is [any thread]; an
/// arena is filled by one thread.

#include "text/span.h"

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

/// One stretch of a Text and the stretch of the source it was made from. Equal lengths: byte for
/// byte. Different lengths: one unit (an entity, a JSON escape, a folded run of white space) that
/// cannot be cut. Pieces are ordered in text and in source, their text ranges tile the Text without
/// gap or overlap, and their source ranges lie inside the source. Between two pieces the source may
/// hold bytes that made no text (tags).
struct Piece {
  std::uint32_t text = 0;
  std::uint32_t text_length = 0;
  std::uint32_t source = 0;
  std::uint32_t source_length = 0;
  friend bool operator==(const Piece&, const Piece&) = default;
};

struct Text {
  std::string_view bytes;
  std::span<const Piece> pieces;  ///< empty exactly when `bytes` is empty

  bool empty() const { return bytes.empty(); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(bytes.size()); }
  std::string_view cut(Span span) const { return bytes.substr(span.begin, span.size()); }

  /// Where a span of this Text stands in the source. An end maps to the end of its last byte, so
  /// tags that follow are left out. An empty span maps to the place between its neighbours. `span`
  /// must lie inside. O(log pieces).
  Span source(Span span) const;
  /// The whole of it.
  Span source() const { return source({0, size()}); }
  friend bool operator==(const Text& a, const Text& b) { return a.bytes == b.bytes; }
};

/// Owns the bytes and pieces of the Texts of one article. Addresses stay put; moving an arena is
/// cheap.
class TextArena {
 public:
  TextArena();
  TextArena(TextArena&&) noexcept = default;
  TextArena& operator=(TextArena&&) noexcept = default;

  /// A Text that is the source itself: `bytes` must stay alive, `at` says where it begins. No copy.
  Text verbatim(std::string_view bytes, std::uint32_t at);
  /// A Text made by hand: copies both. Pieces must satisfy the rules of Piece.
  Text make(std::string_view bytes, std::span<const Piece> pieces);
  /// A Text whose pieces count in `from` (HTML read out of a JSON string) as one whose pieces count
  /// in the source of `from`. Byte-for-byte pieces are split where `from` has a unit. Shares bytes.
  Text compose(const Text& made, const Text& from);
  /// `span` of `text`, trimmed to it.
  Text part(const Text& text, Span span);
  /// Bytes that belong to no source (an identifier worked out, a default): owned here, no pieces.
  std::string_view keep(std::string_view bytes);

 private:
  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
};

/// Builds one Text after the other; keeps its scratch memory between them. Adjacent byte-for-byte
/// pieces are joined. Appends must come in source order.
class TextBuilder {
 public:
  explicit TextBuilder(TextArena& arena) : arena_(&arena) {}

  /// Bytes that stand in the source as they are, from `at` on.
  void verbatim(std::string_view bytes, std::uint32_t at);
  /// Bytes made from the source range `from` (an entity, an escape, a folded run, a <br>).
  void atom(std::string_view bytes, Span from);
  /// Like HTML white space: appends one space unless the text is empty or ends in a space or line
  /// feed.
  void fold_space(Span from);
  bool empty() const { return bytes_.empty(); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size()); }
  std::string_view bytes() const { return bytes_; }
  /// Takes `count` bytes off the end (trailing space); never cuts a unit: it is dropped whole.
  void drop_back(std::uint32_t count);
  /// The Text, and an empty builder. When the whole is one byte-for-byte piece and `source` is
  /// given, the Text views the source instead of a copy.
  Text finish(std::string_view source = {});

 private:
  TextArena* arena_;
  std::string bytes_;
  std::vector<Piece> pieces_;
};

}  // namespace stet
