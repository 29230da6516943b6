/// The looks that rules of several families share: credits in captions, text in the wrong encoding,
/// links, names.

#include "desk/proof/byline_names.h"
#include "desk/proof/caption_credit.h"
#include "desk/proof/dateline_in_text.h"
#include "desk/proof/link_address.h"
#include "desk/proof/look.h"
#include "desk/proof/mojibake.h"
#include "desk/proof/pictures.h"

#include <boost/test/unit_test.hpp>

using namespace stet;
using namespace stet::look;

namespace {

std::string_view credit_name(std::string_view caption) {
  const auto credit = credit_in_caption(caption);
  return credit ? caption.substr(credit->name.begin, credit->name.size()) : std::string_view();
}

std::string repaired(std::string_view text) {
  const auto broken = find_mojibake(text, 0);
  return broken ? broken->repair : "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(rules_looks)

BOOST_AUTO_TEST_CASE(a_credit_is_known_by_its_word_or_its_agency) {
  BOOST_TEST(credit_name("A crane at work. (Photo by Mara Oduya)") == "Mara Oduya");
  BOOST_TEST(credit_name("A crane at work. (Mara Oduya/EPA)") == "Mara Oduya/EPA");
  BOOST_TEST(credit_name("A crane at work. [Photo: AFP]") == "AFP");
  BOOST_TEST(credit_name("Ein Kran. Foto: Mara Oduya") == "Mara Oduya");
  BOOST_TEST(credit_name("A crane at work (AP).") == "AP");
}

BOOST_AUTO_TEST_CASE(brackets_with_other_matter_are_no_credit) {
  BOOST_TEST(credit_name("Ruth Mbeki (R) opens the gate") == "");
  BOOST_TEST(credit_name("Ruth Mbeki opens the gate (file)") == "");
  BOOST_TEST(credit_name("The gate of Elin Steel (AP-listed)") == "");
  BOOST_TEST(credit_name("A girl takes a photo by the river") == "");
  BOOST_TEST(credit_name("") == "");
  BOOST_TEST(credit_name("(") == "");
  BOOST_TEST(credit_name(")") == "");
}

BOOST_AUTO_TEST_CASE(a_credit_is_taken_apart_into_person_and_agency) {
  BOOST_TEST(credit_parts("Mara Oduya/AFP").person == "Mara Oduya/");
  BOOST_TEST(credit_parts("(Photo by AFP)").person == "");
  BOOST_TEST(credit_parts("(Photo by AFP)").agency == "AFP");
  BOOST_TEST(credit_parts("Mara Oduya").agency == "");
  BOOST_TEST(credit_parts("Handout").handout);
}

BOOST_AUTO_TEST_CASE(text_in_the_wrong_encoding_is_read_back) {
  BOOST_TEST(repaired("â€™s") == "’");
  BOOST_TEST(repaired("Ã© ") == "é");
  BOOST_TEST(repaired("â‚¬") == "€");
  BOOST_TEST(repaired("ÐŸÑ€Ð¸") == "При");
  BOOST_TEST(repaired("Â°C") == "°");
}

BOOST_AUTO_TEST_CASE(signs_that_writers_set_side_by_side_are_left_alone) {
  const std::string_view portuguese = "MANHÔ disse";
  const auto at = static_cast<std::uint32_t>(portuguese.find("Ã"));
  BOOST_TEST(!find_mojibake(portuguese, at).has_value());
  BOOST_TEST(!find_mojibake("é», dit-il", 0).has_value());
  BOOST_TEST(!find_mojibake("é” — and", 0).has_value());
  BOOST_TEST(!find_mojibake("São", 1).has_value());
  BOOST_TEST(!find_mojibake("Ã", 0).has_value());
}

BOOST_AUTO_TEST_CASE(an_address_is_split_at_scheme_and_host) {
  BOOST_TEST(split_address("https://port.example.org:8080/a?b#c").host == "port.example.org");
  BOOST_TEST(split_address("https://user@port.example.org/").host == "port.example.org");
  BOOST_TEST(split_address("mailto:a@b.example").scheme == "mailto");
  BOOST_TEST(split_address("mailto:a@b.example").host == "");
  BOOST_TEST(split_address("/plan").scheme == "");
  BOOST_TEST(split_address("https://").host == "");
  BOOST_TEST(split_address("https://[::1]:80/").host == "[::1]");
  BOOST_TEST(split_address("").scheme == "");
}

BOOST_AUTO_TEST_CASE(a_byline_line_has_a_prefix_and_names) {
  BOOST_TEST(byline_in("By Nadia Renko") == "Nadia Renko");
  BOOST_TEST(byline_in("Von Nadia Renko und Tom Adeyemi") == "Nadia Renko und Tom Adeyemi");
  BOOST_TEST(byline_in("By Monday") == "");
  BOOST_TEST(byline_in("By Nadia Renko stood the gate.") == "");
  BOOST_TEST(byline_in("Nadia Renko") == "");
  BOOST_TEST(without_by("Byron Byrne") == "Byron Byrne");
}

BOOST_AUTO_TEST_CASE(a_town_has_several_spellings) {
  BOOST_TEST(is_same_place("KYIV, Ukraine", "Kiev"));
  BOOST_TEST(is_same_place("Genf", "Genève"));
  BOOST_TEST(is_same_place("WASHINGTON", "Washington, D.C."));
  BOOST_TEST(!is_same_place("NAIROBI", "Bengaluru"));
}

BOOST_AUTO_TEST_CASE(white_space_of_every_kind_is_blank) {
  BOOST_TEST(is_blank(" \t\n\u00A0\u200B\uFEFF"));
  BOOST_TEST(is_blank(""));
  BOOST_TEST(!is_blank("0"));
  BOOST_TEST(trim("\u00A0 wall \u2003") == "wall");
}

BOOST_AUTO_TEST_CASE(likeness_counts_shared_words) {
  BOOST_TEST(likeness({1, 2, 3, 4}, {1, 2, 3, 4}) == 1.0);
  BOOST_TEST(likeness({1, 2, 3, 4}, {5, 6, 7, 8}) == 0.0);
  BOOST_TEST(likeness({}, {}) == 0.0);
  BOOST_TEST(likeness({1, 2}, {1, 3}) < 0.5);
}

BOOST_AUTO_TEST_CASE(days_are_counted_over_leap_years) {
  BOOST_TEST(day_number({.year = 1970, .month = 1, .day = 1}) == 0);
  BOOST_TEST(day_number({.year = 2024, .month = 3, .day = 1}) -
                 day_number({.year = 2024, .month = 2, .day = 28}) ==
             2);
  BOOST_TEST(day_number({.year = 2026, .month = 1, .day = 1}) -
                 day_number({.year = 2025, .month = 12, .day = 31}) ==
             1);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
