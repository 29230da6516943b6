#pragma once
/// One name spelled two ways in a story: surnames a letter apart that the copy gives to one person,
/// and places with two spellings. What it finds is a pair; who speaks of it depends on where the
/// two stand (style.name-variants, media.person-name-mismatch). [any thread]

#include "desk/proof.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace stet {

/// A word of a name with all its places in the story.
struct NameWord {
  std::vector<std::uint32_t> places;  ///< words of the proof, in reading order
  bool in_copy = false;               ///< or in a headline; else in captions only
  bool in_caption = false;
};

struct NamePair {
  NameWord common, rare;  ///< `rare` is the one to look at
};

/// Linear in the names of the story, for the words of names have bounded length. `letters`: how
/// many letters may differ, 1 or 2; two only in long words.
std::vector<NamePair> near_names(const Proof& proof, int letters);

}  // namespace stet
