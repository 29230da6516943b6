#include "desk/rules/attribution/counts.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

constexpr OptionSpec kOptions[] = {
    {.name = "window",
     .type = OptionType::integer,
     .fallback = "1",
     .help = "sentences either side that may name the source"},
    {.name = "acceptLink",
     .type = OptionType::boolean,
     .fallback = "true",
     .help = "a link in those sentences is a source"},
};

// Words that say where a figure comes from without anybody speaking.
constexpr std::string_view kOrigins =
    "data survey poll polls study report census figures statistics according results ministry "
    "office bureau agency "
    "institute show shows showed found estimates estimated calculated election vote votes";

}  // namespace

constinit const Rule attribution_figure_no_source{
    .id = "attribution.figure-no-source",
    .severity = Severity::suggestion,
    .heuristic = true,
    .languages = "en",
    .why = "A figure is worth what its source is worth.",
    .options = kOptions,
    .pass_example = "Unemployment fell to 4.1%, the statistics office said.",
    .fail_example = "Some 62% of drivers have skipped a toll.",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          if (!proof.words_of) return;
          const auto window =
              static_cast<std::uint32_t>(std::max<std::int64_t>(options.integer("window"), 0));
          std::uint32_t asked = UINT32_MAX;
          for (const Share& share : find_shares(proof)) {
            if (share.passage == asked) continue;  // one question for a paragraph
            const Range near = sentences_near(proof, share.sentence, window, window);
            const std::uint32_t first = proof.passages[share.passage].sentences.begin;
            if (has_source(proof, near) || has_source(proof, {first, first + 1})) continue;
            if (options.boolean("acceptLink") && has_link(proof, near)) continue;
            bool origin = false;
            for (std::uint32_t s = near.begin; s < near.end; ++s)
              origin = origin || has_word(proof, proof.sentences[s].words, kOrigins);
            if (origin || has_word(proof, proof.sentences[first].words, kOrigins)) continue;
            asked = share.passage;
            out.add({.confidence = Confidence::medium,
                     .place = proof.place(share.passage, share.span),
                     .message = std::string(proof.bytes(share.passage, share.span)) +
                                " has no source in this sentence or beside it; say where the "
                                "figure comes from"});
          }
        },
};

}  // namespace stet
