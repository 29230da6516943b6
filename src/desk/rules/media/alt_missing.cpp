#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

void check(const Proof& proof, const RuleOptions&, Findings& out) {
  const Article& article = proof.article;
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    if (!is_still(media) || !is_editorial(media) || has_words(media.alt)) continue;
    Finding finding{.place = missing_part(article, "media.alt", i), .message = named(article, i)};
    switch (media.alt.known.presence) {
      case Presence::absent:
        finding.message += " has no alt text; describe what can be seen";
        break;
      case Presence::empty:
      case Presence::present:
        finding.at_most = Severity::warning;
        finding.message +=
            " has an empty alt text and is not marked as decorative; describe what can be seen";
        break;
      case Presence::not_carried:
        if (proof.context.stage == Stage::submit) finding.at_most = Severity::suggestion;
        finding.message +=
            " needs an alt text, which the input has no place for; add it in the CMS";
        break;
    }
    out.add(std::move(finding));
  }
}

}  // namespace

constinit const Rule media_alt_missing{
    .id = "media.alt-missing",
    .severity = Severity::error,
    .why = "Readers who hear the page instead of seeing it get nothing of this picture.",
    .pass_example = "alt=\"Woman lifts a sandbag by a flooded door\"",
    .fail_example = "<img src=\"a.jpg\">",
    .check = check,
};

}  // namespace stet
