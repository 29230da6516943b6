#include "desk/proof/look.h"
#include "desk/rules/attribution/anonymous.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "describeWithin",
     .type = OptionType::integer,
     .fallback = "4",
     .help = "paragraphs behind the lead that may say who the sources are"},
};

constexpr std::string_view kHeads = "source sources insider insiders";
// "sources said on condition of anonymity because ..." says at least why
constexpr std::string_view kTerms = "anonymity anonymously authorised authorized";

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of || proof.body.empty()) return;
  const std::uint32_t lead = proof.body.front();
  if (proof.passages[lead].zone != Zone::lead) return;
  const SourceMention* bare = nullptr;
  const auto last = static_cast<std::uint32_t>(proof.body[std::min(
      proof.body.size() - 1, static_cast<std::size_t>(std::clamp<std::int64_t>(
                                 options.integer("describeWithin"), 0, 1'000)))]);
  for (const SourceMention& source : proof.sources) {
    if (source.mention.passage < lead) continue;
    if (source.mention.passage > last) break;
    const Range words = proof.words_in(source.mention.passage, source.mention.span);
    if (source.mention.passage == lead) {
      if (source.kind != SourceKind::anonymous || !has_word(proof, words, kHeads) ||
          !is_bare(proof, source.mention))
        return;  // somebody else carries the lead, or the source is described
      if (!bare) bare = &source;
      continue;
    }
    if (!bare) return;
    // "two officials who saw the draft", "a person familiar with the talks", "Ito, who was there"
    if (source.kind == SourceKind::anonymous && !is_bare(proof, source.mention)) return;
  }
  if (!bare) return;
  for (const std::uint32_t index : proof.body) {
    if (index > last) break;
    if (has_word(proof, proof.passages[index].words, kTerms)) return;
  }
  out.add({.confidence = Confidence::medium,
           .place = proof.place(lead, bare->mention.span),
           .message = "the lead rests on " + shown(proof.bytes(lead, bare->mention.span)) +
                      " and the paragraphs behind it do not say who they are; describe them"});
}

}  // namespace

constinit const Rule lead_anonymous_unqualified{
    .id = "lead.anonymous-unqualified",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en",
    .why = "A lead on unnamed sources stands only if the story soon says how they would know.",
    .options = kOptions,
    .pass_example = "Sources said the port would close. ¶ Two officials who saw the draft said so.",
    .fail_example = "Sources said the port would close. ¶ The port has 400 workers.",
    .precision = "no flag on 326 published articles, so not measured; off in the built-in schemas",
    .check = check,
};

}  // namespace stet
