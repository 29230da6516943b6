#pragma once
/// What kinds of word a word can be, by its hash: reporting verbs, pronouns, titles, roles and so
/// on. One data file per language (lexicon_en.cpp). Tables are built by the compiler and never
/// change [any thread].

#include "text/words.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace stet {

namespace proof {
struct Weights;  // desk/proof/weights.h
struct Grammar;  // desk/proof/grammar.h
}  // namespace proof

/// Bits of ProofWord::classes. A word may be several things ("report" a verb and a work, "will" a
/// name or a modal).
enum WordClass : std::uint32_t {
  kReports = 1u << 0,    ///< carries speech: say, tell, write, warn, all forms
  kThinks = 1u << 1,     ///< may carry speech, more often an attitude: think, know, want, see
  kLabels = 1u << 2,     ///< takes the words as a name: call, describe, dub, dismiss
  kVerb = 1u << 3,       ///< any form of a verb we know, the three above included
  kIng = 1u << 4,        ///< present participle of one of them
  kBase = 1u << 5,       ///< base form of one of them (also the plural present)
  kAuxiliary = 1u << 6,  ///< be, have, do and the modals
  kBe = 1u << 7,         ///< forms of be
  kPronoun = 1u << 8,    ///< personal, any case
  kSubject = 1u << 9,    ///< a pronoun that can be a subject: he, she, they, who
  kMale = 1u << 10,
  kFemale = 1u << 11,
  kPlural = 1u << 12,      ///< they, officials, police
  kDeterminer = 1u << 13,  ///< articles, possessives, quantities before a noun
  kPreposition = 1u << 14,
  kConjunction = 1u << 15,   ///< joins clauses: and, but, while, because
  kRelative = 1u << 16,      ///< who, which, that, whose
  kTitle = 1u << 17,         ///< stands before a name: Mr., Sen., President
  kRole = 1u << 18,          ///< what somebody is: minister, spokesman, coach, witness
  kOrganisation = 1u << 19,  ///< head of a body's name: ministry, committee, party
  kAnonymous = 1u << 20,     ///< source, official, insider, aide
  kCollective = 1u << 21,    ///< critics, experts, observers
  kWork = 1u << 22,          ///< film, book, song, report, bill
  kHedge = 1u << 23,         ///< reportedly, allegedly
  kCalendar = 1u << 24,      ///< months and weekdays
  kParticle = 1u << 25,      ///< small words inside names: van, de, al
  kAdverb = 1u << 26,
  kTerm = 1u << 27,      ///< the next words are a term: so-called, dubbed, word
  kNumeral = 1u << 28,   ///< two, dozens
  kTime = 1u << 29,      ///< today, week, earlier
  kLoaded = 1u << 30,    ///< reporting verbs that judge: claim, admit, boast
  kDocument = 1u << 31,  ///< what can speak for people: statement, letter, report, study, tweet
};

/// An immutable open-addressing table from word_hash() to WordClass bits. Two words of one hash
/// share their bits; a test holds that our own lists have no such pair.
struct Lexicon {
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t classes = 0;  ///< 0: free
  };
  std::string_view tag;                     ///< primary subtag: "en"
  std::span<const Slot> slots;              ///< size is a power of two
  const proof::Weights* choice = nullptr;   ///< who speaks a quotation; nullptr: the rules decide
  const proof::Weights* reports = nullptr;  ///< what is reported speech; nullptr: the rules decide
  const proof::Grammar* grammar = nullptr;  ///< nullptr: English, which the finder is written for

  std::uint32_t classes(std::uint32_t hash) const {
    const std::uint32_t mask = static_cast<std::uint32_t>(slots.size()) - 1;
    for (std::uint32_t at = hash & mask;; at = (at + 1) & mask) {
      const Slot& slot = slots[at];
      if (slot.classes == 0) return 0;
      if (slot.hash == hash) return slot.classes;
    }
  }
};

/// By primary subtag of a BCP 47 tag; nullptr when we have none.
const Lexicon* find_lexicon(std::string_view tag);
std::span<const Lexicon* const> lexicons();

extern constinit const Lexicon lexicon_en;
extern constinit const Lexicon lexicon_de;
extern constinit const Lexicon lexicon_fr;
extern constinit const Lexicon lexicon_es;

/// Fills a table while the program is compiled.
template <std::size_t kSize>
struct LexiconTable {
  static_assert((kSize & (kSize - 1)) == 0);
  std::array<Lexicon::Slot, kSize> slots{};
  std::size_t used = 0;

  constexpr void add(std::string_view lower, std::uint32_t classes) {
    const std::uint32_t hash = word_hash_of_lower(lower);
    std::size_t at = hash & (kSize - 1);
    while (slots[at].classes != 0 && slots[at].hash != hash) at = (at + 1) & (kSize - 1);
    if (slots[at].classes == 0) ++used;
    slots[at].hash = hash;
    slots[at].classes |= classes;
  }
  /// `words` are lower case, one space apart.
  constexpr void add_all(std::string_view words, std::uint32_t classes) {
    while (!words.empty()) {
      const std::size_t space = words.find(' ');
      if (space != 0) add(words.substr(0, space), classes);
      if (space == std::string_view::npos) return;
      words.remove_prefix(space + 1);
    }
  }
};

}  // namespace stet
