#pragma once
/// itemMeta (G2 ItemMetadataType): the item as a thing that is sent: class, provider, times,
/// status, notes, links.

#include "newsml/g2/context.h"

namespace stet::g2 {

void write_item_meta(const Context& context);
void write_media_item_meta(const Context& context, std::size_t index);

/// The embargo and the status of the story, which every item of its message has.
void write_embargoed_and_status(const Context& context);

/// "ninat:picture"
std::string_view class_of(MediaKind kind);

}  // namespace stet::g2
