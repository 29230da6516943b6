#pragma once
/// `stet read --explain`: of every field of an article, how it came to be, and from which bytes.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet::host {

/// Line and column of the bytes of one article, which may be a part of a larger input. Views it.
class Places {
 public:
  /// The article is [begin, end) of `source`; its first byte stands at `line` and `column`.
  Places(std::string_view source, std::uint64_t begin, std::uint64_t end, std::uint64_t line = 1,
         std::uint64_t column = 1);
  /// 1-based; columns are code points. `offset` lies in the article.
  std::pair<std::uint64_t, std::uint64_t> at(std::uint64_t offset) const;

 private:
  std::string_view source_;
  std::uint64_t line_, column_;
  std::vector<std::uint64_t> starts_;  ///< of the article's lines; the first: the article's
};

/// One line a field: its path, how ("explicit", "derived 0.8", "defaulted", "not-carried"), from
/// where to where, the bytes, the words. `article` is the JSON of stet.read/1.
std::string explain(std::string_view article, const Places& places);

}  // namespace stet::host
