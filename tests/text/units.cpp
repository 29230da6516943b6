#include "text/units.h"

#include <boost/test/unit_test.hpp>

#include <string_view>

namespace stet {
BOOST_AUTO_TEST_SUITE(text)
BOOST_AUTO_TEST_SUITE(units)

BOOST_AUTO_TEST_CASE(the_three_units_part_at_accents_and_emoji) {
  const std::string_view text = "aé€😀z";  // 1 + 2 + 3 + 4 + 1 bytes
  const UnitSpans all = count_units(text, {0, 11});
  BOOST_TEST((all.utf16 == Span{0, 6}));
  BOOST_TEST((all.codepoints == Span{0, 5}));
  const UnitSpans last = count_units(text, {10, 11});
  BOOST_TEST((last.bytes == Span{10, 11}));
  BOOST_TEST((last.utf16 == Span{5, 6}));
  BOOST_TEST((last.codepoints == Span{4, 5}));
}

BOOST_AUTO_TEST_CASE(an_invalid_part_counts_as_one) {
  const UnitSpans spans = count_units("\xE2\x82z", {2, 3});
  BOOST_TEST((spans.utf16 == Span{1, 2}));
  BOOST_TEST((spans.codepoints == Span{1, 2}));
}

BOOST_AUTO_TEST_CASE(a_span_past_the_end_is_trimmed) {
  BOOST_TEST((count_units("abc", {2, 99}).bytes == Span{2, 3}));
  BOOST_TEST((count_units("", {5, 9}).codepoints == Span{0, 0}));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
}  // namespace stet
