#include "desk/proof/look.h"
#include "desk/rules/correction/notes.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "signals",
     .type = OptionType::strings,
     .fallback = R"(["correction", "sig:correction", "corrected", "corr"])",
     .help = "signals that say a story was corrected"},
};

constexpr std::string_view kUpdates[] = {"update", "sig:update", "updated", "editorialupdate",
                                         "sig:editorialupdate"};
std::string_view find(const Article& article, std::span<const std::string> wanted) {
  for (std::string_view signal : article.signals)
    for (const std::string& each : wanted)
      if (same_folded(each, signal)) return signal;
  return {};
}

/// The note that says what was wrong, or nullptr.
const Field* note_of(const Article& article) {
  for (const Correction& correction : article.corrections)
    if (is_correction(correction)) return &correction.text;
  if (opens_as_correction(article.editorial_note)) return &article.editorial_note;
  return nullptr;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  const std::string_view signal = find(article, options.strings("signals"));
  const Field* note = note_of(article);
  if (signal.empty() && !note) return;
  const Span signal_at = source_of(article, signal);
  const Place place =
      signal.empty()
          ? Proof::place(
                {.name = note == &article.editorial_note ? "editorial_note" : "corrections.text"},
                *note)
          : Proof::missing({.name = "signals"}, signal_at.empty() ? near_top(article) : signal_at);

  if (signal.empty()) {
    // Formats of the web have no signal: the note alone is no fault of theirs before a feed is
    // written.
    const bool updated =
        std::any_of(article.signals.begin(), article.signals.end(), [](std::string_view each) {
          return std::any_of(std::begin(kUpdates), std::end(kUpdates),
                             [&](std::string_view update) { return same_folded(update, each); });
        });
    out.add({.at_most = updated ? Severity::error : Severity::warning,
             .place = place,
             .message =
                 updated
                     ? "the note corrects the story and its signal says update; signal a correction"
                     : "the story has a correction note and no correction signal; set the signal"});
  } else if (!has_any_note(article)) {
    out.add({.place = place,
             .message = "the signal says " + shown(signal) +
                        " and no note says what was corrected; add the note"});
  }
  // Only a version that says it is the first contradicts a correction.
  if (!signal.empty() && article.version.is_present() && article.version.known.how == How::stated &&
      trim(article.version.value) == "1")
    out.add({.place = Proof::missing({.name = "version"}, article.version.known.at),
             .message =
                 "the story is signalled as corrected and is still version 1; raise the version"});
}

}  // namespace

constinit const Rule correction_signal_mismatch{
    .id = "correction.signal-mismatch",
    .severity = {Severity::suggestion, Severity::warning, Severity::error},
    .why =
        "Subscribers replace the old story only when signal, note and version all say that it was "
        "corrected.",
    .options = kOptions,
    .pass_example = "signal correction, version 2 and a note",
    .fail_example = "signal correction and no note",
    .check = check,
};

}  // namespace stet
