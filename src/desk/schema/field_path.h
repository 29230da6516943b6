#pragma once
/// Field paths: how a schema names a part of the neutral article. The grammar:
///
///   path     = name | "headlines[" role "]" | "media" [ "[" which "]" [ "." part ] ] | "extra."
///   pointer name     = "headline", "byline", "dateline.place", "dates.modified", "subjects" ...
///   (the table in field_path.cpp) role     = "main" "short" "deck" "seo" "social" "push" "print"
///   "kicker" which    = "*" | role of media ("main" "body" "gallery" "thumbnail" "related"
///   "author")
///                  | kind of media ("picture" "graphic" "video" "audio")
///   part     = "caption", "alt", "credit", "rights.holder" ... (the same table)
///   pointer  = JSON Pointer of what the model has no field for: "extra./acf/deck"
///
/// "media[main]" asks whether there is one; "media[*].alt" asks each picture, graphic, video and
/// audio.

#include "article/article.h"
#include "article/walk.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

enum class FieldKind : std::uint8_t { text, code, date, number, list };

/// A path, parsed once when the schema loads.
struct FieldSelector {
  std::int16_t row = -1;         ///< in the table of fields; -1: extra
  std::int16_t headline = -1;    ///< HeadlineRole; -1: any or none
  std::int16_t media_role = -1;  ///< MediaRole; -1: any
  std::int16_t media_kind = -1;  ///< MediaKind; -1: any
};

/// One place in one article that a path names, with or without something in it.
struct FieldValue {
  FieldPath path;
  std::string_view label;  ///< for messages: "alt text"
  Known known;
  const Text* text = nullptr;  ///< the value when it is text of the article
  std::string_view words;      ///< the value as words; empty for numbers and lists
  std::string_view raw;        ///< extra: as the input has it, quotes and all
  std::optional<DateTime> date;
  std::optional<double> number;
  std::optional<std::uint32_t> items;  ///< lists: how many
  Span near;                           ///< where to point when there is no text
};

/// The selector of `path`. On failure `why` is a sentence end: "unknown field 'hedline'; did you
/// mean 'headline'".
std::optional<FieldSelector> parse_field_path(std::string_view path, std::string& why);
FieldKind kind_of(const FieldSelector& selector);
/// "renditions", "creators": its row in the table; empty for extra.
std::string_view name_of_field(const FieldSelector& selector);
bool selects(const FieldSelector& selector, const Media& media);

/// Appends a value for each place `selector` names: one for most paths, one for each matching media
/// for "media[..].part", one for each paragraph of copy for "body". `path` is the path as parsed,
/// for extra.
void read_field(const FieldSelector& selector, std::string_view path, const Article& article,
                std::vector<FieldValue>& out);

/// Where an editor looks when something is missing: the headline, else the first block, else the
/// start.
Span nearest_place(const Article& article);

}  // namespace stet
