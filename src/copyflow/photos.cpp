#include "copyflow/photos.h"

#include "desk/photo_fact.h"
#include "text/dates.h"

namespace stet {
namespace {

class Filler {
 public:
  Filler(Article& article, Media& media) : article_(article), media_(media) {}

  void field(Field& into, std::string_view words) {
    if (into.is_present() || words.empty()) return;
    // One unit without source bytes, at the picture: a mark on these words points there, and no fix
    // can reach into the input.
    const Piece piece{.text = 0,
                      .text_length = static_cast<std::uint32_t>(words.size()),
                      .source = media_.at.begin,
                      .source_length = 0};
    into = {.text = article_.arena.make(words, {&piece, 1}), .known = known()};
  }
  Known known() const {
    return {.presence = Presence::present, .how = How::derived, .from_photo = true};
  }
  void rights(const PhotoFact& photo) {
    if (photo.copyright.empty() && photo.usage_terms.empty() && photo.licence.empty()) return;
    for (const Rights& each : media_.rights)
      if (each.holder.is_present() || each.notice.is_present() || each.usage_terms.is_present() ||
          !each.licence_uri.empty())
        return complete(media_.rights.front(), photo);
    complete(media_.rights.emplace_back(), photo);
  }
  void created(std::string_view when) {
    if (media_.created.is_present()) return;
    if (const std::optional<DateTime> date = parse_iso(when))
      media_.created = {.value = *date, .known = known()};
  }
  void creators(const PhotoFact& photo) {
    if (!media_.creators.empty() || media_.photographer.is_present()) return;
    for (const std::string_view name : photo.creators) {
      Creator& who = media_.creators.emplace_back();
      who.role = "photographer";
      field(who.name, name);
    }
  }

 private:
  /// Terms of one owner never come to stand beside the name of another.
  void complete(Rights& into, const PhotoFact& photo) {
    if (into.holder.is_present() || into.notice.is_present() || !into.licence_uri.empty()) return;
    field(into.notice, photo.copyright);
    field(into.usage_terms, photo.usage_terms);
    into.licence_uri = article_.arena.keep(photo.licence);
  }

  Article& article_;
  Media& media_;
};

}  // namespace

void fill_from_photos(Article& article, std::span<const Fact> facts) {
  const PhotoFacts photos(facts);
  if (photos.empty()) return;
  for (Media& media : article.media) {
    const Fact* fact = photos.of(media);
    if (!fact) continue;
    const std::optional<PhotoFact> photo = read_photo_fact(*fact);
    if (!photo) continue;
    media.photo = article.arena.keep(photo->file);
    Filler fill(article, media);
    if (!media.library_caption.is_present()) fill.field(media.caption, photo->caption);
    fill.field(media.headline, photo->headline);
    fill.field(media.credit, photo->credit);
    fill.creators(*photo);
    fill.field(media.source, photo->source);
    fill.field(media.place, photo->place);
    fill.field(media.instructions, photo->instructions);
    // An empty alt on a decorative picture is an answer, not a gap.
    if (!media.decorative) fill.field(media.alt, photo->alt);
    fill.created(photo->created);
    fill.rights(*photo);
    if (media.digital_source_type.empty())
      media.digital_source_type = article.arena.keep(photo->digital_source_type);
  }
}

}  // namespace stet
