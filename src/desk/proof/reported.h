#pragma once
/// Reported speech, candidate by candidate: "X said that ...", "according to X", "X's promise to
/// ...". Each has the features by which one is taken for an attribution or for plain narrative.
/// [one thread per Proof]

#include "desk/proof/clauses.h"
#include "desk/proof/weights.h"

#include <cstdint>
#include <span>

namespace stet::proof {

/// One reading of a cue: who would be the source.
struct Report {
  std::int32_t noun = Clauses::kNone;
  std::int32_t cue_phrase = Clauses::kNone;
  std::uint32_t relation = 0;  ///< how the two hang together
};
struct ReportSpans {
  Span speaker, cue;
};

/// Walks the candidates of one passage in order of their cue. Linear: at most kMost a phrase.
class Reports {
 public:
  Reports(const Proof& proof, const Clauses& clauses) : proof_(proof), clauses_(clauses) {}

  /// `take(cue_phrase, readings)` for every cue that has any and that `may_report(cue_phrase)`.
  template <class MayReport, class Take>
  void each(MayReport may_report, Take take) {
    for (std::int32_t i = 0; i < clauses_.size(); ++i) {
      if (!is_cue(i) || !may_report(i)) continue;
      count_ = 0;
      at(i);
      if (count_ > 0) take(i, std::span<const Report>(list_, static_cast<std::size_t>(count_)));
    }
  }
  template <class Take>
  void each(Take take) {
    each([](std::int32_t) { return true; }, take);
  }
  ReportSpans spans(const Report& report) const;
  /// What all readings of a cue share, then what tells them apart. `Sink` is Features or Score.
  template <class Sink>
  void describe_cue(std::int32_t cue, std::uint32_t relation, Sink& sink) const;
  /// What describe_cue() says of a cue that is a verb.
  template <class Sink>
  void describe_verb(std::int32_t cue, Sink& sink) const;
  template <class Sink>
  void describe(const Report& report, Sink& sink) const;

 private:
  /// Cheap, and no more than a first look.
  bool is_cue(std::int32_t phrase) const;
  void at(std::int32_t phrase);
  void add(std::int32_t noun, std::uint32_t relation);
  std::uint32_t kind_at(std::int32_t index) const;

  const Proof& proof_;
  const Clauses& clauses_;
  static constexpr std::int32_t kMost = 6;
  Report list_[kMost] = {};
  std::int32_t count_ = 0;
  std::int32_t cue_ = 0;  ///< the phrase at() looks at
};

}  // namespace stet::proof
