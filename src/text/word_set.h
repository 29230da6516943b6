#pragma once
/// A fixed set of lower-case words asked by their hash (words.h), built while compiling. [any
/// thread]

#include "text/words.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace stet {

class WordSet {
 public:
  constexpr WordSet() = default;
  /// At most kSlots / 2 words, lower case.
  constexpr explicit WordSet(std::span<const std::string_view> words) {
    for (std::string_view word : words) add(word_hash_of_lower(word));
  }
  constexpr bool has(std::uint32_t hash) const {
    for (std::uint32_t slot = hash % kSlots; slots_[slot] != 0; slot = (slot + 1) % kSlots)
      if (slots_[slot] == hash) return true;
    return false;
  }

 private:
  static constexpr std::uint32_t kSlots = 1024;

  constexpr void add(std::uint32_t hash) {
    std::uint32_t slot = hash % kSlots;
    while (slots_[slot] != 0 && slots_[slot] != hash) slot = (slot + 1) % kSlots;
    slots_[slot] = hash;
  }

  std::array<std::uint32_t, kSlots> slots_{};
};

}  // namespace stet
