#include "desk/waivers.h"

#include "desk/fingerprint.h"
#include "story.h"

#include <boost/test/unit_test.hpp>

using namespace stet;
using namespace stet::test;

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(waivers)

namespace {

constexpr const char* kMissing =
    R"("byline": { "required": true }, "headline": { "maxLength": 5 })";

std::string schema_with(const std::string& policy) {
  return fields_only(kMissing, policy.empty() ? "" : ", \"waivers\": {" + policy + "}");
}

struct Wall : Story {
  Wall() : Story("River wall\n\nThe council voted.") {
    headline("River wall");
    paragraph("The council voted.");
  }
  Report with(const std::vector<WaiverRecord>& records, const std::string& policy = "",
              std::string_view author = "") {
    return judge(schema_with(policy), Stage::submit,
                 {.waivers = records, .article_author = author});
  }
};

const Finding& find(const Report& report, std::string_view rule) {
  for (const Finding& finding : report.findings)
    if (finding.rule == rule) return finding;
  throw std::runtime_error("no finding of " + std::string(rule));
}

WaiverRecord by_field() {
  return {.rule = "structure.required",
          .field = "byline",
          .scope = "once",
          .reason = "no byline: names withheld",
          .author = "Eva Lind",
          .role = "chief",
          .at = "2026-03-01"};
}

std::string why_not(const Report& report) {
  const Finding& finding = find(report, "structure.required");
  BOOST_TEST(!finding.waiver);
  BOOST_TEST_REQUIRE(finding.related.size() == 1u);
  return finding.related[0].message;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_waived_finding_stays_in_the_report_and_does_not_block) {
  Wall story;
  const Report report = story.with({by_field()});
  const Finding& finding = find(report, "structure.required");
  BOOST_TEST_REQUIRE(finding.waiver);
  BOOST_TEST(finding.waiver->author == "Eva Lind");
  BOOST_TEST(!finding.waiver->in_text);
  BOOST_TEST(report.counts.waived == 1u);
  BOOST_TEST(report.counts.error == 1u);
  BOOST_TEST((report.blocking == std::vector<std::string_view>{"structure.length"}));
}

BOOST_AUTO_TEST_CASE(a_waiver_by_fingerprint_holds_after_edits_elsewhere) {
  Wall story;
  const Report before = story.with({});
  const std::string print = fingerprint_text(find(before, "structure.length").fingerprint);
  Story edited("Correction\n\nRiver wall\n\nThe council voted again, and once more.");
  edited.headline("River wall");
  edited.paragraph("The council voted again, and once more.");
  const std::vector<WaiverRecord> records{
      {.rule = "structure.length", .fingerprint = print, .reason = "fits"}};
  const Report after = edited.judge(schema_with(""), Stage::submit, {.waivers = records});
  BOOST_TEST(find(after, "structure.length").waiver);
}

BOOST_AUTO_TEST_CASE(a_waiver_by_fingerprint_falls_with_the_words_it_was_given_for) {
  Wall story;
  const std::string print = fingerprint_text(find(story.with({}), "structure.length").fingerprint);
  Story edited("River walls");
  edited.headline("River walls");
  const std::vector<WaiverRecord> records{
      {.rule = "structure.length", .fingerprint = print, .reason = "fits"}};
  BOOST_TEST(
      !find(edited.judge(schema_with(""), Stage::submit, {.waivers = records}), "structure.length")
           .waiver);
}

BOOST_AUTO_TEST_CASE(a_record_without_fingerprint_or_field_speaks_only_for_a_whole_article) {
  Wall story;
  WaiverRecord record = by_field();
  record.field.clear();
  BOOST_TEST(!find(story.with({record}), "structure.required").waiver);
  record.scope = "article";
  BOOST_TEST(find(story.with({record}), "structure.required").waiver);
  record.rule = "structure.*";
  BOOST_TEST(story.with({record}).counts.waived == 2u);
  record.rule = "quote.*";
  BOOST_TEST(story.with({record}).counts.waived == 0u);
}

BOOST_AUTO_TEST_CASE(a_record_of_another_article_does_not_count) {
  Wall story;
  story.article.id = {.value = "a1", .known = {.presence = Presence::present}};
  WaiverRecord record = by_field();
  record.article_id = "a2";
  BOOST_TEST(story.with({record}).counts.waived == 0u);
  record.article_id = "a1";
  BOOST_TEST(story.with({record}).counts.waived == 1u);
}

BOOST_AUTO_TEST_CASE(a_record_ends_when_it_says) {
  Wall story;
  WaiverRecord record = by_field();
  record.scope = "until";
  record.expires = "2026-03-04T10:00:00Z";
  BOOST_TEST(story.with({record}).counts.waived == 1u);  // no clock: the host decides
  story.now_ms = *to_unix_ms(*parse_iso("2026-03-04T09:59:59Z"));
  BOOST_TEST(story.with({record}).counts.waived == 1u);
  story.now_ms = *to_unix_ms(*parse_iso("2026-03-04T10:00:00Z"));
  BOOST_TEST(why_not(story.with({record})) ==
             "a waiver of this does not count: it ended 2026-03-04T10:00:00Z");
  record.expires = "soon";
  BOOST_TEST(why_not(story.with({record})) ==
             "a waiver of this does not count: its end 'soon' is no date");
}

BOOST_AUTO_TEST_CASE(a_record_may_not_be_older_than_the_house_allows) {
  Wall story;
  story.now_ms = *to_unix_ms(*parse_iso("2026-03-20T00:00:00Z"));
  BOOST_TEST(story.with({by_field()}, R"("maxAgeDays": 30)").counts.waived == 1u);
  BOOST_TEST(why_not(story.with({by_field()}, R"("maxAgeDays": 10)")) ==
             "a waiver of this does not count: it is older than 10 days");
}

BOOST_AUTO_TEST_CASE(the_policy_of_the_house_refuses_and_says_why) {
  Wall story;
  BOOST_TEST(
      why_not(story.with({by_field()}, R"("reason": { "minLength": 99 })")) ==
      "a waiver of this does not count: its reason has 25 characters; the house wants at least 99");
  BOOST_TEST(why_not(story.with({by_field()}, R"("roles": { "error": ["editor", "duty"] })")) ==
             "a waiver of this does not count: it is by a chief; the house wants editor or duty");
  BOOST_TEST(story.with({by_field()}, R"("roles": { "error": ["chief"] })").counts.waived == 1u);
  BOOST_TEST(story.with({by_field()}, R"("roles": { "error": ["*"] })").counts.waived == 1u);
  BOOST_TEST(why_not(story.with({by_field()}, R"("never": ["structure.required"])")) ==
             "a waiver of this does not count: the house lets nobody waive this rule");
}

BOOST_AUTO_TEST_CASE(a_second_person_is_not_the_author) {
  Wall story;
  const std::string policy = R"("secondPerson": ["structure.*"])";
  BOOST_TEST(story.with({by_field()}, policy, "Tom Ade").counts.waived == 1u);
  BOOST_TEST(why_not(story.with({by_field()}, policy, "Eva Lind")) ==
             "a waiver of this does not count: it is by the author of the story; the house wants a "
             "second person");
  BOOST_TEST(story.with({by_field()}, policy, "").counts.waived == 0u);
  WaiverRecord nobody = by_field();
  nobody.author.clear();
  BOOST_TEST(story.with({nobody}, policy, "Tom Ade").counts.waived == 0u);
}

namespace {

/// A text with comments in it, and the words that are too long by the schema.
struct Commented : Story {
  explicit Commented(const std::string& comment, const std::string& close = "<!--c-->")
      : Story("<p>first</p>" + comment + "<p>second</p>" + close + "<p>third</p>") {
    for (const char* words : {"first", "second", "third"}) {
      paragraph(words);
      article.media.push_back({.credit = field(words), .at = span(words)});
      article.media.back().credit.known.presence = Presence::present;
    }
  }
  std::string waived(const std::string& policy = "") {
    const Report report =
        judge(fields_only(R"("media[*].credit": { "maxLength": 1 })",
                          policy.empty() ? "" : ", \"waivers\": {" + policy + "}"));
    std::string out;
    for (const Finding& finding : report.findings) {
      if (finding.waiver) out += std::string(finding.place.text->bytes) + " ";
      if (finding.rule == "meta.unused-waiver") out += "(" + finding.message + ")";
    }
    return out;
  }
};

std::string waived(const std::string& comment, const std::string& policy = "") {
  Commented story("<!--" + comment + "-->");
  story.comment(comment);
  return story.waived(policy);
}

}  // namespace

BOOST_AUTO_TEST_CASE(disable_next_speaks_for_the_next_block_alone) {
  BOOST_TEST(waived("stet-disable-next structure.length: verse") == "second ");
  BOOST_TEST(waived(" stet-disable-next structure.*: verse ") == "second ");
  const std::string both = waived("stet-disable-next structure.format, structure.length: verse");
  BOOST_TEST(both == "(this waiver of structure.format waives nothing; take it out)second ");
}

BOOST_AUTO_TEST_CASE(disable_speaks_until_enable_or_the_end) {
  BOOST_TEST(waived("stet-disable structure.length: verse") == "second third ");
  Commented story("<!--stet-disable structure.length: verse-->",
                  "<!--stet-enable structure.length-->");
  story.comment("stet-disable structure.length: verse");
  story.comment("stet-enable structure.length");
  BOOST_TEST(story.waived() == "second ");
}

BOOST_AUTO_TEST_CASE(a_comment_without_a_reason_waives_nothing_and_is_told_so) {
  BOOST_TEST(waived("stet-disable-next structure.length") ==
             "(the waiver of structure.length gives no reason; write 'stet-disable-next "
             "structure.length: why it may "
             "stand')");
  BOOST_TEST(waived("stet-disable-next structure.length:  ").find("gives no reason") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_comment_that_waives_nothing_is_told_so) {
  BOOST_TEST(waived("stet-disable-next structure.format: verse") ==
             "(this waiver of structure.format waives nothing; take it out)");
  BOOST_TEST(waived("stet-disable-next structure.lenght: verse") ==
             "(no rule is named 'structure.lenght'; did you mean 'structure.length')");
  BOOST_TEST(waived("stet-disabel structure.length: x").find("is no order to the desk") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_comment_of_somebody_else_is_left_alone) {
  BOOST_TEST(waived("more").empty());
  BOOST_TEST(waived("").empty());
}

BOOST_AUTO_TEST_CASE(a_comment_names_no_role_so_a_house_that_wants_one_refuses_it) {
  BOOST_TEST(
      waived("stet-disable-next structure.length: verse", R"("roles": { "error": ["chief"] })")
          .empty());
  BOOST_TEST(waived("stet-disable-next structure.length: verse", R"("never": ["structure.length"])")
                 .empty());
}

BOOST_AUTO_TEST_CASE(comments_past_the_limit_are_counted_not_obeyed) {
  Story story("<!--x--><p>long</p>");
  story.article.media.push_back({.credit = story.field("long"), .at = story.span("long")});
  for (int i = 0; i < 600; ++i)
    story.article.extra.push_back({.path = "comment",
                                   .value = "stet-disable-next structure.format: x",
                                   .at = story.span("<!--x-->")});
  const Report report = story.judge(fields_only(R"("media[*].credit": { "maxLength": 1 })"));
  BOOST_TEST_REQUIRE(!report.findings.empty());
  bool told = false;
  for (const Finding& finding : report.findings)
    told = told || finding.message == "100 waivers more than the limit of 500 are not looked at";
  BOOST_TEST(told);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
