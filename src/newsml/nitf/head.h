#pragma once
/// The head of NITF 3.6: meta, tobject, docdata, revision-history.

#include "newsml/inline.h"
#include "newsml/release.h"

namespace stet {

/// Beside G2 metadata: what a reader of the payload alone must know.
void write_nitf_payload_head(const Article& article, const Release& release, XmlWriter& xml);
/// Everything the article says of itself. What has no place is a loss.
void write_nitf_whole_head(const Article& article, const Release& release, XmlWriter& xml,
                           Losses& losses);

/// NITF hedline needs an hl1 before any hl2; nullptr when there is no headline.
const Headline* first_headline(const Article& article);

}  // namespace stet
