#pragma once
/// schema.org JSON-LD inside a page: what it says of the article, into the article's fields that
/// are still empty.

#include "article/article.h"
#include "intake/html/tree.h"
#include "intake/reader.h"

#include <string_view>
#include <vector>

namespace stet::html {

/// What JSON-LD says that is no field of its own: kept to be joined with what the page shows.
struct LinkedData {
  bool found = false;
  Field headline;
  Text article_body;
  std::vector<Media> images;  ///< role main; addresses, captions and credits as far as stated
};

/// Reads every <script type="application/ld+json">; broken ones become the notice `input.json-ld`.
LinkedData read_linked_data(const Tree& tree, const Text& html, Article& article,
                            const ReadOptions& options);

}  // namespace stet::html
