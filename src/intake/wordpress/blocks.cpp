#include "intake/wordpress/blocks.h"

#include <algorithm>
#include <string>
#include <utility>

namespace stet::wordpress {
namespace {

// Blocks whose content is made when the page is shown.
constexpr std::string_view kElsewhere[] = {"block",        "pattern",      "template-part",
                                           "latest-posts", "query",        "post-featured-image",
                                           "rss",          "shortcode-ref"};

/// "image" of `wp:image {...}` and of `/wp:core/image`; empty: no block.
std::string_view block_name(std::string_view comment) {
  if (comment.starts_with('/')) comment.remove_prefix(1);
  if (!comment.starts_with("wp:")) return {};
  comment.remove_prefix(3);
  if (comment.starts_with("core/")) comment.remove_prefix(5);
  return comment.substr(0, comment.find_first_of(" {/"));
}

/// The number behind `"id":` or `"mediaId":` in a block's attributes; empty: none.
std::string_view media_id(std::string_view comment) {
  for (const std::string_view key : {"\"id\":", "\"mediaId\":"}) {
    std::size_t at = comment.find(key);
    if (at == comment.npos) continue;
    at += key.size();
    const std::size_t end = std::min(comment.find_first_not_of("0123456789", at), comment.size());
    if (end > at) return comment.substr(at, end - at);
  }
  return {};
}

bool holds_media(std::string_view name) {
  return name == "image" || name == "cover" || name == "media-text" || name == "video" ||
         name == "audio" || name == "file";
}

/// Between the comments of an embed stands its address, alone in a paragraph: the site shows what
/// is there.
void mark_embed(std::int32_t from, std::int32_t to, Article& article) {
  const auto end = std::min(static_cast<std::size_t>(to), article.body.size());
  for (auto i = static_cast<std::size_t>(from); i < end; ++i) {
    Block& block = article.body[i];
    const std::string_view words = block.field.bytes();
    if (block.kind != BlockKind::paragraph || !words.starts_with("http") ||
        words.find(' ') != words.npos)
      continue;
    block.kind = BlockKind::embed;
    block.href = words;
    block.field = {};
  }
}

}  // namespace

void read_block_comments(const HtmlBody& body, Article& article) {
  // Media stand in the order of the body, and so do the comments: one walk over both.
  std::int32_t media = body.first_media;
  const std::int32_t end = body.first_media + body.media;
  std::string_view id;
  int galleries = 0;
  std::int32_t embed_from = body.first_block;
  const auto settle = [&](std::int32_t block) {
    for (; media < end; ++media) {
      Media& each = article.media[static_cast<std::size_t>(media)];
      if (each.placed_at >= block) return;
      if (each.id.empty() && !id.empty()) each.id = std::exchange(id, {});
      if (galleries > 0) each.role = MediaRole::gallery;
    }
  };
  for (const HtmlComment& comment : body.comments) {
    const std::string_view words = comment.text.bytes;
    const std::string_view name = block_name(words);
    if (name.empty()) continue;
    settle(comment.block);
    const bool closes = words.starts_with('/');
    if (name == "embed" || name.starts_with("core-embed/")) {
      if (closes) mark_embed(embed_from, comment.block, article);
      embed_from = comment.block;
    }
    if (name == "gallery") galleries = std::max(0, galleries + (closes ? -1 : 1));
    if (holds_media(name)) id = closes ? std::string_view() : media_id(words);
    if (!closes &&
        std::find(std::begin(kElsewhere), std::end(kElsewhere), name) != std::end(kElsewhere))
      article.provenance.notices.push_back(
          {.rule = "input.not-carried",
           .message =
               "the block \"" + std::string(name) + "\" refers to content that is not in the post",
           .at = comment.at});
  }
  settle(INT32_MAX);
}

}  // namespace stet::wordpress
