#include "desk/rules/attribution/anonymous.h"

#include "desk/proof/lexicon.h"
#include "desk/rules/attribution/near.h"

namespace stet {
namespace {

constexpr std::string_view kAlways = "source sources insider insiders";
constexpr std::string_view kKnowing = "familiar close knowledge briefed involved privy";
constexpr std::string_view kPlaces = "in on at inside within from with near who";
constexpr std::string_view kBack = "the this that these those both our";
constexpr std::string_view kUnnamed = "anonymity anonymously unnamed unidentified named identified";

// "a source on the call", "sources inside the bank": what stands behind the noun describes it, a
// day does not.
bool says_where(const Proof& proof, std::uint32_t noun) {
  const ProofWord* next = next_word(proof, noun);
  if (!next || !has_word(proof, {noun + 1, noun + 2}, kPlaces)) return false;
  const ProofWord* then = next_word(proof, noun + 1);
  return then && !(then->classes & (kCalendar | kTime)) && !(then->flags & kHasDigit);
}

}  // namespace

bool is_anonymous(const Proof& proof, const SourceMention& source) {
  if (source.kind != SourceKind::anonymous) return false;
  const Range words = proof.words_in(source.mention.passage, source.mention.span);
  const Range sentence = proof.sentences[source.sentence].words;
  // "sources of income": the head stands at the end of the noun phrase, not before "of"
  if (has_word(proof, words, kAlways)) return true;
  if (has_word(proof, words, "official officials aide aides"))
    return has_word(proof, sentence, kUnnamed);
  return has_word(proof, words, kKnowing);
}

bool is_bare(const Proof& proof, const Mention& mention) {
  const Range words = proof.words_in(mention.passage, mention.span);
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    const ProofWord& word = proof.words[i];
    if (word.classes & kAnonymous) return i + 1 == words.end && !says_where(proof, i);
    const bool small = (word.classes & (kDeterminer | kNumeral)) != 0 || (word.flags & kNumber);
    if (!small && !has_word(proof, {i, i + 1}, "other another unnamed anonymous reliable"))
      return false;
  }
  return false;
}

bool leans_back(const Proof& proof, const Mention& mention) {
  const Range words = proof.words_in(mention.passage, mention.span);
  return !words.empty() && has_word(proof, {words.begin, words.begin + 1}, kBack);
}

}  // namespace stet
