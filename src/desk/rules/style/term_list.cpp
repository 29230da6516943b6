#include "desk/rules/style/term_list.h"

#include "desk/proof/look.h"
#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

/// A space or a hyphen between the word and the one before it, and one sentence around both.
bool are_joined(const Proof& proof, std::uint32_t passage, std::uint32_t word) {
  const ProofWord &before = proof.words[word - 1], &here = proof.words[word];
  const std::string_view gap =
      proof.passages[passage].bytes().substr(before.span.end, here.span.begin - before.span.end);
  return before.sentence == here.sentence && (gap == "-" || look::is_blank(gap));
}

}  // namespace

void TermList::add(std::string_view entry) {
  if (terms_.size() >= kMost) return;
  const std::size_t equals = entry.find('=');
  Term term{.words = look::hashes_in(entry.substr(0, equals)), .advice = {}};
  if (equals != std::string_view::npos) term.advice = look::trim(entry.substr(equals + 1));
  if (!term.words.empty()) terms_.push_back(std::move(term));
}

void TermList::find(const Proof& proof,
                    const std::function<void(const Term&, std::uint32_t, Range)>& visit) const {
  // By first word, the longest first.
  std::vector<const Term*> order;
  std::vector<std::uint32_t> firsts;
  for (const Term& term : terms_) order.push_back(&term);
  std::stable_sort(order.begin(), order.end(), [](const Term* a, const Term* b) {
    return a->words[0] != b->words[0] ? a->words[0] < b->words[0]
                                      : a->words.size() > b->words.size();
  });
  for (const Term* term : order)
    if (firsts.empty() || firsts.back() != term->words[0]) firsts.push_back(term->words[0]);
  std::uint32_t after = 0;
  for (const std::uint32_t place : proof.places_of(firsts)) {
    if (place < after) continue;
    const std::uint32_t index = proof.passage_of(place);
    const std::uint32_t end = proof.passages[index].words.end;
    auto term = std::lower_bound(
        order.begin(), order.end(), proof.words[place].hash,
        [](const Term* each, std::uint32_t hash) { return each->words[0] < hash; });
    for (; term != order.end() && (*term)->words[0] == proof.words[place].hash; ++term) {
      const std::vector<std::uint32_t>& words = (*term)->words;
      if (words.size() > end - place) continue;
      std::uint32_t length = 1;
      while (length < words.size() && proof.words[place + length].hash == words[length] &&
             are_joined(proof, index, place + length))
        ++length;
      if (length < words.size()) continue;
      visit(**term, index, {place, place + length});
      after = place + length;
      break;
    }
  }
}

bool is_in_name(const Proof& proof, Range words) {
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    const ProofWord& word = proof.words[i];
    if ((word.flags & kCapitalised) && !(word.flags & (kSentenceStart | kAllCaps))) return true;
  }
  // "Cripple Creek opened": a capital at the start of a sentence, and another behind it.
  const ProofWord& last = proof.words[words.end - 1];
  return (proof.words[words.begin].flags & kCapitalised) && !(last.flags & kAllCaps) &&
         words.end < proof.words.size() && proof.words[words.end].sentence == last.sentence &&
         (proof.words[words.end].flags & kCapitalised);
}

std::string in_case_of(std::string_view word, std::string_view advice) {
  std::string out(advice);
  const CodePoint first = decode(word, 0);
  if (is_upper(first.value) && !out.empty() && out[0] >= 'a' && out[0] <= 'z')
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

}  // namespace stet
