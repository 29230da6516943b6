#include "desk/proof/cutter.h"
#include "desk/proof/phrases_by_grammar.h"

namespace stet::proof {
namespace {

using Kind = Phrase::Kind;

constexpr std::uint32_t kAccording = word_hash_of_lower("according");
constexpr std::uint32_t kTo = word_hash_of_lower("to");
constexpr std::uint32_t kThat = word_hash_of_lower("that");
constexpr std::uint32_t kOf = word_hash_of_lower("of");
constexpr std::uint32_t kHer = word_hash_of_lower("her");
constexpr std::uint32_t kFamily = word_hash_of_lower("family");
constexpr std::uint32_t kWhat = word_hash_of_lower("what");
constexpr std::uint32_t kI = word_hash_of_lower("i");
constexpr std::uint32_t kNot = word_hash_of_lower("not");

// English: what begins with a word.
class EnglishWords : public Cutter<EnglishWords> {
 public:
  using Cutter::Cutter;
  static constexpr bool kReadsBehindAsides = false;  // as its weights were learned

  void words() {
    const ProofWord& w = word(at_);
    if (w.hash == kAccording) {
      const ProofWord* next = joined(at_);
      if (next && next->hash == kTo) return take(Kind::preposition, 2, w);
      return take(Kind::adverb, 1, w);
    }
    if (w.hash == kThat && !(w.flags & kSentenceStart)) {
      const ProofWord* next = joined(at_);
      if (last_is(Kind::verb) || last_is(Kind::noun) || last_is(Kind::adverb) ||
          last_is(Kind::comma) || last_is(Kind::quote) || last_is(Kind::aside) || !next) {
        if (!(next && (next->classes & kAuxiliary) && last_is(Kind::verb)))
          return take(Kind::that, 1, w);
      }
      return noun();
    }
    if (is_name(w)) return noun();
    // "what Ito called": never a part of the name behind it.
    const bool what = w.hash == kWhat && joined(at_) &&
                      ((joined(at_)->flags & kCapitalised) || (joined(at_)->classes & kDeterminer));
    if (what || (w.classes & kRelative && !(w.hash == kThat))) return take(Kind::relative, 1, w);
    if (w.hash == kTo) {
      std::uint32_t ahead = at_;
      const ProofWord* next = joined(ahead);
      if (next && (next->classes & kAdverb) && !(next->classes & kVerb)) next = joined(++ahead);
      if (next && is_verb(*next) && !(next->classes & kIng) &&
          ((next->classes & (kBase | kAuxiliary)) != 0 ||
           next->span.size() == 3)) {  // to put, to cut
        at_ = ahead + 1;
        return verb(w.span.begin, ahead, Phrase::kIsInfinitive);
      }
      return take(Kind::preposition, 1, w);
    }
    if (w.classes & kPronoun && !(w.classes & kDeterminer && noun_follows())) return noun();
    if (w.classes & kDeterminer && !(w.classes & kConjunction && !noun_follows())) return noun();
    if (w.classes & kPreposition) return take(Kind::preposition, 1, w);
    if (w.classes & kConjunction) return take(Kind::conjunction, 1, w);
    if (is_verb(w) && !noun_here(w)) return verb(w.span.begin, at_, 0);
    if (w.classes & (kAdverb | kHedge) || (ends_in(text(w), "ly") && !(w.classes & kNounish))) {
      // "repeatedly said": the adverb belongs to the verb when one follows.
      return take(Kind::adverb, 1, w);
    }
    if (guess_verb(w)) return verb(w.span.begin, at_, Phrase::kIsGuess);
    noun();
  }

  bool noun_follows() const {
    const ProofWord* next = joined(at_);
    if (!next) return false;
    if (next->flags & kCapitalised) return true;
    if (next->classes & (kNeverInNoun | kDeterminer)) return false;
    if (next->classes & kVerb) return (next->classes & (kNounish | kBase)) != 0;
    return true;
  }

  // A word that can be a verb or a noun, where we must choose: a noun after a preposition, an
  // article was handled.
  bool noun_here(const ProofWord& w) const {
    if (w.classes & kAuxiliary) return false;
    if (last_is(Kind::preposition)) return (w.classes & kIng) == 0;
    if (last_is(Kind::noun) && !last()->has(Phrase::kIsTime)) return false;
    // "Reports said", "Police say": a noun opens the clause when a verb follows it.
    if (w.classes & kNounish) {
      const ProofWord* next = joined(at_);
      if (next && (next->classes & (kReports | kAuxiliary)) && !(next->flags & kCapitalised))
        return true;
      return !last() || last_is(Kind::stop) || last_is(Kind::comma) || last_is(Kind::verb);
    }
    return false;
  }

  // An unknown word in -ed behind a subject that waits for its verb.
  bool guess_verb(const ProofWord& w) const {
    if (w.flags & kCapitalised || w.classes != 0) return false;
    const Phrase* before = last();
    if (before && before->is(Kind::adverb) && out_.size() >= first_ + 2)
      before = &out_[out_.size() - 2];
    if (before && before->is(Kind::aside) && out_.size() >= first_ + 2)
      before = &out_[out_.size() - 2];
    if (!before || !(before->is(Kind::noun) || before->is(Kind::relative))) return false;
    const std::string_view spelling = text(w);
    if (ends_in(spelling, "ed")) return true;
    return before->has(Phrase::kIsPronoun) && ends_in(spelling, "s");
  }

  // Auxiliaries, adverbs and the main verb: "has repeatedly said", "was quoted".
  void verb(std::uint32_t begin, std::uint32_t index, std::uint16_t flags) {
    const std::uint32_t first = index;
    std::uint32_t main = index;
    bool be = false;
    bool auxiliary = false;
    while (true) {
      const ProofWord& w = word(index);
      if (w.classes & kAuxiliary) {
        auxiliary = true;
        be = (w.classes & kBe) != 0;
        main = index;
      } else if (is_verb(w) || index == first) {
        main = index;
        break;
      }
      const ProofWord* next = joined(index);
      if (!next || (next->flags & kCapitalised && !title_case_)) break;
      const bool more = (next->classes & (kAuxiliary | kAdverb | kHedge)) || is_verb(*next) ||
                        ends_in(text(*next), "ly");
      if (!more || (next->classes & (kPronoun | kDeterminer) && !(next->classes & kAdverb))) break;
      if ((next->classes & kPreposition) && !(next->classes & kAdverb)) break;
      ++index;
    }
    // Adverbs at the end of the group are not part of it.
    const ProofWord& head = word(main);
    std::uint32_t kinds = flags;
    if (auxiliary && be && main > first && !(head.classes & kIng) && !(head.classes & kAuxiliary))
      kinds |= Phrase::kIsPassive;
    if (!auxiliary && (head.classes & kIng) && !(flags & Phrase::kIsInfinitive))
      kinds |= Phrase::kIsParticiple;
    if (!auxiliary && !(head.classes & (kIng | kBase)) && !(flags & Phrase::kIsInfinitive))
      kinds |= Phrase::kIsBare;
    Phrase& phrase = add(Kind::verb, {begin, head.span.end});
    phrase.flags = static_cast<std::uint16_t>(kinds);
    phrase.words = {first, main + 1};
    phrase.classes = head.classes;
    phrase.hash = head.hash;
    at_ = main + 1;
    position_ = head.span.end;
  }

  void noun() {
    const std::uint32_t first = at_;
    std::uint32_t index = at_;
    std::uint16_t flags = last_is(Kind::preposition) ? Phrase::kIsGoverned : 0;
    const ProofWord& begin = word(first);
    if ((begin.classes & kPronoun || begin.hash == kThat) &&
        !(begin.flags & kAllCaps && begin.hash != kI) &&
        !(begin.classes & kDeterminer && noun_follows())) {
      flags = static_cast<std::uint16_t>(flags | Phrase::kIsPronoun |
                                         (begin.classes & kPlural ? Phrase::kIsPlural : 0));
      finish_noun(first, first, flags, begin.classes);
      // "he's": the speaker is "he".
      const std::size_t apostrophe = std::min(text(begin).find('\''), text(begin).find("’"));
      if (apostrophe != std::string_view::npos)
        out_.back().span.end = begin.span.begin + static_cast<std::uint32_t>(apostrophe);
      // "he's", "they'd": the verb is inside the word.
      if ((begin.flags & kPossessive || begin.classes & kAuxiliary) &&
          !(begin.classes & kDeterminer)) {
        Phrase& phrase = add(Kind::verb, {begin.span.end, begin.span.end});
        phrase.classes = kAuxiliary | kBe | kVerb;
      }
      return;
    }
    bool name = is_name(begin);
    bool open = (begin.classes & kDeterminer) != 0 ||
                (begin.flags & kPossessive) != 0;  // waits for its noun
    bool number_only = (begin.classes & kNumeral) != 0 || (begin.flags & kNumber) != 0;
    if (begin.classes & kDeterminer && !name) flags |= Phrase::kIsDetermined;
    std::uint32_t classes = begin.classes;
    while (true) {
      const ProofWord* next = joined(index);
      if (!next) break;
      const ProofWord& here = word(index);
      if (is_name(*next) || (next->flags & kAllCaps && next->flags & kCapitalised)) {
        // "a statement Trump": a plain noun that names nobody's office does not join a name.
        const bool plain = !name && !open && !(here.classes & kNounish) &&
                           (flags & Phrase::kIsDetermined) &&
                           !(here.flags & (kCapitalised | kHyphenated | kPossessive)) &&
                           !ends_in(text(here), "an") && !ends_in(text(here), "ive");
        if (plain && index > first && !(here.classes & (kNumeral | kTime)) && !describes(index + 1))
          break;
        if (here.classes & kDocument && !(here.classes & kRole) &&
            !(here.flags & (kCapitalised | kPossessive)) && !(here.classes & kDeterminer))
          break;
        name = true;
        open = (next->flags & kPossessive) != 0;
      } else if (next->flags & kCapitalised && next->classes & kCalendar) {
        break;
      } else if (name && (next->classes & kParticle) && particle_joins(index + 1)) {
        // van der Meer
      } else if (next->classes & kNeverInNoun && !(next->flags & kCapitalised)) {
        // "her campaign's own": only after a possessive would these be nouns
        break;
      } else if (open) {
        if (next->classes & kAdverb && !(next->classes & (kVerb | kTime)) && next->hash == kNot)
          break;
        open = (next->classes & (kDeterminer | kNumeral)) != 0 ||
               (next->flags & kPossessive) != 0 ||
               ((next->classes & kVerb) && !(next->classes & (kNounish | kBase)) &&
                !ends_in(text(*next), "s")) ||
               ends_in(text(*next), "ly");
      } else if (next->classes & kVerb) {
        if (!verb_is_noun(index, name, flags)) break;
      } else if (next->classes & (kAdverb | kHedge) || next->classes & kDeterminer) {
        break;
      } else if (name && next->classes == 0 && !(next->flags & (kNumber | kHasDigit))) {
        const std::string_view spelling = text(*next);
        const bool behind_name = (here.flags & kCapitalised) && !(here.flags & kPossessive);
        if (ends_in(spelling, "ed") ||
            (behind_name && ends_in(spelling, "s") && !(next->flags & kPossessive)) ||
            (behind_name && ends_in(spelling, "ly") && next->hash != kFamily))
          break;
      } else if (next->classes == 0 && ends_in(text(*next), "ed")) {
        break;
      }
      ++index;
      const ProofWord& taken = word(index);
      number_only = number_only && (taken.classes & kNumeral || taken.flags & kNumber);
      classes = taken.classes;
      if (taken.flags & kPossessive) open = true;
    }
    const ProofWord& last_word = word(index);
    if (name) flags |= Phrase::kIsName;
    if (last_word.classes & (kCalendar | kTime) &&
        !(last_word.flags & kCapitalised && !(last_word.classes & kCalendar)))
      flags |= Phrase::kIsTime;
    if (number_only) flags |= Phrase::kIsTime;
    if (last_word.classes & kPlural || (ends_in(text(last_word), "s") && !name))
      flags |= Phrase::kIsPlural;
    finish_noun(first, index, flags, classes);
  }

  // "a former Norland envoy": do capitals from `index` on only describe the noun behind them?
  bool describes(std::uint32_t index) const {
    const ProofWord* next = joined(index);
    for (int steps = 0; next && (next->flags & kCapitalised) && steps < 4; ++steps)
      next = joined(++index);
    return next && !(next->flags & kCapitalised) && !(word(index).flags & kPossessive) &&
           !(next->classes & (kNeverInNoun | kDeterminer | kAdverb)) &&
           (!(next->classes & kVerb) || (next->classes & kNounish)) &&
           !(next->classes == 0 && ends_in(text(*next), "ed"));
  }

  bool particle_joins(std::uint32_t index) const {
    const ProofWord* next = joined(index);
    if (!next) return false;
    if (next->classes & kParticle) next = joined(index + 1);
    return next && (next->flags & kCapitalised) && word(index).hash != kOf;
  }

  // After a noun that is complete: is the next word, which could be a verb, one more noun?
  bool verb_is_noun(std::uint32_t index, bool name, std::uint16_t flags) const {
    const ProofWord& next = word(index + 1);
    const ProofWord& here = word(index);
    if (next.classes & kAuxiliary) return false;
    if (next.classes & kIng) {
      // "a creative writing professor"
      const ProofWord* after = joined(index + 1);
      return (flags & Phrase::kIsDetermined) && !name && after && (after->classes & kRole) &&
             !(here.classes & kRole);
    }
    if (next.classes & kBase) {
      // A singular noun takes no base form: "the press secretary", but "the critics say".
      const bool plural =
          here.classes & kPlural || ends_in(text(here), "s") || here.classes & kCollective;
      if (plural && (!(here.flags & kCapitalised) ||
                     ((flags & Phrase::kIsDetermined) && (next.classes & kReports))))
        return false;
      if (name && !(next.classes & kNounish)) {
        const ProofWord* after = joined(index + 1);
        return after && !(after->classes & (kNeverInNoun | kDeterminer)) &&
               !(after->flags & kCapitalised);
      }
      return true;
    }
    if (next.classes & kNounish) {
      // "the exit polls showed", "his aides' reports said": a verb right behind makes it a noun.
      const ProofWord* after = joined(index + 1);
      if (after && (after->classes & (kReports | kAuxiliary)) && !(after->flags & kCapitalised))
        return true;
    }
    return false;
  }
};

}  // namespace

Phrases read_phrases(const Proof& proof, const Lexicon& lexicon) {
  Phrases phrases;
  phrases.grammar = lexicon.grammar;
  phrases.list.reserve(proof.words.size());
  phrases.of_passage.resize(proof.passages.size());
  for (std::size_t i = 0; i < proof.passages.size(); ++i) {
    const Passage& passage = proof.passages[i];
    const auto begin = static_cast<std::uint32_t>(phrases.list.size());
    if (holds_quotations(passage.zone)) {
      if (lexicon.grammar)
        read_by_grammar(proof, passage, *lexicon.grammar, phrases.list);
      else
        EnglishWords(proof, passage, phrases.list).run();
    }
    phrases.of_passage[i] = {begin, static_cast<std::uint32_t>(phrases.list.size())};
  }
  return phrases;
}

}  // namespace stet::proof
