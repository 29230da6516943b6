#include "desk/proof/candidates.h"

#include "desk/proof/phrase_traits.h"

#include <algorithm>
#include <cstdlib>

namespace stet::proof {
namespace {

using Kind = Phrase::Kind;

constexpr std::int32_t kNone = Clauses::kNone;
constexpr std::uint32_t kAccording = word_hash_of_lower("according");

// One number for each feature; two features never share one. New ones go at the end: the weights
// are trained for these.
enum Template : std::uint32_t {
  kForm = 1,
  kDistance,
  kQuotesBetween,
  kVerbsBetween,
  kCommasBetween,
  kClosing,
  kClass,
  kClassAndKind,
  kClassAndDistance,
  kVerb,
  kVerbAndSide,
  kShape,
  kShapeAndClass,
  kNext,
  kNextWord,
  kPrevious,
  kRelation,
  kNoun,
  kPronoun,
  kNounPlace,
  kNounClass,
  kHead,
  kNounDistance,
  kRuleAgrees,
  kRuleDiffers,
  kOuter,
  kInner,
  kThatBetween,
  kConjunctionBetween,
  kWho,
  kEdges,
  kWords,
  kBeforeQuote,
  kBehindQuote,
  kHeadline,
  kBreakBetween,
  kOnlyVerb,
  kReporting,
  kNobodyKind,
  kNobodyBefore,
  kNobodyBeforeWord,
  kNobodyBehind,
  kNobodyClosing,
  kNobodyReporting,
  kNobodyRule,
  kNobodyEdges,
  kNobodyWordClass,
  kNobodyLook,
  kStem,
  kStemAndSide,
  kPath,
  kPathNearQuote,
  kNounPath,
  kMainSubject,
  kCrossing
};

std::uint32_t capped(std::int32_t value, std::int32_t most) {
  return static_cast<std::uint32_t>(std::clamp(value, 0, most));
}

// say 3, name 2, think 1, any other verb 0, a guess 4, to be 5, another auxiliary 6
std::uint32_t class_of(const Phrase& verb) {
  if (verb.classes & kReports) return 3;
  if (verb.classes & kLabels) return 2;
  if (verb.classes & kThinks) return 1;
  if (verb.has(Phrase::kIsGuess)) return 4;
  if (verb.classes & kBe) return 5;
  if (verb.classes & kAuxiliary) return 6;
  return 0;
}

}  // namespace

// What stands between the quotation and the cue, counted on the way out.
struct Candidates::Between {
  std::uint32_t side = 0;  ///< 0 before the quotation, 1 behind
  std::int32_t steps = 0;  ///< phrases other than commas and adverbs
  std::int32_t quotes = 0, verbs = 0, commas = 0, reporting = 0, breaks = 0;
  bool that = false;
  std::uint32_t conjunction = 0;  ///< hash of the nearest to the cue
  std::uint32_t path = 0;         ///< kinds of all phrases between
  std::uint32_t first = 0;        ///< of the three next to the quotation
  bool crossed = false;           ///< the end of a sentence, behind “...?”
};

Candidates::Candidates(const Proof& proof, const Clauses& clauses, std::int32_t quote,
                       const Found& rules)
    : proof_(proof),
      clauses_(clauses),
      quotation_(proof.quotations[clauses[quote].quote]),
      rules_(rules),
      at_(quote) {
  sentence();
  nobody();
  side(-1);
  side(+1);
}

std::uint32_t Candidates::kind_at(std::int32_t index) const {
  if (index < begin_) return 31;
  if (index >= end_) return 30;
  return static_cast<std::uint32_t>(clauses_[index].kind);
}

void Candidates::sentence() {
  begin_ = at_;
  while (begin_ > 0 && at_ - begin_ < kReach && !clauses_.is(begin_ - 1, Kind::stop)) --begin_;
  end_ = at_ + 1;
  while (end_ < clauses_.size() && end_ - at_ < kReach && !clauses_.is(end_, Kind::stop)) ++end_;
  for (std::int32_t i = begin_; i < end_; ++i)
    reporting_ += clauses_.is_finite(i) && (clauses_[i].classes & kReports);
  std::string_view inside;
  for (const Quotation::Part& part : quotation_.parts)
    if (part.passage == clauses_.passage()) inside = proof_.bytes(part.passage, part.inside);
  const char last = inside.empty() ? '\0' : inside.back();
  last_ = last == ',' ? 1 : last == '?' || last == '!' ? 2 : last == '.' ? 3 : 0;
  // “Would you sign?” Brandt pressed.: a short sentence behind may be its tag.
  if (last_ >= 2 && end_ == at_ + 1 && clauses_.is(end_, Kind::stop)) {
    std::int32_t end = end_ + 1;
    while (end < clauses_.size() && end - end_ < kTag && !clauses_.is(end, Kind::stop) &&
           !clauses_.is(end, Kind::quote))
      ++end;
    if (clauses_.is(end, Kind::stop)) end_ = end;
  }
  main_ = clauses_.main_subject(begin_, end_);
  const std::uint32_t words = quotation_.words <= 2   ? 0
                              : quotation_.words <= 4 ? 1
                              : quotation_.words <= 8 ? 2
                                                      : 3;
  kind_ = static_cast<std::uint32_t>(quotation_.kind) * 4 + words;
}

void Candidates::nobody() {
  Features& features = list_[count_++].features;
  const std::int32_t before = at_ - 1;
  const std::uint32_t edges = (at_ == begin_ ? 1u : 0u) | (at_ + 1 == end_ ? 2u : 0u);
  features.add(kNobodyKind, kind_);
  features.add(kNobodyEdges, edges);
  features.add(kNobodyEdges, 4 + kind_ * 4 + edges);
  features.add(kNobodyBefore, kind_at(before));
  features.add(kNobodyBefore, 64 + kind_at(before) * 64 + kind_);
  features.add(kNobodyBehind, kind_at(at_ + 1));
  features.add(kNobodyBehind, 64 + kind_at(at_ + 1) * 64 + kind_);
  features.add(kNobodyClosing, last_ * 64 + kind_);
  features.add(kNobodyReporting, std::min(reporting_, 2u) * 64 + kind_);
  features.add(kNobodyRule, rules_ ? (rules_.certain ? 2u : 1u) + (rules_.adjoins ? 4u : 0u) : 0u);
  features.add(
      kNobodyRule,
      64 + (rules_ ? (rules_.certain ? 2u : 1u) + (rules_.adjoins ? 4u : 0u) : 0u) + 8 * kind_);
  if (before >= begin_ && !clauses_[before].words.empty()) {
    const Phrase& phrase = clauses_[before];
    const ProofWord& word = proof_.words[phrase.words.end - 1];
    // "the “Leave” movement": a determiner right before the mark.
    features.add(kNobodyBeforeWord, word.hash);
    features.add(kNobodyWordClass,
                 (word.classes & kDeterminer ? 1u : 0u) | (word.classes & kTerm ? 2u : 0u) |
                     (word.flags & kPossessive ? 4u : 0u) | (word.classes & kWork ? 8u : 0u) |
                     (word.classes & kPreposition ? 16u : 0u) |
                     (word.classes & kReports ? 32u : 0u));
  }
  std::uint32_t lower = 0;
  std::uint32_t count = 0;
  bool first_upper = false;
  const Quotation::Part& part = quotation_.parts.front();
  const Range words = proof_.words_in(part.passage, part.inside);
  for (std::uint32_t i = words.begin; i < std::min(words.end, words.begin + 8); ++i) {
    if (i == words.begin) first_upper = (proof_.words[i].flags & kCapitalised) != 0;
    ++count;
    lower += (proof_.words[i].flags & kCapitalised) == 0;
  }
  features.add(kNobodyLook, (first_upper ? 1u : 0u) | (lower == 0 ? 2u : 0u) |
                                (lower == count ? 4u : 0u) | (std::min(count, 3u) << 3));
}

void Candidates::side(std::int32_t step) {
  Between between{.side = step < 0 ? 0u : 1u};
  std::int32_t verbs = 0;
  for (std::int32_t i = at_ + step; i >= begin_ && i < end_ && verbs < kVerbs; i += step) {
    const Phrase& phrase = clauses_[i];
    struct Step {
      Between& between;
      const Phrase& phrase;
      std::int32_t index;
      ~Step() {
        const auto kind = static_cast<std::uint32_t>(phrase.kind) + 1;
        between.path = between.path * 31 + kind;
        if (index < 3) between.first = between.first * 31 + kind;
      }
    } const counted{between, phrase, std::abs(i - at_) - 1};
    switch (phrase.kind) {
      case Kind::verb:
        if (phrase.span.empty()) break;
        verb(i, between);
        ++verbs;
        if (clauses_.is_finite(i)) {
          ++between.verbs;
          between.reporting += (phrase.classes & kReports) != 0;
        }
        ++between.steps;
        break;
      case Kind::preposition:
        if (phrase.hash == kAccording && clauses_.is(i + 1, Kind::noun))
          pair(Candidate::Form::according, i + 1, i, between, 0);
        ++between.steps;
        break;
      case Kind::colon:
      case Kind::dash:
        if (between.steps == 0 && between.quotes == 0) {
          if (step < 0) {
            std::int32_t noun = clauses_.main_subject(begin_, i);
            if (noun != kNone) pair(Candidate::Form::punctuation, noun, i, between, 0);
            for (std::int32_t n = begin_; n < i; ++n)
              if (clauses_.can_speak(n) && !clauses_[n].has(Phrase::kIsGoverned)) {
                if (n != noun) pair(Candidate::Form::punctuation, n, i, between, 1);
                break;
              }
          } else if (clauses_.can_speak(i + 1)) {
            pair(Candidate::Form::punctuation, i + 1, i, between, 2);
          }
        }
        ++between.breaks;
        break;
      case Kind::semicolon:
        ++between.breaks;
        break;
      case Kind::comma:
        ++between.commas;
        break;
      case Kind::quote:
        if (!clauses_.is_transparent(i)) ++between.quotes;
        ++between.steps;
        break;
      case Kind::that:
        between.that = true;
        ++between.steps;
        break;
      case Kind::conjunction:
        between.conjunction = phrase.hash;
        ++between.steps;
        break;
      case Kind::noun:
        if (step < 0 && between.steps == 0 && between.commas == 0 && !phrase.words.empty() &&
            (proof_.words[phrase.words.end - 1].flags & kPossessive))
          pair(Candidate::Form::possessive, i, i, between, 0);
        ++between.steps;
        break;
      case Kind::relative:
        ++between.steps;
        break;
      case Kind::stop:
        between.crossed = true;
        break;
      case Kind::adverb:
      case Kind::aside:
        break;
    }
  }
}

void Candidates::verb(std::int32_t verb, const Between& between) {
  if (between.crossed) {
    // Only a name and a verb, or a verb and a name, are a tag of their own; a full stop asks for a
    // verb of speech.
    if (last_ == 3 && !(clauses_[verb].classes & kReports)) return;
    const bool last = verb + 1 == end_ || clauses_[verb].classes & kReports;
    if (!last || !clauses_.is_finite(verb)) return;
  }
  const std::int32_t rule = clauses_.speaker_of(verb);
  if (rule != kNone) pair(Candidate::Form::verb, rule, verb, between, 1);
  std::int32_t inverted = verb + 1;
  while (clauses_.is(inverted, Kind::adverb)) ++inverted;
  if (inverted != rule && inverted < end_ && clauses_.can_speak(inverted) &&
      !clauses_[verb].has(Phrase::kIsInfinitive))
    pair(Candidate::Form::verb, inverted, verb, between, 2);
  // The nearest noun before it that could speak at all, and one further when that is governed.
  std::int32_t nearest = kNone;
  int seen = 0;
  for (std::int32_t n = verb - 1; n >= begin_ && verb - n < 20 && seen < 2; --n) {
    if (!clauses_.can_speak(n)) continue;
    if (nearest == kNone) {
      nearest = n;
      ++seen;
      if (n != rule) pair(Candidate::Form::verb, n, verb, between, 3);
    } else if (!clauses_[n].has(Phrase::kIsGoverned)) {
      ++seen;
      if (n != rule) pair(Candidate::Form::verb, n, verb, between, 4);
    }
  }
  if (clauses_.is(verb - 1, Kind::relative))
    pair(Candidate::Form::verb, verb - 1, verb, between, 5);
}

void Candidates::pair(Candidate::Form form, std::int32_t noun, std::int32_t cue,
                      const Between& between, std::uint32_t relation) {
  if (count_ == kMost) return;
  // A noun can hardly be the speaker when the quotation stands between it and its verb's sentence.
  Candidate& candidate = list_[count_++];
  candidate.form = form;
  candidate.noun = noun;
  candidate.cue = cue;
  Features& f = candidate.features;
  const Phrase& word = clauses_[cue];
  const Phrase& name = clauses_[noun];
  const std::uint32_t side = between.side;
  const bool is_verb = form == Candidate::Form::verb;
  const std::uint32_t kind_of_cue = is_verb ? class_of(word) : 8 + static_cast<std::uint32_t>(form);
  const std::uint32_t distance = capped(between.steps, 6);
  const std::uint32_t cls = kind_of_cue * 2 + side;  // < 32

  f.add(kForm, static_cast<std::uint32_t>(form) * 2 + side);
  f.add(kDistance, distance * 2 + side);
  f.add(kQuotesBetween, capped(between.quotes, 2) * 32 + cls);
  f.add(kVerbsBetween, capped(between.verbs, 3) * 32 + cls);
  f.add(kCommasBetween, capped(between.commas, 2) * 2 + side);
  f.add(kClosing, (last_ * 8 + distance) * 32 + cls);
  f.add(kClass, cls);
  f.add(kClassAndKind, kind_ * 32 + cls);
  f.add(kClassAndDistance, distance * 32 + cls);
  f.add(kNext, kind_at(cue + 1) * 32 + cls);
  f.add(kPrevious, kind_at(cue - 1) * 32 + cls);
  f.add(kRelation, relation * 32 + cls);
  if (is_verb) {
    const std::uint32_t shape = shape_of(word);
    f.add(kVerb, word.hash);
    f.add(kVerbAndSide, word.hash * 2 + side);
    const std::uint32_t stem = clauses_.stem(cue);
    f.add(kStem, stem);
    f.add(kStemAndSide, stem * 2 + side);
    f.add(kShape, shape * 2 + side);
    f.add(kShapeAndClass, shape * 32 + cls);
    f.add(kRelation, 1024 + (relation * 16 + shape) * 8 + kind_of_cue);
    if (cue + 1 < end_ &&
        (clauses_.is(cue + 1, Kind::preposition) || clauses_.is(cue + 1, Kind::adverb)))
      f.add(kNextWord, clauses_[cue + 1].hash);
  }
  const std::uint32_t what = noun_of(name);
  f.add(kNoun, what * 32 + cls);
  if (name.has(Phrase::kIsPronoun)) f.add(kPronoun, name.hash);
  f.add(kNounPlace, ((name.has(Phrase::kIsGoverned) ? 1u : 0u) |
                     (name.has(Phrase::kIsTime) ? 2u : 0u) | (name.is(Kind::noun) ? 4u : 0u)) *
                            16 +
                        relation);
  f.add(kNounClass, noun_class_of(name) * 16 + what);
  f.add(kNounClass, 1024 + noun_class_of(name) * 32 + cls);
  if (!name.has(Phrase::kIsName)) f.add(kHead, name.hash);
  f.add(kNounDistance, (noun < cue ? 0u : 8u) + capped(noun < cue ? cue - noun : noun - cue, 7));
  // Does the quotation itself part the two?
  f.add(kNounDistance, 64 + ((noun < at_) == (cue < at_) ? 0u : 1u) * 32 + cls);
  f.add(kNounPlace, 1024 + kind_at(noun - 1) * 8 + relation);
  if (rules_) {
    const bool same_noun = rules_.noun == noun;
    const bool same_cue = rules_.verb == cue;
    const std::uint32_t sure = (rules_.certain ? 1u : 0u) | (rules_.adjoins ? 2u : 0u);
    if (same_noun || same_cue)
      f.add(kRuleAgrees, ((same_noun ? 1u : 0u) | (same_cue ? 2u : 0u)) * 4 + sure);
    else
      f.add(kRuleDiffers, sure * 32 + cls);
  } else {
    f.add(kRuleDiffers, 1024 + cls);
  }
  f.add(kPath, (between.path * 32 + cls));
  f.add(kPathNearQuote, between.first * 32 + cls);
  std::uint32_t path = 0;
  for (std::int32_t i = std::min(noun, cue) + 1; i < std::max(noun, cue); ++i)
    path = path * 31 + static_cast<std::uint32_t>(clauses_[i].kind) + 1;
  f.add(kNounPath, path * 8 + relation);
  f.add(kMainSubject, (noun == main_ ? 1u : 0u) * 32 + cls);
  f.add(kMainSubject, 1024 + (noun == main_ ? 1u : 0u) * 2 + (cue < main_ ? 4u : 0u));
  if (between.crossed) {
    f.add(kCrossing, cls);
    f.add(kCrossing, 64 + last_ * 8 + (cue + 1 == end_ ? 1u : 0u));
    f.add(kCrossing, 128 + capped(noun < cue ? cue - noun : 4, 4));
  }
  f.add(kOuter, capped(between.reporting, 2) * 32 + cls);
  f.add(kInner, capped(static_cast<std::int32_t>(reporting_) - between.reporting, 3) * 32 + cls);
  f.add(kThatBetween, (between.that ? 32u : 0u) + cls);
  f.add(kConjunctionBetween, between.conjunction * 2 + side);
  f.add(kEdges, ((at_ == begin_ ? 1u : 0u) | (at_ + 1 == end_ ? 2u : 0u)) * 32 + cls);
  f.add(kEdges,
        1024 + (last_ * 4 + (at_ == begin_ ? 1u : 0u) + (at_ + 1 == end_ ? 2u : 0u)) * 2 + side);
  f.add(kBeforeQuote, kind_at(at_ - 1) * 32 + cls);
  f.add(kBehindQuote, kind_at(at_ + 1) * 32 + cls);
  if (clauses_.is(at_ - 1, Kind::preposition)) f.add(kBeforeQuote, clauses_[at_ - 1].hash ^ cls);
  f.add(kBreakBetween, capped(between.breaks, 2) * 32 + cls);
  f.add(kHeadline, (proof_.passages[clauses_.passage()].zone == Zone::headline ? 32u : 0u) + cls);
}

Span Candidates::speaker(const Candidate& candidate) const {
  const std::int32_t noun = candidate.noun;
  const std::int32_t cue = candidate.cue;
  if (candidate.form == Candidate::Form::possessive || clauses_.is(noun, Kind::relative))
    return clauses_[noun].span;
  const bool before = noun < cue && candidate.form == Candidate::Form::verb;
  std::int32_t limit = cue > noun ? cue : end_;
  if (noun < at_ && at_ < limit) limit = at_;
  return clauses_.extent(noun, before ? cue : kNone, limit);
}

Span Candidates::cue(const Candidate& candidate) const {
  if (candidate.form == Candidate::Form::verb) return clauses_.cue_of(candidate.cue);
  const Span span = clauses_[candidate.cue].span;
  // "Berg's “never again”": the ending is the cue.
  if (candidate.form == Candidate::Form::possessive) return {span.end - 1, span.end};
  return span;
}

}  // namespace stet::proof
