#pragma once
/// An article as a list of facts a person can compare with the file: "headline: Harbour reopens",
/// "media[0].alt: (empty)", "paragraphs: 12". The names are explained in fields/README.md.

#include "article/article.h"

#include <string>
#include <utility>
#include <vector>

namespace stet::test {

/// Name and value; a name may come several times ("subject"), and what is absent is not named.
using FieldSheet = std::vector<std::pair<std::string, std::string>>;

FieldSheet field_sheet(const Article& article);

}  // namespace stet::test
