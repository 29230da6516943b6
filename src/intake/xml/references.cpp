#include "intake/xml/references.h"

#include "intake/html/entities.h"
#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

constexpr std::uint32_t kLongestReference = 64;

}  // namespace

std::string html_entity(std::string_view name) {
  const std::string closed = std::string(name.substr(0, kLongestReference)) + ";";
  const html::EntityMatch match = html::match_entity(closed);
  if (!match.entity || match.length != closed.size()) return {};
  std::string text;
  append_utf8(text, match.entity->first);
  if (match.entity->second) append_utf8(text, match.entity->second);
  return text;
}

XmlReference read_reference(std::string_view bytes, std::uint32_t at) {
  // A character reference may have any number of leading zeros.
  const std::size_t semicolon = bytes.find(';', at);
  if (semicolon == bytes.npos) return {{}, 1};
  const std::string_view name = bytes.substr(at + 1, semicolon - at - 1);
  XmlReference reference{{}, static_cast<std::uint32_t>(semicolon + 1 - at)};
  if (!name.starts_with('#')) {
    reference.text = html_entity(name);
    return reference;
  }
  const bool hex = name.starts_with("#x");
  char32_t value = 0;
  for (char c : name.substr(hex ? 2 : 1)) {
    const auto digit = static_cast<char32_t>(c >= '0' && c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    value = std::min<char32_t>(value * (hex ? 16 : 10) + digit, 0x110000);
  }
  append_utf8(reference.text, value);
  return reference;
}

}  // namespace stet
