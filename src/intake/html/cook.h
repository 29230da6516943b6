#pragma once
/// What raw bytes of HTML mean: character references, line ends, U+0000 (WHATWG
/// HTML 13.2.3.5, 13.2.5.72-80). Linear. [any thread]

#include "text/span.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace stet::html {

/// How bytes of the input become text.
enum class Cooking : std::uint8_t {
  data,       ///< character references; U+0000 stays
  rcdata,     ///< character references; U+0000 becomes U+FFFD
  attribute,  ///< like rcdata, with the attribute's rule for names without a semicolon
  raw,        ///< no references; U+0000 becomes U+FFFD
  cdata,      ///< no references; U+0000 stays
  name,       ///< raw, and ASCII letters become lower case
};

/// A stretch of cooked text: `bytes` made from the input range `from`.
struct CookedPiece {
  std::string_view bytes;
  Span from;
  bool verbatim = false;  ///< the bytes themselves, viewed where they stand
};

/// Walks the pieces of one raw range in order.
class Cook {
 public:
  /// `input` must outlive this.
  Cook(std::string_view input, Span range, Cooking cooking)
      : input_(input), at_(range.begin), end_(range.end), cooking_(cooking) {}
  /// False at the end. `piece.bytes` that are not verbatim are valid until the next call.
  bool next(CookedPiece& piece);

 private:
  bool read_reference(CookedPiece& piece);
  bool read_number(CookedPiece& piece);
  void make(CookedPiece& piece, std::uint32_t length);
  std::uint32_t skim_plain() const;

  std::string_view input_;
  std::uint32_t at_, end_;
  Cooking cooking_;
  std::string made_;
};

/// The cooked bytes of one range.
std::string cook(std::string_view input, Span range, Cooking cooking);

}  // namespace stet::html
