#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "minWords",
     .type = OptionType::integer,
     .fallback = "300",
     .help = "words of copy from which a story needs a second source"},
    {.name = "types",
     .type = OptionType::strings,
     .fallback =
         R"(["interview", "statement", "obituary", "review", "opinion", "comment", "column", "editorial", "profile", "analysis", "first-person"])",
     .help = "content types that rest on one voice"},
    {.name = "countAgencyAsSource",
     .type = OptionType::boolean,
     .fallback = "true",
     .help = "an agency or outlet named in the text is a source"},
};

constexpr std::uint32_t kTimes =
    3;  ///< attributions to one voice; with fewer the finder may be at fault

/// What tells one source from another: the fullest name, else the words.
std::string_view who(const Proof& proof, const SourceMention& source) {
  return source.mention.resolved.empty() ? proof.bytes(source.mention.passage, source.mention.span)
                                         : source.mention.resolved;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of || proof.sources.size() < kTimes) return;
  const SourceMention* first = nullptr;
  std::uint32_t times = 0;
  for (const SourceMention& source : proof.sources) {
    const Zone zone = proof.passages[source.mention.passage].zone;
    if (!is_copy(zone)) continue;
    if (source.kind == SourceKind::agency && !options.boolean("countAgencyAsSource")) continue;
    // who "they" are is not known: perhaps the same
    if (source.kind == SourceKind::pronoun && source.mention.resolved.empty()) continue;
    // an unresolved office ("the minister") may be the one who is named
    if (source.kind == SourceKind::role && source.mention.resolved.empty() && first) continue;
    if (!first) {
      first = &source;
    } else if (!same_folded(who(proof, *first), who(proof, source))) {
      return;
    }
    ++times;
  }
  if (!first || times < kTimes || first->kind == SourceKind::pronoun ||
      first->kind == SourceKind::collective)
    return;
  std::int64_t words = 0;
  for (const std::uint32_t index : proof.body) words += proof.passages[index].words.size();
  if (words < options.integer("minWords") || is_profile(proof.article, options.strings("types")))
    return;
  // a speech, an interview: more than half of the copy is the one voice's own words
  std::int64_t quoted = 0;
  for (const Quotation& quotation : proof.quotations)
    if (quotation.depth == 0) quoted += quotation.words;
  if (quoted * 2 > words) return;
  out.add({.confidence = Confidence::medium,
           .place = proof.place(first->mention.passage, first->mention.span),
           .message = "all that the story attributes, " + std::to_string(times) +
                      " times, comes from " + shown(who(proof, *first), 40) +
                      "; ask somebody else as well"});
}

}  // namespace

constinit const Rule attribution_single_source{
    .id = "attribution.single-source",
    .severity = Severity::suggestion,
    .heuristic = true,
    .languages = "en",
    .why = "A long story on one voice is that voice's story.",
    .options = kOptions,
    .pass_example = "the police and a witness",
    .fail_example = "six quotations over 400 words, all of one minister",
    .precision =
        "0.29 (2 of 7 labelled flags, 326 published articles); off in the built-in schemas",
    .check = check,
};

}  // namespace stet
