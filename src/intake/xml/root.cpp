#include "intake/xml/root.h"

#include "intake/xml/append.h"

#include <algorithm>

namespace stet {
namespace {

constexpr std::size_t kLongestTag = 8u << 10;

/// The ASCII of UTF-16, other characters as "?": enough for names.
std::string narrow(std::string_view head, bool big) {
  std::string out;
  for (std::size_t at = 2; at + 1 < head.size(); at += 2) {
    const char high = head[big ? at : at + 1], low = head[big ? at + 1 : at];
    out.push_back(high == 0 ? low : '?');
  }
  return out;
}

/// Behind the doctype that opens at `at`, its internal subset included.
std::size_t doctype_end(std::string_view head, std::size_t at) {
  bool in_subset = false;
  while (at < head.size()) {
    const char c = head[at];
    if (c == '"' || c == '\'') {
      at = head.find(c, at + 1);
      if (at == head.npos) return head.size();
    } else if (head.substr(at, 4) == "<!--") {
      at = head.find("-->", at + 4);
      if (at == head.npos) return head.size();
    } else if (c == '[') {
      in_subset = true;
    } else if (c == ']') {
      in_subset = false;
    } else if (c == '>' && !in_subset) {
      return at + 1;
    }
    ++at;
  }
  return at;
}

std::size_t behind(std::string_view head, std::string_view mark, std::size_t at) {
  const std::size_t found = head.find(mark, at);
  return found == head.npos ? head.size() : found + mark.size();
}

std::string_view value_of(std::string_view tag, std::string_view name) {
  for (std::size_t at = 0; (at = tag.find(name, at)) != tag.npos; ++at) {
    std::size_t next = at + name.size();
    if (at == 0 || !is_xml_space(tag[at - 1])) continue;
    while (next < tag.size() && is_xml_space(tag[next])) ++next;
    if (next >= tag.size() || tag[next] != '=') continue;
    ++next;
    while (next < tag.size() && is_xml_space(tag[next])) ++next;
    if (next >= tag.size() || (tag[next] != '"' && tag[next] != '\'')) continue;
    const std::size_t end = tag.find(tag[next], next + 1);
    return end == tag.npos ? std::string_view{} : tag.substr(next + 1, end - next - 1);
  }
  return {};
}

XmlRoot find_in(std::string_view head) {
  XmlRoot root;
  std::size_t at = 0;
  for (;;) {
    while (at < head.size() && is_xml_space(head[at])) ++at;
    const std::string_view rest = head.substr(at);
    if (rest.starts_with("<?"))
      at = behind(head, "?>", at);
    else if (rest.starts_with("<!--"))
      at = behind(head, "-->", at);
    else if (rest.starts_with("<!DOCTYPE"))
      at = doctype_end(head, at);
    else
      break;
  }
  if (at >= head.size() || head[at] != '<') return root;
  std::size_t end = at + 1;
  while (end < head.size() && !is_xml_space(head[end]) && head[end] != '>' && head[end] != '/' &&
         head[end] != '<')
    ++end;
  const std::string_view name = head.substr(at + 1, end - at - 1);
  if (name.empty() || name.front() == '!') return root;
  const std::string_view rest = head.substr(at, kLongestTag);
  root.tag = rest.substr(0, std::min(rest.find('>'), rest.size()));
  const std::size_t colon = name.find(':');
  root.name = colon == name.npos ? name : name.substr(colon + 1);
  std::string declaration = "xmlns";
  if (colon != name.npos) declaration.append(":").append(name.substr(0, colon));
  root.space = value_of(root.tag, declaration);
  return root;
}

}  // namespace

XmlRoot find_xml_root(std::string_view head) {
  if (head.starts_with("\xFF\xFE")) return find_in(narrow(head, false));
  if (head.starts_with("\xFE\xFF")) return find_in(narrow(head, true));
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  return find_in(head);
}

}  // namespace stet
