#include "intake/html/media.h"

#include "intake/json/fields.h"
#include "intake/ninjs/item.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace stet::ninjs {
namespace {

constexpr float kAltFromBody = 0.8f;       // Superdesk's exporter puts alt_text into body_text
constexpr float kAltSameAsCaption = 0.5f;  // or a template filled both with one text
constexpr float kCreditFromByline = 0.7f;
constexpr float kCreditFromSource = 0.6f;

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

/// A number that some write as a string ("172").
std::uint32_t read_size(JsonValue value) {
  const Value<std::int32_t> number = read_int(value);
  return number.is_present() && number.value > 0 ? static_cast<std::uint32_t>(number.value) : 0;
}

Rendition read_rendition(JsonValue each, std::string_view name) {
  Rendition made{.name = name, .at = each.at()};
  made.href = each["href"].string();
  made.mime = each.first_of({"contentType", "contenttype", "mimetype", "mimeType"}).string();
  made.width = read_size(each["width"]);
  made.height = read_size(each["height"]);
  if (const auto bytes = each.any_case("sizeinbytes").integer(); bytes && *bytes > 0)
    made.bytes = static_cast<std::uint64_t>(*bytes);
  // ninjs 3.1 schema, renditions/duration: seconds, fractions allowed.
  if (const auto duration = each["duration"].real();
      duration && *duration > 0 && *duration < 4'000'000)
    made.duration_ms = static_cast<std::uint32_t>(*duration * 1000 + 0.5);
  return made;
}

void read_renditions(JsonValue item, std::vector<Rendition>& renditions) {
  const JsonValue list = item["renditions"];
  for (JsonValue each : list) {
    if (!each.is(JsonKind::object)) continue;
    renditions.push_back(
        read_rendition(each, list.is(JsonKind::array) ? each["name"].string() : each.key()));
  }
}

/// What the key, name or rel of an association says about its part in the story.
MediaRole role_of(std::string_view key, std::string_view rel) {
  for (std::string_view word : {rel, key}) {
    if (word.empty()) continue;
    if (contains(word, "main") || contains(word, "feature") || contains(word, "lead"))
      return MediaRole::main;
    if (contains(word, "gallery")) return MediaRole::gallery;
    if (contains(word, "thumb")) return MediaRole::thumbnail;
    if (word == "related" || word.starts_with("related_")) return MediaRole::related;
    if (word == "author" || word.starts_with("author_")) return MediaRole::author;
  }
  return MediaRole::body;
}

void read_caption_and_alt(JsonValue item, Media& media, Reading& reading) {
  Article& article = reading.article;
  const std::vector<RoleText> texts = role_texts(item, "descriptions", "description");
  const RoleText* caption =
      find_role(texts, {"caption", "text", "", "main", "summary", "abstract", "html", "xhtml"});
  if (caption) media.caption = read_role_text(*caption, article);
  if (const RoleText* credit = find_role(texts, {"creditline", "credit"}))
    media.credit = read_role_text(*credit, article);
  if (const RoleText* library = find_role(texts, {"library_caption"}))
    media.library_caption = read_role_text(*library, article);
  if (const RoleText* description = find_role(texts, {"long_description"}))
    media.long_description = read_role_text(*description, article);

  // No ninjs version up to 3.1 has a property for alt text.
  media.alt.known.presence = Presence::not_carried;
  if (const RoleText* alt = find_role(texts, {"alt", "alttext", "altText"})) {
    media.alt = read_role_text(*alt, article);
  } else if (const JsonValue alt_text = item.first_of({"alt_text", "altText"});
             alt_text.is(JsonKind::string)) {
    media.alt = read_field(alt_text, article);
  } else if (const JsonValue body = item["body_text"]; body.is(JsonKind::string) && caption) {
    const bool same = body.peek() == caption->value.peek();
    media.alt = read_field(body, article);
    media.alt.known.how = How::derived;
    media.alt.known.confidence = same ? kAltSameAsCaption : kAltFromBody;
  }
}

void read_credit(JsonValue item, Media& media, const Field& byline, Reading& reading) {
  if (media.credit.known.presence == Presence::absent)
    media.credit = read_field(item.any_case("creditline"), reading.article);
  std::vector<Source> sources;
  read_sources(item, sources, reading);
  for (Source& source : sources) {
    const bool agency = source.role == SourceRole::agency && !media.agency.is_present();
    if (agency)
      media.agency = source.name;
    else if (source.role != SourceRole::agency && !media.source.is_present())
      media.source = source.name;
    else
      reading.article.sources.push_back(std::move(source));
  }
  const auto derive = [&](const Field& from, float confidence) {
    if (media.credit.is_present() || !from.is_present()) return;
    media.credit = from;
    media.credit.known.how = How::derived;
    media.credit.known.confidence = confidence;
  };
  derive(byline, kCreditFromByline);
  derive(media.source, kCreditFromSource);
  if (!media.credit.is_present() && media.caption.is_present()) {
    if (const auto found = html::find_credit(media.caption.bytes())) {
      media.credit.text = reading.article.arena.part(media.caption.text, found->span);
      media.credit.known = {.presence = Presence::present,
                            .how = How::derived,
                            .confidence = found->confidence,
                            .at = media.credit.text.source()};
      media.credit_in_caption = true;
    }
  }
  html::split_credit(media, reading.article.arena);
}

Media read_one(JsonValue item, MediaKind kind, std::string_view key, Reading& reading) {
  Article& article = reading.article;
  Media media{.kind = kind, .at = item.at()};
  media.id = item.first_of({"uri", "guid", "id", "_id"}).string();
  media.role = role_of(key, item["rel"].string());
  item["type"].take();
  item["name"].take();
  media.headline = read_field(item["headline"], article);
  for (const RoleText& text : role_texts(item, "headlines", "headline"))
    if (media.headline.known.presence == Presence::absent)
      media.headline = read_role_text(text, article);
  media.title = read_field(item["title"], article);
  read_caption_and_alt(item, media, reading);
  Field byline;
  read_creators(item, byline, media.creators, reading);
  Field photographer;
  for (const Creator& creator : media.creators)
    if (creator.role == "photographer" && !photographer.is_present()) photographer = creator.name;
  if (byline.is_present() && media.creators.empty()) {
    Creator creator;
    creator.name = byline;
    creator.role = "photographer";
    if (kind != MediaKind::picture) creator.role = "author";
    media.creators.push_back(std::move(creator));
  }
  read_credit(item, media, byline, reading);
  if (photographer.is_present()) {
    media.photographer = photographer;
    media.photographer.known.how = How::derived;
  }
  read_rights(item, media.rights, reading);
  media.created = read_date(item.any_case("contentcreated"), article);
  if (!media.created.is_present())
    media.created = read_date(item.any_case("firstcreated"), article);
  media.place = read_field(item.any_case("located"), article);
  media.instructions = read_field(item.any_case("ednote"), article);
  for (std::string_view list : {"people", "person"})
    for (JsonValue each : item.any_case(list)) {
      const std::string_view rel = each["rel"].peek();
      if (is_creator_word(rel) || !each["name"].is(JsonKind::string)) continue;
      media.people_shown.push_back(read_field(each["name"], article));
      if (rel == "shown") each["rel"].take();
    }
  const JsonValue made_how = item.any_case("digitalsourcetype");
  media.digital_source_type = made_how.is(JsonKind::object)
                                  ? made_how.first_of({"uri", "code"}).string()
                                  : made_how.string();
  const JsonValue ids = item.any_case("altids");
  for (JsonValue each : ids) {
    const bool listed = ids.is(JsonKind::array);
    if ((listed ? each["role"].peek() : each.key()) != "source-id") continue;
    media.id = (listed ? each["value"] : each).string();
    if (listed) each["role"].take();
  }
  read_renditions(item, media.renditions);
  return media;
}

/// Fills what the body's own element left open; what an editor wrote there stays.
void fill(Media& placed, Media&& more) {
  const auto take = [](Field& into, Field&& from) {
    if (!into.is_present() && from.known.presence != Presence::absent &&
        from.known.presence != Presence::not_carried)
      into = std::move(from);
  };
  take(placed.headline, std::move(more.headline));
  take(placed.title, std::move(more.title));
  if (placed.caption.is_present() && more.caption.is_present() &&
      placed.caption.bytes() != more.caption.bytes())
    placed.library_caption = std::move(more.caption);
  else
    take(placed.caption, std::move(more.caption));
  take(placed.library_caption, std::move(more.library_caption));
  take(placed.long_description, std::move(more.long_description));
  take(placed.alt, std::move(more.alt));
  take(placed.credit, std::move(more.credit));
  if (!more.creators.empty() && more.photographer.is_present())
    placed.photographer = more.photographer;  // named, where the body has a credit to guess from
  take(placed.photographer, std::move(more.photographer));
  take(placed.agency, std::move(more.agency));
  take(placed.source, std::move(more.source));
  take(placed.place, std::move(more.place));
  take(placed.instructions, std::move(more.instructions));
  if (placed.creators.empty()) placed.creators = std::move(more.creators);
  if (placed.rights.empty()) placed.rights = std::move(more.rights);
  if (!placed.created.is_present()) placed.created = more.created;
  if (!more.id.empty()) placed.id = more.id;
  if (more.role != MediaRole::body) placed.role = more.role;
  if (more.kind != MediaKind::picture) placed.kind = more.kind;
  placed.people_shown = std::move(more.people_shown);
  placed.digital_source_type = more.digital_source_type;
  // What the item says of a file is more than the body's address of it.
  std::unordered_set<std::string_view> known;
  for (const Rendition& file : more.renditions) known.insert(file.href);
  for (const Rendition& file : placed.renditions)
    if (known.insert(file.href).second) more.renditions.push_back(file);
  placed.renditions = std::move(more.renditions);
}

Link read_link(JsonValue item, std::string_view key, Reading& reading) {
  Link link{.at = item.at()};
  link.rel = item["rel"].string();
  if (link.rel.empty()) link.rel = key;
  item["type"].take();
  link.href = item.first_of({"uri", "guid", "href", "_id"}).string();
  link.title = read_field(item["headline"], reading.article);
  for (const RoleText& text : role_texts(item, "headlines", "headline"))
    if (link.title.known.presence == Presence::absent)
      link.title = read_role_text(text, reading.article);
  return link;
}

/// The media that the body already holds, by id, by address, by caption: each is one association.
class Placed {
 public:
  explicit Placed(const Article& article) : used_(article.media.size(), false) {
    for (std::size_t i = article.media.size(); i-- > 0;) {
      const Media& media = article.media[i];
      if (!media.id.empty()) index_[media.id].push_back(i);
      for (const Rendition& file : media.renditions) index_[file.href].push_back(i);
      if (media.caption.is_present()) index_[media.caption.bytes()].push_back(i);
    }
  }
  /// The next of this key that no association took; nothing when there is none.
  std::optional<std::size_t> take(std::string_view key) {
    const auto found = index_.find(key);
    if (key.empty() || found == index_.end()) return std::nullopt;
    std::vector<std::size_t>& list = found->second;
    while (!list.empty() && used_[list.back()]) list.pop_back();
    if (list.empty()) return std::nullopt;
    used_[list.back()] = true;
    taken_.emplace(key, list.back());
    return list.back();
  }
  /// The one that shows the same as `media`, which no association took: itself when there is none.
  std::size_t same_as(std::size_t i, const Media& media) const {
    if (used_[i]) return i;
    const auto find = [&](std::string_view key) {
      const auto found = taken_.find(key);
      return found == taken_.end() ? i : found->second;
    };
    std::size_t same = i;
    for (const Rendition& file : media.renditions)
      if (same == i) same = find(file.href);
    if (same == i && media.caption.is_present()) same = find(media.caption.bytes());
    return same;
  }

 private:
  std::unordered_map<std::string_view, std::vector<std::size_t>> index_;
  std::unordered_map<std::string_view, std::size_t> taken_;
  std::vector<bool> used_;
};

/// A list of associations is the order of the media; what only the body has follows. `same[i]`: the
/// media that i shows again.
void put_in_order(Article& article, const std::vector<std::size_t>& order,
                  const std::vector<std::size_t>& same) {
  std::vector<std::int32_t> moved(article.media.size(), -1);
  std::vector<Media> sorted;
  const auto put = [&](std::size_t i) {
    if (moved[i] >= 0) return;
    moved[i] = static_cast<std::int32_t>(sorted.size());
    sorted.push_back(std::move(article.media[i]));
  };
  for (const std::size_t i : order) put(i);
  for (std::size_t i = 0; i < moved.size(); ++i)
    if (i >= same.size() || same[i] == i) put(i);
  for (std::size_t i = 0; i < same.size(); ++i)
    if (same[i] != i) moved[i] = moved[same[i]];
  article.media = std::move(sorted);
  for (Block& block : article.body)
    if (block.media >= 0) block.media = moved[static_cast<std::size_t>(block.media)];
}

void read_associations(JsonValue item, Reading& reading) {
  Article& article = reading.article;
  const JsonValue list = item["associations"];
  Placed placed(article);
  const std::size_t in_body = article.media.size();
  std::vector<std::size_t> order;
  for (JsonValue each : list) {
    if (!each.is(JsonKind::object)) continue;
    const std::string_view key =
        list.is(JsonKind::object) ? each.key() : each.first_of({"name", "id"}).peek();
    const std::optional<MediaKind> kind = media_kind(each["type"].peek());
    if (!kind) {
      article.links.push_back(read_link(each, key, reading));
      continue;
    }
    std::optional<std::size_t> here = placed.take(key);
    for (JsonValue rendition : each["renditions"])
      if (!here) here = placed.take(rendition["href"].peek());
    if (!here && article.media.size() >= reading.options.limits.images) {
      article.provenance.notices.push_back(
          {.rule = "input.too-many-images",
           .message = "the article has more than " + std::to_string(reading.options.limits.images) +
                      " pictures; the rest was not read",
           .at = each.at()});
      return;
    }
    Media media = read_one(each, *kind, key, reading);
    // A uri that was made of the story's own for want of another is no id.
    const std::string_view story = item["uri"].peek();
    if (!story.empty() && media.id.size() > story.size() && media.id.starts_with(story) &&
        media.id[story.size()] == ':')
      media.id = {};
    if (!here && media.caption.is_present()) here = placed.take(media.caption.bytes());
    if (here) {
      fill(article.media[*here], std::move(media));
    } else {
      here = article.media.size();
      article.media.push_back(std::move(media));
    }
    order.push_back(*here);
  }
  if (!list.is(JsonKind::array)) return;
  std::vector<std::size_t> same(in_body);
  for (std::size_t i = 0; i < in_body; ++i) same[i] = placed.same_as(i, article.media[i]);
  put_in_order(article, order, same);
}

}  // namespace

void read_media(JsonValue item, Reading& reading) {
  Article& article = reading.article;
  // A story that is all pictures has them as associations, and no file itself.
  const bool has_files = item["renditions"] || !item["associations"];
  if (const std::optional<MediaKind> kind = media_kind(item["type"].peek()); kind && has_files) {
    Media media = read_one(item, *kind, {}, reading);
    media.role = MediaRole::main;
    article.media.push_back(std::move(media));
  } else {
    // The files of a text item: the same story as a page, a PDF.
    const JsonValue list = item["renditions"];
    for (JsonValue each : list) {
      Link link{.rel = "alternate", .href = each["href"].string(), .at = each.at()};
      link.title = read_field(each["title"], article);
      if (!link.href.empty()) article.links.push_back(std::move(link));
    }
  }
  read_associations(item, reading);
}

}  // namespace stet::ninjs
