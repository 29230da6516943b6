#include "desk/rules/quote/marks.h"
#include "desk/rules/rules.h"

#include <vector>

namespace stet {
namespace {

constexpr OptionSpec kOptions[] = {
    {.name = "inner",
     .type = OptionType::string,
     .fallback = "\"single\"",
     .help = "the marks of a quotation inside another: single ones, or as the language has them",
     .choices = "single|any"},
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (options.string("inner") == "any") return;
  std::vector<std::uint32_t> open_at;  // by depth: the last mark of the passage
  std::uint32_t before = UINT32_MAX;
  for (std::uint32_t i = 0; i < proof.marks.size(); ++i) {
    const std::uint32_t passage = proof.mark_passage[i];
    if (passage != before) open_at.clear();
    before = passage;
    const MarkPair& mark = proof.marks[i];
    open_at.resize(mark.depth, UINT32_MAX);
    open_at.push_back(i);
    if (mark.depth == 0 || !mark.open || !mark.close) continue;
    // Straight marks do not say which opens, and guillemets stand in guillemets in French.
    if (mark.open_kind != MarkKind::curly_double || mark.close_kind != MarkKind::curly_double)
      continue;
    if (!is_read(proof, proof.passages[passage])) continue;
    const std::uint32_t outside = open_at[mark.depth - 1];
    if (outside == UINT32_MAX) continue;
    const MarkPair& outer = proof.marks[outside];
    if (!outer.open || !outer.close || outer.open_kind != mark.open_kind ||
        outer.close_kind != mark.close_kind)
      continue;
    out.add({.place = proof.place(passage, {mark.open->begin, mark.close->end}),
             .message = "a quotation inside another has the marks of the outer one; use ‘ … ’",
             .fixes = {{.title = "use ‘ … ’ inside",
                        .safe = true,
                        .edits = {{.span = *mark.open, .text = "‘"},
                                  {.span = *mark.close, .text = "’"}}}}});
  }
}

}  // namespace

constinit const Rule quote_nested_marks{
    .id = "quote.nested-marks",
    .severity = Severity::warning,
    .why = "With one kind of marks for both, nobody can see where the inner quotation ends.",
    .options = kOptions,
    .pass_example = "“He said ‘stop’ twice,” she said.",
    .fail_example = "“He said “stop” twice,” she said.",
    .check = check,
};

}  // namespace stet
