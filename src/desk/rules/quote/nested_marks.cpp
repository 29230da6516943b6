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
  std::vector<const MarkPair*> last;  // of the passage, by depth: what the next pair stands in
  for (std::uint32_t i = 0; i < proof.marks.size(); ++i) {
    const std::uint32_t passage = proof.mark_passage[i];
    if (i > 0 && passage != proof.mark_passage[i - 1]) last.clear();
    const MarkPair& mark = proof.marks[i];
    const auto depth = static_cast<std::size_t>(mark.depth);
    last.resize(depth + 1);
    last[depth] = &mark;
    // Single marks inside double ones have double ones inside them again.
    if (depth % 2 == 0 || !mark.open || !mark.close) continue;
    // Straight marks do not say which opens, and guillemets stand in guillemets in French.
    if (mark.open_kind != MarkKind::curly_double || mark.close_kind != MarkKind::curly_double)
      continue;
    if (!is_read(proof, proof.passages[passage])) continue;
    const MarkPair* outer = last[depth - 1];
    if (!outer || !outer->open || !outer->close || outer->open_kind != mark.open_kind ||
        outer->close_kind != mark.close_kind)
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
