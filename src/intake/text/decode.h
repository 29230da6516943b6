#pragma once
/// Bytes of a text file as one Text: byte order marks, UTF-16, Windows-1252 and broken UTF-8.
/// Pure [any thread].

#include "article/article.h"
#include "intake/reader.h"
#include "text/result.h"
#include "text/text.h"

#include <string_view>
#include <vector>

namespace stet {

struct DecodedText {
  Text whole;  ///< the file without its byte order mark; views the source when it is UTF-8
  std::vector<Notice> notices;  ///< encoding.invalid-utf8, encoding.control-character
};

/// Refuses an empty file, white space alone and what is plainly no text (Code::input), and more
/// than limits.input_bytes (Code::limit). Anything else can be read: see the notices. Linear.
Result<DecodedText> decode_text(std::string_view source, const ReadOptions& options,
                                TextArena& arena);

}  // namespace stet
