#include "desk/rules/attribution/anonymous.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

constexpr std::string_view kHeads = "source sources insider insiders";
constexpr std::uint32_t kDescribeWithin = 2;  ///< paragraphs ahead that may say who this is

// "a source", "one insider": somebody new. "Sources" may be the ones the story told of before.
bool is_somebody_new(const Proof& proof, Range words) {
  return has_word(proof, words, "source insider");
}

}  // namespace

constinit const Rule attribution_anonymous_bare{
    .id = "attribution.anonymous-bare",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en",
    .why = "“A source” could be anybody; readers must learn how this person would know.",
    .pass_example = "Two sources in the finance ministry said the vote was moved.",
    .fail_example = "Sources said the vote was moved.",
    .precision =
        "1.00 (2 of 2 labelled flags, 326 published articles); too few for more than a suggestion "
        "in the "
        "built-in schemas",
    .check =
        [](const Proof& proof, const RuleOptions&, Findings& out) {
          if (!proof.words_of) return;
          // Passage of the last one told of with a description: looking back, and looking ahead.
          bool described_before = false;
          std::size_t ahead = 0;
          const auto describes = [&](const SourceMention& source) {
            return has_word(proof, proof.words_in(source.mention.passage, source.mention.span),
                            kHeads) &&
                   !is_bare(proof, source.mention);
          };
          for (std::size_t at = 0; at < proof.sources.size(); ++at) {
            const SourceMention& source = proof.sources[at];
            const Range words = proof.words_in(source.mention.passage, source.mention.span);
            if (!has_word(proof, words, kHeads)) continue;
            if (!is_bare(proof, source.mention)) {
              described_before = true;
              continue;
            }
            if (!is_anonymous(proof, source) || leans_back(proof, source.mention)) continue;
            if (described_before && !is_somebody_new(proof, words)) continue;
            // "a source said. ¶ The source, who had seen the draft, ..."
            ahead = std::max(ahead, at + 1);
            while (ahead < proof.sources.size() && !describes(proof.sources[ahead])) ++ahead;
            if (ahead < proof.sources.size() && leans_back(proof, proof.sources[ahead].mention) &&
                proof.sources[ahead].mention.passage <= source.mention.passage + kDescribeWithin)
              continue;
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
