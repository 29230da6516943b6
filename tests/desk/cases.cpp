/// Runs tests/cases/<rule-id>/*: articles with the findings we expect, one Boost.Test case each,
/// named desk/cases/<rule-id>/<file>. How to write one stands in tests/cases/README.md.

#include "desk/report.h"
#include "desk/rules/rules.h"
#include "intake/reader.h"
#include "schema_support.h"
#include "support/shared.h"
#include "text/json_writer.h"
#include "text/lines.h"

#include <boost/test/unit_test.hpp>
#include <boost/test/unit_test_suite.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

namespace fs = std::filesystem;
using namespace stet;

namespace {

/// What a .findings file says: marks, one a line, and settings ("@stage export").
struct Expected {
  Stage stage = Stage::publish;
  std::string language = "en", options, format, fields, facts;
  std::optional<std::int64_t> now;
  std::vector<std::string> marks;
};

std::string trimmed(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(" \t\r");
  return begin == std::string::npos
             ? ""
             : line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

void set(Expected& expected, const std::string& word, const std::string& value) {
  if (word == "@language")
    expected.language = value;
  else if (word == "@options")
    expected.options = value;
  else if (word == "@format")
    expected.format = value;
  else if (word == "@fields")
    expected.fields = value;
  else if (word == "@facts")
    expected.facts = value;
  else if (word == "@stage" && parse_stage(value))
    expected.stage = *parse_stage(value);
  else if (word == "@now" && parse_iso(value))
    expected.now = to_unix_ms(*parse_iso(value));
  else
    BOOST_FAIL("the setting '" << word << " " << value
                               << "' is not known; see tests/cases/README.md");
}

Expected read_expected(const fs::path& file) {
  Expected expected;
  if (!fs::exists(file)) return expected;
  const std::string text = test::slurp(file);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = trimmed(text.substr(at, end - at));
    at = end + 1;
    if (line.empty() || line[0] == '#') continue;
    const std::size_t space = std::min(line.find(' '), line.size());
    if (line[0] == '@')
      set(expected, line.substr(0, space), trimmed(line.substr(space)));
    else
      expected.marks.push_back(line);
  }
  std::sort(expected.marks.begin(), expected.marks.end());
  return expected;
}

/// The rule alone, at its own severities; a stage where it is off gets a suggestion.
std::string schema_for(const Rule& rule, const Expected& expected) {
  std::string json = "{ \"rules\": { \"*\": \"off\", ";
  append_json_string(json, rule.id);
  json += ": { \"severity\": {";
  for (Stage stage : {Stage::submit, Stage::publish, Stage::export_}) {
    const Severity severity = std::max(rule.severity.at(stage), Severity::suggestion);
    if (stage != Stage::submit) json += ',';
    append_json_string(json, to_string(stage));
    json += ':';
    append_json_string(json, to_string(severity));
  }
  json += "}";
  if (!expected.options.empty()) json += ", \"options\": " + expected.options;
  json += "} }";
  if (!expected.fields.empty()) json += ", \"fields\": " + expected.fields;
  return json + " }";
}

std::string mark_line(const Finding& finding, const LineIndex& lines) {
  const LineColumn begin = lines.at(finding.place.source.begin);
  const LineColumn end = lines.at(finding.place.source.end);
  const auto place = [](LineColumn at) {
    return std::to_string(at.line) + ":" + std::to_string(at.column);
  };
  return place(begin) + "-" + place(end) + " " + std::string(to_string(finding.severity)) + " " +
         std::string(finding.rule);
}

std::string format_of(const fs::path& file, const Expected& expected) {
  if (!expected.format.empty()) return expected.format;
  if (file.extension() == ".txt") return "text";
  if (file.extension() == ".html") return "html";
  return file.extension() == ".json" ? "json" : "auto";
}

/// What the host answered, as in the ABI: [{"id": "...", "ok": true, "value": ...}].
std::vector<Fact> facts_of(const Expected& expected) {
  std::vector<Fact> facts;
  if (expected.facts.empty()) return facts;
  const auto parsed = parse_json(expected.facts);
  BOOST_TEST_REQUIRE(parsed.ok(), (parsed.ok() ? "" : parsed.error().message));
  for (const Json& each : parsed->items) {
    const Json *ok = each.find("ok"), *value = each.find("value"), *id = each.find("id");
    BOOST_TEST_REQUIRE((id && ok && value));
    facts.push_back({.id = id->string, .ok = ok->boolean, .value = *value});
  }
  return facts;
}

void run_case(const Rule& rule, const fs::path& file) {
  const Expected expected = read_expected(fs::path(file).replace_extension(".findings"));
  const std::string source = test::slurp(file);
  const auto schema = parse_schema(schema_for(rule, expected), file.filename().string(), {});
  BOOST_TEST_REQUIRE(schema.ok(), (schema.ok() ? "" : schema.error().message));
  const auto article = read(source, format_of(file, expected), {});
  BOOST_TEST_REQUIRE(article.ok(), (article.ok() ? "" : article.error().message));
  const Context context{.stage = expected.stage,
                        .format = article->provenance.format,
                        .now_ms = expected.now,
                        .target = "newsml-g2"};
  const std::string_view language =
      article->language.is_present() ? std::string_view() : std::string_view(expected.language);
  const auto proof = make_proof(*article, context, language, nullptr);
  BOOST_TEST_REQUIRE(proof.ok());
  const std::vector<Fact> facts = facts_of(expected);
  const auto report = judge(*proof, **schema, {.facts = facts});
  BOOST_TEST_REQUIRE(report.ok());

  const LineIndex lines(source);
  std::vector<std::string> marks;
  std::string explained;
  for (const Finding& finding : report->findings) {
    if (finding.rule != rule.id) continue;
    BOOST_TEST(finding.place.source.end <= source.size());
    BOOST_TEST(!finding.message.empty());
    BOOST_TEST((finding.message.empty() || finding.message.back() != '.'), finding.message);
    marks.push_back(mark_line(finding, lines));
    explained += "\n  " + marks.back() + "   (" + finding.message + ")";
  }
  std::sort(marks.begin(), marks.end());
  std::string wanted;
  for (const std::string& mark : expected.marks) wanted += "\n  " + mark;
  BOOST_TEST((marks == expected.marks), file.filename().string()
                                            << "\nexpected:" << wanted << "\nfound:" << explained);
}

bool is_article(const fs::path& file) {
  const std::string name = file.filename().string(), kind = file.extension().string();
  return kind != ".findings" && kind != ".md" && name[0] != '.';
}

std::vector<fs::path> articles_of(const fs::path& folder) {
  std::vector<fs::path> files;
  if (fs::is_directory(folder))
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.is_regular_file() && is_article(entry.path())) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

fs::path cases_of(const Rule& rule) {
  return test::source_path("tests/cases") / std::string(rule.id);
}

/// A test case a file; Boost.Test takes them while its tree is built, before main.
bool register_cases(boost::unit_test::test_suite& cases) {
  for (const Rule* rule : rules()) {
    const std::vector<fs::path> files = articles_of(cases_of(*rule));
    if (files.empty()) continue;
    auto* suite = BOOST_TEST_SUITE(std::string(rule->id));
    for (const fs::path& file : files)
      suite->add(boost::unit_test::make_test_case([rule, file] { run_case(*rule, file); },
                                                  file.filename().string(), __FILE__, __LINE__));
    cases.add(suite);
  }
  return true;
}

/// "rules/quote/unbalanced.cpp" for quote.unbalanced.
std::string file_of(std::string_view id) {
  std::string path(id);
  std::replace(path.begin(), path.end(), '-', '_');
  path.replace(path.find('.'), 1, "/");
  return path + ".cpp";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(cases)
namespace {
[[maybe_unused]] const bool kRegistered =
    register_cases(boost::unit_test::framework::current_auto_test_suite());
}
BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(catalogue)

BOOST_AUTO_TEST_CASE(every_rule_has_a_file_named_by_its_id) {
  const fs::path root = test::source_path("src/desk/rules");
  for (const Rule* rule : rules()) {
    // what only readers say stands together
    const fs::path notices =
        root / std::string(rule->id.substr(0, rule->id.find('.'))) / "notices.cpp";
    const std::string quoted = "\"" + std::string(rule->id) + "\"";
    const bool notice = !rule->check && fs::exists(notices) &&
                        test::slurp(notices).find(quoted) != std::string::npos;
    BOOST_TEST((notice || fs::exists(root / file_of(rule->id))),
               rule->id << " should stand in rules/" << file_of(rule->id));
  }
}

BOOST_AUTO_TEST_CASE(every_notice_of_a_reader_has_its_row) {
  // "encoding.invalid-utf8" anywhere in intake; one without a row would be reported as input.notice
  for (const auto& entry : fs::recursive_directory_iterator(test::source_path("src/intake"))) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = test::slurp(entry.path());
    for (const char* family : {"\"input.", "\"encoding."})
      for (std::size_t at = text.find(family); at != std::string::npos;
           at = text.find(family, at + 1)) {
        const std::string id = text.substr(at + 1, text.find('"', at + 1) - at - 1);
        BOOST_TEST(find_rule(id), id << " in " << entry.path().filename().string());
      }
  }
}

BOOST_AUTO_TEST_CASE(every_file_of_a_rule_has_its_row) {
  std::set<std::string> known;
  for (const Rule* rule : rules()) known.insert(file_of(rule->id));
  const fs::path root = test::source_path("src/desk/rules");
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".cpp") continue;
    // what several rules share has a header of its own
    if (fs::exists(fs::path(entry.path()).replace_extension(".h"))) continue;
    if (entry.path().filename() == "notices.cpp") continue;
    const std::string path = fs::relative(entry.path(), root).generic_string();
    BOOST_TEST(known.count(path) == 1u, path << " has no line in rules.def");
  }
}

BOOST_AUTO_TEST_CASE(every_rule_says_why_and_shows_both_sides) {
  for (const Rule* rule : rules()) {
    BOOST_TEST_CONTEXT(rule->id) {
      BOOST_TEST(rule->why.size() > 20u);
      BOOST_TEST((rule->why.ends_with('.') || rule->why.ends_with('?')));
      BOOST_TEST(!rule->pass_example.empty());
      BOOST_TEST(!rule->fail_example.empty());
      BOOST_TEST(!rule->languages.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(ids_are_lower_case_words_and_stand_once) {
  std::set<std::string_view> seen;
  for (const Rule* rule : rules()) {
    BOOST_TEST(seen.insert(rule->id).second, rule->id);
    BOOST_TEST((rule->id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") ==
                std::string_view::npos),
               rule->id);
    BOOST_TEST(std::count(rule->id.begin(), rule->id.end(), '.') == 1, rule->id);
  }
}

BOOST_AUTO_TEST_CASE(a_heuristic_rule_never_defaults_to_error) {
  for (const Rule* rule : rules()) {
    if (!rule->heuristic) continue;
    for (Stage stage : {Stage::submit, Stage::publish, Stage::export_})
      BOOST_TEST((rule->severity.at(stage) < Severity::error), rule->id);
  }
}

BOOST_AUTO_TEST_CASE(every_option_says_what_it_is_for) {
  for (const Rule* rule : rules())
    for (const OptionSpec& option : rule->options)
      BOOST_TEST(!option.help.empty(), rule->id << " " << option.name);
}

BOOST_AUTO_TEST_CASE(every_rule_has_three_cases_and_one_it_must_leave_alone) {
  for (const Rule* rule : rules()) {
    if (!rule->check) continue;  // said by the desk itself; tested where it is said
    const std::vector<fs::path> files = articles_of(cases_of(*rule));
    BOOST_TEST(files.size() >= 3u, rule->id << " has " << files.size() << " cases");
    BOOST_TEST(std::any_of(files.begin(), files.end(),
                           [](const fs::path& file) {
                             return file.filename().string().starts_with("pass-");
                           }),
               rule->id << " has no pass-* case");
  }
}

BOOST_AUTO_TEST_CASE(every_case_expects_marks_unless_its_name_says_pass) {
  for (const Rule* rule : rules())
    for (const fs::path& file : articles_of(cases_of(*rule))) {
      const bool pass = file.filename().string().starts_with("pass-");
      const bool marks =
          !read_expected(fs::path(file).replace_extension(".findings")).marks.empty();
      BOOST_TEST(pass != marks, rule->id << "/" << file.filename().string());
    }
}

BOOST_AUTO_TEST_CASE(every_folder_of_cases_is_a_rule) {
  const fs::path root = test::source_path("tests/cases");
  for (const auto& entry : fs::directory_iterator(root))
    if (entry.is_directory())
      BOOST_TEST(find_rule(entry.path().filename().string()), entry.path().filename().string());
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
