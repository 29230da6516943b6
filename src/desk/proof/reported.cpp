#include "desk/proof/reported.h"

#include "desk/proof/phrase_traits.h"

#include <algorithm>

namespace stet::proof {
namespace {

using Kind = Phrase::Kind;

constexpr std::int32_t kNone = Clauses::kNone;
constexpr std::uint32_t kAccording = word_hash_of_lower("according");
constexpr std::uint32_t kBy = word_hash_of_lower("by");

// How cue and source hang together.
enum Relation : std::uint32_t {
  kAccordingTo,
  kSubject_,
  kInverted,
  kNearest,
  kOwner,
  kWhoItself,
  kBefore,
  kAgent,
  kColon,
  kColonBehind
};

enum Template : std::uint32_t {
  kVerb = 100,
  kVerbAndNext,
  kVerbAndNoun,
  kVerbAndShape,
  kClass,
  kClassAndNext,
  kClassAndNextTwo,
  kClassAndNoun,
  kClassAndPrevious,
  kClassAndRelation,
  kNextWord,
  kVerbAndNextWord,
  kPreviousWord,
  kFirstWord,
  kFirstWordAndClass,
  kNounClass,
  kHead,
  kPronoun,
  kPlace,
  kDistance,
  kShape,
  kQuote,
  kOwned,
  kOwnedNext,
  kOwner_,
  kNextNoun,
  kTag,
  kBias,
  kStem,
  kStemAndNext,
  kStemAndNextWord,
  kThree,
  kZone
};

std::uint32_t class_of(const Phrase& verb) {
  const std::uint32_t known = (verb.classes & kReports ? 1u : 0u) |
                              (verb.classes & kThinks ? 2u : 0u) |
                              (verb.classes & kLabels ? 4u : 0u);
  if (known) return known;
  if (verb.has(Phrase::kIsGuess)) return 8;
  if (verb.classes & kBe) return 9;
  if (verb.classes & kAuxiliary) return 10;
  return 0;
}

/// Forms of be and have, and modals alone, tell what is, not what was said.
bool may_carry_speech(const Phrase& verb) {
  return (verb.classes & (kReports | kThinks | kLabels)) || !(verb.classes & (kBe | kAuxiliary));
}

}  // namespace

bool Reports::is_cue(std::int32_t index) const {
  const Phrase& phrase = clauses_[index];
  switch (phrase.kind) {
    case Kind::preposition:
      return phrase.hash == kAccording;
    case Kind::noun:
      return phrase.words.size() >= 2;
    case Kind::colon:
      return true;
    case Kind::verb:
      return !phrase.span.empty() && may_carry_speech(phrase);
    default:
      return false;
  }
}

void Reports::add(std::int32_t noun, std::uint32_t relation) {
  for (std::int32_t i = 0; i < count_; ++i)
    if (list_[i].noun == noun && list_[i].relation != kOwner) return;
  if (count_ < kMost) list_[count_++] = {noun, cue_, relation};
}

void Reports::at(std::int32_t i) {
  const Phrase& phrase = clauses_[i];
  cue_ = i;
  if (phrase.is(Kind::preposition)) {
    if (clauses_.can_speak(i + 1)) add(i + 1, kAccordingTo);
    return;
  }
  if (phrase.is(Kind::noun)) {
    // "his promise", "Berg's plan": whose?
    for (std::uint32_t w = phrase.words.begin; w + 1 < phrase.words.end; ++w) {
      const ProofWord& word = proof_.words[w];
      const bool possessive =
          (word.flags & kPossessive) ||
          ((word.classes & kDeterminer) && (word.classes & (kMale | kFemale | kPronoun)));
      if (possessive) return add(i, kOwner);
    }
    return;
  }
  if (phrase.is(Kind::colon)) {
    // "Ito: no deal", "the answer: ..."
    const std::int32_t begin = clauses_.sentence_begin(i);
    if (i - begin < 8 && clauses_.can_speak(i - 1)) add(i - 1, kColon);
    if (i - begin < 8 && clauses_.can_speak(begin) && begin != i - 1) add(begin, kColon);
    if (clauses_.can_speak(i + 1) && clauses_.is(i + 2, Kind::stop)) add(i + 1, kColonBehind);
    return;
  }
  if (!phrase.is(Kind::verb)) return;
  const std::int32_t rule = clauses_.speaker_of(i);
  if (rule != kNone) add(rule, kSubject_);
  if ((clauses_.is(i - 1, Kind::comma) || clauses_.is(i - 1, Kind::quote)) &&
      clauses_.can_speak(i + 1) && (phrase.classes & kReports))
    add(i + 1, kInverted);
  // "rejected the idea and said": whoever the verb before belongs to; "by the board".
  for (std::int32_t v = i - 1; v >= 0 && i - v < 16 && !clauses_.is(v, Kind::stop); --v) {
    if (!clauses_.is_finite(v)) continue;
    const std::int32_t other = clauses_.speaker_of(v);
    if (other != kNone) add(other, kBefore);
    break;
  }
  if (phrase.has(Phrase::kIsPassive))
    for (std::int32_t p = i + 1; p < i + 4 && clauses_.is(p, Kind::preposition); p += 2)
      if (clauses_[p].hash == kBy && clauses_.can_speak(p + 1)) add(p + 1, kAgent);
  for (std::int32_t n = i - 1; n >= 0 && i - n < 12 && !clauses_.is(n, Kind::stop); --n) {
    if (!clauses_.can_speak(n)) continue;
    if (rule != kNone && clauses_[n].has(Phrase::kIsGoverned)) continue;
    add(n, kNearest);
    break;
  }
  if (clauses_.is(i - 1, Kind::relative)) add(i - 1, kWhoItself);
}

ReportSpans Reports::spans(const Report& report) const {
  const std::int32_t cue = report.cue_phrase;
  if (report.relation == kOwner) {
    const Phrase& phrase = clauses_[cue];
    std::uint32_t owner = phrase.words.begin;
    for (std::uint32_t w = phrase.words.begin; w + 1 < phrase.words.end; ++w)
      if ((proof_.words[w].flags & kPossessive) ||
          ((proof_.words[w].classes & kDeterminer) &&
           (proof_.words[w].classes & (kMale | kFemale | kPronoun))))
        owner = w;
    return {.speaker = {phrase.span.begin, proof_.words[owner].span.end},
            .cue = proof_.words[phrase.words.end - 1].span};
  }
  const Span cue_span = clauses_.is(cue, Kind::verb) ? clauses_.cue_of(cue) : clauses_[cue].span;
  if (clauses_.is(report.noun, Kind::relative))
    return {.speaker = clauses_[report.noun].span, .cue = cue_span};
  const bool before = report.noun < cue;
  return {.speaker = clauses_.extent(report.noun, before ? cue : kNone, clauses_.sentence_end(cue)),
          .cue = cue_span};
}

std::uint32_t Reports::kind_at(std::int32_t index) const {
  return index < 0 || index >= clauses_.size() ? 31u
                                               : static_cast<std::uint32_t>(clauses_[index].kind);
}

template <class Sink>
void Reports::describe_cue(std::int32_t cue, std::uint32_t relation, Sink& f) const {
  const Phrase& word = clauses_[cue];
  const std::uint32_t next = kind_at(cue + 1);
  if (relation == kOwner) {
    const std::uint32_t stem = clauses_.stem(cue);
    f.add(kOwned, word.hash);
    f.add(kStem, stem);
    f.add(kStemAndNext, stem * 32 + next);
    f.add(kOwnedNext, next);
    f.add(kOwnedNext, word.hash * 32 + next);
    if (clauses_.is(cue + 1, Kind::preposition)) f.add(kOwnedNext, clauses_[cue + 1].hash);
    f.add(kOwner_, proof_.words[word.words.begin].classes & (kMale | kFemale | kPlural | kPronoun));
    f.add(kOwner_, 1u + kind_at(cue - 1) * 64);
    f.add(kNounClass, 4096 + noun_class_of(word));
    return;
  }
  if (relation == kAccordingTo) return;
  if (relation == kColon || relation == kColonBehind) {
    f.add(kZone, 1024 + static_cast<std::uint32_t>(cue - clauses_.sentence_begin(cue)));
    f.add(kClassAndNext, 4096 + next);
    return;
  }
  describe_verb(cue, f);
}

template <class Sink>
void Reports::describe_verb(std::int32_t cue, Sink& f) const {
  const Phrase& word = clauses_[cue];
  const std::uint32_t next = kind_at(cue + 1);
  const std::uint32_t cls = class_of(word);
  const std::uint32_t shape = shape_of(word);
  const std::uint32_t stem = clauses_.stem(cue);
  f.add(kVerb, word.hash);
  f.add(kVerbAndNext, word.hash * 32 + next);
  f.add(kVerbAndShape, word.hash * 16 + shape);
  f.add(kStem, stem);
  f.add(kStemAndNext, stem * 32 + next);
  f.add(kThree, (next * 32 + kind_at(cue + 2)) * 32 + kind_at(cue + 3));
  f.add(kClass, cls);
  f.add(kShape, shape * 16 + cls);
  f.add(kClassAndNext, next * 16 + cls);
  f.add(kClassAndNextTwo, (next * 32 + kind_at(cue + 2)) * 16 + cls);
  f.add(kClassAndPrevious, kind_at(cue - 1) * 16 + cls);
  if (clauses_.is(cue + 1, Kind::preposition) || clauses_.is(cue + 1, Kind::adverb) ||
      clauses_.is(cue + 1, Kind::conjunction)) {
    f.add(kNextWord, clauses_[cue + 1].hash);
    f.add(kVerbAndNextWord, word.hash * 31 + clauses_[cue + 1].hash);
    f.add(kStemAndNextWord, stem * 31 + clauses_[cue + 1].hash);
  }
  if (clauses_.is(cue + 1, Kind::noun)) {
    f.add(kNextNoun, clauses_[cue + 1].hash);
    f.add(kNextNoun, (noun_of(clauses_[cue + 1]) * 16 + cls) * 32 + kind_at(cue + 2) + 99);
  }
  if (clauses_.is(cue + 1, Kind::verb))
    f.add(kNextNoun, 77777 + shape_of(clauses_[cue + 1]) * 16 + cls);
  if (word.words.size() > 1) {
    const std::uint32_t first = proof_.words[word.words.begin].hash;
    f.add(kFirstWord, first);
    f.add(kFirstWordAndClass, first * 16 + cls);
  }
  if (clauses_.is(cue - 1, Kind::adverb) || clauses_.is(cue - 1, Kind::conjunction) ||
      clauses_.is(cue - 1, Kind::preposition))
    f.add(kPreviousWord, clauses_[cue - 1].hash);
}

template <class Sink>
void Reports::describe(const Report& report, Sink& f) const {
  const std::uint32_t relation = report.relation;
  f.add(kBias, relation);
  if (relation == kOwner) return;
  const std::int32_t cue = report.cue_phrase;
  const Phrase& word = clauses_[cue];
  const Phrase& noun = clauses_[report.noun];
  const std::uint32_t what = noun_of(noun);
  const std::uint32_t of_noun = noun_class_of(noun);
  f.add(kClassAndNoun,
        (what * 16 + of_noun) * 16 + (relation == kAccordingTo ? 15u : class_of(word)));
  f.add(kNounClass, of_noun * 8 + relation);
  if (noun.has(Phrase::kIsPronoun))
    f.add(kPronoun, noun.hash);
  else if (!noun.has(Phrase::kIsName))
    f.add(kHead, noun.hash);
  f.add(kZone,
        static_cast<std::uint32_t>(proof_.passages[clauses_.passage()].zone) * 16 + relation);
  if (relation == kAccordingTo || relation == kColon || relation == kColonBehind) return;

  const std::uint32_t cls = class_of(word);
  f.add(kVerbAndNoun, word.hash * 16 + of_noun);
  f.add(kVerbAndNoun, word.hash * 16 + what + 7777);
  f.add(kThree,
        0x10000u + (kind_at(report.noun - 1) * 32 + kind_at(report.noun + 1)) * 8 + relation);
  f.add(kClassAndRelation, relation * 16 + cls);
  f.add(kClassAndRelation, 1024 + relation * 16 + shape_of(word));
  const std::int32_t distance = report.noun < cue ? cue - report.noun : 16 + report.noun - cue;
  f.add(kDistance, static_cast<std::uint32_t>(std::min(distance, 30)) * 8 + relation);
  f.add(kPlace, (noun.has(Phrase::kIsGoverned) ? 1u : 0u) + (noun.has(Phrase::kIsTime) ? 2u : 0u) +
                    8 * kind_at(report.noun - 1));
  f.add(kTag, ((kind_at(cue + 1) == static_cast<std::uint32_t>(Kind::stop) ? 1u : 0u) +
               (kind_at(report.noun - 1) == static_cast<std::uint32_t>(Kind::comma) ? 2u : 0u)) *
                      16 +
                  cls);
}

template void Reports::describe_cue(std::int32_t, std::uint32_t, Features&) const;
template void Reports::describe_cue(std::int32_t, std::uint32_t, Score&) const;
template void Reports::describe_verb(std::int32_t, Score&) const;
template void Reports::describe(const Report&, Features&) const;
template void Reports::describe(const Report&, Score&) const;

}  // namespace stet::proof
