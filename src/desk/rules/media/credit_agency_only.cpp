#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"
#include "vocabulary/agencies.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "need",
     .type = OptionType::strings,
     .fallback = R"(["person", "agency"])",
     .help = "what a credit must name: person, agency (an agency only where the picture's source "
             "is one)"},
    {.name = "agencyOnlyAllowed",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "agencies that sign without a photographer"},
};

bool needs(const RuleOptions& options, std::string_view what) {
  for (const std::string& each : options.strings("need"))
    if (each == what) return true;
  return false;
}

bool may_stand_alone(const RuleOptions& options, std::string_view agency) {
  for (const std::string& each : options.strings("agencyOnlyAllowed"))
    if (same_folded(each, agency)) return true;
  return false;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    if (!is_editorial(media) || !is_still(media) || !has_words(media.credit)) continue;
    CreditParts parts = credit_parts(media.credit.bytes());
    if (has_words(media.photographer)) parts.person = media.photographer.bytes();
    if (has_words(media.agency)) parts.agency = media.agency.bytes();
    for (const Creator& creator : media.creators)
      if (!creator.organisation && has_words(creator.name) && !find_agency(creator.name.bytes()))
        parts.person = creator.name.bytes();
    if (parts.handout) continue;
    const Place place = whole_part("media.credit", i, media.credit);
    if (parts.person.empty() && !parts.agency.empty()) {
      if (needs(options, "person") && !may_stand_alone(options, parts.agency))
        out.add({.at_most = Severity::suggestion,
                 .place = place,
                 .message = "credit " + shown(media.credit.bytes()) +
                            " names an agency and no photographer; write it as Name/" +
                            std::string(trim(parts.agency))});
    } else if (parts.agency.empty() && has_words(media.source) &&
               find_agency(media.source.bytes()) && needs(options, "agency")) {
      out.add({.place = place,
               .message = "credit " + shown(media.credit.bytes()) + " does not name " +
                          shown(media.source.bytes()) + ", the agency the picture came from"});
    }
  }
}

}  // namespace

constinit const Rule media_credit_agency_only{
    .id = "media.credit-agency-only",
    .severity = Severity::warning,
    .why = "A full credit names the person who made the picture and the agency that sent it.",
    .options = kOptions,
    .pass_example = "Mara Oduya/AFP",
    .fail_example = "(Photo by AFP)",
    .check = check,
};

}  // namespace stet
