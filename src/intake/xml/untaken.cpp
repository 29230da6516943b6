#include "intake/xml/xml.h"

#include <algorithm>
#include <string>

namespace stet {
namespace {

// A path stays short however long the names are.
constexpr std::size_t kLongestName = 64;

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

}  // namespace

void keep_untaken(XmlDocument& document, Article& article) { document.keep_untaken(article); }

void XmlDocument::keep_untaken(Article& article) {
  std::vector<XmlRecord>& nodes = tree_.nodes;
  // Which elements have something taken in or below them: children come behind their parents.
  std::vector<bool> partly(nodes.size(), false);
  for (std::size_t i = nodes.size(); i-- > 0;) {
    for (std::uint32_t a = 0; a < nodes[i].attributes; ++a)
      if (tree_.attributes[nodes[i].first_attribute + a].taken) partly[i] = true;
    if (i > 0 && (nodes[i].taken || partly[i])) partly[nodes[i].parent] = true;
  }
  const auto keep = [&](const std::string& path, std::string_view value, Span at) {
    if (!is_blank(value)) article.extra.push_back({arena_->keep(path), value, at});
  };
  struct Level {
    std::uint32_t end;  ///< index behind the last node below it
    std::size_t path_size;
  };
  std::string path;
  std::vector<Level> levels;
  for (std::uint32_t i = 0; i < nodes.size();) {
    while (!levels.empty() && i >= levels.back().end) levels.pop_back();
    path.resize(levels.empty() ? 0 : levels.back().path_size);
    const XmlNode node(this, i);
    if (node.kind() != XmlKind::element) {
      if (!nodes[i].taken && node.kind() == XmlKind::text)
        keep(path, tree_.texts[nodes[i].text].bytes, tree_.texts[nodes[i].text].source());
      ++i;
      continue;
    }
    const std::uint32_t end = node.end_index();
    if (!path.empty()) path += '/';
    path += node.qualified_name().substr(0, kLongestName);
    if (nodes[i].taken) {
      i = end;
      continue;
    }
    if (!partly[i]) {
      if (nodes[i].attributes > 0 || nodes[i].children > 0) keep(path, node.raw(), node.at());
      i = end;
      continue;
    }
    for (std::uint32_t a = 0; a < nodes[i].attributes; ++a) {
      const XmlAttributeRecord& attribute = tree_.attributes[nodes[i].first_attribute + a];
      const std::string_view name = input_.cut(attribute.name);
      if (attribute.taken || name == "xmlns" || name.starts_with("xmlns:")) continue;
      keep(path + "/@" + std::string(name.substr(0, kLongestName)), node.peek(name),
           input_.source(attribute.value));
    }
    levels.push_back({end, path.size()});
    ++i;
  }
}

}  // namespace stet
