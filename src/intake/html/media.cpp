#include "intake/html/media.h"

#include "intake/html/ascii.h"
#include "intake/html/class_words.h"
#include "intake/html/fold.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace stet::html {
namespace {

constexpr std::uint32_t kPixel = 3;        // a picture this small counts readers
constexpr std::uint32_t kIconPixels = 40;  // and one this small is an ornament
constexpr std::size_t kMostRenditions = 32;

/// "300", "300px"; 0 when it is no number ("100%", "auto").
std::uint32_t read_pixels(std::string_view text) {
  text = trim(text);
  std::uint32_t value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return 0;
  const std::string_view rest(stop, static_cast<std::size_t>(text.data() + text.size() - stop));
  return rest.empty() || rest == "px" ? value : 0;
}

bool is_data_address(std::string_view address) {
  return equals_lower(address.substr(0, 5), "data:");
}

/// What stands in until the real picture is loaded.
bool is_placeholder(std::string_view address) {
  if (address.empty() || is_data_address(address)) return true;
  const std::size_t slash = address.find_last_of('/');
  std::string_view file = slash == address.npos ? address : address.substr(slash + 1);
  file = file.substr(0, file.find_first_of("?#"));
  const std::string_view stem = file.substr(0, file.find_last_of('.'));
  for (const std::string_view name : {"blank", "spacer", "transparent", "placeholder", "pixel",
                                      "1x1", "clear", "grey", "trans", "lazy"})
    if (equals_lower(stem, name)) return true;
  return false;
}

// In the order they are believed: scripts put the real address here.
constexpr std::string_view kLazyAddresses[] = {"data-src",  "data-original",   "data-lazy-src",
                                               "data-lazy", "data-hi-res-src", "data-src-large"};
constexpr std::string_view kLazySets[] = {"data-srcset", "data-lazy-srcset", "srcset"};

}  // namespace

std::string_view MediaReader::keep_attribute(NodeIndex element, std::string_view name) {
  const Attribute* found = tree_->attribute(element, name);
  if (!found) return {};
  const std::string_view raw = trim(tree_->raw(found->value));
  if (raw.find_first_of("&\r\n") == raw.npos) return raw;
  return arena_->keep(tree_->attribute_text(element, name));
}

Field MediaReader::attribute_field(NodeIndex element, std::string_view name) {
  Field field;
  const Attribute* found = tree_->attribute(element, name);
  if (!found) return field;
  field.text = arena_->compose(attribute_value(builder_, *tree_, *found), html_);
  field.known.presence = field.text.empty() ? Presence::empty : Presence::present;
  field.known.at =
      field.text.empty() ? place({found->name.begin, found->value.end}) : field.text.source();
  return field;
}

void MediaReader::add_rendition(NodeIndex element, std::string_view attribute,
                                std::string_view name, Media& media) {
  const std::string_view address = keep_attribute(element, attribute);
  if (is_placeholder(address) || media.renditions.size() >= kMostRenditions) return;
  for (const Rendition& each : media.renditions)
    if (each.href == address) return;
  const Attribute* found = tree_->attribute(element, attribute);
  media.renditions.push_back({.name = name, .href = address, .at = place(found->value)});
}

/// "a.jpg 640w, b.jpg 2x" (WHATWG HTML 4.8.4.2.1): an address may hold commas, not white space.
void MediaReader::add_srcset(NodeIndex element, std::string_view attribute, std::string_view mime,
                             Media& media) {
  const std::string_view set = keep_attribute(element, attribute);
  if (set.empty()) return;
  const Span at = place(tree_->attribute(element, attribute)->value);
  std::size_t i = 0;
  while (i < set.size() && media.renditions.size() < kMostRenditions) {
    while (i < set.size() && (is_space(set[i]) || set[i] == ',')) ++i;
    const std::size_t begin = i;
    while (i < set.size() && !is_space(set[i])) ++i;
    std::string_view address = set.substr(begin, i - begin);
    std::string_view descriptor;
    if (address.ends_with(',')) {
      while (address.ends_with(',')) address.remove_suffix(1);
    } else {
      const std::size_t comma = std::min(set.find(',', i), set.size());
      descriptor = trim(set.substr(i, comma - i));
      i = comma;
    }
    if (is_placeholder(address)) continue;
    Rendition rendition{.href = address, .mime = mime, .at = at};
    if (descriptor.ends_with('w'))
      rendition.width = read_pixels(descriptor.substr(0, descriptor.size() - 1));
    const auto same = [&](const Rendition& each) { return each.href == address; };
    const auto known = std::find_if(media.renditions.begin(), media.renditions.end(), same);
    if (known == media.renditions.end())
      media.renditions.push_back(rendition);
    else if (known->width == 0)
      known->width = rendition.width;
  }
}

void MediaReader::add_image_addresses(NodeIndex image, Media& media) {
  for (const std::string_view name : kLazyAddresses) add_rendition(image, name, {}, media);
  add_rendition(image, "src", {}, media);
  if (!media.renditions.empty()) {
    Rendition& first = media.renditions.front();
    first.width = read_pixels(tree_->attribute_raw(image, "width"));
    first.height = read_pixels(tree_->attribute_raw(image, "height"));
  }
  for (const std::string_view name : kLazySets) add_srcset(image, name, {}, media);
}

std::optional<Media> MediaReader::read_image(NodeIndex image) {
  const std::uint32_t width = read_pixels(tree_->attribute_raw(image, "width"));
  const std::uint32_t height = read_pixels(tree_->attribute_raw(image, "height"));
  if ((width > 0 && width <= kPixel) || (height > 0 && height <= kPixel)) return std::nullopt;
  if (width > 0 && width <= kIconPixels && height > 0 && height <= kIconPixels) return std::nullopt;
  if (class_words(*tree_, image) & kIconWord) return std::nullopt;
  Media media{.kind = MediaKind::picture, .role = MediaRole::body};
  add_image_addresses(image, media);
  media.alt = attribute_field(image, "alt");
  media.title = attribute_field(image, "title");
  const std::string_view role = tree_->attribute_raw(image, "role");
  media.decorative = equals_lower(role, "presentation") || equals_lower(role, "none");
  media.at = place(tree_->nodes[image].at);
  if (media.renditions.empty()) return std::nullopt;
  return media;
}

std::optional<Media> MediaReader::read_picture(NodeIndex picture) {
  std::optional<Media> media;
  const NodeIndex end = tree_->nodes[picture].end;
  for (NodeIndex i = picture + 1; i < end; ++i) {
    if (tree_->nodes[i].tag != Tag::img || tree_->nodes[i].foreign) continue;
    media = read_image(i);
    if (media) break;
    // Its own address may be a placeholder while the sources have the picture.
    media = Media{.alt = attribute_field(i, "alt")};
    break;
  }
  if (!media) return std::nullopt;
  for (NodeIndex i = picture + 1; i < end; ++i) {
    if (tree_->nodes[i].tag != Tag::source) continue;
    const std::string_view mime = keep_attribute(i, "type");
    for (const std::string_view name : kLazySets) add_srcset(i, name, mime, *media);
  }
  media->at = place(tree_->nodes[picture].at);
  if (media->renditions.empty()) return std::nullopt;
  return media;
}

std::optional<Media> MediaReader::read_film_or_sound(NodeIndex element) {
  const bool film = tree_->nodes[element].tag == Tag::video;
  Media media{.kind = film ? MediaKind::video : MediaKind::audio};
  media.alt.known.presence = Presence::not_carried;
  add_rendition(element, "src", {}, media);
  add_rendition(element, "data-src", {}, media);
  const NodeIndex end = tree_->nodes[element].end;
  for (NodeIndex i = element + 1; i < end; ++i) {
    if (tree_->nodes[i].tag != Tag::source) continue;
    const std::size_t before = media.renditions.size();
    add_rendition(i, "src", {}, media);
    if (media.renditions.size() > before) media.renditions.back().mime = keep_attribute(i, "type");
  }
  add_rendition(element, "poster", "poster", media);
  media.title = attribute_field(element, "title");
  media.at = place(tree_->nodes[element].at);
  if (media.renditions.empty()) return std::nullopt;
  return media;
}

std::string_view MediaReader::embed_address(NodeIndex element) {
  const std::uint32_t width = read_pixels(tree_->attribute_raw(element, "width"));
  const std::uint32_t height = read_pixels(tree_->attribute_raw(element, "height"));
  const bool has_size =
      tree_->has_attribute(element, "width") && tree_->has_attribute(element, "height");
  const bool says_zero = has_size && (equals_lower(tree_->attribute_raw(element, "width"), "0") ||
                                      equals_lower(tree_->attribute_raw(element, "height"), "0"));
  if (says_zero || (width > 0 && width <= kPixel) || (height > 0 && height <= kPixel)) return {};
  for (const std::string_view name : {"src", "data-src", "data-lazy-src", "data"}) {
    const std::string_view address = keep_attribute(element, name);
    if (!address.empty() && !is_data_address(address) && address != "about:blank" &&
        !equals_lower(address.substr(0, 11), "javascript:"))
      return address;
  }
  return {};
}

}  // namespace stet::html
