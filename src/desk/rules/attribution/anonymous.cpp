#include "desk/rules/attribution/anonymous.h"

#include "desk/proof/lexicon.h"
#include "desk/rules/attribution/near.h"

namespace stet {
namespace {

constexpr std::string_view kAlways = "source sources insider insiders";
constexpr std::string_view kKnowing = "familiar close knowledge briefed involved privy";
constexpr std::string_view kUnnamed = "anonymity anonymously unnamed unidentified named identified";

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
    if (word.classes & kAnonymous) return i + 1 == words.end;
    const bool small = (word.classes & (kDeterminer | kNumeral)) != 0 || (word.flags & kNumber);
    if (!small && !has_word(proof, {i, i + 1}, "other another unnamed anonymous reliable"))
      return false;
  }
  return false;
}

}  // namespace stet
