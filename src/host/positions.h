#pragma once
/// Line and column of any byte of an input, whatever the length of its lines. [any thread]

#include <cstdint>
#include <string_view>
#include <vector>

namespace stet::host {

struct Position {
  std::uint64_t line = 1, column = 1;  ///< 1-based; columns count code points
};

/// Views the source. Built in O(size), asked in O(kStep).
class Positions {
 public:
  static constexpr std::size_t kStep = 4096;  ///< bytes between two remembered places
  explicit Positions(std::string_view source);
  /// `offset` past the end is the end.
  Position at(std::size_t offset) const;

 private:
  std::string_view source_;
  std::vector<Position> steps_;
};

}  // namespace stet::host
