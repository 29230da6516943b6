#include "article/names.h"
#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "roles",
     .type = OptionType::strings,
     .fallback = R"(["body"])",
     .help = "media that must stand somewhere in the text: main, body, gallery"},
};

/// The body can hold media: one of them stands there, or it is mark-up.
bool can_place(const Article& article) {
  return !article.body.empty() &&
         (article.provenance.escape == SourceEscape::json_html ||
          std::any_of(article.media.begin(), article.media.end(),
                      [](const Media& media) { return media.placed_at >= 0; }));
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  if (article.media.empty() || article.kind != ArticleKind::text || !can_place(article)) return;
  const auto roles = options.strings("roles");
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    if (media.placed_at >= 0 || !is_editorial(media)) continue;
    if (std::find(roles.begin(), roles.end(), to_string(media.role)) == roles.end()) continue;
    out.add({.place = missing_part(article, "media", i),
             .message = named(article, i) +
                        " belongs to the story and stands nowhere in it; place it or take it out"});
  }
}

}  // namespace

constinit const Rule media_unreferenced{
    .id = "media.unreferenced",
    .severity = Severity::suggestion,
    .why = "A picture that nobody placed is sent, paid for and never seen.",
    .options = kOptions,
    .pass_example = "editor_0 in the text and among the associations",
    .fail_example = "editor_0 among the associations only",
    .check = check,
};

}  // namespace stet
