#pragma once
/// Counts of people hurt or killed, and shares, as the copy states them. Works on Proof's words.
/// [any thread]

#include "desk/proof.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace stet {

/// A number with the word that makes it a count of casualties: "three people died", "12 were hurt",
/// "killed 40".
struct Casualties {
  std::uint32_t passage = 0;
  Span span;                 ///< from the first of the words to the last
  std::uint32_t number = 0;  ///< hash of the number word; "three" and "3" differ
  std::uint32_t sentence = 0;
};
/// All of them in the copy, quotations left out, in reading order.
std::vector<Casualties> find_casualties(const Proof& proof);

/// A percentage: "62%", "62 percent", "62 per cent".
struct Share {
  std::uint32_t passage = 0;
  Span span;
  std::uint32_t sentence = 0;
};
std::vector<Share> find_shares(const Proof& proof);

}  // namespace stet
