#include "desk/proof/lexicon.h"
#include "desk/proof/look.h"
#include "desk/rules/number/values.h"
#include "desk/rules/rules.h"

#include <algorithm>
#include <cmath>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "nouns",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more words whose count must be one in headline and body, as \"homes\""},
};

/// What is counted, by all its words: a headline "kills 4", the body "four people died".
constexpr std::string_view kKinds[] = {
    "dead killed kills kill die died dies deaths death",
    "injured injures wounded wounds hurt hurts injuries",
    "arrested arrests arrest detained detains",
    "missing",
    "rescued rescues rescue",
};
constexpr std::uint32_t kReach = 3;  ///< words between a number and what it counts

std::vector<std::uint32_t> hashes_of(std::string_view words) { return hashes_in(words); }

constexpr auto kAbout =
    word_hashes({"least", "about", "nearly", "almost", "over", "than", "some", "around", "dozens",
                 "hundreds", "thousands", "up", "roughly", "approximately", "scores"});
/// Other things that a number counts.
constexpr auto kOther =
    word_hashes({"year",    "years",   "year-old", "percent", "per",   "minutes",    "hours",
                 "days",    "weeks",   "months",   "miles",   "km",    "kilometers", "kilometres",
                 "million", "billion", "a.m",      "p.m",     "times", "o'clock",    "dollars",
                 "others",  "other",   "more",     "another"});

struct Counted {
  std::uint32_t passage = 0;
  Span span;
  double value = 0;
};

class Kind {
 public:
  Kind(const Proof& proof, std::span<const std::uint32_t> hashes) : proof_(proof) {
    for (const std::uint32_t place : proof_.places_of(hashes)) {
      const std::uint32_t index = proof_.passage_of(place);
      const Zone zone = proof_.passages[index].zone;
      if (zone == Zone::headline) {
        if (const std::optional<Counted> found = near(index, place)) head_.push_back(*found);
      } else if (is_copy(zone) || zone == Zone::deck || zone == Zone::summary) {
        if (const std::optional<Counted> found = near(index, place)) copy_.push_back(*found);
        vague_ = vague_ || is_vague(index, place);
      }
    }
  }

  void report(Findings& out) const {
    // One count in the headline, and the body has counts of its own.
    if (head_.size() != 1 || copy_.empty() || vague_) return;
    double sum = 0;
    const Counted& head = head_.front();
    for (const Counted& each : copy_) {
      if (each.value == head.value) return;
      sum += each.value;
    }
    // "Three men and two women died" adds up to the five of the headline.
    if (sum == head.value) return;
    for (std::size_t i = 0; i + 1 < copy_.size(); ++i)
      if (copy_[i].value + copy_[i + 1].value == head.value) return;
    const Counted& first = copy_.front();
    out.add({.confidence = Confidence::medium,
             .place = proof_.place(head.passage, head.span),
             .message = "the headline counts " + shown(proof_.bytes(head.passage, head.span)) +
                        ", the body " + shown(proof_.bytes(first.passage, first.span)),
             .related = {{.message = "the count of the body",
                          .place = proof_.place(first.passage, first.span)}}});
  }

 private:
  /// The number within reach of the word at `place`, in its sentence.
  std::optional<Counted> near(std::uint32_t index, std::uint32_t place) const {
    const Range words = proof_.passages[index].words;
    for (std::uint32_t step = 1; step <= kReach; ++step)
      for (const bool behind : {false, true}) {
        if (behind ? place + step >= words.end : place < words.begin + step) continue;
        const std::uint32_t at = behind ? place + step : place - step;
        if (proof_.words[at].sentence != proof_.words[place].sentence) continue;
        if (const std::optional<Counted> found = number(index, at, behind)) return found;
      }
    return std::nullopt;
  }

  std::optional<Counted> number(std::uint32_t index, std::uint32_t at, bool behind) const {
    const std::optional<Amount> amount = amount_at(proof_, index, at);
    if (!amount || amount->value < 1 || amount->value != std::floor(amount->value)) return {};
    const Range words = proof_.passages[index].words;
    if (at > words.begin && kAbout.contains(proof_.words[at - 1].hash)) return {};
    const std::uint32_t next = amount->words.end;
    if (next < words.end && kOther.contains(proof_.words[next].hash)) return {};
    // "A man, 43, died"
    const std::string_view text = proof_.passages[index].bytes();
    if (sign_at(text, proof_.words[at].span.end) == ",") return {};
    // "killed in 2019", "on May 4", "Flight 12"
    if (at > words.begin && (proof_.words[at - 1].classes & (kPreposition | kCalendar)) && behind)
      return {};
    if (at > words.begin && (proof_.words[at - 1].flags & kCapitalised) &&
        !(proof_.words[at - 1].flags & kSentenceStart) &&
        proof_.passages[index].zone != Zone::headline)
      return {};
    return Counted{.passage = index, .span = proof_.words[at].span, .value = amount->value};
  }

  /// "Dozens died", "at least 12 died": no count that a headline could contradict.
  bool is_vague(std::uint32_t index, std::uint32_t place) const {
    const Range words = proof_.passages[index].words;
    const std::uint32_t begin = std::max(words.begin, place >= 6 ? place - 6 : 0);
    for (std::uint32_t i = begin; i < std::min(words.end, place + 5); ++i)
      if (kAbout.contains(proof_.words[i].hash)) return true;
    return false;
  }

  const Proof& proof_;
  std::vector<Counted> head_, copy_;
  bool vague_ = false;
};

bool has_number_in_headline(const Proof& proof) {
  for (std::uint32_t i = 0; i < proof.passages.size(); ++i) {
    const Passage& passage = proof.passages[i];
    if (passage.zone != Zone::headline) continue;
    for (std::uint32_t word = passage.words.begin; word < passage.words.end; ++word)
      if (amount_at(proof, i, word)) return true;
  }
  return false;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of || proof.words_of->tag != "en" || !has_number_in_headline(proof)) return;
  for (const std::string_view words : kKinds) Kind(proof, hashes_of(words)).report(out);
  for (const std::string& noun : options.strings("nouns")) Kind(proof, hashes_of(noun)).report(out);
}

}  // namespace

constinit const Rule number_inconsistent{
    .id = "number.inconsistent",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en",
    .why = "A headline with another toll than the story is wrong in the largest type we have.",
    .options = kOptions,
    .pass_example = "headline: Flood kills four; body: Four people died",
    .fail_example = "headline: Flood kills 4; body: Three people died",
    .precision = "not measured: the published articles never wake it; off in the built-in schemas",
    .check = check,
};

}  // namespace stet
