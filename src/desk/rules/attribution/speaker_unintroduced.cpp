#include "desk/proof/lexicon.h"
#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

constexpr OptionSpec kOptions[] = {
    {.name = "wellKnown",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "surnames that need no introduction"},
};

constexpr std::uint32_t kTo = word_hash_of_lower("to");
constexpr std::uint32_t kLookAhead = 40;  ///< words

// Does the copy before or at this name say who it is: a longer form, a title, an office?
bool introduced(const Proof& proof, std::uint32_t index) {
  const Name& name = proof.names[index];
  const std::uint32_t hash = proof.words[name.words.begin].hash;
  for (std::uint32_t i = index + 1; i-- > 0;) {
    const Name& other = proof.names[i];
    bool same = false;
    for (std::uint32_t w = other.words.begin; w < other.words.end; ++w)
      same = same || proof.words[w].hash == hash;
    if (!same) continue;
    if (other.words.size() > 1) return true;
    const std::uint32_t begin = proof.passages[other.passage].words.begin;
    if (other.words.begin > begin &&
        (proof.words[other.words.begin - 1].classes & (kTitle | kRole)))
      return true;
    if (i != index) return true;  // spoken of before; the first place was judged there
  }
  return false;
}

// "Mbeki said ... She ...": a lone capital may be a firm or a paper; a pronoun behind it tells.
bool is_spoken_of_as_a_person(const Proof& proof, const Name& name) {
  const Sentence& sentence = proof.sentences[proof.words[name.words.begin].sentence];
  const std::uint32_t end =
      std::min(proof.passages[name.passage].words.end, sentence.words.end + kLookAhead);
  for (std::uint32_t i = name.words.end; i < end; ++i)
    if ((proof.words[i].classes & (kMale | kFemale)) &&
        (proof.words[i].classes & (kPronoun | kDeterminer)) && !(proof.words[i].flags & kInQuote))
      return true;
  return false;
}

// "Apple said" and later "Apple chief Tim Cook", "Republicans said" and later "Senate Republicans"
// name no person.
bool is_surname_of(const Proof& proof, const Name& name, const Name& full) {
  const std::uint32_t last = proof.words[full.words.end - 1].hash;
  return proof.words[name.words.begin].hash == last && proof.is_person(full) &&
         !(proof.words[name.words.begin].classes & (kRole | kPlural | kOrganisation));
}

// "Mbeki asks for a second look at the dam", "Mbeki: dam will hold": a deck or headline that came
// without a field of its own and so begins the copy. Display type has surnames.
bool is_display_line(const Proof& proof, const Name& name) {
  constexpr std::uint32_t kLong = 16;  // words
  const Passage& passage = proof.passages[name.passage];
  if (passage.zone != Zone::lead || passage.sentences.size() > 1 || passage.words.size() >= kLong ||
      name.words.begin != passage.words.begin || name.words.end >= passage.words.end)
    return false;
  const std::string_view bytes = passage.bytes();
  if (bytes.substr(name.span.end).starts_with(":")) return true;
  const ProofWord& verb = proof.words[name.words.end];
  return (verb.classes & kVerb) && bytes.substr(0, verb.span.end).ends_with('s');
}

constexpr auto kNobody =
    look::word_hashes({"someone", "somebody", "everyone", "everybody", "anyone", "anybody",
                       "nobody", "one", "others", "many", "some", "most"});

// A lone capital that is a paper's or a firm's: "according to Variety", "BuzzFeed", "Lee County,
// Fla., said".
bool may_be_a_person(const Proof& proof, const Name& name) {
  const ProofWord& word = proof.words[name.words.begin];
  if (kNobody.contains(word.hash)) return false;
  if (name.words.begin > proof.passages[name.passage].words.begin &&
      proof.words[name.words.begin - 1].hash == kTo)
    return false;
  const std::string_view bytes = proof.passages[name.passage].bytes();
  if (bytes.substr(word.span.end).starts_with(".,")) return false;
  // Surnames have an inner capital early: McLean, O'Neill, MacArthur.
  for (std::uint32_t i = word.span.begin + 4; i < word.span.end; ++i)
    if (bytes[i] >= 'A' && bytes[i] <= 'Z' && bytes[i - 1] >= 'a' && bytes[i - 1] <= 'z')
      return false;
  return true;
}

}  // namespace

constinit const Rule attribution_speaker_unintroduced{
    .id = "attribution.speaker-unintroduced",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en",
    .why = "A surname alone says nothing to a reader who meets it for the first time.",
    .options = kOptions,
    .pass_example = "Ruth Mbeki, who runs the dam, said it held.",
    .fail_example = "Mbeki said the dam held.",
    .precision =
        "0.97 (37 of 38 labelled flags, 326 published articles and 300 cut short from the top)",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          if (!proof.words_of) return;
          const auto known = options.strings("wellKnown");
          // One look for each surname, however often it speaks.
          std::vector<std::uint32_t> judged;
          for (const SourceMention& source : proof.sources) {
            if (source.kind != SourceKind::person) continue;
            const Mention& mention = source.mention;
            const auto at = std::lower_bound(
                proof.names.begin(), proof.names.end(),
                std::pair{mention.passage, mention.span.begin},
                [](const Name& name, std::pair<std::uint32_t, std::uint32_t> place) {
                  return std::pair{name.passage, name.span.begin} < place;
                });
            if (at == proof.names.end() || at->passage != mention.passage ||
                at->span != mention.span)
              continue;
            if (at->words.size() != 1) continue;
            const std::uint32_t hash = proof.words[at->words.begin].hash;
            if (judged.size() >= 64 ||
                std::find(judged.begin(), judged.end(), hash) != judged.end())
              continue;
            judged.push_back(hash);
            const Zone zone = proof.passages[mention.passage].zone;
            if (zone != Zone::lead && zone != Zone::body) continue;
            const std::string text(proof.bytes(mention.passage, mention.span));
            if (std::find(known.begin(), known.end(), text) != known.end()) continue;
            if (introduced(proof, static_cast<std::uint32_t>(at - proof.names.begin()))) continue;
            const Name& full = proof.names[at->full];
            if (full.words.size() > 1) {
              if (!is_surname_of(proof, *at, full) || is_display_line(proof, *at)) continue;
              out.add({.confidence = Confidence::high,
                       .place = proof.place(mention.passage, mention.span),
                       .message = text + " speaks here before the story says who that is; give the "
                                         "full name at first mention",
                       .related = {{.message = "named in full here",
                                    .place = proof.place(full.passage, full.span)}}});
            } else if (may_be_a_person(proof, *at) && is_spoken_of_as_a_person(proof, *at)) {
              out.add({.at_most = Severity::suggestion,
                       .confidence = Confidence::low,
                       .place = proof.place(mention.passage, mention.span),
                       .message =
                           text + " is named by one word only; add the full name and who that is"});
            }
          }
        },
};

}  // namespace stet
