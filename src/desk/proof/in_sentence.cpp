#include "desk/proof/in_sentence.h"

#include <algorithm>

namespace stet::proof {
namespace {

using Kind = Phrase::Kind;

constexpr std::int32_t kNone = Clauses::kNone;
constexpr std::uint32_t kAccording = word_hash_of_lower("according");
constexpr std::uint32_t kAs = word_hash_of_lower("as");
constexpr std::uint32_t kPut = word_hash_of_lower("put");
constexpr std::uint32_t kPuts = word_hash_of_lower("puts");

constexpr std::uint32_t kNewClause[] = {
    word_hash_of_lower("and"),    word_hash_of_lower("but"),    word_hash_of_lower("while"),
    word_hash_of_lower("so"),     word_hash_of_lower("though"), word_hash_of_lower("although"),
    word_hash_of_lower("when"),   word_hash_of_lower("after"),  word_hash_of_lower("before"),
    word_hash_of_lower("because")};

}  // namespace

InSentence::InSentence(const Proof& proof, const Clauses& clauses, std::int32_t at)
    : proof_(proof), clauses_(clauses), at_(at), quotation_(proof.quotations[clauses[at].quote]) {
  begin_ = at;
  while (begin_ > 0 && at - begin_ < Clauses::kLongest && !clauses.is(begin_ - 1, Kind::stop) &&
         !(clauses.is(begin_ - 1, Kind::quote) && !clauses.is_transparent(begin_ - 1)))
    --begin_;
  end_ = at + 1;
  while (!clauses.is(end_, Kind::stop) &&
         !(clauses.is(end_, Kind::quote) && !clauses.is_transparent(end_)) &&
         end_ < clauses.size() && end_ - at < Clauses::kLongest)
    ++end_;
  const std::string_view inside = inside_of_this_part();
  last_ = inside.empty() ? '\0' : inside.back();
}

Found InSentence::find() const {
  if (clauses_.grammar() && quotation_.kind == QuoteKind::term) return {};
  if (const Found around = verb_around()) return around;
  const Found left = verb_before();
  if (left && left.adjoins) return left;
  const Found right = tag_behind();
  if (right && right.certain) return right;
  if (left && left.certain) return left;
  const Found final = final_tag();
  if (final) return final;
  if (left) return left;
  return right;
}

// A lower-case partial quotation is its sentence's subject's.
Found InSentence::subject_before(std::uint32_t least_words) const {
  if (quotation_.kind != QuoteKind::partial || quotation_.words < least_words) return {};
  const std::int32_t noun = clauses_.main_subject(begin_, at_);
  if (noun == kNone) return {};
  for (std::int32_t v = begin_; v < at_; ++v)
    if (clauses_.is_finite(v) && clauses_.subject_of(v) == noun) {
      if (clauses_[v].classes & kBe) return {};
      if (clauses_.grammar() && clauses_[v].has(Phrase::kIsPassive)) return {};
      Found found = make(noun, v, true, at_);
      found.confidence = Confidence::low;
      return found;
    }
  return {};
}

// A title is somebody's word only behind a verb that gives names, or between a tag and its own
// mark.
Found InSentence::find_for_title() const {
  const Found left = verb_before();
  if (left && (left.adjoins || (left.verb != kNone && (clauses_[left.verb].classes & kLabels))))
    return left;
  const Found right = tag_behind();
  return right && right.certain && at_ == begin_ && right.verb != kNone ? right : Found{};
}

// "..., hieß es"
bool InSentence::is_nobody(std::int32_t noun, std::int32_t verb) const {
  return clauses_.grammar() && noun != kNone &&
         is_listed(clauses_.grammar()->impersonal, clauses_[verb].hash) &&
         is_listed(clauses_.grammar()->impersonal_subjects, clauses_[noun].hash);
}

std::string_view InSentence::inside_of_this_part() const {
  for (const Quotation::Part& part : quotation_.parts)
    if (part.passage == clauses_.passage()) return proof_.bytes(part.passage, part.inside);
  return {};
}

Found InSentence::make(std::int32_t noun, std::int32_t verb, bool description_until_verb,
                       std::int32_t limit) const {
  Found found;
  found.noun = noun;
  found.verb = verb;
  found.speaker =
      clauses_.extent(noun, description_until_verb && verb > noun ? verb : kNone, limit);
  found.cue = verb == kNone ? Span{} : clauses_.cue_of(verb);
  return found;
}

bool InSentence::reports(std::int32_t verb) const {
  return (clauses_[verb].classes & kReports) != 0;
}

bool InSentence::carries(std::int32_t verb) const {
  return (clauses_[verb].classes & (kReports | kThinks | kLabels)) != 0;
}

// "...," said Tomas Rehn / "...," the mayor said / "...," according to the log / "..." — Marta
// Lind
Found InSentence::tag_behind() const {
  std::int32_t i = at_ + 1;
  bool comma = last_ == ',';
  bool strong = comma || last_ == '?' || last_ == '!';
  bool dash = false;
  while (clauses_.is(i, Kind::comma) || clauses_.is(i, Kind::dash) || clauses_.is(i, Kind::aside)) {
    if (!clauses_.is(i, Kind::aside)) strong = true;
    dash = dash || clauses_.is(i, Kind::dash);
    comma = comma || clauses_.is(i, Kind::comma);
    ++i;
  }
  if (clauses_.is(i, Kind::colon) && proof_.passages[clauses_.passage()].zone == Zone::headline &&
      at_ == begin_) {
    if (clauses_.can_speak(i + 1)) {
      Found found = make(i + 1, kNone, false, i + 2);
      found.cue = clauses_[i].span;
      found.certain = true;
      return found;
    }
  }
  if (i >= end_) return {};
  const bool speech = quotation_.kind == QuoteKind::direct ||
                      quotation_.kind == QuoteKind::partial ||
                      (clauses_.grammar() && quotation_.kind == QuoteKind::scare);
  // as NP put it
  if ((clauses_.is(i, Kind::preposition) || clauses_.is(i, Kind::conjunction)) &&
      clauses_[i].hash == kAs && clauses_.is(i + 1, Kind::noun) && clauses_.is(i + 2, Kind::verb) &&
      strong && (carries(i + 2) || clauses_[i + 2].hash == kPut || clauses_[i + 2].hash == kPuts)) {
    Found found = make(i + 1, i + 2, true, end_);
    found.certain = strong;
    return found;
  }
  // "según dijo el ministro", "comme l’a dit le maire"
  if (clauses_.grammar() && clauses_.is(i, Kind::conjunction) && clauses_[i].hash == kAs) {
    std::int32_t v = i + 1;
    // "wie Lund am Rande der Sitzung sagte"
    while (v < end_ && !clauses_.is(v, Kind::verb) && !clauses_.is(v, Kind::comma)) ++v;
    const std::int32_t noun = !clauses_.is(v, Kind::verb)      ? kNone
                              : clauses_.is(i + 1, Kind::noun) ? i + 1
                                                               : clauses_.subject_of(v);
    if (noun != kNone && noun > at_ && carries(v)) {
      Found found = make(noun, v, true, end_);
      found.certain = strong;
      return found;
    }
  }
  if (clauses_.is(i, Kind::preposition) && clauses_[i].hash == kAccording &&
      clauses_.is(i + 1, Kind::noun)) {
    Found found = make(i + 1, kNone, false, end_);
    found.cue = clauses_[i].span;
    found.certain = true;
    return found;
  }
  while (clauses_.is(i, Kind::adverb)) ++i;
  // verb first
  if (clauses_.is(i, Kind::verb) && !clauses_[i].has(Phrase::kIsInfinitive) &&
      !clauses_[i].has(Phrase::kIsParticiple)) {
    std::int32_t noun = i + 1;
    while (clauses_.is(noun, Kind::adverb)) ++noun;
    const bool known = carries(i) && !clauses_[i].has(Phrase::kIsPassive);
    if (clauses_.grammar()) {
      noun = is_listed(clauses_.grammar()->impersonal, clauses_[i].hash)
                 ? clauses_.subject_of(i)
                 : clauses_.subject_behind(i);
      if (is_nobody(noun, i)) return {};
      const std::int32_t participle = clauses_.waited_for(i);
      if (strong && noun > i && participle > noun) {
        Found found = make(noun, participle, true, end_);
        found.certain = true;
        return found;
      }
    }
    if (clauses_.can_speak(noun) && ((known && (strong || reports(i))) ||
                                     (strong && speech && !(clauses_[i].classes & kAuxiliary)))) {
      Found found = make(noun, i, false, end_);
      found.certain = (strong && carries(i)) || reports(i);
      return found;
    }
    return {};
  }
  if (clauses_.is(i, Kind::noun) && !clauses_[i].has(Phrase::kIsTime)) {
    const std::int32_t verb = verb_of(i);
    if (verb != kNone && (strong || (reports(verb) && speech && at_ == begin_)) &&
        (carries(verb) || (strong && speech))) {
      Found found = make(i, verb, true, end_);
      found.certain = strong && reports(verb);
      return found;
    }
    if (dash && verb == kNone && last_ != ',' && at_ == begin_) {
      Found found = make(i, kNone, false, end_);
      found.cue = clauses_[i - 1].span;
      found.certain = true;
      return found;
    }
  }
  if (strong && !clauses_.is(i, Kind::conjunction)) {
    // "...," in a statement, the minister said
    for (std::int32_t v = i; v < end_; ++v)
      if (clauses_.is_finite(v) && reports(v)) {
        if (clauses_.is(v - 1, Kind::comma) && clauses_.can_speak(v + 1))
          return make(v + 1, v, false, end_);
        const std::int32_t noun = clauses_.speaker_of(v);
        if (noun != kNone && noun > at_) return make(noun, v, true, end_);
        break;
      }
  }
  return {};
}

// The first finite verb behind `noun` that has it as its subject.
std::int32_t InSentence::verb_of(std::int32_t noun) const {
  for (std::int32_t v = noun + 1; v < end_ && v < noun + Clauses::kReach; ++v)
    if (clauses_.is_finite(v) && !clauses_.is(v - 1, Kind::relative) &&
        clauses_.subject_of(v) == noun)
      return v;
  return kNone;
}

// ..., he said.
Found InSentence::final_tag() const {
  for (std::int32_t v = end_ - 1; v > at_ + 1; --v) {
    if (!clauses_.is_finite(v)) continue;
    if (!reports(v) || is_nobody(v + 1 < end_ ? v + 1 : kNone, v)) return {};
    if (clauses_.is(v - 1, Kind::comma) && clauses_.can_speak(v + 1) && v - 1 > at_)
      return make(v + 1, v, false, end_);
    const std::int32_t noun = clauses_.subject_of(v);
    if (noun == kNone || noun <= at_ || is_nobody(noun, v)) return {};
    if (clauses_.grammar() && noun > v && clauses_.is(v - 1, Kind::comma))
      return make(noun, v, false, end_);
    std::int32_t before = noun - 1;
    if (!clauses_.is(before, Kind::comma)) return {};
    return make(noun, v, true, end_);
  }
  return {};
}

// Has the sentence moved on to a new clause between the chosen verb and this one?
bool InSentence::moved_on(std::int32_t chosen, std::int32_t subject) const {
  if (subject <= chosen) return false;
  const std::int32_t before = subject - 1;
  if (clauses_.is(before, Kind::semicolon)) return true;
  if (clauses_.is(before, Kind::conjunction)) {
    for (const std::uint32_t hash : kNewClause)
      if (clauses_[before].hash == hash) return true;
    return false;
  }
  // "tweeted after Ito argued that ..."
  if (clauses_.is(before, Kind::preposition) && (clauses_[before].classes & kConjunction))
    return true;
  if (clauses_.is(before, Kind::comma)) {
    // "After Brandt spoke, Ito called it ...": the chosen verb was in the clause the comma
    // closed.
    const std::int32_t first = clauses_.subject_of(chosen);
    return first != kNone &&
           (clauses_.is(first - 1, Kind::conjunction) ||
            clauses_.is(first - 1, Kind::preposition)) &&
           clauses_[first - 1].hash != kAs;
  }
  return false;
}

// ... so that a verb that carries no speech ends the speech before it? Only behind a comma: "X
// said A and B did C" is X's still, and so is whatever follows "because".
bool InSentence::moved_far(std::int32_t chosen, std::int32_t subject) const {
  const std::int32_t before = subject - 1;
  if (subject > chosen && clauses_.is(before, Kind::conjunction) &&
      !clauses_.is(before - 1, Kind::comma))
    return false;
  if (subject > chosen && clauses_.is(before, Kind::preposition)) return false;
  return moved_on(chosen, subject);
}

// "hat Lund vor „Panik“ gewarnt": the auxiliary before, its verb of speech behind.
Found InSentence::verb_around() const {
  if (!clauses_.grammar() || !clauses_.grammar()->verb_second) return {};
  for (std::int32_t v = at_ - 1; v >= begin_; --v) {
    if (clauses_.is(v, Kind::comma) || clauses_.is(v, Kind::colon)) return {};
    if (!clauses_.is(v, Kind::verb)) continue;
    const std::int32_t participle = clauses_.waited_for(v);
    if (participle <= at_) return {};
    const std::int32_t noun = clauses_.subject_of(v);
    if (noun == kNone || !clauses_.can_speak(noun)) return {};
    Found found = make(noun, participle, false, at_);
    found.certain = true;
    return found;
  }
  return {};
}

Found InSentence::verb_before() const {
  const std::int32_t previous = at_ - 1;
  if (previous < begin_) return {};
  const bool colon = clauses_.is(previous, Kind::colon) || clauses_.is(previous, Kind::dash);
  std::int32_t chosen = kNone;
  std::int32_t nearest = kNone;
  for (std::int32_t v = std::max(begin_, at_ - Clauses::kReach); v < at_; ++v) {
    if (clauses_.is(v, Kind::preposition) && clauses_[v].hash == kAccording &&
        clauses_.is(v + 1, Kind::noun)) {
      if (chosen == kNone) {
        Found found = make(v + 1, kNone, false, at_);
        found.cue = clauses_[v].span;
        accord_ = found;
      }
      continue;
    }
    if (!clauses_.is(v, Kind::verb)) continue;
    const bool put = (clauses_[v].hash == kPut || clauses_[v].hash == kPuts) &&
                     clauses_.is(v - 2, Kind::preposition) && clauses_[v - 2].hash == kAs;
    if (!carries(v) && !put) {
      // "Sie sagte, die Reform sei ...": the mood says that the speech goes on.
      const bool goes_on =
          clauses_.grammar() && is_listed(clauses_.grammar()->reported_mood, clauses_[v].hash);
      if (chosen != kNone && clauses_.is_finite(v) && !goes_on) {
        const std::int32_t subject = clauses_.subject_of(v);
        if (subject != kNone && moved_far(chosen, subject)) chosen = kNone;
      }
      continue;
    }
    // "Interrogée par l’AFP, la direction ..."
    if (clauses_.grammar() && v == begin_ && clauses_[v].has(Phrase::kIsBare) &&
        clauses_.is(v + 1, Kind::preposition))
      continue;
    std::int32_t speaker = clauses_.speaker_of(v);
    if (speaker == kNone && v == begin_ && reports(v) && clauses_.can_speak(v + 1) &&
        chosen == kNone) {
      Found found = make(v + 1, v, false, at_);  // Said Ito, "..."
      found.certain = true;
      return found;
    }
    if (speaker == kNone || !clauses_.can_speak(speaker) || is_nobody(speaker, v)) continue;
    if (!reports(v) && clauses_[speaker].has(Phrase::kIsPronoun) &&
        !(clauses_[speaker].classes & (kMale | kFemale | kPlural)))
      if (!(clauses_[speaker].hash == word_hash_of_lower("i"))) continue;
    const bool adjoins =
        reports(v) && clauses_.is_finite(v) && !clauses_[v].has(Phrase::kIsPassive) &&
        (v + 1 == at_ ||
         (v + 2 == at_ && (clauses_.is(v + 1, Kind::comma) || clauses_.is(v + 1, Kind::colon))));
    if (adjoins || clauses_.is(v - 1, Kind::relative)) {
      chosen = v;  // its own clause, whoever spoke before
    } else if (chosen == kNone) {
      chosen = v;
    } else if (moved_on(chosen, clauses_.subject_of(v))) {
      chosen = v;
    } else if (!reports(chosen) && reports(v)) {
      chosen = v;
    }
    nearest = v;
  }
  if (chosen != kNone) {
    const std::int32_t noun = clauses_.speaker_of(chosen);
    Found found = make(noun, chosen, true, at_);
    // The nearest verb of the same speaker is the cue.
    if (nearest != chosen && clauses_.speaker_of(nearest) == noun)
      found.cue = clauses_.cue_of(nearest);
    const std::int32_t last = std::max(chosen, nearest);
    found.adjoins =
        (reports(last) || colon) && found.cue.end == clauses_[last].span.end &&
        (last + 1 == at_ || (last + 2 == at_ && (clauses_.is(last + 1, Kind::comma) || colon)));
    found.certain = reports(chosen) || (clauses_[chosen].classes & kLabels) || colon;
    return found;
  }
  if (accord_) {
    accord_.certain = true;
    return accord_;
  }
  if (colon) {
    std::int32_t noun = clauses_.main_subject(begin_, at_);
    if (noun == kNone && clauses_.is(previous - 1, Kind::noun)) noun = begin_noun();
    if (noun != kNone) {
      Found found = make(noun, kNone, false, previous);
      found.cue = clauses_[previous].span;
      found.certain = clauses_.is(previous, Kind::colon);
      found.confidence = Confidence::medium;
      return found;
    }
  }
  return {};
}

// NAME: "..."
std::int32_t InSentence::begin_noun() const {
  for (std::int32_t i = begin_; i < at_; ++i)
    if (clauses_.is(i, Kind::noun) && !(clauses_.grammar() && clauses_[i].has(Phrase::kIsGoverned)))
      return i;
  return kNone;
}

}  // namespace stet::proof
