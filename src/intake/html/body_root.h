#pragma once
/// Where in a page the story stands, and what in it is not the story.

#include "intake/html/tree.h"

#include <cstdint>
#include <vector>

namespace stet::html {

struct BodyRoot {
  NodeIndex root = 0;
  bool stated = false;                ///< [itemprop=articleBody]; else worked out
  float confidence = 0;               ///< 1 when stated
  std::vector<std::uint8_t> dropped;  ///< by node, 1: furniture, with all below it
};

/// Trust in this order: [itemprop=articleBody], <article>, <main>, then where most words of
/// paragraphs stand. Furniture: navigation, share bars, related stories, comment sections, lists of
/// links. What holds a third of the page's paragraphs is never furniture, whatever its name. Linear
/// in the tree.
BodyRoot find_body_root(const Tree& tree);

/// Whether an element says to be that property of a thing: microdata's `itemprop`, or RDFa's
/// `property` in schema.org's vocabulary.
bool has_property(const Tree& tree, NodeIndex element, std::string_view name);

/// Whether the space-separated list in an attribute has that word, in any case of ASCII letters.
bool lists(std::string_view list, std::string_view word);

}  // namespace stet::html
