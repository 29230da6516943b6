#include "desk/rules/quote/marks.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

// The pair both marks should be: as the commoner pairs of the story, else as the opening mark.
struct Pair {
  std::string_view open, close;
};
Pair wanted_pair(const Proof& proof, std::optional<MarkStyle> common, const MarkPair& mark) {
  const MarkStyle style = common.value_or(style_of(mark.open_kind));
  const bool single = is_single(mark.open_kind) && is_single(mark.close_kind);
  switch (style) {
    case MarkStyle::straight:
      return single ? Pair{"'", "'"} : Pair{"\"", "\""};
    case MarkStyle::curly:
      return single ? Pair{"‘", "’"} : Pair{"“", "”"};
    case MarkStyle::low:
    case MarkStyle::guillemet:
    case MarkStyle::doubled:
    case MarkStyle::other:
      break;
  }
  if (proof.words_of && !proof.words_of->pairs.empty())
    return {proof.words_of->pairs.front().open, proof.words_of->pairs.front().close};
  return {};
}

}  // namespace

constinit const Rule quote_mismatched_pair{
    .id = "quote.mismatched-pair",
    .severity = Severity::warning,
    .why =
        "A mark of one kind answered by another looks like a slip, and some systems then lose the "
        "quotation.",
    .pass_example = "“We have duties,” he said.",
    .fail_example = "\"We have duties,” he said.",
    .check =
        [](const Proof& proof, const RuleOptions&, Findings& out) {
          const std::string_view language = !proof.language.empty() ? proof.language
                                            : proof.words_of        ? proof.words_of->tag
                                                                    : "en";
          const std::optional<MarkStyle> common = count_styles(proof).common();
          Pair known;  // a story has one kind of pair, mostly
          for (std::uint32_t i = 0; i < proof.marks.size(); ++i) {
            const MarkPair& mark = proof.marks[i];
            const std::uint32_t passage = proof.mark_passage[i];
            if (!mark.open || !mark.close || !is_read(proof, proof.passages[passage])) continue;
            const std::string_view open = proof.bytes(passage, *mark.open);
            const std::string_view close = proof.bytes(passage, *mark.close);
            if (open == known.open && close == known.close) continue;
            if (is_pair(open, close, language)) {
              known = {open, close};
              continue;
            }
            const Pair wanted = wanted_pair(proof, common, mark);
            // Point at the mark that has to change; when both do, at the closing one.
            const bool open_is_wrong =
                !wanted.open.empty() && open != wanted.open && close == wanted.close;
            Finding finding{.place =
                                proof.place(passage, open_is_wrong ? *mark.open : *mark.close)};
            finding.message = "quotation opens with " + std::string(open) + " and closes with " +
                              std::string(close);
            finding.related.push_back(
                {.message = open_is_wrong ? "closed here" : "opened here",
                 .place = proof.place(passage, open_is_wrong ? *mark.close : *mark.open)});
            if (!wanted.open.empty()) {
              Fix fix{
                  .title = "write " + std::string(wanted.open) + " … " + std::string(wanted.close),
                  .safe = true};
              if (open != wanted.open)
                fix.edits.push_back({.span = *mark.open, .text = std::string(wanted.open)});
              if (close != wanted.close)
                fix.edits.push_back({.span = *mark.close, .text = std::string(wanted.close)});
              finding.message +=
                  "; the pair is " + std::string(wanted.open) + " … " + std::string(wanted.close);
              finding.fixes.push_back(std::move(fix));
            }
            out.add(std::move(finding));
          }
        },
};

}  // namespace stet
