#pragma once
/// The words for the article's enumerations, in JSON, in schemas and in messages; each once. [any
/// thread]

#include "article/article.h"

#include <string_view>

namespace stet {
namespace naming {

/// Empty for a value that has no word.
template <class E, std::size_t N>
constexpr std::string_view spelled(E value, const std::string_view (&names)[N]) {
  const auto index = static_cast<std::size_t>(value);
  return index < N ? names[index] : std::string_view{};
}

}  // namespace naming

inline std::string_view to_string(ArticleKind kind) {
  static constexpr std::string_view names[] = {"text",  "picture",   "graphic", "audio",
                                               "video", "composite", "event",   "planning"};
  return naming::spelled(kind, names);
}
inline std::string_view to_string(HeadlineRole role) {
  static constexpr std::string_view names[] = {"main",   "short", "deck",  "seo",
                                               "social", "push",  "print", "kicker"};
  return naming::spelled(role, names);
}
inline std::string_view to_string(PublishStatus status) {
  static constexpr std::string_view names[] = {"usable", "withheld", "canceled", "draft"};
  return naming::spelled(status, names);
}
inline std::string_view to_string(SourceRole role) {
  static constexpr std::string_view names[] = {"origin", "provider", "agency", "handout",
                                               "aggregator"};
  return naming::spelled(role, names);
}
inline std::string_view to_string(Concept::Kind kind) {
  static constexpr std::string_view names[] = {"subject",      "genre", "place",  "person",
                                               "organisation", "event", "object", "category"};
  return naming::spelled(kind, names);
}
inline std::string_view to_string(MediaKind kind) {
  static constexpr std::string_view names[] = {"picture", "graphic", "video", "audio"};
  return naming::spelled(kind, names);
}
inline std::string_view to_string(MediaRole role) {
  static constexpr std::string_view names[] = {"main",      "body",    "gallery",
                                               "thumbnail", "related", "author"};
  return naming::spelled(role, names);
}
inline std::string_view to_string(BlockKind kind) {
  static constexpr std::string_view names[] = {
      "paragraph", "heading",    "quote",      "pull-quote",  "list",  "list-item",
      "table",     "table-row",  "table-cell", "media",       "embed", "preformatted",
      "rule",      "correction", "aside",      "boilerplate", "raw"};
  return naming::spelled(kind, names);
}
inline std::string_view to_string(Markup markup) {
  static constexpr std::string_view names[] = {"strong", "em",  "underline", "link", "sub", "sup",
                                               "code",   "del", "ins",       "q",    "br"};
  return naming::spelled(markup, names);
}
inline std::string_view to_string(Presence presence) {
  static constexpr std::string_view names[] = {"absent", "empty", "present", "not-carried"};
  return naming::spelled(presence, names);
}
inline std::string_view to_string(How how) {
  static constexpr std::string_view names[] = {"explicit", "derived", "defaulted"};
  return naming::spelled(how, names);
}

}  // namespace stet
