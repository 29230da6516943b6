#include "desk/rules/quote/marks.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

// The opening marks that are answered: in their own paragraph, or by a quotation that runs on and
// closes.
std::vector<bool> answered_marks(const Proof& proof) {
  std::vector<bool> answered(proof.marks.size());
  for (const Quotation& quotation : proof.quotations) {
    if (quotation.marked_up) continue;
    const bool next_door = is_closed_next_door(proof, quotation);
    for (const Quotation::Part& part : quotation.parts) {
      const bool last = &part == &quotation.parts.back();
      if (!last || quotation.closed || next_door) answered[part.mark] = true;
    }
  }
  return answered;
}

}  // namespace

constinit const Rule quote_unbalanced{
    .id = "quote.unbalanced",
    .severity = Severity::error,
    .why = "Readers cannot tell whose words these are once a mark is lost.",
    .pass_example = "“Go,” she said.",
    .fail_example = "“Go, she said.",
    .check =
        [](const Proof& proof, const RuleOptions&, Findings& out) {
          const std::vector<bool> answered = answered_marks(proof);
          for (std::uint32_t i = 0; i < proof.marks.size(); ++i) {
            const MarkPair& mark = proof.marks[i];
            const std::uint32_t passage = proof.mark_passage[i];
            if ((mark.open && mark.close) || !is_read(proof, proof.passages[passage])) continue;
            const bool single = is_single(mark.open ? mark.open_kind : mark.close_kind);
            // A lone single mark is an apostrophe more often than not.
            const Severity at_most = single ? Severity::warning : Severity::error;
            const Confidence confidence = single ? Confidence::medium : Confidence::high;
            if (mark.open && !answered[i])
              out.add({.at_most = at_most,
                       .confidence = confidence,
                       .place = proof.place(passage, *mark.open),
                       .message = "quotation mark opens but never closes"});
            if (mark.close && !mark.open && !closes_without_opening(proof, i))
              out.add({.at_most = at_most,
                       .confidence = confidence,
                       .place = proof.place(passage, *mark.close),
                       .message = "quotation mark closes but nothing opened before it"});
          }
        },
};

}  // namespace stet
