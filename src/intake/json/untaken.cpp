#include "intake/json/json.h"

#include <string>

namespace stet {
namespace {

// A pointer stays short however long the names are, or many small values would cost many long
// pointers.
constexpr std::size_t kLongestName = 64;

/// One step of a JSON Pointer (RFC 6901): "~" and "/" written as "~0" and "~1".
void append_step(std::string& path, std::string_view name) {
  path += '/';
  const bool cut = name.size() > kLongestName;
  std::size_t end = cut ? kLongestName : name.size();
  while (cut && end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
  for (char c : name.substr(0, end)) {
    if (c == '~')
      path += "~0";
    else if (c == '/')
      path += "~1";
    else
      path += c;
  }
  if (cut) path += "\u2026";
}

/// JSON without the white space between its tokens.
std::string compact(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string && c == '\\' && i + 1 < json.size()) {
      out += c;
      out += json[++i];
      continue;
    }
    if (c == '"') in_string = !in_string;
    if (!in_string && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) continue;
    out += c;
  }
  return out;
}

bool is_container(const JsonNode& node) {
  return node.kind == JsonKind::object || node.kind == JsonKind::array;
}

}  // namespace

void keep_untaken(JsonDocument& document, Article& article) { document.keep_untaken(article); }

void JsonDocument::keep_untaken(Article& article) {
  // Which containers have a taken value somewhere below: children come behind their parents, so
  // backwards once.
  std::vector<std::uint32_t> parents(nodes_.size(), 0);
  std::vector<bool> partly(nodes_.size(), false);
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    if (!is_container(nodes_[i]) || nodes_[i].children == 0) continue;
    for (std::uint32_t child = i + 1; child != 0; child = nodes_[child].next) parents[child] = i;
  }
  for (std::size_t i = nodes_.size(); i-- > 1;)
    if (nodes_[i].taken || partly[i]) partly[parents[i]] = true;

  struct Level {
    std::uint32_t node, position;
    std::size_t path_size;
  };
  std::string path;
  std::vector<Level> levels;
  const auto keep = [&](std::uint32_t index) {
    const JsonValue value(this, index);
    if (value.is(JsonKind::null)) return;
    if (is_container(value.node())) {
      if (value.size() == 0) return;
      article.extra.push_back({arena_->keep(path), arena_->keep(compact(value.raw())), value.at()});
    } else if (const std::string_view spelled = value.peek(); !spelled.empty()) {
      article.extra.push_back({arena_->keep(path), spelled, value.at()});
    }
  };
  if (nodes_.empty() || nodes_[0].taken) return;
  if (!partly[0]) return keep(0);
  levels.push_back({1, 0, 0});
  while (!levels.empty()) {
    Level& level = levels.back();
    path.resize(level.path_size);
    if (level.node == 0) {
      levels.pop_back();
      continue;
    }
    const std::uint32_t here = level.node;
    const JsonNode& node = nodes_[here];
    const bool in_object = nodes_[parents[here]].kind == JsonKind::object;
    if (in_object)
      append_step(path, JsonValue(this, here).key());
    else
      append_step(path, std::to_string(level.position));
    level.node = node.next;
    ++level.position;
    if (node.shadowed || node.taken) continue;
    if (partly[here])
      levels.push_back({here + 1, 0, path.size()});
    else
      keep(here);
  }
}

}  // namespace stet
