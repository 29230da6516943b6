#pragma once
/// The parts of a ninjs item. Versions 1.x, 2.x, 3.x and Superdesk's dialect differ in names
/// (copyrightholder, copyrightHolder) and in lists against objects; names are compared without case
/// and both shapes are read.

#include "article/article.h"
#include "intake/json/json.h"
#include "intake/reader.h"

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace stet::ninjs {

/// What every part needs: where to put things, and what to obey.
struct Reading {
  Article& article;
  const ReadOptions& options;
};

/// One text of several: "headlines[]{role, contentType, value}" or "headline", "headline_<role>".
struct RoleText {
  std::string_view role;          ///< empty: not said
  std::string_view content_type;  ///< "text/html"; empty: not said
  JsonValue value;                ///< the string
  JsonValue entry;                ///< what holds it in a list
};
/// The text as Field. Its role and type are taken with it: they have said where it belongs.
Field read_role_text(const RoleText& text, Article& article);
/// All texts of one kind, in the order of the document: `list` is the name of the array
/// ("headlines"), `single` the 1.x name ("headline"); "<single>_<role>" counts too.
std::vector<RoleText> role_texts(JsonValue item, std::string_view list, std::string_view single);
/// The first with one of `roles`, or nothing. The order of `roles` decides.
const RoleText* find_role(const std::vector<RoleText>& texts,
                          std::initializer_list<std::string_view> roles);

/// item.cpp: everything but body and media.
void read_item(JsonValue item, Reading& reading);
/// body.cpp
void read_body(JsonValue item, Reading& reading);
/// media.cpp: associations, and the item itself when it is a picture, graphic, video or audio.
void read_media(JsonValue item, Reading& reading);

/// concepts.cpp: subjects, places, people, organisations, objects, events, genres, services,
/// keywords.
void read_concepts(JsonValue item, Reading& reading);
/// Whether the relation of a person says that they made the story.
bool is_creator_word(std::string_view rel);
/// concepts.cpp: who made it: by, byline, authors[], people with a rel of creator or author.
void read_creators(JsonValue item, Field& byline, std::vector<Creator>& creators, Reading& reading);
/// rights.cpp
void read_rights(JsonValue item, std::vector<Rights>& rights, Reading& reading);
/// infosources[] and Superdesk's source.
void read_sources(JsonValue item, std::vector<Source>& sources, Reading& reading);

/// Picture, graphic, video, audio; empty for any other type.
std::optional<MediaKind> media_kind(std::string_view type);

}  // namespace stet::ninjs
