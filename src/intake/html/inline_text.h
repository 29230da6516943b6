#pragma once
/// Words on their way to a Field: text and the runs open over it.

#include "article/article.h"
#include "intake/html/tree.h"
#include "text/text.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace stet::html {

/// The run an inline element makes (strong, em, a with an address ...); false for the others.
bool markup_of(const Tree& tree, NodeIndex element, Markup& markup);

class InlineText {
 public:
  /// All of these outlive it. `html` is the Text that the tree was parsed from.
  InlineText(const Tree& tree, const Text& html, Article& article)
      : tree_(&tree), html_(html), article_(&article), builder_(article.arena) {}

  /// True when something that prints came with it.
  bool append(const Node& text, bool keep_space);
  /// Words that are no text node (the alt text of an emoji).
  void append_attribute(const Attribute& attribute);
  void line_break(Span at, bool keep_space);
  void space(Span at);
  /// Nothing new inside a run of the same kind: <b> in <b>.
  void open_run(NodeIndex element, Markup markup, std::string_view href);
  void close_run(NodeIndex element);

  bool empty() const { return builder_.empty(); }
  /// Nothing that prints.
  bool is_blank() const;
  /// Throws the words away; runs stay open.
  void clear();
  /// The words so far as a Field with its runs in Article::runs; runs that are open go on in what
  /// follows. Present, or empty with no place.
  Field finish();

 private:
  struct Open {
    NodeIndex element = 0;
    std::uint32_t begin = 0;
    Markup markup{};
    std::string_view href;
  };
  void add_run(const Open& run);

  const Tree* tree_;
  Text html_;
  Article* article_;
  TextBuilder builder_;
  std::vector<Open> open_;
  std::vector<Run> runs_;
};

}  // namespace stet::html
