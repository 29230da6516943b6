// Pictures and what is said about them: figures, captions, credits, embeds, data tables.
#include "intake/html/ascii.h"
#include "intake/html/blocks.h"
#include "intake/html/class_words.h"
#include "intake/html/visibility.h"

#include <algorithm>
#include <utility>

namespace stet::html {
namespace {

bool names_holder(std::string_view itemprop) {
  for (const std::string_view name :
       {"copyrightHolder", "creditText", "creator", "author", "provider", "copyrightNotice"})
    if (equal_letters(itemprop, name)) return true;
  return false;
}

bool shares_address(const Media& a, const Media& b) {
  for (const Rendition& each : a.renditions)
    for (const Rendition& other : b.renditions)
      if (each.href == other.href) return true;
  return false;
}

}  // namespace

void BlockReader::open_table_part(NodeIndex index) {
  const Tag tag = node(index).tag;
  if (tag == Tag::table) {
    if (data_tables_.empty()) data_tables_ = find_data_tables(tree_);
    if (data_tables_[index] != 0)
      push_container(index, BlockKind::table);
    else
      push_block(index, BlockKind::paragraph, 0, false);
    frames_.back().data_table = data_tables_[index] != 0;
    return;
  }
  if (!frame().data_table) return push_block(index, BlockKind::paragraph, 0, false);
  if (tag == Tag::tr) return push_container(index, BlockKind::table_row);
  push_container(index, BlockKind::table_cell, tag == Tag::th ? 1 : 0);
}

/// True when the element was used up, content and all.
bool BlockReader::open_media(NodeIndex index) {
  switch (node(index).tag) {
    case Tag::img:
    case Tag::amp_img:
    case Tag::image: {
      if (class_words(tree_, index) & kEmojiWord) {
        if (const Attribute* alt = tree_.attribute(index, "alt")) sink().append_attribute(*alt);
        return true;
      }
      if (auto media = media_reader_.read_image(index)) {
        last_image_ = index;
        add_media(std::move(*media));
      }
      return true;
    }
    case Tag::picture: {
      if (auto media = media_reader_.read_picture(index)) {
        last_image_ = node(index).end - 1;
        for (NodeIndex i = index + 1; i < node(index).end; ++i)
          if (node(i).tag == Tag::img) last_image_ = i;
        add_media(std::move(*media));
      }
      return true;
    }
    case Tag::video:
    case Tag::audio:
      if (auto media = media_reader_.read_film_or_sound(index)) {
        flush();
        add_media(std::move(*media));
      }
      return true;
    case Tag::iframe:
    case Tag::embed:
    case Tag::object:
      open_embed(index);
      return true;
    case Tag::noscript:
      open_noscript(index);
      return true;
    default:
      return false;
  }
}

void BlockReader::open_embed(NodeIndex index) {
  const std::string_view address = media_reader_.embed_address(index);
  if (address.empty()) return;
  flush();
  add_block({.kind = BlockKind::embed,
             .parent = frame().block,
             .href = address,
             .at = place(node(index).at)});
}

/// The picture for browsers without script; a copy of the one before when that had an address.
void BlockReader::open_noscript(NodeIndex index) {
  NodeIndex before = index;
  while (before > 1) {
    const Node& each = node(--before);
    const bool blank = each.kind == NodeKind::comment ||
                       (each.kind == NodeKind::text && trim(tree_.raw(each.content)).empty());
    if (!blank) break;
  }
  if (before == last_image_ && last_image_ != 0) return;
  for (NodeIndex i = index + 1; i < node(index).end; ++i) {
    if (node(i).kind != NodeKind::element || node(i).tag != Tag::img || node(i).foreign) continue;
    if (auto media = media_reader_.read_image(i)) add_media(std::move(*media));
  }
}

void BlockReader::add_media(Media media) {
  if (images_ >= options_.limits.images) {
    notice_once(said_images_, "input.too-many-images",
                "the body has more than " + std::to_string(options_.limits.images) +
                    " pictures; the rest was not read",
                media.at);
    return;
  }
  ++images_;
  const std::int32_t just = media_just_placed();
  if (just >= 0 && shares_address(article_.media[static_cast<std::size_t>(just)], media)) return;
  if (&sink() == &words_ && !words_.is_blank() && !is_inside(Role::figure)) {
    waiting_.push_back(std::move(media));
    return;
  }
  place_media(std::move(media));
}

void BlockReader::place_media(Media media) {
  Block block{.kind = BlockKind::media, .parent = frame().block, .at = media.at};
  block.media = static_cast<std::int32_t>(article_.media.size());
  media.placed_at = add_block(std::move(block));
  if (media.placed_at < 0) return;
  article_.media.push_back(std::move(media));
}

std::int32_t BlockReader::media_just_placed() const {
  if (article_.body.empty() || !words_.is_blank()) return -1;
  if (static_cast<std::int32_t>(article_.body.size()) <= result_.first_block) return -1;
  return article_.body.back().media;
}

bool BlockReader::has_image(NodeIndex index) const {
  for (NodeIndex i = index + 1; i < node(index).end; ++i) {
    const Tag tag = node(i).tag;
    if (node(i).kind == NodeKind::element &&
        (tag == Tag::img || tag == Tag::picture || tag == Tag::video || tag == Tag::amp_img))
      return true;
  }
  return false;
}

bool BlockReader::open_figure_part(NodeIndex index, std::uint32_t words) {
  const Tag tag = node(index).tag;
  if (is_inside(Role::credit)) return false;
  if (open_credit(index, words)) return true;
  if (is_inside(Role::caption)) return false;
  const bool figure = is_inside(Role::figure);
  if (tag != Tag::figcaption && !(words & kCaptionWord)) return false;
  if (tag != Tag::figcaption && has_image(index)) {
    // <div class="wp-caption"><img><p class="wp-caption-text">
    if (figure || !is(tag, kBlock) || tag == Tag::figure) return false;
    flush();
    push(index, Role::figure).first_media = static_cast<std::uint32_t>(article_.media.size());
    return true;
  }
  std::uint32_t first = frame().first_media;
  if (!figure) {
    const std::int32_t just = media_just_placed();
    if (just < 0 || article_.media[static_cast<std::size_t>(just)].caption.is_present())
      return false;
    first = static_cast<std::uint32_t>(just);
  }
  flush();
  caption_.space(node(index).at);
  push(index, Role::caption).first_media = first;
  if (!has_caption_) caption_at_ = place(node(index).at);
  has_caption_ = true;
  return true;
}

bool BlockReader::open_credit(NodeIndex index, std::uint32_t words) {
  const Node& here = node(index);
  const bool caption = is_inside(Role::caption);
  const bool figure = is_inside(Role::figure);
  const bool small_print = here.tag == Tag::small || here.tag == Tag::cite;
  bool names = (words & kCreditWord) != 0;
  if (caption || figure) {
    names |= small_print || (words & (kSourceWord | kBylineWord)) != 0;
    const std::string_view itemprop = tree_.attribute_raw(index, "itemprop");
    names |= !itemprop.empty() && names_holder(itemprop);
  }
  if (!names || here.tag == Tag::figcaption || here.tag == Tag::figure || has_image(index))
    return false;
  std::uint32_t first = frame().first_media;
  if (!caption && !figure) {
    const std::int32_t just = media_just_placed();
    if (just < 0 || article_.media[static_cast<std::size_t>(just)].credit.is_present())
      return false;
    first = static_cast<std::uint32_t>(just);
  } else if (!caption && is_in_quote()) {
    return false;  // <figure><blockquote>..<cite>
  }
  if (!caption) flush();
  credit_.space(here.at);
  credit_is_small_print_ = small_print && credit_.empty();
  Frame& made = push(index, Role::credit);
  made.first_media = first;
  return true;
}

void BlockReader::close_figure(const Frame& gone) {
  flush();
  if (article_.media.size() > gone.first_media)
    give_caption(gone.first_media);
  else
    keep_stray_caption();
}

void BlockReader::give_caption(std::uint32_t first_media) {
  if (first_media >= article_.media.size()) return keep_stray_caption();
  // <figcaption><small>all of it</small></figcaption>
  if (has_caption_ && credit_is_small_print_ && caption_.is_blank()) std::swap(caption_, credit_);
  const auto from = article_.media.begin() + static_cast<std::ptrdiff_t>(first_media);
  const auto wanting = std::find_if(from, article_.media.end(), [](const Media& media) {
    return media.caption.known.presence == Presence::absent;
  });
  if (has_caption_ && wanting != article_.media.end()) {
    if (caption_.is_blank()) {
      wanting->caption.known = {.presence = Presence::empty, .at = caption_at_};
      caption_.clear();
    } else {
      wanting->caption = caption_.finish();
    }
  } else if (!caption_.is_blank()) {
    keep_stray_caption();
  }
  const Field credit = credit_.is_blank() ? Field() : credit_.finish();
  credit_.clear();
  for (auto media = from; media != article_.media.end(); ++media) {
    if (!media->credit.is_present()) media->credit = credit;
    const auto in_caption = find_credit(media->caption.bytes());
    if (!media->credit.is_present() && in_caption) {
      media->credit.text = article_.arena.part(media->caption.text, in_caption->span);
      media->credit.known = {.presence = Presence::present,
                             .how = How::derived,
                             .confidence = in_caption->confidence,
                             .at = media->credit.text.source()};
      media->credit_in_caption = true;
    }
    split_credit(*media, article_.arena);
  }
  has_caption_ = false;
  credit_is_small_print_ = false;
}

/// A caption of something that is no media: an embed, a quotation, a table.
void BlockReader::keep_stray_caption() {
  has_caption_ = false;
  if (!credit_.is_blank()) {
    if (caption_.is_blank()) std::swap(caption_, credit_);
  }
  credit_.clear();
  if (caption_.is_blank()) return caption_.clear();
  const Field field = caption_.finish();
  if (!article_.body.empty()) {
    Block& last = article_.body.back();
    if (last.kind == BlockKind::embed && last.field.text.empty()) {
      last.field = field;
      return;
    }
    const bool quote = last.kind == BlockKind::quote || last.kind == BlockKind::pull_quote;
    if (quote && last.citation.text.empty()) {
      last.citation = field;
      return;
    }
  }
  add_block({.kind = BlockKind::paragraph,
             .parent = frame().block,
             .field = field,
             .at = field.text.source()});
}

void report_tree(const Tree& tree, const Text& html, Article& article, const Limits& limits) {
  if (tree.too_deep > 0)
    article.provenance.notices.push_back(
        {.rule = "input.too-deep",
         .message = std::to_string(tree.too_deep) + " elements are nested deeper than " +
                    std::to_string(limits.depth) + " levels and were read as part of their parent",
         .at = html.source(tree.first_too_deep)});
  if (tree.dropped_attributes > 0)
    article.provenance.notices.push_back(
        {.rule = "input.too-many-attributes",
         .message = std::to_string(tree.dropped_attributes) + " attributes beyond " +
                    std::to_string(limits.attributes) + " an element or " +
                    std::to_string(limits.attribute_bytes) + " bytes were not read",
         .at = html.source(tree.first_dropped)});
}

}  // namespace stet::html
