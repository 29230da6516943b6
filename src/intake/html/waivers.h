#pragma once
/// Comments that speak to the desk: <!-- stet-disable rule: reason -->, stet-disable-next,
/// stet-enable.

#include "article/article.h"
#include "intake/html/tree.h"
#include "text/text.h"

namespace stet::html {

/// Each becomes an entry of `article.extra`: path "comment", value the comment trimmed, at its
/// place.
void keep_waivers(const Tree& tree, const Text& html, Article& article);

}  // namespace stet::html
