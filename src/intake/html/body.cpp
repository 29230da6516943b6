#include "intake/html/body.h"

#include "intake/html/ascii.h"
#include "intake/html/blocks.h"
#include "intake/html/fold.h"
#include "intake/html/visibility.h"
#include "intake/html/waivers.h"

namespace stet {
namespace {

using namespace html;

/// Words only.
struct PlainLine {
  const Tree& tree;
  TextBuilder builder;
  void append(const Node& text) { append_folded(builder, tree.input, text); }
  void space(std::uint32_t at) { builder.fold_space({at, at}); }
  void open(NodeIndex) {}
  void close(NodeIndex) {}
};

/// Words and runs.
struct MarkedLine {
  const Tree& tree;
  Article& article;
  InlineText inline_text;
  void append(const Node& text) { inline_text.append(text, false); }
  void space(std::uint32_t at) { inline_text.space({at, at}); }
  void open(NodeIndex element) {
    Markup markup{};
    if (!markup_of(tree, element, markup)) return;
    std::string_view href;
    if (markup == Markup::link) href = article.arena.keep(tree.attribute_text(element, "href"));
    inline_text.open_run(element, markup, href);
  }
  void close(NodeIndex element) { inline_text.close_run(element); }
};

bool breaks_line(const Node& node) { return node.tag == Tag::br || is(node.tag, kBlock); }

/// A whole tree as one line.
template <class Line>
void read_line(const Tree& tree, Line& line) {
  std::vector<NodeIndex> open;
  const auto close_until = [&](NodeIndex index) {
    while (!open.empty() && tree.nodes[open.back()].end <= index) {
      line.close(open.back());
      if (breaks_line(tree.nodes[open.back()])) line.space(tree.nodes[open.back()].at.end);
      open.pop_back();
    }
  };
  for (NodeIndex i = 1; i < tree.nodes.size();) {
    close_until(i);
    const Node& here = tree.nodes[i];
    if (here.kind == NodeKind::text) line.append(here);
    if (here.kind == NodeKind::format_end) line.close(here.parent);
    if (here.kind == NodeKind::element) {
      if (breaks_line(here)) line.space(here.at.begin);
      if (here.foreign || is(here.tag, kRemoved) || is_hidden(tree, i)) {
        i = here.end;
        continue;
      }
      line.open(i);
      open.push_back(i);
    }
    ++i;
  }
  close_until(static_cast<NodeIndex>(tree.nodes.size()));
}

}  // namespace

HtmlBody read_html_body(const Text& html, Article& article, const ReadOptions& options) {
  const Tree tree = parse_html(html.bytes, options.limits, options.budget);
  report_tree(tree, html, article, options.limits);
  HtmlBody body = BlockReader(tree, html, article, options, {}).read(0);
  keep_waivers(tree, html, article);
  return body;
}

Text html_to_text(const Text& html, TextArena& arena) {
  const Tree tree = parse_html(html.bytes, Limits{});
  PlainLine line{tree, TextBuilder(arena)};
  read_line(tree, line);
  trim_end(line.builder);
  return arena.compose(line.builder.finish(html.bytes), html);
}

Field html_to_field(const Text& html, Article& article) {
  const Tree tree = parse_html(html.bytes, Limits{});
  MarkedLine line{tree, article, InlineText(tree, html, article)};
  read_line(tree, line);
  Field field = line.inline_text.finish();
  if (!field.is_present()) field.known.at = html.source();
  return field;
}

}  // namespace stet
