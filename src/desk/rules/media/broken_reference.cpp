#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

/// Placed in the text with nothing to show. A caption of plain text never had a picture to point
/// at.
bool leads_nowhere(const Media& media) {
  if (media.placed_at < 0 || is_not_carried(media.alt)) return false;
  return std::all_of(media.renditions.begin(), media.renditions.end(),
                     [](const Rendition& rendition) { return is_blank(rendition.href); });
}

void check(const Proof& proof, const RuleOptions&, Findings& out) {
  const Article& article = proof.article;
  for (std::size_t i = 0; i < article.media.size(); ++i)
    if (leads_nowhere(article.media[i]))
      out.add({.place = missing_part(article, "media.renditions", i),
               .message = named(article, i) +
                          " has no address, so readers see a hole; attach it or take it out"});
  for (std::size_t i = 0; i < article.body.size(); ++i) {
    const Block& block = article.body[i];
    if (block.kind != BlockKind::media) continue;
    if (block.media >= 0 && static_cast<std::size_t>(block.media) < article.media.size()) continue;
    std::string message = "the text places ";
    message +=
        block.href.empty() ? std::string("a picture or video") : "medium " + shown(block.href, 40);
    message += " that the article does not have; attach it or take its place out";
    out.add(
        {.place = Proof::missing({.name = "body", .block = static_cast<std::int32_t>(i)}, block.at),
         .message = std::move(message)});
  }
}

}  // namespace

constinit const Rule media_broken_reference{
    .id = "media.broken-reference",
    .severity = Severity::error,
    .why = "Where the picture should be, readers get a hole.",
    .pass_example = "editor_0 in the text and among the associations",
    .fail_example = "editor_0 in the text only",
    .check = check,
};

}  // namespace stet
