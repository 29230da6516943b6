/// Markdown with a head of YAML or TOML, as site builders and newsrooms' repositories keep it.

#include "intake/html/values.h"
#include "intake/markdown/blocks.h"
#include "intake/markdown/front_matter.h"
#include "intake/markdown/head_fields.h"
#include "intake/readers.h"
#include "intake/text/decode.h"
#include "intake/text/look.h"

#include <algorithm>
#include <string>
#include <utility>

namespace stet {
namespace {

constexpr int kHeadSeen = 92, kManySigns = 40, kSomeSigns = 20;
constexpr float kFirstHeading = 0.8f;  // a heading that opens a body without a title

int sniff_markdown(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (markdown::has_front_matter(head)) return kHeadSeen;
  head = trimmed(head);
  const bool heading = head.starts_with("# ") || head.starts_with("## ");
  int signs = heading ? 1 : 0;
  // Wire copy ends in a notebook with headings and links of its own; Markdown shows from the start.
  const std::string_view first_half = heading ? head : head.substr(0, head.size() / 2);
  for (const std::string_view sign : {"\n## ", "](", "**", "\n> ", "\n```", "![", "\n* ", "\n- "})
    signs += first_half.find(sign) != first_half.npos ? 1 : 0;
  if (heading) return signs >= 2 ? kManySigns : kSomeSigns;
  const bool addressed = head.find("](http") != head.npos || head.find("![") != head.npos;
  return addressed && signs >= 3 && !head.starts_with('<') && !head.starts_with('{') ? kSomeSigns
                                                                                     : 0;
}

/// A first heading of level 1 is the headline when the head has none; once more it is dropped.
void take_first_heading(Article& article) {
  if (article.body.empty()) return;
  const Block& first = article.body.front();
  if (first.kind != BlockKind::heading || first.level != 1 || !first.field.is_present()) return;
  if (const Headline* stated = article.headline()) {
    if (!html::same_words(stated->field.bytes(), first.field.bytes())) return;
  } else {
    Field headline = first.field;
    headline.known.how = How::derived;
    headline.known.confidence = kFirstHeading;
    article.headlines.insert(article.headlines.begin(), {HeadlineRole::main, headline});
  }
  article.body.erase(article.body.begin());
  for (Block& block : article.body)
    if (block.parent >= 0) --block.parent;
  for (Media& media : article.media)
    if (media.placed_at >= 0) --media.placed_at;
}

Result<Article> read_markdown(std::string_view source, const ReadOptions& options) {
  Article article;
  article.source = source;
  Result<DecodedText> decoded = decode_text(source, options, article.arena);
  if (!decoded) return decoded.error();
  article.provenance = {.format = markdown_reader.id,
                        .escape = SourceEscape::none,
                        .notices = std::move(decoded->notices)};
  const Text whole = decoded->whole;
  const markdown::FrontMatter head = markdown::read_front_matter(whole, article.arena);
  if (head.unread > 0)
    article.provenance.notices.push_back({.rule = "input.too-many-members",
                                          .message = "the head has more than " +
                                                     std::to_string(markdown::kMostEntries) +
                                                     " values; the rest was not read",
                                          .at = whole.source({head.unread, head.unread + 1})});
  markdown::read_head_fields(head, article);
  if (options.budget && options.budget->spent()) return options.budget->why("reading markdown");
  markdown::read_blocks(whole, head.body, article, options);
  if (options.budget && options.budget->spent()) return options.budget->why("reading markdown");
  take_first_heading(article);
  return article;
}

}  // namespace

constinit const Reader markdown_reader{
    .id = "markdown",
    .name = "Markdown with or without front matter",
    .media_type = "text/markdown",
    .sniff = sniff_markdown,
    .read = read_markdown,
};

}  // namespace stet
