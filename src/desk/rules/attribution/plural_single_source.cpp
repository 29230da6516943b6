#include "desk/proof/lexicon.h"
#include "desk/proof/told_words.h"
#include "desk/rules/attribution/anonymous.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "nouns",
     .type = OptionType::strings,
     .fallback = R"(["sources", "insiders", "officials", "aides"])",
     .help = "plurals that may hide one person"},
};

// "the source", "the official": one, told of as known.
constexpr std::string_view kSingles = "source insider official aide";

bool is_counted(const Proof& proof, Range words) {
  if (has_word(proof, words,
               "two three four five six several many some most all both other dozens few another"))
    return true;
  for (std::uint32_t i = words.begin; i < words.end; ++i)
    if (proof.words[i].flags & kHasDigit) return true;
  return false;
}

/// "sources", "sources close to the talks": no office and no name says which.
bool is_unnamed(const Proof& proof, const SourceMention& source, Range words) {
  if (is_anonymous(proof, source)) return true;
  return words.size() == 1 && source.kind == SourceKind::anonymous;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of) return;
  const PhraseList nouns(options.strings("nouns"));
  const SourceMention* plural = nullptr;
  std::uint32_t plurals = 0;
  const SourceMention* single = nullptr;
  for (const SourceMention& source : proof.sources) {
    if (source.kind != SourceKind::anonymous) continue;
    const Range words = proof.words_in(source.mention.passage, source.mention.span);
    if (nouns.stands_in(proof, words)) {
      // described or numbered: there are several, or the story says who
      if (is_counted(proof, words) || !is_unnamed(proof, source, words)) return;
      ++plurals;
      if (!plural) plural = &source;
      continue;
    }
    // "another official": there are two
    if (is_counted(proof, words)) return;
    if (plural && !single && has_word(proof, words, kSingles) && leans_back(proof, source.mention))
      single = &source;
  }
  if (!plural || !single || plurals > 1) return;
  Finding finding{
      .confidence = Confidence::low,
      .place = proof.place(plural->mention.passage, plural->mention.span),
      .message = "“" + std::string(proof.bytes(plural->mention.passage, plural->mention.span)) +
                 "” are several, and the story tells of one; write “a source” if there was one"};
  finding.related.push_back(
      {.message = "the one", .place = proof.place(single->mention.passage, single->mention.span)});
  out.add(std::move(finding));
}

}  // namespace

constinit const Rule attribution_plural_single_source{
    .id = "attribution.plural-single-source",
    .severity = Severity::suggestion,
    .heuristic = true,
    .languages = "en",
    .why = "“Sources” for one source tells readers that somebody confirmed it.",
    .options = kOptions,
    .pass_example = "Two officials said the vote was moved. One official saw the draft.",
    .fail_example = "Sources said the vote was moved. The source saw the draft.",
    .precision = "no flag on 326 published articles, so not measured; off in the built-in schemas",
    .check = check,
};

}  // namespace stet
