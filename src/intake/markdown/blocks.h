#pragma once
/// Markdown below its head, to the blocks of an article. CommonMark's blocks, tables with bars, and
/// the `{{< figure >}}` of site builders; raw HTML as read_html_body() reads it. Linear: containers
/// nest kDeepestContainer deep, what is deeper stays words.

#include "article/article.h"
#include "intake/reader.h"

#include <cstdint>

namespace stet::markdown {

inline constexpr int kDeepestContainer = 24;  ///< quotes and lists in each other

/// `text` is the whole file; the body begins at `from`.
void read_blocks(const Text& text, std::uint32_t from, Article& article,
                 const ReadOptions& options);

}  // namespace stet::markdown
