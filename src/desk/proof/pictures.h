#pragma once
/// Which media of an article the rules of this family judge, and how a message names one. [any
/// thread]

#include "desk/proof.h"
#include "desk/proof/caption_credit.h"
#include "desk/proof/look.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace stet::look {

/// Part of the story: no logo, pixel, spacer, emoji, author photo, thumbnail or related item.
bool is_editorial(const Media& media);
/// A still picture: what alt text is for.
inline bool is_still(const Media& media) {
  return media.kind == MediaKind::picture || media.kind == MediaKind::graphic;
}

/// "main picture “crane.jpg”", "video 2".
std::string named(const Article& article, std::size_t index);
/// Last part of the first rendition's address, without its query; empty when there is none.
std::string_view file_name(const Media& media);

/// The caption a reader sees under it: the block's, else the library's.
inline const Field& caption_of(const Media& media) {
  return has_words(media.caption) ? media.caption : media.library_caption;
}
/// Bytes of the caption without the credit at its end.
std::string_view caption_without_credit(std::string_view caption);

/// The words of a field that is a passage of the proof; empty when it is none.
std::span<const ProofWord> words_of(const Proof& proof, const Field& field);

/// A finding about something the medium lacks: at its place in the input.
Place missing_part(const Article& article, std::string_view path, std::size_t index);
/// A whole field of it.
Place whole_part(std::string_view path, std::size_t index, const Field& field);

/// The credit, from whichever field has one; empty when none has.
std::string_view credit_of(const Media& media);

/// The date the story counts from: published, else content created, modified, created; else the
/// dateline's.
std::optional<DateTime> date_of(const Article& article);
/// Days from 1970 to this day; only for a full date.
std::int64_t day_number(const DateTime& date);

}  // namespace stet::look
