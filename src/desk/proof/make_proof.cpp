#include "desk/proof.h"
#include "desk/proof/grammar.h"
#include "desk/proof/stages.h"
#include "text/sentences.h"

#include <algorithm>

namespace stet {

std::string_view to_string(QuoteKind kind) {
  switch (kind) {
    case QuoteKind::direct:
      return "direct";
    case QuoteKind::partial:
      return "partial";
    case QuoteKind::scare:
      return "scare";
    case QuoteKind::title:
      return "title";
    case QuoteKind::term:
      return "term";
  }
  return "direct";
}

Range Proof::words_in(std::uint32_t passage, Span span) const {
  const Range range = passages[passage].words;
  const auto first = words.begin() + range.begin;
  const auto last = words.begin() + range.end;
  const auto before = [](const ProofWord& word, std::uint32_t at) { return word.span.begin < at; };
  const auto begin = std::lower_bound(first, last, span.begin, before);
  const auto end = std::lower_bound(begin, last, span.end, before);
  return {static_cast<std::uint32_t>(begin - words.begin()),
          static_cast<std::uint32_t>(end - words.begin())};
}

namespace proof {
namespace {

constexpr std::size_t kGuessWords = 400;  ///< how many words speak for a language
constexpr std::size_t kShort = 30;        ///< fewer words prove nothing

std::uint32_t size_of(const auto& vector) { return static_cast<std::uint32_t>(vector.size()); }

// Small words make up 40 to 50 % of prose in its own language and a few per cent in another's.
const Lexicon* guess_lexicon(const Proof& proof) {
  const std::size_t count = std::min(proof.words.size(), kGuessWords);
  const Lexicon* best = &lexicon_en;
  std::size_t best_hits = 0;
  for (const Lexicon* each : lexicons()) {
    std::size_t hits = 0;
    for (std::size_t i = 0; i < count; ++i)
      hits += (each->classes(proof.words[i].hash) &
               (kDeterminer | kPreposition | kConjunction | kAuxiliary | kPronoun)) != 0;
    if (hits > best_hits) {
      best = each;
      best_hits = hits;
    }
  }
  if (count >= kShort && best_hits * 6 < count) return nullptr;
  return best;
}

}  // namespace

const Lexicon* add_words(Proof& proof) {
  std::size_t bytes = 0;
  for (const Passage& passage : proof.passages) bytes += passage.bytes().size();
  proof.words.reserve(bytes / 4 + 16);
  const Lexicon* lexicon = proof.language.empty() ? nullptr : find_lexicon(proof.language);
  Word word;
  for (Passage& passage : proof.passages) {
    passage.words.begin = size_of(proof.words);
    for (WordFinder finder(passage.bytes()); finder.next(word);) {
      if (word.flags & kHasDigit) proof.figures.push_back(size_of(proof.words));
      proof.words.push_back({.span = word.span,
                             .hash = word.hash,
                             .flags = word.flags,
                             .classes = lexicon ? lexicon->classes(word.hash) : 0});
    }
    passage.words.end = size_of(proof.words);
  }
  if (proof.language.empty()) {
    lexicon = guess_lexicon(proof);
    if (lexicon)
      for (ProofWord& each : proof.words) each.classes = lexicon->classes(each.hash);
  }
  if (lexicon && lexicon->grammar && lexicon->grammar->elides) part_elided_words(proof, *lexicon);
  proof.word_index.build(proof.words);
  return lexicon;
}

void add_sentences(Proof& proof) {
  const std::string_view language = proof.words_of ? proof.words_of->tag : proof.language;
  proof.sentences.reserve(proof.words.size() / 16 + proof.passages.size());
  std::vector<Span> spans;
  for (std::uint32_t index = 0; index < proof.passages.size(); ++index) {
    Passage& passage = proof.passages[index];
    const std::vector<MarkPair> marks =
        find_marks(passage.bytes(), proof.language.empty() ? language : proof.language);
    passage.marks.begin = size_of(proof.marks);
    proof.marks.insert(proof.marks.end(), marks.begin(), marks.end());
    proof.mark_passage.insert(proof.mark_passage.end(), marks.size(), index);
    passage.marks.end = size_of(proof.marks);

    spans.clear();
    find_sentences(passage.bytes(), marks, language, spans);
    passage.sentences.begin = size_of(proof.sentences);
    std::uint32_t word = passage.words.begin;
    for (Span span : spans) {
      if (span.end <= passage.prose_begin) continue;
      span.begin = std::max(span.begin, passage.prose_begin);
      while (word < passage.words.end && proof.words[word].span.begin < span.begin)
        proof.words[word++].sentence = size_of(proof.sentences);
      Sentence sentence{.passage = index, .span = span, .words = {word, word}};
      if (word < passage.words.end && proof.words[word].span.begin < span.end)
        proof.words[word].flags |= kSentenceStart;
      while (word < passage.words.end && proof.words[word].span.begin < span.end)
        proof.words[word++].sentence = size_of(proof.sentences);
      sentence.words.end = word;
      proof.sentences.push_back(sentence);
    }
    while (word < passage.words.end)
      proof.words[word++].sentence = proof.sentences.empty() ? 0 : size_of(proof.sentences) - 1;
    passage.sentences.end = size_of(proof.sentences);
  }
}

}  // namespace proof

Result<Proof> make_proof(const Article& article, const Context& context,
                         std::string_view language_override, const Budget* budget) {
  Proof proof(article);
  proof.context = context;
  proof.language = !language_override.empty()      ? language_override
                   : article.language.is_present() ? article.language.value
                                                   : std::string_view{};
  proof::add_passages(article, proof);
  const Lexicon* lexicon = proof::add_words(proof);
  proof.words_of = !proof.language.empty() ? find_language(proof.language)
                   : lexicon               ? find_language(lexicon->tag)
                                           : nullptr;
  if (budget && budget->spent()) return budget->why("reading the copy");
  proof::add_sentences(proof);
  proof::find_quotations(proof);
  if (budget && budget->spent()) return budget->why("finding quotations");
  proof::find_names(proof);
  proof::find_dates_told(proof);
  if (!lexicon) return proof;
  const proof::Phrases phrases = proof::read_phrases(proof, *lexicon);
  proof::find_speakers(proof, phrases);
  if (budget && budget->spent()) return budget->why("finding speakers");
  proof::find_sources(proof, phrases);
  return proof;
}

}  // namespace stet
