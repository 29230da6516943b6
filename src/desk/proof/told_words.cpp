#include "desk/proof/told_words.h"

#include "desk/proof/look.h"

#include <algorithm>

namespace stet::look {
namespace {

constexpr std::uint32_t kSentenceWords = 200;  ///< of a longer sentence the rest is not looked at

}  // namespace

PhraseList::PhraseList(std::string_view parted_by_bars) {
  while (!parted_by_bars.empty()) {
    const std::size_t bar = std::min(parted_by_bars.find('|'), parted_by_bars.size());
    add(parted_by_bars.substr(0, bar));
    parted_by_bars.remove_prefix(std::min(bar + 1, parted_by_bars.size()));
  }
}

PhraseList::PhraseList(std::span<const std::string> phrases) {
  for (const std::string& phrase : phrases) add(phrase);
}

void PhraseList::add(std::string_view phrase) {
  Phrase made;
  for (const Word& word : words_in(phrase)) made.hashes.push_back(word.hash);
  if (made.hashes.empty()) return;
  if (std::find(firsts_.begin(), firsts_.end(), made.hashes.front()) == firsts_.end())
    firsts_.push_back(made.hashes.front());
  phrases_.push_back(std::move(made));
}

std::uint32_t PhraseList::length_at(const Proof& proof, std::uint32_t word) const {
  std::size_t longest = 0;
  for (const Phrase& phrase : phrases_) {
    if (phrase.hashes.size() <= longest || phrase.hashes.front() != proof.words[word].hash)
      continue;
    if (word + phrase.hashes.size() > proof.words.size()) continue;
    bool same = true;
    for (std::size_t i = 1; i < phrase.hashes.size() && same; ++i) {
      const ProofWord& next = proof.words[word + i];
      same = next.hash == phrase.hashes[i] && next.sentence == proof.words[word].sentence;
    }
    if (same) longest = phrase.hashes.size();
  }
  return static_cast<std::uint32_t>(longest);
}

std::vector<Told> PhraseList::in(const Proof& proof) const {
  std::vector<Told> found;
  for (const std::uint32_t word : proof.places_of(firsts_)) {
    if (!found.empty() && word < found.back().words().end) continue;
    if (const std::uint32_t count = length_at(proof, word); count > 0)
      found.push_back({.word = word, .count = count});
  }
  return found;
}

bool PhraseList::stands_in_copy(const Proof& proof) const {
  for (const std::uint32_t word : proof.places_of(firsts_))
    if (length_at(proof, word) > 0 && is_in_copy(proof, word)) return true;
  return false;
}

bool PhraseList::stands_in(const Proof& proof, Range words) const {
  words.end = std::min(words.end, words.begin + kSentenceWords);
  for (std::uint32_t i = words.begin; i < words.end; ++i)
    if (std::find(firsts_.begin(), firsts_.end(), proof.words[i].hash) != firsts_.end() &&
        length_at(proof, i) > 0)
      return true;
  return false;
}

bool is_in_copy(const Proof& proof, std::uint32_t word) {
  return is_copy(proof.passages[proof.passage_of(word)].zone);
}

namespace {

/// Names whose first word is one of `words`.
Range names_from(const Proof& proof, Range words) {
  const auto begins_before = [](const Name& name, std::uint32_t at) {
    return name.words.begin < at;
  };
  const auto first =
      std::lower_bound(proof.names.begin(), proof.names.end(), words.begin, begins_before);
  const auto last = std::lower_bound(first, proof.names.end(), words.end, begins_before);
  return {static_cast<std::uint32_t>(first - proof.names.begin()),
          static_cast<std::uint32_t>(last - proof.names.begin())};
}

}  // namespace

Range names_in(const Proof& proof, std::uint32_t sentence) {
  return names_from(proof, proof.sentences[sentence].words);
}

Range names_near(const Proof& proof, std::uint32_t word, std::uint32_t reach) {
  constexpr std::uint32_t kNameWords = 12;  // a longer name is seen when its end is near
  const Range sentence = proof.sentences[proof.words[word].sentence].words;
  const std::uint32_t back = reach + kNameWords;
  return names_from(proof, {std::max(sentence.begin, word >= back ? word - back : 0),
                            std::min(sentence.end, word + reach + 2)});
}

}  // namespace stet::look
