#include "vocabulary/qcode.h"

#include "support/shared.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <string>

using namespace stet;

BOOST_AUTO_TEST_SUITE(vocabulary)
BOOST_AUTO_TEST_SUITE(qcode)

BOOST_AUTO_TEST_CASE(a_qcode_splits_at_its_first_colon) {
  const auto split = split_qcode("medtop:2000:0065");
  BOOST_REQUIRE(split.has_value());
  BOOST_TEST(split->alias == "medtop");
  BOOST_TEST(split->code == "2000:0065");
}

BOOST_AUTO_TEST_CASE(what_is_no_qcode_is_not_split) {
  for (std::string_view wrong :
       {"", "medtop", ":1", "medtop:", "med top:1", "http://cv.iptc.org/newscodes/"})
    BOOST_TEST(!split_qcode(wrong).has_value(), wrong);
}

BOOST_AUTO_TEST_CASE(aliases_and_uris_lead_to_one_scheme) {
  BOOST_TEST(to_concept_uri({"medtop", "20000065"}) ==
             "http://cv.iptc.org/newscodes/mediatopic/20000065");
  BOOST_TEST(to_concept_uri({"nosuch", "1"}) == "");
  for (std::string_view uri : {"http://cv.iptc.org/newscodes/mediatopic/20000065",
                               "https://cv.iptc.org/newscodes/mediatopic/20000065"}) {
    const auto split = split_concept_uri(uri);
    BOOST_REQUIRE(split.has_value());
    BOOST_TEST(split->scheme == find_scheme("medtop"));
    BOOST_TEST(split->code == "20000065");
  }
  BOOST_TEST(!split_concept_uri("http://cv.iptc.org/newscodes/mediatopic/").has_value());
  BOOST_TEST(!split_concept_uri("urn:x").has_value());
}

BOOST_AUTO_TEST_CASE(retired_schemes_are_known_as_such) {
  BOOST_TEST(find_scheme("ctrol")->retired);
  BOOST_TEST(find_scheme("isrol")->retired);
  BOOST_TEST(!find_scheme("medtop")->retired);
}

BOOST_AUTO_TEST_CASE(every_scheme_is_as_the_catalogue_of_the_iptc_has_it) {
  const auto path = test::shared("iptc/catalog.IPTC-G2-Standards_41.xml");
  if (!path) return;
  const std::string catalog = test::slurp(*path);
  for (const Scheme& scheme : iptc_schemes()) {
    const std::string row = "<scheme alias=\"" + std::string(scheme.alias) + "\" uri=\"" +
                            std::string(scheme.uri) + "\"";
    const std::size_t at = catalog.find(row);
    BOOST_TEST(at != std::string::npos, row);
    const std::string tag = catalog.substr(at, catalog.find('>', at) - at);
    BOOST_TEST((tag.find("schemeretired") != std::string::npos) == scheme.retired, row);
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
