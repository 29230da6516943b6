#pragma once
/// The language of an article whose source does not say it. One thread an article.

#include "article/article.h"
#include "intake/reader.h"

namespace stet {

/// Leaves a stated language alone. Else the house's default, marked defaulted; else what the
/// words of headline, summary and body tell, marked derived; a text too short or too mixed to tell
/// stays without. Languages of Arabic and Hebrew script make the article right to left.
void tell_language(Article& article, const ReadOptions& options);

}  // namespace stet
