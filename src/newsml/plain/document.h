#pragma once
/// The body as plain text: paragraphs with an empty line between, for receivers that take no
/// mark-up.

#include "article/article.h"
#include "newsml/losses.h"
#include "text/budget.h"
#include "text/result.h"

#include <string>

namespace stet {

/// Headings, items of lists and rows of tables stand on lines of their own; cells are parted by
/// tabs. Markup and pictures are losses. Linear in the body.
Result<std::string> plain_text_of(const Article& article, Losses& losses, const Budget* budget);

}  // namespace stet
