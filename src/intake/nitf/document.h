#pragma once
/// A NITF document, alone or inside NewsML: both versions of NewsML carry it as a payload.

#include "article/article.h"
#include "intake/reader.h"
#include "intake/xml/body.h"
#include "intake/xml/xml.h"

namespace stet {

/// Fills what the article does not know yet. What it knows and NITF says again is no news; what
/// NITF says otherwise is left for `extra`.
XmlBody read_nitf(XmlNode nitf, Article& article, const ReadOptions& options);

}  // namespace stet
