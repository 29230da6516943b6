#pragma once
/// Agencies' JSON forms as tables: which member is which field of the article. A form is added by
/// its rows; the reader (agency.cpp) knows fields, not agencies.

#include "article/article.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace stet::agency {

enum class Into : std::uint8_t {
  id,
  other_id,
  language,
  headline,
  deck,
  summary,
  slugline,
  byline,
  creator,
  photographer,
  caption,
  credit,
  source,
  provider,
  place,
  dateline_place,
  usage_terms,
  editorial_note,
  keyword,
  keywords_listed,
  signal,
  category,
  created_ms,
  modified_ms,
  created,
  body,
  body_html,
  rendition,
  profile,
  alternate,
  kicker,
  dateline,
  credit_line,
  notice,
  modified,
  content_created,
  embargo,
  version,
  urgency,
  status,
  typed,  ///< an entry that says itself what it is: see typed()
  link,
  association,  ///< a file with members of its own: see associated()
  media_id,
  media_kind,
  media_headline,
  main_picture,
  file,
};

/// One member of an agency's form. A path has members between slashes; "*" is every item of a list
/// (or the value itself where there is no list), "*[assetType=Body]" those that say so.
struct Row {
  std::string_view path;
  Into into;
};

struct Form {
  std::string_view name;
  std::string_view item;    ///< where the article stands in the document; empty: the whole
  std::string_view wanted;  ///< a member that the article must have
  bool is_ninjs = false;    ///< ninjs names are read first
  bool is_picture = false;
  std::span<const Row> rows;
  std::span<const Row> outside;  ///< rows that count from the document
};

/// What an entry of a mixed list is: "dnltype:geosubject" is a place.
struct Typed {
  std::string_view type;
  Into into = Into::typed;  ///< typed: a concept of `kind`; else creator, source or provider
  Concept::Kind kind = Concept::Kind::subject;
};

std::span<const Form> forms();
std::span<const Typed> typed();
/// Rows that count from one association.
std::span<const Row> associated();

}  // namespace stet::agency
