#pragma once
/// Questions about the clauses of one passage: whose verb is this, where does a speaker's
/// description end. Every search is bounded by kReach phrases, so a passage costs linear time
/// whatever it holds.

#include "desk/proof/grammar.h"
#include "desk/proof/phrases.h"

#include <cstdint>
#include <optional>

namespace stet::proof {

class Clauses {
 public:
  static constexpr std::int32_t kReach = 60;     ///< phrases looked at in one search
  static constexpr std::int32_t kLongest = 200;  ///< phrases of a sentence, either way
  static constexpr std::int32_t kNone = -1;

  Clauses(const Proof& proof, const Phrases& phrases, std::uint32_t passage);

  std::int32_t size() const { return size_; }
  const Phrase& operator[](std::int32_t index) const { return first_[index]; }
  bool is(std::int32_t index, Phrase::Kind kind) const {
    return index >= 0 && index < size_ && first_[index].kind == kind;
  }
  std::uint32_t passage() const { return passage_; }

  /// First phrase of the sentence that holds `index`, and its stop.
  std::int32_t sentence_begin(std::int32_t index) const;
  std::int32_t sentence_end(std::int32_t index) const;

  /// A quotation that is only a title or a term stands in a sentence like a noun.
  bool is_transparent(std::int32_t quote) const;

  /// The noun phrase that is the subject of verb `verb`; kNone when the sentence does not say.
  std::int32_t subject_of(std::int32_t verb) const {
    return grammar_ ? subject_by_grammar(verb) : subject(verb, 0);
  }
  /// Who speaks by this verb: its subject, or in the passive whoever stands behind "by".
  std::int32_t speaker_of(std::int32_t verb) const;
  /// Subject of the sentence's first finite verb.
  std::int32_t main_subject(std::int32_t from, std::int32_t to) const;
  bool is_finite(std::int32_t verb) const;

  /// The words that name a speaker, from its noun phrase to the end of its description. `verb` is
  /// the verb that follows, or kNone when the verb stands before and the description may run to
  /// `limit`.
  Span extent(std::int32_t noun, std::int32_t verb, std::int32_t limit) const;
  /// "was quoted by state radio as saying": the whole group.
  Span cue_of(std::int32_t verb) const;
  bool can_speak(std::int32_t noun) const;
  /// The noun behind a verb that could be its subject, past adverbs; in languages that come with a
  /// grammar also past days and places ("dijo este lunes en Madrid el alcalde").
  std::int32_t subject_behind(std::int32_t verb) const;
  /// "hatte Klein gewarnt": the verb of speech that an auxiliary waits for; kNone when it does not.
  std::int32_t waited_for(std::int32_t auxiliary) const;
  /// nullptr: English.
  const Grammar* grammar() const { return grammar_; }
  /// Hash of the main verb or the head noun without its ending: "plans", "planned" and "planning"
  /// share one.
  std::uint32_t stem(std::int32_t phrase) const;

 private:
  std::int32_t subject(std::int32_t verb, int depth) const;
  std::int32_t finite_before(std::int32_t index) const;
  std::int32_t finite_after(std::int32_t index) const;
  std::int32_t before_parenthesis(std::int32_t comma) const;
  std::int32_t antecedent(std::int32_t relative) const;
  std::int32_t participle_subject(std::int32_t verb, int depth) const;
  std::int32_t subject_by_grammar(std::int32_t verb) const;
  bool is_split_passive(std::int32_t verb) const;
  std::int32_t place_that_speaks(std::int32_t verb) const;
  bool opens_clause(std::int32_t preposition) const;
  bool opens_circumstance(std::int32_t preposition) const;

  const Proof& proof_;
  const Phrase* first_;
  std::int32_t size_;
  std::uint32_t passage_;
  const Grammar* grammar_;
};

}  // namespace stet::proof
