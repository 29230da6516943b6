#pragma once
/// Line and column of a byte, for people. Lines end at LF, CR LF or CR. [any thread]

#include "text/span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace stet {

struct LineColumn {
  std::uint32_t line = 1;    ///< 1-based
  std::uint32_t column = 1;  ///< 1-based, in code points of the line
};

/// Index over one source; views it. Built once (O(size)), asked O(log lines + line length).
class LineIndex {
 public:
  explicit LineIndex(std::string_view source);
  /// Only of `part`, whose first byte stands at `begins`: the lines before it are not counted
  /// again. Asked for a byte in front of it, it answers with the first; line() numbers from the
  /// part's own first line.
  LineIndex(std::string_view source, Span part, LineColumn begins);
  LineColumn at(std::uint32_t offset) const;
  /// The bytes of a 1-based line without its end; empty when there is none.
  std::string_view line(std::uint32_t number) const;

 private:
  std::string_view source_;
  std::uint32_t end_;
  LineColumn begins_;
  std::vector<std::uint32_t> starts_;
};

/// One question only, without an index. O(offset).
LineColumn line_column(std::string_view source, std::uint64_t offset);
/// The same, going on from `known`, which is where the byte `from` (not behind `offset`) stands.
/// O(offset - from).
LineColumn line_column(std::string_view source, std::uint64_t offset, std::uint64_t from,
                       LineColumn known);

}  // namespace stet
