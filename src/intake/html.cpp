#include "intake/html/ascii.h"
#include "intake/html/blocks.h"
#include "intake/html/body.h"
#include "intake/html/encoding.h"
#include "intake/html/page.h"
#include "intake/html/waivers.h"
#include "intake/reader.h"
#include "intake/readers.h"
#include "text/utf8.h"

#include <algorithm>
#include <limits>
#include <string>

namespace stet {
namespace {

constexpr float kFirstHeading = 0.8f;  // an <h1> that opens a fragment

/// True when a start tag of one of these names opens the bytes.
bool opens_with(std::string_view lower_head, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (!lower_head.substr(1).starts_with(name)) continue;
    const std::size_t behind = 1 + name.size();
    if (behind >= lower_head.size()) return false;
    const char c = lower_head[behind];
    if (html::is_space(c) || c == '>' || c == '/') return true;
  }
  return false;
}

int sniff_html(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  // UTF-16 with a byte order mark: "<!" or "<h" in two-byte units.
  if (head.size() > 5 && (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))) {
    const std::size_t at = head[0] == '\xFF' ? 2 : 3;
    const char next = head[at + 2];
    return head[at] == '<' && (next == '!' || next == 'h' || next == 'H') ? 60 : 0;
  }
  head = html::trim(head);
  if (!head.starts_with('<')) return 0;
  const std::string lower = stet::lower(head.substr(0, 4096));
  const std::string_view text = lower;
  if (text.starts_with("<!doctype html") || opens_with(text, {"html"})) return 95;
  const bool has_page = text.find("<html") != text.npos || text.find("<head>") != text.npos ||
                        text.find("<body") != text.npos;
  if (text.starts_with("<?xml") || text.starts_with("<!doctype"))
    return text.find("<html") != text.npos ? 85 : 0;
  if (text.starts_with("<!--")) return has_page ? 80 : text.find("-->") != text.npos ? 50 : 0;
  if (opens_with(text, {"head", "body", "meta", "title", "link", "script", "style"})) return 75;
  if (opens_with(text, {"p",       "div",     "h1",      "h2",     "h3",    "h4",
                        "article", "section", "figure",  "ul",     "ol",    "blockquote",
                        "table",   "img",     "span",    "a",      "b",     "strong",
                        "em",      "i",       "header",  "main",   "aside", "br",
                        "hr",      "pre",     "picture", "iframe", "video"}))
    return 60;
  return has_page ? 40 : 0;
}

/// A fragment has no fields but the body; a first <h1> is its headline.
void read_fragment(const html::Tree& tree, const Text& text, Article& article,
                   const ReadOptions& options) {
  html::BlockReader(tree, text, article, options, {}).read(0);
  html::keep_waivers(tree, text, article);
  if (article.body.empty()) return;
  const Block first = article.body.front();
  if (first.kind != BlockKind::heading || first.level != 1) return;
  Field headline = first.field;
  headline.known.how = How::derived;
  headline.known.confidence = kFirstHeading;
  article.headlines.push_back({HeadlineRole::main, headline});
  article.body.erase(article.body.begin());
  for (Block& block : article.body)
    if (block.parent >= 0) --block.parent;
  for (Media& media : article.media)
    if (media.placed_at >= 0) --media.placed_at;
}

Result<Article> read_html(std::string_view source, const ReadOptions& options) {
  const std::uint64_t most =
      std::min<std::uint64_t>(options.limits.input_bytes, std::numeric_limits<std::int32_t>::max());
  if (source.size() > most)
    return Error{.code = Code::limit,
                 .message = "input is larger than " + std::to_string(most) + " bytes",
                 .offset = most};
  Article article;
  article.source = source;
  article.kind = ArticleKind::text;
  article.provenance.format = "html";
  article.provenance.escape = SourceEscape::html;
  const Text text = html::read_encoding(source, article.arena, article.provenance.notices);
  const html::Tree tree = html::parse_html(text.bytes, options.limits, options.budget);
  html::report_tree(tree, text, article, options.limits);
  if (options.budget && options.budget->spent()) return options.budget->why("reading html");
  if (html::is_page(tree))
    html::PageReader(tree, text, article, options).read();
  else
    read_fragment(tree, text, article, options);
  if (options.budget && options.budget->spent()) return options.budget->why("reading html");
  return article;
}

}  // namespace

constinit const Reader html_reader{
    .id = "html",
    .name = "HTML page or fragment",
    .media_type = "text/html",
    .sniff = sniff_html,
    .read = read_html,
};

}  // namespace stet
