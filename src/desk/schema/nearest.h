#pragma once
/// "Did you mean": the nearest of some words to a mistyped one. [any thread]

#include <cstdint>
#include <string_view>

namespace stet {

/// Insertions, deletions, changes and swaps of neighbours that make `a` into `b`, in bytes. Words
/// longer than 64 bytes are infinitely far.
std::uint32_t edit_distance(std::string_view a, std::string_view b);

/// Keeps the nearest word offered, if it is near at all: a third of its letters wrong, three at
/// most.
class Nearest {
 public:
  explicit Nearest(std::string_view typed) : typed_(typed) {}
  void offer(std::string_view word);
  /// Empty when nothing offered was near. Views the word offered.
  std::string_view word() const { return best_; }

 private:
  std::string_view typed_, best_;
  std::uint32_t distance_ = UINT32_MAX;
};

}  // namespace stet
