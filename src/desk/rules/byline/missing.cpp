#include "desk/proof/byline_names.h"
#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "exemptSources",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "sources whose copy needs no byline"},
    {.name = "types",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "content types that need a byline; empty: all"},
};

bool is_not_carried(const Article& article) {
  if (look::is_not_carried(article.byline)) return true;
  return std::any_of(article.creators.begin(), article.creators.end(),
                     [](const Creator& creator) { return look::is_not_carried(creator.name); });
}

bool has_author(const Article& article) {
  if (has_words(article.byline)) return true;
  return std::any_of(article.creators.begin(), article.creators.end(), [](const Creator& creator) {
    return has_words(creator.name) &&
           (creator.role.empty() || !starts_with_folded(creator.role, "photo"));
  });
}

bool is_exempt(const Article& article, const RuleOptions& options) {
  for (const Source& source : article.sources) {
    // Agency copy comes signed by the agency.
    if (source.role == SourceRole::agency && has_words(source.name)) return true;
    for (const std::string& exempt : options.strings("exemptSources"))
      if (has_words(source.name) && same_folded(source.name.bytes(), exempt)) return true;
  }
  return false;
}

/// A byline that stands in the text is there, if not where it belongs.
bool is_signed_in_text(const Proof& proof) {
  constexpr std::size_t kLines = 3;
  const std::size_t count = proof.body.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (i >= kLines && i + kLines < count) continue;
    if (!byline_in(proof.passages[proof.body[i]].bytes()).empty()) return true;
  }
  return false;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  if (article.kind != ArticleKind::text || is_not_carried(article) || has_author(article)) return;
  const auto types = options.strings("types");
  if (!types.empty() && !is_profile(article, types)) return;
  if (is_exempt(article, options) || is_signed_in_text(proof)) return;
  out.add(
      {.place = Proof::missing({.name = "byline"}, near_top(article)),
       .message = "the story has no byline and no author; say who wrote it or name its source"});
}

}  // namespace

constinit const Rule byline_missing{
    .id = "byline.missing",
    .severity = Severity::warning,
    .why = "Readers have a right to know whose story it is.",
    .options = kOptions,
    .pass_example = "By Nadia Renko",
    .fail_example = "no byline, no author",
    .check = check,
};

}  // namespace stet
