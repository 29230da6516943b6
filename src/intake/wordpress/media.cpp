#include "intake/html/media.h"

#include "intake/json/fields.h"
#include "intake/wordpress/post.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace stet::wordpress {
namespace {

std::uint32_t size_of(JsonValue value) {
  const Value<std::int32_t> number = read_int(value);
  return number.is_present() && number.value > 0 ? static_cast<std::uint32_t>(number.value) : 0;
}

MediaKind kind_of(std::string_view mime) {
  if (mime.starts_with("video/")) return MediaKind::video;
  if (mime.starts_with("audio/")) return MediaKind::audio;
  return MediaKind::picture;
}

void read_image_meta(JsonValue meta, Media& media, Article& article) {
  if (!media.credit.is_present()) media.credit = read_field(meta["credit"], article);
  Rights rights;
  rights.notice = read_field(meta["copyright"], article);
  if (rights.notice.is_present()) media.rights.push_back(std::move(rights));
  if (Field caption = read_field(meta["caption"], article); caption.is_present()) {
    if (media.caption.is_present())
      media.library_caption = std::move(caption);
    else
      media.caption = std::move(caption);
  }
  // Seconds since 1970, as a number or a string; 0: the camera did not say.
  if (const std::optional<std::int64_t> seconds = meta["created_timestamp"].integer();
      seconds && *seconds > 0 && *seconds < 100'000'000'000) {
    media.created.value = from_unix_ms(*seconds * 1000);
    media.created.known = {.presence = Presence::present, .at = meta["created_timestamp"].at()};
  }
}

/// A record of the media library.
Media read_record(JsonValue item, Article& article) {
  Media media{.at = item.at()};
  const std::string_view mime = item["mime_type"].string();
  media.kind = kind_of(mime);
  media.id = item.first_of({"id", "ID"}).string();
  media.title = read_text(item["title"], article);
  media.alt = read_field(item.first_of({"alt_text", "alt"}), article);
  media.caption = read_text(item["caption"], article);
  for (const std::string_view name : {"_media_credit", "_credit", "credit", "media_credit"})
    for (const JsonValue box : {item["meta"], item["acf"]})
      if (!media.credit.is_present()) media.credit = read_field(box[name], article);
  const JsonValue details = item["media_details"];
  read_image_meta(details["image_meta"], media, article);
  Rendition whole{.name = "full", .mime = mime, .at = item.at()};
  whole.href = item.first_of({"source_url", "URL"}).string();
  const JsonValue sized = details ? details : item;
  whole.width = size_of(sized["width"]);
  whole.height = size_of(sized["height"]);
  whole.bytes = size_of(details["filesize"]);
  if (!whole.href.empty()) media.renditions.push_back(whole);
  for (JsonValue size : details["sizes"]) {
    Rendition made{.name = size.key(), .at = size.at()};
    made.href = size["source_url"].string();
    made.mime = size["mime_type"].string();
    made.width = size_of(size["width"]);
    made.height = size_of(size["height"]);
    size["file"].take();
    if (!made.href.empty() && made.href != whole.href) media.renditions.push_back(made);
  }
  if (!media.credit.is_present() && media.caption.is_present())
    if (const auto found = html::find_credit(media.caption.bytes())) {
      media.credit.text = article.arena.part(media.caption.text, found->span);
      media.credit.known = {.presence = Presence::present,
                            .how = How::derived,
                            .confidence = found->confidence,
                            .at = media.credit.text.source()};
      media.credit_in_caption = true;
    }
  html::split_credit(media, article.arena);
  return media;
}

/// The picture in the body with that id or address, or nothing.
Media* find_placed(Article& article, const Media& record) {
  for (Media& media : article.media) {
    if (!record.id.empty() && media.id == record.id) return &media;
    if (record.renditions.empty()) continue;
    for (const Rendition& rendition : media.renditions)
      if (rendition.href == record.renditions.front().href) return &media;
  }
  return nullptr;
}

/// What the library knows; what the body says itself stays.
void fill(Media& placed, Media&& record) {
  const auto take = [](Field& into, Field&& from) {
    if (into.known.presence == Presence::absent) into = std::move(from);
  };
  if (placed.caption.is_present())
    placed.library_caption = std::move(record.caption);
  else
    placed.caption = std::move(record.caption);
  take(placed.alt, std::move(record.alt));
  take(placed.title, std::move(record.title));
  if (!placed.credit.is_present()) placed.credit = std::move(record.credit);
  if (placed.rights.empty()) placed.rights = std::move(record.rights);
  if (!placed.created.is_present()) placed.created = record.created;
  if (placed.id.empty()) placed.id = record.id;
}

void read_featured(JsonValue post, Reading& reading) {
  Article& article = reading.article;
  const JsonValue featured = post["featured_media"];
  for (JsonValue record : post["_embedded"]["wp:featuredmedia"]) {
    if (record["code"] && record["data"]) break;  // a closed record: an error in its place
    Media media = read_record(record, article);
    media.role = MediaRole::main;
    featured.take();
    if (Media* placed = find_placed(article, media)) {
      placed->role = MediaRole::main;
      fill(*placed, std::move(media));
    } else {
      article.media.push_back(std::move(media));
    }
    return;
  }
  const std::optional<std::int64_t> id = featured.integer();
  if (!id || *id <= 0) return;
  // A number: there is a picture, and what is said of it stands elsewhere.
  Media media{.id = featured.string(), .role = MediaRole::main, .at = featured.at()};
  for (Field* field : {&media.caption, &media.alt, &media.credit})
    field->known.presence = Presence::not_carried;
  article.media.push_back(std::move(media));
}

void read_attachments(JsonValue post, Reading& reading) {
  Article& article = reading.article;
  const JsonValue featured = post["featured_image"];
  for (JsonValue record : post["attachments"]) {
    if (!record.is(JsonKind::object)) continue;
    if (article.media.size() >= reading.options.limits.images) {
      article.provenance.notices.push_back(
          {.rule = "input.too-many-images",
           .message = "the article has more than " + std::to_string(reading.options.limits.images) +
                      " pictures; the rest was not read",
           .at = record.at()});
      return;
    }
    Media media = read_record(record, article);
    media.role = MediaRole::related;
    if (!media.renditions.empty() && featured.equals(media.renditions.front().href)) {
      media.role = MediaRole::main;
      featured.take();
    }
    if (Media* placed = find_placed(article, media))
      fill(*placed, std::move(media));
    else
      article.media.push_back(std::move(media));
  }
  if (featured.is(JsonKind::string) && !featured.peek().empty() && !featured.node().taken) {
    Media media{.role = MediaRole::main, .at = featured.at()};
    media.renditions.push_back({.href = featured.string(), .at = featured.at()});
    for (Field* field : {&media.caption, &media.alt, &media.credit})
      field->known.presence = Presence::not_carried;
    article.media.push_back(std::move(media));
  }
}

}  // namespace

void read_media(JsonValue post, Reading& reading) {
  Article& article = reading.article;
  if (post["media_type"] && post["source_url"]) {
    Media media = read_record(post, article);
    media.role = MediaRole::main;
    article.kind = media.kind == MediaKind::video   ? ArticleKind::video
                   : media.kind == MediaKind::audio ? ArticleKind::audio
                                                    : ArticleKind::picture;
    article.media.push_back(std::move(media));
    return;
  }
  read_featured(post, reading);
  read_attachments(post, reading);
}

}  // namespace stet::wordpress
