#pragma once
/// People, places, subjects and sources: what ninjs calls concepts.

#include "article/article.h"
#include "newsml/ninjs/edition.h"
#include "newsml/release.h"

#include <span>

namespace stet::ninjs {

/// A relation of a person that says who made the story: the words that intake/ninjs reads so.
bool is_makers_role(std::string_view word);

void write_people(Members& out, const Article& article);
/// The people of one picture: who made it and who is seen.
void write_people_of_media(Members& out, const Media& media, std::int32_t index);
/// All kinds but people, with the keywords among the subjects.
void write_concepts(Members& out, const Article& article);
void write_sources(Members& out, const Article& article, const Release& release);

/// One entry of infosources.
struct SourceEntry {
  std::string_view name, role, uri;
  Where where;
};
void write_source_list(Members& out, std::span<const SourceEntry> entries);

}  // namespace stet::ninjs
