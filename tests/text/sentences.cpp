#include "text/sentences.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace stet {
namespace {

/// The sentences with a bar between them.
std::string split(std::string_view paragraph, std::string_view language = "en") {
  const std::vector<MarkPair> marks = find_marks(paragraph, language);
  std::vector<Span> sentences;
  find_sentences(paragraph, marks, language, sentences);
  std::string out;
  for (Span span : sentences) {
    if (!out.empty()) out += " | ";
    out += paragraph.substr(span.begin, span.size());
  }
  return out;
}

/// The same text, expected in one piece.
void stays_whole(std::string_view paragraph, std::string_view language = "en") {
  BOOST_TEST(split(paragraph, language) == paragraph);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text)
BOOST_AUTO_TEST_SUITE(sentences)

BOOST_AUTO_TEST_CASE(sentences_end_at_their_signs_and_are_trimmed) {
  BOOST_TEST(split("  The ferry left. Nobody came!  Why? ") ==
             "The ferry left. | Nobody came! | Why?");
  BOOST_TEST(split("no sign at all") == "no sign at all");
  BOOST_TEST(split("   ") == "");
  BOOST_TEST(split("") == "");
}

BOOST_AUTO_TEST_CASE(a_hard_line_wrap_is_plain_space) {
  BOOST_TEST(split("The ferry left\nat nine. The\nnext is late.") ==
             "The ferry left\nat nine. | The\nnext is late.");
}

BOOST_AUTO_TEST_CASE(titles_initials_and_places_do_not_end_one) {
  stays_whole(
      "Dr. J. P. Amaro of St. Olav’s Hospital met Sen. Ana Ruiz (D-N.Y.) and Lt. Col. Berg.");
  stays_whole("He lives in Port Elin, Fla. with Mrs. May and Gen. Will Brook.");
  stays_whole("The U.S. District Court sat at 9 a.m. Monday on No. 5 Harbour St. by the pier.");
  stays_whole("It rose 4.5 percent on Jan. 4 and vs. the euro.");
}

BOOST_AUTO_TEST_CASE(short_forms_end_one_when_a_new_sentence_plainly_begins) {
  BOOST_TEST(split("She moved to the U.S. The house was sold.") ==
             "She moved to the U.S. | The house was sold.");
  BOOST_TEST(split("They met at 9 a.m. Rain fell.") == "They met at 9 a.m. | Rain fell.");
  BOOST_TEST(split("He fell ill. Smith went home.") == "He fell ill. | Smith went home.");
  BOOST_TEST(split("He said no. Smith went home.") == "He said no. | Smith went home.");
  BOOST_TEST(split("It needs vitamin C. The rest is luck.") ==
             "It needs vitamin C. | The rest is luck.");
}

BOOST_AUTO_TEST_CASE(a_point_inside_a_quotation_ends_nothing) {
  stays_whole("“We waited all night. Nobody came,” she said.");
  BOOST_TEST(split("“We waited. Nobody came.” The pier was dark.") ==
             "“We waited. Nobody came.” | The pier was dark.");
  BOOST_TEST(split("\"We waited,\" he said. \"Nobody came.\" Then it rained.") ==
             "\"We waited,\" he said. | \"Nobody came.\" | Then it rained.");
}

BOOST_AUTO_TEST_CASE(a_quotation_that_goes_on_in_the_next_paragraph_is_split) {
  BOOST_TEST(split("“We built the mill in 1921. It burned down.") ==
             "“We built the mill in 1921. | It burned down.");
}

BOOST_AUTO_TEST_CASE(a_question_inside_marks_goes_on_with_its_tag) {
  stays_whole("“Who signed?” Varga asked.");
  stays_whole("“Who signed?” asked Varga.");
  stays_whole("\"Stop!\" Mr. J. Varga shouted across the hall.");
  BOOST_TEST(split("“Who signed?” Varga denied the charge.") ==
             "“Who signed?” | Varga denied the charge.");
  BOOST_TEST(split("“Who signed?” The room fell silent.") ==
             "“Who signed?” | The room fell silent.");
}

BOOST_AUTO_TEST_CASE(closing_marks_and_brackets_belong_to_the_sentence) {
  BOOST_TEST(split("(It rained.) He left. ‘Good.’ So it was.") ==
             "(It rained.) | He left. | ‘Good.’ | So it was.");
  BOOST_TEST(split("« Nous partons. » Il est sorti.", "fr") == "« Nous partons. » | Il est sorti.");
}

BOOST_AUTO_TEST_CASE(an_ellipsis_with_spaces_is_not_three_sentences) {
  stays_whole("“I told him … that she would pay for it . . . in the end,” he said.");
  stays_whole("The plan … Smith said … is dead.");
  BOOST_TEST(split("It went on and on... The hall emptied.") ==
             "It went on and on... | The hall emptied.");
}

BOOST_AUTO_TEST_CASE(other_languages_bring_their_own_short_forms) {
  stays_whole("Am 4. März kam Dr. Weber z.B. mit dem Zug zum 19. Jahrestag.", "de");
  BOOST_TEST(split("Das war 2019. Der Zug kam nicht.", "de") ==
             "Das war 2019. | Der Zug kam nicht.");
  stays_whole("M. Durand a vu Mme. Petit av. Foch.", "fr");
  stays_whole("El Sr. García vive en EE.UU. desde 2019.", "es");
}

BOOST_AUTO_TEST_CASE(full_stops_without_space_end_sentences_in_japanese) {
  BOOST_TEST(split("船は出た。誰も来なかった。", "ja") == "船は出た。 | 誰も来なかった。");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
}  // namespace stet
