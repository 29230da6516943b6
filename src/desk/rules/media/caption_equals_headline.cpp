#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "threshold",
     .type = OptionType::number,
     .fallback = "0.95",
     .help = "likeness from which a caption is the headline or the lead, 0 to 1"},
};

constexpr std::size_t kMinWords = 4;

bool is_as_long(std::string_view caption, std::string_view other) {
  return caption.size() <= other.size() * 2 && other.size() <= caption.size() * 2;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  // A picture item has a caption for its text.
  if (article.media.empty() || article.kind != ArticleKind::text) return;
  const double threshold = options.number("threshold");
  const Headline* headline = article.headline();
  const Passage* first = first_of_body(proof);
  const std::string_view lead =
      first ? first->bytes().substr(first->prose_begin) : std::string_view();
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    if (!has_words(media.caption) || !is_editorial(media)) continue;
    const std::string_view caption = caption_without_credit(media.caption.bytes());
    const bool may_be_headline = headline && is_as_long(caption, headline->field.bytes());
    const bool may_be_lead = first && is_as_long(caption, lead);
    if (!may_be_headline && !may_be_lead) continue;
    const std::vector<std::uint32_t> words = hashes_in(caption);
    if (words.size() < kMinWords) continue;
    std::string_view what;
    if (may_be_headline && likeness(words, hashes_in(headline->field.bytes())) >= threshold)
      what = "headline";
    else if (may_be_lead && likeness(words, hashes_in(lead)) >= threshold)
      what = "first paragraph";
    if (what.empty()) continue;
    out.add({.place = whole_part("media.caption", i, media.caption),
             .message = "caption of " + named(article, i) + " repeats the " + std::string(what) +
                        "; say what the picture shows"});
  }
}

}  // namespace

constinit const Rule media_caption_equals_headline{
    .id = "media.caption-equals-headline",
    .severity = Severity::suggestion,
    .why = "Readers have just read the headline; the caption is for the picture.",
    .options = kOptions,
    .pass_example =
        "headline: Harbour reopens after storm; caption: A crane lifts a boat in Port Elin, May 3, "
        "2026.",
    .fail_example = "caption and headline are one string",
    .check = check,
};

}  // namespace stet
