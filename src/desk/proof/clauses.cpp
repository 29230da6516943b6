#include "desk/proof/clauses.h"

#include <algorithm>
#include <array>

namespace stet::proof {
namespace {

using Kind = Phrase::Kind;

constexpr int kDepth = 6;  ///< verbs followed from one to the other
constexpr std::uint32_t kBy = word_hash_of_lower("by");
constexpr std::uint32_t kAs = word_hash_of_lower("as");
constexpr std::uint32_t kOf = word_hash_of_lower("of");
constexpr std::uint32_t kFor = word_hash_of_lower("for");
constexpr std::uint32_t kFrom = word_hash_of_lower("from");
constexpr std::uint32_t kWith = word_hash_of_lower("with");
constexpr std::uint32_t kIn = word_hash_of_lower("in");
constexpr std::uint32_t kAt = word_hash_of_lower("at");
constexpr std::uint32_t kOn = word_hash_of_lower("on");
constexpr std::uint32_t kAnd = word_hash_of_lower("and");
constexpr std::uint32_t kWhose = word_hash_of_lower("whose");

template <std::size_t kCount>
constexpr std::array<std::uint32_t, kCount> hashes(const std::string_view (&words)[kCount]) {
  std::array<std::uint32_t, kCount> list{};
  for (std::size_t i = 0; i < kCount; ++i) list[i] = word_hash_of_lower(words[i]);
  return list;
}
// "was quoted as saying": these name what the subject said, not who wrote it down.
constexpr auto kQuoting = hashes(
    {"quoted", "cited", "reported", "heard", "overheard", "recorded", "seen", "caught", "shown"});
// Where somebody speaks, not what they are.
constexpr auto kOccasions =
    hashes({"conference", "rally", "event", "debate", "hearing", "briefing", "call", "meeting"});

constexpr auto kRoughly = hashes({"about", "over", "under", "around"});
// "a broker based in Vik", "a group called Open Harbour"
constexpr auto kDescribing =
    hashes({"based", "called", "known", "named", "titled", "led", "run", "founded", "affiliated",
            "aligned", "running", "representing"});

template <std::size_t kCount>
bool is_one_of(const std::array<std::uint32_t, kCount>& list, std::uint32_t hash) {
  return std::find(list.begin(), list.end(), hash) != list.end();
}

}  // namespace

Clauses::Clauses(const Proof& proof, const Phrases& phrases, std::uint32_t passage)
    : proof_(proof),
      first_(phrases.list.data() + phrases.of_passage[passage].begin),
      size_(static_cast<std::int32_t>(phrases.of_passage[passage].size())),
      passage_(passage),
      grammar_(phrases.grammar) {}

std::int32_t Clauses::sentence_begin(std::int32_t index) const {
  const std::int32_t first = std::max(0, index - kLongest);
  while (index > first && !is(index - 1, Kind::stop)) --index;
  return index;
}

std::int32_t Clauses::sentence_end(std::int32_t index) const {
  const std::int32_t last = std::min(size_ - 1, index + kLongest);
  while (index < last && !is(index, Kind::stop)) ++index;
  return index;
}

bool Clauses::is_transparent(std::int32_t quote) const {
  const Quotation& quotation = proof_.quotations[first_[quote].quote];
  return quotation.kind == QuoteKind::title || quotation.kind == QuoteKind::term ||
         (quotation.kind == QuoteKind::scare && quotation.words <= 2);
}

bool Clauses::is_finite(std::int32_t verb) const {
  return is(verb, Kind::verb) && !first_[verb].has(Phrase::kIsParticiple) &&
         !first_[verb].has(Phrase::kIsInfinitive);
}

std::int32_t Clauses::finite_before(std::int32_t index) const {
  const std::int32_t stop = std::max(0, index - kReach);
  for (std::int32_t i = index - 1; i >= stop && !is(i, Kind::stop); --i) {
    if (is(i, Kind::quote) && !is_transparent(i)) return kNone;
    if (is_finite(i) && !is(i - 1, Kind::relative)) return i;
  }
  return kNone;
}

std::int32_t Clauses::finite_after(std::int32_t index) const {
  const std::int32_t stop = std::min(size_, index + kReach);
  for (std::int32_t i = index + 1; i < stop && !is(i, Kind::stop); ++i)
    if (is_finite(i) && !is(i - 1, Kind::relative) && is(i - 1, Kind::noun) &&
        !first_[i - 1].has(Phrase::kIsGoverned))
      return i;
  return kNone;
}

// `comma` closes a description ("Lindqvist, who chairs the panel, said"): the phrase before the one
// that opens it.
std::int32_t Clauses::before_parenthesis(std::int32_t comma) const {
  const std::int32_t stop = std::max(0, comma - kReach);
  bool finite = false;
  std::int32_t best = kNone;
  for (std::int32_t i = comma - 1; i >= stop && !is(i, Kind::stop); --i) {
    if (is(i, Kind::quote) && !is_transparent(i)) break;
    if (is_finite(i) && !is(i - 1, Kind::relative)) finite = true;
    if (!is(i, Kind::comma) && !is(i, Kind::dash)) continue;
    // "Ito, meanwhile, who ..."
    if (is(i - 1, Kind::adverb) && is(i - 2, Kind::comma) && is(i - 3, Kind::noun)) {
      best = i - 3;
      break;
    }
    const bool noun_before =
        is(i - 1, Kind::noun) || is(i - 1, Kind::aside) || is(i - 1, Kind::quote);
    const bool clause = is(i + 1, Kind::relative) || is(i + 1, Kind::that) ||
                        is(i + 1, Kind::conjunction) || is(i + 1, Kind::preposition) ||
                        is(i + 1, Kind::adverb);
    if (noun_before && (!finite || clause || (is(i + 1, Kind::verb) && !is_finite(i + 1)))) {
      best = i - 1;
      // "Anna Berg, 34, the union's chairwoman, said": go on while descriptions follow each other.
      if (is(i + 1, Kind::noun) && !first_[i - 1].has(Phrase::kIsName) && is(i - 2, Kind::comma))
        continue;
      break;
    }
    if (finite) break;
  }
  return best;
}

// The noun a "who" goes back to.
std::int32_t Clauses::antecedent(std::int32_t relative) const {
  std::int32_t i = relative - 1;
  while (is(i, Kind::comma) || is(i, Kind::aside) || is(i, Kind::preposition) ||
         is(i, Kind::adverb))
    --i;
  return is(i, Kind::noun) ? i : kNone;
}

// adding, calling: the subject of the main clause, before or behind.
std::int32_t Clauses::participle_subject(std::int32_t verb, int depth) const {
  const std::int32_t before = finite_before(verb);
  if (before != kNone) {
    const std::int32_t found = subject(before, depth + 1);
    if (found != kNone) return found;
  }
  const std::int32_t after = finite_after(verb);
  return after == kNone ? kNone : subject(after, depth + 1);
}

std::int32_t Clauses::subject(std::int32_t verb, int depth) const {
  if (depth > kDepth || !is(verb, Kind::verb)) return kNone;
  const Phrase& own = first_[verb];
  std::int32_t i = verb - 1;
  for (int steps = 0; steps < kReach; ++steps) {
    while (is(i, Kind::adverb) || is(i, Kind::aside)) --i;
    if (i < 0) return own.has(Phrase::kIsParticiple) ? participle_subject(verb, depth) : kNone;
    switch (first_[i].kind) {
      case Kind::noun: {
        const Phrase& noun = first_[i];
        if (noun.has(Phrase::kIsTime) && !noun.has(Phrase::kIsGoverned) &&
            (is(i - 1, Kind::noun) || is(i - 1, Kind::comma) || is(i - 1, Kind::adverb))) {
          --i;
          continue;
        }
        if (own.has(Phrase::kIsInfinitive)) return participle_subject(verb, depth);
        if (noun.has(Phrase::kIsGoverned) && opens_clause(i - 1)) return i;  // as Ito put it
        if (noun.has(Phrase::kIsGoverned) && own.has(Phrase::kIsParticiple) &&
            first_[i - 1].hash == kWith)
          return i;
        if (noun.has(Phrase::kIsGoverned)) {
          std::int32_t before = i - 1;
          while (is(before, Kind::preposition) || is(before, Kind::adverb)) --before;
          if (is(before, Kind::noun) || is(before, Kind::aside)) {
            i = before;
            continue;
          }
          if (is(before, Kind::verb)) {
            // "the man standing near the car said": a reduced clause; or the verb takes a second
            // one.
            if (own.has(Phrase::kIsParticiple)) return subject(before, depth + 1);
            if (is(before - 1, Kind::relative)) return antecedent(before - 1);
            if (!is_finite(before) || first_[before].has(Phrase::kIsBare)) {
              if (is(before - 1, Kind::noun) && is_finite(verb)) {
                i = before - 1;
                continue;
              }
            }
            return subject(before, depth + 1);
          }
          if (own.has(Phrase::kIsParticiple)) return participle_subject(verb, depth);
          if (is(before, Kind::comma) &&
              (is(before - 1, Kind::noun) || is(before - 1, Kind::aside))) {
            i = before - 1;  // "Ito, during a meeting in Vik, Norway, said"
            continue;
          }
          return kNone;
        }
        if (own.has(Phrase::kIsParticiple) && !own.has(Phrase::kIsInfinitive)) {
          // "released a statement saying": the one who released it.
          if (is(i - 1, Kind::verb) && (noun.classes & kDocument)) {
            const std::int32_t writer = subject(i - 1, depth + 1);
            if (writer != kNone) return writer;
          }
          return i;
        }
        if (is(i - 1, Kind::verb) && is(i - 2, Kind::relative)) return antecedent(i - 2);
        if (noun.has(Phrase::kIsPronoun) && !(noun.classes & kSubject))
          return kNone;  // him, themselves
        return i;
      }
      case Kind::comma:
      case Kind::dash: {
        if (own.has(Phrase::kIsParticiple) || own.has(Phrase::kIsInfinitive))
          return participle_subject(verb, depth);
        const std::int32_t before = before_parenthesis(i);
        if (before != kNone) {
          i = before;
          continue;
        }
        const std::int32_t other = finite_before(i);
        return other == kNone ? kNone : subject(other, depth + 1);
      }
      case Kind::conjunction: {
        if (own.has(Phrase::kIsParticiple)) return participle_subject(verb, depth);
        const std::int32_t other = finite_before(i);
        return other == kNone ? kNone : subject(other, depth + 1);
      }
      case Kind::relative:
        if (first_[i].hash == kWhose) return kNone;
        return antecedent(i);
      case Kind::that:
        if (!is(i - 1, Kind::noun)) return kNone;
        // "ran a piece that noted": whoever ran it.
        if ((first_[i - 1].classes & kDocument) && is(i - 2, Kind::verb)) {
          const std::int32_t writer = subject(i - 2, depth + 1);
          if (writer != kNone) return writer;
        }
        return i - 1;
      case Kind::verb:
        return subject(i, depth + 1);
      case Kind::preposition:
        return own.has(Phrase::kIsParticiple) || own.has(Phrase::kIsInfinitive)
                   ? participle_subject(verb, depth)
                   : kNone;
      case Kind::quote:
        if (is_transparent(i)) {
          --i;
          continue;
        }
        return own.has(Phrase::kIsParticiple) ? participle_subject(verb, depth) : kNone;
      case Kind::stop:
        return own.has(Phrase::kIsParticiple) ? participle_subject(verb, depth) : kNone;
      case Kind::colon:
      case Kind::semicolon:
        return kNone;
      case Kind::adverb:
      case Kind::aside:
        --i;
        continue;
    }
  }
  return kNone;
}

std::int32_t Clauses::speaker_of(std::int32_t verb) const {
  // "Asked by Ito whether ..."
  const bool bare = first_[verb].has(Phrase::kIsBare) && is(verb + 1, Kind::preposition) &&
                    first_[verb + 1].hash == kBy;
  if (grammar_ && is_split_passive(verb)) return kNone;
  if (!first_[verb].has(Phrase::kIsPassive) && !bare) return subject_of(verb);
  if (is_one_of(kQuoting, first_[verb].hash)) return subject_of(verb);
  const std::int32_t stop = std::min(size_, verb + 6);
  for (std::int32_t i = verb + 1; i < stop && !is(i, Kind::stop); ++i) {
    if (is(i, Kind::quote) && !is_transparent(i)) continue;
    if (grammar_ && is(i + 1, Kind::noun) && first_[i + 1].has(Phrase::kIsTime)) continue;
    if (is(i, Kind::preposition) && first_[i].hash == kBy && is(i + 1, Kind::noun)) return i + 1;
  }
  return kNone;
}

std::int32_t Clauses::main_subject(std::int32_t from, std::int32_t to) const {
  for (std::int32_t i = from; i < to && i < from + kReach; ++i) {
    if (!is_finite(i) || is(i - 1, Kind::relative)) continue;
    const std::int32_t found = subject_of(i);
    if (found != kNone && found >= from) return found;
  }
  return kNone;
}

// as, before, since ...: a preposition that a clause may follow, with nothing before that it could
// describe.
bool Clauses::opens_clause(std::int32_t preposition) const {
  if (!is(preposition, Kind::preposition)) return false;
  if (first_[preposition].hash == kAs) return true;
  return (first_[preposition].classes & kConjunction) != 0 && !is(preposition - 1, Kind::noun);
}

// Where and when somebody spoke is not who they are.
bool Clauses::opens_circumstance(std::int32_t preposition) const {
  const Phrase& noun = first_[preposition + 1];
  if (!is(preposition + 1, Kind::noun) || noun.has(Phrase::kIsTime)) return true;
  const std::uint32_t hash = first_[preposition].hash;
  if (hash == kOf || hash == kFor || hash == kFrom || hash == kWith) return false;
  if (hash == kIn || hash == kAt || hash == kOn)
    return (noun.classes & kDocument) || is_one_of(kOccasions, noun.hash);
  return true;
}

bool Clauses::can_speak(std::int32_t noun) const {
  if (!is(noun, Kind::noun) || first_[noun].has(Phrase::kIsTime)) return false;
  return !first_[noun].has(Phrase::kIsPronoun) || (first_[noun].classes & (kSubject | kRelative));
}

Span Clauses::extent(std::int32_t noun, std::int32_t verb, std::int32_t limit) const {
  Span span = first_[noun].span;
  if (is(noun - 1, Kind::conjunction) && first_[noun - 1].hash == kAnd &&
      is(noun - 2, Kind::noun) &&
      (noun == 2 || is(noun - 3, Kind::stop) || is(noun - 3, Kind::comma) ||
       is(noun - 3, Kind::quote)))
    span.begin = first_[noun - 2].span.begin;
  if (first_[noun].has(Phrase::kIsPronoun)) return span;
  // "about 200 marchers"
  if (is(noun - 1, Kind::preposition) && is_one_of(kRoughly, first_[noun - 1].hash) &&
      !first_[noun].words.empty()) {
    const ProofWord& number = proof_.words[first_[noun].words.begin];
    if ((number.classes & kNumeral) || (number.flags & kNumber))
      span.begin = first_[noun - 1].span.begin;
  }
  const std::int32_t end = std::min(verb == kNone ? limit : verb, noun + kReach);
  for (std::int32_t i = noun + 1; i < end; ++i) {
    if (is(i, Kind::aside)) {
      span.end = first_[i].span.end;
    } else if (is(i, Kind::preposition)) {
      // Between an office and its verb: "a person close to the talks said".
      const bool named = first_[noun].has(Phrase::kIsName);
      const bool belongs = verb != kNone && !named && is(i + 1, Kind::noun) &&
                           !first_[i + 1].has(Phrase::kIsTime) &&
                           !(first_[i + 1].classes & kDocument);
      if (!belongs && opens_circumstance(i)) return span;
      // "said Lund in Oslo": a place behind a bare name is where it was said.
      const bool bare = first_[noun].has(Phrase::kIsName) && i == noun + 1 &&
                        !(first_[noun].classes & kOrganisation);
      if (bare && verb == kNone && first_[i].hash != kOf && first_[i].hash != kFrom &&
          first_[i].hash != kWith)
        return span;
      ++i;
      span.end = first_[i].span.end;
    } else if (is(i, Kind::conjunction) && first_[i].hash == kAnd && is(i + 1, Kind::noun) &&
               !is_finite(i + 2)) {
      ++i;
      span.end = first_[i].span.end;
    } else if (is(i, Kind::relative) || (is(i, Kind::comma) && is(i + 1, Kind::relative))) {
      // "said Berg, who chairs the board": of somebody the copy already knows, an aside.
      if (verb == kNone && i == noun + 1 && is(i, Kind::comma) && first_[noun].words.size() == 1 &&
          first_[noun].has(Phrase::kIsName))
        return span;
      // To the comma that closes it, or to the end.
      std::int32_t j = is(i, Kind::comma) ? i + 2 : i + 1;
      while (j < end && !is(j, Kind::comma) && !is(j, Kind::stop) && !is(j, Kind::quote) &&
             !is(j, Kind::dash))
        ++j;
      if (j - 1 > i) span.end = first_[j - 1].span.end;
      i = j - 1;
    } else if (is(i, Kind::comma) && is(i + 1, Kind::noun) && i + 1 < end &&
               !first_[i + 1].has(Phrase::kIsPronoun)) {
      if (first_[i + 1].has(Phrase::kIsTime) && (first_[i + 1].classes & (kCalendar | kTime)))
        return span;
      // A description, unless a verb follows and makes it a clause.
      bool clause = false;
      std::int32_t j = i + 2;
      for (; j < end && !is(j, Kind::comma) && !is(j, Kind::stop) && !is(j, Kind::quote) &&
             !is(j, Kind::relative);
           ++j)
        clause = clause || (is_finite(j) && !first_[j].has(Phrase::kIsBare));
      if (clause) return span;
      ++i;
      span.end = first_[i].span.end;
    } else if (is(i, Kind::quote) && is_transparent(i) && is(i + 1, Kind::noun)) {
      ++i;
      span.end = first_[i].span.end;
    } else if (is(i, Kind::verb) && i > noun + 1 && is(i - 1, Kind::noun) &&
               is_one_of(kDescribing, first_[i].hash) &&
               (is(i + 1, Kind::noun) || is(i + 1, Kind::preposition))) {
      if (is(i + 1, Kind::noun)) {
        ++i;
        span.end = first_[i].span.end;
      } else if (is(i + 2, Kind::noun)) {
        i += 2;
        span.end = first_[i].span.end;
      } else {
        return span;
      }
    } else if (is(i, Kind::adverb) && verb != kNone) {
      continue;
    } else if (is(i, Kind::noun) && !first_[i].has(Phrase::kIsTime) && verb == kNone &&
               i == noun + 1) {
      return span;
    } else {
      return span;
    }
  }
  return span;
}

Span Clauses::cue_of(std::int32_t verb) const {
  Span span = first_[verb].span;
  if (!first_[verb].has(Phrase::kIsPassive)) return span;
  for (std::int32_t i = verb + 1; i < std::min(size_, verb + 6); ++i) {
    if (is(i, Kind::stop) || is(i, Kind::quote)) break;
    if (is(i, Kind::preposition) && first_[i].hash == kAs && is(i + 1, Kind::verb))
      span.end = first_[i + 1].span.end;
  }
  return span;
}

namespace {

/// Bytes of the ending that a verb or noun takes on: "ing", "ied", "ies", "ed", "es", "s", "e",
/// "y". At least three bytes stay.
std::size_t ending_of(std::string_view word) {
  std::size_t ending = 0;
  switch (word.empty() ? '\0' : word.back()) {
    case 'g':
      ending = word.ends_with("ing") ? 3 : 0;
      break;
    case 'd':
      ending = word.ends_with("ied") && word.size() >= 6 ? 3 : word.ends_with("ed") ? 2 : 0;
      break;
    case 's':
      ending = word.ends_with("ies") && word.size() >= 6  ? 3
               : word.ends_with("es") && word.size() >= 5 ? 2
                                                          : 1;
      break;
    case 'e':
    case 'y':
      ending = 1;
      break;
    default:
      break;
  }
  return word.size() >= ending + 3 ? ending : 0;
}

}  // namespace

std::uint32_t Clauses::stem(std::int32_t phrase) const {
  const Range words = first_[phrase].words;
  if (words.empty()) return 0;
  const ProofWord& word = proof_.words[words.end - 1];
  std::string_view text = proof_.bytes(passage_, word.span);
  if (word.flags & kPossessive) text = text.substr(0, text.size() - 2);
  text.remove_suffix(ending_of(text));
  // planned, planning
  if (text.size() > 3 && text[text.size() - 1] == text[text.size() - 2]) text.remove_suffix(1);
  std::uint32_t hash = 2166136261u;
  for (const char c : text)
    hash =
        (hash ^ (static_cast<unsigned char>(c) | (c >= 'A' && c <= 'Z' ? 0x20u : 0u))) * 16777619u;
  return hash;
}

}  // namespace stet::proof
