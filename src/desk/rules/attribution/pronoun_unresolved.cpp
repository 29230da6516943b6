#include "desk/proof/lexicon.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

constexpr OptionSpec kOptions[] = {
    {.name = "window",
     .type = OptionType::integer,
     .fallback = "3",
     .help = "paragraphs before that may name the person"},
};
constexpr std::uint32_t kAnd = word_hash_of_lower("and");
constexpr std::uint32_t kMostBefore = 2;  ///< words before the first of two people, such as a title
constexpr int kMostLooks = 20;  ///< pronouns looked into; a story with more has other troubles

bool name_before(const Name& name, std::pair<std::uint32_t, std::uint32_t> place) {
  return std::pair{name.passage, name.span.begin} < place;
}

// Does the copy between two places speak of anybody: a name, or people by their office ("the
// mayor")?
bool names_anybody(const Proof& proof, std::uint32_t from, const Mention& pronoun) {
  const auto name =
      std::lower_bound(proof.names.begin(), proof.names.end(), std::pair{from, 0u}, name_before);
  if (name != proof.names.end() && name_before(*name, {pronoun.passage, pronoun.span.begin}))
    return true;
  for (std::uint32_t passage = from; passage <= pronoun.passage; ++passage) {
    const Range words = proof.passages[passage].words;
    for (std::uint32_t i = words.begin; i < words.end; ++i) {
      const ProofWord& word = proof.words[i];
      if (passage == pronoun.passage && word.span.begin >= pronoun.span.begin) break;
      if ((word.classes & (kRole | kTitle | kAnonymous)) && !(word.flags & kInQuote)) return true;
    }
  }
  return false;
}

// "Ruth Mbeki and Jan Brandt met.": the two people a sentence begins with, side by side, or
// nothing. People named behind another ("Ito greeted Mbeki and Brandt") leave no doubt: the first
// goes on.
std::optional<std::pair<std::uint32_t, std::uint32_t>> pair_in(const Proof& proof,
                                                               const Sentence& sentence) {
  auto name = std::lower_bound(proof.names.begin(), proof.names.end(),
                               std::pair{sentence.passage, sentence.span.begin}, name_before);
  std::vector<std::uint32_t> people;
  bool side_by_side = false;
  for (; name != proof.names.end() && name_before(*name, {sentence.passage, sentence.span.end});
       ++name) {
    if (!proof.is_person(*name)) {
      if (people.empty()) return std::nullopt;
      continue;
    }
    if (std::find(people.begin(), people.end(), name->full) != people.end()) continue;
    if (people.size() == 2) return std::nullopt;
    // "Engineer Ruth Mbeki": nothing but what she is before the first.
    if (people.empty() && name->words.begin > sentence.words.begin + kMostBefore)
      return std::nullopt;
    people.push_back(name->full);
    const auto at = static_cast<std::size_t>(name - proof.names.begin());
    if (people.size() == 2 && at > 0)
      side_by_side = proof.names[at - 1].words.end + 1 == name->words.begin &&
                     proof.words[name->words.begin - 1].hash == kAnd;
  }
  if (!side_by_side) return std::nullopt;
  return std::pair{people[0], people[1]};
}

}  // namespace

constinit const Rule attribution_pronoun_unresolved{
    .id = "attribution.pronoun-unresolved",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en",
    .why = "“He said” tells nothing when nobody, or more than one person, was named before it.",
    .options = kOptions,
    .pass_example = "Ruth Mbeki runs the dam. “It held,” she said.",
    .fail_example = "“It is over,” he said.",
    .precision =
        "1.00 (15 of 15 labelled flags, 300 articles cut short from the top); none in 326 "
        "published articles",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          if (!proof.words_of) return;
          const auto window =
              static_cast<std::uint32_t>(std::max<std::int64_t>(options.integer("window"), 0));
          int looks = 0;
          std::uint32_t asked = UINT32_MAX;
          for (const SourceMention& source : proof.sources) {
            if (looks == kMostLooks) break;
            if (source.kind != SourceKind::pronoun || !source.mention.resolved.empty()) continue;
            const Mention& mention = source.mention;
            const Range words = proof.words_in(mention.passage, mention.span);
            if (words.size() != 1 || !(proof.words[words.begin].classes & (kMale | kFemale)))
              continue;
            if (proof.words[words.begin].flags & kInQuote) continue;
            const Zone zone = proof.passages[mention.passage].zone;
            if (zone != Zone::lead && zone != Zone::body) continue;
            ++looks;
            const std::string word(proof.bytes(mention.passage, mention.span));
            const Range near = passages_near(proof, mention.passage, window, 0);
            if (!names_anybody(proof, near.begin, mention)) {
              out.add(
                  {.place = proof.place(mention.passage, mention.span),
                   .message = "nobody named before this can be “" + word + "”; name the speaker"});
              continue;
            }
            if (source.sentence == 0 || source.sentence == asked) continue;
            const auto two = pair_in(proof, proof.sentences[source.sentence - 1]);
            if (!two) continue;
            asked = source.sentence;  // one question for a sentence
            const Name& one = proof.names[two->first];
            const Name& other = proof.names[two->second];
            out.add({.at_most = Severity::suggestion,
                     .confidence = Confidence::low,
                     .place = proof.place(mention.passage, mention.span),
                     .message = "“" + word + "” could be " +
                                std::string(proof.bytes(one.passage, one.span)) + " or " +
                                std::string(proof.bytes(other.passage, other.span)) +
                                "; name the speaker"});
          }
        },
};

}  // namespace stet
