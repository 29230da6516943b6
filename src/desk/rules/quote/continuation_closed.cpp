#include "desk/rules/quote/marks.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

constexpr OptionSpec kOptions[] = {
    {.name = "style",
     .type = OptionType::string,
     .fallback = "\"english\"",
     .help = "how a quotation runs over paragraphs: every paragraph opens it again and the last "
             "one closes it, "
             "or the house does not do it",
     .choices = "english|none"},
};

bool ends_paragraph(const Proof& proof, const Quotation::Part& part) {
  return part.span.end + 1 >= proof.passages[part.passage].bytes().size();
}
bool begins_paragraph(const Quotation::Part& part) { return part.span.begin == 0; }

// “..., ” ends a paragraph and a bare “...” is the next: the same person going on, as far as one
// can see.
void closed_too_early(const Proof& proof, Findings& out) {
  const Quotation* before = nullptr;
  for (const Quotation& quotation : proof.quotations) {
    if (quotation.depth > 0) continue;
    const Quotation::Part& part = quotation.parts.front();
    if (before && begins_paragraph(part) && ends_paragraph(proof, part) && !quotation.speaker &&
        !quotation.marked_up && quotation.kind == QuoteKind::direct && quotation.closed) {
      const Quotation::Part& last = before->parts.back();
      const MarkPair& mark = proof.marks[last.mark];
      if (last.passage + 1 == part.passage && ends_paragraph(proof, last) && before->speaker &&
          before->kind == QuoteKind::direct && mark.close)
        out.add({.confidence = Confidence::low,
                 .place = proof.place(last.passage, *mark.close),
                 .message = "the quotation closes here and the next paragraph opens one without a "
                            "speaker; if the "
                            "same person goes on, take this closing mark out",
                 .fixes = {{.title = "take out the closing mark",
                            .edits = {{.span = *mark.close, .text = ""}}}},
                 .related = {{.message = "the next paragraph's quotation",
                              .place = proof.place(part.passage, part.span)}}});
    }
    before = quotation.marked_up ? nullptr : &quotation;
  }
}

}  // namespace

constinit const Rule quote_continuation_closed{
    .id = "quote.continuation-closed",
    .severity = Severity::warning,
    .languages = "en de",
    .why =
        "A quotation that runs over paragraphs opens each of them and closes only in the last; "
        "anything else reads "
        "as a new speaker.",
    .options = kOptions,
    .pass_example = "“We waited.\n“Nobody came,” Ito said.",
    .fail_example = "“We waited.\nNobody came,” Ito said.",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          if (options.string("style") == "none") return;
          for (std::uint32_t i = 0; i < proof.marks.size(); ++i) {
            const std::uint32_t passage = proof.mark_passage[i];
            if (!closes_without_opening(proof, i)) continue;
            const Quotation* open = nullptr;
            for (std::uint32_t q = proof.passages[passage].quotations.begin; q-- > 0 && !open;)
              if (proof.quotations[q].depth == 0 && !proof.quotations[q].marked_up)
                open = &proof.quotations[q];
            std::string again;
            if (open)
              again = proof.marks[open->parts.back().mark].open
                          ? std::string(proof.bytes(open->parts.back().passage,
                                                    *proof.marks[open->parts.back().mark].open))
                          : std::string();
            Finding finding{.place = proof.place(passage, *proof.marks[i].close),
                            .message =
                                "this closes the quotation of the paragraph before, but this "
                                "paragraph does not "
                                "open it again; begin it with an opening mark"};
            if (!again.empty())
              finding.fixes.push_back({.title = "open the paragraph with " + again,
                                       .edits = {{.span = {0, 0}, .text = again}}});
            out.add(std::move(finding));
          }
          closed_too_early(proof, out);
        },
};

}  // namespace stet
