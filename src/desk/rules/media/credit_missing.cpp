#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "acceptInCaption",
     .type = OptionType::boolean,
     .fallback = "true",
     .help = "a credit at the end of the caption will do"},
    {.name = "patterns",
     .type = OptionType::patterns,
     .fallback = "[]",
     .help = "how this house writes a credit in a caption, as patterns"},
    {.name = "exemptOwners",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "rights holders whose pictures carry no credit"},
};

bool has_credit(const Media& media, const RuleOptions& options) {
  // A credit that a reader made out of the caption stands in the caption.
  const bool accepts_caption = options.boolean("acceptInCaption");
  if (media.credit_in_caption ? accepts_caption : !credit_of(media).empty()) return true;
  for (const Rights& rights : media.rights)
    for (const std::string& owner : options.strings("exemptOwners"))
      if (has_words(rights.holder) && same_folded(rights.holder.bytes(), owner)) return true;
  const Field& caption = caption_of(media);
  if (!has_words(caption) || !accepts_caption) return false;
  if (credit_in_caption(caption.bytes())) return true;
  for (const Pattern& pattern : options.patterns("patterns"))
    if (pattern.matches(caption.bytes())) return true;
  return false;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    // Video and audio that a host embeds show their maker themselves.
    if (!is_editorial(media) || !is_still(media)) continue;
    if (has_credit(media, options)) continue;
    // The input may have no place for a credit; a caption could still have held it.
    const bool no_place = is_not_carried(media.credit);
    if (no_place && is_not_carried(media.caption)) continue;
    out.add(
        {.at_most = no_place ? Severity::warning : Severity::error,
         .place = missing_part(article, "media.credit", i),
         .message = named(article, i) + " has no credit; name the photographer and the agency"});
  }
}

}  // namespace

constinit const Rule media_credit_missing{
    .id = "media.credit-missing",
    .severity = {Severity::warning, Severity::error, Severity::error},
    .why =
        "Whoever made the picture must be named, and without a name nobody can check that we may "
        "use it.",
    .options = kOptions,
    .pass_example = "credit: Mara Oduya/EPA",
    .fail_example = "a picture with a caption and nothing else",
    .check = check,
};

}  // namespace stet
