#include "desk/proof/dateline_in_text.h"
#include "desk/proof/look.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "types",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "content types that need a dateline; empty: all"},
    {.name = "exempt",
     .type = OptionType::strings,
     .fallback =
         R"(["opinion", "comment", "column", "editorial", "listing", "listings", "alert", "flash", "factbox"])",
     .help = "content types that carry none"},
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  if (article.kind != ArticleKind::text || has_words(article.dateline.text) ||
      has_words(article.dateline.place))
    return;
  const Passage* first = first_of_body(proof);
  if (!first || first->prose_begin > 0) return;
  const auto types = options.strings("types");
  if (!types.empty() && !is_profile(article, types)) return;
  if (is_profile(article, options.strings("exempt")) || dateline_in_text(proof)) return;
  // the first words are where a dateline would stand
  out.add({.place = Proof::missing({.name = "dateline"}, first->text->source({0, 0})),
           .message = "the story has no dateline; begin with place, date and agency: “LUSAKA, "
                      "March 4 (Stet Wire) -”"});
}

}  // namespace

constinit const Rule dateline_missing{
    .id = "dateline.missing",
    .severity = Severity::off,
    .why = "The dateline tells where the story was reported and when.",
    .options = kOptions,
    .pass_example = "LUSAKA, March 4 (Stet Wire) - The central bank held its rate on Wednesday.",
    .fail_example = "The central bank held its rate on Wednesday.",
    .check = check,
};

}  // namespace stet
