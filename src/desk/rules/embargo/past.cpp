#include "desk/proof/look.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "grace",
     .type = OptionType::integer,
     .fallback = "0",
     .help = "seconds an embargo may be over before anybody is told"},
};

/// A later version of a story keeps the embargo of the first.
bool is_later_version(const Article& article) {
  if (!article.corrections.empty() || article.first_published.is_present()) return true;
  for (std::string_view signal : article.signals)
    for (std::string_view each : {"correct", "sig:correct", "update", "sig:update"})
      if (starts_with_folded(signal, each)) return true;
  return article.version.is_present() && article.version.known.how == How::stated &&
         trim(article.version.value) != "1" && trim(article.version.value) != "0";
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  const Value<DateTime>& until = article.embargo.until;
  if (!proof.context.now_ms || !until.is_present() || is_later_version(article)) return;
  const std::optional<std::int64_t> ends = to_unix_ms(until.value);
  // without a zone the hour is not known: embargo.not-respected says so
  if (!ends || *proof.context.now_ms <= *ends + options.integer("grace") * 1'000) return;
  out.add({.place = Proof::missing({.name = "embargo"},
                                   until.known.at.empty() ? near_top(article) : until.known.at),
           .message = "the embargo ended at " + to_iso(until.value) + " and it is " +
                      to_iso(from_unix_ms(*proof.context.now_ms)) +
                      "; take it off, or put the day that was meant"});
}

}  // namespace

constinit const Rule embargo_past{
    .id = "embargo.past",
    .severity = {Severity::suggestion, Severity::off, Severity::off},
    .why = "An embargo that is over before the story is handed in is often a slip in the date.",
    .options = kOptions,
    .pass_example = "handed in May 4, embargo until May 5",
    .fail_example = "handed in May 4, embargo until May 3",
    .check = check,
};

}  // namespace stet
