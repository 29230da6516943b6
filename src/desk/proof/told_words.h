#pragma once
/// Lists of words and phrases, asked of an article through its word index: a list that a story says
/// nothing of costs a few look-ups. [any thread]

#include "desk/proof.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet::look {

/// One place where a phrase of the list stands: its first word and how many there are.
struct Told {
  std::uint32_t word = 0;
  std::uint32_t count = 1;
  Range words() const { return {word, word + count}; }
};

/// Phrases as a rule or a house lists them, lower case, words one space apart: "did not respond".
class PhraseList {
 public:
  /// Of words that the list parts by a bar: "denied|did not respond".
  explicit PhraseList(std::string_view parted_by_bars);
  explicit PhraseList(std::span<const std::string> phrases);

  /// In reading order; a phrase never runs over a sentence. Costs what it finds.
  std::vector<Told> in(const Proof& proof) const;
  /// Stands anywhere in the copy (no headline, caption, note or site furniture).
  bool stands_in_copy(const Proof& proof) const;
  /// A phrase begins inside `words` (of its first 200).
  bool stands_in(const Proof& proof, Range words) const;

 private:
  struct Phrase {
    std::vector<std::uint32_t> hashes;
  };
  void add(std::string_view phrase);
  /// Words of the longest phrase that begins at `word`; 0: none.
  std::uint32_t length_at(const Proof& proof, std::uint32_t word) const;

  std::vector<Phrase> phrases_;
  std::vector<std::uint32_t> firsts_;
};

/// Copy that readers read as the story, by a word's index.
bool is_in_copy(const Proof& proof, std::uint32_t word);

/// Names that begin in the sentence, as a range in Proof::names.
Range names_in(const Proof& proof, std::uint32_t sentence);
/// Those of the word's sentence that stand within `reach` words of it: a few, however long the
/// sentence is.
Range names_near(const Proof& proof, std::uint32_t word, std::uint32_t reach);

}  // namespace stet::look
