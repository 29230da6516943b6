#include "desk/rules/rules.h"

namespace stet {
namespace {

constexpr OptionSpec kOptions[] = {
    {.name = "max",
     .type = OptionType::integer,
     .fallback = "3",
     .help = "from one more than this in a story on, the first is a warning"},
    {.name = "ignoreTerms",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "words the house sets in marks"},
};

// An attribute left from mark-up (width="300") or a handle: structure.markup-residue speaks of
// those.
bool is_residue(const Proof& proof, const Quotation::Part& part) {
  const std::string_view bytes = proof.passages[part.passage].bytes();
  if (part.span.begin > 0 && bytes[part.span.begin - 1] == '=') return true;
  return proof.bytes(part.passage, part.inside).find_first_of("@/_") != std::string_view::npos;
}

bool is_fragment(const Proof& proof, const Quotation& quotation, const RuleOptions& options) {
  if (quotation.kind != QuoteKind::scare || quotation.speaker || quotation.depth > 0 ||
      quotation.words == 0)
    return false;
  const Quotation::Part& part = quotation.parts.front();
  const Zone zone = proof.passages[part.passage].zone;
  if (zone != Zone::lead && zone != Zone::body && zone != Zone::list) return false;
  if (is_residue(proof, part)) return false;
  for (const std::string& term : options.strings("ignoreTerms"))
    if (proof.bytes(part.passage, part.inside) == term) return false;
  return true;
}

}  // namespace

constinit const Rule quote_fragment_scare{
    .id = "quote.fragment-scare",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en de fr es",
    .why =
        "A word or two in quotation marks and nobody's: readers take it for doubt or irony of "
        "ours.",
    .options = kOptions,
    .pass_example = "The so-called “ghost” ships left at night.",
    .fail_example = "The “reform” of “justice” pleased “friends”.",
    .precision =
        "0.33 (25 of 76 labelled flags, 326 published articles): most such marks set a term, not "
        "irony; off in the "
        "built-in schemas",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          if (!proof.words_of) return;
          std::int64_t count = 0;
          for (const Quotation& quotation : proof.quotations)
            count += is_fragment(proof, quotation, options);
          bool first = count > options.integer("max");
          for (const Quotation& quotation : proof.quotations) {
            if (!is_fragment(proof, quotation, options)) continue;
            const Quotation::Part& part = quotation.parts.front();
            std::string message;
            if (first) {
              message = "the first of " + std::to_string(count) +
                        " places where a word or two stand in marks and nobody says them; name the "
                        "speaker or take "
                        "the marks away";
            } else {
              message = "nobody is named for " + std::string(proof.bytes(part.passage, part.span)) +
                        "; name the speaker or take the marks away";
            }
            out.add({.at_most = first ? Severity::warning : Severity::suggestion,
                     .confidence = Confidence::medium,
                     .place = proof.place(part.passage, part.span),
                     .message = std::move(message)});
            first = false;
          }
        },
};

}  // namespace stet
