#include "desk/proof/dateline_in_text.h"
#include "desk/proof/look.h"
#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "dateToleranceDays",
     .type = OptionType::integer,
     .fallback = "1",
     .help = "days the two dates may lie apart"},
};

/// Words that the reader took out of this paragraph are no second statement.
bool is_part_of(std::string_view part, std::string_view whole) {
  const std::less_equal<const char*> not_after;
  return !part.empty() && not_after(whole.data(), part.data()) &&
         not_after(part.data() + part.size(), whole.data() + whole.size());
}

bool is_own_field(const Field& field, const Passage& paragraph) {
  return has_words(field) && field.known.how == How::stated &&
         !is_part_of(field.bytes(), paragraph.bytes());
}

std::optional<std::int64_t> days_apart(DateTime text, const DateTime& field) {
  if (text.month == 0 || text.day == 0 || field.month == 0 || field.day == 0) return std::nullopt;
  if (text.year == 0) text.year = field.year;
  if (text.year == 0 || field.year == 0 || !is_valid_date(text.year, text.month, text.day))
    return std::nullopt;
  std::int64_t apart = std::abs(day_number(text) - day_number(field));
  // 31 December against 1 January, the year not said
  return std::min(apart, std::abs(365 - apart));
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Dateline& field = proof.article.dateline;
  const Passage* first = first_of_body(proof);
  if (!first) return;
  const Field& place = has_words(field.place) ? field.place : field.text;
  const bool own_place = is_own_field(place, *first);
  if (!own_place && !field.date) return;
  if (!own_place && !has_words(field.text)) return;
  const std::optional<TextDateline> text = dateline_in_text(proof);
  if (!text) return;
  const std::uint32_t index = proof.body.front();
  if (own_place && !is_same_place(first->text->cut(text->place), place.bytes())) {
    out.add({.place = proof.place(index, text->place),
             .message = "the text is dated from " + shown(first->text->cut(text->place)) +
                        ", the dateline field says " + shown(place.bytes())});
    return;
  }
  if (own_place && text->date && field.date)
    if (const std::optional<std::int64_t> apart = days_apart(*text->date, *field.date);
        apart && *apart > options.integer("dateToleranceDays"))
      out.add({.place = proof.place(index, text->whole),
               .message = "the dateline in the text is " +
                          counted(static_cast<std::uint64_t>(*apart), "day") +
                          " off the dateline field, which says " +
                          to_iso({.year = field.date->year,
                                  .month = field.date->month,
                                  .day = field.date->day})});
}

}  // namespace

constinit const Rule dateline_mismatch{
    .id = "dateline.mismatch",
    .severity = Severity::warning,
    .why = "Readers see one place and the index another; one of them is wrong.",
    .options = kOptions,
    .pass_example = "text and field: Lusaka",
    .fail_example = "text: NAIROBI (Reuters) -; field: Bengaluru",
    .check = check,
};

}  // namespace stet
