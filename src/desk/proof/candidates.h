#pragma once
/// Everything in its sentence that could be the speaker and the cue of a quotation, each with the
/// features the choice is made by. [one thread per Proof]

#include "desk/proof/clauses.h"
#include "desk/proof/in_sentence.h"
#include "desk/proof/weights.h"

#include <array>
#include <cstdint>
#include <span>

namespace stet::proof {

struct Candidate {
  enum class Form : std::uint8_t { nobody, verb, according, punctuation, possessive };
  Form form = Form::nobody;
  std::int32_t noun = Clauses::kNone;
  std::int32_t cue = Clauses::kNone;  ///< phrase: a verb, "according to", a colon or dash
  Features features;
};

/// At most kMost, the nearest first on either side; the first is always "nobody in this sentence".
class Candidates {
 public:
  static constexpr std::size_t kMost = 40;
  static constexpr std::int32_t kVerbs = 8;   ///< on either side
  static constexpr std::int32_t kTag = 8;     ///< phrases of a sentence that is a tag
  static constexpr std::int32_t kReach = 40;  ///< phrases on either side

  /// `rules` is what the rules alone would choose.
  Candidates(const Proof& proof, const Clauses& clauses, std::int32_t quote, const Found& rules);

  std::span<const Candidate> list() const { return {list_.data(), count_}; }
  Span speaker(const Candidate& candidate) const;
  Span cue(const Candidate& candidate) const;

 private:
  struct Between;
  void sentence();
  void side(std::int32_t step);
  void verb(std::int32_t verb, const Between& between);
  void pair(Candidate::Form form, std::int32_t noun, std::int32_t cue, const Between& between,
            std::uint32_t relation);
  void nobody();
  std::uint32_t kind_at(std::int32_t index) const;

  const Proof& proof_;
  const Clauses& clauses_;
  const Quotation& quotation_;
  const Found& rules_;
  const std::int32_t at_;
  std::int32_t begin_ = 0, end_ = 0;    ///< of the sentence
  std::uint32_t kind_ = 0;              ///< of the quotation, with how many words it has
  std::uint32_t last_ = 0;              ///< what stands before its closing mark
  std::int32_t main_ = Clauses::kNone;  ///< subject of the main clause
  std::uint32_t reporting_ = 0;         ///< finite reporting verbs in the sentence
  std::size_t count_ = 0;
  std::array<Candidate, kMost> list_;
};

}  // namespace stet::proof
