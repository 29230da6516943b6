#pragma once
/// The tokens of one paragraph and CommonMark's pairing of `*`, `_` and `~` among them.

#include "article/article.h"
#include "text/span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace stet::markdown {

enum class TokenKind : std::uint8_t { words, atom, space, line_break, delimiter, mark };

struct Token {
  TokenKind kind = TokenKind::words;
  Span at;                 ///< in the paragraph
  std::string_view bytes;  ///< atom: what it stands for
  // delimiter: a run of one sign; its left part closes, its right part opens.
  char sign = 0;
  std::uint32_t count = 0, closing = 0, opening = 0;  ///< signs left over; used up on either side
  bool can_open = false, can_close = false;
  std::uint32_t out_begin = 0, out_end = 0;  ///< in the words, once they are written
};

/// What stands between two tokens.
struct Marked {
  std::uint32_t open = 0, close = 0;  ///< tokens
  Markup markup{};
  std::string_view href;
  Span at;  ///< in the paragraph
};

/// Whether the signs at `at` may open and close (CommonMark 0.31, section 6.2).
void look_around(std::string_view text, Token& token);

/// Pairs the delimiters `from` on (indices of tokens, in order) and drops them from the list.
void pair_emphasis(std::vector<Token>& tokens, std::vector<std::uint32_t>& delimiters,
                   std::size_t from, std::vector<Marked>& marked);

}  // namespace stet::markdown
