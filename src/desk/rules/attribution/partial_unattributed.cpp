#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

constexpr OptionSpec kOptions[] = {
    {.name = "minWords",
     .type = OptionType::integer,
     .fallback = "3",
     .help = "shorter ones are quote.fragment-scare's"},
    {.name = "allowAfterResolved",
     .type = OptionType::boolean,
     .fallback = "true",
     .help = "leave it alone when another quotation of the paragraph has its speaker"},
};

bool paragraph_has_speaker(const Proof& proof, std::uint32_t passage) {
  const Range range = proof.passages[passage].quotations;
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (proof.quotations[i].speaker) return true;
  return false;
}

}  // namespace

constinit const Rule attribution_partial_unattributed{
    .id = "attribution.partial-unattributed",
    .severity = Severity::suggestion,
    .heuristic = true,
    .languages = "en de fr es",
    .why = "Words in quotation marks are somebody's; a reader wants to know whose.",
    .options = kOptions,
    .pass_example = "The ministry called the leak “a serious breach of trust”.",
    .fail_example = "The leak was “a serious breach of trust” and work stopped.",
    .precision =
        "0.08 (1 of 13 labelled flags, 326 published articles); off in the built-in schemas",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          if (!proof.words_of) return;
          for (const Quotation& quotation : proof.quotations) {
            if (quotation.kind != QuoteKind::partial || quotation.speaker || quotation.depth > 0)
              continue;
            if (quotation.words < options.integer("minWords") || is_speech_like(proof, quotation))
              continue;
            const Quotation::Part& part = quotation.parts.front();
            const Zone zone = proof.passages[part.passage].zone;
            if (zone != Zone::lead && zone != Zone::body && zone != Zone::list) continue;
            // An address or an attribute has no spaces; speech has.
            if (proof.bytes(part.passage, part.inside).find(' ') == std::string_view::npos)
              continue;
            const Range sentence{quotation.sentence, quotation.sentence + 1};
            if (has_source(proof, sentence) || has_link(proof, sentence)) continue;
            if (options.boolean("allowAfterResolved") && paragraph_has_speaker(proof, part.passage))
              continue;
            out.add({.confidence = Confidence::medium,
                     .place = proof.place(part.passage, part.span),
                     .message = "the sentence does not say whose words these are; add who said or "
                                "wrote them"});
          }
        },
};

}  // namespace stet
