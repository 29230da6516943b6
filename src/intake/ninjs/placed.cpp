#include "intake/ninjs/placed.h"

namespace stet::ninjs {
namespace {

/// The id in `EMBED START Image {id: "editor_0"}`; empty when it is no such comment.
std::string_view embed_id(std::string_view comment) {
  if (!comment.starts_with("EMBED START")) return {};
  const std::size_t key = comment.find("id:");
  const std::size_t open = key == comment.npos ? key : comment.find('"', key);
  const std::size_t close = open == comment.npos ? open : comment.find('"', open + 1);
  return close == comment.npos ? std::string_view{} : comment.substr(open + 1, close - open - 1);
}

}  // namespace

void place_embeds(const HtmlBody& body, Reading& reading) {
  Article& article = reading.article;
  std::int32_t media = body.first_media;
  const std::int32_t media_end = body.first_media + body.media;
  for (std::size_t i = 0; i < body.comments.size(); ++i) {
    const std::string_view id = embed_id(body.comments[i].text.bytes);
    if (id.empty()) continue;
    // Up to the next embed: media stand in the order of the body.
    std::int32_t end = INT32_MAX;
    for (std::size_t next = i + 1; next < body.comments.size() && end == INT32_MAX; ++next)
      if (body.comments[next].text.bytes.starts_with("EMBED")) end = body.comments[next].block;
    const auto placed = [&] { return article.media[static_cast<std::size_t>(media)].placed_at; };
    while (media < media_end && placed() < body.comments[i].block) ++media;
    if (media < media_end && placed() < end)
      article.media[static_cast<std::size_t>(media++)].id = id;
  }
}

}  // namespace stet::ninjs
