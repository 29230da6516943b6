#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"
#include "vocabulary/agencies.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "ownNames",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "names of this house in credits; empty: the sources of the story that are no agency"},
};

bool is_own(const Article& article, std::string_view credit, const RuleOptions& options) {
  for (const std::string& own : options.strings("ownNames"))
    if (same_folded(own, credit)) return true;
  if (!options.strings("ownNames").empty()) return false;
  for (const Source& source : article.sources)
    if (has_words(source.name) && !find_agency(source.name.bytes()) &&
        same_folded(trim(source.name.bytes()), credit))
      return true;
  return false;
}

const Agency* first_agency(std::string_view text) {
  std::vector<AgencyMention> found;
  find_agencies(text, found);
  return found.empty() ? nullptr : found.front().agency;
}

/// The agency that anything but the credit says the picture came from.
const Agency* agency_of(const Media& media) {
  for (const Field* field : {&media.agency, &media.source, &media.photographer})
    if (has_words(*field))
      if (const Agency* agency = first_agency(field->bytes())) return agency;
  for (const Creator& creator : media.creators)
    for (const Field* field : {&creator.name, &creator.affiliation})
      if (has_words(*field))
        if (const Agency* agency = first_agency(field->bytes())) return agency;
  for (const Rights& rights : media.rights)
    for (const Field* field : {&rights.holder, &rights.notice})
      if (has_words(*field))
        if (const Agency* agency = first_agency(field->bytes())) return agency;
  for (const Field* caption : {&media.caption, &media.library_caption})
    if (has_words(*caption))
      if (const std::optional<CreditInCaption> credit = credit_in_caption(caption->bytes()))
        if (const Agency* agency =
                first_agency(caption->bytes().substr(credit->name.begin, credit->name.size())))
          return agency;
  return nullptr;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    if (!is_editorial(media) || !has_words(media.credit) || media.credit_in_caption) continue;
    if (!is_own(article, trim(bare_credit(media.credit.bytes())), options)) continue;
    const Agency* agency = agency_of(media);
    if (!agency) continue;
    out.add({.place = whole_part("media.credit", i, media.credit),
             .message = "credit " + shown(media.credit.bytes()) + " is this house, and " +
                        named(article, i) + " came from " + std::string(agency->short_form) +
                        "; credit the agency"});
  }
}

}  // namespace

constinit const Rule media_credit_equals_site{
    .id = "media.credit-equals-site",
    .severity = Severity::warning,
    .why = "Signing an agency's picture as ours takes its maker's name away and breaks its terms.",
    .options = kOptions,
    .pass_example = "credit: Jan Brandt/EPA; source: EPA",
    .fail_example = "credit: Daily Port; photographer: Jan Brandt/EPA",
    .check = check,
};

}  // namespace stet
