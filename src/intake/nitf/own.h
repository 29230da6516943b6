#pragma once
/// NITF that Stet wrote alone: what its `meta` and `media-metadata` say, which NITF has no element
/// for.

#include "article/article.h"
#include "intake/xml/xml.h"

namespace stet {

/// Whether the document names Stet as its generator.
bool is_own_nitf(XmlNode nitf);

/// Completes what read_nitf() read of a document of ours. In place of what it had to guess comes
/// what is said.
void read_own_nitf(XmlNode nitf, Article& article);

}  // namespace stet
