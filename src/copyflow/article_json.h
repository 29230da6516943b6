#pragma once
/// The neutral article as JSON, each value with how it came to be and the bytes it was read from.
/// For `stet read` and for hosts that want to see what Stet saw. Absent fields are left out;
/// `not-carried` and `empty` are said.

#include "article/article.h"

#include <string>

namespace stet {

std::string article_json(const Article& article);

}  // namespace stet
