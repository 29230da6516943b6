#pragma once
/// schema.org JSON-LD, inside a page or alone: what it says of the article, into the article's
/// fields that are still empty.

#include "article/article.h"
#include "intake/html/tree.h"
#include "intake/json/json.h"
#include "intake/reader.h"

#include <deque>
#include <string_view>
#include <vector>

namespace stet::html {

/// What JSON-LD says that is no field of its own: kept to be joined with what the page shows.
struct LinkedData {
  bool found = false;
  Value<std::string_view> type;  ///< "NewsArticle"
  Field headline;
  Text article_body;
  std::vector<Media> images;  ///< role main; addresses, captions and credits as far as stated
};

/// Reads every <script type="application/ld+json">; broken ones become the notice `input.json-ld`.
LinkedData read_linked_data(const Tree& tree, const Text& html, Article& article,
                            const ReadOptions& options);

/// The same for documents read already: the first article in them, and what it points at.
LinkedData read_linked_data(std::deque<JsonDocument>& documents, Article& article,
                            const ReadOptions& options);

}  // namespace stet::html
