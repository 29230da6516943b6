#pragma once
/// Which key of a Markdown head is which field of the article.

#include "article/article.h"
#include "intake/markdown/front_matter.h"

namespace stet::markdown {

/// Keys without a field go to `article.extra` as "head/<key>".
void read_head_fields(const FrontMatter& head, Article& article);

}  // namespace stet::markdown
