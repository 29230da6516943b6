#pragma once
/// The parts of an Arc ANS document, 0.4 to 0.10: the same elements; 0.4 says "default" where later
/// versions say "basic", and "text" or "html" where they say "content".

#include "article/article.h"
#include "intake/json/json.h"
#include "intake/reader.h"

namespace stet::ans {

struct Reading {
  Article& article;
  const ReadOptions& options;
};

/// "basic" of a map of texts, or 0.4's "default".
JsonValue basic(JsonValue texts);
/// credits{by: [...], photos_by: [...]} as creators; `byline` becomes the first one's own.
void read_credits(JsonValue item, Field& byline, std::vector<Creator>& creators, Reading& reading);
/// distributor, source, owner.
void read_sources(JsonValue item, std::vector<Source>& sources, Reading& reading);
/// copyright.
void read_rights(JsonValue item, std::vector<Rights>& rights, Reading& reading);

/// taxonomy.cpp: sections, tags, entities ..., scores kept.
void read_taxonomy(JsonValue item, Reading& reading);
/// media.cpp: an image, video or audio element.
Media read_media_element(JsonValue item, Reading& reading);
/// media.cpp: promo_items, promo_image, promo_images.
void read_promoted(JsonValue item, Reading& reading);
/// elements.cpp: content_elements, in order, each kind.
void read_elements(JsonValue list, Reading& reading);
/// elements.cpp: one element that stands alone.
void read_element(JsonValue element, Reading& reading);

}  // namespace stet::ans
