#include "desk/report.h"
#include "intake/reader.h"
#include "schema_support.h"

#include <boost/test/unit_test.hpp>

using namespace stet;
using namespace stet::test;

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(schema_style)

namespace {

/// "id severity [words as typed] message" of each finding, one a line.
std::string judged(const std::string& entry, const std::string& source,
                   const std::string& rest = "", std::string_view format = "text",
                   std::string_view language = "en", Stage stage = Stage::submit) {
  const auto schema = parse(R"({"rules": {"*": "off" )" + rest + R"(}, "style": [)" + entry + "]}");
  if (!schema) return "refused: " + schema.error().message;
  const auto article = read(source, format, {});
  BOOST_TEST_REQUIRE(article.ok());
  const auto proof = make_proof(*article, {.stage = stage}, language, nullptr);
  BOOST_TEST_REQUIRE(proof.ok());
  const auto report = judge(*proof, **schema, {});
  BOOST_TEST_REQUIRE(report.ok());
  std::string out;
  for (const Finding& finding : report->findings) {
    const Span at = finding.place.source;
    out.append(finding.rule).append(" ").append(to_string(finding.severity)).append(" [");
    out.append(source.substr(at.begin, at.size())).append("] ").append(finding.message);
    for (const Fix& fix : finding.fixes) out.append(" -> ").append(fix.edits.front().text);
    if (finding.waiver) out += " waived";
    out += '\n';
  }
  return out;
}

std::string story(const std::string& body) { return "Harbour wall holds\n\n" + body + "\n"; }

}  // namespace

BOOST_AUTO_TEST_CASE(existence_marks_a_token_at_the_bytes_typed_and_not_inside_a_longer_word) {
  const std::string entry =
      R"({"id": "house.cut", "kind": "existence", "level": "warning", "message": "cut '{match}'",
          "tokens": ["in order to", "very"], "ignoreCase": true, "exceptions": ["VERY"]})";
  BOOST_TEST(judged(entry, story("Very few came in order to see the every day VERY show.")) ==
             "house.cut warning [Very] cut 'Very'\n"
             "house.cut warning [in order to] cut 'in order to'\n");
  BOOST_TEST(judged(entry, "<p>Caf&eacute;very and very&nbsp;good</p>", "", "html") ==
             "house.cut warning [very] cut 'very'\n");
}

BOOST_AUTO_TEST_CASE(every_one_of_several_matches_is_marked_and_the_limit_ends_them) {
  const std::string entry =
      R"({"id": "house.x", "kind": "existence", "message": "{match}", "tokens": ["very"])";
  BOOST_TEST(judged(entry + "}", story("very very very.")) ==
             "house.x suggestion [very] very\nhouse.x suggestion [very] very\n"
             "house.x suggestion [very] very\n");
  BOOST_TEST(judged(entry + R"(, "limit": 1})", story("very very very.")) ==
             "house.x suggestion [very] very\n");
}

BOOST_AUTO_TEST_CASE(substitution_offers_the_house_word_in_the_case_of_the_found_one) {
  const std::string entry =
      R"({"id": "house.terms", "kind": "substitution", "message": "use '{fix}', not '{match}'",
          "ignoreCase": true, "swap": {"per cent": "percent", "e-?mailed": ["emailed", "wrote"]}})";
  BOOST_TEST(
      judged(entry, story("Ten Per cent e-mailed. Five percent did not.")) ==
      "house.terms suggestion [Per cent] use 'Percent', not 'Per cent' -> Percent\n"
      "house.terms suggestion [e-mailed] use 'emailed', not 'e-mailed' -> emailed -> wrote\n");
}

BOOST_AUTO_TEST_CASE(quotations_links_and_headings_can_be_left_alone) {
  const std::string entry =
      R"({"id": "house.x", "kind": "existence", "message": "m", "tokens": ["sunk"],
          "scope": ["body", "~heading"], "skip": ["quote", "link"]})";
  BOOST_TEST(judged(entry,
                    "<h1>A sunk ship</h1><h2>All sunk</h2><p>\"It is sunk,\" he said. A "
                    "<a href='/a'>sunk</a> one. The sunk cost.</p>",
                    "", "html") == "house.x suggestion [sunk] m\n");
}

BOOST_AUTO_TEST_CASE(occurrence_marks_the_first_one_too_many_and_names_the_count) {
  const std::string entry =
      R"({"id": "house.very", "kind": "occurrence", "message": "'very' {count} times, {max} allowed",
          "token": "\\bvery\\b", "max": 2, "per": "paragraph"})";
  BOOST_TEST(judged(entry, story("A very, very, very good day.\n\nA very good night.")) ==
             "house.very suggestion [very] 'very' 3 times, 2 allowed\n");
  BOOST_TEST(judged(R"({"id": "house.min", "kind": "occurrence", "message": "only {count}",
                        "token": "harbour", "min": 1, "per": "paragraph", "scope": "body"})",
                    story("The harbour.\n\nThe wall.")) ==
             "house.min suggestion [The wall.] only 0\n");
}

BOOST_AUTO_TEST_CASE(repetition_counts_words_between_the_same_token) {
  const std::string entry =
      R"({"id": "house.echo", "kind": "repetition", "message": "'{match}' again within {window} words",
          "tokens": ["truly", "deeply"], "ignoreCase": true, "window": 5})";
  BOOST_TEST(judged(entry, story("Truly good, deeply good, truly good.")) ==
             "house.echo suggestion [truly] 'truly' again within 5 words\n");
  BOOST_TEST(judged(entry, story("Truly one two three four five six truly.")) == "");
}

BOOST_AUTO_TEST_CASE(consistency_marks_the_spelling_that_the_preference_leaves) {
  const auto entry = [](const std::string& prefer) {
    return R"({"id": "house.adv", "kind": "consistency", "message": "both '{match}' and '{other}'",
            "either": {"adviser": "advisor"}, "prefer": ")" +
           prefer + "\"}";
  };
  const std::string copy = story("The advisor left. An advisor came. The adviser stayed.");
  BOOST_TEST(judged(entry("first"), copy) ==
             "house.adv suggestion [adviser] both 'adviser' and 'advisor' -> advisor\n");
  BOOST_TEST(judged(entry("left"), copy) ==
             "house.adv suggestion [advisor] both 'advisor' and 'adviser' -> adviser\n"
             "house.adv suggestion [advisor] both 'advisor' and 'adviser' -> adviser\n");
  BOOST_TEST(judged(entry("left"), story("The advisor left.")) == "");
}

BOOST_AUTO_TEST_CASE(conditional_wants_the_same_group_spelled_out) {
  const std::string entry =
      R"j({"id": "house.acronym", "kind": "conditional", "message": "'{match}' is not spelled out",
          "first": "\\b([A-Z]{3,5})\\b", "second": "\\(([A-Z]{3,5})\\)", "exceptions": ["NATO"]})j";
  BOOST_TEST(judged(entry, story("The Harbour Board Union (HBU) met NATO. HBU and XYZ and XYZ.")) ==
             "house.acronym suggestion [XYZ] 'XYZ' is not spelled out\n");
}

BOOST_AUTO_TEST_CASE(near_forbids_or_requires_a_word_within_reach) {
  const auto entry = [](const std::string& what) {
    return R"({"id": "house.near", "kind": "near", "message": "m", "first": "suicide",
              "second": "helpline", "within": 4, ")" +
           what + "\": true}";
  };
  BOOST_TEST(judged(entry("require"), story("A suicide, no number.")) ==
             "house.near suggestion [suicide] m\n");
  BOOST_TEST(judged(entry("require"), story("A suicide: call the helpline.")) == "");
  BOOST_TEST(judged(entry("forbid"), story("A suicide: call the helpline.")) ==
             "house.near suggestion [suicide] m\n");
  BOOST_TEST(judged(entry("require"), story("A suicide one two three four five helpline.")) ==
             "house.near suggestion [suicide] m\n");
}

BOOST_AUTO_TEST_CASE(capitalization_marks_a_heading_in_another_case) {
  const std::string entry =
      R"({"id": "house.heads", "kind": "capitalization", "level": "warning", "message": "case",
          "match": "sentence", "scope": ["heading"]})";
  BOOST_TEST(judged(entry, "<h1>T</h1><h2>Our Best Summer Walks</h2><p>x y.</p>", "", "html") ==
             "house.heads warning [Best Summer Walks] case\n");
  BOOST_TEST(judged(entry, "<h1>T</h1><h2>Our best walks in Norway</h2><p>x y.</p>", "", "html") ==
             "");
}

BOOST_AUTO_TEST_CASE(metric_compares_a_formula_with_its_bound) {
  const std::string entry =
      R"({"id": "house.long", "kind": "metric", "message": "{value} words a sentence",
          "formula": "words / sentences", "condition": "> 5"})";
  BOOST_TEST(judged(entry, story("One two three four five six seven. One two three.")) == "");
  BOOST_TEST(judged(entry, story("One two three four five six seven.")) ==
             "house.long suggestion [One two three four five six seven.] 7 words a sentence\n");
}

BOOST_AUTO_TEST_CASE(an_entry_is_a_rule_that_stages_languages_messages_and_waivers_reach) {
  const std::string entry =
      R"({"id": "house.cut", "kind": "existence", "message": "m", "tokens": ["plastic"],
          "languages": ["en"]})";
  const std::string copy = story("A plastic word.");
  BOOST_TEST(judged(entry, copy, R"(, "house.*": "off")") == "");
  BOOST_TEST(judged(entry, copy,
                    R"(, "house.cut": {"severity": "error", "message": "no {match} here"})") ==
             "house.cut error [plastic] no plastic here\n");
  const std::string stages =
      R"(, "house.cut": {"severity": {"submit": "off", "publish": "error"}})";
  BOOST_TEST(judged(entry, copy, stages) == "");
  BOOST_TEST(judged(entry, copy, stages, "text", "en", Stage::publish) ==
             "house.cut error [plastic] m\n");
  BOOST_TEST(judged(entry, copy, "", "text", "de") == "");
  BOOST_TEST(judged(entry,
                    "<p>a</p><!-- stet-disable-next house.cut: a material (nr) -->"
                    "<p>A plastic cup.</p>",
                    "", "html") == "house.cut suggestion [plastic] m waived\n");
}

BOOST_AUTO_TEST_CASE(an_entry_of_the_house_replaces_the_one_of_its_base_unless_that_is_locked) {
  const auto base = [](const std::string& locked) {
    return R"({"style": [{"id": "house.x", "kind": "existence", "message": "m", "tokens": ["a"])" +
           locked + "}]}";
  };
  const std::string house =
      R"({"extends": "base.json", "style": [{"id": "house.x", "kind": "existence", "message": "n",
          "tokens": ["b"]}]})";
  const auto merged = parse(house, {{"base.json", base("")}});
  BOOST_TEST_REQUIRE(merged.ok());
  BOOST_TEST_REQUIRE((*merged)->style.size() == 1u);
  BOOST_TEST((*merged)->style[0]->message == "n");
  const auto refused = parse(house, {{"base.json", base(R"(, "locked": true)")}});
  BOOST_TEST_REQUIRE(!refused.ok());
  BOOST_TEST(refused.error().message.find("is locked") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_a_style_says_is_in_the_hash) {
  const auto hash = [](const std::string& token) {
    return (*parse(R"({"style": [{"id": "h.x", "kind": "existence", "message": "m", "tokens": [")" +
                   token + R"("]}]})"))
        ->hash;
  };
  BOOST_TEST(hash("a") != hash("b"));
}

namespace {

struct Broken {
  std::string entry, says;
};
const Broken kBroken[]{
    {R"({"kind": "existence", "message": "m", "tokens": ["a"]})", "/style/0 needs an \"id\""},
    {R"({"id": "h.x", "message": "m"})", "/style/0 has no \"kind\""},
    {R"({"id": "h.x", "kind": "existance"})",
     "unknown kind 'existance' at /style/0/kind; did you mean 'existence'"},
    {R"({"id": "h.x", "kind": "existence", "tokens": ["a"]})", "/style/0 needs a \"message\""},
    {R"({"id": "h.x", "kind": "existence", "message": "m"})", "needs \"tokens\" or \"raw\""},
    {R"({"id": "h.x", "kind": "existence", "message": "m", "swap": {}})",
     "/style/0/swap is no key of kind 'existence'; swap belongs to substitution"},
    {R"({"id": "h.x", "kind": "existence", "message": "m", "tokns": ["a"]})",
     "unknown key 'tokns' at /style/0; did you mean 'tokens'"},
    {R"j({"id": "h.x", "kind": "existence", "message": "m", "tokens": ["a(?=b)"]})j",
     "look-around is not supported"},
    {R"({"id": "h.x", "kind": "existence", "message": "m", "tokens": ["a*"]})",
     "pattern 'a*' matches where nothing stands, and would mark every place at /style/0/tokens/0"},
    {R"({"id": "h.x", "kind": "existence", "message": "m", "tokens": ["((a{100}){100}){100}"]})",
     "is refused"},
    {R"({"id": "h.x", "kind": "existence", "message": "m", "tokens": ["a"], "scope": "bdy"})",
     "unknown scope 'bdy' at /style/0/scope; did you mean 'body'"},
    {R"({"id": "h.x", "kind": "existence", "message": "m", "tokens": ["a"], "vocab": ["@x"]})",
     "no list is named 'x', asked for at /style/0/vocab"},
    {R"({"id": "quote.unbalanced", "kind": "existence", "message": "m", "tokens": ["a"]})",
     "is a rule of Stet"},
    {R"({"id": "Shout", "kind": "existence", "message": "m", "tokens": ["a"]})",
     "must have the form family.name"},
    {R"({"id": "h.x", "kind": "metric", "message": "m", "formula": "words / sentnces",
         "condition": "> 1"})",
     "no count is named 'sentnces'; did you mean 'sentences' at /style/0/formula"},
    {R"({"id": "h.x", "kind": "metric", "message": "m", "formula": "(words", "condition": "> 1"})",
     "a bracket is never closed"},
    {R"({"id": "h.x", "kind": "metric", "message": "m", "formula": "words", "condition": "1"})",
     "write it as \"> 10\""},
    {R"({"id": "h.x", "kind": "near", "message": "m", "first": "a", "second": "b"})",
     "needs \"within\""},
    {R"({"id": "h.x", "kind": "occurrence", "message": "m", "token": "a", "min": 3, "max": 2})",
     "min is over max"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_broken_entry_is_refused_by_its_path_and_with_the_nearest_word) {
  for (const Broken& broken : kBroken) {
    BOOST_TEST_CONTEXT(broken.entry) {
      const auto schema = parse("{ \"style\": [\n  " + broken.entry + "] }");
      BOOST_TEST_REQUIRE(!schema.ok());
      BOOST_TEST(schema.error().message.find(broken.says) != std::string::npos,
                 schema.error().message);
      BOOST_TEST(schema.error().line >= 2u);
      BOOST_TEST(schema.error().file == "house.json");
    }
  }
}

BOOST_AUTO_TEST_CASE(patterns_that_are_too_large_together_are_refused_in_one_line) {
  std::string tokens;
  for (int i = 0; i < 1'500; ++i)
    tokens += (i ? ",\"" : "\"") + std::string("(?i)\\\\pL{200}x") + std::to_string(i) + "\"";
  const auto schema =
      parse(R"({"style": [{"id": "h.x", "kind": "existence", "message": "m", "tokens": [)" +
            tokens + "]}]}");
  BOOST_TEST_REQUIRE(!schema.ok());
  BOOST_TEST(schema.error().message.find("too large to be matched at once") != std::string::npos,
             schema.error().message);
}

BOOST_AUTO_TEST_CASE(more_patterns_than_the_limit_are_refused) {
  std::string tokens;
  for (std::uint32_t i = 0; i <= PatternSet::kMaxPatterns; ++i)
    tokens += (i ? ",\"w" : "\"w") + std::to_string(i) + "\"";
  const auto schema =
      parse(R"({"style": [{"id": "h.x", "kind": "existence", "message": "m", "tokens": [)" +
            tokens + "]}]}");
  BOOST_TEST_REQUIRE(!schema.ok());
  BOOST_TEST(schema.error().message.find("too many style patterns") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
