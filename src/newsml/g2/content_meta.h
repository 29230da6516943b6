#pragma once
/// contentMeta (G2 ContentMetadataAfDType): what the content is and is about. Administrative
/// properties come before descriptive ones; the XSD refuses any other order.

#include "newsml/g2/catalog.h"
#include "newsml/g2/context.h"

#include <vector>

namespace stet::g2 {

/// `identities` belong to article.concepts, one each.
void write_content_meta(const Context& context, const std::vector<Identity>& identities);
void write_media_content_meta(const Context& context, std::size_t index);

}  // namespace stet::g2
