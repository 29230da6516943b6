#include "desk/proof/look.h"
#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "bodyPolicy",
     .type = OptionType::string,
     .fallback = "\"note\"",
     .help = "what a killed story may still have for a body: nothing, a note of two paragraphs "
             "that says so, or the story",
     .choices = "empty|note|any"},
};

constexpr std::size_t kNoteParagraphs = 2;

// Words of a kill note, en de fr es together: it may be in another language than the story.
constexpr auto kKilled = word_hashes(
    {"kill",        "killed",     "kills",         "withdrawn", "withdraws", "withdraw",
     "retracted",   "retracts",   "retraction",    "recall",    "recalled",  "canceled",
     "cancelled",   "cancel",     "annulled",      "annul",     "disregard", "removed",
     "elimination", "eliminated", "zurückgezogen", "storniert", "storno",    "annulation",
     "annulée",     "annulé",     "retirée",       "retiré",    "anulada",   "anulado",
     "anulación",   "retirada",   "retirado"});

bool is_kill_note(const Proof& proof) {
  if (proof.body.size() > kNoteParagraphs) return false;
  for (const std::uint32_t index : proof.body)
    for (const ProofWord& word : words_of(proof, proof.passages[index]))
      if (kKilled.contains(word.hash)) return true;
  return false;
}

bool has_reason(const Article& article) {
  return has_words(article.editorial_note) ||
         std::any_of(article.corrections.begin(), article.corrections.end(),
                     [](const Correction& each) { return has_words(each.text); });
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  if (!article.status.is_present() || article.status.value != PublishStatus::canceled) return;
  const Span status_at =
      article.status.known.at.empty() ? near_top(article) : article.status.known.at;
  const std::string_view policy = options.string("bodyPolicy");
  const bool note_in_body = is_kill_note(proof);
  if (!has_reason(article) && !note_in_body)
    out.add({.place = Proof::missing({.name = "status"}, status_at),
             .message = "the story is killed and no note says why; add the reason for editors"});
  if (!proof.body.empty() && policy != "any" && !(policy == "note" && note_in_body))
    out.add(
        {.place =
             proof.place(proof.body.front(), {0, proof.passages[proof.body.front()].text->size()}),
         .message = "the story is killed and its text is still there; leave the kill note only"});
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    if (article.media[i].renditions.empty()) continue;
    out.add({.place = missing_part(article, "media", i),
             .message = "the story is killed and " + named(article, i) +
                        " can still be used; take it out, or kill it as well"});
    break;  // one mark says it for all
  }
}

}  // namespace

constinit const Rule correction_kill_incomplete{
    .id = "correction.kill-incomplete",
    .severity = {Severity::warning, Severity::warning, Severity::error},
    .why = "A kill that leaves the text or gives no reason is printed by somebody.",
    .options = kOptions,
    .pass_example = "status canceled, no text, and a note to editors with the reason",
    .fail_example = "status canceled and no reason",
    .check = check,
};

}  // namespace stet
