#include "desk/proof/allegations.h"
#include "desk/proof/look.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

#include <algorithm>
#include <array>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "topics",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "content types that are judged; empty: all"},
    {.name = "verbs",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more verbs that say somebody did wrong, in the forms to look for"},
};

/// The forms of one verb, so that "stole" in the headline finds "steals" and "stealing" below.
struct Verb {
  std::array<std::string_view, 4> forms;
};
constexpr Verb kVerbs[] = {{{"stole", "steals", "stolen", "stealing"}},
                           {{"robbed", "robs", "rob", "robbing"}},
                           {{"killed", "kills", "kill", "killing"}},
                           {{"murdered", "murders", "murder", "murdering"}},
                           {{"raped", "rapes", "rape", "raping"}},
                           {{"bribed", "bribes", "bribe", "bribing"}},
                           {{"defrauded", "defrauds", "defraud", "defrauding"}},
                           {{"embezzled", "embezzles", "embezzle", "embezzling"}},
                           {{"swindled", "swindles", "swindle", "swindling"}},
                           {{"cheated", "cheats", "cheat", "cheating"}},
                           {{"laundered", "launders", "launder", "laundering"}},
                           {{"forged", "forges", "forge", "forging"}},
                           {{"smuggled", "smuggles", "smuggle", "smuggling"}},
                           {{"molested", "molests", "molest", "molesting"}},
                           {{"assaulted", "assaults", "assault", "assaulting"}},
                           {{"groped", "gropes", "grope", "groping"}},
                           {{"plotted", "plots", "plot", "plotting"}},
                           {{"stabbed", "stabs", "stab", "stabbing"}},
                           {{"abused", "abuses", "abuse", "abusing"}},
                           {{"lied", "lies", "lie", "lying"}},
                           {{"beat", "beats", "beaten", "beating"}},
                           {{"harassed", "harasses", "harass", "harassing"}}};

/// Which verb the word is; only its first two forms tell what somebody did.
const Verb* verb_of(std::uint32_t hash) {
  for (const Verb& verb : kVerbs)
    if (word_hash_of_lower(verb.forms[0]) == hash || word_hash_of_lower(verb.forms[1]) == hash)
      return &verb;
  return nullptr;
}

/// Words before the verb: somebody who did it, no passive, no noun ("Police plots", "the lies").
bool is_active(const Proof& proof, const Passage& headline, std::uint32_t verb) {
  if (verb == headline.words.begin || verb + 1 >= headline.words.end) return false;
  return !has_word(proof, {verb - 1, verb},
                   "is are was were be been being the a an his her of for in by to over and") &&
         !has_word(proof, {verb + 1, verb + 2}, "by in at on after near as and or of");
}

/// The headline says itself whose claim it is.
bool is_hedged(const Proof& proof, const Passage& headline) {
  const std::string_view bytes = headline.bytes();
  if (bytes.find_first_of(":?\"") != std::string_view::npos ||
      bytes.find("’ ") != std::string_view::npos || bytes.find("“") != std::string_view::npos ||
      bytes.find("‘") != std::string_view::npos)
    return true;
  return is_qualified(proof, headline.words) ||
         has_word(proof, headline.words,
                  "report reports probe inquiry investigation over suspects "
                  "accuser accusers witness testifies testified");
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of) return;
  const auto topics = options.strings("topics");
  if (!topics.empty() && !is_profile(proof.article, topics)) return;
  const PhraseList house(options.strings("verbs"));
  for (std::uint32_t index = 0; index < proof.passages.size(); ++index) {
    const Passage& headline = proof.passages[index];
    if (headline.zone != Zone::headline) continue;
    for (std::uint32_t i = headline.words.begin; i < headline.words.end; ++i) {
      const std::uint32_t hash = proof.words[i].hash;
      const Verb* verb = verb_of(hash);
      if (!verb && (options.strings("verbs").empty() || !house.stands_in(proof, {i, i + 1})))
        continue;
      if (!is_active(proof, headline, i) || is_hedged(proof, headline)) break;
      std::array<std::uint32_t, 4> forms{hash, hash, hash, hash};
      if (verb)
        std::transform(verb->forms.begin(), verb->forms.end(), forms.begin(), word_hash_of_lower);
      // Every sentence that tells of it has a source or a doubt; one that has none makes it fact.
      std::uint32_t attributed = UINT32_MAX;
      bool is_fact = false;
      for (const std::uint32_t place : proof.places_of(forms)) {
        if (!is_in_copy(proof, place)) continue;
        const std::uint32_t sentence = proof.words[place].sentence;
        if (has_source(proof, {sentence, sentence + 1}) ||
            is_qualified(proof, proof.sentences[sentence].words)) {
          if (attributed == UINT32_MAX) attributed = place;
        } else {
          is_fact = true;
          break;
        }
      }
      if (is_fact || attributed == UINT32_MAX || has_conviction(proof)) break;
      Finding finding{.confidence = Confidence::low,
                      .place = proof.place(index, proof.words[i].span),
                      .message =
                          "headline says as fact what the text only reports; name the source, "
                          "or write of a charge"};
      finding.related.push_back(
          {.message = "here somebody says it",
           .place = proof.place(proof.passage_of(attributed), proof.words[attributed].span)});
      out.add(std::move(finding));
      break;
    }
  }
}

}  // namespace

constinit const Rule headline_unattributed_claim{
    .id = "headline.unattributed-claim",
    .severity = Severity::suggestion,
    .heuristic = true,
    .languages = "en",
    .why = "The headline travels alone; what was a charge in the text is a verdict there.",
    .options = kOptions,
    .pass_example = "Clerk stole funds, police say",
    .fail_example = "Clerk stole funds; the text: police said he stole funds",
    .precision = "no flag on 326 published articles, so not measured; off in the built-in schemas",
    .check = check,
};

}  // namespace stet
