#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

constexpr OptionSpec kOptions[] = {
    {.name = "window",
     .type = OptionType::integer,
     .fallback = "2",
     .help = "paragraphs either side that may name a member"},
    {.name = "minNamed",
     .type = OptionType::integer,
     .fallback = "1",
     .help = "how many named members are enough"},
};

// Named people and bodies that speak in these passages.
std::int64_t named_in(const Proof& proof, Range passages) {
  const auto first = std::lower_bound(
      proof.sources.begin(), proof.sources.end(), passages.begin,
      [](const SourceMention& source, std::uint32_t at) { return source.mention.passage < at; });
  std::int64_t named = 0;
  for (auto it = first; it != proof.sources.end() && it->mention.passage < passages.end; ++it)
    named += it->kind == SourceKind::person || it->kind == SourceKind::organisation ||
             it->kind == SourceKind::document || it->kind == SourceKind::agency ||
             (it->kind == SourceKind::pronoun && !it->mention.resolved.empty());
  return named;
}

bool is_top(const Proof& proof, std::uint32_t passage) {
  constexpr std::size_t kTop = 3;  // lead and nut paragraph, and a line of display type above them
  return !proof.body.empty() && passage <= proof.body[std::min(kTop, proof.body.size()) - 1];
}

// "53% of residents", "12 experts in a survey": counted, so somebody asked them.
bool is_counted(const Proof& proof, const Mention& mention) {
  const Range words = proof.words_in(mention.passage, mention.span);
  for (std::uint32_t i = words.begin; i < words.end; ++i)
    if (proof.words[i].flags & kHasDigit) return true;
  return words.begin > 0 && (proof.words[words.begin - 1].flags & kHasDigit) != 0;
}

}  // namespace

constinit const Rule attribution_vague_collective{
    .id = "attribution.vague-collective",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en",
    .why = "“Critics say” is nobody saying it; one named voice lets readers judge.",
    .options = kOptions,
    .pass_example =
        "Economists expect a rise. “Prices will climb,” said Ana Reyes of the Lyceum Institute.",
    .fail_example = "Critics say the plan is unfair.",
    .precision =
        "1.00 (2 of 2 labelled flags, 326 published articles); too few for more than a suggestion "
        "in the "
        "built-in schemas",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          if (!proof.words_of) return;
          const auto window =
              static_cast<std::uint32_t>(std::max<std::int64_t>(options.integer("window"), 0));
          for (const SourceMention& source : proof.sources) {
            if (source.kind != SourceKind::collective || is_counted(proof, source.mention))
              continue;
            const Zone zone = proof.passages[source.mention.passage].zone;
            if (zone != Zone::lead && zone != Zone::body && zone != Zone::list) continue;
            // The top sums up what the whole story tells.
            const Range near = is_top(proof, source.mention.passage)
                                   ? Range{proof.body.front(), proof.body.back() + 1}
                                   : passages_near(proof, source.mention.passage, window, window);
            if (named_in(proof, near) >= options.integer("minNamed")) continue;
            if (has_link(proof, {source.sentence, source.sentence + 1})) continue;
            out.add(
                {.confidence = Confidence::medium,
                 .place = proof.place(source.mention.passage, source.mention.span),
                 .message = "“" +
                            std::string(proof.bytes(source.mention.passage, source.mention.span)) +
                            "” and none of them named near by; name at least one"});
          }
        },
};

}  // namespace stet
