#pragma once
/// Where a body says its pictures belong: Superdesk writes a comment at the place of an
/// association.

#include "intake/html/body.h"
#include "intake/ninjs/item.h"

namespace stet::ninjs {

/// Takes `<!-- EMBED START Image {id: "editor_0"} -->` for the place of the association editor_0:
/// the media that the body holds between it and its END gets that id, so that read_media() fills it
/// instead of adding another.
void place_embeds(const HtmlBody& body, Reading& reading);

}  // namespace stet::ninjs
