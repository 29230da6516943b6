#pragma once
/// A linear model over explainable features: each feature is a template ("kind of verb, and side of
/// the quotation") with a value; its weight stands in a table at the hash of the two. The weights
/// are trained offline (tests/eval/train.py) and compiled in. Integers only: the same bytes
/// everywhere. [any thread]

#include <array>
#include <cstdint>
#include <span>

namespace stet::proof {

constexpr std::uint32_t kWeightBits = 15;

/// Which weight a feature has. The trainer gets these numbers from the finder and never makes them.
/// The template stands above the lower 16 bits, for people who look at the weights.
constexpr std::uint32_t feature(std::uint32_t of_template, std::uint32_t value) {
  std::uint32_t mixed = value * 0x9E3779B1u + of_template * 0x85EBCA6Bu;
  mixed ^= mixed >> 15;
  mixed *= 0x2C1B3C6Du;
  return of_template << 16 | mixed >> (32 - kWeightBits);
}

/// The features of one candidate.
class Features {
 public:
  static constexpr std::size_t kMost = 64;

  void add(std::uint32_t of_template, std::uint32_t value) {
    if (count_ < kMost) list_[count_++] = feature(of_template, value);
  }
  std::span<const std::uint32_t> list() const { return {list_.data(), count_}; }

 private:
  std::array<std::uint32_t, kMost> list_;
  std::size_t count_ = 0;
};

/// Weights in 1/16.
struct Weights {
  std::array<std::int8_t, 1u << kWeightBits> of;

  std::int32_t sum(const Features& features) const {
    std::int32_t sum = 0;
    for (const std::uint32_t each : features.list()) sum += of[each & 0xFFFF];
    return sum;
  }
};

/// The sum of the weights of features that are not kept.
class Score {
 public:
  explicit Score(const Weights& weights, std::int32_t from = 0) : weights_(weights), sum_(from) {}
  void add(std::uint32_t of_template, std::uint32_t value) {
    sum_ += weights_.of[feature(of_template, value) & 0xFFFF];
  }
  std::int32_t sum() const { return sum_; }

 private:
  const Weights& weights_;
  std::int32_t sum_;
};

extern constinit const Weights weights_of_choice;   ///< English
extern constinit const Weights weights_of_reports;  ///< English

}  // namespace stet::proof
