#pragma once
/// An article as it reads: one row after the other, each a field with its words.

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace stet::host {

/// Mark-up of the copy itself: "strong", "em", "link".
struct PageRun {
  std::size_t begin = 0, end = 0;  ///< bytes of the row's text
  std::string mark;
};

/// Names what findings point at: a field, in the body a block.
struct PageField {
  std::string name;  ///< as `in.field` of a report: "headline", "body", "media[0].caption"
  std::int64_t block = -1;
  friend auto operator<=>(const PageField&, const PageField&) = default;
};

struct PageRow {
  PageField field;
  std::string tag;       ///< element of the copy: "p", "h3", "blockquote"
  std::string_view css;  ///< its class; empty: none
  std::string label;     ///< before the words; empty: none
  std::string text;
  std::vector<PageRun> runs;
  std::int64_t media = -1;  ///< the picture it belongs to: what it lacks is said here
};

struct PageArticle {
  std::string language;  ///< BCP 47; empty: unknown
  bool is_right_to_left = false;
  std::string title;  ///< main headline; empty: none
  std::vector<PageRow> rows;
};

/// From the JSON of stet.read/1. Fields that readers do not see (keywords, sources) get a row when
/// `is_marked` says so of them.
PageArticle page_article(std::string_view json,
                         const std::function<bool(const PageField&)>& is_marked);

}  // namespace stet::host
