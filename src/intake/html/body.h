#pragma once
/// Body HTML to blocks, for the page reader and for the JSON readers whose bodies are HTML.
///
/// The HTML is a Text, so that it may itself have been read out of a JSON string: every place that
/// comes back counts in the source of the article. Mark-up is read as browsers read it: any bytes
/// are some tree. Script, style, forms and hidden parts go with their content. Time is linear in
/// the HTML. An article is filled by one thread.

#include "article/article.h"
#include "intake/reader.h"
#include "text/span.h"
#include "text/text.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace stet {

/// A comment met in the body and where it stood: WordPress blocks and Superdesk embeds are written
/// as comments.
struct HtmlComment {
  Text text;  ///< between the marks, trimmed
  Span at;    ///< the whole comment in the source, marks included
  std::int32_t block =
      0;  ///< index in Article::body of the next block behind it; may be body.size()
};

/// What read_html_body() added.
struct HtmlBody {
  std::int32_t first_block = 0, blocks = 0;  ///< in Article::body
  std::int32_t first_media = 0, media = 0;   ///< in Article::media
  std::vector<HtmlComment> comments;         ///< in reading order
};

/// Appends the blocks of `html` to `article.body`, its pictures, sound and film to `article.media`
/// (role body, placed), runs to `article.runs`, and notices (`input.too-deep`,
/// `input.too-many-paragraphs`, ...) to the provenance. `html` is a fragment: every part of it that
/// shows is body. Waiver comments (`stet-disable` ...) also become `article.extra` with the path
/// "comment". `html.bytes` and its pieces must outlive the article.
HtmlBody read_html_body(const Text& html, Article& article, const ReadOptions& options);

/// A short field that may hold mark-up (headline, caption, byline): tags removed, entities decoded
/// once, white space folded, trimmed; <br> and the ends of blocks become one space.
Text html_to_text(const Text& html, TextArena& arena);

/// The same, keeping the runs (strong, em, links ...) in `article.runs`. `known` is present or
/// empty by the words, its place that of the words, or of all of `html` when there are none.
Field html_to_field(const Text& html, Article& article);

}  // namespace stet
