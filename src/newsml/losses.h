#pragma once
/// Collects what a writer could not carry. A path is spelled out only when there is something to
/// say.

#include "newsml/loss.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet {

/// A field by name and number: {"media", 2, "caption"} is "media[2].caption". The names are static.
struct Where {
  std::string_view list;
  std::int32_t index = -1;  ///< -1: no number
  std::string_view part;    ///< empty: the thing itself
};
std::string to_string(const Where& where);
/// `name` of `where`; of a part that has parts itself ("media[2].rights") the part.
inline Where within(const Where& where, std::string_view name) {
  return where.part.empty() ? Where{where.list, where.index, name} : where;
}

class Losses {
 public:
  /// A hostile article can lose something at every byte. Past this many the rest is counted in one
  /// last entry.
  static constexpr std::size_t kMost = 1'000;

  void add(const Where& where, std::string_view reason, std::string_view rule = {});
  std::vector<Loss> take();

 private:
  std::vector<Loss> list_;
  std::uint64_t more_ = 0;
};

}  // namespace stet
