#include "desk/rules/attribution/anonymous.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

namespace stet {

constinit const Rule attribution_anonymous_bare{
    .id = "attribution.anonymous-bare",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en",
    .why = "“A source” could be anybody; readers must learn how this person would know.",
    .pass_example = "Two sources in the finance ministry said the vote was moved.",
    .fail_example = "Sources said the vote was moved.",
    .check =
        [](const Proof& proof, const RuleOptions&, Findings& out) {
          if (!proof.words_of) return;
          for (const SourceMention& source : proof.sources) {
            if (!is_anonymous(proof, source) || !is_bare(proof, source.mention)) continue;
            const Range words = proof.words_in(source.mention.passage, source.mention.span);
            if (!has_word(proof, words, "source sources insider insiders")) continue;
            out.add({.confidence = Confidence::high,
                     .place = proof.place(source.mention.passage, source.mention.span),
                     .message =
                         "“" +
                         std::string(proof.bytes(source.mention.passage, source.mention.span)) +
                         "” says nothing about who this is; describe how the source would know"});
          }
        },
};

}  // namespace stet
