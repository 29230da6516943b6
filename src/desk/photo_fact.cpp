#include "desk/photo_fact.h"

#include <algorithm>

namespace stet {

std::optional<PhotoFact> read_photo_fact(const Fact& fact) {
  if (!fact.ok || !fact.value.is(Json::Kind::object)) return std::nullopt;
  const auto text = [&](std::string_view key) {
    const Json* value = fact.value.find(key);
    return value ? value->text_or({}) : std::string_view();
  };
  PhotoFact photo{.file = text("file"),
                  .caption = text("caption"),
                  .headline = text("headline"),
                  .credit = text("credit"),
                  .source = text("source"),
                  .created = text("created"),
                  .place = text("place"),
                  .copyright = text("copyright"),
                  .usage_terms = text("usageTerms"),
                  .licence = text("licence"),
                  .alt = text("alt"),
                  .instructions = text("instructions"),
                  .digital_source_type = text("digitalSourceType"),
                  .creators = {}};
  if (photo.file.empty()) photo.file = std::string_view(fact.id).substr(kPhotoFact.size());
  if (const Json* creators = fact.value.find("creators"))
    for (const Json& each : creators->items)
      if (!each.text_or({}).empty()) photo.creators.push_back(each.text_or({}));
  return photo;
}

bool may_have_photo(const Media& media) {
  if (media.kind != MediaKind::picture && media.kind != MediaKind::graphic) return false;
  return std::any_of(media.renditions.begin(), media.renditions.end(),
                     [](const Rendition& each) { return !each.href.empty(); });
}

PhotoFacts::PhotoFacts(std::span<const Fact> facts) {
  for (const Fact& fact : facts)
    if (fact.id.size() > kPhotoFact.size() && fact.id.rfind(kPhotoFact, 0) == 0)
      by_id_.push_back(&fact);
  std::stable_sort(by_id_.begin(), by_id_.end(),
                   [](const Fact* a, const Fact* b) { return a->id < b->id; });
}

const Fact* PhotoFacts::of(const Media& media) const {
  if (by_id_.empty() || !may_have_photo(media)) return nullptr;
  const std::size_t most = std::min(media.renditions.size(), kPhotoRenditions);
  for (std::size_t i = 0; i < most; ++i) {
    const std::string_view href = media.renditions[i].href;
    if (href.empty()) continue;
    const auto at = std::lower_bound(
        by_id_.begin(), by_id_.end(), href, [](const Fact* fact, std::string_view wanted) {
          return std::string_view(fact->id).substr(kPhotoFact.size()) < wanted;
        });
    if (at != by_id_.end() && std::string_view((*at)->id).substr(kPhotoFact.size()) == href)
      return *at;
  }
  return nullptr;
}

}  // namespace stet
