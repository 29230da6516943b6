#include "desk/proof.h"

#include <algorithm>
#include <bit>

namespace stet {
namespace {

constexpr std::uint32_t kEnd = UINT32_MAX;
constexpr std::size_t kMostSlots = 1u << 16;  ///< more would leave the cache; chains grow instead

}  // namespace

void WordIndex::build(std::span<const ProofWord> words) {
  heads_.assign(std::min(std::bit_ceil(words.size() + 1), kMostSlots), kEnd);
  next_.resize(words.size());
  const std::size_t mask = heads_.size() - 1;
  for (std::size_t i = words.size(); i-- > 0;) {  // backwards, so that each chain runs forwards
    std::uint32_t& head = heads_[words[i].hash & mask];
    next_[i] = head;
    head = static_cast<std::uint32_t>(i);
  }
}

std::vector<std::uint32_t> WordIndex::places_of(std::span<const std::uint32_t> hashes,
                                                std::span<const ProofWord> words) const {
  std::vector<std::uint32_t> places;
  if (heads_.empty()) return places;
  for (const std::uint32_t hash : hashes)
    for (std::uint32_t i = heads_[hash & (heads_.size() - 1)]; i != kEnd; i = next_[i])
      if (words[i].hash == hash) places.push_back(i);
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

std::uint32_t Proof::passage_of(std::uint32_t word) const {
  const auto behind = std::upper_bound(
      passages.begin(), passages.end(), word,
      [](std::uint32_t index, const Passage& each) { return index < each.words.end; });
  return static_cast<std::uint32_t>(behind - passages.begin());
}

}  // namespace stet
