#include "text/dates.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace stet {
namespace {

/// "words=date", a weekday behind a slash, "!" for an impossible one.
std::string found(std::string_view paragraph, std::string_view language = "en") {
  std::string out;
  for (const DateMention& mention : find_dates(paragraph, language)) {
    if (!out.empty()) out += " | ";
    out += paragraph.substr(mention.span.begin, mention.span.size());
    out += "=" + to_iso(mention.date);
    if (mention.weekday) out += "/" + std::to_string(*mention.weekday);
    if (!mention.possible) out += "!";
  }
  return out;
}

std::string round(std::string_view text) {
  const auto time = parse_iso(text);
  return time ? to_iso(*time) : "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text)
BOOST_AUTO_TEST_SUITE(dates)

BOOST_AUTO_TEST_CASE(iso_dates_of_all_feeds_are_read) {
  BOOST_TEST(round("2026-11-24T09:14:58+01:00") == "2026-11-24T09:14:58+01:00");
  BOOST_TEST(round("2026-11-24T09:14:58.123456Z") == "2026-11-24T09:14:58Z");
  BOOST_TEST(round(" 2026-11-24T09:14:58+0000\n") == "2026-11-24T09:14:58Z");
  BOOST_TEST(round("20261124T091458Z") == "2026-11-24T09:14:58Z");
  BOOST_TEST(round("20261124T0914-0530") == "2026-11-24T09:14:00-05:30");
  BOOST_TEST(round("2026-11-24 09:14") == "2026-11-24T09:14:00");
  BOOST_TEST(round("2026-11-24") == "2026-11-24");
  BOOST_TEST(round("20261124") == "2026-11-24");
  BOOST_TEST(round("2026-11") == "2026-11");
  BOOST_TEST(round("2026-11-24+02:00") == "2026-11-24");
}

BOOST_AUTO_TEST_CASE(what_is_no_date_or_cannot_be_one_is_refused) {
  for (std::string_view text :
       {"", "yesterday", "2026", "202611", "2026-13-01", "2026-02-30", "2026-11-24T",
        "2026-11-24T25:00", "2026-11-24T09:60", "2026-11-24T09:14:58+15:00",
        "2026-11-24T09:14:58Zx", "2026-11-24T9:14", "2026-11-24T09:14:58.", "0000-01-01",
        "2026/11/24"})
    BOOST_TEST(round(text) == "none", text);
}

BOOST_AUTO_TEST_CASE(a_time_without_zone_stays_without) {
  const auto time = parse_iso("2026-11-24T09:14:58");
  BOOST_REQUIRE(time);
  BOOST_TEST(!time->offset_minutes);
  BOOST_TEST(!to_unix_ms(*time));
  BOOST_TEST(to_basic_iso(*time) == "20261124T091458");
}

BOOST_AUTO_TEST_CASE(unix_time_goes_there_and_back) {
  BOOST_TEST(to_iso(from_unix_ms(0)) == "1970-01-01T00:00:00Z");
  BOOST_TEST(to_iso(from_unix_ms(951'782'400'000)) == "2000-02-29T00:00:00Z");
  BOOST_TEST(to_iso(from_unix_ms(-1000)) == "1969-12-31T23:59:59Z");
  for (std::int64_t ms = -60'000'000'000'000; ms < 250'000'000'000'000; ms += 86'399'000 * 997ll)
    BOOST_TEST_REQUIRE(to_unix_ms(from_unix_ms(ms)).value() == ms / 1000 * 1000);
  BOOST_TEST(*to_unix_ms(*parse_iso("2026-11-24T09:14:58+01:00")) ==
             *to_unix_ms(*parse_iso("2026-11-24T08:14:58Z")));
}

BOOST_AUTO_TEST_CASE(the_calendar_is_right_about_leap_years_and_weekdays) {
  BOOST_TEST(is_valid_date(2000, 2, 29));
  BOOST_TEST(!is_valid_date(1900, 2, 29));
  BOOST_TEST(!is_valid_date(2026, 4, 31));
  BOOST_TEST(weekday(1970, 1, 1) == 3);
  BOOST_TEST(weekday(2020, 6, 30) == 1);
  BOOST_TEST(weekday(1600, 2, 29) == 1);
}

BOOST_AUTO_TEST_CASE(english_dates_are_found_in_both_orders) {
  BOOST_TEST(found("It closed on Tuesday, June 30, 2020, and on Dec. 9.") ==
             "Tuesday, June 30, 2020=2020-06-30/1 | Dec. 9=0000-12-09");
  BOOST_TEST(found("From 30 June 2020 to the 4th of March") ==
             "30 June 2020=2020-06-30 | 4th of March=0000-03-04");
  BOOST_TEST(found("Wednesday 4 March 2026 and Sept. 11, 2001") ==
             "Wednesday 4 March 2026=2026-03-04/2 | Sept. 11, 2001=2001-09-11");
  BOOST_TEST(found("in June 2020; built 2026-03-04.") ==
             "June 2020=2020-06 | 2026-03-04=2026-03-04");
  BOOST_TEST(found("the June 3-5, 2020 talks, on May 1st") ==
             "June 3-5, 2020=2020-06-03 | May 1st=0000-05-01");
}

BOOST_AUTO_TEST_CASE(words_and_numbers_that_only_look_like_dates_are_left_alone) {
  for (std::string_view text :
       {"on Tuesday", "in June", "It may 4 times", "Mrs. May 4-year-old", "March 5:30 pm",
        "May 5.5", "June 2,000 people", "a mayor of 12", "Decker 4", "12026-03-04",
        "March 5 percent", "2026-13-04", "June 45 people"})
    BOOST_TEST(found(text) == "", text);
}

BOOST_AUTO_TEST_CASE(german_french_and_spanish_dates_are_found) {
  BOOST_TEST(found("Am Mittwoch, dem 4. März 2026, und am 9. Dez.", "de") ==
             "Mittwoch, dem 4. März 2026=2026-03-04/2 | 9. Dez.=0000-12-09");
  BOOST_TEST(found("le mercredi 4 mars 2026, le 1er août", "fr") ==
             "mercredi 4 mars 2026=2026-03-04/2 | 1er août=0000-08-01");
  BOOST_TEST(found("el miércoles, 4 de marzo de 2026; el 9 de diciembre", "es") ==
             "miércoles, 4 de marzo de 2026=2026-03-04/2 | 9 de diciembre=0000-12-09");
}

BOOST_AUTO_TEST_CASE(impossible_dates_are_found_and_said_to_be) {
  BOOST_TEST(found("on 31 April and February 30, 2021") ==
             "31 April=0000-04-31! | February 30, 2021=2021-02-30!");
  BOOST_TEST(found("on February 29, 2023, not Feb. 29") ==
             "February 29, 2023=2023-02-29! | Feb. 29=0000-02-29");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
}  // namespace stet
