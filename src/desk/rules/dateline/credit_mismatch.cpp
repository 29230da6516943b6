#include "desk/proof/dateline_in_text.h"
#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "vocabulary/agencies.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "agencyAliases",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "other names of a source, as \"PW=Port Wire\""},
};

/// Two names of one source.
bool is_same_source(std::string_view a, std::string_view b, const RuleOptions& options) {
  a = trim(a);
  b = trim(b);
  if (same_folded(a, b)) return true;
  const Agency* one = find_agency(a);
  if (one && one == find_agency(b)) return true;
  for (const std::string& alias : options.strings("agencyAliases")) {
    const std::size_t joint = alias.find('=');
    if (joint == std::string::npos) continue;
    const std::string_view left = std::string_view(alias).substr(0, joint),
                           right = std::string_view(alias).substr(joint + 1);
    if ((same_folded(left, a) && same_folded(right, b)) ||
        (same_folded(left, b) && same_folded(right, a)))
      return true;
  }
  return false;
}

/// `name` stands in `text` as its whole, or as an agency among others ("Reuters and own sources").
bool names(std::string_view text, std::string_view name, const RuleOptions& options) {
  if (is_same_source(text, name, options)) return true;
  const Agency* wanted = find_agency(name);
  if (wanted) {
    std::vector<AgencyMention> mentions;
    find_agencies(text, mentions);
    return std::any_of(mentions.begin(), mentions.end(),
                       [&](const AgencyMention& each) { return each.agency == wanted; });
  }
  return false;
}

bool is_credited(const Article& article, std::string_view name, const RuleOptions& options) {
  if (has_words(article.credit) && names(article.credit.bytes(), name, options)) return true;
  if (has_words(article.byline) && names(article.byline.bytes(), name, options)) return true;
  for (const Source& source : article.sources)
    if (has_words(source.name) && names(source.name.bytes(), name, options)) return true;
  for (const Creator& creator : article.creators)
    if ((has_words(creator.name) && names(creator.name.bytes(), name, options)) ||
        (has_words(creator.affiliation) && names(creator.affiliation.bytes(), name, options)))
      return true;
  return false;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  const bool has_source = has_words(article.credit) ||
                          std::any_of(article.sources.begin(), article.sources.end(),
                                      [](const Source& source) { return has_words(source.name); });
  // Nothing to hold it against; a missing source is structure.required's and
  // attribution.agency-uncredited's.
  if (!has_source) return;
  std::string_view bracket;
  Place place;
  if (has_words(article.dateline.source)) {
    bracket = article.dateline.source.bytes();
    place = Proof::place({.name = "dateline.source"}, article.dateline.source);
  } else if (const std::optional<TextDateline> text = dateline_in_text(proof);
             text && !text->source.empty()) {
    bracket = proof.bytes(proof.body.front(), text->source);
    place = proof.place(proof.body.front(), text->source);
  }
  bracket = trim(bracket);
  if (bracket.empty() || bracket.size() > 60) return;
  // A joint credit ("Reuters/Stet") is kept by either.
  std::string_view rest = bracket;
  while (!rest.empty()) {
    const std::size_t joint = rest.find_first_of("/,&");
    const std::string_view name = trim(rest.substr(0, joint));
    if (!name.empty() && is_credited(article, name, options)) return;
    if (joint == std::string_view::npos) break;
    rest = rest.substr(joint + 1);
  }
  std::string_view source;
  for (const Source& each : article.sources)
    if (source.empty() && has_words(each.name)) source = each.name.bytes();
  if (source.empty()) source = article.credit.bytes();
  out.add({.place = place,
           .message = "the dateline credits " + shown(bracket) + ", the source is " +
                      shown(source) + "; credit the agency or change the dateline"});
}

}  // namespace

constinit const Rule dateline_credit_mismatch{
    .id = "dateline.credit-mismatch",
    .severity = {Severity::warning, Severity::warning, Severity::error},
    .why =
        "The agency in the dateline wrote the story; a feed that credits somebody else breaks its "
        "contract.",
    .options = kOptions,
    .pass_example = "(dpa) and source dpa",
    .fail_example = "(AFP) - and source Own",
    .check = check,
};

}  // namespace stet
