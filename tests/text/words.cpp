#include "text/words.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace stet {
namespace {

std::string joined(std::string_view paragraph) {
  std::vector<Word> words;
  find_words(paragraph, words);
  std::string out;
  for (const Word& word : words) {
    if (!out.empty()) out += '|';
    out += paragraph.substr(word.span.begin, word.span.size());
  }
  return out;
}

Word only(std::string_view text) {
  std::vector<Word> words;
  find_words(text, words);
  BOOST_REQUIRE(!words.empty());
  return words[0];
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text)
BOOST_AUTO_TEST_SUITE(words)

BOOST_AUTO_TEST_CASE(signs_inside_a_word_belong_to_it) {
  BOOST_TEST(joined("They weren't the vice-president's, in the U.S. at 4.1 percent or 12,000.") ==
             "They|weren't|the|vice-president's|in|the|U.S|at|4.1|percent|or|12,000");
  BOOST_TEST(joined("C’est l’été—déjà.") == "C’est|l’été|déjà");
  BOOST_TEST(joined("the end.Next line, a Ph.D. -- no") == "the|end|Next|line|a|Ph.D|no");
  BOOST_TEST(joined("(“Go!” he said)") == "Go|he|said");
}

BOOST_AUTO_TEST_CASE(ideographs_are_words_one_by_one) {
  BOOST_TEST(joined("東京2026年") == "東|京|2026|年");
  BOOST_TEST(joined("한국어 text") == "한국어|text");
}

BOOST_AUTO_TEST_CASE(combining_marks_and_soft_hyphens_do_not_cut) {
  BOOST_TEST(joined("cafe\u0301 news\u00ADroom") == "cafe\u0301|news\u00ADroom");
  BOOST_TEST(only("news\u00ADroom").hash == word_hash_of_lower("newsroom"));
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_separate) {
  BOOST_TEST(joined("a\xFF"
                    "b\xE2\x82") == "a|b");
}

BOOST_AUTO_TEST_CASE(flags_say_what_the_eye_sees) {
  BOOST_TEST(only("Council").flags == kCapitalised);
  BOOST_TEST(only("Élan").flags == kCapitalised);
  BOOST_TEST(only("NATO ").flags == (kCapitalised | kAllCaps));
  BOOST_TEST(only("NATO's").flags == (kCapitalised | kAllCaps | kPossessive));
  BOOST_TEST(only("iPhone").flags == 0);
  BOOST_TEST(only("B52").flags == (kCapitalised | kHasDigit));
  BOOST_TEST(only("1,200.5").flags == (kNumber | kHasDigit));
  BOOST_TEST(only("far-off").flags == kHyphenated);
  BOOST_TEST(only("mayor’s").flags == kPossessive);
}

BOOST_AUTO_TEST_CASE(a_plural_possessive_keeps_its_apostrophe) {
  BOOST_TEST(joined("The officers’ cars") == "The|officers’|cars");
  BOOST_TEST(joined("‘two officers’ he said") == "two|officers|he|said");
  BOOST_TEST(joined("the officers’.") == "the|officers");
}

BOOST_AUTO_TEST_CASE(the_point_of_a_short_form_is_told_from_a_full_stop) {
  BOOST_TEST((only("Mr. Bell").flags & kAfterPoint) != 0);
  BOOST_TEST((only("U.S. law").flags & kAfterPoint) != 0);
  BOOST_TEST((only("J. Doe").flags & kAfterPoint) != 0);
  BOOST_TEST((only("Bell. Then").flags & kAfterPoint) == 0);
}

BOOST_AUTO_TEST_CASE(the_hash_folds_case_apostrophes_and_possessives) {
  BOOST_TEST(only("COUNCIL").hash == word_hash_of_lower("council"));
  BOOST_TEST(only("ÉCOLE").hash == word_hash_of_lower("école"));
  BOOST_TEST(only("don’t").hash == word_hash_of_lower("don't"));
  BOOST_TEST(only("Mayor’s").hash == word_hash_of_lower("mayor"));
  BOOST_TEST(only("officers' cars").hash == word_hash_of_lower("officers"));
  BOOST_TEST(word_hash("Don’t") == word_hash_of_lower("don't"));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
}  // namespace stet
