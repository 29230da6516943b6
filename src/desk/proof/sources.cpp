#include "desk/proof/clauses.h"
#include "desk/proof/reported.h"
#include "desk/proof/resolve.h"
#include "desk/proof/stages.h"

#include <algorithm>

namespace stet::proof {
namespace {

using Kind = Phrase::Kind;
constexpr std::int32_t kNone = Clauses::kNone;
constexpr std::uint32_t kAccording = word_hash_of_lower("according");

// Reported speech in one passage: "X said that ...", "..., X said.", "according to X".
class Reported {
 public:
  Reported(Proof& proof, const Phrases& phrases, std::uint32_t passage)
      : proof_(proof), clauses_(proof, phrases, passage), passage_(passage) {}

  // By the weights: of the readings of one cue the best, if it is good enough.
  void run(const Weights& weights) {
    Reports reports(proof_, clauses_);
    std::int32_t shared = 0;
    std::uint32_t described = UINT32_MAX;
    // What the verb itself says is nearly always enough to see that nothing is reported.
    const auto may_report = [&](std::int32_t cue) {
      if (!clauses_.is(cue, Kind::verb)) {
        described = UINT32_MAX;
        return true;
      }
      Score of_cue(weights);
      reports.describe_verb(cue, of_cue);
      shared = of_cue.sum();
      described = 0;
      return shared > kHopeless;
    };
    reports.each(may_report, [&](std::int32_t cue, std::span<const Report> readings) {
      const Report* best = nullptr;
      std::int32_t most = kLeast;
      for (const Report& reading : readings) {
        // Readings of a verb share what is said of the verb; other cues have one reading or two.
        const std::uint32_t kind = clauses_.is(cue, Kind::verb) ? 0 : reading.relation;
        if (kind != described) {
          Score of_cue(weights);
          reports.describe_cue(cue, reading.relation, of_cue);
          shared = of_cue.sum();
          described = kind;
        }
        Score score(weights, shared);
        reports.describe(reading, score);
        if (score.sum() <= most) continue;
        most = score.sum();
        best = &reading;
      }
      if (!best) return;
      const ReportSpans spans = reports.spans(*best);
      add(cue, best->noun, spans.cue, spans.speaker);
    });
  }

  // By the rules alone.
  void run() {
    for (std::int32_t i = 0; i < clauses_.size(); ++i) {
      if (clauses_.is(i, Kind::preposition) && clauses_[i].hash == kAccording &&
          clauses_.can_speak(i + 1))
        add(i, i + 1, clauses_[i].span, clauses_.extent(i + 1, kNone, clauses_.sentence_end(i)));
      if (clauses_.is(i, Kind::verb) && (clauses_[i].classes & kReports)) verb(i);
    }
  }

 private:
  void verb(std::int32_t v) {
    const Phrase& verb = clauses_[v];
    if (verb.has(Phrase::kIsInfinitive)) return;
    std::int32_t noun = clauses_.speaker_of(v);
    Span speaker;
    if (noun != kNone) {
      speaker = clauses_.extent(noun, v > noun ? v : kNone, clauses_.sentence_end(v));
    } else if (clauses_.is(v - 1, Kind::comma) && clauses_.can_speak(v + 1) &&
               !verb.has(Phrase::kIsParticiple)) {
      noun = v + 1;  // "..., said Ito."
      speaker = clauses_.extent(noun, kNone, clauses_.sentence_end(v));
    }
    if (noun == kNone) return;
    add(v, noun, clauses_.cue_of(v), speaker);
  }

  void add(std::int32_t cue, std::int32_t noun, Span cue_span, Span speaker) {
    std::int32_t stop = clauses_.sentence_end(cue);
    Attribution attribution{.speaker = {.passage = passage_, .span = speaker, .resolved = {}},
                            .cue = {.passage = passage_, .span = cue_span},
                            .content = std::nullopt,
                            .sentence = sentence_of(noun),
                            .speaks = !clauses_.is(cue, Kind::verb)
                                          ? clauses_.is(cue, Kind::preposition)
                                          : (clauses_[cue].classes & kReports) != 0};
    if (stop > cue + 1 && clauses_[cue + 1].span.begin >= cue_span.end && noun < cue)
      attribution.content = Span{clauses_[cue + 1].span.begin, clauses_[stop - 1].span.end};
    if (clauses_.is(cue + 1, Kind::quote) && !clauses_.is_transparent(cue + 1)) return;
    proof_.attributions.push_back(attribution);
  }

  std::uint32_t sentence_of(std::int32_t noun) const {
    return clauses_[noun].words.empty() ? 0 : proof_.words[clauses_[noun].words.begin].sentence;
  }

  /// In 1/16 of a logit; lower finds more and is more often wrong.
  static constexpr std::int32_t kLeast = -8;
  /// The best reading of a verb adds less than the difference to what the verb says by itself.
  static constexpr std::int32_t kHopeless = -40;

  Proof& proof_;
  const Clauses clauses_;
  const std::uint32_t passage_;
};

// Attributions whose cue already belongs to a quotation are that quotation's.
void drop_quoted(Proof& proof) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> cues;
  for (const Quotation& quotation : proof.quotations)
    if (quotation.cue) cues.emplace_back(quotation.cue->passage, quotation.cue->span.begin);
  std::sort(cues.begin(), cues.end());
  std::erase_if(proof.attributions, [&](const Attribution& each) {
    return std::binary_search(cues.begin(), cues.end(),
                              std::pair{each.cue.passage, each.cue.span.begin});
  });
}

}  // namespace

void find_sources(Proof& proof, const Phrases& phrases) {
  const Lexicon* lexicon = proof.words_of ? find_lexicon(proof.words_of->tag) : nullptr;
  for (std::uint32_t i = 0; i < proof.passages.size(); ++i) {
    if (!may_report(proof.passages[i].zone)) continue;
    Reported reported(proof, phrases, i);
    if (lexicon && lexicon->reports)
      reported.run(*lexicon->reports);
    else
      reported.run();
  }
  drop_quoted(proof);
  resolve_speakers(proof);
}

}  // namespace stet::proof
