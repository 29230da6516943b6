#pragma once
/// Pictures, sound and film in HTML: which addresses they have, what their alt text is, which of
/// them are no pictures at all; and where a caption names its credit.

#include "article/article.h"
#include "intake/html/tree.h"
#include "text/text.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace stet::html {

/// Makes Media from elements of one tree; `html` is the Text it was parsed from.
class MediaReader {
 public:
  MediaReader(const Tree& tree, const Text& html, TextArena& arena)
      : tree_(&tree), html_(html), arena_(&arena), builder_(arena) {}

  /// An <img>. Empty for what is no picture: counting pixels, placeholders without an address,
  /// icons.
  std::optional<Media> read_image(NodeIndex image);
  /// <picture>: the <img> inside and the addresses of every <source>; counts once.
  std::optional<Media> read_picture(NodeIndex picture);
  /// <video> or <audio>, with every <source>.
  std::optional<Media> read_film_or_sound(NodeIndex element);
  /// Address of an <iframe>, <embed> or <object>; empty: nothing to show.
  std::string_view embed_address(NodeIndex element);

  /// An attribute as a field: absent, empty or present.
  Field attribute_field(NodeIndex element, std::string_view name);
  /// An attribute's value with references decoded; lives as long as the article.
  std::string_view keep_attribute(NodeIndex element, std::string_view name);
  Span place(Span in_html) const { return html_.source(in_html); }

 private:
  void add_image_addresses(NodeIndex image, Media& media);
  void add_srcset(NodeIndex element, std::string_view attribute, std::string_view mime,
                  Media& media);
  void add_rendition(NodeIndex element, std::string_view attribute, std::string_view name,
                     Media& media);
  bool has_address(NodeIndex image) const;

  const Tree* tree_;
  Text html_;
  TextArena* arena_;
  TextBuilder builder_;
};

/// Where a caption names its credit: the last bracket "(Photo by X)", "(X/AFP)", or a last part
/// "Photo: X". Empty when it does not say so. Linear.
struct CreditInCaption {
  Span span;  ///< bytes in the caption, without the bracket
  float confidence = 0;
};
std::optional<CreditInCaption> find_credit(std::string_view caption);

/// Tells photographer and agency apart in a credit ("Mara Oduya/EPA"), as parts of it.
void split_credit(Media& media, TextArena& arena);

}  // namespace stet::html
