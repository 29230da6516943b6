#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "guidPattern",
     .type = OptionType::patterns,
     .fallback = "[]",
     .help = "what a guid of the house looks like, as patterns; one must match"},
};

bool is_positive_whole(std::string_view version) {
  if (version.empty() || version.size() > 9 || version.front() == '0') return false;
  return std::all_of(version.begin(), version.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void check_guid(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  const std::string_view id = trim(article.id.value);
  const Place place = Proof::missing(
      {.name = "id"}, article.id.known.at.empty() ? near_top(article) : article.id.known.at);
  if (!article.id.is_present() || id.empty()) {
    out.add({.place = place,
             .message = "the story has no guid; subscribers cannot tell its versions apart"});
    return;
  }
  if (std::any_of(id.begin(), id.end(),
                  [](char c) { return static_cast<unsigned char>(c) <= 0x20; })) {
    out.add({.place = place, .message = "guid " + shown(id) + " holds white space"});
    return;
  }
  const auto patterns = options.patterns("guidPattern");
  const bool fits =
      patterns.empty() || std::any_of(patterns.begin(), patterns.end(),
                                      [&](const Pattern& pattern) { return pattern.matches(id); });
  if (!fits) {
    out.add(
        {.place = place, .message = "guid " + shown(id) + " does not have the form of the house"});
  } else if (article.id.known.how != How::stated) {
    out.add(
        {.at_most = Severity::warning,
         .place = place,
         .message =
             "guid " + shown(id) +
             " was made up while reading; a change of address or text makes another story of it"});
  }
}

/// A medium that claims to be the story, or another medium.
void check_media(const Proof& proof, Findings& out) {
  const Article& article = proof.article;
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const std::string_view id = article.media[i].id;
    if (id.empty()) continue;
    if (article.id.is_present() && id == article.id.value && article.kind == ArticleKind::text) {
      const Span at = source_of(article, id);
      out.add({.place = Proof::missing({.name = "media.id", .index = static_cast<std::int32_t>(i)},
                                       at.empty() ? article.media[i].at : at),
               .message = "medium " + std::to_string(i + 1) + " has the guid of the story, " +
                          shown(id, 40)});
    }
  }
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  check_guid(proof, options, out);
  if (article.version.is_present() && !is_positive_whole(trim(article.version.value)))
    out.add(
        {.place = Proof::missing({.name = "version"}, article.version.known.at),
         .message = "version " + shown(article.version.value) + " is no positive whole number"});
  check_media(proof, out);
}

}  // namespace

constinit const Rule newsml_identity{
    .id = "newsml.identity",
    .severity = {Severity::suggestion, Severity::suggestion, Severity::error},
    .why = "Guid and version are how every receiver knows a story again.",
    .options = kOptions,
    .pass_example = "urn:newsml:port.example.org:20260304:river-wall, version 2",
    .fail_example = "guid empty, version 1.0",
    .check = check,
};

}  // namespace stet
