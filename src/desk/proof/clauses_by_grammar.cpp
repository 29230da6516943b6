#include "desk/proof/clauses.h"

// What a subject is where it may stand behind its verb ("Am Montag sagte Lund"), hang on it or be
// nobody at all ("heißt es in dem Brief").

namespace stet::proof {
namespace {

using Kind = Phrase::Kind;

constexpr std::int32_t kNearby = 8;  ///< phrases between an impersonal verb and its place
constexpr std::uint32_t kAs = word_hash_of_lower("as");
constexpr std::uint32_t kIn = word_hash_of_lower("in");
constexpr std::uint32_t kOn = word_hash_of_lower("on");
constexpr std::uint32_t kFrom = word_hash_of_lower("from");

}  // namespace

std::int32_t Clauses::subject_behind(std::int32_t verb) const {
  std::int32_t i = verb + 1;
  if (!grammar_) {
    while (is(i, Kind::adverb)) ++i;
    return can_speak(i) ? i : kNone;
  }
  while (i - verb < kNearby) {
    if (is(i, Kind::adverb) || (is(i, Kind::noun) && first_[i].has(Phrase::kIsTime)))
      ++i;
    else if (is(i, Kind::preposition) && is(i + 1, Kind::noun))
      i += 2;
    else if (is(i, Kind::noun) && first_[i].has(Phrase::kIsGoverned))
      ++i;
    else
      break;
  }
  return can_speak(i) && !first_[i].has(Phrase::kIsGoverned) ? i : kNone;
}

std::int32_t Clauses::waited_for(std::int32_t auxiliary) const {
  if (!grammar_ || !is(auxiliary, Kind::verb) || !(first_[auxiliary].classes & kAuxiliary))
    return kNone;
  for (std::int32_t i = auxiliary + 1; i < size_ && i - auxiliary < 2 * kNearby; ++i) {
    if (is(i, Kind::stop) || is(i, Kind::comma) || is(i, Kind::colon)) return kNone;
    if (is(i, Kind::verb)) return first_[i].classes & (kReports | kThinks | kLabels) ? i : kNone;
  }
  return kNone;
}

// "wurden am Abend informiert": an auxiliary of the passive earlier in the clause.
bool Clauses::is_split_passive(std::int32_t verb) const {
  if (!grammar_->verb_second || !first_[verb].has(Phrase::kIsBare)) return false;
  for (std::int32_t i = verb - 1; i >= 0 && verb - i < kNearby; --i) {
    if (is(i, Kind::verb)) return (first_[i].classes & kBe) != 0;
    if (is(i, Kind::stop) || is(i, Kind::quote) || is(i, Kind::comma) || is(i, Kind::conjunction))
      return false;
  }
  return false;
}

// "In einem Brief heißt es", "en una pancarta se leía": where it stands.
std::int32_t Clauses::place_that_speaks(std::int32_t verb) const {
  const auto is_place = [&](std::int32_t i) {
    if (!is(i, Kind::preposition) || !is(i + 1, Kind::noun)) return false;
    const std::uint32_t hash = first_[i].hash;
    return (hash == kIn || hash == kOn || hash == kFrom) && !first_[i + 1].has(Phrase::kIsTime) &&
           !first_[i + 1].has(Phrase::kIsPronoun);
  };
  for (std::int32_t i = verb - 1; i >= 0 && verb - i < kNearby && !is(i, Kind::stop); --i) {
    if (is(i, Kind::quote)) break;
    if (is_place(i)) return i + 1;
  }
  for (std::int32_t i = verb + 1; i < size_ && i - verb < kNearby && !is(i, Kind::stop); ++i) {
    if (is(i, Kind::quote) || is(i, Kind::colon)) break;
    if (is_place(i)) return i + 1;
  }
  return kNone;
}

std::int32_t Clauses::subject_by_grammar(std::int32_t verb) const {
  if (!is(verb, Kind::verb)) return kNone;
  const Phrase& own = first_[verb];
  const std::int32_t behind = own.has(Phrase::kIsInfinitive) || own.has(Phrase::kIsParticiple)
                                  ? kNone
                                  : subject_behind(verb);
  if (is_listed(grammar_->impersonal, own.hash)) {
    const std::int32_t found = subject(verb, 0);
    const auto is_nobody = [&](std::int32_t noun) {
      return noun == kNone || first_[noun].has(Phrase::kIsGoverned) ||
             is_listed(grammar_->impersonal_subjects, first_[noun].hash);
    };
    if (is_nobody(found) && is_nobody(behind)) {
      const std::int32_t place = place_that_speaks(verb);
      if (place != kNone) return place;
    }
  }
  std::int32_t before = verb - 1;
  while (is(before, Kind::adverb) || is(before, Kind::aside)) --before;
  if (grammar_->verb_second && behind != kNone) {
    if (before < 0 || is(before, Kind::stop) || is(before, Kind::quote) ||
        is(before, Kind::colon) || is(before, Kind::semicolon))
      return behind;
    // "Auf die Frage, ob ..., antwortete Silva"; but "Lund, der den Verein leitet, sagte der
    // Zeitung"
    if (is(before, Kind::comma)) {
      const std::int32_t noun = before_parenthesis(before);
      const bool subject_before =
          noun != kNone && !first_[noun].has(Phrase::kIsGoverned) && noun + 1 <= before;
      if (!subject_before || first_[behind].has(Phrase::kIsPronoun)) return behind;
    }
  }
  const bool as = (is(before, Kind::conjunction) || is(before, Kind::preposition)) &&
                  first_[before].hash == kAs;
  if (as && behind != kNone) return behind;  // "como dijo el ministro"
  const std::int32_t found = subject(verb, 0);
  if (found != kNone) {
    // "Den Vorwurf wies der Minister zurück"
    if (grammar_->verb_second && behind != kNone && first_[found].has(Phrase::kIsGoverned) &&
        found + 1 >= verb && !is(found - 1, Kind::preposition) && !is(found - 1, Kind::conjunction))
      return behind;
    return found;
  }
  if (behind == kNone) return kNone;
  if (grammar_->verb_second) return behind;
  // "Y añadió Sánchez:"; but "Anunció medidas"
  constexpr std::uint32_t kSpeakers =
      kRole | kOrganisation | kCollective | kAnonymous | kTitle | kPronoun;
  const Phrase& noun = first_[behind];
  if (((own.classes & kReports) || own.has(Phrase::kIsGuess)) &&
      (noun.has(Phrase::kIsName) || (noun.classes & kSpeakers)))
    return behind;
  return kNone;
}

}  // namespace stet::proof
