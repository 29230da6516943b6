#include "intake/newsml_g2/item.h"
#include "intake/xml/body.h"
#include "intake/xml/fields.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace stet::newsml_g2 {
namespace {

std::uint64_t number_of(XmlNode node, std::string_view attribute) {
  const std::string_view text = node.peek(attribute);
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) return 0;
  node.value(attribute);
  return number;
}

/// Seconds unless another unit is named; fractions to the millisecond.
std::uint32_t duration_of(XmlNode node) {
  const std::string_view text = node.peek("duration");
  const std::string_view unit = node.peek("durationunit");
  if (text.empty() || (!unit.empty() && !unit.ends_with(":seconds"))) return 0;
  std::uint64_t milliseconds = 0, scale = 1000;
  bool fraction = false;
  for (const char c : text) {
    if (c == '.' && !fraction) {
      fraction = true;
    } else if (c >= '0' && c <= '9') {
      if (fraction) scale /= 10;
      const auto digit = static_cast<std::uint64_t>(c - '0');
      milliseconds = fraction ? milliseconds + digit * scale : milliseconds * 10 + digit * 1000;
      if (milliseconds > UINT32_MAX) return 0;
    } else {
      return 0;
    }
  }
  node.value("duration");
  node.value("durationunit");
  return static_cast<std::uint32_t>(milliseconds);
}

void read_renditions(Reading& reading, Media& media) {
  for (XmlNode node : reading.item.child("contentSet").children("remoteContent")) {
    Rendition file{.at = node.at()};
    file.name = reading.code(node, "rendition").code;
    file.href = node.value("href");
    if (file.href.empty()) file.href = node.value("residref");
    file.mime = node.value("contenttype");
    file.bytes = number_of(node, "size");
    file.width = static_cast<std::uint32_t>(number_of(node, "width"));
    file.height = static_cast<std::uint32_t>(number_of(node, "height"));
    file.duration_ms = duration_of(node);
    media.renditions.push_back(file);
  }
}

void read_descriptions(Reading& reading, XmlNode meta, Media& media) {
  for (XmlNode node : meta.children("description")) {
    const std::string_view code = reading.split(node.peek("role")).code;
    const std::string_view language = node.peek("xml:lang");
    if (!language.empty() && !language.starts_with(reading.language.substr(0, 2))) continue;
    Field* field = &media.caption;
    if (has_part(code, "alt")) field = &media.alt;
    if (has_part(code, "long")) field = &media.long_description;
    if (code == "library-caption" || has_part(code, "extended")) field = &media.library_caption;
    if (field->is_present()) continue;
    node.value("role");
    *field = read_field(node, reading.article);
  }
  if (!reading.ours && media.alt.known.presence == Presence::absent)
    media.alt.known.presence = Presence::not_carried;
}

/// What the body's own element says stays; the rest comes from the item.
void show(const Media& placed, Media& item) {
  item.placed_at = placed.placed_at;
  item.at = placed.at;
  const auto take = [](Field& into, const Field& from) {
    if (from.is_present() && (!into.is_present() || into.bytes() == from.bytes())) into = from;
  };
  take(item.alt, placed.alt);
  if (item.caption.is_present() && placed.caption.is_present() &&
      item.caption.bytes() != placed.caption.bytes() && !item.library_caption.is_present()) {
    item.library_caption = item.caption;
    item.caption = placed.caption;
  }
  take(item.caption, placed.caption);
  if (!placed.credit_in_caption || !item.credit.is_present()) take(item.credit, placed.credit);
}

}  // namespace

Media read_media(Reading& reading) {
  Article& article = reading.article;
  const XmlNode item = reading.item, meta = item.child("contentMeta"),
                item_meta = item.child("itemMeta");
  Media media{.id = item.value("guid"), .kind = media_kind_of(item_class(item)), .at = item.at()};
  for (std::string_view name :
       {"version", "standard", "standardversion", "conformance", "xml:lang"})
    item.value(name);
  item_meta.child("itemClass").value("qcode");
  if (const XmlNode role = item_meta.child("role"); role && reading.split(role.peek("qcode")).own) {
    constexpr std::string_view kRoles[] = {"main",      "body",    "gallery",
                                           "thumbnail", "related", "author"};
    const Identity id = reading.identity(role);
    for (std::size_t i = 0; i < std::size(kRoles); ++i)
      if (id.code == kRoles[i]) media.role = static_cast<MediaRole>(i);
  }
  media.title = read_field(item_meta.child("title"), article);
  if (const XmlNode note = item_meta.child("edNote")) {
    if (reading.split(note.peek("role")).own) note.value("role");
    media.instructions = read_field(note, article);
  }
  read_rights(reading, media.rights);
  media.created = read_date(meta.child("contentCreated"), article);
  const Identity made = reading.identity(meta.child("digitalSourceType"));
  media.digital_source_type = made.uri.empty() ? made.code : made.uri;
  if (reading.ours) meta.child("located").value("type");
  if (const XmlNode located = meta.child("located")) media.place = read_name(reading, located);
  Field agency;
  for (XmlNode node : meta.children("infoSource")) {
    const Identity role = reading.code(node, "role");
    Field& field = role.own && role.code == "agency" ? agency : media.source;
    if (!field.is_present()) field = read_name(reading, node);
  }
  for (XmlNode node : meta.children())
    if (node.is("creator") || node.is("contributor"))
      media.creators.push_back(read_creator(reading, node));
  if (reading.ours) media.id = {};
  for (XmlNode node : meta.children("altId")) {
    if (const Identity type = reading.split(node.peek("type"));
        !type.own || type.code != "source-id")
      continue;
    node.value("type");
    media.id = node.folded_text().bytes;
  }
  for (XmlNode node : meta.children("subject")) {
    if (reading.split(node.peek("type")).code != "person") continue;
    node.value("type");
    if (Field name = read_name(reading, node); name.is_present())
      media.people_shown.push_back(name);
  }
  meta.child("language").value("tag");
  media.headline = read_field(reading.best(meta, "headline"), article);
  media.credit = read_field(reading.best(meta, "creditline"), article);
  read_descriptions(reading, meta, media);
  for (XmlNode node : meta.children("contentMetaExtProperty"))
    if (reading.split(node.peek("rel")).own && reading.split(node.peek("rel")).code == "decorative")
      media.decorative = node.take().peek("value") == "true";
  read_renditions(reading, media);
  if (reading.ours) {
    // All of it is said; nothing is worked out of the credit.
    media.agency = agency;
    const std::string_view filled_in =
        reading.own_property(meta, "contentMetaExtProperty", "filled-in");
    const std::string_view photographer =
        reading.own_property(meta, "contentMetaExtProperty", "photographer");
    for (const Creator& creator : media.creators)
      if (creator.name.bytes() == photographer) media.photographer = creator.name;
    if (filled_in == "creators" && !media.creators.empty()) {
      media.photographer = media.creators.back().name;
      media.creators.pop_back();
    }
    return media;
  }
  complete_credit(media, article.arena);
  if (!media.agency.is_present()) media.agency = agency;
  if (!media.photographer.is_present())
    for (const Creator& creator : media.creators)
      if (!media.photographer.is_present() &&
          (creator.role == "photographer" || creator.role == "cameraOperator"))
        media.photographer = creator.name;
  return media;
}

void join_media(std::vector<Media>&& items, Article& article, const ReadOptions& options,
                bool ours) {
  std::vector<Media> placed = std::move(article.media);
  article.media.clear();
  // Of several that show the same file each item takes the next.
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_address, by_caption;
  for (std::size_t i = placed.size(); i-- > 0;) {
    for (const Rendition& file : placed[i].renditions) by_address[file.href].push_back(i);
    if (placed[i].caption.is_present()) by_caption[placed[i].caption.bytes()].push_back(i);
  }
  std::vector<bool> used(placed.size(), false);
  const auto keep = [&](Media&& media) {
    const auto index = static_cast<std::int32_t>(article.media.size());
    if (media.placed_at >= 0) article.body[static_cast<std::size_t>(media.placed_at)].media = index;
    article.media.push_back(std::move(media));
  };
  const std::size_t most = options.limits.images;
  std::vector<std::string_view> guids;
  for (Media& item : items) {
    if (article.media.size() >= most) break;
    guids.push_back(!item.renditions.empty() && item.renditions.back().name == "guid"
                        ? item.renditions.back().href
                        : item.id);
    std::size_t found = placed.size();
    const auto look = [&](auto& index, std::string_view key) {
      const auto here = index.find(key);
      if (found < placed.size() || here == index.end()) return;
      std::vector<std::size_t>& list = here->second;
      while (!list.empty() && used[list.back()]) list.pop_back();
      if (!list.empty()) found = list.back();
    };
    look(by_address, item.id);
    // The guid, which a NITF body names, may have given way to the source's own id.
    if (!item.renditions.empty() && item.renditions.back().name == "guid") {
      look(by_address, item.renditions.back().href);
      item.renditions.pop_back();
    }
    for (const Rendition& file : item.renditions) look(by_address, file.href);
    if (item.caption.is_present()) look(by_caption, item.caption.bytes());
    if (found < placed.size()) {
      used[found] = true;
      show(placed[found], item);
    }
    keep(std::move(item));
  }
  // A picture that the body shows twice is one picture.
  std::unordered_map<std::string_view, std::size_t> items_by_address;
  std::unordered_map<std::string_view, std::size_t> items_by_caption;
  for (std::size_t i = 0; i < article.media.size(); ++i)
    if (article.media[i].caption.is_present())
      items_by_caption.emplace(article.media[i].caption.bytes(), i);
  for (std::size_t i = 0; i < article.media.size(); ++i)
    for (const Rendition& file : article.media[i].renditions)
      items_by_address.emplace(file.href, i);
  for (std::size_t i = 0; i < guids.size() && i < article.media.size(); ++i)
    items_by_address.emplace(guids[i], i);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (used[i]) continue;
    auto item = items_by_address.end();
    for (const Rendition& file : placed[i].renditions)
      if (item == items_by_address.end()) item = items_by_address.find(file.href);
    if (item == items_by_address.end() && placed[i].caption.is_present())
      if (const auto caption = items_by_caption.find(placed[i].caption.bytes());
          caption != items_by_caption.end())
        item = items_by_address.emplace(caption->first, caption->second).first;
    const bool same = item != items_by_address.end() &&
                      (ours || !placed[i].caption.is_present() ||
                       placed[i].caption.bytes() == article.media[item->second].caption.bytes());
    if (same && placed[i].placed_at >= 0)
      article.body[static_cast<std::size_t>(placed[i].placed_at)].media =
          static_cast<std::int32_t>(item->second);
    else if (!ours)
      keep(std::move(placed[i]));
  }
}

}  // namespace stet::newsml_g2
