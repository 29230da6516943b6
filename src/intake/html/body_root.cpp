#include "intake/html/body_root.h"

#include "intake/html/ascii.h"
#include "intake/html/class_words.h"
#include "intake/html/visibility.h"

#include <algorithm>
#include <string>

namespace stet::html {
namespace {

constexpr std::uint32_t kProse = 60;      // bytes of one text node that is prose even without <p>
constexpr double kFurnitureShare = 0.33;  // of the page's paragraph words: never furniture
constexpr double kRootShare = 0.4;        // of them: enough for a named root
constexpr double kDescendShare = 0.8;     // of its parent's: the child is the root
constexpr double kDirectShare = 0.05;     // of its prose in its own paragraphs: go no deeper
constexpr double kLinkShare = 0.75;       // of its words in links: a list of links
constexpr float kArticleConfidence = 0.9f;
constexpr float kMainConfidence = 0.8f;
constexpr float kDensityConfidence = 0.6f;

/// Bytes of words before each node: all, in links, in paragraphs. One more entry than nodes.
struct Words {
  std::vector<std::uint32_t> all, links, prose;

  static std::uint32_t in(const std::vector<std::uint32_t>& sums, const Tree& tree,
                          NodeIndex node) {
    return sums[tree.nodes[node].end] - sums[node];
  }
};

bool is_gone(const Tree& tree, NodeIndex index) {
  const Node& node = tree.nodes[index];
  if (node.kind != NodeKind::element) return false;
  // A form may hold the whole page.
  if (node.foreign || (is(node.tag, kRemoved) && node.tag != Tag::form) ||
      node.tag == Tag::noscript)
    return true;
  return is_hidden(tree, index);
}

Words count_words(const Tree& tree, const std::vector<std::uint8_t>& dropped) {
  const std::size_t size = tree.nodes.size();
  Words words{std::vector<std::uint32_t>(size + 1), std::vector<std::uint32_t>(size + 1),
              std::vector<std::uint32_t>(size + 1)};
  NodeIndex gone_until = 0, link_until = 0, paragraph_until = 0;
  for (NodeIndex i = 0; i < size; ++i) {
    const Node& node = tree.nodes[i];
    std::uint32_t all = 0, link = 0, prose = 0;
    if (i >= gone_until) {
      if (node.kind == NodeKind::element) {
        if ((!dropped.empty() && dropped[i] != 0) || is_gone(tree, i))
          gone_until = node.end;
        else if (node.tag == Tag::a)
          link_until = std::max(link_until, node.end);
        else if (node.tag == Tag::p || node.tag == Tag::blockquote || node.tag == Tag::pre)
          paragraph_until = std::max(paragraph_until, node.end);
      } else if (node.kind == NodeKind::text) {
        all = static_cast<std::uint32_t>(trim(tree.raw(node.content)).size());
        if (i < link_until)
          link = all;
        else if (i < paragraph_until || all >= kProse)
          prose = all;
      }
    }
    words.all[i + 1] = words.all[i] + all;
    words.links[i + 1] = words.links[i] + link;
    words.prose[i + 1] = words.prose[i] + prose;
  }
  return words;
}

bool has_furniture_role(std::string_view role) {
  for (const std::string_view name :
       {"navigation", "complementary", "banner", "search", "contentinfo", "dialog", "menu",
        "menubar", "toolbar", "alertdialog"})
    if (equals_lower(role, name)) return true;
  return false;
}

bool is_furniture(const Tree& tree, NodeIndex index, const Words& words, bool in_quote) {
  const Node& node = tree.nodes[index];
  switch (node.tag) {
    case Tag::html:
    case Tag::body:
    case Tag::head:
    case Tag::article:
    case Tag::main:
      return false;
    case Tag::nav:
    case Tag::menu:
    case Tag::dialog:
      return true;
    case Tag::footer:
      return !in_quote;
    default:
      break;
  }
  const std::uint32_t names = class_words(tree, index);
  if (node.tag == Tag::aside && !(names & kPullQuoteWord)) return true;
  if ((names & kFurnitureWord) && !(names & (kCaptionWord | kCreditWord)) &&
      node.tag != Tag::figure && node.tag != Tag::img)
    return true;
  if (node.attributes > 0 && has_furniture_role(tree.attribute_raw(index, "role"))) return true;
  const bool holds_many = node.tag == Tag::ul || node.tag == Tag::ol || node.tag == Tag::div ||
                          node.tag == Tag::section || node.tag == Tag::table || node.tag == Tag::dl;
  if (!holds_many) return false;
  const std::uint32_t all = Words::in(words.all, tree, index);
  const std::uint32_t links = Words::in(words.links, tree, index);
  return all > 0 && links > 0 && Words::in(words.prose, tree, index) == 0 &&
         links >= kLinkShare * all;
}

bool holds_picture(const Tree& tree, NodeIndex index) {
  for (NodeIndex i = index + 1; i < tree.nodes[index].end; ++i)
    if (tree.nodes[i].tag == Tag::figure) return true;
  return false;
}

std::vector<std::uint8_t> find_furniture(const Tree& tree, const Words& words,
                                         const std::vector<NodeIndex>& bodies) {
  std::vector<std::uint8_t> dropped(tree.nodes.size(), 0);
  const double keep = kFurnitureShare * words.prose.back();
  NodeIndex quote_until = 0;
  for (NodeIndex i = 1; i < tree.nodes.size();) {
    const Node& node = tree.nodes[i];
    if (node.kind == NodeKind::element) {
      if (node.tag == Tag::blockquote || node.tag == Tag::figure)
        quote_until = std::max(quote_until, node.end);
      const auto first_body = std::lower_bound(bodies.begin(), bodies.end(), i);
      const bool holds_body = first_body != bodies.end() && *first_body < node.end;
      const double prose = Words::in(words.prose, tree, i);
      if (!holds_body && prose <= keep && is_furniture(tree, i, words, i < quote_until)) {
        // A lead picture is often wrapped in links alone.
        const bool picture =
            prose == 0 && node.tag == Tag::div && !class_words(tree, i) && holds_picture(tree, i);
        if (!picture) {
          dropped[i] = 1;
          i = node.end;
          continue;
        }
      }
    }
    ++i;
  }
  return dropped;
}

bool may_descend(Tag tag) {
  switch (tag) {
    case Tag::html:
    case Tag::body:
    case Tag::main:
    case Tag::article:
    case Tag::section:
    case Tag::div:
    case Tag::form:
    case Tag::center:
    case Tag::span:
    case Tag::font:
    case Tag::table:
    case Tag::tbody:
    case Tag::tr:
    case Tag::td:
    case Tag::unknown:
      return true;
    default:
      return false;
  }
}

/// Its paragraphs stand in it directly: it is the story's own element.
bool holds_paragraphs(const Tree& tree, const Words& words, NodeIndex element) {
  std::uint32_t direct = 0;
  for (NodeIndex i = element + 1; i < tree.nodes[element].end; i = tree.nodes[i].end)
    if (tree.nodes[i].tag == Tag::p || tree.nodes[i].tag == Tag::blockquote)
      direct += Words::in(words.prose, tree, i);
  return direct > kDirectShare * Words::in(words.prose, tree, element);
}

/// Down to the deepest element that still holds most prose of `from`.
NodeIndex descend(const Tree& tree, const Words& words, NodeIndex from) {
  for (NodeIndex at = from;;) {
    const double wanted = kDescendShare * Words::in(words.prose, tree, at);
    NodeIndex next = at;
    if (wanted <= 0 || holds_paragraphs(tree, words, at)) return at;
    for (NodeIndex i = at + 1; i < tree.nodes[at].end; i = tree.nodes[i].end)
      if (tree.nodes[i].kind == NodeKind::element && may_descend(tree.nodes[i].tag) &&
          Words::in(words.prose, tree, i) >= wanted)
        next = i;
    if (next == at) return at;
    at = next;
  }
}

/// The nearest element around all of them.
NodeIndex around(const Tree& tree, const std::vector<NodeIndex>& elements) {
  NodeIndex at = elements.front();
  while (at != 0 && tree.nodes[at].end <= elements.back()) at = tree.nodes[at].parent;
  return at;
}

}  // namespace

bool lists(std::string_view list, std::string_view word) {
  std::size_t at = 0;
  while (at < list.size()) {
    while (at < list.size() && is_space(list[at])) ++at;
    std::size_t end = at;
    while (end < list.size() && !is_space(list[end])) ++end;
    if (equal_letters(list.substr(at, end - at), word)) return true;
    at = end;
  }
  return false;
}

bool has_property(const Tree& tree, NodeIndex element, std::string_view name) {
  if (lists(tree.attribute_raw(element, "itemprop"), name)) return true;
  const std::string_view list = tree.attribute_raw(element, "property");
  if (list.empty()) return false;
  if (lists(list, name)) return true;
  std::string spelled;
  for (const std::string_view prefix : {"schema:", "https://schema.org/", "http://schema.org/"}) {
    spelled.assign(prefix).append(name);
    if (lists(list, spelled)) return true;
  }
  return false;
}

BodyRoot find_body_root(const Tree& tree) {
  BodyRoot result;
  std::vector<NodeIndex> bodies;
  for (NodeIndex i = 1; i < tree.nodes.size(); ++i)
    if (tree.nodes[i].kind == NodeKind::element && tree.nodes[i].attributes > 0 &&
        has_property(tree, i, "articleBody"))
      bodies.push_back(i);

  result.dropped = find_furniture(tree, count_words(tree, {}), bodies);
  const Words words = count_words(tree, result.dropped);
  const double enough = kRootShare * words.prose.back();
  const auto prose = [&](NodeIndex node) { return Words::in(words.prose, tree, node); };

  if (!bodies.empty()) {
    const NodeIndex largest =
        *std::max_element(bodies.begin(), bodies.end(),
                          [&](NodeIndex a, NodeIndex b) { return prose(a) < prose(b); });
    // Some pages mark every paragraph.
    const NodeIndex root =
        prose(largest) >= enough || bodies.size() == 1 ? largest : around(tree, bodies);
    if (prose(root) >= enough) {
      result.root = root;
      result.stated = true;
      result.confidence = 1;
      return result;
    }
  }
  NodeIndex article = 0, main = 0;
  for (NodeIndex i = 1; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    if (node.kind != NodeKind::element) continue;
    if (node.tag == Tag::article && (article == 0 || prose(i) > prose(article))) article = i;
    const bool is_main =
        node.tag == Tag::main ||
        (node.attributes > 0 && equals_lower(tree.attribute_raw(i, "role"), "main"));
    if (is_main && (main == 0 || prose(i) > prose(main))) main = i;
  }
  if (article != 0 && words.prose.back() > 0 && prose(article) >= enough) {
    result.root = article;
    result.confidence = kArticleConfidence;
  } else if (main != 0 && words.prose.back() > 0 && prose(main) >= enough) {
    result.root = descend(tree, words, main);
    result.confidence = kMainConfidence;
  } else {
    result.root = descend(tree, words, 0);
    result.confidence = kDensityConfidence;
  }
  return result;
}

}  // namespace stet::html
