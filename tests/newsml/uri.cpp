#include "newsml/uri.h"

#include <boost/test/unit_test.hpp>

namespace stet {
namespace {

std::string link(std::string_view raw) {
  std::string out;
  clean_uri(raw, UriUse::link, out);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(newsml)
BOOST_AUTO_TEST_SUITE(uri)

BOOST_AUTO_TEST_CASE(web_mail_and_telephone_are_links_and_nothing_else_is) {
  BOOST_TEST(link("https://example.org/a?b=1&c=2#d") == "https://example.org/a?b=1&c=2#d");
  BOOST_TEST(link("HTTP://example.org") == "HTTP://example.org");
  BOOST_TEST(link("mailto:desk@example.org") == "mailto:desk@example.org");
  BOOST_TEST(link("tel:+49301") == "tel:+49301");
  for (const char* bad :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " javascript:x",
        "\x01javascript:x", "java\xE2\x80\x8Bscript:x", "vbscript:x", "data:text/html,x",
        "file:///x", "blob:x", "//example.org/x", "/relative", "page.html", "", "https:foo",
        "http://", "ftp://example.org/"})
    BOOST_TEST(link(bad).empty(), bad << " became " << link(bad));
}

BOOST_AUTO_TEST_CASE(what_an_address_may_not_hold_is_encoded) {
  BOOST_TEST(link("https://example.org/{a}|\"<b>\"^`\\%zz%41") ==
             "https://example.org/%7Ba%7D%7C%22%3Cb%3E%22%5E%60%5C%25zz%41");
  BOOST_TEST(link("https://example.org/[1]#a#b") == "https://example.org/%5B1%5D#a%23b");
  BOOST_TEST(link("https://example.org/a b") == "https://example.org/ab");
  BOOST_TEST(link("https://b\xC3\xBC"
                  "cher.example/\xE6\x96\xB0") ==
             "https://b\xC3\xBC"
             "cher.example/\xE6\x96\xB0");
}

BOOST_AUTO_TEST_CASE(hosts_and_ports_make_sense) {
  BOOST_TEST(link("http://[::1]:80/x") == "http://[::1]:80/x");
  for (const char* bad : {"http://[bad", "https://example.org:port/", "http://a]b/", "http://:80/",
                          "http://[]/x", "https://example.org:123456/"})
    BOOST_TEST(link(bad).empty(), bad);
  BOOST_TEST(host_of("https://me@Example.org:8080/x") == "example.org");
  BOOST_TEST(host_of("urn:x:y").empty());
}

BOOST_AUTO_TEST_CASE(identifiers_may_have_other_schemes) {
  std::string out;
  BOOST_TEST(clean_uri("urn:newsml:example.org:20260101:x", UriUse::identifier, out));
  BOOST_TEST(clean_uri("tag:example.org,2026:1", UriUse::identifier, out));
  BOOST_TEST(!clean_uri("javascript:x", UriUse::identifier, out));
  BOOST_TEST(!clean_uri("no scheme", UriUse::identifier, out));
  BOOST_TEST(!clean_uri("https://example.org/" + std::string(9'000, 'x'), UriUse::identifier, out));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

}  // namespace stet
