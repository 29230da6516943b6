#include "desk/proof/byline_names.h"
#include "desk/proof/dateline_in_text.h"
#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "authorLocations",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "where authors work, as \"Nadia Renko=Lima|Quito\""},
};

constexpr std::size_t kMaxNames = 50;  ///< of a longer list of authors nobody knows the towns

/// The towns of one author, "" when nobody says.
std::string_view towns_of(std::string_view author, std::span<const std::string> locations) {
  for (const std::string& each : locations) {
    const std::size_t joint = each.find('=');
    if (joint == std::string::npos) continue;
    if (same_folded(std::string_view(each).substr(0, joint), author))
      return std::string_view(each).substr(joint + 1);
  }
  return {};
}

bool works_in(std::string_view towns, std::string_view place) {
  while (!towns.empty()) {
    const std::size_t bar = std::min(towns.find('|'), towns.size());
    if (is_same_place(towns.substr(0, bar), place)) return true;
    towns.remove_prefix(std::min(bar + 1, towns.size()));
  }
  return false;
}

/// Names of the byline: the authors, or the byline itself taken apart.
std::vector<std::string_view> names_of(const Article& article) {
  std::vector<std::string_view> names;
  for (const Creator& creator : article.creators)
    if (has_words(creator.name)) names.push_back(without_by(creator.name.bytes()));
  if (!names.empty() || !has_words(article.byline)) return names;
  std::string_view rest = without_by(article.byline.bytes());
  while (!rest.empty() && names.size() <= kMaxNames) {
    std::size_t end = rest.size(), joint = 0;
    for (std::string_view each : {", ", " and ", " und ", " et ", " y ", " & "})
      if (const std::size_t at = rest.find(each); at < end) {
        end = at;
        joint = each.size();
      }
    if (!is_blank(rest.substr(0, end))) names.push_back(trim(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + joint, rest.size()));
  }
  return names;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const auto locations = options.strings("authorLocations");
  if (locations.empty()) return;
  const Article& article = proof.article;
  const std::vector<std::string_view> names = names_of(article);
  if (names.empty() || names.size() > kMaxNames) return;

  const Field& field = article.dateline.place;
  Place place;
  if (has_words(field)) {
    place = Proof::place({.name = "dateline.place"}, field);
  } else if (const std::optional<TextDateline> dateline = dateline_in_text(proof)) {
    place = proof.place(proof.body.front(), dateline->place);
  } else {
    return;
  }
  const std::string_view from = place.text->cut(place.span);
  for (std::string_view name : names) {
    const std::string_view towns = towns_of(name, locations);
    // one whose town is not known may have been there
    if (towns.empty() || works_in(towns, from)) return;
  }
  out.add({.place = place,
           .message = "the story is dated from " + shown(from) + " and " +
                      shown(names.front(), 40) +
                      (names.size() > 1 ? " and the others work" : " works") +
                      " elsewhere; name whoever was there, or change the dateline"});
}

}  // namespace

constinit const Rule dateline_byline_conflict{
    .id = "dateline.byline-conflict",
    .severity = Severity::off,
    .why = "A dateline says that somebody of ours was there.",
    .options = kOptions,
    .pass_example = "a correspondent in Lima; dateline LIMA",
    .fail_example = "a desk in Oslo; dateline LIMA; nobody else named",
    .check = check,
};

}  // namespace stet
