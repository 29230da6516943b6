#include "desk/proof/look.h"
#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"

#include <array>
#include <cstdlib>
#include <optional>

namespace stet {
namespace {

using namespace look;

constexpr std::int32_t kFirstYear = 1924;  // the last countries left the Julian calendar in 1923

int weekday_of(const DateTime& date) { return weekday(date.year, date.month, date.day); }

/// The year within six months of `anchor` that the writer means by a day and a month.
std::int32_t nearest_year(const DateTime& date, const DateTime& anchor) {
  std::int32_t best = anchor.year;
  std::int64_t least = INT64_MAX;
  for (std::int32_t year = anchor.year - 1; year <= anchor.year + 1; ++year) {
    if (!is_valid_date(year, date.month, date.day)) continue;
    DateTime candidate = date;
    candidate.year = year;
    const std::int64_t apart = std::abs(day_number(candidate) - day_number(anchor));
    if (apart < least) {
      least = apart;
      best = year;
    }
  }
  return best;
}

/// Where the weekday stands in the mention, as the writer wrote it.
std::optional<Span> weekday_span(const Proof& proof, std::uint32_t passage, Span mention, int day) {
  const auto days = proof.words_of->weekdays;
  if (static_cast<std::size_t>(day) >= days.size()) return std::nullopt;
  const std::uint32_t hash = word_hash_of_lower(days[static_cast<std::size_t>(day)]);
  const Range range = proof.words_in(passage, mention);
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (proof.words[i].hash == hash) return proof.words[i].span;
  return std::nullopt;
}

std::string spelled(const Proof& proof, int day, bool capital) {
  std::string name(proof.words_of->weekdays[static_cast<std::size_t>(day)]);
  if (capital && !name.empty() && name[0] >= 'a' && name[0] <= 'z')
    name[0] = static_cast<char>(name[0] - 32);
  return name;
}

void check(const Proof& proof, const RuleOptions&, Findings& out) {
  if (!proof.words_of || proof.words_of->weekdays.size() < 7) return;
  const std::optional<DateTime> anchor = date_of(proof.article);
  for (const auto& [index, mention] : proof.dates) {
    if (!mention.weekday || !mention.possible || mention.date.month == 0 || mention.date.day == 0)
      continue;
    DateTime date = mention.date;
    const bool year_said = date.year > 0;
    if (!year_said) {
      if (!anchor) continue;
      date.year = nearest_year(date, *anchor);
    }
    if (date.year < kFirstYear || !is_valid_date(date.year, date.month, date.day)) continue;
    const int right = weekday_of(date);
    if (right == *mention.weekday) continue;
    const Passage& passage = proof.passages[index];
    const std::optional<Span> wrong = weekday_span(proof, index, mention.span, *mention.weekday);
    const bool capital =
        !wrong || (passage.bytes()[wrong->begin] >= 'A' && passage.bytes()[wrong->begin] <= 'Z');
    const std::string name = spelled(proof, right, capital);
    Finding finding{.at_most = year_said ? Severity::error : Severity::warning,
                    .confidence = year_said ? Confidence::high : Confidence::medium,
                    .place = proof.place(index, mention.span),
                    .message = shown(passage.text->cut(mention.span)) + ": that day " +
                               (year_said ? "was" : "in " + std::to_string(date.year) + " was") +
                               " a " + name + "; change the weekday or the date"};
    if (wrong)
      finding.fixes.push_back({.title = "write " + name, .safe = false, .edits = {{*wrong, name}}});
    out.add(std::move(finding));
  }
}

}  // namespace

constinit const Rule date_weekday_mismatch{
    .id = "date.weekday-mismatch",
    .severity = Severity::error,
    .languages = "en de fr es",
    .why = "Weekday and date name two different days, and readers will come on the wrong one.",
    .pass_example = "Tuesday, June 30, 2020",
    .fail_example = "Monday, June 30, 2020",
    .check = check,
};

}  // namespace stet
