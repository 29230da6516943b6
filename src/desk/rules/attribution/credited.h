#pragma once
/// Which agencies an article credits where credit is given. [any thread]

#include "article/article.h"
#include "vocabulary/agencies.h"

#include <vector>

namespace stet {

/// Named in source, credit, byline, authors or the dateline field. `dateline_of_text`: a dateline
/// that the reader took out of the copy counts as well.
std::vector<const Agency*> credited_agencies(const Article& article, bool dateline_of_text);

}  // namespace stet
