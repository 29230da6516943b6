#include "desk/proof/lexicon.h"
#include "desk/proof/look.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

// Past forms that are no participles: behind a name they are the sentence's verb.
constexpr auto kPast =
    word_hashes({"was",        "were",    "had",    "did",      "went",    "came",    "took",
                 "spoke",      "stood",   "sat",    "ran",      "gave",    "saw",     "wore",
                 "drove",      "rode",    "rose",   "fell",     "flew",    "swam",    "sang",
                 "drew",       "threw",   "shook",  "woke",     "began",   "broke",   "ate",
                 "wrote",      "looked",  "walked", "waved",    "smiled",  "arrived", "attended",
                 "celebrated", "watched", "waited", "listened", "marched", "posed",   "gathered"});
constexpr auto kPresent =
    word_hashes({"is", "are", "has", "stands", "stand", "sits", "sit", "speaks", "speak", "walks",
                 "walk", "waits", "wait", "looks", "look", "holds", "hold", "shows", "attends"});
/// Says itself that this is the past.
constexpr auto kPastTime = word_hashes({"yesterday", "ago", "last", "earlier", "previously",
                                        "former", "late", "then", "before", "when"});

/// The verb of the first sentence, when it is a past form; UINT32_MAX otherwise.
std::uint32_t past_verb(const Proof& proof, const Passage& passage) {
  if (passage.sentences.empty()) return UINT32_MAX;
  const Sentence& first = proof.sentences[passage.sentences.begin];
  std::uint32_t verb = UINT32_MAX;
  for (std::uint32_t i = first.words.begin; i < first.words.end; ++i) {
    const ProofWord& word = proof.words[i];
    if (word.flags & kInQuote) continue;
    if (kPastTime.contains(word.hash)) return UINT32_MAX;
    // A year that has passed: "in 1987".
    if ((word.flags & kNumber) && word.span.size() == 4) return UINT32_MAX;
    if (verb != UINT32_MAX) continue;
    if (kPresent.contains(word.hash)) return UINT32_MAX;
    if (!kPast.contains(word.hash) || i == first.words.begin) continue;
    const ProofWord& before = proof.words[i - 1];
    // "a house that stood here": a clause of its own
    if (before.classes & (kRelative | kConjunction | kDeterminer | kPreposition | kBe))
      return UINT32_MAX;
    verb = i;
  }
  return verb;
}

}  // namespace

constinit const Rule media_caption_tense{
    .id = "media.caption-tense",
    .severity = Severity::off,
    .heuristic = true,
    .languages = "en",
    .why = "A picture happens while the reader looks at it; the first sentence says so.",
    .pass_example = "Ana Ito speaks in Elin.",
    .fail_example = "Ana Ito spoke in Elin.",
    .precision =
        "0.50 (1 of 2 labelled flags, 326 published articles); off in the built-in schemas",
    .check =
        [](const Proof& proof, const RuleOptions&, Findings& out) {
          if (proof.article.media.empty() || !proof.words_of || proof.words_of->tag != "en") return;
          for (std::uint32_t i = 0; i < proof.passages.size(); ++i) {
            const Passage& passage = proof.passages[i];
            if (passage.zone != Zone::caption) continue;
            const std::uint32_t verb = past_verb(proof, passage);
            if (verb == UINT32_MAX) continue;
            const Span span = proof.words[verb].span;
            out.add({.confidence = Confidence::medium,
                     .place = proof.place(i, span),
                     .message = "the caption begins in the past with " +
                                shown(proof.bytes(i, span)) + "; the present is usual"});
          }
        },
};

}  // namespace stet
