#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "patterns",
     .type = OptionType::patterns,
     .fallback = "[]",
     .help = "how this house writes a credit in a caption, as patterns"},
};

std::optional<Span> credit_in(const Field& caption, const RuleOptions& options) {
  if (const std::optional<CreditInCaption> credit = credit_in_caption(caption.bytes()))
    return credit->name;
  for (const Pattern& pattern : options.patterns("patterns"))
    if (const std::optional<Span> found = pattern.find(caption.bytes())) return found;
  return std::nullopt;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    if (!is_editorial(media) || !has_words(media.caption)) continue;
    // A credit that a reader made out of the caption is no field of the input.
    const bool in_field = has_words(media.credit) && !media.credit_in_caption;
    if (in_field || (!media.credit_in_caption && !credit_of(media).empty())) continue;
    const std::optional<Span> span = credit_in(media.caption, options);
    if (!span) continue;
    const FieldPath path{.name = "media.caption", .index = static_cast<std::int32_t>(i)};
    out.add({.place = {.path = path, .text = &media.caption.text, .span = *span, .source = {}},
             .message =
                 "credit " + shown(media.caption.text.cut(*span)) +
                 " stands in the caption only; move it to the credit field, or NewsML loses it"});
  }
}

}  // namespace

constinit const Rule media_credit_in_caption_only{
    .id = "media.credit-in-caption-only",
    .severity = {Severity::suggestion, Severity::suggestion, Severity::warning},
    .why =
        "A credit inside the caption is lost when the caption is edited, and no machine can read "
        "it.",
    .options = kOptions,
    .pass_example = "credit field: AFP",
    .fail_example = "credit field empty; caption: ... (Photo by AFP)",
    .check = check,
};

}  // namespace stet
