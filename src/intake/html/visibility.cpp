#include "intake/html/visibility.h"

#include "intake/html/ascii.h"
#include "intake/html/class_words.h"

#include <algorithm>
#include <string>

namespace stet::html {
namespace {

constexpr std::uint32_t kLongCell = 250;   // bytes of words in a mean cell; more is layout
constexpr std::uint32_t kSmallNodes = 12;  // an aria-hidden element with more is not an ornament

bool hides(std::string_view style) {
  std::string plain;
  for (const char c : style)
    if (!is_space(c)) plain += lower(c);
  return plain.find("display:none") != plain.npos || plain.find("visibility:hidden") != plain.npos;
}

struct TableFacts {
  NodeIndex node = 0;
  bool nests = false, presentation = false, has_header = false, has_layout = false;
  std::uint32_t rows = 0, cells = 0, row_cells = 0, columns = 0, bytes = 0;

  bool is_data() const {
    if (nests || presentation || has_layout) return false;
    if (has_header) return true;
    return rows >= 2 && columns >= 2 && bytes < cells * kLongCell;
  }
};

}  // namespace

bool is_hidden(const Tree& tree, NodeIndex element) {
  const Node& here = tree.nodes[element];
  if (here.attributes == 0) return false;
  if (const Attribute* hidden = tree.attribute(element, "hidden")) {
    if (!equals_lower(trim(tree.raw(hidden->value)), "until-found")) return true;
  }
  const std::string_view style = tree.attribute_raw(element, "style");
  if (!style.empty() && hides(style)) return true;
  if (equals_lower(tree.attribute_raw(element, "aria-hidden"), "true") && here.tag != Tag::img &&
      here.tag != Tag::picture && here.tag != Tag::figure && here.tag != Tag::p &&
      here.end - element <= kSmallNodes) {
    bool holds_picture = false;
    for (NodeIndex i = element + 1; i < here.end; ++i)
      holds_picture |= tree.nodes[i].tag == Tag::img || tree.nodes[i].tag == Tag::p;
    if (!holds_picture) return true;
  }
  return (class_words(tree.attribute_raw(element, "class")) & kUnseenWord) != 0;
}

std::vector<std::uint8_t> find_data_tables(const Tree& tree) {
  std::vector<std::uint8_t> data(tree.nodes.size(), 0);
  std::vector<TableFacts> open;
  const auto close_until = [&](NodeIndex index) {
    while (!open.empty() && tree.nodes[open.back().node].end <= index) {
      data[open.back().node] = open.back().is_data() ? 1 : 0;
      open.pop_back();
    }
  };
  for (NodeIndex i = 1; i < tree.nodes.size(); ++i) {
    close_until(i);
    const Node& here = tree.nodes[i];
    if (here.kind == NodeKind::text && !open.empty()) open.back().bytes += here.content.size();
    if (here.kind != NodeKind::element) continue;
    if (here.tag == Tag::table) {
      if (!open.empty()) open.back().nests = true;
      const std::string_view role = tree.attribute_raw(i, "role");
      open.push_back(
          {.node = i,
           .presentation = equals_lower(role, "presentation") || equals_lower(role, "none")});
      continue;
    }
    if (open.empty()) continue;
    TableFacts& table = open.back();
    if (here.tag == Tag::th || here.tag == Tag::caption || here.tag == Tag::thead)
      table.has_header = true;
    if (here.tag == Tag::tr) {
      ++table.rows;
      table.row_cells = 0;
    }
    if (here.tag == Tag::td || here.tag == Tag::th) {
      ++table.cells;
      table.columns = std::max(table.columns, ++table.row_cells);
    }
    if (here.tag == Tag::h1 || here.tag == Tag::h2 || here.tag == Tag::article ||
        here.tag == Tag::blockquote || here.tag == Tag::figure || here.tag == Tag::form)
      table.has_layout = true;
  }
  close_until(static_cast<NodeIndex>(tree.nodes.size()));
  return data;
}

}  // namespace stet::html
