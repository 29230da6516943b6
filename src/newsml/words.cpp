#include "newsml/words.h"

#include "text/utf8.h"

namespace stet {
namespace {

bool is_folded(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 ||
         c == 0x2028 || c == 0x2029;
}

bool is_forbidden(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xFDD0 && c <= 0xFDEF) ||
         (c & 0xFFFE) == 0xFFFE;
}

}  // namespace

std::string clean_words(std::string_view words, std::uint32_t* dropped) {
  std::string clean;
  clean.reserve(words.size());
  bool space = false;
  for (std::uint32_t at = 0; at < words.size();) {
    const CodePoint point = decode(words, at);
    const std::string_view bytes = words.substr(at, point.length);
    at += point.length;
    if (point.valid && is_folded(point.value)) {
      space = !clean.empty();
      continue;
    }
    if (point.valid && is_forbidden(point.value)) {
      if (dropped) ++*dropped;
      continue;
    }
    if (space) clean += ' ';
    space = false;
    if (point.valid) {
      clean.append(bytes);
    } else {
      append_utf8(clean, kReplacement);
      if (dropped) ++*dropped;
    }
  }
  return clean;
}

std::string to_uri(std::string_view iri) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string uri;
  uri.reserve(iri.size());
  for (const char c : iri) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      uri += c;
    } else {
      uri += '%';
      uri += kHex[byte >> 4];
      uri += kHex[byte & 15];
    }
  }
  return uri;
}

}  // namespace stet
