#pragma once
/// The parts of a WordPress post: REST v2 (texts as {"rendered", "raw"}, numbers that point into
/// `_embedded`) and WordPress.com v1.1 (texts as strings, things in full).

#include "article/article.h"
#include "intake/json/json.h"
#include "intake/reader.h"

namespace stet::wordpress {

struct Reading {
  Article& article;
  const ReadOptions& options;
};

/// The string of a text member: of {"raw", "rendered"} the raw one when it has words.
JsonValue text_of(JsonValue value);
/// A text member as Field; its mark-up read.
Field read_text(JsonValue value, Article& article);

/// people.cpp: authors, in `_embedded`, of Co-Authors Plus, of Yoast, or an object.
void read_authors(JsonValue post, Reading& reading);
/// terms.cpp: categories, tags and other taxonomies.
void read_terms(JsonValue post, Reading& reading);
/// media.cpp: the featured media, attachments, and the post itself when it is an attachment.
void read_media(JsonValue post, Reading& reading);

}  // namespace stet::wordpress
