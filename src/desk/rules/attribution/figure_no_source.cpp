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
    "data survey surveys surveyed poll polls polled polling pollster study report census figures "
    "statistics according results ministry office bureau agency institute show shows showed found "
    "estimates estimated calculated index";
// Counts that are public when they are made: votes, prices on an exchange, taxes and the stakes
// that law makes owners declare.
constexpr std::string_view kPublic =
    "election elections vote votes voted voters primary primaries caucus caucuses ballot precincts "
    "delegates turnout won win shares share stock stocks stake index tax taxes duty duties tariff "
    "tariffs rate rates interest shareholders";
constexpr std::uint32_t kPollReach = 2;  ///< paragraphs before that may name a poll

// The paragraphs before say whose figures these are: a story goes on about one survey.
bool goes_on_about_figures(const Proof& proof, std::uint32_t passage) {
  const Range near = passages_near(proof, passage, kPollReach, 0);
  for (std::uint32_t i = near.begin; i < near.end; ++i)
    if (has_word(proof, proof.passages[i].words, kOrigins)) return true;
  return false;
}

// "not always 100 percent in his corner": a way of speaking.
bool is_figure_of_speech(std::string_view share) {
  return share.starts_with("100") || share.starts_with("110");
}

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
    .precision =
        "0.30 (3 of 10 labelled flags, 326 published articles); off in the built-in schemas",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          if (!proof.words_of) return;
          const auto window =
              static_cast<std::uint32_t>(std::max<std::int64_t>(options.integer("window"), 0));
          std::uint32_t asked = UINT32_MAX;
          for (const Share& share : find_shares(proof)) {
            if (share.passage == asked) continue;  // one question for a paragraph
            if (is_figure_of_speech(proof.bytes(share.passage, share.span))) continue;
            if (is_post(proof.passages[share.passage])) continue;
            const Range near = sentences_near(proof, share.sentence, window, window);
            const std::uint32_t first = proof.passages[share.passage].sentences.begin;
            if (has_source(proof, near) || has_source(proof, {first, first + 1})) continue;
            if (options.boolean("acceptLink") && has_link(proof, near)) continue;
            bool origin = false;
            for (std::uint32_t s = near.begin; s < near.end; ++s)
              origin = origin || has_word(proof, proof.sentences[s].words, kPublic);
            if (origin || goes_on_about_figures(proof, share.passage)) continue;
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
