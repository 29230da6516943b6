#include "desk/proof/lexicon.h"
#include "proof_support.h"

#include <boost/test/unit_test.hpp>

using namespace stet;
using stet::test::Copy;

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(proof_passages)

BOOST_AUTO_TEST_CASE(the_first_paragraph_is_the_lead) {
  const Copy copy("# Old mills\nThe mill burned.\nIt was old.");
  const auto& passages = copy.proof().passages;
  BOOST_REQUIRE_EQUAL(passages.size(), 3u);
  BOOST_TEST((passages[0].zone == Zone::heading));
  BOOST_TEST((passages[1].zone == Zone::lead));
  BOOST_TEST((passages[2].zone == Zone::body));
  BOOST_TEST(copy.proof().body.size() == 2u);
}

BOOST_AUTO_TEST_CASE(captions_stand_where_their_pictures_do) {
  const std::string source = "Mill in March\nThe mill burned.\nA picture of it\nIt was old.";
  Article article;
  article.source = source;
  const auto field = [&](std::string_view words) {
    const auto at = static_cast<std::uint32_t>(source.find(words));
    return Field{
        .text = article.arena.verbatim(std::string_view(source).substr(at, words.size()), at),
        .known = {.presence = Presence::present}};
  };
  article.headlines.push_back({.field = field("Mill in March")});
  article.media.push_back({});
  article.media[0].caption = field("A picture of it");
  article.media[0].placed_at = 1;
  article.body.push_back({.field = field("The mill burned.")});
  article.body.push_back({.kind = BlockKind::media, .media = 0});
  article.body.push_back({.field = field("It was old.")});
  const auto proof = make_proof(article, {}, "en", nullptr);
  BOOST_REQUIRE(proof.ok());
  const Zone expected[] = {Zone::headline, Zone::lead, Zone::caption, Zone::body};
  BOOST_REQUIRE_EQUAL(proof->passages.size(), 4u);
  for (std::size_t i = 0; i < 4; ++i) BOOST_TEST((proof->passages[i].zone == expected[i]), i);
}

BOOST_AUTO_TEST_CASE(prose_begins_behind_the_dateline) {
  const std::string source = "PORT ELIN, May 4 (Stet Wire) — The mill burned.";
  Article article;
  article.source = source;
  article.body.push_back({.field = {.text = article.arena.verbatim(source, 0),
                                    .known = {.presence = Presence::present}}});
  article.dateline.text = {
      .text = article.arena.verbatim(std::string_view(source).substr(0, 28), 0),
      .known = {.presence = Presence::present}};
  const auto proof = make_proof(article, {}, "en", nullptr);
  BOOST_REQUIRE(proof.ok());
  BOOST_TEST(source.substr(proof->passages[0].prose_begin) == "The mill burned.");
  BOOST_REQUIRE_EQUAL(proof->sentences.size(), 1u);
  BOOST_TEST(proof->sentences[0].words.size() == 3u);
}

BOOST_AUTO_TEST_CASE(every_word_knows_its_sentence) {
  const Copy copy("The mill burned. It was old.\nNobody cared.");
  for (const ProofWord& word : copy.proof().words) {
    const Sentence& sentence = copy.proof().sentences.at(word.sentence);
    BOOST_TEST(sentence.span.contains(word.span));
  }
}

BOOST_AUTO_TEST_CASE(an_empty_article_has_an_empty_proof) {
  const Copy copy("");
  BOOST_TEST(copy.proof().passages.empty());
  BOOST_TEST(copy.proof().quotations.empty());
}

BOOST_AUTO_TEST_CASE(a_language_we_have_no_words_for_gets_no_speakers) {
  const Copy copy("“We waited,” Lund said.", "fi");
  BOOST_TEST(copy.quotations().size() == 1u);
  BOOST_TEST(copy.speaker() == "-");
}

BOOST_AUTO_TEST_CASE(a_spent_budget_stops_the_proof) {
  Article article;
  const std::atomic<bool> cancelled = true;
  const Budget budget{.cancelled = &cancelled};
  BOOST_TEST(!make_proof(article, {}, "en", &budget).ok());
}

BOOST_AUTO_TEST_CASE(the_lexicon_knows_the_forms_of_its_verbs) {
  const auto classes = [](std::string_view word) { return lexicon_en.classes(word_hash(word)); };
  for (std::string_view word :
       {"say", "says", "said", "saying", "denied", "denies", "denying", "quipped", "told", "Told",
        "argued", "arguing", "admitted", "wrote", "written"})
    BOOST_TEST((classes(word) & kReports) != 0u, word);
  for (std::string_view word : {"referred", "calling", "described"})
    BOOST_TEST((classes(word) & kLabels) != 0u, word);
  for (std::string_view word : {"harbour", "yellow", "sayed", "tolds"})
    BOOST_TEST(classes(word) == 0u, word);
}

BOOST_AUTO_TEST_CASE(names_find_their_fullest_form) {
  const Copy copy(
      "President Ines Okafor met Jan Ito. Okafor left. Later Ms. Okafor and Mr. Ito spoke of Prime "
      "Minister Brandt.");
  const Proof& proof = copy.proof();
  std::string found;
  for (const Name& name : proof.names) {
    const Name& full = proof.names[name.full];
    found += std::string(proof.bytes(full.passage, full.span)) + ";";
  }
  BOOST_TEST(found == "Ines Okafor;Jan Ito;Ines Okafor;Ines Okafor;Jan Ito;Brandt;");
}

BOOST_AUTO_TEST_CASE(two_people_of_one_surname_stay_two) {
  const Copy copy("John Ito met Joan Ito. Then Ito left.");
  const Proof& proof = copy.proof();
  BOOST_REQUIRE_EQUAL(proof.names.size(), 3u);
  BOOST_TEST(proof.names[2].full == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
