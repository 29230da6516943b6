#include "desk/proof/lexicon.h"
#include "desk/proof/look.h"
#include "desk/proof/told_words.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "need",
     .type = OptionType::strings,
     .fallback = R"(["pollster", "dates", "sample"])",
     .help = "what a story about a poll tells: pollster, dates, sample, margin"},
};

constexpr auto kPolls = word_hashes({"poll", "survey"});
constexpr auto kAsked = word_hashes(
    {"adults",  "voters",   "people",     "respondents", "residents", "americans",  "persons",
     "men",     "women",    "households", "workers",     "drivers",   "interviews", "participants",
     "britons", "citizens", "parents",    "employees",   "members",   "companies"});
constexpr std::size_t kTop = 4;  ///< paragraphs: lead, nut paragraph, and what bears them out
constexpr std::uint32_t kNameReach = 12;  ///< words between a poll and who made it
constexpr std::uint32_t kReach = 4;       ///< words from the figure to whom it counts

/// Result of a poll in this sentence: a share.
bool has_share(const Proof& proof, const Sentence& sentence) {
  return proof.bytes(sentence.passage, sentence.span).find('%') != std::string_view::npos ||
         has_word(proof, sentence.words, "percent");
}

// "A poll shows", "the poll found": a poll, not "polls open", "exit poll data" or a straw poll.
bool is_a_poll(const Proof& proof, std::uint32_t word, const Sentence& sentence) {
  const std::uint32_t begin = std::max(sentence.words.begin, word >= 2 ? word - 2 : 0);
  return !has_word(proof, {begin, word}, "straw exit caucus google twitter");
}

bool names_pollster(const Proof& proof, std::uint32_t word, const Sentence& sentence) {
  // "the Lyceum poll", "a Lyceum/Port News poll", "a poll by Lyceum", "Lyceum said in a survey"
  const Range names = names_near(proof, word, kNameReach);
  for (std::uint32_t i = names.begin; i < names.end; ++i)
    if (!proof.is_person(proof.names[i])) return true;
  return has_word(proof, sentence.words, "by conducted commissioned");
}

bool has_sample(const Proof& proof, const Passage& passage) {
  for (std::uint32_t i = passage.words.begin; i < passage.words.end; ++i) {
    const ProofWord& word = proof.words[i];
    if (!(word.flags & kHasDigit) || word.span.size() < 3) continue;
    const std::uint32_t end = std::min(passage.words.end, i + 1 + kReach);
    for (std::uint32_t j = i + 1; j < end; ++j)
      if (kAsked.contains(proof.words[j].hash)) return true;
  }
  return false;
}

bool has_day_word(const Proof& proof, const Passage& passage) {
  return has_word(proof, passage.words,
                  "week month today yesterday monday tuesday wednesday thursday friday saturday "
                  "sunday january february march april may june july august september october "
                  "november december jan feb aug sept oct nov dec");
}

bool has_date(const Proof& proof) {
  return std::any_of(proof.dates.begin(), proof.dates.end(), [&](const DateInCopy& each) {
    return is_copy(proof.passages[each.passage].zone);
  });
}

/// The story leans on it: its headline or its top tells of it. Further down it is background, and
/// the name of the pollster does.
bool is_the_news(const Proof& proof, std::uint32_t word) {
  const std::uint32_t passage = proof.passage_of(word);
  return passage <= proof.body[std::min(kTop, proof.body.size()) - 1];
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of || proof.body.empty()) return;
  const std::vector<std::uint32_t> places = proof.places_of(kPolls.hashes);
  std::uint32_t first = UINT32_MAX;
  bool pollster = false;
  for (const std::uint32_t word : places) {
    const Sentence& sentence = proof.sentences[proof.words[word].sentence];
    if ((proof.words[word].flags & kInQuote) || !is_in_copy(proof, word) ||
        !is_a_poll(proof, word, sentence))
      continue;
    pollster = pollster || names_pollster(proof, word, sentence);
    if (first == UINT32_MAX && has_share(proof, sentence) && is_the_news(proof, word)) first = word;
  }
  if (first == UINT32_MAX) return;
  // Details stand beside the result or at the end of the story.
  bool sample = false, days = has_date(proof), margin = false;
  for (const std::uint32_t index : proof.body) {
    const Passage& passage = proof.passages[index];
    sample = sample || has_sample(proof, passage);
    days = days || has_day_word(proof, passage);
    margin = margin || has_word(proof, passage.words, "margin");
  }
  std::string missing;
  for (const std::string& each : options.strings("need")) {
    const bool told = each == "pollster" ? pollster
                      : each == "dates"  ? days
                      : each == "sample" ? sample
                                         : margin;
    if (told) continue;
    if (!missing.empty()) missing += ", ";
    missing += each == "pollster" ? "who asked"
               : each == "dates"  ? "when"
               : each == "sample" ? "how many were asked"
                                  : "the margin of error";
  }
  if (missing.empty()) return;
  out.add({.confidence = Confidence::medium,
           .place = proof.place(proof.passage_of(first), proof.words[first].span),
           .message = "the story gives a result of a poll and not " + missing});
}

}  // namespace

constinit const Rule attribution_poll_details{
    .id = "attribution.poll-details",
    .severity = Severity::suggestion,
    .heuristic = true,
    .languages = "en",
    .why = "A share means nothing without who was asked, by whom and when.",
    .options = kOptions,
    .pass_example = "A Lyceum poll of 1,004 adults on March 1-3 has 48% for the bill.",
    .fail_example = "A poll shows 48% back the bill.",
    .precision =
        "0.67 (2 of 3 labelled flags, 326 published articles); off in the built-in schemas",
    .check = check,
};

}  // namespace stet
