#include "desk/rules/attribution/counts.h"

#include "desk/proof/lexicon.h"
#include "desk/proof/look.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace stet {
namespace {

constexpr std::uint32_t kReach = 6;  ///< words between a number and what it counts

template <std::size_t kCount>
constexpr std::array<std::uint32_t, kCount> hashes(const std::string_view (&words)[kCount]) {
  std::array<std::uint32_t, kCount> list{};
  for (std::size_t i = 0; i < kCount; ++i) list[i] = word_hash_of_lower(words[i]);
  return list;
}
constexpr auto kHarm =
    hashes({"killed",     "dead",     "died",     "injured",      "wounded",      "hurt",
            "missing",    "arrested", "detained", "deaths",       "fatalities",   "injuries",
            "casualties", "drowned",  "perished", "hospitalised", "hospitalized", "killing",
            "injuring",   "wounding", "kills",    "kill"});
constexpr auto kPeople = hashes(
    {"people",    "persons",  "men",        "women",      "children",     "civilians",   "soldiers",
     "police",    "officers", "workers",    "passengers", "residents",    "students",    "others",
     "villagers", "migrants", "protesters", "person",     "man",          "woman",       "child",
     "civilian",  "soldier",  "officer",    "worker",     "passenger",    "resident",    "student",
     "boys",      "girls",    "boy",        "girl",       "firefighters", "firefighter", "miners",
     "miner",     "crew",     "tourists",   "tourist"});
// Between the number and the harm only small words: "at least 12 were badly".
constexpr auto kHelpers = hashes(
    {"was",   "were",      "is",       "are",        "have",     "has",    "been",      "had",
     "badly", "seriously", "slightly", "critically", "reported", "feared", "confirmed", "and",
     "more",  "others",    "other",    "at",         "least",    "about",  "some",      "of",
     "the",   "them",      "left",     "found",      "still",    "as",     "many",      "up",
     "to",    "nearly",    "around",   "almost",     "over"});
constexpr auto kPercent = hashes({"percent", "pct"});
constexpr std::uint32_t kPer = word_hash_of_lower("per");
constexpr std::uint32_t kCent = word_hash_of_lower("cent");

template <std::size_t kCount>
bool in(const std::array<std::uint32_t, kCount>& list, std::uint32_t hash) {
  return std::find(list.begin(), list.end(), hash) != list.end();
}

bool is_number(const Proof& proof, const Passage& passage, std::uint32_t i) {
  const ProofWord& word = proof.words[i];
  if (word.flags & kNumber) {
    // Four digits from 1000 to 2099 are a year.
    const std::string_view text = passage.bytes().substr(word.span.begin, word.span.size());
    return !(text.size() == 4 && (text[0] == '1' || text.starts_with("20")));
  }
  return (word.classes & kNumeral) != 0;
}

bool is_year(const Proof& proof, const Passage& passage, std::uint32_t i) {
  const ProofWord& word = proof.words[i];
  if (!(word.flags & kNumber)) return false;
  const std::string_view text = passage.bytes().substr(word.span.begin, word.span.size());
  return text.size() == 4 && (text[0] == '1' || text.starts_with("20"));
}

// The harm this number counts, forwards ("12 people were killed") or backwards ("killed 12
// people"); 0: none.
std::uint32_t harm_of(const Proof& proof, const Sentence& sentence, std::uint32_t number) {
  const std::uint32_t end = std::min(sentence.words.end, number + kReach);
  bool people = false;
  for (std::uint32_t i = number + 1; i < end; ++i) {
    const ProofWord& word = proof.words[i];
    if (in(kHarm, word.hash)) return i;
    people = people || in(kPeople, word.hash);
    // One adjective may stand before the people: "three local men".
    const bool adjective = !people && i + 1 < end && in(kPeople, proof.words[i + 1].hash);
    if (!in(kPeople, word.hash) && !in(kHelpers, word.hash) &&
        !(word.classes & (kNumeral | kRole)) && !adjective)
      break;
  }
  const std::uint32_t begin =
      number >= sentence.words.begin + 3 ? number - 3 : sentence.words.begin;
  for (std::uint32_t i = number; i-- > begin;) {
    const ProofWord& word = proof.words[i];
    if (in(kHarm, word.hash)) return people || i + 1 == number ? i : UINT32_MAX;
    if (!in(kHelpers, word.hash)) break;
  }
  return UINT32_MAX;
}

}  // namespace

namespace {

/// The counts of one sentence that says what harm was done.
void casualties_in(const Proof& proof, std::uint32_t index, std::vector<Casualties>& found) {
  const Sentence& sentence = proof.sentences[index];
  const Passage& passage = proof.passages[sentence.passage];
  std::uint32_t after = sentence.words.begin;
  for (std::uint32_t i = sentence.words.begin; i < sentence.words.end; ++i) {
    const ProofWord& word = proof.words[i];
    if (!(word.flags & kNumber) && !(word.classes & kNumeral)) continue;
    if (i < after || (word.flags & kInQuote) || !is_number(proof, passage, i)) continue;
    const std::uint32_t harm = harm_of(proof, sentence, i);
    if (harm == UINT32_MAX) continue;
    const std::uint32_t first = std::min(i, harm);
    const std::uint32_t last = std::max(i, harm);
    // "killed in 1912": history has its sources elsewhere.
    bool past = false;
    const std::uint32_t stop = std::min(sentence.words.end, last + kReach);
    for (std::uint32_t w = sentence.words.begin < first && first - sentence.words.begin > kReach
                               ? first - kReach
                               : sentence.words.begin;
         w < stop; ++w)
      past = past || is_year(proof, passage, w);
    after = last + 1;
    if (past) continue;
    found.push_back({.passage = sentence.passage,
                     .span = {proof.words[first].span.begin, proof.words[last].span.end},
                     .number = proof.words[i].hash,
                     .sentence = index});
  }
}

}  // namespace

std::vector<Casualties> find_casualties(const Proof& proof) {
  std::vector<Casualties> found;
  std::uint32_t done = UINT32_MAX;
  for (const std::uint32_t place : proof.places_of(kHarm)) {
    const std::uint32_t index = proof.words[place].sentence;
    if (index == done || index >= proof.sentences.size()) continue;
    const Sentence& sentence = proof.sentences[index];
    // Words before the first sentence of a passage belong to none.
    if (place < sentence.words.begin || place >= sentence.words.end) continue;
    done = index;
    if (look::is_copy(proof.passages[sentence.passage].zone)) casualties_in(proof, index, found);
  }
  return found;
}

std::vector<Share> find_shares(const Proof& proof) {
  std::vector<Share> found;
  for (const std::uint32_t i : proof.figures) {
    const ProofWord& word = proof.words[i];
    if (word.flags & kInQuote) continue;
    const std::uint32_t index = proof.passage_of(i);
    const Passage& passage = proof.passages[index];
    if (!look::is_copy(passage.zone)) continue;
    std::uint32_t end = 0;
    const std::string_view rest = passage.bytes().substr(word.span.end);
    if (passage.bytes()[word.span.end - 1] == '%') {
      end = word.span.end;
    } else if (rest.starts_with("%")) {
      end = word.span.end + 1;
    } else if (i + 1 < passage.words.end && in(kPercent, proof.words[i + 1].hash)) {
      end = proof.words[i + 1].span.end;
    } else if (i + 2 < passage.words.end && proof.words[i + 1].hash == kPer &&
               proof.words[i + 2].hash == kCent) {
      end = proof.words[i + 2].span.end;
    }
    if (end != 0)
      found.push_back(
          {.passage = index, .span = {word.span.begin, end}, .sentence = word.sentence});
  }
  return found;
}

}  // namespace stet
