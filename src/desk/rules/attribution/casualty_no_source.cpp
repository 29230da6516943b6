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
};

}  // namespace

constinit const Rule attribution_casualty_no_source{
    .id = "attribution.casualty-no-source",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en",
    .why = "A count of dead or injured changes by the hour; readers must know who counted.",
    .options = kOptions,
    .pass_example = "Three people died, the fire service said.",
    .fail_example = "Three people died and 12 were hurt.",
    .precision =
        "1.00 (1 of 1 labelled flags, 326 published articles); too few for more than a suggestion "
        "in the "
        "built-in schemas",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          if (!proof.words_of) return;
          const auto window =
              static_cast<std::uint32_t>(std::max<std::int64_t>(options.integer("window"), 0));
          const std::vector<Casualties> counts = find_casualties(proof);
          // A number that has its source once, or was asked for once, is left alone afterwards.
          std::vector<std::uint32_t> settled;
          const auto sourced = [&](const Casualties& count) {
            const Range near = sentences_near(proof, count.sentence, window, window);
            const std::uint32_t first = proof.passages[count.passage].sentences.begin;
            return has_source(proof, near) || has_source(proof, {first, first + 1}) ||
                   has_link(proof, near);
          };
          for (const Casualties& count : counts)
            if (settled.size() < 64 && sourced(count)) settled.push_back(count.number);
          // The lead sums up: a toll that has its source further down has it.
          const bool any_sourced = !settled.empty();
          std::uint32_t asked = UINT32_MAX;
          for (const Casualties& count : counts) {
            if (std::find(settled.begin(), settled.end(), count.number) != settled.end() ||
                sourced(count))
              continue;
            if (settled.size() < 64) settled.push_back(count.number);
            if (any_sourced && proof.passages[count.passage].zone == Zone::lead) continue;
            if (has_credit_behind(proof, count.passage, count.span)) continue;
            if (asked == count.sentence) continue;  // one question for a sentence
            asked = count.sentence;
            out.add({.confidence = Confidence::high,
                     .place = proof.place(count.passage, count.span),
                     .message = "“" + std::string(proof.bytes(count.passage, count.span)) +
                                "” without a source; say who gives the figure"});
          }
        },
};

}  // namespace stet
