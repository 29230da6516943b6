#pragma once
/// Every field of an article as words that can be compared: one row each. A member that is added to
/// a struct of article.h and to no row here stops the build (article_fields.cpp).

#include "article/article.h"
#include "newsml/loss.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet::test {

struct FieldValue {
  std::int32_t index = -1;  ///< in the list that the path begins with; -1: it is no list
  std::string words;        ///< never blank
  bool derived = false;     ///< the reader worked it out of another field
};

struct ArticleField {
  std::string_view path;  ///< "media.renditions.href": as losses name it, without numbers
  std::vector<FieldValue> (*get)(const Article& article) = nullptr;
};
std::span<const ArticleField> article_fields();

/// What of `before` did not come back though no loss names it, and what came back that never was;
/// one line for each field, beginning with its path.
struct Unequal {
  std::string_view path;
  std::string line;
};
std::vector<Unequal> compare(const Article& before, const Article& after,
                             const std::vector<Loss>& losses);

}  // namespace stet::test
