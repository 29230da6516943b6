#pragma once
/// One reader per input format, behind one table (registry.cpp).
///
/// A reader turns bytes into an Article or one clear Error with its place. It returns the whole
/// body or none, reads nothing but the bytes it was given, keeps every limit, and asks its budget.
/// Pure [any thread].

#include "article/article.h"
#include "text/budget.h"
#include "text/limits.h"
#include "text/result.h"

#include <memory>
#include <span>
#include <string_view>

namespace stet {

struct ReadOptions {
  Limits limits;
  const Budget* budget = nullptr;     ///< nullptr: no deadline
  std::string_view default_language;  ///< BCP 47, from the schema; empty: none
  std::string_view base_url;          ///< resolves relative links; empty: they stay relative
};

struct Reader {
  std::string_view id;    ///< "text", "html", "ninjs": what --from takes
  std::string_view name;  ///< for people: "ninjs 2.x and 3.x"
  std::string_view media_type;
  /// 0 no .. 100 certain, from the first bytes (at most 64 KiB are given). Cheap, never fails.
  int (*sniff)(std::string_view head);
  /// `source` must outlive the article.
  Result<Article> (*read)(std::string_view source, const ReadOptions& options);
};

/// All readers, in the order they are tried.
std::span<const Reader* const> readers();
/// By id; "json" and "auto" are not readers. nullptr when there is none.
const Reader* find_reader(std::string_view id);
/// The surest reader for these bytes; "text" takes what nobody wants. Never nullptr.
/// `only_json`: among the JSON readers.
const Reader& sniff(std::string_view source, bool only_json = false);

/// Reads with the format named ("auto" and "json" look for themselves). An unknown name is
/// Code::unsupported and names the nearest right one.
Result<Article> read(std::string_view source, std::string_view format, const ReadOptions& options);

}  // namespace stet
