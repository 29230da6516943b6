#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

bool is_whole_paragraph(const Proof& proof, const Quotation::Part& part) {
  const std::string_view bytes = proof.passages[part.passage].bytes();
  return part.span.size() + 2 >= bytes.size();
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
    .languages = "en",
    .why = "Readers must learn whose words these are, and the desk must be able to check them.",
    .options = kOptions,
    .pass_example = "“The dam held,” said engineer Ruth Mbeki.",
    .fail_example =
        "Crews worked all night. “The dam held and nobody was hurt.” The road reopened at dawn.",
    .precision =
        "0.08 (4 of 48 labelled flags, 326 published articles, where a quotation is hardly ever "
        "nobody's); "
        "false alarms 0.9 % (4 of 447 attributed quotations in 52 articles held back); "
        "found 22 of 22 whose attribution was cut out",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          if (!proof.words_of) return;
          const std::int64_t least = options.integer("minWords");
          for (const Quotation& quotation : proof.quotations) {
            if (quotation.speaker || quotation.depth > 0 || quotation.words < least) continue;
            if (quotation.kind != QuoteKind::direct && quotation.kind != QuoteKind::partial)
              continue;
            if (!is_speech_like(proof, quotation)) continue;
            const Quotation::Part& first = quotation.parts.front();
            const Zone zone = proof.passages[first.passage].zone;
            if (zone == Zone::pull_quote || zone == Zone::table) continue;
            out.add({.confidence =
                         is_whole_paragraph(proof, first) ? Confidence::high : Confidence::medium,
                     .place = proof.place(first.passage, first.span),
                     .message =
                         "nobody is named as the speaker of this quotation; add “..., NAME said”"});
          }
        },
};

}  // namespace stet
