#include "intake/html/media.h"

#include "intake/ans/story.h"
#include "intake/json/fields.h"

#include <utility>

namespace stet::ans {
namespace {

constexpr float kCreditFromCreator = 0.8f, kCreditFromDistributor = 0.7f;

std::uint32_t size_of(JsonValue value) {
  const std::optional<double> number = value.real();
  return number && *number > 0 && *number < 1e9 ? static_cast<std::uint32_t>(*number) : 0;
}

void read_addresses(JsonValue item, Media& media) {
  Rendition made{.at = item.at()};
  made.href = item["url"].string();
  made.width = size_of(item["width"]);
  made.height = size_of(item["height"]);
  if (!made.href.empty()) media.renditions.push_back(made);
  for (JsonValue each : item["streams"]) {
    Rendition stream{.at = each.at()};
    stream.name = each.first_of({"stream_type", "file_type"}).string();
    stream.href = each["url"].string();
    stream.width = size_of(each["width"]);
    stream.height = size_of(each["height"]);
    stream.bytes = size_of(each["filesize"]);
    stream.duration_ms = size_of(item["duration"]);
    if (!stream.href.empty()) media.renditions.push_back(stream);
  }
}

}  // namespace

Media read_media_element(JsonValue item, Reading& reading) {
  Article& article = reading.article;
  Media media{.at = item.at()};
  const std::string_view type = item["type"].string();
  media.kind = type == "video"   ? MediaKind::video
               : type == "audio" ? MediaKind::audio
               : item["image_type"].equals("graphic") || item["subtype"].equals("graphic")
                   ? MediaKind::graphic
                   : MediaKind::picture;
  media.id = item["_id"].string();
  media.headline = read_field(basic(item["headlines"]), article);
  media.title = read_field(item["subtitle"], article);
  media.caption = read_field(item["caption"], article);
  if (!media.caption.is_present()) {
    if (Field description = read_field(basic(item["description"]), article);
        description.is_present())
      media.caption = std::move(description);
  }
  media.alt = read_field(item["alt_text"], article);
  Field byline;
  read_credits(item, byline, media.creators, reading);
  std::vector<Source> sources;
  read_sources(item, sources, reading);
  if (!sources.empty()) media.source = sources.front().name;
  const auto derive = [&](const Field& from, float confidence) {
    if (media.credit.is_present() || !from.is_present()) return;
    media.credit = from;
    media.credit.known.how = How::derived;
    media.credit.known.confidence = confidence;
  };
  // What is printed under the picture, when somebody wrote it for that.
  for (JsonValue each : item["vanity_credits"]["by"])
    if (!media.credit.is_present()) media.credit = read_field(each["name"], article);
  derive(byline, kCreditFromCreator);
  if (!media.creators.empty()) derive(media.creators.front().name, kCreditFromCreator);
  derive(media.source, kCreditFromDistributor);
  read_rights(item, media.rights, reading);
  media.created = read_date(item["created_date"], article);
  media.place = read_field(item["location"], article);
  read_addresses(item, media);
  html::split_credit(media, article.arena);
  return media;
}

void read_promoted(JsonValue item, Reading& reading) {
  Article& article = reading.article;
  const auto add = [&](JsonValue each) {
    const std::string_view type = each["type"].peek();
    if (type != "image" && type != "video" && type != "audio" && type != "gallery") return;
    const JsonValue id = each["_id"];
    for (Media& placed : article.media)
      if (!placed.id.empty() && id.equals(placed.id) && placed.at != each.at() &&
          !placed.renditions.empty() && each["url"].equals(placed.renditions.front().href)) {
        placed.role = MediaRole::main;
        return;
      }
    if (type == "gallery") return;
    Media media = read_media_element(each, reading);
    // A film's picture stands for the film until it runs.
    media.role = article.kind == ArticleKind::video ? MediaRole::thumbnail : MediaRole::main;
    article.media.push_back(std::move(media));
  };
  if (const JsonValue promoted = basic(item["promo_items"])) add(promoted);
  if (const JsonValue promoted = item["promo_image"]) add(promoted);
  if (const JsonValue promoted = basic(item["promo_images"])) add(promoted);
}

}  // namespace stet::ans
