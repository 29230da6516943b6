#include "desk/rules/attribution/counts.h"

#include "desk/proof/lexicon.h"
#include "desk/proof/look.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace stet {
namespace {

constexpr std::uint32_t kReach = 6;       ///< words between a number and what it counts
constexpr std::uint32_t kYearReach = 40;  ///< words before a count that may give its year

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
// What somebody does to others counts those behind it only: "killing 12", never "5 killing".
constexpr auto kHarming = hashes({"killing", "injuring", "wounding", "kills", "kill"});
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
    if (in(kHarming, word.hash)) break;
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

bool has_year(const Proof& proof, const Passage& passage, Range words) {
  for (std::uint32_t i = words.begin; i < words.end; ++i)
    if (is_year(proof, passage, i)) return true;
  return false;
}

/// The counts of all sentences that say what harm was done.
class Counter {
 public:
  explicit Counter(const Proof& proof) : proof_(proof) {}

  std::vector<Casualties> run() {
    std::uint32_t done = UINT32_MAX;
    for (const std::uint32_t place : proof_.places_of(kHarm)) {
      const std::uint32_t index = proof_.words[place].sentence;
      if (index == done || index >= proof_.sentences.size()) continue;
      const Sentence& each = proof_.sentences[index];
      // Words before the first sentence of a passage belong to none.
      if (place < each.words.begin || place >= each.words.end) continue;
      done = index;
      if (look::is_copy(proof_.passages[each.passage].zone)) sentence(index);
    }
    return std::move(found_);
  }

 private:
  void sentence(std::uint32_t index) {
    const Sentence& sentence = proof_.sentences[index];
    const Passage& passage = proof_.passages[sentence.passage];
    std::uint32_t after = sentence.words.begin;
    for (std::uint32_t i = sentence.words.begin; i < sentence.words.end; ++i) {
      const ProofWord& word = proof_.words[i];
      if (!(word.flags & kNumber) && !(word.classes & kNumeral)) continue;
      if (i < after || (word.flags & kInQuote) || !is_number(proof_, passage, i)) continue;
      const std::uint32_t harm = harm_of(proof_, sentence, i);
      if (harm == UINT32_MAX) continue;
      const std::uint32_t first = std::min(i, harm);
      const std::uint32_t last = std::max(i, harm);
      after = last + 1;
      // "11 KILLED IN BLAST": a heading that was set as a paragraph, or begins one.
      if (proof_.words[harm].flags & kAllCaps) continue;
      // "killed in 1912", "In 1978 ... They shot 15 dead": history has its sources elsewhere.
      if (year_before(sentence.passage)) continue;
      const std::uint32_t begin =
          std::max(passage.words.begin, first >= kYearReach ? first - kYearReach : 0);
      if (has_year(proof_, passage, {begin, std::min(sentence.words.end, last + kReach)})) continue;
      found_.push_back({.passage = sentence.passage,
                        .span = {proof_.words[first].span.begin, proof_.words[last].span.end},
                        .number = proof_.words[i].hash,
                        .sentence = index});
    }
  }

  /// In the paragraph of copy before `passage`.
  bool year_before(std::uint32_t passage) {
    if (asked_ == passage) return year_;
    asked_ = passage;
    const auto here = std::lower_bound(proof_.body.begin(), proof_.body.end(), passage);
    year_ = false;
    if (here != proof_.body.begin()) {
      const Passage& previous = proof_.passages[*std::prev(here)];
      year_ = has_year(proof_, previous, previous.words);
    }
    return year_;
  }

  const Proof& proof_;
  std::vector<Casualties> found_;
  std::uint32_t asked_ = UINT32_MAX;  ///< the passage that `year_` was looked up for
  bool year_ = false;
};

}  // namespace

std::vector<Casualties> find_casualties(const Proof& proof) { return Counter(proof).run(); }

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
