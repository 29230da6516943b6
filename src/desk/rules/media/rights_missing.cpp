#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"
#include "vocabulary/agencies.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "need",
     .type = OptionType::strings,
     .fallback = R"(["any"])",
     .help = "what must be said: holder, terms, licence, or any one of them"},
    {.name = "ownSources",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "credits and sources of this house, whose pictures need no terms"},
};

struct Said {
  bool holder = false, terms = false, licence = false;
  bool any() const { return holder || terms || licence; }
};

void read(const std::vector<Rights>& all, Said& said) {
  for (const Rights& rights : all) {
    said.holder = said.holder || has_words(rights.holder) || has_words(rights.notice);
    said.terms = said.terms || has_words(rights.usage_terms);
    said.licence = said.licence || !rights.licence_uri.empty();
  }
}

/// What `options` want and `said` lacks, in words; empty when nothing.
std::string lacking(const Said& said, const RuleOptions& options) {
  std::string out;
  const auto add = [&](std::string_view what) {
    if (!out.empty()) out += ", ";
    out += what;
  };
  for (const std::string& need : options.strings("need")) {
    if (need == "any" && !said.any()) add("copyright holder, usage terms or licence");
    if (need == "holder" && !said.holder) add("copyright holder");
    if (need == "terms" && !said.terms) add("usage terms");
    if (need == "licence" && !said.licence) add("licence");
  }
  return out;
}

bool is_own(std::string_view credit, const RuleOptions& options) {
  for (const std::string& own : options.strings("ownSources"))
    if (same_folded(own, credit) || same_folded(own, bare_credit(credit))) return true;
  return false;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    // A caption in plain text brings no picture along, so nothing to license.
    if (!is_editorial(media) || !is_still(media) || media.renditions.empty()) continue;
    const std::string_view credit = credit_of(media);
    // Whose it is must be known before its terms can be missed.
    if (credit.empty() || is_own(credit, options)) continue;
    std::vector<AgencyMention> agencies;
    find_agencies(credit, agencies);
    if (has_words(media.source)) find_agencies(media.source.bytes(), agencies);
    if (agencies.empty()) continue;
    Said said;
    read(media.rights, said);
    if (!media.rights.empty() || has_words(media.instructions))
      said.terms = said.terms || has_words(media.instructions);
    if (!said.any()) read(article.rights, said);
    const std::string lack = lacking(said, options);
    if (lack.empty()) continue;
    out.add({.place = missing_part(article, "media.rights", i),
             .message = named(article, i) + " comes from " + shown(credit, 40) + " and states no " +
                        lack});
  }
}

}  // namespace

constinit const Rule media_rights_missing{
    .id = "media.rights-missing",
    .severity = {Severity::warning, Severity::warning, Severity::error},
    .why =
        "A picture of a third party may be used only as its terms say, and the next house cannot "
        "ask us.",
    .options = kOptions,
    .pass_example = "usage terms: editorial use only",
    .fail_example = "an agency picture with holder, terms and licence all empty",
    .check = check,
};

}  // namespace stet
