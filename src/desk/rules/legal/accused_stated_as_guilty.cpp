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
    {.name = "nouns",
     .type = OptionType::strings,
     .fallback =
         R"(["killer", "murderer", "thief", "rapist", "robber", "burglar", "fraudster", "swindler", "attacker", "assailant", "arsonist", "kidnapper", "gunman", "shooter", "bomber", "stalker", "molester", "paedophile", "pedophile", "embezzler", "abuser", "poisoner", "strangler"])",
     .help = "words that call somebody guilty"},
    {.name = "convictionWords",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more words that say a court has settled it"},
};

constexpr std::uint32_t kReach = 2;  ///< words between noun and name: "killer, named as Brandt"

/// "alleged killer", "the suspected thief", "hunt for the killer", "Killer Whale".
bool is_open(const Proof& proof, std::uint32_t noun) {
  const Sentence& sentence = proof.sentences[proof.words[noun].sentence];
  const std::uint32_t begin = std::max(sentence.words.begin, noun >= 4 ? noun - 4 : 0);
  return has_word(proof, {begin, noun},
                  "alleged suspected accused convicted supposed apparent possible potential "
                  "would-be no not unknown who former fictional masked serial hunt search as being "
                  "becoming every a any if whether like film movie role");
}

/// The person called so: "killer Jan Brandt", "the killer, named as Jan Brandt", "Brandt, the
/// killer".
const Name* person_beside(const Proof& proof, std::uint32_t noun) {
  const std::uint32_t passage = proof.passage_of(noun);
  const std::string_view bytes = proof.passages[passage].bytes();
  const Range names = names_near(proof, noun, kReach);
  for (std::uint32_t i = names.begin; i < names.end; ++i) {
    const Name& name = proof.names[i];
    const Name& full = proof.names[name.full];
    if (!proof.is_person(full) || full.words.size() < 2) continue;
    if (name.words.begin > noun) {
      const std::uint32_t apart = words_apart(name, noun);
      if (apart > kReach) continue;
      if (apart == 0 && bytes[proof.words[noun].span.end] != ',' &&
          !(proof.words[noun].flags & kPossessive))
        return &name;
      if (has_word(proof, {noun + 1, name.words.begin}, "named identified as")) return &name;
      continue;
    }
    // "Brandt, the killer"
    const std::uint32_t between = noun - name.words.end;
    if (name.words.end <= noun && between == 1 && has_word(proof, {name.words.end, noun}, "the") &&
        bytes[proof.words[name.words.end - 1].span.end] == ',')
      return &name;
  }
  return nullptr;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of) return;
  bool asked = false;
  for (const Told& told : PhraseList(options.strings("nouns")).in(proof)) {
    const ProofWord& noun = proof.words[told.word];
    if (noun.flags & (kInQuote | kPossessive)) continue;
    const std::uint32_t passage = proof.passage_of(told.word);
    const Zone zone = proof.passages[passage].zone;
    if (!is_copy(zone) && zone != Zone::headline && zone != Zone::deck && zone != Zone::caption)
      continue;
    const Name* person = person_beside(proof, told.word);
    if (!person || is_open(proof, told.word)) continue;
    if (!asked) {
      asked = true;
      if (!has_open_case(proof) || has_conviction(proof) ||
          PhraseList(options.strings("convictionWords")).stands_in_copy(proof))
        return;
    }
    const Span span{std::min(noun.span.begin, person->span.begin),
                    std::max(noun.span.end, person->span.end)};
    out.add({.confidence = Confidence::medium,
             .place = proof.place(passage, span),
             .message = shown(proof.bytes(passage, person->span), 40) + " is called " +
                        shown(proof.bytes(passage, noun.span), 30) +
                        " and no court has found so; write of the charge"});
  }
}

}  // namespace

constinit const Rule legal_accused_stated_as_guilty{
    .id = "legal.accused-stated-as-guilty",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en",
    .why =
        "Until a court has found so, calling a named person guilty may prejudice a trial and "
        "cost the house a suit.",
    .options = kOptions,
    .pass_example = "Jan Brandt, charged with killing a guard, appeared in court.",
    .fail_example = "The killer, named as Jan Brandt, appeared in court for a first hearing.",
    .precision = "no flag on 326 published articles, so not measured; off in the built-in schemas",
    .check = check,
};

}  // namespace stet
