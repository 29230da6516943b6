#include "desk/proof/lexicon.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

bool is_whole_paragraph(const Proof& proof, const Quotation::Part& part) {
  const std::string_view bytes = proof.passages[part.passage].bytes();
  return part.span.size() + 2 >= bytes.size();
}

// "..., said Ito, who built it. “It took a year.”": the sentence before has a quotation whose
// speaker is known, and this one goes on.
bool goes_on(const Proof& proof, std::uint32_t index) {
  const Quotation& quotation = proof.quotations[index];
  if (index == 0 || quotation.sentence == 0) return false;
  const Quotation& before = proof.quotations[index - 1];
  return before.speaker && before.parts.back().passage == quotation.parts.front().passage &&
         before.sentence + 1 == quotation.sentence &&
         quotation.parts.front().span.begin <= proof.sentences[quotation.sentence].span.begin + 1;
}

// A quotation set off with the name beneath and marks around both: "... port's fault. ¶ Ruth
// Mbeki, engineer."
bool is_signed(const Proof& proof, const Quotation& quotation) {
  constexpr std::uint32_t kNameWords = 8;
  if (quotation.closed) return false;
  const std::uint32_t here = quotation.parts.back().passage;
  const Range near = passages_near(proof, here, 0, 1);
  const std::uint32_t below = near.end - 1;
  if (below == here) return false;
  const Passage& line = proof.passages[below];
  if (line.words.empty() || line.words.size() > kNameWords) return false;
  if (!line.bytes().ends_with("\"") && !line.bytes().ends_with("”")) return false;
  for (std::uint32_t i = line.words.begin; i < line.words.end; ++i)
    if (proof.words[i].classes & (kVerb | kPronoun)) return false;
  return (proof.words[line.words.begin].flags & kCapitalised) != 0;
}

// "From Jan Brandt of the Port News:" and then the quotation, a paragraph of its own.
bool is_announced(const Proof& proof, const Quotation::Part& part) {
  if (part.span.begin > 1) return false;
  const Range near = passages_near(proof, part.passage, 1, 0);
  if (near.begin == part.passage) return false;
  const std::string_view before = proof.passages[near.begin].bytes();
  const std::size_t last = before.find_last_not_of(" \n");
  return last != std::string_view::npos && before[last] == ':';
}

// Words that the copy talks of: "Okafor's “no wall, no harbour” promise", "“No wall, no harbour”
// sounds good".
bool is_talked_of(const Proof& proof, const Quotation::Part& part) {
  const Range words = proof.words_in(part.passage, part.span);
  const Passage& passage = proof.passages[part.passage];
  if (words.begin > passage.words.begin && (proof.words[words.begin - 1].flags & kPossessive) &&
      proof.words[words.begin - 1].sentence == proof.words[words.begin].sentence)
    return true;
  if (words.empty() || words.end >= passage.words.end) return false;
  const ProofWord& behind = proof.words[words.end];
  const std::string_view gap =
      passage.bytes().substr(part.span.end, behind.span.begin - part.span.end);
  return gap == " " && behind.sentence == proof.words[words.begin].sentence &&
         (behind.classes & kVerb) && !(behind.classes & (kReports | kThinks | kLabels)) &&
         !(behind.flags & kCapitalised);
}

constexpr OptionSpec kOptions[] = {
    {.name = "minWords",
     .type = OptionType::integer,
     .fallback = "5",
     .help = "shorter quotations are never asked for their speaker"},
};

}  // namespace

constinit const Rule attribution_quote_unattributed{
    .id = "attribution.quote-unattributed",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en de fr es",
    .why = "Readers must learn whose words these are, and the desk must be able to check them.",
    .options = kOptions,
    .pass_example = "“The dam held,” said engineer Ruth Mbeki.",
    .fail_example =
        "Crews worked all night. “The dam held and nobody was hurt.” The road reopened at dawn.",
    .precision =
        "0.11 (4 of 38 labelled flags, 326 published articles, where a quotation is hardly ever "
        "nobody's); "
        "false alarms 0.9 % (4 of 447 attributed quotations in 52 articles held back); "
        "found 22 of 22 whose attribution was cut out",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          if (!proof.words_of) return;
          const std::int64_t least = options.integer("minWords");
          for (std::uint32_t index = 0; index < proof.quotations.size(); ++index) {
            const Quotation& quotation = proof.quotations[index];
            if (quotation.speaker || quotation.depth > 0 || quotation.words < least) continue;
            if (quotation.kind != QuoteKind::direct && quotation.kind != QuoteKind::partial)
              continue;
            if (!is_speech_like(proof, quotation)) continue;
            const Quotation::Part& first = quotation.parts.front();
            const Zone zone = proof.passages[first.passage].zone;
            if (zone == Zone::pull_quote || zone == Zone::table) continue;
            if (goes_on(proof, index) || is_signed(proof, quotation) ||
                is_announced(proof, first) || is_talked_of(proof, first) ||
                has_credit_behind(proof, first.passage, first.span))
              continue;
            out.add({.confidence =
                         is_whole_paragraph(proof, first) ? Confidence::high : Confidence::medium,
                     .place = proof.place(first.passage, first.span),
                     .message =
                         "nobody is named as the speaker of this quotation; add “..., NAME said”"});
          }
        },
};

}  // namespace stet
