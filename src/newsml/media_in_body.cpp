#include "newsml/media_in_body.h"

#include "newsml/body.h"
#include "newsml/left_out.h"

#include <algorithm>

namespace stet {
namespace {

/// media-metadata says a creator's name and role, and the words of rights.
bool has_more_than_a_name(const Creator& creator) {
  return !is_blank(creator.id) || !is_blank(creator.uri) || !is_blank(creator.email) ||
         !is_blank(creator.affiliation.bytes()) || !is_blank(creator.job_title.bytes());
}

bool has_markup(const Rights& rights) {
  return rights.holder.runs + rights.notice.runs + rights.usage_terms.runs > 0;
}

}  // namespace

void say_media_in_body(const Article& article, std::size_t index, Dialect dialect, bool shown,
                       Losses& losses) {
  const Media& media = article.media[index];
  const Where where{"media", static_cast<std::int32_t>(index)};
  if (!shown) {
    losses.add(where, "it is not placed in the body, and a single item has no other place for it");
    return;
  }
  const auto some = [](const Field& field) { return !is_blank(field.bytes()); };
  if (dialect == Dialect::nitf) {
    const auto& rights = media.rights;
    return say_parts(
        where, "a single item",
        {{"creators' addresses and titles",
          std::any_of(media.creators.begin(), media.creators.end(), has_more_than_a_name)},
         {"markup", std::any_of(rights.begin(), rights.end(), has_markup) ||
                        media.headline.runs + media.title.runs + media.library_caption.runs +
                                media.long_description.runs + media.instructions.runs >
                            0}},
        losses);
  }
  const bool is_image = media.kind == MediaKind::picture || media.kind == MediaKind::graphic;
  say_parts(where, "a single item",
            {{"id", !is_blank(media.id)},
             {"headline", some(media.headline)},
             {"title", some(media.title)},
             {"library caption", some(media.library_caption)},
             // XHTML img is the one place for it, and only an image with a file is an img.
             {"alt text", (!is_image || best_rendition(media) < 0) && some(media.alt)},
             {"decorative", media.decorative},
             {"long description", some(media.long_description)},
             {"photographer", some(media.photographer)},
             {"agency", some(media.agency)},
             {"creators", !media.creators.empty()},
             {"source", some(media.source)},
             {"rights", !media.rights.empty()},
             {"created", media.created.is_present()},
             {"place", some(media.place)},
             {"instructions", some(media.instructions)},
             {"people shown", !media.people_shown.empty()},
             {"digital source type", !is_blank(media.digital_source_type)},
             {"further files", media.renditions.size() > 1}},
            losses);
}

}  // namespace stet
