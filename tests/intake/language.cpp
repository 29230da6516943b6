/// The language that a source does not say.

#include "intake/reader.h"
#include "intake/text/guess_language.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using namespace stet;

namespace {

struct Sample {
  std::string_view tag, text;
};

// Our own words: the same small story in each language.
constexpr Sample kSamples[] = {
    {"en",
     "The harbour of Port Elin was opened again on Monday after the storm, and the first of the "
     "ships that had waited for two days could leave, as the office of the port said in a note."},
    {"de",
     "Der Hafen von Port Elin ist am Montag nach dem Sturm wieder geöffnet worden, und die ersten "
     "Schiffe, die zwei Tage gewartet hatten, konnten auslaufen, wie das Hafenamt in einer "
     "Mitteilung sagte."},
    {"fr",
     "Le port de Port Elin a été rouvert lundi après la tempête, et les premiers navires qui "
     "avaient attendu pendant deux jours ont pu partir, comme le bureau du port l'a dit dans une "
     "note."},
    {"es",
     "El puerto de Port Elin fue abierto de nuevo el lunes después de la tormenta, y los primeros "
     "barcos que habían esperado durante dos días pudieron salir, según dijo la oficina del puerto "
     "en una nota."},
    {"nl",
     "De haven van Port Elin is maandag na de storm weer geopend, en de eerste schepen die al twee "
     "dagen op zee voor de kust lagen konden naar het zuiden, zoals het kantoor van de haven in "
     "een bericht heeft gezegd."},
    {"it",
     "Il porto di Port Elin è stato riaperto lunedì dopo la tempesta, e le prime navi che avevano "
     "atteso per due giorni sono partite, come ha detto l'ufficio del porto in una nota con gli "
     "orari della settimana."},
    {"pt",
     "O porto de Port Elin foi reaberto na segunda-feira após a tempestade, e os primeiros navios "
     "que já esperavam há dois dias não ficaram mais no mar, como disse o escritório do porto em "
     "uma nota."},
    {"sv",
     "Hamnen i Port Elin har öppnat igen efter stormen, och de första fartygen som var ute på "
     "havet i två dagar ska nu lämna staden, men det är inte klart när de andra kan segla, sade "
     "man från hamnens kontor."},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(intake)
BOOST_AUTO_TEST_SUITE(language)

BOOST_AUTO_TEST_CASE(languages_are_told_apart_or_left_open_but_never_mistaken) {
  int told = 0;
  for (const Sample& sample : kSamples) {
    const auto guessed = guess_language(sample.text);
    if (!guessed) {
      BOOST_TEST_MESSAGE(sample.tag << " was left open");
      continue;
    }
    ++told;
    BOOST_TEST(guessed->tag == sample.tag);
    BOOST_TEST(guessed->confidence < 1.0f);
  }
  BOOST_TEST(told >= 6);
}

BOOST_AUTO_TEST_CASE(a_longer_text_is_surer) {
  const auto once = guess_language(kSamples[1].text);
  std::string long_text;
  for (int i = 0; i < 6; ++i) long_text.append(kSamples[1].text) += ' ';
  const auto often = guess_language(long_text);
  BOOST_REQUIRE((once && often));
  BOOST_TEST(often->confidence > once->confidence);
}

BOOST_AUTO_TEST_CASE(every_reader_has_its_language_told_in_the_same_way) {
  const std::string words(kSamples[1].text);
  const std::string sources[] = {
      "Hafen wieder offen\n\n" + words,
      "<html><body><article><p>" + words + "</p></article></body></html>",
      "<p>" + words + "</p>",
      R"({"uri":"u","headline":"Hafen","body_text":")" + words + "\"}",
      R"({"@context":"https://schema.org","@type":"NewsArticle","articleBody":")" + words + "\"}",
      "---\ntitle: Hafen\n---\n\n" + words,
  };
  for (const std::string& source : sources) {
    const auto article = read(source, "auto", {});
    BOOST_REQUIRE(article.ok());
    BOOST_TEST(article->language.value == "de", source);
    BOOST_TEST((article->language.known.how == How::derived));
    BOOST_TEST(article->language.known.confidence < 1.0f);
    ReadOptions house;
    house.default_language = "de-AT";
    const auto housed = read(source, "auto", house);
    BOOST_REQUIRE(housed.ok());
    BOOST_TEST(housed->language.value == "de-AT", source);
    BOOST_TEST((housed->language.known.how == How::defaulted));
  }
}

BOOST_AUTO_TEST_CASE(a_stated_language_holds_and_a_short_text_has_none) {
  const std::string finnish = R"({"uri":"u","language":"fi","headline":"h","body_text":")" +
                              std::string(kSamples[0].text) + "\"}";
  const auto stated = read(finnish, "auto", {});
  BOOST_REQUIRE(stated.ok());
  BOOST_TEST(stated->language.value == "fi");
  const auto brief = read(R"({"uri":"u","headline":"The harbour is open"})", "ninjs", {});
  BOOST_REQUIRE(brief.ok());
  BOOST_TEST(!brief->language.is_present());
  const auto arabic = read(R"({"uri":"u","language":"ar-EG","headline":"h"})", "ninjs", {});
  BOOST_REQUIRE(arabic.ok());
  BOOST_TEST(arabic->right_to_left);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
