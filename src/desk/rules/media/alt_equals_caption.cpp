#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "nearThreshold",
     .type = OptionType::number,
     .fallback = "0.9",
     .help = "likeness from which alt text and caption say the same, 0 to 1"},
    {.name = "ignoreCredit",
     .type = OptionType::boolean,
     .fallback = "true",
     .help = "compare the caption without its credit"},
};

constexpr std::size_t kMinWords = 3;  // "The Hague" is alt text and caption of its own right

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    const Field& caption = caption_of(media);
    if (!has_words(media.alt) || !has_words(caption) || !is_editorial(media)) continue;
    const bool cut = options.boolean("ignoreCredit");
    const std::string_view said = cut ? caption_without_credit(caption.bytes()) : caption.bytes();
    const std::string_view seen =
        cut ? caption_without_credit(media.alt.bytes()) : media.alt.bytes();
    if (seen.size() > said.size() * 2 || said.size() > seen.size() * 2) continue;
    std::vector<std::uint32_t> a = hashes_in(seen), b = hashes_in(said);
    if (a.size() < kMinWords) continue;
    const bool same = a == b;
    if (!same && likeness(std::move(a), std::move(b)) < options.number("nearThreshold")) continue;
    out.add({.place = whole_part("media.alt", i, media.alt),
             .message = "alt text of " + named(article, i) +
                        (same ? " is its caption" : " is nearly its caption") +
                        ", so a screen reader says it twice; describe what can be seen"});
  }
}

}  // namespace

constinit const Rule media_alt_equals_caption{
    .id = "media.alt-equals-caption",
    .severity = Severity::warning,
    .why = "The caption gives the news, the alt text gives the view; twice the same helps nobody.",
    .options = kOptions,
    .pass_example =
        "caption: Crews close the river wall on Monday; alt: Two workers guide a steel gate",
    .fail_example = "alt text and caption are one string",
    .check = check,
};

}  // namespace stet
