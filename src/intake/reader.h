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

class JsonHead;

struct ReadOptions {
  Limits limits;
  const Budget* budget = nullptr;     ///< nullptr: no deadline
  std::string_view default_language;  ///< BCP 47, from the schema; empty: none
  std::string_view base_url;          ///< resolves relative links; empty: they stay relative
  /// One article of a source that holds many, as `Reader::next` gave it: read() takes just this
  /// part, and every place stays an offset in the whole source. Empty: the whole source.
  Span within;
};

struct Reader {
  std::string_view id;    ///< "text", "html", "ninjs": what --from takes
  std::string_view name;  ///< for people: "ninjs 2.x and 3.x"
  std::string_view media_type;
  /// 0 no .. 100 certain, from the first bytes (at most 64 KiB are given). Cheap, never fails.
  /// nullptr in a reader that has `sniff_json`.
  int (*sniff)(std::string_view head) = nullptr;
  /// `source` must outlive the article.
  Result<Article> (*read)(std::string_view source, const ReadOptions& options) = nullptr;
  /// For formats that hold many articles in one source: the bytes of the next article at or behind
  /// `from` (0, then the end of the span before), empty when there is none. Empty at once: the
  /// source is one article. What is broken becomes a span of its own, which read() will refuse, and
  /// the ones behind it still come. All calls together pass over the source a fixed number of
  /// times and keep nothing. nullptr: one article a source.
  Result<Span> (*next)(std::string_view source, std::uint32_t from,
                       const ReadOptions& options) = nullptr;
  /// As `sniff`, for JSON readers: the head is looked through once for all of them. Of a source of
  /// many it is the head of the first article.
  int (*sniff_json)(const JsonHead& head) = nullptr;
};

/// One article among many.
struct ArticlePart {
  Span at;                  ///< for ReadOptions::within; empty: there is no further one
  std::string_view format;  ///< what read() should be told: a reader's id or "json"; static
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

/// The next article of `source` at or behind `from` (see Reader::next). The first part's format is
/// what to name in the calls that follow, so that a source is looked at once. A source of many may
/// be as large as a Span can count: limits are for each article.
Result<ArticlePart> next_article(std::string_view source, std::string_view format,
                                 std::uint32_t from, const ReadOptions& options);

}  // namespace stet
