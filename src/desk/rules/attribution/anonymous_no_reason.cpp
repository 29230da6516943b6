#include "desk/rules/attribution/anonymous.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

constexpr OptionSpec kOptions[] = {
    {.name = "window",
     .type = OptionType::integer,
     .fallback = "2",
     .help = "paragraphs either side that may give the reason"},
    {.name = "reasonPatterns",
     .type = OptionType::patterns,
     .fallback =
         "[\"(?i)on (the )?condition of anonymity|(asked|requested|declined|refused|wished|wanted) "
         "not to be (named|identified|quoted)|"
         "(declined|refused) to be (named|identified)|(asked|requested|spoke|speaking|granted) "
         "(for )?(anonym)|"
         "not (been )?authori[sz]ed to|unauthori[sz]ed to|fear(ed|ing|s)? (of "
         ")?(reprisal|retaliation|retribution|los)|"
         "cannot be (named|identified)|can't be named|not permitted to\"]",
     .help = "words that give the reason, or at least the terms"},
    {.name = "requireBecause",
     .type = OptionType::boolean,
     .fallback = "false",
     .help = "the terms alone do not do; the reason must follow"},
};

// Reason or terms somewhere in these passages.
bool gives_reason(const Proof& proof, Range passages, const RuleOptions& options) {
  for (std::uint32_t i = passages.begin; i < passages.end; ++i) {
    const std::string_view bytes = proof.passages[i].bytes();
    for (const Pattern& pattern : options.patterns("reasonPatterns")) {
      const std::optional<Span> found = pattern.find(bytes);
      if (!found) continue;
      if (!options.boolean("requireBecause")) return true;
      const std::string_view behind = bytes.substr(found->end, 160);
      for (std::string_view because :
           {"because", " as ", " since ", "citing", "for fear", " due to ", "given "})
        if (behind.find(because) != std::string_view::npos) return true;
    }
  }
  return false;
}

}  // namespace

constinit const Rule attribution_anonymous_no_reason{
    .id = "attribution.anonymous-no-reason",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en",
    .why = "Readers grant an unnamed source trust only when the story says why there is no name.",
    .options = kOptions,
    .pass_example =
        "The vote was moved, said an aide who asked not to be named because talks go on.",
    .fail_example = "A person close to the talks said the vote was moved.",
    .precision =
        "0.86 (12 of 14 labelled flags, 326 published articles); a suggestion in the built-in "
        "schemas",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          if (!proof.words_of) return;
          const auto window =
              static_cast<std::uint32_t>(std::max<std::int64_t>(options.integer("window"), 0));
          std::uint32_t passage = UINT32_MAX;
          bool reason = false, asked = false;
          for (const SourceMention& source : proof.sources) {
            // Whoever was told of before was asked for there; "sources" without a word more are the
            // same ones.
            if (!is_anonymous(proof, source) || leans_back(proof, source.mention)) continue;
            const Range words = proof.words_in(source.mention.passage, source.mention.span);
            if (asked && is_bare(proof, source.mention) &&
                !has_word(proof, words, "source insider"))
              continue;
            if (source.mention.passage == passage) continue;  // one question for a paragraph
            passage = source.mention.passage;
            const Range near = passages_near(proof, passage, window, window);
            reason = gives_reason(proof, near, options);
            if (reason) continue;
            asked = true;
            out.add({.confidence = Confidence::medium,
                     .place = proof.place(passage, source.mention.span),
                     .message = "the story does not say why “" +
                                std::string(proof.bytes(passage, source.mention.span)) +
                                "” is not named; give the reason"});
          }
        },
};

}  // namespace stet
