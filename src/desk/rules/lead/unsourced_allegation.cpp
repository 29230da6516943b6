#include "desk/proof/allegations.h"
#include "desk/proof/lexicon.h"
#include "desk/proof/look.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "verbs",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more verbs that say somebody did wrong, in the forms to look for"},
    {.name = "window",
     .type = OptionType::integer,
     .fallback = "1",
     .help = "paragraphs from the first that may give the source; 2 for features"},
};

constexpr std::uint32_t kReach = 3;  ///< words between the party and the verb

/// "trader", "officer": somebody who can do wrong stands before the verb; a machine cannot.
bool has_doer(const Proof& proof, std::uint32_t verb) {
  const std::uint32_t sentence = proof.words[verb].sentence;
  const Range names = names_near(proof, verb, kReach);
  for (std::uint32_t i = names.begin; i < names.end; ++i)
    if (proof.names[i].words.end <= verb && words_apart(proof.names[i], verb) <= kReach)
      return true;
  const std::uint32_t first = proof.sentences[sentence].words.begin;
  for (std::uint32_t i = verb; i > first && verb - i < kReach + 1;) {
    --i;
    const std::uint32_t classes = proof.words[i].classes;
    if ((classes & kRole) && !(classes & kPlural)) return true;
    // "was robbed", "had stabbed him": passive, or a clause of something else
    if (classes & kBe) return false;
  }
  return false;
}

/// "was robbed", "an actor kidnapped by a ring": no deed of whoever stands before it.
bool is_passive(const Proof& proof, std::uint32_t verb) {
  const Range sentence = proof.sentences[proof.words[verb].sentence].words;
  for (std::uint32_t i = verb; i > sentence.begin && verb - i < 3;) {
    --i;
    if (proof.words[i].classes & (kBe | kPreposition)) return true;
  }
  const std::string_view bytes = proof.passages[proof.passage_of(verb)].bytes();
  const std::uint32_t behind = proof.words[verb].span.end;
  return (behind < bytes.size() && bytes[behind] == ',') ||
         has_word(proof, {verb + 1, std::min(sentence.end, verb + 5)}, "by");
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of || proof.body.empty()) return;
  const Passage& lead = proof.passages[proof.body.front()];
  if (lead.zone != Zone::lead) return;
  const PhraseList house(options.strings("verbs"));
  std::uint32_t verb = UINT32_MAX;
  for (std::uint32_t i = lead.words.begin; i < lead.words.end && verb == UINT32_MAX; ++i) {
    const ProofWord& word = proof.words[i];
    if (word.flags & (kInQuote | kCapitalised)) continue;
    const bool ours = kCrimes.contains(word.hash) ||
                      (!options.strings("verbs").empty() && house.stands_in(proof, {i, i + 1}));
    if (ours && !is_passive(proof, i) && has_doer(proof, i)) verb = i;
  }
  if (verb == UINT32_MAX) return;
  const auto window =
      static_cast<std::size_t>(std::clamp<std::int64_t>(options.integer("window"), 1, 100));
  for (std::size_t i = 0; i < std::min(window, proof.body.size()); ++i) {
    const Passage& passage = proof.passages[proof.body[i]];
    if (has_source(proof, passage.sentences) || is_qualified(proof, passage.words)) return;
    if (has_link(proof, passage.sentences)) return;
  }
  if (has_conviction(proof)) return;
  out.add({.confidence = Confidence::medium,
           .place = proof.place(proof.body.front(), proof.words[verb].span),
           .message = "the first paragraph says that somebody " +
                      std::string(proof.bytes(proof.body.front(), proof.words[verb].span)) +
                      " and not who says so; name the source there"});
}

}  // namespace

constinit const Rule lead_unsourced_allegation{
    .id = "lead.unsourced-allegation",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en",
    .why = "An accusation in the first paragraph is ours until it says whose it is.",
    .options = kOptions,
    .pass_example = "A trader defrauded 40 clients, prosecutors said on Monday.",
    .fail_example = "A trader defrauded 40 clients.",
    .precision = "no flag on 326 published articles, so not measured; off in the built-in schemas",
    .check = check,
};

}  // namespace stet
