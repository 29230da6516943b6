#pragma once
/// The bytes of a page as UTF-8 that still knows its places.

#include "article/article.h"
#include "text/text.h"

#include <string_view>
#include <vector>

namespace stet::html {

/// By byte order mark (UTF-8, UTF-16), else UTF-8 where the bytes are that, else what <meta
/// charset> declares (windows-1252, ISO-8859-1, ISO-8859-15), else UTF-8 with U+FFFD for each
/// maximal part that is not. `source` must outlive the Text; valid UTF-8 is not copied. Says in
/// `notices` what it had to do. Linear.
Text read_encoding(std::string_view source, TextArena& arena, std::vector<Notice>& notices);

}  // namespace stet::html
