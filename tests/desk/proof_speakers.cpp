#include "proof_support.h"

#include <boost/test/unit_test.hpp>

using stet::test::Copy;

// The ways news names a speaker, each with a trap beside it. The numbers are those of the patterns
// in the README of src/desk/proof.
BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(proof_speakers)

BOOST_AUTO_TEST_CASE(a_question_mark_does_not_part_a_quotation_from_its_tag) {  // 2
  BOOST_TEST(Copy("“Who signed the cheque?” Varga asked.").speaker() == "Varga");
  BOOST_TEST(Copy("“Get out!” the harbourmaster yelled.").speaker() == "the harbourmaster");
  BOOST_TEST(Copy("“Who signed the cheque?” The road stayed closed for a week.").speaker() == "-");
}

BOOST_AUTO_TEST_CASE(a_tag_may_begin_with_its_verb_or_its_name) {  // 3
  BOOST_TEST(Copy("“The bridge will reopen,” Mayor Ines Okafor said.").speaker() ==
             "Mayor Ines Okafor");
  BOOST_TEST(Copy("“Nobody asked us,” said Tomas Rehn, who grows barley near Vik.").speaker() ==
             "Tomas Rehn, who grows barley near Vik");
  BOOST_TEST(Copy("“We filed it,” said Dr. J. P. Amaro of St. Olav’s Hospital.").speaker() ==
             "Dr. J. P. Amaro of St. Olav’s Hospital");
  BOOST_TEST(Copy("“Out of the question,” snapped the harbourmaster.").speaker() ==
             "the harbourmaster");
  BOOST_TEST(Copy("“Out of the question,” said Lund on Monday.").speaker() == "Lund");
}

BOOST_AUTO_TEST_CASE(sentences_follow_a_tag_in_its_paragraph) {  // 4
  const Copy copy("“We waited all night,” said Lund. “Nobody came to the door.”");
  BOOST_TEST(copy.speaker(1) == "Lund");
  BOOST_TEST(Copy("“We waited,” Lund said.\n“Nobody came to the door that night.”").speaker(1) ==
             "-");
}

BOOST_AUTO_TEST_CASE(a_split_quotation_has_one_speaker) {
  const Copy copy("“We waited,” she said, “and nobody came.”");
  BOOST_TEST(copy.speaker(0) == "she");
  BOOST_TEST(copy.speaker(1) == "she");
}

BOOST_AUTO_TEST_CASE(the_outermost_reporting_verb_speaks) {  // 5
  BOOST_TEST(Copy("Lindqvist said that donors feel “left alone by the party”.").speaker() ==
             "Lindqvist");
  BOOST_TEST(
      Copy("Lindqvist, who chairs the panel, said the figures were “simply wrong.”").speaker() ==
      "Lindqvist, who chairs the panel");
  BOOST_TEST(
      Copy("Ito said the wall would stand, but Brandt called it “a very bad joke”.").speaker() ==
      "Brandt");
}

BOOST_AUTO_TEST_CASE(a_tag_at_the_end_outranks_a_weak_verb_before) {  // 6
  BOOST_TEST(
      Copy("The board knows the wall is “not safe in a storm” and will act, he said.").speaker() ==
      "he");
}

BOOST_AUTO_TEST_CASE(participles_take_the_main_subject) {  // 7
  BOOST_TEST(
      Copy("Silva rejected the offer, calling it “an insult to the whole town.”").speaker() ==
      "Silva");
  BOOST_TEST(Copy("Facing questions, Silva left the room, adding “we are done here for today.”")
                 .speaker() == "Silva");
}

BOOST_AUTO_TEST_CASE(a_passive_names_the_speaker_behind_by) {  // 8
  BOOST_TEST(Copy("The scheme was described by one engineer as “held together with tape and hope.”")
                 .speaker() == "one engineer");
  BOOST_TEST(
      Copy("“The talks are over,” the envoy was quoted by state radio as saying.").speaker() ==
      "the envoy");
  BOOST_TEST(Copy("“We have duties,” he was cited by the Orion news agency as saying.").speaker() ==
             "he");
}

BOOST_AUTO_TEST_CASE(as_somebody_put_it_and_according_to) {  // 8
  BOOST_TEST(Copy("It was, as one captain put it, “the longest night of the year.”").speaker() ==
             "one captain");
  BOOST_TEST(Copy("“No survivors were found,” according to a coast guard log.").speaker() ==
             "a coast guard log");
}

BOOST_AUTO_TEST_CASE(the_carrier_is_not_the_speaker) {
  BOOST_TEST(Copy("“We have duties,” Okafor said, AFP reported.").speaker() == "Okafor");
}

BOOST_AUTO_TEST_CASE(a_colon_names_the_subject) {  // 9
  BOOST_TEST(Copy("The minister was blunt: “There is no more money for the harbour.”").speaker() ==
             "The minister");
  BOOST_TEST(Copy("In a letter to the board, Haddad wrote:\n“I can no longer put my name to it.”")
                 .speaker() == "Haddad");
  BOOST_TEST(Copy("HOST: “Did you sign it?”").speaker() == "HOST");
}

BOOST_AUTO_TEST_CASE(a_partial_quotation_is_its_subjects_whatever_the_verb) {  // 10
  BOOST_TEST(Copy("Okafor lined up behind “a wall that will outlive us” on Monday.").speaker() ==
             "Okafor");
  BOOST_TEST(Copy("The leak was “a serious breach of trust” and work stopped.").speaker() == "-");
}

BOOST_AUTO_TEST_CASE(titles_and_terms_have_no_speaker) {  // 11
  BOOST_TEST(
      Copy("She won the prize for “The Lighthouse Keeper’s Winter,” her third novel.").speaker() ==
      "-");
  BOOST_TEST(Copy("The word “hygge” has no direct translation.").speaker() == "-");
  BOOST_TEST(Copy("Jack “The Crow” Malone was sentenced on Friday.").speaker() == "-");
}

BOOST_AUTO_TEST_CASE(a_signature_below_names_the_speaker) {
  BOOST_TEST(Copy("“The sea gives and the sea takes.” — Marta Lind, fisherwoman").speaker() ==
             "Marta Lind, fisherwoman");
}

BOOST_AUTO_TEST_CASE(a_bare_quotation_has_no_speaker) {  // 12
  BOOST_TEST(Copy("Crews worked all night. “The dam held and nobody was hurt.” The road reopened.")
                 .speaker() == "-");
  BOOST_TEST(
      Copy("The council met.\n“This vote will cost us more than it will bring in.”\nRain fell.")
          .speaker() == "-");
}

BOOST_AUTO_TEST_CASE(the_cue_is_the_nearest_verb_of_the_speaker) {
  BOOST_TEST(Copy("“We waited,” Lund said.").cue() == "said");
  BOOST_TEST(Copy("“The talks are over,” the envoy was quoted by state radio as saying.").cue() ==
             "was quoted by state radio as saying");
}

BOOST_AUTO_TEST_CASE(pronouns_and_short_forms_resolve_to_the_fullest_name) {
  const Copy copy("Ruth Mbeki runs the dam.\n“It held,” Mbeki said.\n“Nobody was hurt,” she said.");
  BOOST_TEST(copy.resolved(0) == "Ruth Mbeki");
  BOOST_TEST(copy.resolved(1) == "Ruth Mbeki");
}

BOOST_AUTO_TEST_CASE(a_name_that_only_describes_is_nobodys_fullest_form) {
  const Copy copy("“It will not be used,” the Norland head of state said.");
  BOOST_TEST(copy.speaker() == "the Norland head of state");
  BOOST_TEST(copy.resolved() == "");
}

BOOST_AUTO_TEST_CASE(a_pronoun_between_two_people_is_not_resolved) {
  BOOST_TEST(Copy("Ruth Mbeki and Jan Brandt met.\n“It is over,” he said.").resolved() == "");
}

// Ten thousand tags in one paragraph, and one sentence that never ends.
BOOST_AUTO_TEST_CASE(hostile_paragraphs_cost_no_more_than_their_length) {
  std::string tags, commas;
  for (int i = 0; i < 2000; ++i) {
    tags += "“We waited,” Lund said. ";
    commas += "said Lund, who and ";
  }
  BOOST_TEST(Copy(tags).speaker(1999) == "Lund");
  BOOST_TEST(Copy(commas + "“so it goes on and on”").quotations().size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
