#include "desk/judge_fixes.h"
#include "desk/rules/rules.h"
#include "desk/schema/fields.h"
#include "intake/reader.h"
#include "story.h"
#include "support/shared.h"

#include <boost/test/unit_test.hpp>

using namespace stet;
using namespace stet::test;

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(judging)

namespace {

Result<Report> judge_source(const Article& article, std::unique_ptr<Proof>& keep, Stage stage,
                            const Judgement& judgement = {}) {
  auto schema = load_schema("stet:core", {});
  if (!schema) return schema.error();
  auto proof = make_proof(
      article, {.stage = stage, .format = article.provenance.format, .target = "newsml-g2"},
      article.language.is_present() ? "" : "en", nullptr);
  if (!proof) return proof.error();
  keep = std::make_unique<Proof>(std::move(*proof));
  static std::vector<std::shared_ptr<const Schema>> alive;  // a report views what its schema says
  alive.push_back(*schema);
  return judge(*keep, **schema, judgement);
}

constexpr const char* kStory =
    "Council backs backs river wall\n\n"
    "The council voted on Monday for \"a wall that lasts, the mayor said.\n\n"
    "Work starts in in May. \xE2\x80\x9CWe are ready,\" said engineer Ruth Mbeki.\n\n"
    "Some 62% of drivers have skipped the toll on 31 April.\n";

}  // namespace

BOOST_AUTO_TEST_CASE(every_finding_of_plain_text_stands_where_its_words_stand) {
  const std::string source = kStory;
  const auto article = read(source, "text", {});
  BOOST_TEST_REQUIRE(article.ok());
  for (Stage stage : {Stage::submit, Stage::publish, Stage::export_}) {
    std::unique_ptr<Proof> proof;
    const auto report = judge_source(*article, proof, stage);
    BOOST_TEST_REQUIRE(report.ok());
    BOOST_TEST(!report->findings.empty());
    std::uint32_t before = 0;
    for (const Finding& finding : report->findings) {
      BOOST_TEST_CONTEXT(finding.rule << ": " << finding.message) {
        const Place& place = finding.place;
        BOOST_TEST(place.source.begin >= before);
        before = place.source.begin;
        BOOST_TEST(place.source.begin <= place.source.end);
        BOOST_TEST_REQUIRE(place.source.end <= source.size());
        if (place.text)
          BOOST_TEST(source.substr(place.source.begin, place.source.size()) ==
                     place.text->cut(place.span));
        BOOST_TEST(!finding.why.empty());
        BOOST_TEST((finding.severity != Severity::off));
        for (const Fix& fix : finding.fixes)
          for (const Edit& edit : fix.edits) BOOST_TEST(edit.span.end <= source.size());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_same_article_gives_the_same_report) {
  const std::string source = kStory;
  const auto once = read(source, "text", {}), twice = read(source, "text", {});
  std::unique_ptr<Proof> a, b;
  const auto first = judge_source(*once, a, Stage::publish),
             second = judge_source(*twice, b, Stage::publish);
  BOOST_TEST_REQUIRE(first->findings.size() == second->findings.size());
  for (std::size_t i = 0; i < first->findings.size(); ++i) {
    BOOST_TEST(first->findings[i].rule == second->findings[i].rule);
    BOOST_TEST(first->findings[i].message == second->findings[i].message);
    BOOST_TEST(first->findings[i].fingerprint == second->findings[i].fingerprint);
  }
  BOOST_TEST(first->article_hash == second->article_hash);
}

BOOST_AUTO_TEST_CASE(real_articles_have_findings_inside_the_input_alone) {
  std::size_t judged = 0;
  for (const auto& file : shared_files("data/articles")) {
    const std::string source = slurp(file);
    const auto article = read(source, "auto", {});
    if (!article) continue;
    std::unique_ptr<Proof> proof;
    const auto report = judge_source(*article, proof, Stage::export_);
    BOOST_TEST_REQUIRE(report.ok(), file);
    ++judged;
    for (const Finding& finding : report->findings) {
      BOOST_TEST_REQUIRE(finding.place.source.begin <= finding.place.source.end);
      BOOST_TEST_REQUIRE(finding.place.source.end <= source.size());
      for (const Related& related : finding.related)
        BOOST_TEST_REQUIRE(related.place.source.end <= source.size());
    }
  }
  if (shared("data/articles")) BOOST_TEST(judged > 0u);
}

BOOST_AUTO_TEST_CASE(a_spent_budget_names_what_was_running) {
  const std::string source = kStory;
  const auto article = read(source, "text", {});
  BOOST_TEST_REQUIRE(article.ok());
  std::atomic<bool> cancelled = true;
  const Budget budget{.cancelled = &cancelled};
  std::unique_ptr<Proof> proof;
  const auto report = judge_source(*article, proof, Stage::submit, {.budget = &budget});
  BOOST_TEST_REQUIRE(!report.ok());
  BOOST_TEST((report.error().code == Code::cancelled));
}

BOOST_AUTO_TEST_CASE(a_notice_of_a_reader_is_a_finding_at_its_place) {
  Story story("a\xFF b");
  story.article.provenance.notices.push_back(
      {.rule = "input.something-new", .message = "1 byte is not UTF-8", .at = {1, 2}});
  const Report report = story.judge(fields_only(""));
  BOOST_TEST_REQUIRE(report.findings.size() == 1u);
  BOOST_TEST(report.findings[0].rule == "input.notice");
  BOOST_TEST(report.findings[0].message == "1 byte is not UTF-8");
  BOOST_TEST((report.findings[0].place.source == Span{1, 2}));
  BOOST_TEST((report.decision == Decision::pass_with_warnings));
}

BOOST_AUTO_TEST_CASE(a_place_past_the_end_is_brought_inside) {
  Story story("short");
  story.article.provenance.notices.push_back(
      {.rule = "input.x", .message = "m", .at = {900, 1000}});
  const Report report = story.judge(fields_only(""));
  BOOST_TEST((report.findings.at(0).place.source == Span{5, 5}));
}

namespace {
/// A picture with a credit too long for each finding wanted.
std::string many(Story& story, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    story.article.media.push_back({.credit = story.field("credit"), .at = story.span("credit")});
  return fields_only(
      R"("media[*].credit": { "maxLength": 1, "severity": "suggestion" }, "headline": { "required": true })");
}
}  // namespace

BOOST_AUTO_TEST_CASE(findings_past_the_limit_are_counted_and_an_error_is_never_the_one_cut) {
  Story story("credit and more");
  const std::string schema = many(story, 1'500);
  const Report report = story.judge(schema);
  BOOST_TEST(report.truncated);
  BOOST_TEST(report.findings.size() == 1'001u);
  BOOST_TEST(report.counts.suggestion == 1'500u);
  BOOST_TEST(report.counts.error == 1u);
  BOOST_TEST((report.decision == Decision::blocked));
  std::string said;
  bool error_listed = false;
  for (const Finding& finding : report.findings) {
    if (finding.rule == "findings.truncated") said = finding.message;
    error_listed = error_listed || finding.rule == "structure.required";
  }
  BOOST_TEST(said == "the article has 1501 findings; 1000 are listed");
  BOOST_TEST(error_listed);
}

BOOST_AUTO_TEST_CASE(at_the_limit_nothing_is_cut) {
  Story story("credit and more");
  const std::string schema = many(story, 999);
  const Report report = story.judge(schema);
  BOOST_TEST(!report.truncated);
  BOOST_TEST(report.findings.size() == 1'000u);
}

BOOST_AUTO_TEST_CASE(the_stage_says_what_blocks) {
  const auto decision = [](const char* block_on, const char* severity) {
    Story story("Long headline");
    story.headline("Long headline");
    return story
        .judge(fields_only(
            "\"headline\": { \"maxLength\": 3, \"severity\": \"" + std::string(severity) + "\" }",
            ", \"stages\": { \"submit\": { \"blockOn\": \"" + std::string(block_on) + "\" } }"))
        .decision;
  };
  BOOST_TEST((decision("error", "error") == Decision::blocked));
  BOOST_TEST((decision("error", "warning") == Decision::pass_with_warnings));
  BOOST_TEST((decision("error", "suggestion") == Decision::pass));
  BOOST_TEST((decision("warning", "warning") == Decision::blocked));
  BOOST_TEST((decision("suggestion", "suggestion") == Decision::blocked));
  BOOST_TEST((decision("never", "error") == Decision::pass_with_warnings));
}

BOOST_AUTO_TEST_CASE(findings_added_later_are_counted_and_decided_again) {
  Story story("Long headline");
  story.headline("Long headline");
  Report report = story.judge(fields_only(""));
  BOOST_TEST((report.decision == Decision::pass));
  report.findings.push_back({.rule = "newsml.loss", .severity = Severity::error});
  settle(report, story.schema->stages[0]);
  BOOST_TEST((report.decision == Decision::blocked));
  BOOST_TEST(report.counts.error == 1u);
  settle(report, story.schema->stages[0]);
  BOOST_TEST(report.counts.error == 1u);
  BOOST_TEST(report.blocking.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(fixes)

namespace {

Finding mark(const Text& text, std::vector<Edit> edits) {
  Finding finding;
  finding.place = {.path = {.name = "body"}, .text = &text, .span = {0, text.size()}};
  finding.fixes.push_back({.title = "fix", .edits = std::move(edits)});
  return finding;
}

std::string applied(std::string source, const Finding& finding) {
  BOOST_TEST_REQUIRE(finding.fixes.size() == 1u);
  const std::vector<Edit>& edits = finding.fixes[0].edits;
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
    source.replace(edit->span.begin, edit->span.size(), edit->text);
  return source;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_fix_is_written_as_the_input_writes) {
  BOOST_TEST(escape_for("a & b < \"c\"", SourceEscape::none, false) == "a & b < \"c\"");
  BOOST_TEST(escape_for("a & b < \"c\"", SourceEscape::html, false) == "a &amp; b &lt; \"c\"");
  BOOST_TEST(escape_for("\"c\" 's", SourceEscape::html, true) == "&quot;c&quot; &#39;s");
  BOOST_TEST(escape_for("a \"b\" \\ \n\x01", SourceEscape::json, false) ==
             "a \\\"b\\\" \\\\ \\n\\u0001");
  BOOST_TEST(escape_for("a & \"b\"", SourceEscape::json_html, false) == "a &amp; \\\"b\\\"");
}

BOOST_AUTO_TEST_CASE(an_edit_behind_an_entity_lands_on_the_right_bytes) {
  const std::string source = "<p>A &amp; B the the end</p>";
  TextArena arena;
  TextBuilder builder(arena);
  builder.verbatim("A ", 3);
  builder.atom("&", {5, 10});
  builder.verbatim(" B the the end", 10);
  const Text text = builder.finish();
  Finding finding = mark(text, {{.span = {9, 13}, .text = ""}});
  BOOST_TEST(text.cut({9, 13}) == " the");
  map_fixes(finding, {.escape = SourceEscape::html});
  BOOST_TEST(applied(source, finding) == "<p>A &amp; B the end</p>");
}

BOOST_AUTO_TEST_CASE(a_deletion_across_a_tag_leaves_the_tag_and_a_replacement_there_is_dropped) {
  const std::string source = "<p>the <b>the</b> end</p>";
  TextArena arena;
  TextBuilder builder(arena);
  builder.verbatim("the ", 3);
  builder.verbatim("the", 10);
  builder.verbatim(" end", 17);
  const Text text = builder.finish();
  Finding deletion = mark(text, {{.span = {3, 7}, .text = ""}});
  map_fixes(deletion, {.escape = SourceEscape::html});
  BOOST_TEST(applied(source, deletion) == "<p>the<b></b> end</p>");
  Finding replacement = mark(text, {{.span = {3, 7}, .text = "x"}});
  map_fixes(replacement, {.escape = SourceEscape::html});
  BOOST_TEST(replacement.fixes.empty());
}

BOOST_AUTO_TEST_CASE(a_fix_that_would_cut_an_escape_in_two_is_dropped) {
  TextArena arena;
  TextBuilder builder(arena);
  builder.atom("\xE2\x80\x9Cx", {0, 12});
  const Text text = builder.finish();
  Finding half = mark(text, {{.span = {0, 3}, .text = "\""}});
  map_fixes(half, {.escape = SourceEscape::json});
  BOOST_TEST(half.fixes.empty());
  Finding inside = mark(text, {{.span = {3, 3}, .text = "y"}});
  map_fixes(inside, {.escape = SourceEscape::json});
  BOOST_TEST(inside.fixes.empty());
  Finding whole = mark(text, {{.span = {0, 4}, .text = "z"}});
  map_fixes(whole, {.escape = SourceEscape::json});
  BOOST_TEST_REQUIRE(whole.fixes.size() == 1u);
  BOOST_TEST((whole.fixes[0].edits[0].span == Span{0, 12}));
}

BOOST_AUTO_TEST_CASE(a_fix_is_written_in_the_characters_the_input_has) {
  const std::string_view source = "He said \"no\" twice.";
  TextArena arena;
  const Text text = arena.verbatim(source, 0);
  const auto written = [&](std::string_view format_source, SourceEscape escape,
                           std::string_view field = "body") {
    Finding finding{.place = {.path = {.name = field}, .text = &text, .span = {8, 9}}};
    finding.fixes.push_back(
        {.title = "curl", .safe = true, .edits = {{{8, 9}, "\u201c\U0001F6A2"}}});
    Provenance provenance;
    provenance.escape = escape;
    map_fixes(finding, script_of(provenance, format_source, {}));
    return finding.fixes.empty() ? "none" : finding.fixes[0].edits[0].text;
  };
  const std::string_view utf8 = "caf\u00e9", latin = "caf\xe9", wide("c\0a\0", 4);
  BOOST_TEST(written(source, SourceEscape::none) == "\u201c\U0001F6A2");
  BOOST_TEST(written(source, SourceEscape::html) == "&#8220;&#128674;");
  BOOST_TEST(written(source, SourceEscape::json) == "\\u201c\\ud83d\\udea2");
  BOOST_TEST(written(utf8, SourceEscape::html) == "\u201c\U0001F6A2");
  BOOST_TEST(written(latin, SourceEscape::html) == "&#8220;&#128674;");
  BOOST_TEST(written(latin, SourceEscape::none) == "none");
  BOOST_TEST(written(wide, SourceEscape::html) == "none");
}

BOOST_AUTO_TEST_CASE(linked_data_of_a_page_gets_no_html) {
  const std::string_view source = "<SCRIPT type=x>{\"headline\": \"a b\"}</Script><p>a b</p>";
  TextArena arena;
  const auto fixes_at = [&](std::size_t at, std::string_view instead) {
    const Text text = arena.verbatim(source.substr(at, 3), static_cast<std::uint32_t>(at));
    Finding finding{
        .place = {.path = {.name = "headlines", .index = 0}, .text = &text, .span = {1, 2}}};
    finding.fixes.push_back(
        {.title = "join", .safe = true, .edits = {{{1, 2}, std::string(instead)}}});
    map_fixes(finding, {.escape = SourceEscape::html, .source = source});
    return finding.fixes.size();
  };
  for (const char* instead : {"\"", "&", "\\", "\n"}) {
    BOOST_TEST(fixes_at(source.find("a b"), instead) == 0u, instead);
    BOOST_TEST(fixes_at(source.rfind("a b"), instead) == 1u, instead);
  }
  BOOST_TEST(fixes_at(source.find("a b"), "-") == 1u);
}

BOOST_AUTO_TEST_CASE(of_two_fixes_that_overlap_the_later_is_dropped) {
  const auto with = [](std::vector<Span> spans) {
    std::vector<Finding> findings;
    for (Span span : spans) {
      Finding finding;
      finding.fixes.push_back({.edits = {{.span = span, .text = ""}}});
      findings.push_back(std::move(finding));
    }
    drop_overlapping_fixes(findings);
    std::string kept;
    for (const Finding& finding : findings) kept += finding.fixes.empty() ? '-' : '+';
    return kept;
  };
  BOOST_TEST(with({{0, 4}, {4, 8}}) == "++");
  BOOST_TEST(with({{0, 5}, {4, 8}}) == "+-");
  BOOST_TEST(with({{10, 20}, {0, 5}, {4, 11}, {12, 13}, {20, 25}}) == "++--+");
  BOOST_TEST(with({{3, 3}, {3, 3}}) == "+-");
  BOOST_TEST(with({{0, 5}, {3, 3}, {5, 5}}) == "+-+");
  BOOST_TEST(with({{0, 100}, {50, 60}, {99, 101}, {100, 101}}) == "+--+");
}

BOOST_AUTO_TEST_CASE(fixes_of_one_finding_may_overlap_each_other) {
  std::vector<Finding> findings(1);
  findings[0].fixes = {{.edits = {{.span = {0, 4}}}}, {.edits = {{.span = {2, 6}}}}};
  drop_overlapping_fixes(findings);
  BOOST_TEST(findings[0].fixes.size() == 2u);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(report_hash)

BOOST_AUTO_TEST_CASE(the_same_story_in_two_spellings_has_one_hash) {
  const std::string plain = "<h1>Wall \xE2\x80\x93 again</h1><p>The council voted.</p>";
  const std::string escaped = "<h1>Wall &ndash;\n  again</h1>\n\n<p>The  council voted.</p>";
  const std::string other = "<h1>Wall \xE2\x80\x93 again</h1><p>The council waited.</p>";
  const auto a = read(plain, "html", {}), b = read(escaped, "html", {}),
             c = read(other, "html", {});
  BOOST_TEST_REQUIRE((a.ok() && b.ok() && c.ok()));
  BOOST_TEST(article_hash(*a) == article_hash(*b));
  BOOST_TEST(article_hash(*a) != article_hash(*c));
}

BOOST_AUTO_TEST_CASE(what_a_cms_adds_at_every_save_does_not_change_the_hash) {
  Story story("Wall");
  story.headline("Wall");
  const std::uint64_t before = article_hash(story.article);
  story.article.version = {.value = "2", .known = {.presence = Presence::present}};
  story.article.modified = {.value = {.year = 2026, .month = 1, .day = 2},
                            .known = {.presence = Presence::present}};
  BOOST_TEST(article_hash(story.article) == before);
  story.article.urgency = {.value = 2, .known = {.presence = Presence::present}};
  BOOST_TEST(article_hash(story.article) != before);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
