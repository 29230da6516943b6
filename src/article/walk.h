#pragma once
/// Every Text of an article with its field path, in reading order. [any thread]

#include "article/article.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace stet {

/// Names one field: "headline", "media[2].caption", "body" with a block. The name is static.
struct FieldPath {
  std::string_view name;    ///< "headlines", "byline", "media.caption", "body"
  std::int32_t index = -1;  ///< which of several: headlines[index], media[index]
  std::int32_t block = -1;  ///< body: index in Article::body
  friend bool operator==(const FieldPath&, const FieldPath&) = default;
};

/// "media[2].caption"; "headline" for the main headline, "headlines[deck]" for others; "body".
std::string to_string(const FieldPath& path, const Article& article);

/// Calls visit(path, field) for every Field that has text: headlines, summary, byline, dateline,
/// body blocks and citations, captions, alts, credits, notes, names. Fields that are views into
/// another (dateline.place) come after it.
void walk(const Article& article,
          const std::function<void(const FieldPath& path, const Field& field)>& visit);

}  // namespace stet
