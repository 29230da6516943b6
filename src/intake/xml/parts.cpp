#include "intake/xml/parts.h"

#include "intake/xml/append.h"

#include <algorithm>

namespace stet {
namespace {

struct Tag {
  std::size_t begin = 0, end = 0;  ///< begin at the size of the source: there is none
  std::string_view name;
  bool closes = false, empty = false;
};

std::size_t behind(std::string_view source, std::string_view mark, std::size_t at) {
  const std::size_t found = source.find(mark, at);
  return found == source.npos ? source.size() : found + mark.size();
}

Tag next_tag(std::string_view source, std::size_t at) {
  for (;;) {
    at = source.find('<', at);
    if (at == source.npos) return {source.size(), source.size(), {}};
    const std::string_view rest = source.substr(at, 9);
    if (rest.starts_with("<!--")) {
      at = behind(source, "-->", at + 4);
    } else if (rest.starts_with("<![CDATA[")) {
      at = behind(source, "]]>", at + 9);
    } else if (rest.starts_with("<?")) {
      at = behind(source, "?>", at + 2);
    } else {
      break;
    }
  }
  Tag tag{.begin = at};
  ++at;
  if (at < source.size() && source[at] == '/') tag.closes = true, ++at;
  const std::size_t name = at;
  while (at < source.size() && !is_xml_space(source[at]) && source[at] != '>' &&
         source[at] != '/' && source[at] != '<')
    ++at;
  tag.name = source.substr(name, at - name);
  while (at < source.size() && source[at] != '>') {
    if (source[at] == '"' || source[at] == '\'')
      at = std::min(source.find(source[at], at + 1), source.size() - 1);
    ++at;
  }
  tag.end = std::min(at + 1, source.size());
  tag.empty = at > 0 && at < source.size() && source[at - 1] == '/';
  return tag;
}

bool is_named(std::string_view name, std::string_view wanted) {
  if (wanted.empty() || !name.ends_with(wanted)) return false;
  return name.size() == wanted.size() || name[name.size() - wanted.size() - 1] == ':';
}

}  // namespace

Span next_xml_element(std::string_view source, std::uint32_t from, std::string_view name,
                      std::string_view other) {
  Tag tag = next_tag(source, from);
  while (tag.begin < source.size() &&
         (tag.closes || !(is_named(tag.name, name) || is_named(tag.name, other))))
    tag = next_tag(source, tag.end);
  if (tag.begin >= source.size()) return {};
  const auto begin = static_cast<std::uint32_t>(tag.begin);
  const std::string_view opened = tag.name;
  std::uint32_t depth = tag.empty ? 0 : 1;
  while (depth > 0 && tag.end < source.size()) {
    tag = next_tag(source, tag.end);
    if (tag.name != opened || tag.empty) continue;
    depth += tag.closes ? UINT32_MAX : 1;
  }
  return {begin, static_cast<std::uint32_t>(tag.end)};
}

}  // namespace stet
