#include "desk/rules/rules.h"
#include "story.h"

#include <boost/test/unit_test.hpp>

using namespace stet;
using namespace stet::test;

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(schema_overrides)

namespace {

/// The schema asks for a slugline at most four letters long; `override` changes it.
std::string house(const std::string& when, const std::string& changes) {
  return R"({"rules": {"*": "off"}, "fields": {"slugline": {"maxLength": 4}},
             "overrides": [{"name": "x", "when": )" +
         when + ", " + changes + "}]}";
}
const std::string kOff = R"("rules": {"structure.length": "off"})";

struct Slug : Story {
  Slug() : Story("harbour-wall sport desk") {
    article.slugline = field("harbour-wall");
    article.profile = {.value = "story", .known = {.presence = Presence::present}};
    article.language = {.value = "en-GB", .known = {.presence = Presence::present}};
    article.extra.push_back({.path = "/task/desk", .value = "\"sport\""});
    article.sources.push_back({.name = field("desk"), .role = SourceRole::agency});
  }
  bool is_marked(const std::string& when, Stage stage = Stage::submit) {
    return !judge(house(when, kOff), stage).findings.empty();
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(an_override_holds_where_all_its_conditions_do_and_any_value_of_each) {
  Slug slug;
  BOOST_TEST(!slug.is_marked("{}"));
  BOOST_TEST(!slug.is_marked(R"({"desk": ["culture", "Sport"]})"));
  BOOST_TEST(slug.is_marked(R"({"desk": "culture"})"));
  BOOST_TEST(!slug.is_marked(R"({"desk": "sport", "type": "story"})"));
  BOOST_TEST(slug.is_marked(R"({"desk": "sport", "type": "brief"})"));
  BOOST_TEST(!slug.is_marked(R"({"type": "text"})"));
  BOOST_TEST(!slug.is_marked(R"({"language": "en"})"));
  BOOST_TEST(slug.is_marked(R"({"language": "en-US"})"));
  BOOST_TEST(!slug.is_marked(R"({"source": "Desk", "sourceCategory": "wires"})"));
  BOOST_TEST(slug.is_marked(R"({"sourceCategory": "handout"})"));
  BOOST_TEST(slug.is_marked(R"({"stage": "publish"})"));
  BOOST_TEST(!slug.is_marked(R"({"stage": "publish"})", Stage::publish));
}

BOOST_AUTO_TEST_CASE(a_field_can_be_asked_whether_it_is_there_what_it_says_and_its_form) {
  Slug slug;
  BOOST_TEST(!slug.is_marked(R"({"byline": {"present": false}})"));
  BOOST_TEST(slug.is_marked(R"({"field": {"slugline": {"present": false}}})"));
  BOOST_TEST(!slug.is_marked(R"({"field": {"slugline": {"equals": "harbour-wall"}}})"));
  BOOST_TEST(!slug.is_marked(R"({"field": {"slugline": {"matches": "^harbour"}}})"));
  BOOST_TEST(slug.is_marked(R"({"field": {"slugline": {"matches": "^sport"}}})"));
  slug.article.extra.push_back({.path = "/acf/paid", .value = "true"});
  BOOST_TEST(!slug.is_marked(R"({"field": {"extra./acf/paid": {"equals": true}}})"));
}

BOOST_AUTO_TEST_CASE(a_season_needs_the_host_to_say_what_day_it_is) {
  Slug slug;
  const std::string may = R"({"between": ["2026-05-01", "2026-05-31"]})";
  BOOST_TEST(slug.is_marked(may));
  slug.now_ms = 1'780'271'999'000;  // 31 May 2026, 23:59:59
  BOOST_TEST(!slug.is_marked(may));
  slug.now_ms = 1'780'272'000'000;  // 1 June
  BOOST_TEST(slug.is_marked(may));
}

BOOST_AUTO_TEST_CASE(later_overrides_win_key_by_key_and_stand_over_types) {
  Slug slug;
  const std::string schema =
      R"({"rules": {"*": "off"}, "fields": {"slugline": {"maxLength": 4}},
          "types": {"story": {"rules": {"structure.length": "suggestion"}}},
          "overrides": [
            {"name": "a", "when": {}, "rules": {"structure.length": {"severity": {"submit": "error",
             "publish": "error"}, "message": "short, please"}}},
            {"name": "b", "when": {}, "rules": {"structure.length": {"severity": {"submit": "warning"}}}}]})";
  const Report report = slug.judge(schema);
  BOOST_TEST_REQUIRE(report.findings.size() == 1u);
  BOOST_TEST((report.findings[0].severity == Severity::warning));
  BOOST_TEST(report.findings[0].message == "short, please");
  BOOST_TEST((slug.judge(schema, Stage::publish).findings[0].severity == Severity::error));
}

BOOST_AUTO_TEST_CASE(fields_of_an_override_stand_for_the_houses_on_the_same_path) {
  Slug slug;
  BOOST_TEST(
      slug.judge(house(R"({"desk": "sport"})", R"("fields": {"slugline": {"maxLength": 40}})"))
          .findings.empty());
  BOOST_TEST(marks(slug.judge(house(R"({"desk": "sport"})",
                                    R"("fields": {"byline": {"required": true}})")),
                   slug)
                 .find("structure.required error") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_lock_stands_above_overrides) {
  const auto schema = parse(
      R"({"extends": "base.json", "overrides": [{"name": "x", "when": {"desk": "sport"},
          "rules": {"structure.length": "off"}}]})",
      {{"base.json", R"({"rules": {"structure.length": {"severity": "error", "locked": true}}})"}});
  BOOST_TEST_REQUIRE(!schema.ok());
  BOOST_TEST(schema.error().message.find("is locked by base.json") != std::string::npos,
             schema.error().message);
  const auto raised = parse(
      R"({"extends": "base.json", "overrides": [{"name": "x", "when": {"desk": "sport"},
          "rules": {"structure.length": "error"}}]})",
      {{"base.json",
        R"({"rules": {"structure.length": {"severity": "warning", "locked": true}}})"}});
  BOOST_TEST(raised.ok());
}

BOOST_AUTO_TEST_CASE(what_an_override_says_is_in_the_hash) {
  const auto hash = [](const std::string& when) { return (*parse(house(when, kOff)))->hash; };
  BOOST_TEST(hash(R"({"desk": "sport"})") != hash(R"({"desk": "culture"})"));
  BOOST_TEST(hash(R"({"desk": "sport"})") == hash(R"({ "desk": ["sport"] })"));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
