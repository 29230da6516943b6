#include "text/language.h"

#include "text/utf8.h"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

namespace stet {
BOOST_AUTO_TEST_SUITE(text)
BOOST_AUTO_TEST_SUITE(language)

BOOST_AUTO_TEST_CASE(a_tag_is_found_by_its_first_subtag) {
  BOOST_TEST(find_language("en")->tag == "en");
  BOOST_TEST(find_language("de-AT")->tag == "de");
  BOOST_TEST(find_language("FR")->tag == "fr");
  BOOST_TEST(find_language("es_MX")->tag == "es");
  for (std::string_view tag : {"", "und", "ja", "eng", "d", "deu"}) BOOST_TEST(!find_language(tag));
  BOOST_TEST(language_or_english("ja").tag == "en");
}

BOOST_AUTO_TEST_CASE(every_language_has_its_year_and_week_in_lower_case) {
  for (std::string_view tag : {"en", "de", "fr", "es"}) {
    const LanguageData& data = *find_language(tag);
    BOOST_TEST(data.months.size() == 12u);
    BOOST_TEST(data.month_shorts.size() == 12u);
    BOOST_TEST(data.weekdays.size() == 7u);
    BOOST_TEST(!data.pairs.empty());
    for (const auto& list :
         {data.abbreviations, data.titles, data.capital_abbreviations, data.tag_verbs,
          data.elisions, data.months, data.month_shorts, data.weekdays, data.function_words}) {
      std::set<std::string_view> seen;
      for (std::string_view word : list) {
        BOOST_TEST(lower(word) == word);
        if (!word.empty()) BOOST_TEST(seen.insert(word).second, tag << " has " << word << " twice");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_sets_hold_the_words_of_the_lists) {
  for (std::string_view tag : {"en", "de", "fr", "es"}) {
    const LanguageData& data = *find_language(tag);
    for (std::string_view word : data.function_words)
      BOOST_TEST(data.function_word_set.has(word_hash(word)));
    for (std::string_view word : data.titles) BOOST_TEST(data.title_set.has(word_hash(word)));
    BOOST_TEST(!data.function_word_set.has(word_hash("harbour")));
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
}  // namespace stet
