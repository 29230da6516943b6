#pragma once
/// itemMeta (G2 ItemMetadataType): the item as a thing that is sent: class, provider, times,
/// status, notes, links.

#include "newsml/g2/context.h"

namespace stet::g2 {

void write_item_meta(const Context& context);
void write_media_item_meta(const Context& context, std::size_t index);

/// "ninat:picture"
std::string_view class_of(MediaKind kind);

}  // namespace stet::g2
