#include "desk/proof/look.h"
#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"

#include <algorithm>
#include <optional>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "days",
     .type = OptionType::integer,
     .fallback = "90",
     .help = "how old the newest day in the story may be when it is published"},
};

constexpr std::size_t kTop = 3;             ///< paragraphs that tell the news
constexpr std::int64_t kHistory = 3 * 366;  ///< days; what is older is told as the past

constexpr std::string_view kLooksBack[] = {"obituary", "history", "anniversary", "archive",
                                           "review",   "feature", "profile",     "timeline"};

bool looks_back(const Article& article) {
  return article.profile.is_present() &&
         std::any_of(std::begin(kLooksBack), std::end(kLooksBack), [&](std::string_view each) {
           return same_folded(each, article.profile.value);
         });
}

/// A year of four figures, as a word; 0: none.
std::int32_t year_of(std::string_view word) {
  if (word.size() != 4) return 0;
  std::int32_t year = 0;
  for (char c : word) {
    if (c < '0' || c > '9') return 0;
    year = year * 10 + (c - '0');
  }
  return year;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of || proof.body.empty() || proof.dates.empty()) return;
  std::optional<DateTime> published = date_of(proof.article);
  if (proof.context.now_ms && (!published || proof.context.stage != Stage::export_))
    published = from_unix_ms(*proof.context.now_ms);
  if (!published || looks_back(proof.article)) return;
  const std::uint32_t top = proof.body[std::min(kTop, proof.body.size()) - 1];
  const DateInCopy* newest = nullptr;
  for (const DateInCopy& each : proof.dates) {
    const DateTime& date = each.mention.date;
    if (!each.mention.possible || date.month == 0 || date.day == 0) continue;
    if (!is_copy(proof.passages[each.passage].zone)) continue;
    if (date.year == 0) return;  // a day of this year, as far as readers know
    if (!newest || day_number(newest->mention.date) < day_number(date)) newest = &each;
  }
  if (!newest || newest->passage > top) return;
  const std::int64_t age = day_number(*published) - day_number(newest->mention.date);
  if (age <= options.integer("days") || age > kHistory) return;
  // A year of its own that is newer than the newest day: the story goes on from there.
  for (const std::uint32_t figure : proof.figures) {
    const std::int32_t year =
        year_of(proof.bytes(proof.passage_of(figure), proof.words[figure].span));
    if (year > newest->mention.date.year && year < 2100) return;
  }
  out.add({.confidence = Confidence::medium,
           .place = proof.place(newest->passage, newest->mention.span),
           .message = "the newest day in the story is " +
                      counted(static_cast<std::uint64_t>(age), "day") +
                      " before it is published; see that this is no old copy"});
}

}  // namespace

constinit const Rule date_stale{
    .id = "date.stale",
    .severity = Severity::suggestion,
    .languages = "en de fr es",
    .why = "Old copy sent again is printed as news.",
    .options = kOptions,
    .pass_example = "published May 4, 2026: The bridge opened on May 3, 2026.",
    .fail_example = "published May 4, 2026: The bridge opened on May 3, 2025.",
    .check = check,
};

}  // namespace stet
