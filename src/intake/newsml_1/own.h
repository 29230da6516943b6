#pragma once
/// NewsML 1.2 that Stet wrote: its elements and properties are known, so nothing has to be guessed.

#include "article/article.h"
#include "intake/reader.h"
#include "intake/xml/xml.h"

namespace stet {

/// Whether the item names Stet as its generator.
bool is_own_newsml_1(XmlNode item);
void read_own_newsml_1(XmlNode item, Article& article, const ReadOptions& options);

}  // namespace stet
