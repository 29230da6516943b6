#pragma once
/// What the photo files say fills what the CMS left out, before the article is judged or written.
/// Nothing that the input says is changed. A value from a file is derived, has `from_photo`, and
/// stands in no byte of the input.

#include "article/article.h"
#include "desk/report.h"

#include <span>

namespace stet {

void fill_from_photos(Article& article, std::span<const Fact> facts);

}  // namespace stet
