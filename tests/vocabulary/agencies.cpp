#include "vocabulary/agencies.h"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

using namespace stet;

namespace {

std::string name_of(std::string_view words) {
  const Agency* agency = find_agency(words);
  return agency ? std::string(agency->name) : "-";
}

/// "Reuters@3 ..." for what stands in a text.
std::string found_in(std::string_view text) {
  std::vector<AgencyMention> mentions;
  find_agencies(text, mentions);
  std::string all;
  for (const AgencyMention& mention : mentions)
    all += std::string(mention.agency->short_form) + "@" + std::to_string(mention.span.begin) +
           "-" + std::to_string(mention.span.end) + " ";
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(vocabulary)
BOOST_AUTO_TEST_SUITE(agencies)

BOOST_AUTO_TEST_CASE(an_agency_is_known_by_name_short_form_alias_and_picture_arm) {
  BOOST_TEST(name_of("Associated Press") == "Associated Press");
  BOOST_TEST(name_of("the associated press") == "Associated Press");
  BOOST_TEST(name_of("AP") == "Associated Press");
  BOOST_TEST(name_of("AP Photo") == "Associated Press");
  BOOST_TEST(name_of(" dpa ") == "Deutsche Presse-Agentur");
  BOOST_TEST(name_of("getty images") == "Getty Images");
  BOOST_TEST(name_of("Kyodo") == "Kyodo News");
}

BOOST_AUTO_TEST_CASE(short_forms_keep_their_case_and_words_stay_whole) {
  BOOST_TEST(name_of("ap") == "-");
  BOOST_TEST(name_of("DPA") == "-");
  BOOST_TEST(name_of("APs") == "-");
  BOOST_TEST(name_of("AP bureau") == "-");
  BOOST_TEST(name_of("lusa") == "-");
  BOOST_TEST(name_of("") == "-");
}

BOOST_AUTO_TEST_CASE(mentions_are_found_whole_and_longest_first) {
  BOOST_TEST(found_in("AFP reported; Reuters, too.") == "AFP@0-3 Reuters@14-21 ");
  BOOST_TEST(found_in("(AP Photo/M. Oduya)") == "AP@1-9 ");
  BOOST_TEST(found_in("Mara Oduya/Getty Images") == "Getty@11-23 ");
  BOOST_TEST(found_in("The map and the APRIL edition, papal, EFEmex") == "");
  BOOST_TEST(found_in("gave the dpa an interview") == "dpa@9-12 ");
  BOOST_TEST(found_in("caf\xC3\xA9"
                      "AP \xFF AP") == "AP@10-12 ");
}

BOOST_AUTO_TEST_CASE(every_form_leads_back_to_its_agency_and_to_no_other) {
  std::set<std::string_view> seen;
  for (const Agency& agency : stet::agencies()) {
    BOOST_TEST(!agency.short_form.empty());
    const auto check = [&](std::string_view form) {
      BOOST_TEST(find_agency(form) == &agency, form);
      BOOST_TEST(seen.insert(form).second, form << " stands twice");
    };
    check(agency.short_form);
    if (agency.name != agency.short_form) check(agency.name);
    for (std::string_view alias : agency.aliases) check(alias);
    for (std::string_view arm : agency.picture_arms) check(arm);
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
