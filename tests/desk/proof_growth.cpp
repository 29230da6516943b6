#include "desk/proof.h"
#include "intake/reader.h"
#include "support/growth.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace stet {
namespace {

double seconds_for(std::size_t times) {
  std::string copy = "Wall holds\n\n";
  for (std::size_t i = 0; i < times; ++i) copy += "[{\"\":";
  const auto article = read(copy, "text", {});
  BOOST_TEST_REQUIRE(article.ok());
  return test::best_seconds(
      [&] { BOOST_TEST_REQUIRE(make_proof(*article, {.format = "text"}, "en", nullptr).ok()); }, 3);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(proof_growth)

BOOST_AUTO_TEST_CASE(a_sentence_of_nothing_but_quotation_marks_costs_linear_time) {
  const double small = seconds_for(4000), large = seconds_for(32000);
  BOOST_TEST(large < 16 * small, "8 times the copy took " << large / small << " times as long");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

}  // namespace stet
