/// What every reader makes of real and own files, against expectations that a person wrote by
/// reading the file: fields/<format>.txt, explained in fields/README.md.

#include "intake/article_checks.h"
#include "intake/field_sheet.h"
#include "intake/reader.h"
#include "support/shared.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

using namespace stet;

namespace {

struct Expectation {
  std::size_t line = 0;
  std::string name, value;
};

struct ExpectedFile {
  std::string path;  ///< begins with "data/": below shared; else below the expectations
  int part = 1;      ///< which article of a source of many
  std::vector<Expectation> fields;
  bool is_shared() const { return path.rfind("data/", 0) == 0; }
};

/// The blocks of an expectation file: "== path" or "== path #2", then "name: value" lines.
std::vector<ExpectedFile> expected_files(const std::string& text) {
  std::vector<ExpectedFile> files;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (line.rfind("== ", 0) == 0) {
      ExpectedFile file{.path = line.substr(3)};
      if (const std::size_t hash = file.path.find(" #"); hash != std::string::npos) {
        file.part = std::stoi(file.path.substr(hash + 2));
        file.path.resize(hash);
      }
      files.push_back(std::move(file));
      continue;
    }
    const std::size_t colon = line.find(": ");
    BOOST_REQUIRE_MESSAGE(colon != std::string::npos && !files.empty(),
                          "line " << number << " is neither a file nor name: value");
    files.back().fields.push_back({number, line.substr(0, colon), line.substr(colon + 2)});
  }
  return files;
}

/// "A crane lifting …" stands for everything that begins so.
bool agrees(std::string_view expected, std::string_view found) {
  constexpr std::string_view kAndSoOn = "…";
  if (expected == found) return true;
  if (expected.size() < kAndSoOn.size() ||
      expected.substr(expected.size() - kAndSoOn.size()) != kAndSoOn)
    return false;
  expected.remove_suffix(kAndSoOn.size());
  while (!expected.empty() && expected.back() == ' ') expected.remove_suffix(1);
  return found.substr(0, expected.size()) == expected;
}

void compare(const Expectation& expected, const test::FieldSheet& sheet) {
  std::string found;
  bool agreed = false;
  for (const auto& [name, value] : sheet) {
    if (name != expected.name) continue;
    found += (found.empty() ? "" : " | ") + value.substr(0, 200);
    agreed = agreed || agrees(expected.value, value);
  }
  if (found.empty()) found = "-";
  BOOST_CHECK_MESSAGE(agreed || found == expected.value,
                      "line " << expected.line << ": " << expected.name << " should be \""
                              << expected.value << "\", is \"" << found << '"');
}

void check_file(const ExpectedFile& file, const std::string& source) {
  ReadOptions options;
  std::string_view format = "auto";
  std::uint32_t from = 0;
  for (int part = 0; part < file.part; ++part) {
    const Result<ArticlePart> next = next_article(source, format, from, options);
    BOOST_CHECK_MESSAGE(next.ok(), (next ? "" : next.error().message));
    if (!next) return;
    options.within = next->at;
    format = next->format;
    from = next->at.end;
  }
  const Result<Article> article = read(source, format, options);
  BOOST_CHECK_MESSAGE(article.ok(), (article ? "" : article.error().message));
  if (!article) return;
  check_article_places(*article, false);
  const test::FieldSheet sheet = test::field_sheet(*article);
  for (const Expectation& expected : file.fields) compare(expected, sheet);
}

std::vector<std::string> formats() {
  std::vector<std::string> all;
  for (const Reader* reader : readers()) all.emplace_back(reader->id);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(intake)
BOOST_AUTO_TEST_SUITE(fields)

BOOST_DATA_TEST_CASE(a_reader_says_what_a_person_reads, boost::unit_test::data::make(formats()),
                     format) {
  const std::filesystem::path here = test::source_path("tests/intake/fields");
  int own = 0;
  for (const ExpectedFile& file : expected_files(test::slurp(here / (format + ".txt")))) {
    BOOST_TEST_CONTEXT(file.path << " #" << file.part) {
      BOOST_TEST(std::any_of(file.fields.begin(), file.fields.end(), [&](const Expectation& field) {
        return field.name == "format" && field.value == format;
      }));
      if (!file.is_shared()) {
        ++own;
        check_file(file, test::slurp(here / file.path));
      } else if (const auto path = test::shared(file.path)) {
        check_file(file, test::slurp(*path));
      }
    }
  }
  BOOST_TEST(own >= 3);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
