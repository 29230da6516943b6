#include "desk/proof/look.h"
#include "desk/proof/pictures.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

#include <algorithm>
#include <optional>

namespace stet {
namespace {

using namespace look;

// Something took place. No verb of saying, planning or moving: those are done now about the day.
constexpr auto kHappened = word_hashes(
    {"died",     "opened",  "closed",    "began",     "started",  "ended",    "held",  "won",
     "lost",     "arrived", "took",      "happened",  "occurred", "crashed",  "met",   "signed",
     "launched", "killed",  "injured",   "struck",    "hit",      "arrested", "voted", "attended",
     "visited",  "spoke",   "resigned",  "published", "released", "found",    "born",  "married",
     "sank",     "fell",    "collapsed", "erupted",   "left",     "played",   "beat",  "drew"});
// The day lies ahead, and the sentence knows it.
constexpr std::string_view kAhead =
    "will would to until till before by from scheduled due planned plans plan set expected expects "
    "postponed delayed moved extended extends expire expires ends could should might can if "
    "when next upcoming deadline effective future shall going starting through for target";

/// Of a longer sentence the rest is not looked at.
constexpr std::uint32_t kSentenceWords = 200;

void check(const Proof& proof, const RuleOptions&, Findings& out) {
  if (!proof.words_of || proof.dates.empty()) return;
  std::optional<DateTime> today = date_of(proof.article);
  if (!today && proof.context.now_ms) today = from_unix_ms(*proof.context.now_ms);
  if (!today) return;
  for (const auto& [index, mention] : proof.dates) {
    const DateTime& date = mention.date;
    if (!mention.possible || date.year == 0 || date.month == 0 || date.day == 0) continue;
    if (!is_copy(proof.passages[index].zone)) continue;
    // a day for the zones of the world
    if (day_number(date) <= day_number(*today) + 1) continue;
    const Range words = proof.words_in(index, mention.span);
    if (words.empty() || (proof.words[words.begin].flags & kInQuote)) continue;
    const Range sentence = proof.sentences[proof.words[words.begin].sentence].words;
    if (has_word(proof, sentence, kAhead)) continue;
    std::uint32_t verb = UINT32_MAX;
    const std::uint32_t end = std::min(sentence.end, sentence.begin + kSentenceWords);
    for (std::uint32_t i = sentence.begin; i < end && verb == UINT32_MAX; ++i)
      if (kHappened.contains(proof.words[i].hash) && !(proof.words[i].flags & kInQuote)) verb = i;
    if (verb == UINT32_MAX) continue;
    out.add({.confidence = Confidence::medium,
             .place = proof.place(index, mention.span),
             .message = shown(proof.bytes(index, mention.span)) + " is still ahead of " +
                        to_iso({.year = today->year, .month = today->month, .day = today->day}) +
                        ", and the sentence says “" +
                        std::string(proof.bytes(index, proof.words[verb].span)) +
                        "”; change the date or the tense"});
  }
}

}  // namespace

constinit const Rule date_future_past_tense{
    .id = "date.future-past-tense",
    .severity = Severity::suggestion,
    .languages = "en",
    .why =
        "What has happened cannot have a date that is still to come; the year is often the slip.",
    .pass_example = "published May 4, 2026: The bridge opened on May 3, 2026.",
    .fail_example = "published May 4, 2026: The bridge opened on May 3, 2027.",
    .check = check,
};

}  // namespace stet
