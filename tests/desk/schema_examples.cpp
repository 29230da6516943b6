/// Two whole schemas, a wire's and a magazine's, load and pass the tests that stand in them.

#include "desk/report.h"
#include "intake/reader.h"
#include "support/shared.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

using namespace stet;

namespace {

std::string here(const std::string& name) {
  return (test::source_path("tests/desk/schemas") / name).string();
}

Result<std::string> slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{.code = Code::config, .message = "no file " + path};
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

bool takes(const std::string& pattern, std::string_view id) {
  return pattern.ends_with('*') ? id.starts_with(pattern.substr(0, pattern.size() - 1))
                                : id == pattern;
}

void run_tests_of(const std::string& name) {
  const auto schema = load_schema(here(name), slurp);
  BOOST_TEST_REQUIRE(schema.ok(), (schema.ok() ? "" : schema.error().message));
  BOOST_TEST(!(*schema)->tests.empty());
  for (const SchemaTest& test : (*schema)->tests) {
    BOOST_TEST_CONTEXT(test.name) {
      const auto source = slurp(test.article);
      BOOST_TEST_REQUIRE(source.ok());
      const auto article = read(*source, "text", {});
      BOOST_TEST_REQUIRE(article.ok());
      const auto proof = make_proof(*article, {.stage = test.stage}, (*schema)->language, nullptr);
      BOOST_TEST_REQUIRE(proof.ok());
      const auto report = judge(*proof, **schema, {});
      BOOST_TEST_REQUIRE(report.ok());
      const auto count = [&](const std::string& pattern) {
        return std::count_if(report->findings.begin(), report->findings.end(),
                             [&](const Finding& each) { return takes(pattern, each.rule); });
      };
      for (const SchemaTest::Expected& expected : test.expect) {
        BOOST_TEST_CONTEXT(expected.rule) {
          if (expected.count)
            BOOST_TEST(count(expected.rule) == *expected.count);
          else
            BOOST_TEST(count(expected.rule) > 0);
        }
      }
      for (const std::string& pattern : test.forbid)
        BOOST_TEST(count(pattern) == 0, pattern << " marked something");
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(schema_examples)

BOOST_AUTO_TEST_CASE(a_wires_schema_passes_its_own_tests) { run_tests_of("wire.jsonc"); }
BOOST_AUTO_TEST_CASE(a_magazines_schema_passes_its_own_tests) { run_tests_of("magazine.jsonc"); }

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
