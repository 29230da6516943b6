#include "desk/proof/look.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "grace",
     .type = OptionType::integer,
     .fallback = "0",
     .help = "seconds before the end of the embargo from which a story may go"},
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  const Embargo& embargo = article.embargo;
  if (!embargo.is_set) return;
  const FieldPath path{.name = "embargo"};
  Span near = embargo.until.known.at;
  if (near.empty()) near = embargo.note.known.at;
  if (near.empty()) near = near_top(article);
  const Place place = Proof::missing(path, near);
  const bool going_out = proof.context.stage != Stage::submit;

  if (!embargo.until.is_present()) {
    if (going_out)
      out.add({.place = place,
               .message = "the story is under an embargo with no end; give its end or lift it"});
    return;
  }
  const std::optional<std::int64_t> until = to_unix_ms(embargo.until.value);
  if (!until) {
    // Which hour is meant must not be guessed: the wrong zone breaks the embargo.
    out.add({.place = place,
             .message = "embargo " + to_iso(embargo.until.value) +
                        " has no time zone; write it as +00:00 or Z"});
    return;
  }
  const std::int64_t grace_ms = options.integer("grace") * 1'000;
  const auto set_before = [&](const Value<DateTime>& when) {
    if (!when.is_present()) return false;
    const std::optional<std::int64_t> ms = to_unix_ms(when.value);
    return ms && *ms < *until - grace_ms;
  };
  if (set_before(article.scheduled)) {
    out.add({.place = Proof::missing(
                 path, article.scheduled.known.at.empty() ? near : article.scheduled.known.at),
             .message = "the story is scheduled for " + to_iso(article.scheduled.value) +
                        ", before its embargo ends at " + to_iso(embargo.until.value)});
    return;
  }
  if (!going_out || !proof.context.now_ms) return;
  if (*proof.context.now_ms < *until - grace_ms)
    out.add({.place = place,
             .message = "embargo ends at " + to_iso(embargo.until.value) + "; it is " +
                        to_iso(from_unix_ms(*proof.context.now_ms)) + ", hold the story"});
}

}  // namespace

constinit const Rule embargo_not_respected{
    .id = "embargo.not-respected",
    .severity = Severity::error,
    .why = "An embargo broken once costs the house its sources.",
    .options = kOptions,
    .pass_example = "embargo 09:00Z, export at 09:01Z",
    .fail_example = "embargo 09:00Z, export at 08:59Z",
    .check = check,
};

}  // namespace stet
