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
    "tariffs shareholders";
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
  const std::string_view figure = share.substr(0, share.find_first_not_of("0123456789.,"));
  return figure == "100" || figure == "110";
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
        "0.27 (3 of 11 labelled flags, 326 published articles); off in the built-in schemas",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          if (!proof.words_of) return;
          const auto window =
              static_cast<std::uint32_t>(std::max<std::int64_t>(options.integer("window"), 0));
          std::uint32_t judged = UINT32_MAX, settled = UINT32_MAX, sentence = UINT32_MAX;
          for (const Share& share : find_shares(proof)) {
            // One look at a paragraph and at a sentence, and one question for a paragraph.
            if (share.passage == settled || share.sentence == sentence) continue;
            if (is_figure_of_speech(proof.bytes(share.passage, share.span))) continue;
            sentence = share.sentence;
            if (share.passage != judged) {
              judged = share.passage;
              if (is_post(proof.passages[judged]) || goes_on_about_figures(proof, judged)) {
                settled = judged;
                continue;
              }
            }
            const Range near = sentences_near(proof, share.sentence, window, window);
            const std::uint32_t first = proof.passages[share.passage].sentences.begin;
            if (has_source(proof, near) || has_source(proof, {first, first + 1})) continue;
            if (options.boolean("acceptLink") && has_link(proof, near)) continue;
            bool is_public = false;
            for (std::uint32_t s = near.begin; s < near.end && !is_public; ++s)
              is_public = has_word(proof, proof.sentences[s].words, kPublic);
            if (is_public) continue;
            settled = share.passage;
            out.add({.confidence = Confidence::medium,
                     .place = proof.place(share.passage, share.span),
                     .message = std::string(proof.bytes(share.passage, share.span)) +
                                " has no source in this sentence or beside it; say where the "
                                "figure comes from"});
          }
        },
};

}  // namespace stet
