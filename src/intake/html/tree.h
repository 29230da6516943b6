#pragma once
/// An HTML document as one flat list of nodes in document order, each with its place.
///
/// Any bytes are some tree. It follows WHATWG HTML 13.2.6 where that matters to an article: void
/// elements, implied end tags, paragraphs ended by blocks, formatting closed across other elements,
/// raw text, foreign content. It differs where a flat list asks for it: no implied html, head, body
/// or tbody; nothing is moved out of tables; formatting left open ends with its block. Linear in
/// the input. Reading a tree is [any thread].

#include "intake/html/tags.h"
#include "intake/html/tokenizer.h"
#include "text/budget.h"
#include "text/limits.h"
#include "text/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::html {

using NodeIndex = std::uint32_t;

enum class NodeKind : std::uint8_t {
  root,  ///< node 0
  element,
  text,
  comment,
  format_end,  ///< the formatting element `parent` names ends here, though its parent goes on
};

struct Node {
  NodeKind kind = NodeKind::root;
  Tag tag = Tag::unknown;
  Cooking cooking = Cooking::data;  ///< text and comment: of `content`
  bool foreign = false;             ///< svg, math and what stands in them
  std::uint16_t attributes = 0;
  std::uint32_t first_attribute = 0;  ///< in Tree::attributes
  NodeIndex parent = 0;               ///< format_end: the element that ends
  NodeIndex end = 0;                  ///< one past its last descendant
  Span at;                            ///< tags included
  Span content;                       ///< element: its name; text and comment: the raw bytes
};

struct Tree {
  std::string_view input;
  std::vector<Node> nodes;
  std::vector<Attribute> attributes;
  std::uint32_t too_deep = 0;            ///< elements flattened into their parent
  std::uint32_t dropped_attributes = 0;  ///< beyond the limits
  Span first_too_deep, first_dropped;

  std::string_view raw(Span span) const { return input.substr(span.begin, span.size()); }
  /// The attribute of that name (lower case), or nullptr.
  const Attribute* attribute(NodeIndex node, std::string_view name) const;
  bool has_attribute(NodeIndex node, std::string_view name) const {
    return attribute(node, name) != nullptr;
  }
  /// Its value with references decoded, white space around it trimmed; empty when it is not there.
  std::string attribute_text(NodeIndex node, std::string_view name) const;
  /// The same undecoded: for names, numbers and addresses without references.
  std::string_view attribute_raw(NodeIndex node, std::string_view name) const;
};

/// `input` must outlive the tree. A spent budget ends the tree early; the caller asks the budget.
Tree parse_html(std::string_view input, const Limits& limits, const Budget* budget = nullptr);

}  // namespace stet::html
