#pragma once
/// Block mark-up: `<!-- wp:image {"id":7} -->` says what the HTML between it and its end is.

#include "article/article.h"
#include "intake/html/body.h"

namespace stet::wordpress {

/// Gives the media of `body` the library's ids and the role of a gallery, and says in a notice
/// which blocks only refer to what is kept elsewhere (`input.not-carried`).
void read_block_comments(const HtmlBody& body, Article& article);

}  // namespace stet::wordpress
