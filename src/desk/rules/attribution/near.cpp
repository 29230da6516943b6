#include "desk/rules/attribution/near.h"

#include <algorithm>

namespace stet {
namespace {

constexpr std::uint32_t kSpeechWords = 5;
constexpr std::uint32_t kLongPartial = 8;
constexpr std::uint32_t kSentenceWords = 200;  ///< of a longer sentence the rest is not looked at

template <class Wanted>
bool any_source(const Proof& proof, Range sentences, Wanted wanted) {
  const auto first = std::lower_bound(
      proof.sources.begin(), proof.sources.end(), sentences.begin,
      [](const SourceMention& source, std::uint32_t at) { return source.sentence < at; });
  for (auto it = first; it != proof.sources.end() && it->sentence < sentences.end; ++it)
    if (wanted(*it)) return true;
  return false;
}

}  // namespace

Range sentences_near(const Proof& proof, std::uint32_t sentence, std::uint32_t back,
                     std::uint32_t ahead) {
  const Range all = proof.passages[proof.sentences[sentence].passage].sentences;
  return {std::max(all.begin, sentence >= back ? sentence - back : 0),
          std::min(all.end, sentence + ahead + 1)};
}

bool has_source(const Proof& proof, Range sentences) {
  return any_source(proof, sentences, [](const SourceMention&) { return true; });
}

bool has_named_source(const Proof& proof, Range sentences) {
  return any_source(proof, sentences, [](const SourceMention& source) {
    return source.kind != SourceKind::anonymous && source.kind != SourceKind::collective;
  });
}

bool has_link(const Proof& proof, Range sentences) {
  if (sentences.empty()) return false;
  const Sentence& first = proof.sentences[sentences.begin];
  const Span span{first.span.begin, proof.sentences[sentences.end - 1].span.end};
  for (const Run& run : proof.article.runs_of(*proof.passages[first.passage].field))
    if (run.markup == Markup::link && run.span.overlaps(span)) return true;
  return false;
}

bool has_credit_behind(const Proof& proof, std::uint32_t passage, Span span) {
  constexpr std::size_t kLine = 600, kCredit = 60;  // bytes
  std::string_view line = proof.passages[passage].bytes().substr(span.end, kLine);
  line = line.substr(0, line.find('\n'));
  const std::size_t open = line.rfind('[');
  const std::size_t close = line.rfind(']');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open)
    return false;
  const std::string_view credit = line.substr(open + 1, close - open - 1);
  return !credit.empty() && credit.size() <= kCredit && credit[0] >= 'A' && credit[0] <= 'Z' &&
         line.find_first_not_of(" .", close + 1) == std::string_view::npos;
}

bool is_post(const Passage& passage) {
  // What is left of an embedded post: the signature "(@handle)", the network's own short links.
  for (std::string_view trace : {" (@", "https://t.co/", "pic.twitter.com/"})
    if (passage.bytes().find(trace) != std::string_view::npos) return true;
  return false;
}

bool has_word(const Proof& proof, Range words, std::string_view forms) {
  words.end = std::min(words.end, words.begin + kSentenceWords);
  while (!forms.empty()) {
    const std::size_t space = forms.find(' ');
    const std::uint32_t hash = word_hash_of_lower(forms.substr(0, space));
    for (std::uint32_t i = words.begin; i < words.end; ++i)
      if (proof.words[i].hash == hash) return true;
    if (space == std::string_view::npos) return false;
    forms.remove_prefix(space + 1);
  }
  return false;
}

const ProofWord* next_word(const Proof& proof, std::uint32_t word) {
  if (word + 1 >= proof.words.size()) return nullptr;
  const ProofWord& next = proof.words[word + 1];
  return next.sentence == proof.words[word].sentence ? &next : nullptr;
}

Range passages_near(const Proof& proof, std::uint32_t passage, std::uint32_t back,
                    std::uint32_t ahead) {
  const auto here = std::lower_bound(proof.body.begin(), proof.body.end(), passage);
  if (here == proof.body.end()) return {passage, passage + 1};
  const auto before = static_cast<std::uint32_t>(here - proof.body.begin());
  const auto last = static_cast<std::uint32_t>(proof.body.size()) - 1;
  return {proof.body[before >= back ? before - back : 0],
          proof.body[std::min(before + ahead, last)] + 1};
}

bool is_speech_like(const Proof& proof, const Quotation& quotation) {
  if (quotation.words < kSpeechWords) return false;
  if (quotation.kind == QuoteKind::partial && quotation.words < kLongPartial) {
    // Its own sentence, or part of ours?
    const Quotation::Part& part = quotation.parts.front();
    const Sentence& sentence = proof.sentences[quotation.sentence];
    if (part.span.begin > sentence.span.begin + 1 || part.span.end + 1 < sentence.span.end)
      return false;
  }
  std::uint32_t words = 0;
  std::uint32_t lower = 0;
  for (const Quotation::Part& part : quotation.parts) {
    const Range range = proof.words_in(part.passage, part.inside);
    words += range.size();
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      lower += (proof.words[i].flags & (kCapitalised | kHasDigit)) == 0;
  }
  return lower * 2 > words;
}

}  // namespace stet
