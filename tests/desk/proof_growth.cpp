#include "desk/proof.h"
#include "intake/reader.h"
#include "support/growth.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace stet {
namespace {

double seconds_for(std::size_t times,
                   std::string_view piece = "[{\"\":", std::string_view language = "en") {
  std::string copy = "Wall holds\n\n";
  for (std::size_t i = 0; i < times; ++i) copy += piece;
  const auto article = read(copy, "text", {});
  BOOST_TEST_REQUIRE(article.ok());
  return test::best_seconds(
      [&] { BOOST_TEST_REQUIRE(make_proof(*article, {.format = "text"}, language, nullptr).ok()); },
      3);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(proof_growth)

BOOST_AUTO_TEST_CASE(a_sentence_of_nothing_but_quotation_marks_costs_linear_time) {
  const double small = seconds_for(4000), large = seconds_for(32000);
  BOOST_TEST(large < 16 * small, "8 times the copy took " << large / small << " times as long");
}

// Each piece asks the questions of one language again and again, and never answers them.
BOOST_AUTO_TEST_CASE(copy_of_any_grammar_costs_linear_time) {
  struct Piece {
    std::string_view language, words;
  };
  for (const Piece& piece : {
           Piece{"de", "„sei“ hieß es, "},
           Piece{"de", "hat nach Angaben „von der der des“ gesagt und "},
           Piece{"de", "wie der, der die, so der "},
           Piece{"fr", "« qu’a-t-il », dit, "},
           Piece{"fr", "l’d’qu’a-t-il-elle-on "},
           Piece{"fr", "— dit — a-t-il, dit-il ? "},
           Piece{"es", "«no», añadió, según dijo "},
           Piece{"es", "—dijo —dijo "},
       }) {
    const double small = seconds_for(2000, piece.words, piece.language);
    const double large = seconds_for(16000, piece.words, piece.language);
    // 64 times were quadratic; on a machine with other work 16 times can be linear.
    BOOST_TEST(large < 32 * small,
               piece.words << ": 8 times the copy took " << large / small << " times as long");
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

}  // namespace stet
