#include "desk/proof/look.h"
#include "desk/proof/told_words.h"
#include "desk/rules/attribution/anonymous.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "lexicon",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more words that judge a person"},
};

constexpr std::uint32_t kMostNames =
    50;  ///< of a sentence; of a longer list nobody tells who is meant

constexpr auto kJudgement = word_hashes(
    {"coward",        "cowardly",  "liar",          "liars",     "idiot",       "idiotic",
     "moron",         "fool",      "foolish",       "clown",     "crook",       "crooked",
     "thug",          "bully",     "bullying",      "disgrace",  "disgraceful", "incompetent",
     "useless",       "hopeless",  "clueless",      "lazy",      "stupid",      "dumb",
     "unhinged",      "deranged",  "delusional",    "crazy",     "insane",      "narcissist",
     "narcissistic",  "egomaniac", "traitor",       "hypocrite", "fraud",       "joke",
     "laughingstock", "pathetic",  "weak",          "spineless", "arrogant",    "vindictive",
     "toxic",         "paranoid",  "untrustworthy", "dishonest", "corrupt",     "racist",
     "sexist",        "creep",     "creepy",        "monster",   "tyrant",      "psychopath",
     "buffoon",       "loser",     "lightweight",   "unfit",     "unstable",    "sleazy"});

bool judges(const Proof& proof, const Quotation& quotation, const PhraseList& house) {
  for (const Quotation::Part& part : quotation.parts) {
    const Range words = proof.words_in(part.passage, part.inside);
    for (std::uint32_t i = words.begin; i < words.end; ++i)
      if (kJudgement.contains(proof.words[i].hash)) return true;
    if (house.stands_in(proof, words)) return true;
  }
  return false;
}

const SourceMention* source_at(const Proof& proof, const Mention& mention) {
  const auto place = [](const Mention& each) { return std::pair{each.passage, each.span.begin}; };
  const auto found = std::lower_bound(
      proof.sources.begin(), proof.sources.end(), place(mention),
      [&](const SourceMention& each, const auto& at) { return place(each.mention) < at; });
  return found != proof.sources.end() && found->mention.passage == mention.passage &&
                 found->mention.span.overlaps(mention.span)
             ? &*found
             : nullptr;
}

/// A person named in the sentence, or meant by "he" and "she" in the words.
bool is_about_a_person(const Proof& proof, const Quotation& quotation) {
  const Range all = names_in(proof, quotation.sentence);
  const Range names{all.begin, std::min(all.end, all.begin + kMostNames)};
  for (std::uint32_t i = names.begin; i < names.end; ++i)
    if (proof.is_person(proof.names[proof.names[i].full])) return true;
  const Quotation::Part& part = quotation.parts.front();
  return has_word(proof, proof.words_in(part.passage, part.inside),
                  "he he's him his she she's her");
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of) return;
  const PhraseList house(options.strings("lexicon"));
  for (const Quotation& quotation : proof.quotations) {
    if (!quotation.speaker ||
        (quotation.kind != QuoteKind::direct && quotation.kind != QuoteKind::partial))
      continue;
    const SourceMention* source = source_at(proof, *quotation.speaker);
    if (!source || !is_anonymous(proof, *source) || !judges(proof, quotation, house) ||
        !is_about_a_person(proof, quotation))
      continue;
    const Quotation::Part& part = quotation.parts.front();
    out.add({.confidence = Confidence::low,
             .place = proof.place(part.passage, part.span),
             .message = "an unnamed source judges a person here; name the source or leave the "
                        "words out"});
  }
}

}  // namespace

constinit const Rule attribution_anonymous_opinion{
    .id = "attribution.anonymous-opinion",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en",
    .why = "Anonymity is granted for facts; abuse without a name cannot be answered.",
    .options = kOptions,
    .pass_example = "The vote was moved to Tuesday, a person familiar with the talks said.",
    .fail_example = "“He is a coward,” a party insider said of Brandt.",
    .precision = "no flag on 326 published articles, so not measured; off in the built-in schemas",
    .check = check,
};

}  // namespace stet
