#include "desk/proof/dateline_in_text.h"
#include "desk/proof/look.h"
#include "desk/rules/attribution/credited.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "patterns",
     .type = OptionType::patterns,
     .fallback =
         R"~(["^\\W*(?i:(additional )?reporting by) \\p{Lu}[^;]{2,100}[;.,] ?([^;]{3,80}; ?)?(?i:(editing|rewritten) by) \\p{Lu}", "(?i)^\\W*compiled (by|from) .{0,60}\\bagency (copy|reports)"])~",
     .help = "sign-offs that only an agency writes"},
};

constexpr std::size_t kLastLines = 4;      ///< where a sign-off or a trailer stands
constexpr std::size_t kTrailerWords = 40;  ///< a longer paragraph is copy

bool has_own_byline(const Article& article) {
  return has_words(article.byline) ||
         std::any_of(article.creators.begin(), article.creators.end(),
                     [](const Creator& each) { return has_words(each.name); });
}

/// The agency in a dateline bracket: "(dpa)", "(Stet Wire/AFP)".
const Agency* agency_of(std::string_view bracket) {
  while (!bracket.empty()) {
    const std::size_t slash = std::min(bracket.find('/'), bracket.size());
    if (const Agency* agency = find_agency(bracket.substr(0, slash))) return agency;
    bracket.remove_prefix(std::min(slash + 1, bracket.size()));
  }
  return nullptr;
}

/// "© 2026 AFP", "Copyright 2026 The Associated Press. All rights reserved."
bool is_trailer(const Passage& passage) {
  if (passage.words.size() > kTrailerWords) return false;
  const std::string_view line = trim(passage.bytes());
  for (std::string_view each : {"©", "(c)", "&copy;"})
    if (starts_with_folded(line, each)) return true;
  // "Copyright lawyers told Reuters" is no notice.
  constexpr std::string_view kWord = "copyright";
  if (!starts_with_folded(line, kWord)) return false;
  const std::string_view rest = trim(line.substr(kWord.size()));
  return !rest.empty() && ((rest[0] >= '0' && rest[0] <= '9') || rest.starts_with("©") ||
                           starts_with_folded(rest, "(c)"));
}

struct Trace {
  Place place;
  std::string shown_as;
};

std::optional<Trace> trace_of_agency(const Proof& proof, const RuleOptions& options) {
  if (const std::optional<TextDateline> dateline = dateline_in_text(proof);
      dateline && !dateline->source.empty()) {
    const std::uint32_t index = proof.body.front();
    if (const Agency* agency = agency_of(proof.bytes(index, dateline->source)))
      return Trace{proof.place(index, dateline->source),
                   "the dateline of " + std::string(agency->short_form)};
  }
  const std::size_t count = proof.passages.size();
  for (std::size_t i = count > kLastLines ? count - kLastLines : 0; i < count; ++i) {
    const Passage& passage = proof.passages[i];
    if (!is_copy(passage.zone) && passage.zone != Zone::boilerplate && passage.zone != Zone::note)
      continue;
    const auto index = static_cast<std::uint32_t>(i);
    for (const Pattern& pattern : options.patterns("patterns"))
      if (const std::optional<Span> found = pattern.find(passage.bytes()))
        return Trace{proof.place(index, {found->begin, passage.text->size()}),
                     "the sign-off of an agency"};
    if (!is_trailer(passage)) continue;
    std::vector<AgencyMention> mentions;
    find_agencies(passage.bytes(), mentions);
    if (!mentions.empty())
      return Trace{proof.place(index, mentions.front().span),
                   "the notice of " + std::string(mentions.front().agency->short_form)};
  }
  return std::nullopt;
}

/// The agency's own copy, with its name where rights are told: it may sign as it likes.
bool is_agency_the_holder(const Article& article) {
  std::vector<AgencyMention> mentions;
  for (const Rights& rights : article.rights)
    for (const Field* field : {&rights.holder, &rights.notice})
      find_agencies(field->bytes(), mentions);
  return !mentions.empty();
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (proof.body.empty() || !has_own_byline(proof.article)) return;
  std::optional<Trace> trace = trace_of_agency(proof, options);
  if (!trace || !credited_agencies(proof.article, false).empty() ||
      is_agency_the_holder(proof.article))
    return;
  out.add({.place = trace->place,
           .message = "the story is signed as ours and has " + trace->shown_as +
                      "; credit the agency in the source"});
}

}  // namespace

constinit const Rule attribution_agency_copy_as_own{
    .id = "attribution.agency-copy-as-own",
    .severity = {Severity::warning, Severity::warning, Severity::error},
    .why =
        "Agency copy under a name of the house is somebody else's work, and a breach of contract.",
    .options = kOptions,
    .pass_example = "source dpa, and the dpa dateline in the text",
    .fail_example = "a staff byline, and (Reporting by J. Doe; Editing by A. Poe) at the end",
    .check = check,
};

}  // namespace stet
