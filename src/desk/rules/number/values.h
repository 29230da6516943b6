#pragma once
/// Numbers as the copy writes them, in figures or in English words. [any thread]

#include "desk/proof.h"

#include <cstdint>
#include <optional>

namespace stet {

/// A number and the words it takes: "12", "1,200", "4.5", "three", "twenty-five", "two hundred".
struct Amount {
  double value = 0;
  Range words;
};

/// The number that begins at this word; empty when none does. Figures with anything but separators
/// in them ("2:1", "7th") are none.
std::optional<Amount> amount_at(const Proof& proof, std::uint32_t passage, std::uint32_t word);
/// The number that `figures` write ("1,200", "4.5"), English separators.
std::optional<double> value_of(std::string_view figures);
/// Whole numbers from 0 to 99 by their word: its value, or -1.
int value_of_word(std::uint32_t hash);
/// "nine"; empty past twenty.
std::string_view word_of(int value);

}  // namespace stet
