#pragma once
/// Submit and publish: bytes become an article, the desk marks it. Stage decides which severities
/// count.

#include "copyflow/engine.h"
#include "intake/reader.h"

namespace stet {

Result<Judged> judge_article(const Engine& engine, const Request& request);

/// The next article at or behind `from` of a document that holds many, for Request::part; an empty
/// span when there is none, at once when the document is one article.
Result<ArticlePart> next_part(const Engine& engine, const Request& request, std::uint32_t from);

}  // namespace stet
