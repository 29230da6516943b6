#include "desk/proof/phrases_by_grammar.h"

#include "desk/proof/cutter.h"

namespace stet::proof {
namespace {

constexpr std::uint32_t kAccording = word_hash_of_lower("according");
constexpr std::uint32_t kThat = word_hash_of_lower("that");
constexpr std::uint32_t kAs = word_hash_of_lower("as");
constexpr std::uint32_t kFor = word_hash_of_lower("for");
constexpr std::uint32_t kOf = word_hash_of_lower("of");
constexpr std::uint32_t kTo = word_hash_of_lower("to");

class GrammarWords : public Cutter<GrammarWords> {
 public:
  static constexpr bool kReadsBehindAsides = true;

  GrammarWords(const Proof& proof, const Passage& passage, const Grammar& grammar,
               std::vector<Phrase>& out)
      : Cutter(proof, passage, out), grammar_(grammar) {}

  void words() {
    const ProofWord& w = word(at_);
    const std::uint32_t means = grammar_.meaning(w.hash);
    if (const std::uint32_t count = source_words(); count > 0)
      return take_as(Kind::preposition, count, kAccording);
    if (last_is(Kind::noun) && is_listed(grammar_.behind_noun, w.hash)) return behind_noun();
    if (means == kAccording) return according();
    if (w.hash == grammar_.so && behind_quotation() && begins_noun(at_ + 1))
      return take_as(Kind::preposition, 1, kAccording);
    if (means == kThat) return take_as(Kind::that, 1, kThat);
    if (is_name(w)) return noun();
    if (w.classes & kRelative || is_relative(w)) return take_as(Kind::relative, 1, means);
    if (is_clitic(w)) return take_as(Kind::adverb, 1, w.hash);
    if (w.classes & kPronoun && !(w.classes & kDeterminer && noun_follows())) return noun();
    if (means == kOf && (w.classes & kDeterminer) && !(w.classes & kPreposition) &&
        last_is(Kind::noun) && !grammar_.capital_nouns)
      return take_as(Kind::preposition, 1, kOf);  // "le maire des Pins"
    if (w.classes & kDeterminer) return determined(w);
    if (w.classes & kPreposition) return preposition(w, means);
    if (w.classes & kConjunction) return take_as(Kind::conjunction, 1, means);
    if (is_verb(w)) return verb();
    if (w.classes & (kAdverb | kHedge) || ends_like(w, grammar_.adverb_endings))
      return take_as(Kind::adverb, 1, means);
    if (guesses_verb(w)) return verb();
    if (grammar_.capital_nouns && !(w.flags & (kCapitalised | kHasDigit)) && !begins_noun(at_ + 1))
      return take_as(Kind::adverb, 1, w.hash);
    noun();
  }

 private:
  void take_as(Kind kind, std::uint32_t count, std::uint32_t hash) {
    take(kind, count, word(at_));
    out_.back().hash = hash;
  }

  bool ends_like(const ProofWord& w, std::span<const std::string_view> endings) const {
    const std::string_view spelling = text(w);
    for (const std::string_view ending : endings)
      if (spelling.size() > ending.size() + 2 && spelling.ends_with(ending)) return true;
    return false;
  }

  bool is_name(const ProofWord& w) const {
    if (!(w.flags & kCapitalised)) return false;
    if (w.flags & kSentenceStart) {
      if (w.classes & (kNeverInNoun | kDeterminer | kAdverb | kCalendar | kTime | kHedge))
        return false;
      return !(w.classes & kVerb) || (w.classes & kNounish);
    }
    if (w.classes & kTitle && !(w.classes & kDeterminer)) return true;  // "Me Dubois"
    if (w.classes & (kNeverInNoun | kDeterminer)) return (w.flags & kAllCaps) && w.span.size() > 1;
    return grammar_.capital_nouns || !(w.classes & kCalendar);
  }

  bool is_verb(const ProofWord& w) const {
    if (!(w.classes & kVerb)) return false;
    if (!(w.flags & kCapitalised)) return true;
    return (w.flags & kSentenceStart) && !(w.classes & kNounish);
  }

  // Could a noun phrase begin at `index`, with an article, a name or an adjective?
  bool begins_noun(std::uint32_t index) const {
    if (index >= passage_.words.end || index == 0) return false;
    if (!joined(index - 1)) return false;
    const ProofWord& w = word(index);
    if (w.flags & kCapitalised) return true;
    if (w.classes & kDeterminer) return true;
    return w.classes & kNounish || (w.classes == 0 && grammar_.capital_nouns);
  }

  // Behind an article: is there a noun that it stands for?
  bool noun_follows() const {
    const ProofWord* next = joined(at_);
    if (!next) return false;
    if (next->flags & kCapitalised) return true;
    if (next->classes & (kNeverInNoun | kDeterminer)) return false;
    if (next->classes & kVerb) {
      if (next->classes & kNounish) return true;
      // "die gescheiterte Reform"
      const ProofWord* after = at_ + 2 < passage_.words.end ? joined(at_ + 1) : nullptr;
      return after && (after->flags & kCapitalised) && grammar_.capital_nouns;
    }
    return true;
  }

  // "nach Angaben", "de acuerdo con": how many words, 0 when there is no such phrase here.
  std::uint32_t source_words() const {
    if (!(word(at_).classes & (kPreposition | kDeterminer))) return 0;
    for (const SourceWords& source : grammar_.sources) {
      if (source.hashes[0] != word(at_).hash) continue;
      std::uint32_t i = 1;
      while (i < source.count && at_ + i < passage_.words.end &&
             word(at_ + i).hash == source.hashes[i] && joined(at_ + i - 1))
        ++i;
      if (i == source.count && joined(at_ + i - 1)) return i;
    }
    return 0;
  }

  // "dem Ministerium zufolge"
  void behind_noun() {
    const Phrase of_noun = out_.back();
    out_.pop_back();
    take_as(Kind::preposition, 1, kAccording);
    out_.push_back(of_noun);
    out_.back().flags |= Phrase::kIsGoverned;
  }

  void according() {
    const ProofWord* next = joined(at_);
    // "según explicó el ministro"
    if (next && is_verb(*next)) return take_as(Kind::conjunction, 1, kAs);
    if (next && (begins_noun(at_ + 1) || next->classes & kPronoun || next->classes == 0))
      return take_as(Kind::preposition, 1, kAccording);
    take_as(Kind::adverb, 1, word(at_).hash);
  }

  bool behind_quotation() const {
    if (last_is(Kind::quote)) return true;
    return last_is(Kind::comma) && out_.size() >= first_ + 2 &&
           out_[out_.size() - 2].is(Kind::quote);
  }

  // ", der den Verein leitet": an article behind a comma with no noun of its own.
  bool is_relative(const ProofWord& w) const {
    if (!grammar_.capital_nouns || !(w.classes & kDeterminer) || !last_is(Kind::comma))
      return false;
    const ProofWord* next = joined(at_);
    if (!next) return false;
    if (next->flags & kCapitalised) return false;
    if (next->classes & (kDeterminer | kPreposition | kPronoun | kAuxiliary)) return true;
    if (!(next->classes & (kAdverb | kVerb))) return false;
    const ProofWord* after = at_ + 2 < passage_.words.end ? joined(at_ + 1) : nullptr;
    return !after || !(after->flags & kCapitalised);
  }

  // An object pronoun before its verb: "s’est indigné", "la acusó", "sagte sich".
  bool is_clitic(const ProofWord& w) const {
    if (!(w.classes & (kPronoun | kDeterminer))) return false;
    const ProofWord* next = joined(at_);
    const bool before_verb = next && is_verb(*next) && !(next->classes & kNounish);
    if (w.classes & kDeterminer) {
      if (grammar_.capital_nouns) return false;
      if (!before_verb) return false;
      return (next->classes & kAuxiliary) || last_is(Kind::noun) ||
             (last_is(Kind::adverb) && !last()->span.empty());
    }
    if (!(w.classes & kSubject)) return !last_is(Kind::preposition);
    // "il nous a dit"
    return before_verb && last_is(Kind::noun) && last()->has(Phrase::kIsPronoun);
  }

  void determined(const ProofWord& w) {
    if (!noun_follows()) {
      const ProofWord* next = joined(at_);
      if (!next) return take_as(Kind::adverb, 1, w.hash);
      // "Das sagte er"
      if (grammar_.capital_nouns && next->classes & kVerb) return demonstrative(w);
    }
    const bool behind_noun_phrase = last_is(Kind::noun) && !last()->has(Phrase::kIsPronoun) &&
                                    !last()->has(Phrase::kIsTime) &&
                                    last()->span.end + 1 == w.span.begin;
    std::uint16_t flags = 0;
    if (is_listed(grammar_.oblique, w.hash)) flags = Phrase::kIsGoverned;
    if (behind_noun_phrase && is_listed(grammar_.genitive, w.hash)) {
      // "die Sprecherin der Polizei"; but "sagte Brandt der Zeitung"
      flags = Phrase::kIsGoverned;
      if (last()->classes != 0 || is_listed(grammar_.oblique, w.hash)) {
        add(Kind::preposition, {w.span.begin, w.span.begin});
        out_.back().hash = kOf;
        out_.back().classes = kPreposition;
      }
    }
    noun(flags);
  }

  // "Dieser antwortete"; but "Das sagte er"
  void demonstrative(const ProofWord& w) {
    const bool speaks = !is_listed(grammar_.oblique, w.hash) && !is_listed(grammar_.things, w.hash);
    const std::uint32_t classes = w.classes & ~(kRelative | kDeterminer);
    finish_noun(at_, at_, Phrase::kIsPronoun, speaks ? classes | kSubject : classes & ~kSubject);
  }

  void preposition(const ProofWord& w, std::uint32_t means) {
    const ProofWord* next = joined(at_);
    // "teilte die Polizei mit": a part of the verb.
    if (!next) return take_as(Kind::adverb, 1, w.hash);
    if (means == kTo && grammar_.capital_nouns && is_verb(*next) && (next->classes & kBase)) {
      ++at_;
      return verb(Phrase::kIsInfinitive);
    }
    // "Für die Opposition ist der Plan ..."
    const bool opens = !last() || last_is(Kind::stop) || last_is(Kind::dash);
    take_as(Kind::preposition, 1, means == kFor && opens && is_view() ? kAccording : means);
  }

  // Somebody who can see things one way or the other stands behind this word.
  bool is_view() const {
    constexpr std::uint32_t kViewers = kRole | kOrganisation | kCollective | kTitle;
    std::uint32_t i = at_;
    std::uint32_t names = 0;
    for (int steps = 0; steps < 5 && joined(i); ++steps) {
      const ProofWord& w = word(++i);
      if (w.classes & (kCalendar | kTime | kNumeral | kVerb)) return false;
      if (w.classes & kViewers) return true;
      if (w.classes == 0 && w.flags & kCapitalised && ++names > (grammar_.capital_nouns ? 1u : 0u))
        return true;
      if (!(w.classes & kDeterminer) && w.classes != 0 && !(w.flags & kCapitalised)) return false;
    }
    return false;
  }

  // Verbs we do not know: by their ending behind a subject, by their place behind a quotation.
  bool guesses_verb(const ProofWord& w) const {
    if (w.flags & (kCapitalised | kHasDigit) || w.classes != 0) return false;
    if (behind_quotation())
      return inverted(at_) || begins_noun(at_ + 1) ||
             (grammar_.drops_subject && ends_like(w, grammar_.verb_endings));
    const Phrase* before = last();
    // "..., se desgañitó el portavoz"
    if (before && before->is(Kind::adverb) && is_listed(grammar_.reflexive, before->hash) &&
        (begins_noun(at_ + 1) || ends_like(w, grammar_.verb_endings)))
      return true;
    if (before && (before->is(Kind::adverb) || before->is(Kind::aside)) &&
        out_.size() >= first_ + 2)
      before = &out_[out_.size() - 2];
    if (!before || !(before->is(Kind::noun) || before->is(Kind::relative))) return false;
    if (before->is(Kind::noun) && ends_before_colon(w)) return true;
    return ends_like(w, grammar_.verb_endings);
  }

  // "Die Ärztin rät: ..."
  bool ends_before_colon(const ProofWord& w) const {
    const std::string_view rest = bytes_.substr(w.span.end, 4);
    return rest.starts_with(":") || rest.starts_with(" :") || rest.starts_with("\u00A0:");
  }

  // "dit-il", "a-t-elle": a subject pronoun hangs behind the word.
  bool inverted(std::uint32_t index) const {
    if (!grammar_.elides || index + 1 >= passage_.words.end) return false;
    const ProofWord& next = word(index + 1);
    if (!(next.classes & kSubject)) return false;
    const std::uint32_t end = word(index).span.end;
    if (next.span.begin <= end || next.span.begin > end + 5) return false;
    const std::string_view between = bytes_.substr(end, next.span.begin - end);
    return between == "-" || between == "-t-" || between == "‑" || between == "-t'" ||
           between == "-t’";
  }

  // The subject that hangs on the verb stands before it in the list, as any other does.
  void verb(std::uint16_t flags = 0) {
    const std::uint32_t first = at_;
    std::uint32_t index = first;
    std::uint32_t main = first;
    std::uint32_t last = first;
    std::optional<std::uint32_t> subject;
    bool be = false, auxiliary = false, found = false;
    const bool reflexive = last_is(Kind::adverb) && is_listed(grammar_.reflexive, out_.back().hash);
    while (true) {
      const ProofWord& w = word(index);
      if (w.classes & kAuxiliary) {
        auxiliary = true;
        if (!found) main = index, be = (w.classes & kBe) != 0;
        last = index;
      } else if (is_verb(w) || index == first) {
        if (!found) main = index;
        found = true;
        last = index;
      }
      if (inverted(index)) {
        subject = ++index;
        if (found) break;
      }
      const ProofWord* next = joined(index);
      if (!next || next->flags & kCapitalised) break;
      // "gesagt hatte", "fait savoir"
      if (found && !(next->classes & (grammar_.capital_nouns ? kAuxiliary : kBase))) break;
      // "a motivé": behind an auxiliary alone an unknown word is its participle.
      if (!found && next->classes == 0 && ends_like(*next, grammar_.participle_endings)) {
        main = last = ++index;
        found = true;
        if (inverted(index)) subject = ++index;
        break;
      }
      const bool more = (next->classes & (kAuxiliary | kAdverb | kHedge)) || is_verb(*next) ||
                        ends_like(*next, grammar_.adverb_endings);
      if (!more || (next->classes & (kPronoun | kDeterminer) && !(next->classes & kAdverb))) break;
      if ((next->classes & kPreposition) && !(next->classes & kAdverb)) break;
      ++index;
    }
    if (subject) {
      Phrase& phrase = add(Kind::noun, word(*subject).span);
      phrase.flags = static_cast<std::uint16_t>(
          Phrase::kIsPronoun | (word(*subject).classes & kPlural ? Phrase::kIsPlural : 0));
      phrase.words = {*subject, *subject + 1};
      phrase.classes = word(*subject).classes;
      phrase.hash = word(*subject).hash;
    }
    const ProofWord& head = word(main);
    std::uint32_t kinds = flags;
    if (head.classes == 0) kinds |= Phrase::kIsGuess;
    if (auxiliary && be && !reflexive && main > first && found && !(head.classes & kIng))
      kinds |= Phrase::kIsPassive;
    if (!auxiliary && (head.classes & kIng)) kinds |= Phrase::kIsParticiple;
    // Only German has a plural that looks like an infinitive.
    if (!auxiliary && (head.classes & kBase) && !grammar_.capital_nouns)
      kinds |= Phrase::kIsInfinitive;
    if (!auxiliary && !(head.classes & (kIng | kBase)) && !(kinds & Phrase::kIsInfinitive))
      kinds |= Phrase::kIsBare;
    const Span span = subject ? head.span : Span{word(first).span.begin, word(last).span.end};
    const std::uint32_t end = subject ? std::max(*subject, last) : last;
    Phrase& phrase = add(Kind::verb, span);
    phrase.flags = static_cast<std::uint16_t>(kinds);
    phrase.words = {std::min(first, main), main + 1};
    phrase.classes = head.classes | (head.classes == 0 ? kVerb : 0u);
    phrase.hash = grammar_.meaning(head.hash);
    at_ = end + 1;
    position_ = word(end).span.end;
  }

  void noun(std::uint16_t flags = 0) {
    const std::uint32_t first = at_;
    if (last_is(Kind::preposition)) flags |= Phrase::kIsGoverned;
    const ProofWord& begin = word(first);
    if (begin.classes & kPronoun && !(begin.classes & kDeterminer && noun_follows()) &&
        !(begin.flags & kAllCaps)) {
      flags |= Phrase::kIsPronoun;
      if (begin.classes & kPlural) flags |= Phrase::kIsPlural;
      finish_noun(first, first, flags, begin.classes);
      out_.back().hash = grammar_.meaning(begin.hash);
      return;
    }
    bool name = is_name(begin);
    bool numbers = (begin.classes & kNumeral) != 0 || (begin.flags & kNumber) != 0;
    bool open = waits(begin) && !name;
    if (begin.classes & kDeterminer && !name) flags |= Phrase::kIsDetermined;
    std::uint32_t last = first;
    std::uint32_t head = open ? first + 1 : first;
    while (const ProofWord* next = joined(last)) {
      if (!takes(*next, last, open, name)) break;
      ++last;
      const ProofWord& taken = word(last);
      if (is_name(taken)) {
        name = true;
        if (open || grammar_.capital_nouns) head = last;
        open = false;
      } else if (open) {
        head = last;
        open = waits(taken) || (grammar_.capital_nouns && !(taken.flags & kCapitalised));
      }
      numbers = numbers && (taken.classes & kNumeral || taken.flags & kNumber);
    }
    head = std::min(head, last);
    if (grammar_.capital_nouns && !name && !numbers && !(begin.classes & kDeterminer))
      return take_as(Kind::adverb, last + 1 - first, begin.hash);  // "zuerst darüber"
    const std::uint32_t classes = what_it_is(first, last, head);
    if (name) flags |= Phrase::kIsName;
    if (classes & (kCalendar | kTime) || numbers) flags |= Phrase::kIsTime;
    if (classes & kPlural) flags |= Phrase::kIsPlural;
    finish_noun(first, last, flags, classes);
    out_.back().hash = grammar_.meaning(word(head).hash);
  }

  static bool waits(const ProofWord& w) {
    return (w.classes & (kDeterminer | kNumeral)) != 0 || (w.flags & kNumber) != 0;
  }

  // The classes of the word that says what the phrase is: an office, a body, a day. `head` becomes
  // that word. "Autorin Helga Sommer" is no season.
  std::uint32_t what_it_is(std::uint32_t first, std::uint32_t last, std::uint32_t& head) const {
    bool named = false;
    for (std::uint32_t i = first; i <= last; ++i) {
      if (word(i).classes & kNounish && !(word(i).classes & kDeterminer)) {
        head = i;
        return word(i).classes & ~(kTime | kCalendar);
      }
      named = named || ((word(i).flags & kCapitalised) && word(i).classes == 0);
    }
    const std::uint32_t classes = word(head).classes;
    if (named) return classes & ~(kTime | kCalendar);
    for (std::uint32_t i = first; i <= last; ++i)
      if (word(i).classes & (kCalendar | kTime) && !(word(i).classes & (kDeterminer | kAdverb))) {
        head = i;
        return word(i).classes;
      }
    return classes;
  }

  // Does `next` belong to the noun phrase that ends in the word `last`?
  bool takes(const ProofWord& next, std::uint32_t last, bool open, bool name) const {
    if (next.classes & kCalendar && !waits(word(last)) && !open && !name) return false;
    if (is_name(next) || (next.flags & kAllCaps && next.flags & kCapitalised)) return true;
    if (next.classes & kParticle && name && particle_joins(last + 1)) return true;
    if (next.classes & kNeverInNoun && !(open && next.classes & kNounish)) return false;
    if (open) return !(next.classes & kAdverb) || !(next.classes & kPreposition);
    if (grammar_.capital_nouns) return false;   // a noun is complete with its capital
    if (next.classes & kNumeral) return !name;  // "la número dos"
    if (next.classes & (kDeterminer | kAdverb | kHedge)) return false;
    if (next.classes & kCalendar && !waits(word(last))) return false;
    if (next.classes & kVerb) return false;
    if (word(last).flags & kCapitalised && ends_like(next, grammar_.verb_endings)) return false;
    return !ends_like(next, grammar_.adverb_endings) && !ends_like(next, grammar_.verb_endings);
  }

  bool particle_joins(std::uint32_t index) const {
    const ProofWord* next = joined(index);
    if (!next) return false;
    if (grammar_.meaning(word(index).hash) == kOf && !(word(index - 1).flags & kCapitalised))
      return false;
    // A place behind an office is no part of the name: "Ines Okafor von Vik".
    if (word(index).classes & (kPreposition | kDeterminer)) {
      if (word(index - 1).classes & kNounish) return false;
      if (word(index).classes & kDeterminer && grammar_.capital_nouns) return false;
    }
    if (next->classes & kParticle) next = joined(index + 1);
    return next && (next->flags & kCapitalised);
  }

  const Grammar& grammar_;
};

}  // namespace

void read_by_grammar(const Proof& proof, const Passage& passage, const Grammar& grammar,
                     std::vector<Phrase>& out) {
  GrammarWords(proof, passage, grammar, out).run();
}

}  // namespace stet::proof
