#include "desk/schema/fields.h"
#include "desk/schema/length.h"
#include "story.h"

#include <boost/test/unit_test.hpp>

using namespace stet;
using namespace stet::test;

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(schema_fields)

namespace {
constexpr const char* kSource =
    "Council backs river wall\n\nThe council voted on Monday.\n\nWork starts in May.";

struct River : Story {
  River() : Story(kSource) {
    headline("Council backs river wall");
    paragraph("The council voted on Monday.");
    paragraph("Work starts in May.");
  }
};
}  // namespace

BOOST_AUTO_TEST_CASE(a_missing_field_points_at_the_headline_and_says_the_stage) {
  River story;
  const Report report =
      story.judge(fields_only(R"("byline": { "required": ["publish"] })"), Stage::publish);
  BOOST_TEST(marks(report, story) == "structure.required error [Council backs river wall]\n");
  BOOST_TEST(report.findings.at(0).message ==
             "byline is missing, and the house requires it at publish");
  BOOST_TEST(report.findings.at(0).place.text == nullptr);
  BOOST_TEST((report.decision == Decision::blocked));
  BOOST_TEST(report.blocking.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_field_required_at_publish_only_is_not_asked_for_at_submit) {
  River story;
  const Report report = story.judge(fields_only(R"("byline": { "required": ["publish"] })"));
  BOOST_TEST(report.findings.empty());
  BOOST_TEST((report.decision == Decision::pass));
}

BOOST_AUTO_TEST_CASE(white_space_dashes_and_placeholders_are_missing) {
  for (const char* words :
       {" \xC2\xA0 ", "---", "...", "TK", "Lorem ipsum dolor", "xxx", "Headline goes here"}) {
    Story story(words);
    story.headline(words);
    const Report report = story.judge(fields_only(R"("headline": { "required": true })"));
    BOOST_TEST(report.counts.error == 1u, words);
  }
  for (const char* words : {"XXX Olympics open", "4", "Go", "\xF0\x9F\x8E\x89"}) {
    Story story(words);
    story.headline(words);
    BOOST_TEST(story.judge(fields_only(R"("headline": { "required": true })")).findings.empty(),
               words);
  }
}

BOOST_AUTO_TEST_CASE(urgency_zero_is_there) {
  River story;
  story.article.urgency = {.value = 0, .known = {.presence = Presence::present}};
  BOOST_TEST(story.judge(fields_only(R"("urgency": { "required": true })")).findings.empty());
}

BOOST_AUTO_TEST_CASE(too_long_marks_what_is_over_the_limit) {
  River story;
  const Report report = story.judge(fields_only(R"("headline": { "maxLength": 13 })"));
  BOOST_TEST(marks(report, story) == "structure.length error [ river wall]\n");
  BOOST_TEST(report.findings.at(0).message == "headline has 24 characters; the house limit is 13");
}

BOOST_AUTO_TEST_CASE(too_short_is_a_warning_unless_the_house_says_otherwise) {
  River story;
  BOOST_TEST(marks(story.judge(fields_only(R"("headline": { "minLength": 30 })")), story) ==
             "structure.length warning [Council backs river wall]\n");
  BOOST_TEST(
      marks(story.judge(fields_only(R"("headline": { "minLength": 30, "severity": "error" })")),
            story) == "structure.length error [Council backs river wall]\n");
}

BOOST_AUTO_TEST_CASE(every_broken_keyword_is_said) {
  River story;
  const Report report = story.judge(
      fields_only(R"("headline": { "maxLength": 10, "pattern": "^[a-z]", "enum": ["A", "B"] })"));
  BOOST_TEST(report.findings.size() == 3u);
}

BOOST_AUTO_TEST_CASE(the_body_is_one_value_in_many_paragraphs) {
  River story;
  const Report report =
      story.judge(fields_only(R"("body": { "maxLength": 6, "lengthUnit": "words" })"));
  BOOST_TEST(marks(report, story) == "structure.length error [ starts in May.]\n");
  BOOST_TEST(report.findings.at(0).message == "body has 9 words; the house limit is 6");
  BOOST_TEST(
      story
          .judge(fields_only(R"("body": { "minLength": 9, "maxLength": 9, "lengthUnit": "words",
                                       "pattern": "May" })"))
          .findings.empty());
}

BOOST_AUTO_TEST_CASE(each_picture_is_asked_at_its_own_place) {
  Story story("<img a> <img b> <img c>");
  story.picture("<img a>").alt = story.field("a");
  story.picture("<img b>").alt.known.presence = Presence::absent;
  Media& decorative = story.picture("<img c>");
  decorative.alt.known.presence = Presence::empty;
  decorative.decorative = true;
  const Report report = story.judge(fields_only(R"("media[*].alt": { "required": true })"));
  BOOST_TEST(marks(report, story) == "structure.required error [<img b>]\n");
  BOOST_TEST(report.findings.at(0).message ==
             "alt text of picture 2 is missing, and the house requires it at submit");
  BOOST_TEST(to_string(report.findings.at(0).place.path, story.article) == "media[1].alt");
}

BOOST_AUTO_TEST_CASE(what_a_format_cannot_carry_is_a_suggestion_at_submit_and_stands_later) {
  Story story("(Photo)");
  story.picture("(Photo)").alt.known.presence = Presence::not_carried;
  const std::string schema = fields_only(R"("media[*].alt": { "required": true })");
  BOOST_TEST(marks(story.judge(schema, Stage::submit), story) ==
             "structure.required suggestion [(Photo)]\n");
  BOOST_TEST(marks(story.judge(schema, Stage::publish), story) ==
             "structure.required error [(Photo)]\n");
}

BOOST_AUTO_TEST_CASE(selectors_choose_by_role_and_kind) {
  Story story("<a> <b>");
  story.picture("<a>").role = MediaRole::main;
  story.picture("<b>").kind = MediaKind::video;
  const auto marks_of = [&](const char* path) {
    return marks(story.judge(fields_only("\"" + std::string(path) + "\": { \"required\": true }")),
                 story);
  };
  BOOST_TEST(marks_of("media[main].credit") == "structure.required error [<a>]\n");
  BOOST_TEST(marks_of("media[video].credit") == "structure.required error [<b>]\n");
  BOOST_TEST(marks_of("media[main]").empty());
  BOOST_TEST(!marks_of("media[gallery]").empty());
  BOOST_TEST(marks_of("media[gallery].credit").empty());
}

BOOST_AUTO_TEST_CASE(a_value_that_was_worked_out_may_not_be_enough) {
  River story;
  story.article.byline = story.field("The council");
  story.article.byline.known.how = How::derived;
  BOOST_TEST(story.judge(fields_only(R"("byline": { "required": true })")).findings.empty());
  BOOST_TEST(
      marks(story.judge(fields_only(R"("byline": { "required": true, "accept": "explicit" })")),
            story) == "structure.required error [The council]\n");
}

BOOST_AUTO_TEST_CASE(numbers_lists_and_dates_have_their_own_keywords) {
  River story;
  story.article.urgency = {.value = 9, .known = {.presence = Presence::present}};
  story.article.concepts.push_back({.kind = Concept::Kind::subject, .code = "04000000"});
  story.article.modified = {
      .value = {.year = 2026, .month = 3, .day = 4, .hour = 9, .has_time = true},
      .known = {.presence = Presence::present}};
  const Report report = story.judge(fields_only(
      R"("urgency": { "minimum": 1, "maximum": 6 }, "subjects": { "minItems": 2 }, "genres": { "minItems": 1, "required": false },
         "keywords": { "required": true }, "dates.modified": { "format": "date-time" })"));
  std::string said;
  for (const Finding& finding : report.findings) said += finding.message + "\n";
  BOOST_TEST((said.find("urgency is 9; the house limit is 6") != std::string::npos), said);
  BOOST_TEST((said.find("is not a date and time with its zone") != std::string::npos), said);
  BOOST_TEST((said.find("keywords is missing") != std::string::npos), said);
  BOOST_TEST((said.find("subjects: 1 given; the house wants at least 2") != std::string::npos),
             said);
  BOOST_TEST((said.find("genres") == std::string::npos), said);
}

BOOST_AUTO_TEST_CASE(extra_is_reached_by_its_pointer) {
  River story;
  story.article.extra.push_back({.path = "/acf/rating", .value = "7", .at = story.span("Monday")});
  const Report report = story.judge(fields_only(
      R"("extra./acf/rating": { "maximum": 5 }, "extra./acf/deck": { "required": true })"));
  BOOST_TEST(
      marks(report, story) ==
      "structure.required error [Council backs river wall]\nstructure.format error [Monday]\n");
}

BOOST_AUTO_TEST_CASE(a_type_changes_the_constraints_of_its_articles) {
  River story;
  const std::string schema =
      fields_only(R"("headline": { "maxLength": 10 })",
                  R"(, "types": { "alert": { "fields": { "headline": { "maxLength": 90 } } } })");
  BOOST_TEST(story.judge(schema).findings.size() == 1u);
  story.article.profile = {.value = "alert", .known = {.presence = Presence::present}};
  BOOST_TEST(story.judge(schema).findings.empty());
}

BOOST_AUTO_TEST_CASE(house_words_replace_ours) {
  River story;
  const Report report = story.judge(
      fields_only(R"("headline": { "pattern": "^x", "message": "write '{match}' another way" })"));
  BOOST_TEST(report.findings.at(0).message == "write 'Council backs river wall' another way");
}

BOOST_AUTO_TEST_CASE(a_stage_of_a_constraint_keeps_it_from_the_others) {
  River story;
  const std::string schema = fields_only(R"("headline": { "maxLength": 10, "stage": "export" })");
  BOOST_TEST(story.judge(schema, Stage::submit).findings.empty());
  BOOST_TEST(story.judge(schema, Stage::export_).findings.size() == 1u);
}

BOOST_AUTO_TEST_CASE(graphemes_are_what_a_reader_counts) {
  BOOST_TEST(measure("e\xCC\x81t\xCC\xA3\xCC\x82", LengthUnit::graphemes).count == 2u);
  BOOST_TEST(measure("\xF0\x9F\x87\xB3\xF0\x9F\x87\xB4\xF0\x9F\x87\xB8\xF0\x9F\x87\xAA",
                     LengthUnit::graphemes)
                 .count == 2u);
  BOOST_TEST(measure("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
                     LengthUnit::graphemes)
                 .count == 1u);
  BOOST_TEST(measure("\r\n", LengthUnit::graphemes).count == 1u);
  BOOST_TEST(measure("", LengthUnit::graphemes).count == 0u);
  BOOST_TEST(measure("éa", LengthUnit::bytes).count == 3u);
  BOOST_TEST(measure("e\xCC\x81", LengthUnit::codepoints).count == 2u);
  BOOST_TEST(measure("one two-three, four", LengthUnit::words).count == 3u);
  BOOST_TEST(measure("e\xCC\x81x", LengthUnit::graphemes, 1).fits == 3u);
  BOOST_TEST(measure("one two", LengthUnit::words, 1).fits == 3u);
  BOOST_TEST(measure("\xFF\xFE", LengthUnit::graphemes).count == 2u);
}

BOOST_AUTO_TEST_CASE(formats_know_right_from_wrong) {
  struct Sample {
    const char *format, *right, *wrong;
  };
  for (const Sample& sample :
       {Sample{"date-time", "2026-03-04T09:30:00+02:00", "2026-03-04T09:30:00"},
        Sample{"date-time", "2026-03-04T09:30:00.5Z", "4.3.26"},
        Sample{"date", "2026-03-04", "2026-03-04T09:30:00Z"},
        Sample{"date", "2024-02-29", "2026-02-30"},
        Sample{"uri", "https://port.example.org/a", "port.example.org"},
        Sample{"uri", "mailto:a@b.example", "http://a b"},
        Sample{"urn", "urn:newsml:port.example.org:20260304:wall", "urn:x:"},
        Sample{"email", "n.renko@port.example", "n.renko@port"},
        Sample{"email", "a@b.example", "a@@b.example"}, Sample{"language", "en-GB", "english_GB"},
        Sample{"language", "zh-Hant-TW", "e"}, Sample{"language", "x-house", "x"},
        Sample{"uuid", "123e4567-e89b-12d3-a456-426614174000",
               "123e4567e89b12d3a456426614174000"}}) {
    BOOST_TEST(has_format(sample.right, sample.format), sample.right);
    BOOST_TEST(!has_format(sample.wrong, sample.format), sample.wrong);
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
