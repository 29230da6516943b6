#pragma once
/// Line and column of a byte, for people. Lines end at LF, CR LF or CR. [any thread]

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
  LineColumn at(std::uint32_t offset) const;
  /// The bytes of a 1-based line without its end; empty when there is none.
  std::string_view line(std::uint32_t number) const;

 private:
  std::string_view source_;
  std::vector<std::uint32_t> starts_;
};

/// One question only, without an index. O(offset).
LineColumn line_column(std::string_view source, std::uint64_t offset);

}  // namespace stet
