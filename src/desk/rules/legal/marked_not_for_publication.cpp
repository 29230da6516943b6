#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "flags",
     .type = OptionType::strings,
     .fallback =
         R"(["marked_for_not_publication", "marked_for_legal", "not_for_publication", "not-for-publication", "legal", "legal_hold", "legal-hold", "hold", "on_hold", "spiked"])",
     .help = "flags of the CMS that keep a story in the house"},
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  if (article.workflow_flags.empty()) return;
  const auto flags = options.strings("flags");
  for (std::string_view flag : article.workflow_flags) {
    const bool listed = std::any_of(flags.begin(), flags.end(), [&](const std::string& each) {
      return same_folded(each, flag);
    });
    if (!listed) continue;
    const Span at = source_of(article, flag);
    out.add(
        {.place = Proof::missing({.name = "workflow_flags"}, at.empty() ? near_top(article) : at),
         .message = "the story is marked " + shown(flag) +
                    "; it may not go out until the mark is taken off"});
  }
}

}  // namespace

constinit const Rule legal_marked_not_for_publication{
    .id = "legal.marked-not-for-publication",
    .severity = {Severity::off, Severity::error, Severity::error},
    .why = "Somebody in the house said that this must not be published.",
    .options = kOptions,
    .pass_example = "no such flag",
    .fail_example = "marked_for_legal, and nobody took it off",
    .check = check,
};

}  // namespace stet
