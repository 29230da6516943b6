#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "minWords",
     .type = OptionType::integer,
     .fallback = "60",
     .help = "words of copy at least"},
    {.name = "minParagraphs",
     .type = OptionType::integer,
     .fallback = "1",
     .help = "paragraphs of copy at least"},
    {.name = "excludeZones",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "zones that do not count: list, quote-block"},
    {.name = "exempt",
     .type = OptionType::strings,
     .fallback =
         R"(["flash", "alert", "snap", "brief", "photo", "picture", "gallery", "live", "liveblog", "video"])",
     .help = "content types that may be as short as they are"},
};

bool excludes(const RuleOptions& options, Zone zone) {
  for (const std::string& name : options.strings("excludeZones"))
    if ((zone == Zone::list && name == "list") ||
        (zone == Zone::quote_block && name == "quote-block"))
      return true;
  return false;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  // A story with no copy at all is structure.required's; a picture item has its caption.
  if (article.kind != ArticleKind::text || proof.body.empty()) return;
  const std::int64_t min_words = options.integer("minWords"),
                     min_paragraphs = options.integer("minParagraphs");
  std::int64_t words = 0, paragraphs = 0;
  for (std::uint32_t index : proof.body) {
    const Passage& passage = proof.passages[index];
    if (excludes(options, passage.zone)) continue;
    words += passage.words.size();
    ++paragraphs;
    if (words >= min_words && paragraphs >= min_paragraphs) return;
  }
  if (is_profile(article, options.strings("exempt"))) return;
  const std::uint32_t first = proof.body.front();
  std::string message = words < min_words
                            ? "body has " + counted(static_cast<std::uint64_t>(words), "word") +
                                  "; the house wants at least " + std::to_string(min_words)
                            : "body has " +
                                  counted(static_cast<std::uint64_t>(paragraphs), "paragraph") +
                                  "; the house wants at least " + std::to_string(min_paragraphs);
  out.add({.place = proof.place(first, {0, proof.passages[first].text->size()}),
           .message = std::move(message)});
}

}  // namespace

constinit const Rule structure_body_too_thin{
    .id = "structure.body-too-thin",
    .severity = Severity::warning,
    .why = "A body this short is more often a lost paste than a story.",
    .options = kOptions,
    .pass_example = "a brief of 240 words",
    .fail_example = "one sentence, typed as an analysis",
    .check = check,
};

}  // namespace stet
