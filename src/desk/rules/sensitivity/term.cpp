#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "desk/rules/style/term_list.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "list",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more terms, each as \"term\" or \"term=what to write\""},
    {.name = "builtin",
     .type = OptionType::boolean,
     .fallback = "true",
     .help = "judge by Stet's own short list as well"},
    {.name = "why",
     .type = OptionType::string,
     .fallback = "\"\"",
     .help = "the reason of the house, said behind each"},
};

// Few, and of a kind that style guides agree on; what a house thinks of others it adds itself.
constexpr std::string_view kTerms[] = {
    "wheelchair-bound=who uses a wheelchair",
    "wheelchair bound=who uses a wheelchair",
    "confined to a wheelchair=who uses a wheelchair",
    "mentally retarded=with an intellectual disability",
    "deaf and dumb=deaf",
    "deaf-mute=deaf",
    "illegal alien=undocumented immigrant",
    "illegal aliens=undocumented immigrants",
    "transgendered=transgender",
    "transgenders=transgender people",
    "sex change operation=transition surgery",
    "sex-change operation=transition surgery",
    "child prostitute=child who was sexually exploited",
    "child prostitutes=children who were sexually exploited",
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  TermList terms;
  const bool english = proof.words_of && proof.words_of->tag == "en";
  if (options.boolean("builtin") && english)
    for (const std::string_view term : kTerms) terms.add(term);
  terms.add(options.strings("list"));
  if (terms.empty()) return;
  terms.find(proof, [&](const Term& term, std::uint32_t index, Range words) {
    const Passage& passage = proof.passages[index];
    const ProofWord &first = proof.words[words.begin], &last = proof.words[words.end - 1];
    if ((first.flags & kInQuote) || passage.zone == Zone::quote_block ||
        passage.zone == Zone::pull_quote || passage.zone == Zone::boilerplate ||
        passage.zone == Zone::embed || is_in_name(proof, words))
      return;
    const Span span{first.span.begin, last.span.end};
    const std::string_view found = proof.bytes(index, span);
    Finding finding{.place = proof.place(index, span),
                    .message = shown(found) + " is a term to avoid"};
    if (!term.advice.empty()) finding.message += "; " + shown(term.advice) + " says the same";
    if (const std::string_view why = options.string("why"); !why.empty())
      finding.message.append(" (").append(why).append(")");
    out.add(std::move(finding));
  });
}

}  // namespace

constinit const Rule sensitivity_term{
    .id = "sensitivity.term",
    .severity = Severity::suggestion,
    .why = "Words that those concerned reject turn readers away and say less than plain ones.",
    .options = kOptions,
    .pass_example = "a teacher who uses a wheelchair",
    .fail_example = "a wheelchair-bound teacher",
    .check = check,
};

}  // namespace stet
