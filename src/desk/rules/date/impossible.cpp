#include "desk/proof/look.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

int days_in(const DateTime& date) {
  int days = 31;
  // without a year February may have 29
  const std::int32_t year = date.year > 0 ? date.year : 2000;
  while (days > 27 && !is_valid_date(year, date.month, days)) --days;
  return days;
}

std::string why_not(const Proof& proof, const DateTime& date) {
  if (date.month < 1 || date.month > 12) return "no year has a month " + std::to_string(date.month);
  std::string month = date.month <= proof.words_of->months.size()
                          ? std::string(proof.words_of->months[date.month - std::size_t{1}])
                          : "month " + std::to_string(date.month);
  if (month[0] >= 'a' && month[0] <= 'z') month[0] = static_cast<char>(month[0] - 32);
  if (date.year > 0 && date.month == 2) month += " " + std::to_string(date.year);
  return month + " has " + std::to_string(days_in(date)) + " days";
}

void check(const Proof& proof, const RuleOptions&, Findings& out) {
  for (const auto& [index, mention] : proof.dates) {
    if (mention.possible) continue;
    out.add({.place = proof.place(index, mention.span),
             .message = shown(proof.bytes(index, mention.span)) + " is no day of the calendar; " +
                        why_not(proof, mention.date)});
  }
}

}  // namespace

constinit const Rule date_impossible{
    .id = "date.impossible",
    .severity = Severity::error,
    .languages = "en de fr es",
    .why = "There is no such day, so one figure or the month is wrong.",
    .pass_example = "4 March 2026",
    .fail_example = "31 April",
    .check = check,
};

}  // namespace stet
