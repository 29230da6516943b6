#pragma once
/// What every document needs to know of one release of an article, worked out once: its guid,
/// version, language, times and provider. A pure function of article and envelope [any thread].
///
/// A guid is the article's id when that is a URI. Otherwise it is made from what stays the same
/// over the versions of a story: "urn:newsml:DOMAIN:YYYYMMDD:LOCAL".
///   DOMAIN    Envelope::guid_base, else the host of provider_uri, else "unknown.invalid" (and a
///   loss) YYYYMMDD  the earliest of first_published, created, content_created, published,
///   dateline; else 19700101 LOCAL     the id, else the slug, where they are plain ASCII names;
///   else a hash of the id, the canonical link, or
///             headline and body
/// Envelope::guid_pattern puts the same parts in another order; {year} is that of the day.

#include "article/article.h"
#include "newsml/losses.h"
#include "newsml/stamp.h"
#include "newsml/writer.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace stet {

struct Release {
  std::string guid;
  bool id_is_guid = false;  ///< the article's own id is the guid
  std::uint32_t version = 1;
  std::string language;  ///< valid BCP 47 shape; "und" when unknown
  bool right_to_left = false;
  Stamp version_created, sent;                   ///< xs:dateTime with zone
  std::int64_t version_created_seconds = 0;      ///< since 1970 UTC
  std::string domain;                            ///< of the provider
  std::string provider_uri;                      ///< cleaned; empty: none
  std::string_view provider_name;                ///< views envelope or article; empty: none
  PublishStatus status = PublishStatus::usable;  ///< never draft
};

Release release_of(const Article& article, const Envelope& envelope, Losses& losses);

/// For feed frames, where there is no article. Losses of an envelope are those of its articles.
Stamp sent_of(const Envelope& envelope);
std::string domain_of(const Envelope& envelope);

/// "usable", "withheld", "canceled"
std::string_view name_of(PublishStatus status);

/// "URN:pic1": the guid of the item for article.media[index].
std::string media_guid(const Release& release, const Article& article, std::size_t index);

/// Letters, digits and hyphens as BCP 47 and xs:language want them, "_" read as "-"; empty when
/// `tag` is no tag.
std::string language_tag(std::string_view tag);

/// A name of ours for what a source calls something ("Staff Photographer": "staff-photographer"):
/// ASCII letters, digits, "-", at most 64. Empty when nothing is left or something that is not
/// ASCII would be.
std::string code_of(std::string_view words);

/// `words` as they are when they can be a code (ASCII letters, digits, "_", ".", ":", "-"; at most
/// 64), else code_of(words). A reader gets back what was written when `is_same`.
struct NameCode {
  std::string code;  ///< empty: it can be none
  bool is_same = false;
};
NameCode name_code(std::string_view words);

}  // namespace stet
