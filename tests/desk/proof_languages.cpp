#include "desk/proof/lexicon.h"
#include "proof_support.h"

#include <boost/test/unit_test.hpp>

using stet::test::Copy;

namespace {

std::string words_of(const Copy& copy) {
  std::string words;
  for (const stet::ProofWord& word : copy.proof().words) {
    if (!words.empty()) words += '|';
    words += copy.proof().bytes(0, word.span);
  }
  return words;
}

}  // namespace

// What a language's grammar adds, a claim each; whole stories stand in tests/desk/speakers.
BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(proof_languages)

BOOST_AUTO_TEST_CASE(french_words_are_parted_where_they_are_elided_or_inverted) {
  BOOST_TEST(words_of(Copy("L’élue l’a-t-elle dit", "fr")) == "L’|élue|l’|a|elle|dit");
  BOOST_TEST(words_of(Copy("dit-il aujourd’hui", "fr")) == "dit|il|aujourd’hui");
  BOOST_TEST(words_of(Copy("le porte-parole, d’après lui", "fr")) == "le|porte-parole|d’après|lui");
  BOOST_TEST(words_of(Copy("qu’l’d’a-t-il", "fr")).find("||") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(words_of_other_languages_are_left_whole) {
  BOOST_TEST(words_of(Copy("weren’t l’élue", "en")) == "weren’t|l’élue");
  BOOST_TEST(words_of(Copy("wie geht’s", "de")) == "wie|geht’s");
}

BOOST_AUTO_TEST_CASE(a_verb_and_its_hanging_pronoun_are_cue_and_speaker) {
  const Copy copy("« Non », a-t-elle encore martelé.", "fr");
  BOOST_TEST(copy.speaker() == "elle");
  BOOST_TEST(copy.cue() == "martelé");
}

BOOST_AUTO_TEST_CASE(a_german_subject_may_stand_behind_its_verb) {
  BOOST_TEST(Copy("Am Montag sagte Lund der Zeitung: „Wir warten ab.“", "de").speaker() == "Lund");
  BOOST_TEST(
      Copy("Den Vorwurf wies der Minister als „absurd und falsch“ zurück.", "de").speaker() ==
      "der Minister");
  BOOST_TEST(Copy("Die Sprecherin der Polizei sagte: „Wir warten ab.“", "de").speaker() ==
             "Die Sprecherin der Polizei");
}

BOOST_AUTO_TEST_CASE(a_dialogue_dash_is_a_quotation_only_with_a_tag) {
  BOOST_TEST(Copy("—No —dijo ella—. Llegué tarde.", "es").quotations().size() == 2u);
  BOOST_TEST(Copy("— Non, répondit-elle.", "fr").quotations().size() == 1u);
  BOOST_TEST(Copy("— trois bateaux et deux grues", "fr").quotations().empty());
  BOOST_TEST(Copy("—No —said she—. It was late.", "en").quotations().empty());
}

BOOST_AUTO_TEST_CASE(a_dropped_subject_is_whoever_spoke_before) {
  const Copy copy("«Esperamos», dijo Luna. «Nadie vino», añadió.", "es");
  BOOST_TEST(copy.speaker(1) == "Luna");
  BOOST_TEST(Copy("«Nadie vino a la puerta esa noche», añadió.", "es").speaker() == "-");
}

BOOST_AUTO_TEST_CASE(an_office_with_a_capital_is_no_german_name) {
  BOOST_TEST(Copy("„Wir warten ab“, sagte die Sprecherin.", "de").resolved().empty());
  BOOST_TEST(Copy("Henrik Lund kam. „Wir warten ab“, sagte Lund.", "de").resolved() ==
             "Henrik Lund");
}

BOOST_AUTO_TEST_CASE(a_language_without_words_of_its_own_has_no_speakers) {
  BOOST_TEST(stet::find_lexicon("it") == nullptr);
  BOOST_TEST(Copy("«Aspettiamo», ha detto Luna.", "it").speaker() == "-");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
