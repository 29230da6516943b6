#pragma once
/// Reported speech, candidate by candidate: "X said that ...", "according to X", "X's promise to
/// ...". Each has the features by which one is taken for an attribution or for plain narrative.
/// [one thread per Proof]

#include "desk/proof/clauses.h"
#include "desk/proof/weights.h"

#include <cstdint>

namespace stet::proof {

struct Report {
  std::int32_t noun = Clauses::kNone;
  std::int32_t cue_phrase = Clauses::kNone;
  Span speaker;
  Span cue;
  Features features;
};

/// Walks the candidates of one passage in order of their cue. Linear: at most kMost a phrase.
class Reports {
 public:
  Reports(const Proof& proof, const Clauses& clauses) : proof_(proof), clauses_(clauses) {}

  template <class Take>
  void each(Take take) {
    for (std::int32_t i = 0; i < clauses_.size(); ++i) {
      count_ = 0;
      at(i);
      for (std::int32_t k = 0; k < count_; ++k) {
        Report report{
            .noun = pairs_[k].noun, .cue_phrase = i, .speaker = {}, .cue = {}, .features = {}};
        spans(report, pairs_[k].relation);
        describe(report, pairs_[k].relation);
        take(report);
      }
    }
  }

 private:
  struct Pair {
    std::int32_t noun;
    std::uint32_t relation;
  };
  void at(std::int32_t phrase);
  void add(std::int32_t noun, std::uint32_t relation);
  void spans(Report& report, std::uint32_t relation) const;
  void describe(Report& report, std::uint32_t relation) const;

  const Proof& proof_;
  const Clauses& clauses_;
  static constexpr std::int32_t kMost = 6;
  Pair pairs_[kMost] = {};
  std::int32_t count_ = 0;
};

template <class Take>
void for_each_report(const Proof& proof, const Clauses& clauses, Take take) {
  Reports(proof, clauses).each(take);
}

}  // namespace stet::proof
