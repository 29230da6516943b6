/// The formats that JSON Schema names and a schema may ask of a field.

#include "desk/schema/fields.h"
#include "text/dates.h"

#include <algorithm>

namespace stet {
namespace {

bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_alpha(c) || is_digit_byte(c); }
bool is_hex(char c) { return is_digit_byte(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_graphic(char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7F; }

// RFC 3986, section 3: scheme ":" something, no white space.
bool is_uri(std::string_view value) {
  const std::size_t colon = value.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon + 1 == value.size()) return false;
  if (!is_alpha(value[0])) return false;
  const auto in_scheme = [](char c) { return is_alnum(c) || c == '+' || c == '-' || c == '.'; };
  return std::all_of(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(colon),
                     in_scheme) &&
         std::all_of(value.begin(), value.end(),
                     [](char c) { return is_graphic(c) && c != '<' && c != '>' && c != '"'; });
}

// RFC 8141, section 2: urn:NID:NSS, a NID of 2 to 32 letters, digits and inner hyphens.
bool is_urn(std::string_view value) {
  if (value.size() < 4 || !(value.starts_with("urn:") || value.starts_with("URN:"))) return false;
  value.remove_prefix(4);
  const std::size_t colon = value.find(':');
  if (colon == std::string_view::npos || colon < 2 || colon > 32 || colon + 1 == value.size())
    return false;
  const std::string_view name = value.substr(0, colon);
  if (!is_alnum(name.front()) || !is_alnum(name.back())) return false;
  return std::all_of(name.begin(), name.end(), [](char c) { return is_alnum(c) || c == '-'; }) &&
         std::all_of(value.begin(), value.end(), is_graphic);
}

bool is_email(std::string_view value) {
  const std::size_t at = value.find('@');
  if (at == 0 || at == std::string_view::npos || value.find('@', at + 1) != std::string_view::npos)
    return false;
  const std::string_view host = value.substr(at + 1);
  const std::size_t point = host.find('.');
  return point != 0 && point != std::string_view::npos && host.back() != '.' &&
         host.find("..") == std::string_view::npos &&
         std::all_of(value.begin(), value.end(), is_graphic);
}

// RFC 5646, section 2.1, by shape: subtags of 1 to 8 letters and digits; the first 2 to 8 letters,
// or "x"/"i".
bool is_language(std::string_view value) {
  bool first = true;
  while (true) {
    const std::size_t end = std::min(value.find('-'), value.size());
    const std::string_view tag = value.substr(0, end);
    if (tag.empty() || tag.size() > 8 || !std::all_of(tag.begin(), tag.end(), is_alnum))
      return false;
    if (first) {
      const bool private_use = tag == "x" || tag == "i";
      if (!std::all_of(tag.begin(), tag.end(), is_alpha)) return false;
      if (tag.size() < 2 && !(private_use && end < value.size())) return false;
    }
    if (end == value.size()) return true;
    value.remove_prefix(end + 1);
    first = false;
  }
}

bool is_uuid(std::string_view value) {
  if (value.size() != 36) return false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen ? value[i] != '-' : !is_hex(value[i])) return false;
  }
  return true;
}

}  // namespace

bool has_format(std::string_view value, std::string_view format) {
  if (format == "uri") return is_uri(value);
  if (format == "urn") return is_urn(value);
  if (format == "email") return is_email(value);
  if (format == "language") return is_language(value);
  if (format == "uuid") return is_uuid(value);
  const std::optional<DateTime> time = parse_iso(value);
  if (!time || time->day == 0) return false;
  // RFC 3339: a date-time says its zone
  return format == "date" ? !time->has_time : time->has_time && time->offset_minutes.has_value();
}

}  // namespace stet
