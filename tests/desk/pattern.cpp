#include "desk/report.h"
#include "desk/rule.h"

#include <boost/test/unit_test.hpp>

using namespace stet;

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(pattern)

namespace {
std::string refusal(std::string_view source) {
  const auto pattern = Pattern::compile(source);
  return pattern.ok() ? "" : pattern.error().message;
}
}  // namespace

BOOST_AUTO_TEST_CASE(a_match_is_given_in_bytes_from_where_it_is_asked) {
  const auto pattern = Pattern::compile("é+");
  BOOST_TEST_REQUIRE(pattern.ok());
  BOOST_TEST((pattern->find("caféé é") == Span{3, 7}));
  BOOST_TEST((pattern->find("caféé é", 7) == Span{8, 10}));
  BOOST_TEST(!pattern->find("caféé é", 10));
  BOOST_TEST(!pattern->find("é", 99));
  BOOST_TEST(pattern->source() == "é+");
}

BOOST_AUTO_TEST_CASE(a_start_anchor_means_the_start_of_the_text_wherever_the_search_begins) {
  const auto pattern = Pattern::compile("^b");
  BOOST_TEST_REQUIRE(pattern.ok());
  BOOST_TEST(!pattern->find("ab", 1));
}

BOOST_AUTO_TEST_CASE(an_empty_pattern_object_matches_nothing) {
  BOOST_TEST(!Pattern().find("a"));
  BOOST_TEST(Pattern().source().empty());
}

BOOST_AUTO_TEST_CASE(a_refusal_says_why_in_the_engines_own_words) {
  BOOST_TEST((refusal("a(").find("missing ): a(") != std::string::npos));
  BOOST_TEST((refusal("*").find("no argument for repetition operator") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(look_around_and_back_references_are_named) {
  for (const char* source : {"a(?=b)", "(?<!a)b", "(?!x)", "(?<=y)z"})
    BOOST_TEST((refusal(source).find("look-around is not supported") != std::string::npos), source);
  BOOST_TEST((refusal("(a)\\1").find("back-references are not supported") != std::string::npos));
  BOOST_TEST((refusal("[").find("look-around") == std::string::npos));
}

BOOST_AUTO_TEST_CASE(a_pattern_past_its_limits_is_refused) {
  BOOST_TEST(Pattern::compile(std::string(1024, 'a')).ok());
  BOOST_TEST((refusal(std::string(1025, 'a')).find("the limit is 1024") != std::string::npos));
  BOOST_TEST((refusal("((a{100}){100}){100}").find("refused") != std::string::npos));
  BOOST_TEST(!refusal("").empty());
}

BOOST_AUTO_TEST_CASE(a_pattern_that_ruins_other_engines_stays_linear) {
  const auto pattern = Pattern::compile("(a+)+$");
  BOOST_TEST_REQUIRE(pattern.ok());
  BOOST_TEST(!pattern->matches(std::string(1u << 20, 'a') + "b"));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rule_table)

BOOST_AUTO_TEST_CASE(options_are_read_by_name_and_an_unset_one_says_so) {
  RuleOptions options;
  options.settings.push_back({.name = "max", .set = true, .number = 35});
  options.settings.push_back({.name = "words", .strings = {"a"}});
  BOOST_TEST(options.integer("max") == 35);
  BOOST_TEST(options.is_set("max"));
  BOOST_TEST(!options.is_set("words"));
  BOOST_TEST(options.strings("words").size() == 1u);
}

BOOST_AUTO_TEST_CASE(words_of_the_report_are_read_back) {
  for (Severity each : {Severity::off, Severity::suggestion, Severity::warning, Severity::error})
    BOOST_TEST((parse_severity(to_string(each)) == each));
  for (Stage each : {Stage::submit, Stage::publish, Stage::export_})
    BOOST_TEST((parse_stage(to_string(each)) == each));
  for (Confidence each : {Confidence::low, Confidence::medium, Confidence::high})
    BOOST_TEST((parse_confidence(to_string(each)) == each));
  BOOST_TEST(!parse_severity("warn"));
}

BOOST_AUTO_TEST_CASE(a_need_asked_twice_is_one_need_and_a_fact_answers_it) {
  const std::vector<Fact> facts{{.id = "n1", .ok = true}};
  Findings findings(facts.data(), facts.size());
  findings.need({.id = "n2", .kind = "asset"});
  findings.need({.id = "n2", .kind = "asset"});
  BOOST_TEST(findings.needs().size() == 1u);
  BOOST_TEST_REQUIRE(findings.fact("n1"));
  BOOST_TEST(findings.fact("n1")->ok);
  BOOST_TEST(!findings.fact("n2"));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
