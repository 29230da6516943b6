#pragma once
/// The copy cut into phrases: noun phrases, verb groups and what stands between them. No grammar
/// beyond what the speaker finder asks: which words can be a subject, which verb is theirs, where a
/// clause ends. A quotation is one phrase; the words inside are not read. [one thread per Proof]

#include "desk/proof.h"
#include "desk/proof/lexicon.h"

#include <cstdint>
#include <vector>

namespace stet::proof {

struct Phrase {
  enum class Kind : std::uint8_t {
    noun,         ///< "the head", "engineer Ruth Mbeki", "he"
    verb,         ///< "has repeatedly said"
    preposition,  ///< one or two words: "of", "according to"
    conjunction,
    relative,  ///< who, which
    that,      ///< "that" before a clause
    adverb,
    comma,
    semicolon,
    colon,
    dash,
    aside,  ///< "(R-Texas)", brackets and all
    quote,  ///< a quotation of depth 0
    stop,   ///< end of a sentence; every passage ends in one
  };
  enum Flag : std::uint16_t {
    kIsPronoun = 1,
    kIsName = 2,  ///< holds a capitalised word
    kIsTime = 4,  ///< its head is a weekday, a month, "week"
    kIsPlural = 8,
    kIsGoverned = 16,    ///< stands behind a preposition
    kIsParticiple = 32,  ///< -ing without be
    kIsInfinitive = 64,
    kIsPassive = 128,
    kIsBare = 256,        ///< past participle or past without auxiliary: "asked", "told"
    kIsGuess = 512,       ///< a verb the lexicon does not know
    kIsDetermined = 1024  ///< begins with an article or possessive
  };
  Kind kind = Kind::stop;
  std::uint16_t flags = 0;
  Span span;                  ///< bytes in the passage
  Range words;                ///< in Proof::words; empty for punctuation
  std::uint32_t classes = 0;  ///< of the head noun or the main verb
  std::uint32_t quote = 0;    ///< index in Proof::quotations
  std::uint32_t hash = 0;     ///< of the main verb or the only word

  bool is(Kind other) const { return kind == other; }
  bool has(Flag flag) const { return (flags & flag) != 0; }
};

/// The phrases of all passages that hold quotations or tell the story, in order.
struct Phrases {
  std::vector<Phrase> list;
  std::vector<Range> of_passage;     ///< one for each passage; empty for those not read
  const Grammar* grammar = nullptr;  ///< of the language they were read in; nullptr: English
};

Phrases read_phrases(const Proof& proof, const Lexicon& lexicon);

}  // namespace stet::proof
