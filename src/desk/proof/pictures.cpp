#include "desk/proof/pictures.h"

#include "text/utf8.h"

#include <algorithm>

namespace stet::look {
namespace {

using namespace look;

/// Names of files that pages are built from.
constexpr std::string_view kFurnitureFiles[] = {
    "logo",        "icon",        "sprite", "spacer", "pixel", "blank.gif", "emoji",
    "avatar",      "gravatar",    "badge",  "button", "1x1",   "favicon",   "placeholder.gif",
    "loading.gif", "transparent."};

bool is_part(std::string_view name, std::string_view part) {
  const std::size_t at = name.find(part);
  if (at == std::string_view::npos) return false;
  // "iconic-harbour.jpg" and "logout.jpg" are pictures: a part ends at a sign or a figure
  const std::size_t end = at + part.size();
  const auto is_letter_at = [&](std::size_t i) {
    return i < name.size() && name[i] >= 'a' && name[i] <= 'z';
  };
  return !(at > 0 && is_letter_at(at - 1)) &&
         (part.back() == '.' || !is_letter_at(end) || name.substr(end) == "s");
}

}  // namespace

std::string_view file_name(const Media& media) {
  for (const Rendition& rendition : media.renditions) {
    std::string_view href = rendition.href.substr(0, rendition.href.find_first_of("?#"));
    if (href.size() > 2'000 || starts_with_folded(href, "data:")) continue;
    href = href.substr(href.find_last_of('/') + 1);
    if (!href.empty()) return href;
  }
  return {};
}

bool is_editorial(const Media& media) {
  if (media.decorative) return false;
  switch (media.role) {
    case MediaRole::thumbnail:
    case MediaRole::related:
    case MediaRole::author:
      return false;
    case MediaRole::main:
    case MediaRole::body:
    case MediaRole::gallery:
      break;
  }
  constexpr std::uint32_t kIconSide = 48;  // pixels: icons and emoji, counting pixels among them
  for (const Rendition& rendition : media.renditions) {
    if (rendition.width > 0 && rendition.height > 0 && rendition.width <= kIconSide &&
        rendition.height <= kIconSide && media.renditions.size() == 1)
      return false;
  }
  if (is_still(media) && media.role != MediaRole::main) {
    const std::string name = lower(file_name(media).substr(0, 200));
    for (std::string_view part : kFurnitureFiles)
      if (is_part(name, part)) return false;
  }
  return true;
}

std::string named(const Article& article, std::size_t index) {
  const Media& media = article.media[index];
  std::string name;
  if (media.role == MediaRole::main) name += "main ";
  if (media.role == MediaRole::gallery) name += "gallery ";
  switch (media.kind) {
    case MediaKind::picture:
      name += "picture";
      break;
    case MediaKind::graphic:
      name += "graphic";
      break;
    case MediaKind::audio:
      name += "audio";
      break;
    case MediaKind::video:
      name += "video";
      break;
  }
  if (const std::string_view file = file_name(media); !file.empty())
    return name + " " + shown(file, 40);
  if (article.media.size() > 1) name += " " + std::to_string(index + 1);
  return name;
}

std::string_view caption_without_credit(std::string_view caption) {
  const std::optional<CreditInCaption> credit = credit_in_caption(caption);
  return trim(credit ? caption.substr(0, credit->whole.begin) : caption);
}

std::span<const ProofWord> words_of(const Proof& proof, const Field& field) {
  for (const Passage& passage : proof.passages)
    if (passage.field == &field) return words_of(proof, passage);
  return {};
}

Place missing_part(const Article& article, std::string_view path, std::size_t index) {
  const Media& media = article.media[index];
  Span near = media.at;
  if (near.empty() && media.placed_at >= 0 &&
      static_cast<std::size_t>(media.placed_at) < article.body.size())
    near = article.body[static_cast<std::size_t>(media.placed_at)].at;
  if (near.empty() && !media.renditions.empty()) near = media.renditions.front().at;
  // A caption made out of plain text is all there is of its picture.
  if (near.empty() && !media.caption.text.pieces.empty()) near = media.caption.text.source();
  return Proof::missing({.name = path, .index = static_cast<std::int32_t>(index)}, near);
}

Place whole_part(std::string_view path, std::size_t index, const Field& field) {
  return Proof::place({.name = path, .index = static_cast<std::int32_t>(index)}, field);
}

std::string_view credit_of(const Media& media) {
  for (const Field* field : {&media.credit, &media.photographer, &media.agency})
    if (has_words(*field)) return field->bytes();
  for (const Creator& creator : media.creators)
    if (has_words(creator.name)) return creator.name.bytes();
  if (has_words(media.source)) return media.source.bytes();
  return {};
}

std::optional<DateTime> date_of(const Article& article) {
  for (const Value<DateTime>* each :
       {&article.published, &article.first_published, &article.content_created, &article.modified,
        &article.created})
    if (each->is_present() && each->value.year > 0 && each->value.day > 0) return each->value;
  if (article.dateline.date && article.dateline.date->year > 0 && article.dateline.date->day > 0)
    return article.dateline.date;
  return std::nullopt;
}

std::int64_t day_number(const DateTime& date) {
  // days from civil, Howard Hinnant's chrono-compatible algorithm: years begin in March
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year =
      (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

}  // namespace stet::look
