#pragma once
/// One quotation in its sentence: who could be its speaker by the rules of grammar and of house
/// style. The numbers of the patterns are those of the README. [one thread per Proof]

#include "desk/finding.h"
#include "desk/proof/clauses.h"

#include <cstdint>
#include <string_view>

namespace stet::proof {

struct Found {
  std::int32_t noun = Clauses::kNone;
  std::int32_t verb = Clauses::kNone;  ///< the cue's phrase
  Span speaker;
  Span cue;
  Confidence confidence = Confidence::high;
  bool certain = false;  ///< a tag that belongs to this quotation and no other
  bool adjoins = false;  ///< the verb stands right before the mark
  explicit operator bool() const { return noun != Clauses::kNone; }
};

class InSentence {
 public:
  InSentence(const Proof& proof, const Clauses& clauses, std::int32_t at);

  Found find() const;
  // A lower-case partial quotation of so many words is its sentence's subject's.
  Found subject_before(std::uint32_t least_words) const;
  // A title is somebody's word only behind a verb that gives names, or between a tag and its own
  // mark.
  Found find_for_title() const;

 private:
  std::string_view inside_of_this_part() const;
  bool is_nobody(std::int32_t noun, std::int32_t verb) const;
  Found make(std::int32_t noun, std::int32_t verb, bool description_until_verb,
             std::int32_t limit) const;
  bool reports(std::int32_t verb) const;
  bool carries(std::int32_t verb) const;
  // "...," said Tomas Rehn / "...," the mayor said / "...," according to the log / "..." — Marta
  // Lind
  Found tag_behind() const;
  // The first finite verb behind `noun` that has it as its subject.
  std::int32_t verb_of(std::int32_t noun) const;
  // ..., he said.
  Found final_tag() const;
  // Has the sentence moved on to a new clause between the chosen verb and this one?
  bool moved_on(std::int32_t chosen, std::int32_t subject) const;
  // ... so that a verb that carries no speech ends the speech before it? Only behind a comma: "X
  // said A and B did C" is X's still, and so is whatever follows "because".
  bool moved_far(std::int32_t chosen, std::int32_t subject) const;
  Found verb_around() const;
  Found verb_before() const;
  // NAME: "..."
  std::int32_t begin_noun() const;

  const Proof& proof_;
  const Clauses& clauses_;
  const std::int32_t at_;
  const Quotation& quotation_;
  std::int32_t begin_ = 0, end_ = 0;
  char last_ = '\0';
  mutable Found accord_;
};

}  // namespace stet::proof
