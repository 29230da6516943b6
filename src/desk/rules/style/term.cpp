#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "desk/rules/style/term_list.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "terms",
     .type = OptionType::strings,
     .fallback = "[]",
     .help =
         "words the house does not print, each as \"term\" or \"term=what to write\"; patterns, "
         "counts and conditions stand in the section style"},
    {.name = "inQuotes",
     .type = OptionType::boolean,
     .fallback = "false",
     .help = "flag them inside quotation marks as well"},
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  TermList terms;
  terms.add(options.strings("terms"));
  if (terms.empty()) return;
  const bool in_quotes = options.boolean("inQuotes");
  terms.find(proof, [&](const Term& term, std::uint32_t index, Range words) {
    const Passage& passage = proof.passages[index];
    const ProofWord &first = proof.words[words.begin], &last = proof.words[words.end - 1];
    const bool quoted = (first.flags & kInQuote) || passage.zone == Zone::quote_block ||
                        passage.zone == Zone::pull_quote;
    if ((quoted && !in_quotes) || passage.zone == Zone::boilerplate ||
        passage.zone == Zone::embed || is_in_name(proof, words))
      return;
    const Span span{first.span.begin, last.span.end};
    const std::string_view found = proof.bytes(index, span);
    Finding finding{.place = proof.place(index, span),
                    .message = "the house does not write " + shown(found)};
    // The span of a possessive holds its ending, which the advice has not.
    if (!term.advice.empty()) {
      const std::string instead = in_case_of(found, term.advice);
      finding.message += "; write " + shown(instead);
      if (!(last.flags & kPossessive))
        finding.fixes.push_back(
            {.title = "write " + shown(instead), .edits = {{.span = span, .text = instead}}});
    }
    out.add(std::move(finding));
  });
}

}  // namespace

constinit const Rule style_term{
    .id = "style.term",
    .severity = Severity::suggestion,
    .why = "A house that calls one thing by one name is read without stumbling.",
    .options = kOptions,
    .pass_example = "terms: adviser=advisor; the advisor spoke",
    .fail_example = "terms: adviser=advisor; the adviser spoke",
    .check = check,
};

}  // namespace stet
