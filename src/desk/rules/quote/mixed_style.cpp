#include "desk/rules/quote/marks.h"
#include "desk/rules/rules.h"

#include <utility>

namespace stet {
namespace {

constexpr std::size_t kMostRelated = 5;

constexpr OptionSpec kOptions[] = {
    {.name = "prefer",
     .type = OptionType::string,
     .fallback = "\"commoner\"",
     .help = "the marks the house wants; commoner: whichever the story uses more",
     .choices = "commoner|curly|straight"},
};

bool is_odd(const MarkPair& mark, MarkStyle wanted) {
  if (!mark.open || !mark.close || mark.depth > 0 || is_single(mark.open_kind)) return false;
  if (mark.open_kind != mark.close_kind) return false;  // quote.mismatched-pair speaks of those
  return style_of(mark.open_kind) != wanted;
}

}  // namespace

constinit const Rule quote_mixed_style{
    .id = "quote.mixed-style",
    .severity = Severity::suggestion,
    .why =
        "One story, one kind of quotation marks; two kinds look like two sources pasted together.",
    .options = kOptions,
    .pass_example = "“Yes,” she said. “No,” he said.",
    .fail_example = "“Yes,” she said. \"No,\" he said.",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          const StyleCount count = count_styles(proof);
          const std::string_view prefer = options.string("prefer");
          std::optional<MarkStyle> wanted = count.common();
          if (prefer == "curly") wanted = MarkStyle::curly;
          if (prefer == "straight") wanted = MarkStyle::straight;
          if (!wanted) return;
          std::uint32_t odd = 0;
          Finding finding;
          for (std::uint32_t i = 0; i < proof.marks.size(); ++i) {
            const MarkPair& mark = proof.marks[i];
            const std::uint32_t passage = proof.mark_passage[i];
            if (!is_odd(mark, *wanted) || !is_read(proof, proof.passages[passage])) continue;
            if (odd++ == 0) {
              finding.place = proof.place(passage, *mark.open);
              if (*wanted == MarkStyle::curly || *wanted == MarkStyle::straight)
                finding.fixes.push_back(
                    {.title = "use " + std::string(to_string(*wanted)) + " marks", .safe = true});
            } else if (finding.related.size() < kMostRelated) {
              finding.related.push_back(
                  {.message = "here too", .place = proof.place(passage, *mark.open)});
            }
            if (!finding.fixes.empty()) {
              const bool curly = *wanted == MarkStyle::curly;
              const Place where = proof.place(passage, *mark.open);
              for (const auto& [span, text] : {std::pair{*mark.open, curly ? "“" : "\""},
                                               std::pair{*mark.close, curly ? "”" : "\""}})
                finding.fixes[0].edits.push_back(
                    {.span = span, .text = text, .in = where.text, .field = where.path.name});
            }
          }
          if (odd == 0) return;
          const std::uint32_t right = count.pairs[static_cast<std::size_t>(*wanted)];
          const MarkPair* first = nullptr;
          for (const MarkPair& mark : proof.marks)
            if (is_odd(mark, *wanted)) {
              first = &mark;
              break;
            }
          finding.message =
              std::to_string(odd) + (odd == 1 ? " quotation has " : " quotations have ") +
              std::string(to_string(style_of(first->open_kind))) + " marks, " +
              std::to_string(right) + " in this story " + (right == 1 ? "has " : "have ") +
              std::string(to_string(*wanted)) + " ones; use one kind";
          out.add(std::move(finding));
        },
};

}  // namespace stet
