#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

// The quotation is its sentence: nothing but marks and stops around it.
bool is_own_sentence(const Proof& proof, const Quotation& quotation) {
  const Sentence& sentence = proof.sentences[quotation.sentence];
  const Quotation::Part& part = quotation.parts.front();
  return sentence.passage == part.passage && sentence.span.begin + 1 >= part.span.begin &&
         part.span.end + 1 >= sentence.span.end;
}

// "..., said Ito, who met Brandt. “It was long.”": the quotation goes on from one whose speaker is
// known.
bool goes_on(const Proof& proof, std::uint32_t passage, std::uint32_t sentence) {
  const Range range = proof.passages[passage].quotations;
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (proof.quotations[i].sentence == sentence && proof.quotations[i].speaker) return true;
  return false;
}

// Different full names in a sentence, two at most.
std::vector<std::uint32_t> people_in(const Proof& proof, std::uint32_t index) {
  const Sentence& sentence = proof.sentences[index];
  const auto first = std::lower_bound(
      proof.names.begin(), proof.names.end(), std::pair{sentence.passage, sentence.span.begin},
      [](const Name& name, std::pair<std::uint32_t, std::uint32_t> place) {
        return std::pair{name.passage, name.span.begin} < place;
      });
  std::vector<std::uint32_t> people;
  for (auto it = first; it != proof.names.end() && it->passage == sentence.passage &&
                        it->span.begin < sentence.span.end;
       ++it)
    if (proof.is_person(*it) && std::find(people.begin(), people.end(), it->full) == people.end())
      people.push_back(it->full);
  return people;
}

}  // namespace

constinit const Rule quote_floating{
    .id = "quote.floating",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en fr es",
    .why = "Two people were just named; readers cannot tell which of them is speaking.",
    .pass_example = "Ito and Brandt met for an hour. Ito was blunt: “It was a waste of time.”",
    .fail_example = "Jan Ito and Ruth Brandt met for an hour. “It was a waste of time.”",
    .precision =
        "1.00 (1 of 1 labelled flags, 326 published articles and 755 copies with an attribution "
        "cut out); too few "
        "for more than a suggestion in the built-in schemas",
    .check =
        [](const Proof& proof, const RuleOptions&, Findings& out) {
          if (!proof.words_of) return;
          for (const Quotation& quotation : proof.quotations) {
            if (quotation.speaker || quotation.depth > 0 || quotation.kind != QuoteKind::direct ||
                quotation.words < 3)
              continue;
            const Quotation::Part& part = quotation.parts.front();
            if (!is_own_sentence(proof, quotation) || quotation.sentence == 0) continue;
            if (proof.sentences[quotation.sentence - 1].passage != part.passage) continue;
            if (goes_on(proof, part.passage, quotation.sentence - 1)) continue;
            const std::vector<std::uint32_t> people = people_in(proof, quotation.sentence - 1);
            if (people.size() < 2) continue;
            const Name& one = proof.names[people[0]];
            const Name& two = proof.names[people[1]];
            out.add({.confidence = Confidence::medium,
                     .place = proof.place(part.passage, part.span),
                     .message = "this could be " + std::string(proof.bytes(one.passage, one.span)) +
                                " or " + std::string(proof.bytes(two.passage, two.span)) +
                                " speaking; say which"});
          }
        },
};

}  // namespace stet
