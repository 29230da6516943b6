#include "desk/schema/nearest.h"

#include <algorithm>
#include <array>

namespace stet {
namespace {

constexpr std::size_t kLongest = 64;
constexpr std::uint32_t kMostWrong = 3;

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

std::uint32_t edit_distance(std::string_view a, std::string_view b) {
  if (a.size() > kLongest || b.size() > kLongest) return UINT32_MAX;
  std::array<std::array<std::uint32_t, kLongest + 1>, 3> rows{};  // this row and the two before
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<std::uint32_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& above_that = rows[(i + 1) % 3];
    row[0] = static_cast<std::uint32_t>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::uint32_t change = a[i - 1] == b[j - 1] ? 0u : 1u;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], above_that[j - 2] + 1);
    }
  }
  return rows[a.size() % 3][b.size()];
}

void Nearest::offer(std::string_view word) {
  if (word.empty() || typed_.size() > kLongest || word.size() > kLongest) return;
  std::array<char, kLongest> typed{}, offered{};
  std::transform(typed_.begin(), typed_.end(), typed.begin(), lower_ascii);
  std::transform(word.begin(), word.end(), offered.begin(), lower_ascii);
  const std::uint32_t distance =
      edit_distance({typed.data(), typed_.size()}, {offered.data(), word.size()});
  const auto most = std::min<std::uint32_t>(
      kMostWrong, std::max<std::uint32_t>(1, static_cast<std::uint32_t>(word.size()) / 3));
  if (distance <= most && distance < distance_) {
    distance_ = distance;
    best_ = word;
  }
}

}  // namespace stet
