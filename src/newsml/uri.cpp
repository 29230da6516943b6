#include "newsml/uri.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace stet {
namespace {

/// Longer ones are no addresses; keeps a data: URI of a megabyte from being looked at twice.
constexpr std::size_t kLongest = 8u << 10;

bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Characters that browsers drop or that nobody sees: they would hide "java script:".
bool is_invisible(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || (c >= 0x2060 && c <= 0x206F) || c == 0x3000 ||
         c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE || c == kReplacement;
}

void append_percent(std::string& out, unsigned char byte) {
  constexpr char kHex[] = "0123456789ABCDEF";
  out += '%';
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

/// The scheme of `text` in lower case with its length; empty when it has none.
std::string_view scheme_of(std::string_view text, std::string& room) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon < 2 || colon > 20 || !is_alpha(text[0])) return {};
  room.clear();
  for (const char c : text.substr(0, colon)) {
    if (!is_alpha(c) && !is_digit(c) && !is_one_of(c, "+.-")) return {};
    room += lower(c);
  }
  return room;
}

bool is_allowed(std::string_view scheme, UriUse use) {
  if (scheme == "https" || scheme == "http") return true;
  switch (use) {
    case UriUse::media:
      return false;
    case UriUse::link:
      return scheme == "mailto" || scheme == "tel";
    case UriUse::identifier:
      break;
  }
  for (const std::string_view bad :
       {"javascript", "vbscript", "data", "file", "blob", "about", "filesystem"})
    if (scheme == bad) return false;
  return true;
}

/// "user@host:port": a host that is there, a port of digits, brackets only around an IPv6 address.
bool is_authority(std::string_view authority) {
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
    for (const char c : authority.substr(0, at))
      if (is_one_of(c, "[]@")) return false;
    authority.remove_prefix(at + 1);
  }
  std::string_view host = authority, port;
  if (!authority.empty() && authority.front() == '[') {
    const std::size_t close = authority.find(']');
    if (close == std::string_view::npos || close < 3) return false;
    for (const char c : authority.substr(1, close - 1))
      if (!is_hex(c) && c != ':' && c != '.') return false;
    port = authority.substr(close + 1);
    if (!port.empty() && port.front() != ':') return false;
    if (!port.empty()) port.remove_prefix(1);
  } else {
    if (const std::size_t colon = authority.find(':'); colon != std::string_view::npos) {
      host = authority.substr(0, colon);
      port = authority.substr(colon + 1);
    }
    if (host.empty()) return false;
    for (const char c : host)
      if (c == '[' || c == ']' || c == '%') return false;
  }
  return port.size() <= 5 && std::all_of(port.begin(), port.end(), is_digit);
}

/// Where the authority ends. string_view::find_first_of calls memchr for each byte.
std::size_t end_of_authority(std::string_view rest) {
  std::size_t at = 0;
  while (at < rest.size() && rest[at] != '/' && rest[at] != '?' && rest[at] != '#') ++at;
  return at;
}

/// RFC 3986 without brackets, "%" and "#".
constexpr std::array<bool, 256> make_plain() {
  std::array<bool, 256> table{};
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = true;
  for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = table[c - 32] = true;
  for (const unsigned char c : std::string_view("-._~:/?@!$'()*+,;=&")) table[c] = true;
  return table;
}
constexpr std::array<bool, 256> kPlain = make_plain();

/// Nearly every address: nothing in it has to be changed.
bool is_plain(std::string_view raw) {
  bool fragment = false;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const char c = raw[i];
    if (kPlain[static_cast<unsigned char>(c)]) continue;
    if (c == '#' && !fragment) {
      fragment = true;
      continue;
    }
    if (c == '%' && i + 2 < raw.size() && is_hex(raw[i + 1]) && is_hex(raw[i + 2])) continue;
    return false;
  }
  return true;
}

void encode(std::string_view raw, std::string& out) {
  bool fragment = false;
  bool in_authority = false;
  int slashes = 0;
  for (std::size_t i = 0; i < raw.size();) {
    const auto byte = static_cast<unsigned char>(raw[i]);
    if (byte >= 0x80) {
      const CodePoint point = decode(raw, static_cast<std::uint32_t>(i));
      if (point.valid && !is_invisible(point.value)) out.append(raw.substr(i, point.length));
      i += point.length;
      continue;
    }
    const char c = raw[i++];
    if (is_invisible(byte)) continue;
    if (c == '/') {
      ++slashes;
      in_authority = slashes == 2;
    }
    if (c == '?' || c == '#') {
      in_authority = false;
      slashes = 3;
    }
    const bool escape_kept = c == '%' && i + 1 < raw.size() && is_hex(raw[i]) && is_hex(raw[i + 1]);
    if (is_one_of(c, "<>\"{}|\\^`") || (c == '%' && !escape_kept) || (c == '#' && fragment) ||
        (is_one_of(c, "[]") && !in_authority)) {
      append_percent(out, byte);
      continue;
    }
    if (c == '#') fragment = true;
    out += c;
  }
}

}  // namespace

bool clean_uri(std::string_view raw, UriUse use, std::string& out) {
  out.clear();
  if (raw.empty() || raw.size() > kLongest) return false;
  if (is_plain(raw))
    out.assign(raw);
  else
    encode(raw, out);
  std::string room;
  const std::string_view scheme = scheme_of(out, room);
  bool good = !scheme.empty() && out.size() > scheme.size() + 1 && is_allowed(scheme, use);
  if (good) {
    std::string_view rest = std::string_view(out).substr(scheme.size() + 1);
    if (rest.substr(0, 2) == "//") {
      rest.remove_prefix(2);
      good = is_authority(rest.substr(0, end_of_authority(rest)));
    } else {
      // "http:page" is relative in disguise.
      good = scheme != "http" && scheme != "https" && rest.front() != '#';
    }
  }
  if (!good) out.clear();
  return good;
}

std::string host_of(std::string_view uri) {
  std::string clean;
  if (!clean_uri(uri, UriUse::media, clean)) return {};
  std::string_view rest = std::string_view(clean).substr(clean.find("//") + 2);
  rest = rest.substr(0, end_of_authority(rest));
  if (const std::size_t at = rest.rfind('@'); at != std::string_view::npos)
    rest.remove_prefix(at + 1);
  if (!rest.empty() && rest.front() != '[') rest = rest.substr(0, rest.find(':'));
  std::string host(rest);
  for (char& c : host) c = lower(c);
  return host;
}

}  // namespace stet
