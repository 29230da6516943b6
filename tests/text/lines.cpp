#include "text/lines.h"

#include <boost/test/unit_test.hpp>

#include <string_view>

namespace stet {
BOOST_AUTO_TEST_SUITE(text)
BOOST_AUTO_TEST_SUITE(lines)

constexpr std::string_view kMixed = "one\ntwo\r\nthrée x\r\rlast";

BOOST_AUTO_TEST_CASE(lines_end_at_lf_crlf_and_cr) {
  const LineIndex index(kMixed);
  BOOST_TEST(index.line(1) == "one");
  BOOST_TEST(index.line(2) == "two");
  BOOST_TEST(index.line(3) == "thrée x");
  BOOST_TEST(index.line(4) == "");
  BOOST_TEST(index.line(5) == "last");
  BOOST_TEST(index.line(0) == "");
  BOOST_TEST(index.line(6) == "");
}

BOOST_AUTO_TEST_CASE(a_column_counts_code_points) {
  const LineIndex index(kMixed);
  const auto x = static_cast<std::uint32_t>(kMixed.find('x'));
  BOOST_TEST(index.at(x).line == 3u);
  BOOST_TEST(index.at(x).column == 7u);
}

BOOST_AUTO_TEST_CASE(the_index_and_the_single_question_agree_everywhere) {
  const LineIndex index(kMixed);
  for (std::uint32_t at = 0; at <= kMixed.size() + 2; ++at) {
    BOOST_TEST(index.at(at).line == line_column(kMixed, at).line);
    BOOST_TEST(index.at(at).column == line_column(kMixed, at).column);
  }
}

BOOST_AUTO_TEST_CASE(an_empty_source_has_a_first_line) {
  BOOST_TEST(LineIndex("").at(0).line == 1u);
  BOOST_TEST(LineIndex("").at(0).column == 1u);
  BOOST_TEST(LineIndex("a\n").at(2).line == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
}  // namespace stet
