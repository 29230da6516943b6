#include "desk/proof/candidates.h"
#include "desk/proof/carry.h"
#include "desk/proof/clauses.h"
#include "desk/proof/in_sentence.h"
#include "desk/proof/inner_tags.h"
#include "desk/proof/stages.h"

#include <algorithm>

namespace stet::proof {
namespace {

using Kind = Phrase::Kind;

template <class Look>
void in_sentences(Proof& proof, const Phrases& phrases, Look look) {
  for (std::uint32_t passage = 0; passage < proof.passages.size(); ++passage) {
    if (proof.passages[passage].quotations.empty() && proof.passages[passage].marks.empty())
      continue;
    const Clauses clauses(proof, phrases, passage);
    for (std::int32_t i = 0; i < clauses.size(); ++i) {
      if (!clauses.is(i, Kind::quote)) continue;
      Quotation& quotation = proof.quotations[clauses[i].quote];
      if (quotation.speaker) continue;
      const InSentence sentence(proof, clauses, i);
      const Found found = look(sentence, clauses, i);
      if (!found) continue;
      quotation.speaker = Mention{.passage = passage, .span = found.speaker, .resolved = {}};
      if (!found.cue.empty()) quotation.cue = Cue{.passage = passage, .span = found.cue};
      quotation.via = Via::same_sentence;
      quotation.confidence = found.confidence;
    }
  }
}

/// Words of a partial quotation that is its subject's, whatever the verb; more where the weights
/// had nobody.
constexpr std::uint32_t kPartial = 3;
constexpr std::uint32_t kSurePartial = 5;
/// In 1/16 of a logit: a doubtful quotation is given to somebody rather than to nobody.
constexpr std::int32_t kRatherSomebody = 12;

// What the rules choose, judged once more by the weights beside everything else that could be
// meant.
Found choose(const Proof& proof, const Weights& weights, const Clauses& clauses, std::int32_t quote,
             const Found& rules) {
  const Candidates candidates(proof, clauses, quote, rules);
  const Candidate* best = nullptr;
  std::int32_t most = 0, second = 0;
  for (const Candidate& each : candidates.list()) {
    std::int32_t sum = weights.sum(each.features);
    if (each.form == Candidate::Form::nobody) sum -= kRatherSomebody;
    if (!best || sum > most) {
      second = best ? most : sum;
      most = sum;
      best = &each;
    } else {
      second = std::max(second, sum);
    }
  }
  Found found;
  // "..." — Marta Lind: a mark that names the speaker is no matter of likelihood.
  if (best->form == Candidate::Form::nobody)
    return rules.certain && rules.verb == Clauses::kNone ? rules : found;
  found.noun = best->noun;
  found.verb = best->cue;
  found.speaker = candidates.speaker(*best);
  found.cue = candidates.cue(*best);
  return found;
}

// « Non, dit le maire, jamais. »
void look_inside(Proof& proof) {
  for (Quotation& quotation : proof.quotations) {
    if (quotation.speaker || quotation.depth > 0 || quotation.kind == QuoteKind::title) continue;
    for (const Quotation::Part& part : quotation.parts) {
      const auto tag = find_inner_tag(proof, part.passage, part.inside);
      if (!tag || tag->speaker.empty()) continue;
      quotation.speaker = Mention{.passage = part.passage, .span = tag->speaker, .resolved = {}};
      quotation.cue = Cue{.passage = part.passage, .span = tag->cue};
      quotation.via = Via::same_sentence;
      quotation.confidence = Confidence::medium;
      break;
    }
  }
}

}  // namespace

void find_speakers(Proof& proof, const Phrases& phrases) {
  if (proof.quotations.empty()) return;
  const Lexicon* lexicon = proof.words_of ? find_lexicon(proof.words_of->tag) : nullptr;
  const Weights* weights = lexicon ? lexicon->choice : nullptr;
  in_sentences(proof, phrases,
               [&](const InSentence& sentence, const Clauses& clauses, std::int32_t quote) {
                 const Found rules = proof.quotations[clauses[quote].quote].kind == QuoteKind::title
                                         ? sentence.find_for_title()
                                         : sentence.find();
                 return weights ? choose(proof, *weights, clauses, quote, rules) : rules;
               });
  if (phrases.grammar && phrases.grammar->tags_inside) look_inside(proof);
  carry_speakers(proof, phrases);
  const std::uint32_t least = weights ? kSurePartial : kPartial;
  in_sentences(proof, phrases, [=](const InSentence& sentence, const Clauses&, std::int32_t) {
    return sentence.subject_before(least);
  });
}

}  // namespace stet::proof
