#include "intake/html/waivers.h"

#include "intake/html/ascii.h"

namespace stet::html {

void keep_waivers(const Tree& tree, const Text& html, Article& article) {
  for (const Node& node : tree.nodes) {
    if (node.kind != NodeKind::comment) continue;
    const std::string_view text = trim(tree.raw(node.content));
    if (!text.starts_with("stet-disable") && !text.starts_with("stet-enable")) continue;
    article.extra.push_back({.path = "comment", .value = text, .at = html.source(node.at)});
  }
}

}  // namespace stet::html
