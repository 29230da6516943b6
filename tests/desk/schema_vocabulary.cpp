#include "desk/rules/rules.h"
#include "story.h"
#include "support/shared.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>

using namespace stet;
using namespace stet::test;

BOOST_AUTO_TEST_SUITE(desk)
BOOST_AUTO_TEST_SUITE(schema_vocabulary)

namespace {

const std::string kTopics =
    R"("vocabularies": {"topics": {"scheme": "http://example.org/cv/", "alias": "top", "closed": true,
       "terms": [{"code": "01", "name": "arts"}, {"code": "02", "name": "dance", "broader": "01"},
                 {"code": "03", "name": "ballet", "broader": "top:02"},
                 {"code": "04", "name": "variety", "retired": true, "replacedBy": "02"}]}})";

struct Coded : Story {
  Coded() : Story("01 02 03 04 09 other dance") {}
  std::string messages(const std::string& keywords,
                       std::initializer_list<std::pair<std::string_view, std::string_view>> codes) {
    article.concepts.clear();
    for (const auto& [scheme, code] : codes)
      article.concepts.push_back({.scheme = scheme, .code = code, .at = span(code)});
    const Report report =
        judge(R"({"rules": {"*": "off"}, )" + kTopics +
              R"(, "fields": {"subjects": {"vocabulary": "topics")" + keywords + "}}}");
    std::string out;
    for (const Finding& finding : report.findings) {
      const Span at = finding.place.source;
      out.append(to_string(finding.severity)).append(" [");
      out.append(source.substr(at.begin, at.size())).append("] ").append(finding.message);
      out += '\n';
    }
    return out;
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_code_of_a_closed_vocabulary_is_one_of_its_terms_under_alias_or_address) {
  Coded coded;
  BOOST_TEST(coded.messages("", {{"top", "01"}, {"http://example.org/cv/", "03"}}) == "");
  BOOST_TEST(coded.messages("", {{"top", "09"}})
                 .starts_with("error [09] subjects: '09' is no term of topics"));
  BOOST_TEST(coded.messages("", {{"other", "01"}}) ==
             "error [01] subjects: '01' is from 'other'; the house wants topics\n");
}

BOOST_AUTO_TEST_CASE(a_retired_code_is_a_warning_that_names_its_successor) {
  BOOST_TEST(Coded().messages("", {{"top", "04"}}) ==
             "warning [04] subjects: '04' (variety) is retired from topics; its successor is '02' "
             "(dance)\n");
}

BOOST_AUTO_TEST_CASE(allow_and_deny_take_a_term_or_all_below_it) {
  Coded coded;
  BOOST_TEST(coded.messages(R"(, "allow": "top:02/**")", {{"top", "02"}, {"top", "03"}}) == "");
  BOOST_TEST(
      coded.messages(R"(, "allow": "top:02/**")", {{"top", "01"}}) ==
      "error [01] subjects: '01' (arts) is outside the part of topics that the house uses\n");
  BOOST_TEST(coded.messages(R"(, "deny": "03")", {{"top", "03"}}) ==
             "error [03] subjects: '03' (ballet) is a term the house does not use\n");
}

BOOST_AUTO_TEST_CASE(the_narrowest_term_and_each_once_can_be_asked_for) {
  Coded coded;
  BOOST_TEST(coded.messages(R"(, "needLeaf": true)", {{"top", "03"}}) == "");
  BOOST_TEST(
      coded.messages(R"(, "needLeaf": true)", {{"top", "02"}}) ==
      "error [02] subjects: '02' (dance) has narrower terms; the house wants the narrowest\n");
  BOOST_TEST(coded.messages(R"(, "uniqueItems": true)", {{"top", "03"}, {"top", "03"}}) ==
             "error [03] subjects: '03' is given twice\n");
}

BOOST_AUTO_TEST_CASE(a_circle_of_broader_terms_ends) {
  const auto schema = parse(
      R"({"vocabularies": {"x": {"alias": "x", "terms": [{"code": "a", "broader": "b"},
          {"code": "b", "broader": "a"}]}}, "fields": {"subjects": {"vocabulary": "x"}}})");
  BOOST_TEST_REQUIRE(schema.ok());
  const Vocabulary& vocabulary = *(*schema)->fields[0].vocabularies[0];
  BOOST_TEST(!vocabulary.is_below(vocabulary.terms[0], "c"));
}

BOOST_AUTO_TEST_CASE(terms_come_from_a_file_of_the_house_or_as_iptc_publishes_them) {
  const std::string schema =
      R"({"vocabularies": {"x": {"scheme": "http://example.org/x/", "alias": "x", "file": "cv.json"}},
          "fields": {"subjects": {"vocabulary": "x"}}})";
  const auto house = parse(schema, {{"cv.json", R"(["a", {"code": "b"}])"}});
  BOOST_TEST_REQUIRE(house.ok());
  BOOST_TEST((*house)->fields[0].vocabularies[0]->terms.size() == 2u);
  const auto published = parse(schema, {{"cv.json", R"({"conceptSet": [
      {"uri": "http://example.org/x/1", "qcode": "x:1", "prefLabel": {"en-GB": "one"}},
      {"uri": "http://example.org/x/2", "qcode": "x:2", "retired": "2020-01-01",
       "broader": ["http://example.org/x/1"]}]})"}});
  BOOST_TEST_REQUIRE(published.ok());
  const Vocabulary& vocabulary = *(*published)->fields[0].vocabularies[0];
  BOOST_TEST_REQUIRE(vocabulary.find("ONE"));
  BOOST_TEST(vocabulary.find("2")->retired);
  BOOST_TEST(vocabulary.is_below(*vocabulary.find("2"), "1"));
  const auto broken = parse(schema, {{"cv.json", "[\n1]"}});
  BOOST_TEST_REQUIRE(!broken.ok());
  BOOST_TEST(broken.error().message.find("vocabulary 'cv.json', line 2") != std::string::npos,
             broken.error().message);
}

BOOST_AUTO_TEST_CASE(
    the_media_topics_as_iptc_publishes_them_load_with_their_tree_and_retired_codes) {
  const auto path = shared("iptc/mediatopics/mediatopic-2019-04-06-cptall-x-all.json");
  if (!path) return;
  const auto schema = parse_schema(
      R"({"vocabularies": {"medtop": {"scheme": "http://cv.iptc.org/newscodes/mediatopic/",
          "alias": "medtop", "closed": true, "file": "medtop.json"}},
          "fields": {"subjects": {"vocabulary": "medtop"}}})",
      "house.json", [&](const std::string&) -> Result<std::string> {
        std::ifstream file(*path, std::ios::binary);
        std::ostringstream bytes;
        bytes << file.rdbuf();
        return bytes.str();
      });
  BOOST_TEST_REQUIRE(schema.ok(), (schema.ok() ? "" : schema.error().message));
  const Vocabulary& vocabulary = *(*schema)->fields[0].vocabularies[0];
  BOOST_TEST(vocabulary.terms.size() > 1'000u);
  const Vocabulary::Term* war_crime = vocabulary.find("20000064");
  BOOST_TEST_REQUIRE(war_crime);
  BOOST_TEST(war_crime->retired);
  BOOST_TEST(!vocabulary.find("01000000")->leaf);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
