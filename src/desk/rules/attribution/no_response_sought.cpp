#include "desk/proof/allegations.h"
#include "desk/proof/lexicon.h"
#include "desk/proof/look.h"
#include "desk/proof/told_words.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "verbs",
     .type = OptionType::strings,
     .fallback =
         R"(["accused", "accuses", "accusing", "alleged", "alleges", "alleging", "blamed", "blames", "sued", "sues"])",
     .help = "words that accuse"},
    {.name = "phrases",
     .type = OptionType::strings,
     .fallback =
         R"(["denied", "denies", "deny", "denying", "denial", "did not respond", "didn't respond", "not responded", "did not immediately", "not immediately respond", "did not reply", "did not return", "declined to comment", "declined comment", "declined to", "no comment", "not comment", "refused to comment", "could not be reached", "couldn't be reached", "could not immediately", "not available", "unavailable for comment", "requests for comment", "request for comment", "rejected", "rejects", "rejecting", "dismissed", "dismisses", "disputed", "disputes", "refuted", "rebutted", "responded", "responding", "response", "replied", "defended", "countered", "not guilty", "called the allegations", "called the accusations", "called the accusation"])",
     .help = "words that tell what the accused says, or that the desk asked"},
};

constexpr std::uint32_t kReach = 6;  ///< words from the verb to whom it accuses

/// A person or a body is named in the sentence behind the word.
bool is_about_somebody(const Proof& proof, std::uint32_t word) {
  const Range names = names_near(proof, word, kReach);
  for (std::uint32_t i = names.begin; i < names.end; ++i) {
    const Name& name = proof.names[i];
    if (name.words.begin > word && words_apart(name, word) <= kReach) return true;
    // "Brandt was accused of"
    if (name.words.end <= word && words_apart(name, word) <= 3 && word > 0 &&
        (proof.words[word - 1].classes & kBe))
      return true;
  }
  return false;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of) return;
  const std::vector<Told> accusations = PhraseList(options.strings("verbs")).in(proof);
  if (accusations.empty()) return;
  const Told* first = nullptr;
  for (const Told& each : accusations) {
    if ((proof.words[each.word].flags & kInQuote) || !is_in_copy(proof, each.word) ||
        !is_about_somebody(proof, each.word))
      continue;
    first = &each;
    break;
  }
  if (!first || PhraseList(options.strings("phrases")).stands_in_copy(proof) ||
      has_conviction(proof))
    return;
  out.add({.confidence = Confidence::low,
           .place = proof.place(proof.passage_of(first->word), proof.words[first->word].span),
           .message = "somebody is accused here and the story has no answer; ask for one, and say "
                      "when none came"});
}

}  // namespace

constinit const Rule attribution_no_response_sought{
    .id = "attribution.no-response-sought",
    .severity = Severity::off,
    .heuristic = true,
    .languages = "en",
    .why = "Whoever is accused is heard before the story goes out.",
    .options = kOptions,
    .pass_example = "The union accused Brandt of theft. Brandt denied this.",
    .fail_example = "The union accused Brandt of theft.",
    .precision = "0.20 (2 of 10 labelled flags, 326 published articles); off by default",
    .check = check,
};

}  // namespace stet
