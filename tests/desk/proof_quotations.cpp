#include "proof_support.h"

#include <boost/test/unit_test.hpp>

using namespace stet;
using stet::test::Copy;

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(proof_quotations)

BOOST_AUTO_TEST_CASE(a_quotation_runs_over_paragraphs_that_open_with_a_mark) {
  const Copy copy(
      "“We built the first mill in 1921, and it burned.\n“The second is standing,” Petrov said.");
  BOOST_REQUIRE_EQUAL(copy.quotations().size(), 1u);
  BOOST_TEST(copy.quotations()[0]->parts.size() == 2u);
  BOOST_TEST(copy.quotations()[0]->closed);
  BOOST_TEST(copy.speaker() == "Petrov");
}

BOOST_AUTO_TEST_CASE(a_closed_quotation_does_not_run_on) {
  const Copy copy("“We built the first mill in 1921.”\n“The second is standing,” Petrov said.");
  BOOST_TEST(copy.quotations().size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_heading_between_ends_a_quotation) {
  const Copy copy(
      "“We built the first mill in 1921, and it burned.\n# What came next\n“The second is up,” "
      "Petrov said.");
  BOOST_REQUIRE_EQUAL(copy.quotations().size(), 2u);
  BOOST_TEST(!copy.quotations()[0]->closed);
}

BOOST_AUTO_TEST_CASE(a_paragraph_without_a_mark_ends_a_quotation) {
  const Copy copy(
      "“We built the first mill in 1921, and it burned.\nThe second is up.\n“Yes,” Petrov said.");
  BOOST_REQUIRE_EQUAL(copy.quotations().size(), 2u);
  BOOST_TEST(copy.quotations()[0]->parts.size() == 1u);
}

BOOST_AUTO_TEST_CASE(kinds_follow_what_is_inside_and_before) {
  BOOST_TEST((Copy("“The dam held and nobody was hurt,” Lund said.").kind() == QuoteKind::direct));
  BOOST_TEST((Copy("Lund called it “a work of fiction”.").kind() == QuoteKind::partial));
  BOOST_TEST((Copy("The “temporary” fee is eleven years old.").kind() == QuoteKind::scare));
  BOOST_TEST((Copy("The so-called “smart” meters stopped.").kind() == QuoteKind::term));
  BOOST_TEST((Copy("He sang in the film “Low Tide.”").kind() == QuoteKind::title));
  BOOST_TEST((Copy("“I will do this for you,” she said.").kind() == QuoteKind::direct));
}

BOOST_AUTO_TEST_CASE(a_block_quotation_needs_no_marks) {
  const Copy copy("Haddad wrote:\n> I can no longer put my name to figures I do not believe.");
  BOOST_REQUIRE_EQUAL(copy.quotations().size(), 1u);
  BOOST_TEST(copy.quotations()[0]->marked_up);
}

BOOST_AUTO_TEST_CASE(words_inside_marks_know_it) {
  const Copy copy("“We waited,” Lund said.");
  const auto& words = copy.proof().words;
  BOOST_REQUIRE_EQUAL(words.size(), 4u);
  BOOST_TEST((words[1].flags & kInQuote) != 0);
  BOOST_TEST((words[2].flags & kInQuote) == 0);
}

BOOST_AUTO_TEST_CASE(every_part_lies_inside_its_passage) {
  const Copy copy("“One.\n“Two ‘three’ four\n“five,” Lund said. “six");
  for (const Quotation& quotation : copy.proof().quotations)
    for (const Quotation::Part& part : quotation.parts) {
      const std::size_t size = copy.proof().passages[part.passage].bytes().size();
      BOOST_TEST(part.span.end <= size);
      BOOST_TEST(part.span.contains(part.inside));
    }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
