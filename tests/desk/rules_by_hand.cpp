/// Rules on articles that no input here can spell, built by hand; and hostile articles, where the
/// work of every rule must stay in proportion to the input.

#include "desk/report.h"
#include "desk/rules/rules.h"
#include "intake/reader.h"
#include "schema_support.h"

#include <boost/test/unit_test.hpp>

using namespace stet;

namespace {

std::vector<std::string> messages(const Article& article, std::string_view rule,
                                  Stage stage = Stage::publish) {
  const auto schema = test::parse("{}");
  BOOST_TEST_REQUIRE(schema.ok());
  const auto proof = make_proof(article, {.stage = stage}, "en", nullptr);
  BOOST_TEST_REQUIRE(proof.ok());
  const auto report = judge(*proof, **schema, {});
  BOOST_TEST_REQUIRE(report.ok());
  std::vector<std::string> found;
  for (const Finding& finding : report->findings)
    if (finding.rule == rule) found.push_back(finding.message);
  return found;
}

/// Judges with every rule that stands in this list of families, and counts the marks.
std::size_t judge_hostile(const std::string& source, std::string_view format) {
  const auto article = read(source, format, {});
  if (!article.ok()) return 0;
  const auto schema = test::parse(
      R"({"rules": {"*": "off", "structure.placeholder": "error", "structure.duplicate-paragraph": "error",
      "structure.caption-in-body": "warning", "structure.markup-residue": "error", "structure.boilerplate": "warning",
      "headline.*": "warning", "date.*": "warning", "style.repeated-word": "warning", "embargo.*": "warning",
      "media.*": "warning", "byline.*": "warning", "lead.*": "warning", "legal.*": "warning", "link.*": "warning",
      "correction.*": "warning", "attribution.*": "warning"}})");
  BOOST_TEST_REQUIRE(schema.ok());
  const auto proof = make_proof(*article, {.stage = Stage::publish}, "en", nullptr);
  BOOST_TEST_REQUIRE(proof.ok());
  const auto report = judge(*proof, **schema, {});
  BOOST_TEST_REQUIRE(report.ok());
  for (const Finding& finding : report->findings)
    BOOST_TEST(finding.place.source.end <= source.size());
  return report->findings.size();
}

/// The same for the rules of style, numbers, safety and quotation marks.
void judge_hostile_prose(const std::string& source) {
  const auto article = read(source, "text", {});
  BOOST_TEST_REQUIRE(article.ok());
  const auto schema = test::parse(
      R"({"rules": {"*": "off", "style.*": "warning", "number.*": "warning", "safety.*": "warning",
      "sensitivity.*": "warning", "quote.*": "warning", "media.person-name-mismatch": "warning",
      "style.term": ["warning", {"terms": ["aa ab=ac", "aa ab aa=ad"]}],
      "safety.suicide-guidance": ["warning", {"helpline": ["116 123"], "phrases": ["never here"]}],
      "number.unit-missing": ["warning", {"units": ["miles=km"]}]}})");
  BOOST_TEST_REQUIRE(schema.ok());
  const auto proof = make_proof(*article, {.stage = Stage::publish}, "en-US", nullptr);
  BOOST_TEST_REQUIRE(proof.ok());
  const auto report = judge(*proof, **schema, {});
  BOOST_TEST_REQUIRE(report.ok());
  for (const Finding& finding : report->findings)
    BOOST_TEST(finding.place.source.end <= source.size());
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  out.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(rules_by_hand)

BOOST_AUTO_TEST_CASE(a_place_without_its_picture_is_a_broken_reference) {
  const std::string source = "<!-- editor_0 -->";
  Article article;
  article.source = source;
  article.body.push_back(
      {.kind = BlockKind::media, .media = -1, .href = "editor_0", .at = {0, 17}});
  const auto found = messages(article, "media.broken-reference");
  BOOST_TEST_REQUIRE(found.size() == 1u);
  BOOST_TEST(found[0].find("editor_0") != std::string::npos);
  article.media.emplace_back();
  article.media[0].renditions.push_back({.href = "a.jpg"});
  article.body[0].media = 0;
  BOOST_TEST(messages(article, "media.broken-reference").empty());
  article.body[0].media = 7;
  BOOST_TEST(messages(article, "media.broken-reference").size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_placed_picture_without_an_address_is_a_broken_reference) {
  Article article;
  article.media.emplace_back();
  article.media[0].placed_at = 0;
  article.body.push_back({.kind = BlockKind::media, .media = 0});
  BOOST_TEST(messages(article, "media.broken-reference").size() == 1u);
  article.media[0].alt.known.presence = Presence::not_carried;
  BOOST_TEST(messages(article, "media.broken-reference").empty());
}

BOOST_AUTO_TEST_CASE(a_story_marked_for_legal_stays_in_the_house) {
  Article article;
  article.workflow_flags = {"marked_for_sms", "marked_for_legal"};
  for (Stage stage : {Stage::publish, Stage::export_}) {
    const auto found = messages(article, "legal.marked-not-for-publication", stage);
    BOOST_TEST_REQUIRE(found.size() == 1u);
    BOOST_TEST(found[0].find("marked_for_legal") != std::string::npos);
  }
  BOOST_TEST(messages(article, "legal.marked-not-for-publication", Stage::submit).empty());
  article.workflow_flags = {"marked_for_sms"};
  BOOST_TEST(messages(article, "legal.marked-not-for-publication").empty());
}

BOOST_AUTO_TEST_CASE(a_schedule_before_the_end_of_the_embargo_breaks_it) {
  Article article;
  article.embargo.is_set = true;
  article.embargo.until.value = {.year = 2026,
                                 .month = 5,
                                 .day = 5,
                                 .hour = 9,
                                 .has_time = true,
                                 .offset_minutes = std::int16_t{0}};
  article.embargo.until.known.presence = Presence::present;
  article.scheduled = article.embargo.until;
  BOOST_TEST(messages(article, "embargo.not-respected", Stage::submit).empty());
  article.scheduled.value.hour = 8;
  BOOST_TEST(messages(article, "embargo.not-respected", Stage::submit).size() == 1u);
}

BOOST_AUTO_TEST_CASE(an_embargo_with_no_end_holds_the_story_back) {
  Article article;
  article.embargo.is_set = true;
  BOOST_TEST(messages(article, "embargo.not-respected", Stage::submit).empty());
  BOOST_TEST(messages(article, "embargo.not-respected", Stage::publish).size() == 1u);
}

BOOST_AUTO_TEST_CASE(an_empty_article_is_judged) {
  const Article article;
  BOOST_TEST(messages(article, "newsml.identity").size() == 1u);
  BOOST_TEST(messages(article, "structure.body-too-thin").empty());
}

// Each of these made some step quadratic while it was written; the limit on time is the test's own.
// A long story is looked at in samples of its words: no paragraph of it may fall through.
BOOST_AUTO_TEST_CASE(each_paragraph_of_a_long_story_is_found_when_it_is_pasted_twice) {
  constexpr int kParagraphs = 240;
  constexpr std::string_view kRule = "structure.duplicate-paragraph";
  std::vector<std::string> paragraphs;
  for (int p = 0; p < kParagraphs; ++p) {
    std::string words = "Quay";
    for (int w = 0; w < 9 + p % 4 * 10; ++w) {
      words += " word";
      for (int n = p * 40 + w + 1; n > 0; n /= 26) words += static_cast<char>('a' + n % 26);
    }
    paragraphs.push_back(words + ".");
  }
  const auto story = [&](const std::string& last) {
    std::string source;
    for (const std::string& paragraph : paragraphs) source += "<p>" + paragraph + "</p>";
    return source + "<p>" + last + "</p>";
  };
  const auto marks = [&](const std::string& source) {
    const auto article = read(source, "html", {});
    BOOST_TEST_REQUIRE(article.ok());
    return messages(*article, kRule).size();
  };
  BOOST_TEST(marks(story("Nothing here was ever said before by anybody on the quay.")) == 0u);
  for (const std::string& paragraph : paragraphs) {
    BOOST_TEST(marks(story(paragraph)) == 1u, paragraph);
    if (paragraph.size() < 200) continue;
    const std::string nearly = paragraph.substr(0, paragraph.rfind(' ')) + " otherwise.";
    BOOST_TEST(marks(story(nearly)) == 1u, nearly);
  }
}

BOOST_AUTO_TEST_CASE(hostile_articles_cost_no_more_than_their_size,
                     *boost::unit_test::timeout(60)) {
  BOOST_TEST(judge_hostile("Head of the story here\n\n" + repeated("[", 60'000) + "]", "text") <
             2'000u);
  BOOST_TEST(judge_hostile("Head of the story here\n\n" + repeated("{{ a ", 12'000), "text") <
             2'000u);
  BOOST_TEST(judge_hostile("Head of the story here\n\n" + repeated("<a ", 20'000) + ">", "text") <
             2'000u);
  BOOST_TEST(judge_hostile("Head of the story here\n\n" + repeated("Ã© ", 15'000), "text") <
             2'000u);
  BOOST_TEST(judge_hostile("Head of the story here\n\n" + repeated("TK ", 20'000), "text") <=
             1'001u);
  BOOST_TEST(
      judge_hostile("Head of the story here\n\n" + repeated("Monday, June 30, 2020, ", 2'500),
                    "text") < 6'000u);
  BOOST_TEST(judge_hostile(
                 "‘a b c’ " + repeated("‘one two’ ", 150) + "\n\n" + repeated("one three ", 30'000),
                 "text") < 6'000u);
  std::string same, alike;
  for (int i = 0; i < 4'000; ++i) same += "one two three four five six seven eight nine ten\n\n";
  for (int i = 0; i < 4'000; ++i)
    alike += "one two three four five six seven eight nine " + std::to_string(i) + "\n\n";
  BOOST_TEST(judge_hostile("Head of the story here\n\n" + same, "text") <= 1'001u);
  BOOST_TEST(judge_hostile("Head of the story here\n\n" + alike, "text") <= 1'001u);
}

BOOST_AUTO_TEST_CASE(one_endless_sentence_of_claims_costs_no_more_than_its_length) {
  // Each of these words makes a rule look about itself; no full stop ends the look for it.
  for (std::string_view part :
       {"somebody accused everybody of it and Jan Brandt, 14, the victim of rape in court, ",
        "a poll shows 48% and the killer, named as Jan Brandt, was arrested, ",
        "sources said the source said “he is a coward”, an insider said, ",
        "Mara Oduya and Jan Brandt and Ana Reyes and the report found and the study said, "})
    BOOST_TEST(judge_hostile("Head of the story here\n\n" + repeated(part, 20'000), "text") <=
               1'001u);
  BOOST_TEST(
      judge_hostile(
          "<p>" + repeated("<a href=\"https://port.example.org/?utm_a=1&amp;b=2\">x</a> ", 5'000) +
              "</p>",
          "html") <= 1'001u);
}

BOOST_AUTO_TEST_CASE(cutting_the_tracking_parts_leaves_the_rest_of_the_address) {
  const auto cut = [](const std::string& address) {
    const std::string source = "<p>The council read <a href=\"" + address + "\">the plan</a>.</p>";
    const auto article = read(source, "html", {});
    BOOST_TEST_REQUIRE(article.ok());
    const auto schema = test::parse(R"({"rules": {"*": "off", "link.tracking": "suggestion"}})");
    BOOST_TEST_REQUIRE(schema.ok());
    const auto proof = make_proof(*article, {.stage = Stage::publish}, "en", nullptr);
    BOOST_TEST_REQUIRE(proof.ok());
    const auto report = judge(*proof, **schema, {});
    BOOST_TEST_REQUIRE(report.ok());
    BOOST_TEST_REQUIRE(report->findings.size() == 1u);
    if (report->findings[0].fixes.empty()) return std::string("no fix");
    std::string fixed = source;
    const std::vector<Edit>& edits = report->findings[0].fixes[0].edits;
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
      fixed.replace(edit->span.begin, edit->span.size(), edit->text);
    const std::size_t begin = fixed.find('"') + 1;
    return fixed.substr(begin, fixed.find('"', begin) - begin);
  };
  const std::string head = "https://port.example.org/plan";
  BOOST_TEST(cut(head + "?utm_source=mail") == head);
  BOOST_TEST(cut(head + "?utm_source=mail&amp;utm_medium=mail#wall") == head + "#wall");
  BOOST_TEST(cut(head + "?page=2&amp;fbclid=1") == head + "?page=2");
  BOOST_TEST(cut(head + "?fbclid=1&amp;page=2#wall") == head + "?page=2#wall");
  BOOST_TEST(cut(head + "?utm_source=mail&#038;page=2") == head + "?page=2");
  BOOST_TEST(cut(head + "?utm_source=mail&#x0026;page=2") ==
             "no fix");  // written in an unknown way
  BOOST_TEST(cut(head + "?utm_source=mail&") == "no fix");
  BOOST_TEST(cut(head + "?a=1&gclid=2&b=3&utm_term=4") == head + "?a=1&b=3");
  BOOST_TEST(cut(head + "?gclid=2&b=3&utm_term=4&#38;utm_id=5&c=6") == head + "?b=3&c=6");
}

// Each of these would be minutes of work if a rule walked the copy
// for each mark, name, figure or word that waits in it.
BOOST_AUTO_TEST_CASE(rules_of_style_and_numbers_stay_in_proportion_to_hostile_prose,
                     *boost::unit_test::timeout(60)) {
  const std::string head = "Head of the story 4 dead here\n\n";
  judge_hostile_prose(head + "“" + repeated("“a b” ", 30'000) + "”");
  judge_hostile_prose(head + "“" + repeated("[a] … ", 30'000) + "”");
  judge_hostile_prose(head + repeated("a@b.example.org ", 15'000));
  judge_hostile_prose(head + repeated("@", 120'000) + repeated("a", 120'000) + "@");
  judge_hostile_prose(head + repeated("4111 1111 1111 1111 ", 8'000));
  judge_hostile_prose(head + repeated("+1 ", 40'000) + repeated("AB12 ", 30'000));
  judge_hostile_prose(head + repeated("harbor colour colour ", 15'000));
  judge_hostile_prose(head + repeated("committed suicide hanged himself ", 10'000));
  judge_hostile_prose(head + repeated("aa ab aa ", 30'000));
  judge_hostile_prose(head + "9 people: " + repeated("3 men, ", 30'000));
  judge_hostile_prose(head + repeated("rose 2% from 4% to 6% ", 10'000) +
                      repeated("$4 dead ", 9'000));
  judge_hostile_prose(head + repeated("12 miles 9 people ", 15'000) + repeated("stabbed ", 9'000));
  std::string names, letters;
  for (int i = 0; i < 12'000; ++i) {
    std::string word = "Xanthor";
    for (int n = i + 1; n > 0; n /= 26) word += static_cast<char>('a' + n % 26);
    names += "met Minister Ana " + word + " there. ";
    std::string capitals;
    for (int n = i + 1; n > 0; n /= 26) capitals += static_cast<char>('A' + n % 26);
    letters += "the Q" + capitals + "Z met. ";
  }
  judge_hostile_prose(head + names);
  judge_hostile_prose(head + letters);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
