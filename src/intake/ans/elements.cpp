#include "intake/ans/story.h"
#include "intake/html/body.h"
#include "intake/json/fields.h"

#include <string>
#include <utility>

namespace stet::ans {
namespace {

/// "content", or 0.4's "text" and "html".
JsonValue content_of(JsonValue element) {
  for (const std::string_view name : {"content", "text", "html"})
    if (const JsonValue value = element[name]; value.is(JsonKind::string)) return value;
  return {};
}

class ElementReader {
 public:
  explicit ElementReader(Reading& reading) : reading_(reading), article_(reading.article) {}

  // As deep as the document may be nested: read_json() has counted.
  void read_list(JsonValue list, std::int32_t parent) {
    for (JsonValue element : list) {
      if (!element.is(JsonKind::object)) continue;
      if (article_.body.size() >= reading_.options.limits.paragraphs) return say_too_many(element);
      read_one(element, parent);
    }
  }

  void read_one(JsonValue element, std::int32_t parent) {
    const JsonValue type = element["type"];
    const std::string_view kind = type.peek();
    if (kind == "header") return header(element, parent);
    if (kind == "list") return list(element, parent);
    if (kind == "quote" || kind == "blockquote" || kind == "pullquote")
      return quote(element, parent);
    if (kind == "table") return table(element, parent);
    if (kind == "image" || kind == "video" || kind == "audio") return media(element, parent);
    if (kind == "gallery") return gallery(element, parent);
    if (kind == "code") return code(element, parent);
    if (kind == "oembed_response" || kind == "oembed" || kind == "custom_embed")
      return embed(element, parent);
    if (kind == "interstitial_link") return link(element, parent, BlockKind::aside);
    if (kind == "link_list") return link_list(element, parent);
    if (kind == "element_group" || kind == "story" || kind == "content_zone")
      return group(element, parent);
    if (kind == "divider") {
      type.take();
      add(element, BlockKind::rule, parent);
      return;
    }
    if (kind == "correction") return correction(element, parent);
    if (kind == "endorsement" || kind == "numeric_rating") return rating(element, parent);
    if (kind == "reference") return reference(element);
    // text, raw_html, interstitial text, and what a later version adds with words in it.
    if (const JsonValue words = content_of(element)) {
      type.take();
      return prose(words, parent);
    }
    article_.provenance.notices.push_back(
        {.rule = "input.unknown-element",
         .message = "an element of type \"" + printable_type(kind) + "\" has no words known here",
         .at = element.at()});
  }

 private:
  static std::string printable_type(std::string_view kind) {
    std::string out;
    for (char c : kind.substr(0, 40)) out += c >= ' ' && c < 0x7F ? c : '?';
    return out;
  }

  Block& add(JsonValue element, BlockKind kind, std::int32_t parent) {
    article_.body.push_back({.kind = kind, .parent = parent, .at = element.at()});
    return article_.body.back();
  }
  std::int32_t last() const { return static_cast<std::int32_t>(article_.body.size()) - 1; }

  void prose(JsonValue words, std::int32_t parent) {
    const HtmlBody added = read_html_body(words.text(), article_, reading_.options);
    for (std::int32_t i = added.first_block; i < added.first_block + added.blocks; ++i)
      if (Block& block = article_.body[static_cast<std::size_t>(i)]; block.parent < 0)
        block.parent = parent;
  }

  void header(JsonValue element, std::int32_t parent) {
    element["type"].take();
    Field words = read_field(content_of(element), article_);
    const std::optional<std::int64_t> level = element["level"].integer();
    Block& block = add(element, BlockKind::heading, parent);
    block.level = static_cast<std::uint8_t>(level && *level >= 1 && *level <= 6 ? *level : 2);
    block.field = std::move(words);
  }

  void list(JsonValue element, std::int32_t parent) {
    element["type"].take();
    add(element, BlockKind::list, parent).level = element["list_type"].equals("ordered") ? 1 : 0;
    element["list_type"].take();
    const std::int32_t here = last();
    for (JsonValue item : element["items"]) {
      if (!item.is(JsonKind::object)) continue;
      if (article_.body.size() >= reading_.options.limits.paragraphs) return say_too_many(item);
      if (item["type"].equals("list")) {
        list(item, here);
        continue;
      }
      item["type"].take();
      Field words = read_field(content_of(item), article_);
      add(item, BlockKind::list_item, here).field = std::move(words);
    }
  }

  void quote(JsonValue element, std::int32_t parent) {
    const bool pulled =
        element["subtype"].equals("pullquote") || element["type"].equals("pullquote");
    element["type"].take();
    element["subtype"].take();
    add(element, pulled ? BlockKind::pull_quote : BlockKind::quote, parent);
    const auto here = static_cast<std::size_t>(last());
    const JsonValue citation = element["citation"];
    citation["type"].take();
    article_.body[here].citation =
        read_field(citation.is(JsonKind::object) ? content_of(citation) : citation, article_);
    if (const JsonValue words = content_of(element))
      article_.body[here].field = read_field(words, article_);
    const JsonValue inside = element["content_elements"];
    // The quotation takes the first words in it; what follows stands below it.
    bool first = !article_.body[here].field.is_present();
    for (JsonValue each : inside) {
      if (!each.is(JsonKind::object)) continue;
      if (article_.body.size() >= reading_.options.limits.paragraphs) return say_too_many(each);
      if (first && each["type"].equals("text")) {
        each["type"].take();
        article_.body[here].field = read_field(content_of(each), article_);
        first = false;
        continue;
      }
      read_one(each, static_cast<std::int32_t>(here));
    }
  }

  void table(JsonValue element, std::int32_t parent) {
    element["type"].take();
    add(element, BlockKind::table, parent);
    const std::int32_t here = last();
    const auto row = [&](JsonValue cells, std::uint8_t is_header) {
      if (!cells.is(JsonKind::array)) return;
      add(cells, BlockKind::table_row, here);
      const std::int32_t row_index = last();
      for (JsonValue cell : cells) {
        if (article_.body.size() >= reading_.options.limits.paragraphs) return say_too_many(cell);
        cell["type"].take();
        Field words = read_field(cell.is(JsonKind::object) ? content_of(cell) : cell, article_);
        Block& block = add(cell, BlockKind::table_cell, row_index);
        block.level = is_header;
        block.field = std::move(words);
      }
    };
    row(element["header"], 1);
    for (JsonValue each : element["rows"]) row(each, 0);
  }

  bool room_for_picture(JsonValue element) {
    if (article_.media.size() < reading_.options.limits.images) return true;
    article_.provenance.notices.push_back(
        {.rule = "input.too-many-images",
         .message = "the article has more than " + std::to_string(reading_.options.limits.images) +
                    " pictures; the rest was not read",
         .at = element.at()});
    return false;
  }

  void media(JsonValue element, std::int32_t parent, MediaRole role = MediaRole::body) {
    if (!room_for_picture(element)) return;
    Media made = read_media_element(element, reading_);
    made.role = role;
    Block& block = add(element, BlockKind::media, parent);
    block.media = static_cast<std::int32_t>(article_.media.size());
    made.placed_at = last();
    article_.media.push_back(std::move(made));
  }

  void gallery(JsonValue element, std::int32_t parent) {
    element["type"].take();
    for (JsonValue each : element["content_elements"])
      if (each["type"].equals("image")) media(each, parent, MediaRole::gallery);
  }

  void code(JsonValue element, std::int32_t parent) {
    element["type"].take();
    const JsonValue value = content_of(element);
    Field words;
    words.text = value.text();
    words.known = {.presence = words.text.empty() ? Presence::empty : Presence::present,
                   .at = value.at()};
    add(element, BlockKind::preformatted, parent).field = std::move(words);
  }

  void embed(JsonValue element, std::int32_t parent) {
    element["type"].take();
    const JsonValue raw = element["raw_oembed"];
    JsonValue address = element.first_of({"object_url", "objectUrl", "url"});
    if (!address) address = raw["url"];
    if (!address) address = element["embed"].first_of({"url", "id"});
    if (!address) address = element["referent"]["id"];
    Block& block = add(element, BlockKind::embed, parent);
    block.href = address.string();
  }

  void link(JsonValue element, std::int32_t parent, BlockKind kind) {
    element["type"].take();
    Field words = read_field(content_of(element), article_);
    Block& block = add(element, kind, parent);
    block.href = element["url"].string();
    block.field = std::move(words);
  }

  void link_list(JsonValue element, std::int32_t parent) {
    element["type"].take();
    if (Field title = read_field(element["title"], article_); title.is_present()) {
      Block& block = add(element, BlockKind::heading, parent);
      block.level = 3;
      block.field = std::move(title);
    }
    add(element, BlockKind::list, parent);
    const std::int32_t here = last();
    for (JsonValue each : element["items"])
      if (each.is(JsonKind::object)) link(each, here, BlockKind::list_item);
  }

  void group(JsonValue element, std::int32_t parent) {
    if (Field title = read_field(element["title"], article_); title.is_present()) {
      Block& block = add(element, BlockKind::heading, parent);
      block.level = 3;
      block.field = std::move(title);
    }
    element["type"].take();
    read_list(element["content_elements"], parent);
  }

  void correction(JsonValue element, std::int32_t parent) {
    element["type"].take();
    Correction made{.kind = element["correction_type"].string()};
    made.text = read_field(content_of(element), article_);
    made.date = read_date(element["correction_date"], article_);
    add(element, BlockKind::correction, parent).field = made.text;
    article_.corrections.push_back(std::move(made));
  }

  /// A verdict: its words are body, its figures stay in `extra`.
  void rating(JsonValue element, std::int32_t parent) {
    element["type"].take();
    JsonValue words = content_of(element);
    if (!words) words = element["endorsement"];
    Field field = read_field(words, article_);
    if (field.is_present()) add(element, BlockKind::aside, parent).field = std::move(field);
  }

  void reference(JsonValue element) {
    const JsonValue referent = element["referent"];
    Link made{
        .rel = referent["type"].string(), .href = referent["id"].string(), .at = element.at()};
    element["type"].take();
    article_.links.push_back(std::move(made));
    article_.provenance.notices.push_back(
        {.rule = "input.not-carried",
         .message = "an element refers to content that is not in the story",
         .at = element.at()});
  }

  void say_too_many(JsonValue at) {
    if (said_too_many_) return;
    said_too_many_ = true;
    article_.provenance.notices.push_back(
        {.rule = "input.too-many-paragraphs",
         .message = "the body has more than " + std::to_string(reading_.options.limits.paragraphs) +
                    " paragraphs; the rest was not read",
         .at = at.at()});
  }

  Reading& reading_;
  Article& article_;
  bool said_too_many_ = false;
};

}  // namespace

void read_elements(JsonValue list, Reading& reading) { ElementReader(reading).read_list(list, -1); }

void read_element(JsonValue element, Reading& reading) {
  ElementReader(reading).read_one(element, -1);
}

}  // namespace stet::ans
