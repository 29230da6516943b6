#include "newsml/body.h"

#include "newsml/uri.h"

namespace stet {
namespace {

constexpr std::size_t kBlocksBetweenLooks = 64;

Where body_at(std::int32_t index, std::string_view part = {}) { return {"body", index, part}; }

bool has_words(const Block& block) { return !is_blank(block.field.bytes()); }

bool holds_blocks(BlockKind kind) {
  switch (kind) {
    case BlockKind::quote:
    case BlockKind::pull_quote:
    case BlockKind::list:
    case BlockKind::list_item:
    case BlockKind::table:
    case BlockKind::table_row:
    case BlockKind::table_cell:
      return true;
    case BlockKind::paragraph:
    case BlockKind::heading:
    case BlockKind::media:
    case BlockKind::embed:
    case BlockKind::preformatted:
    case BlockKind::rule:
    case BlockKind::correction:
    case BlockKind::aside:
    case BlockKind::boilerplate:
    case BlockKind::raw:
      break;
  }
  return false;
}

std::string_view media_type_of(MediaKind kind) {
  switch (kind) {
    case MediaKind::picture:
      return "image";
    case MediaKind::graphic:
      return "graphic";
    case MediaKind::video:
      return "video";
    case MediaKind::audio:
      return "audio";
  }
  return "image";
}

}  // namespace

int best_rendition(const Media& media) {
  std::string address;
  for (std::size_t i = 0; i < media.renditions.size(); ++i)
    if (clean_uri(media.renditions[i].href, UriUse::media, address)) return static_cast<int>(i);
  return -1;
}

BodyWriter::BodyWriter(const Article& article, const Release& release, Dialect dialect,
                       MediaTarget media, XmlWriter& xml, Losses& losses,
                       InlineWriter& inline_writer)
    : article_(article),
      release_(release),
      dialect_(dialect),
      media_(media),
      xml_(xml),
      losses_(losses),
      inline_(inline_writer),
      shown_(article.media.size()) {}

std::optional<Error> BodyWriter::write(const Budget* budget) {
  size_ = 0;
  stack_[size_++] = {.kind = Open::flow, .written = true};
  write_unplaced(true);
  for (std::size_t i = 0; i < article_.body.size(); ++i) {
    if (budget && i % kBlocksBetweenLooks == 0 && budget->spent())
      return budget->why("writing the body");
    write_block(static_cast<std::int32_t>(i));
  }
  pop_to(1);
  write_unplaced(false);
  return std::nullopt;
}

void BodyWriter::write_unplaced(bool main_ones) {
  if (media_.as_item) return;
  for (std::size_t i = 0; i < article_.media.size(); ++i) {
    const Media& media = article_.media[i];
    if (shown_[i] || (main_ones && (media.role != MediaRole::main || media.placed_at >= 0)))
      continue;
    if (media.role == MediaRole::main || media.role == MediaRole::body ||
        media.role == MediaRole::gallery)
      write_media(static_cast<std::int32_t>(i), {"media", static_cast<std::int32_t>(i)});
  }
}

/// The entry of the nearest ancestor that is still open. Both the chain of parents and the stack
/// fall from here on, so one walk down both is enough.
std::size_t BodyWriter::find_parent(std::int32_t index) {
  std::size_t at = size_;
  std::int32_t parent = article_.body[static_cast<std::size_t>(index)].parent;
  std::int32_t before = index;
  for (std::size_t steps = 0; steps <= kMostNested && parent >= 0 && parent < before; ++steps) {
    while (at > 1 && (stack_[at - 1].implied || stack_[at - 1].block > parent)) --at;
    if (at > 1 && stack_[at - 1].block == parent) return at - 1;
    before = parent;
    parent = article_.body[static_cast<std::size_t>(parent)].parent;
  }
  return 0;
}

BodyWriter::Open BodyWriter::context() const {
  std::size_t at = size_ - 1;
  while (at > 0 && stack_[at].kind == Open::transparent) --at;
  return stack_[at].kind;
}

/// Closes what stands above the parent, but keeps what was implied for an elder sibling and suits
/// this block too.
void BodyWriter::settle(std::size_t parent, Need need) {
  std::size_t keep = parent + 1;
  const auto is_implied = [&](Open kind) {
    return keep < size_ && stack_[keep].implied && stack_[keep].kind == kind;
  };
  if (need == Need::item && is_implied(Open::list))
    ++keep;
  else if ((need == Need::row || need == Need::cell) && is_implied(Open::table)) {
    ++keep;
    if (need == Need::cell && is_implied(Open::row)) ++keep;
  }
  pop_to(keep);
}

/// Opens what must stand around such a block here.
void BodyWriter::make_room(Need need) {
  const Open here = context();
  if (need == Need::item && here == Open::list) return;
  if (need == Need::row && here == Open::table) return;
  if (need == Need::cell && here == Open::row) return;
  if (need == Need::cell && here == Open::table) return open(Open::row, -1, true);
  if (here == Open::list) open(Open::item, -1, true);
  if (here == Open::table) open(Open::row, -1, true);
  if (here == Open::table || here == Open::row) open(Open::cell, -1, true);
  if (need == Need::item) open(Open::list, -1, true);
  if (need == Need::row || need == Need::cell) open(Open::table, -1, true);
  if (need == Need::cell) open(Open::row, -1, true);
}

void BodyWriter::push(Open kind, std::int32_t block, bool implied) {
  if (size_ == stack_.size()) return;
  stack_[size_++] = {.kind = kind, .implied = implied, .written = false, .block = block};
}

/// Items and cells are written at once, empty or not: they have their place. Lists, tables, rows
/// and quotes wait for the first thing in them.
void BodyWriter::open(Open kind, std::int32_t block, bool implied) {
  push(kind, block, implied);
  if (kind == Open::item || kind == Open::cell) materialise();
}

void BodyWriter::materialise() {
  for (std::size_t i = 0; i < size_; ++i)
    if (!stack_[i].written) write_start(stack_[i]);
}

void BodyWriter::write_start(Entry& entry) {
  entry.written = true;
  if (entry.kind == Open::transparent || entry.kind == Open::hidden) return;
  xml_.line_ends();
  const Block* block =
      entry.block >= 0 ? &article_.body[static_cast<std::size_t>(entry.block)] : nullptr;
  switch (entry.kind) {
    case Open::list:
      xml_.start(block && block->level == 1 ? "ol" : "ul");
      break;
    case Open::item:
      xml_.start("li");
      break;
    case Open::table:
      xml_.start("table");
      break;
    case Open::row:
      xml_.start("tr");
      break;
    case Open::cell:
      xml_.start(block && block->level == 1 ? "th" : "td");
      break;
    case Open::quote:
      xml_.start(nitf() ? "bq" : "blockquote");
      if (block && block->kind == BlockKind::pull_quote) xml_.own_attribute("class", "pull-quote");
      break;
    case Open::flow:
    case Open::transparent:
    case Open::hidden:
      return;
  }
  if (block) language(*block);
  if (entry.kind == Open::quote) {
    if (nitf())
      xml_.start("block");
    else if (clean_uri(block->href, UriUse::link, address_))
      xml_.attribute("cite", address_);
  }
  if (entry.kind == Open::item || entry.kind == Open::cell) xml_.mixed();
}

void BodyWriter::pop_to(std::size_t size) {
  while (size_ > size) {
    Entry& entry = stack_[size_ - 1];
    if (entry.kind == Open::quote && !entry.written &&
        !is_blank(article_.body[static_cast<std::size_t>(entry.block)].citation.bytes()))
      materialise();
    if (entry.written) write_end(entry);
    --size_;
  }
}

void BodyWriter::write_end(const Entry& entry) {
  switch (entry.kind) {
    case Open::list: {
      const bool ordered =
          entry.block >= 0 && article_.body[static_cast<std::size_t>(entry.block)].level == 1;
      xml_.end(ordered ? "ol" : "ul");
      break;
    }
    case Open::item:
      xml_.line_ends();
      xml_.end("li");
      break;
    case Open::table:
      xml_.end("table");
      break;
    case Open::row:
      xml_.end("tr");
      break;
    case Open::cell:
      xml_.line_ends();
      xml_.end(entry.block >= 0 && article_.body[static_cast<std::size_t>(entry.block)].level == 1
                   ? "th"
                   : "td");
      break;
    case Open::quote: {
      const Block& block = article_.body[static_cast<std::size_t>(entry.block)];
      const Where where = body_at(entry.block, "citation");
      if (nitf()) {
        xml_.end("block");
        inline_.leaf("credit", block.citation, dialect_, where);
        xml_.end("bq");
      } else {
        if (!is_blank(block.citation.bytes())) {
          xml_.start("p");
          inline_.leaf("cite", block.citation, dialect_, where);
          xml_.end("p");
        }
        xml_.end("blockquote");
      }
      break;
    }
    case Open::flow:
    case Open::transparent:
    case Open::hidden:
      return;
  }
  xml_.line_ends();
}

void BodyWriter::language(const Block& block) {
  if (block.language.empty()) return;
  const std::string tag = language_tag(block.language);
  if (!tag.empty()) xml_.own_attribute("xml:lang", tag);
}

void BodyWriter::paragraph(std::string_view name, const Block& block, std::int32_t index,
                           std::string_view css_class) {
  if (!has_words(block)) return;
  materialise();
  xml_.line_ends();
  xml_.start(name);
  if (!css_class.empty()) xml_.own_attribute("class", css_class);
  language(block);
  inline_.write(block.field, dialect_, body_at(index));
  xml_.line_ends();
  xml_.end(name);
}

void BodyWriter::heading(const Block& block, std::int32_t index) {
  constexpr std::string_view kNames[] = {"h2", "h1", "h2", "h3", "h4", "h5", "h6"};
  const std::string_view name = kNames[block.level <= 6 ? block.level : 6];
  // NITF has one heading inside the body; its class says which level it was.
  if (nitf())
    paragraph("hl2", block, index, name == "h2" ? std::string_view{} : name);
  else
    paragraph(name, block, index, {});
}

void BodyWriter::embed(const Block& block, std::int32_t index) {
  const bool linked = clean_uri(block.href, UriUse::link, address_);
  if (linked || has_words(block)) {
    materialise();
    xml_.line_ends();
    xml_.start("p");
    xml_.own_attribute("class", "embed");
    language(block);
    xml_.mixed();
    if (linked) {
      xml_.start("a");
      xml_.attribute("href", address_);
    }
    if (has_words(block))
      inline_.write_words(block.field.bytes(), body_at(index));
    else
      xml_.text(address_);
    if (linked) xml_.end("a");
    xml_.line_ends();
    xml_.end("p");
  }
  if (linked)
    losses_.add(body_at(index), "an embed becomes a link with its words", "embed.flattened");
  else if (!block.href.empty())
    losses_.add(body_at(index), "the address of an embed that is not http or https is dropped",
                "body.unsafe-link");
  else
    losses_.add(body_at(index), "an embed without an address; only its words are kept",
                "embed.flattened");
}

void BodyWriter::preformatted(const Block& block, std::int32_t index) {
  if (!has_words(block)) return;
  materialise();
  xml_.line_ends();
  xml_.start("pre");
  language(block);
  const std::uint32_t before = xml_.characters_lost();
  xml_.preformatted(block.field.bytes());
  xml_.line_ends();
  xml_.end("pre");
  if (xml_.characters_lost() != before)
    losses_.add(body_at(index), "characters that XML cannot hold were replaced",
                "encoding.forbidden-character");
  if (block.field.runs > 0)
    losses_.add(body_at(index), "its markup is left out; the words are kept");
}

/// What an item of its own would say, by names that its properties have there.
void BodyWriter::write_media_metadata(const Media& media) {
  const auto write = [this](std::string_view name, std::string_view value) {
    if (is_blank(value)) return;
    xml_.start("media-metadata");
    xml_.own_attribute("name", name);
    xml_.attribute("value", value);
    xml_.end("media-metadata");
  };
  write("id", media.id);
  const auto index = static_cast<std::int32_t>(&media - article_.media.data());
  write("number", std::to_string(index + 1));
  constexpr std::string_view kRoles[] = {"main", {}, "gallery", "thumbnail", "related", "author"};
  write("use", kRoles[static_cast<std::size_t>(media.role)]);
  if (media.placed_at < 0) write("placed", "no");
  write("headline", media.headline.bytes());
  write("title", media.title.bytes());
  write("library-caption", media.library_caption.bytes());
  write("long-description", media.long_description.bytes());
  write("photographer", media.photographer.bytes());
  write("agency", media.agency.bytes());
  for (const Creator& creator : media.creators) {
    const NameCode role = name_code(creator.role);
    if (!role.is_same && !is_blank(creator.role))
      losses_.add({"media", index, "creators"}, "a role is written as a code");
    write(role.code.empty() ? "creator" : "creator-" + role.code, creator.name.bytes());
  }
  write("source", media.source.bytes());
  for (std::size_t i = 0; i < media.rights.size(); ++i) {
    const Rights& rights = media.rights[i];
    const std::string further = i == 0 ? std::string() : "rights-" + std::to_string(i + 1) + "-";
    write(further + "copyright-holder", rights.holder.bytes());
    write(further + "copyright-notice", rights.notice.bytes());
    write(further + "usage-terms", rights.usage_terms.bytes());
    write(further + "licence", rights.licence_uri);
    if (rights.year != 0) write(further + "copyright-year", std::to_string(rights.year));
  }
  if (media.created.is_present())
    if (const std::optional<TruncatedStamp> stamp = truncated_date(media.created.value)) {
      write("created", stamp->stamp.view());
      if (stamp->time_dropped)
        losses_.add({"media", index, "created"}, "its zone is unknown, so only the day is written");
    }
  write("place", media.place.bytes());
  write("instructions", media.instructions.bytes());
  for (const Field& person : media.people_shown) write("person-shown", person.bytes());
  write("digital-source-type", media.digital_source_type);
  if (media.decorative) write("decorative", "true");
}

/// The same picture in other sizes.
void BodyWriter::write_further_files(const Media& media, int best) {
  std::string address;
  for (std::size_t i = 0; i < media.renditions.size(); ++i) {
    const Rendition& file = media.renditions[i];
    if (static_cast<int>(i) == best || !clean_uri(file.href, UriUse::media, address)) continue;
    xml_.start("media-reference");
    xml_.attribute("source", address);
    if (!is_blank(file.name)) xml_.attribute("name", file.name);
    if (!is_blank(file.mime)) xml_.attribute("mime-type", file.mime);
    if (file.height > 0) xml_.attribute("height", file.height);
    if (file.width > 0) xml_.attribute("width", file.width);
    if (file.height > 0 || file.width > 0) xml_.own_attribute("units", "pixels");
    xml_.end("media-reference");
  }
}

void BodyWriter::write_media(std::int32_t index, const Where& where) {
  if (index < 0 || static_cast<std::size_t>(index) >= article_.media.size()) {
    losses_.add(where, "a picture stands here that the article does not have");
    return;
  }
  const Media& media = article_.media[static_cast<std::size_t>(index)];
  shown_[static_cast<std::size_t>(index)] = true;
  const int best = best_rendition(media);
  if (best >= 0)
    clean_uri(media.renditions[static_cast<std::size_t>(best)].href, UriUse::media, address_);
  else
    address_.clear();
  const bool has_words = !is_blank(media.caption.bytes()) || !is_blank(media.credit.bytes());
  if (!nitf() && best < 0 && is_blank(media.caption.bytes()))
    return losses_.add({where.list, where.index},
                       "there is nothing to show of it: no address and no caption");
  materialise();
  xml_.line_ends();
  const Where caption{"media", index, "caption"}, credit{"media", index, "credit"};
  if (nitf()) {
    xml_.start("media");
    xml_.own_attribute("media-type", media_type_of(media.kind));
    if (!media_.as_item) write_media_metadata(media);
    xml_.start("media-reference");
    if (media_.as_item)
      xml_.attribute("source", media_guid(release_, article_, static_cast<std::size_t>(index)));
    else if (best >= 0)
      xml_.attribute("source", address_);
    else
      losses_.add({"media", index, "renditions"}, "no file has an http or https address");
    if (best >= 0) {
      const Rendition& file = media.renditions[static_cast<std::size_t>(best)];
      if (!media_.as_item && !is_blank(file.name)) xml_.attribute("name", file.name);
      if (!is_blank(file.mime)) xml_.attribute("mime-type", file.mime);
      if (!is_blank(media.alt.bytes())) xml_.attribute("alternate-text", media.alt.bytes());
      if (file.height > 0) xml_.attribute("height", file.height);
      if (file.width > 0) xml_.attribute("width", file.width);
      if (file.height > 0 || file.width > 0) xml_.own_attribute("units", "pixels");
    } else if (!is_blank(media.alt.bytes())) {
      xml_.attribute("alternate-text", media.alt.bytes());
    }
    xml_.end("media-reference");
    if (!media_.as_item) write_further_files(media, best);
    inline_.leaf("media-caption", media.caption, dialect_, caption);
    inline_.leaf("media-producer", media.credit, dialect_, credit);
    xml_.end("media");
  } else {
    xml_.start("figure");
    if (best >= 0 && (media.kind == MediaKind::picture || media.kind == MediaKind::graphic)) {
      xml_.start("img");
      xml_.attribute("src", address_);
      xml_.attribute("alt", media.alt.bytes());
      xml_.end("img");
    } else if (best >= 0) {
      xml_.start("p");
      xml_.mixed();
      xml_.start("a");
      xml_.attribute("href", address_);
      xml_.text(address_);
      xml_.end("a");
      xml_.end("p");
    }
    if (has_words) {
      xml_.start("figcaption");
      inline_.leaf("span", media.caption, dialect_, caption);
      inline_.leaf("small", media.credit, dialect_, credit);
      xml_.end("figcaption");
    }
    xml_.end("figure");
  }
  xml_.line_ends();
}

void BodyWriter::write_block(std::int32_t index) {
  const Block& block = article_.body[static_cast<std::size_t>(index)];
  const std::size_t parent = find_parent(index);
  Need need = Need::flow;
  if (block.kind == BlockKind::list_item) need = Need::item;
  if (block.kind == BlockKind::table_row) need = Need::row;
  if (block.kind == BlockKind::table_cell) need = Need::cell;
  settle(parent, need);

  if (stack_[size_ - 1].kind == Open::hidden || block.kind == BlockKind::boilerplate) {
    if (stack_[size_ - 1].kind != Open::hidden) push(Open::hidden, index, false);
    if (has_words(block)) losses_.add(body_at(index), "site furniture left out");
    return;
  }
  const bool full = is_full();
  if (full && !said_too_deep_) {
    said_too_deep_ = true;
    losses_.add(body_at(index), "nested deeper than 60 levels; its words stand beside its parent");
  }
  if (full && holds_blocks(block.kind)) {
    make_room(Need::flow);
    paragraph("p", block, index, {});
    if (!is_blank(block.citation.bytes())) {
      materialise();
      xml_.line_ends();
      xml_.start("p");
      inline_.write(block.citation, dialect_, body_at(index, "citation"));
      xml_.line_ends();
      xml_.end("p");
    }
    return;
  }
  make_room(need);
  const bool is_quote = block.kind == BlockKind::quote || block.kind == BlockKind::pull_quote;
  if (!is_quote && block.kind != BlockKind::embed && !is_blank(block.href))
    losses_.add(body_at(index, "href"), "a block of this kind has no address");
  if (!is_quote && !is_blank(block.citation.bytes()))
    losses_.add(body_at(index, "citation"), "a block of this kind has no citation");
  switch (block.kind) {
    case BlockKind::paragraph:
    case BlockKind::raw:
      paragraph("p", block, index, {});
      break;
    case BlockKind::correction:
      paragraph("p", block, index, "correction");
      break;
    case BlockKind::aside:
      paragraph("p", block, index, "aside");
      break;
    case BlockKind::heading:
      heading(block, index);
      break;
    case BlockKind::preformatted:
      preformatted(block, index);
      break;
    case BlockKind::embed:
      embed(block, index);
      break;
    case BlockKind::media:
      write_media(block.media, body_at(index, "media"));
      if (has_words(block)) paragraph("p", block, index, {});
      break;
    case BlockKind::rule:
      materialise();
      xml_.line_ends();
      xml_.start("hr");
      xml_.end("hr");
      if (has_words(block)) paragraph("p", block, index, {});
      break;
    case BlockKind::quote:
    case BlockKind::pull_quote:
      open(Open::quote, index, false);
      paragraph("p", block, index, {});
      if (nitf() && !block.href.empty())
        losses_.add(body_at(index, "href"),
                    "NITF has no place for the address a quotation was taken from");
      else if (!block.href.empty() && !clean_uri(block.href, UriUse::link, address_))
        losses_.add(body_at(index, "href"), "the address of a quotation is not http or https",
                    "body.unsafe-link");
      return;
    case BlockKind::list:
      open(Open::list, index, false);
      if (!has_words(block)) return;
      make_room(Need::flow);
      inline_.write(block.field, dialect_, body_at(index));
      return;
    case BlockKind::table:
      open(Open::table, index, false);
      if (!has_words(block)) return;
      materialise();
      inline_.leaf("caption", block.field, dialect_, body_at(index));
      return;
    case BlockKind::table_row:
      open(Open::row, index, false);
      if (!has_words(block)) return;
      make_room(Need::flow);
      inline_.write(block.field, dialect_, body_at(index));
      return;
    case BlockKind::list_item:
    case BlockKind::table_cell:
      open(block.kind == BlockKind::list_item ? Open::item : Open::cell, index, false);
      if (has_words(block)) inline_.write(block.field, dialect_, body_at(index));
      return;
    case BlockKind::boilerplate:
      break;
  }
  if (!full) push(Open::transparent, index, false);
}

}  // namespace stet
