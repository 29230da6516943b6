#include "desk/proof/stages.h"

#include <algorithm>

namespace stet::proof {
namespace {

constexpr std::uint32_t kMostParts = 4;  ///< "qu’a-t-il": more is no word of ours

/// Where the apostrophe in `word` ends; 0 when it has none, or nothing behind it.
std::uint32_t behind_apostrophe(std::string_view word) {
  for (const std::string_view sign : {"'", "’"})
    if (const std::size_t at = word.find(sign);
        at != std::string_view::npos && at > 0 && at + sign.size() < word.size())
      return static_cast<std::uint32_t>(at + sign.size());
  return 0;
}

struct Part {
  std::uint32_t begin = 0, end = 0;
};

class Parter {
 public:
  Parter(Proof& proof, const Lexicon& lexicon) : proof_(proof), lexicon_(lexicon) {}

  void run() {
    std::vector<ProofWord> words;
    words.reserve(proof_.words.size() + proof_.words.size() / 8);
    for (Passage& passage : proof_.passages) {
      const auto begin = static_cast<std::uint32_t>(words.size());
      for (std::uint32_t i = passage.words.begin; i < passage.words.end; ++i)
        part(passage.bytes(), proof_.words[i], words);
      passage.words = {begin, static_cast<std::uint32_t>(words.size())};
    }
    proof_.words = std::move(words);
    proof_.figures.clear();
    for (std::uint32_t i = 0; i < proof_.words.size(); ++i)
      if (proof_.words[i].flags & kHasDigit) proof_.figures.push_back(i);
  }

 private:
  void part(std::string_view bytes, const ProofWord& word, std::vector<ProofWord>& out) {
    if (word.classes != 0 || word.span.size() > 64) return out.push_back(word);
    const std::string_view text = bytes.substr(word.span.begin, word.span.size());
    Part parts[kMostParts];
    std::uint32_t count = 0;
    std::uint32_t begin = 0;
    // l’, qu’, jusqu’: a small word the lexicon knows
    while (count + 2 < kMostParts) {
      const std::uint32_t end = behind_apostrophe(text.substr(begin));
      if (end == 0 || !knows(text.substr(begin, end))) break;
      parts[count++] = {begin, begin + end};
      begin += end;
    }
    // -il, -t-elle
    const std::size_t hyphen = text.rfind('-');
    std::uint32_t end = static_cast<std::uint32_t>(text.size());
    std::uint32_t pronoun = 0;
    if (hyphen != std::string_view::npos && hyphen > begin &&
        (lexicon_.classes(word_hash(text.substr(hyphen + 1))) & kSubject)) {
      pronoun = static_cast<std::uint32_t>(hyphen + 1);
      end = static_cast<std::uint32_t>(hyphen);
      if (text.substr(begin, end - begin).ends_with("-t")) end -= 2;
    }
    if (end > begin) parts[count++] = {begin, end};
    if (pronoun > 0 && count < kMostParts)
      parts[count++] = {pronoun, static_cast<std::uint32_t>(text.size())};
    if (count < 2) return out.push_back(word);
    for (std::uint32_t i = 0; i < count; ++i) out.push_back(make(text, word, parts[i]));
  }

  bool knows(std::string_view text) const { return lexicon_.classes(word_hash(text)) != 0; }

  ProofWord make(std::string_view text, const ProofWord& whole, Part part) const {
    const std::string_view own = text.substr(part.begin, part.end - part.begin);
    Word found;
    WordFinder finder(own);
    ProofWord made = whole;
    made.span = {whole.span.begin + part.begin, whole.span.begin + part.end};
    made.hash = word_hash(own);
    made.flags = finder.next(found) ? found.flags : std::uint16_t{0};
    made.flags = static_cast<std::uint16_t>(made.flags & ~kPossessive);
    made.classes = lexicon_.classes(made.hash);
    return made;
  }

  Proof& proof_;
  const Lexicon& lexicon_;
};

}  // namespace

void part_elided_words(Proof& proof, const Lexicon& lexicon) { Parter(proof, lexicon).run(); }

}  // namespace stet::proof
