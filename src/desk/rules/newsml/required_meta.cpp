#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "need",
     .type = OptionType::strings,
     .fallback = R"(["language", "provider", "versionCreated", "pubStatus"])",
     .help = "what a news item must say of itself: language, provider, versionCreated, pubStatus, "
             "headline, genre, urgency"},
    {.name = "allowDerived",
     .type = OptionType::boolean,
     .fallback = "true",
     .help = "a value that was worked out or that the standard has by default will do"},
};

bool serves(const Known& known, bool allow_derived) {
  return known.presence == Presence::present && (allow_derived || known.how == How::stated);
}

bool has_provider(const Article& article) {
  return std::any_of(article.sources.begin(), article.sources.end(), [](const Source& source) {
    return has_words(source.name) || !source.uri.empty();
  });
}

bool has_version_created(const Article& article, bool allow_derived) {
  for (const Value<DateTime>* each :
       {&article.modified, &article.published, &article.first_published, &article.created})
    if (serves(each->known, allow_derived)) return true;
  return false;
}

/// What is missing, as an editor knows it; empty when it is there or unknown to us.
std::string_view missing(const Article& article, std::string_view need, bool allow_derived) {
  if (need == "language") return serves(article.language.known, allow_derived) ? "" : "language";
  if (need == "provider") return has_provider(article) ? "" : "provider (the source that sends it)";
  if (need == "versionCreated")
    return has_version_created(article, allow_derived) ? "" : "date of this version";
  // The standard has "usable" where nothing is said.
  if (need == "pubStatus")
    return allow_derived || serves(article.status.known, false) ? "" : "publishing status";
  if (need == "headline")
    return article.headline() && has_words(article.headline()->field) ? "" : "headline";
  if (need == "urgency") return serves(article.urgency.known, allow_derived) ? "" : "urgency";
  if (need == "genre")
    return std::any_of(article.concepts.begin(), article.concepts.end(),
                       [](const Concept& each) { return each.kind == Concept::Kind::genre; })
               ? ""
               : "genre";
  return "";
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  const bool allow_derived = options.boolean("allowDerived");
  for (const std::string& need : options.strings("need")) {
    const std::string_view what = missing(article, need, allow_derived);
    if (what.empty()) continue;
    FieldPath path{.name = "article"};
    if (need == "language")
      path.name = "language";
    else if (need == "provider")
      path.name = "sources";
    else if (need == "versionCreated")
      path.name = "dates.modified";
    else if (need == "pubStatus")
      path.name = "status";
    out.add({.place = Proof::missing(path, near_top(article)),
             .message = "the story has no " + std::string(what) + "; a news item must state it"});
  }
}

}  // namespace

constinit const Rule newsml_required_meta{
    .id = "newsml.required-meta",
    .severity = {Severity::suggestion, Severity::suggestion, Severity::error},
    .why =
        "Receivers sort, route and replace items by these; an item without them is refused or "
        "lost.",
    .options = kOptions,
    .pass_example = "language, provider and version date are stated",
    .fail_example = "no language",
    .check = check,
};

}  // namespace stet
