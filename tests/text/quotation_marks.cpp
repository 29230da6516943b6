#include "text/quotation_marks.h"

#include "support/shared.h"
#include "text/json.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace stet {
namespace {

/// Each pair as its words with their marks, deeper ones in as many brackets; "…" where a half is
/// missing.
std::string marked(std::string_view paragraph, std::string_view language = "en") {
  std::string out;
  for (const MarkPair& pair : find_marks(paragraph, language)) {
    if (!out.empty()) out += " | ";
    out.append(pair.depth, '>');
    if (pair.open && pair.close) {
      out += paragraph.substr(pair.open->begin, pair.close->end - pair.open->begin);
    } else if (pair.open) {
      out += paragraph.substr(pair.open->begin, pair.open->size());
      out += "@" + std::to_string(pair.open->begin) + " opens";
    } else {
      out += paragraph.substr(pair.close->begin, pair.close->size());
      out += "@" + std::to_string(pair.close->begin) + " closes";
    }
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text)
BOOST_AUTO_TEST_SUITE(quotation_marks)

BOOST_AUTO_TEST_CASE(apostrophes_are_not_quotation_marks) {
  for (std::string_view text :
       {"officers' cars weren't", "the drivers’ union and the teachers’ union met",
        "’60s hits and the ’90s, class of ’16", "rock 'n' roll, rock ’n’ roll", "'Twas the season",
        "the lads o' the town", "Belarus' counterpart", "Hawai‘i", "in the 'hood", "goin’ home"})
    BOOST_TEST(marked(text) == "", text);
}

BOOST_AUTO_TEST_CASE(measures_are_not_quotation_marks) {
  BOOST_TEST(marked("He is 6'4\" and throws a 9\" blade.") == "");
  BOOST_TEST(marked("“The shelf is 5'11\" and the door is six feet,” he said.") ==
             "“The shelf is 5'11\" and the door is six feet,”");
  BOOST_TEST(marked("\"The shelf is 5'11\" wide,\" he said.") == "\"The shelf is 5'11\" wide,\"");
  BOOST_TEST(marked("\"A 12\" pizza will do,\" he said.") == "\"A 12\" pizza will do,\"");
  BOOST_TEST(marked("\"It was in 2016\" he said.") == "\"It was in 2016\"");
}

BOOST_AUTO_TEST_CASE(pairs_of_every_style_are_found) {
  BOOST_TEST(marked("“Go,” she said. “Now.”") == "“Go,” | “Now.”");
  BOOST_TEST(marked("\"Go,\" she said. \"Now.\"") == "\"Go,\" | \"Now.\"");
  BOOST_TEST(marked("‘Go,’ she said.") == "‘Go,’");
  BOOST_TEST(marked("'Go,' she said.") == "'Go,'");
  BOOST_TEST(marked("''Go,'' she said.") == "''Go,''");
  BOOST_TEST(marked("``Go,'' she said.") == "``Go,''");
  BOOST_TEST(marked("« Partez », dit-elle.", "fr") == "« Partez »");
  BOOST_TEST(marked("„Geht“, sagte sie.", "de") == "„Geht“");
  BOOST_TEST(marked("»Geht«, sagte sie.", "de") == "»Geht«");
  BOOST_TEST(marked("‚Geht‘, sagte sie.", "de") == "‚Geht‘");
  BOOST_TEST(marked("”Gå”, sade hon. ”Nu.”", "sv") == "”Gå” | ”Nu.”");
  BOOST_TEST(marked("„Idźcie”, powiedziała.", "pl") == "„Idźcie”");
  BOOST_TEST(marked("彼は「行け」と言った。", "ja") == "「行け」");
}

BOOST_AUTO_TEST_CASE(a_pair_knows_its_kinds) {
  const std::vector<MarkPair> mixed = find_marks("“Go,\" she said.", "en");
  BOOST_REQUIRE_EQUAL(mixed.size(), 1u);
  BOOST_TEST((mixed[0].open_kind == MarkKind::curly_double));
  BOOST_TEST((mixed[0].close_kind == MarkKind::straight_double));
  const std::vector<MarkPair> doubled = find_marks("''Go,'' she said.", "en");
  BOOST_REQUIRE_EQUAL(doubled.size(), 1u);
  BOOST_TEST((doubled[0].open_kind == MarkKind::doubled_single));
  BOOST_TEST(doubled[0].open->size() == 2u);
}

BOOST_AUTO_TEST_CASE(apostrophes_inside_a_single_quotation_do_not_close_it) {
  BOOST_TEST(marked("‘We don’t know who’s to blame for the drivers’ strike,’ said Elin.") ==
             "‘We don’t know who’s to blame for the drivers’ strike,’");
  BOOST_TEST(marked("'It isn't over until the boats' owners are paid,' Karim said.") ==
             "'It isn't over until the boats' owners are paid,'");
}

BOOST_AUTO_TEST_CASE(a_partial_quotation_may_end_in_s) {
  BOOST_TEST(marked("She called them 'criminals' and the mayor 'weak' on Monday.") ==
             "'criminals' | 'weak'");
  BOOST_TEST(marked("The ‘yes’ votes beat the rules’ authors.") == "‘yes’");
}

BOOST_AUTO_TEST_CASE(quotations_nest) {
  BOOST_TEST(marked("“He said, ‘Go,’ and left,” she said.") ==
             "“He said, ‘Go,’ and left,” | >‘Go,’");
  BOOST_TEST(marked("‘She told me “never” again,’ he said.") ==
             "‘She told me “never” again,’ | >“never”");
  BOOST_TEST(marked("\"The report said “we knew” and more,\" he said.") ==
             "\"The report said “we knew” and more,\" | >“we knew”");
  BOOST_TEST(marked("“The growing “cell only” group matters.” [Wire]") ==
             "“The growing “cell only” group matters.” | >“cell only”");
  BOOST_TEST(marked("“He said, ‘Go.’”") == "“He said, ‘Go.’” | >‘Go.’");
}

BOOST_AUTO_TEST_CASE(three_apostrophes_are_a_single_and_a_doubled_mark) {
  BOOST_TEST(marked("'''Go,' he told me,'' she said.") == "'''Go,' he told me,'' | >'Go,'");
  BOOST_TEST(marked("''He told me, 'Go.''' She left.") == "''He told me, 'Go.''' | >'Go.'");
}

BOOST_AUTO_TEST_CASE(two_single_marks_that_look_like_a_doubled_one_close_two) {
  BOOST_TEST(marked("'He told me, 'Go.'' She left.") == "'He told me, 'Go.'' | >'Go.'");
}

BOOST_AUTO_TEST_CASE(a_closing_mark_the_wrong_way_round_still_closes) {
  BOOST_TEST(marked("“We leave today,“ said Lund. “Now.“") == "“We leave today,“ | “Now.“");
  BOOST_TEST(marked("an “expedited review“ of the pipes") == "“expedited review“");
  BOOST_TEST(marked("” … the train has left,” wrote the paper.") == "” … the train has left,”");
}

BOOST_AUTO_TEST_CASE(a_space_inside_the_marks_or_a_lost_one_does_no_harm) {
  BOOST_TEST(marked("\" We waited, \" she said.") == "\" We waited, \"");
  BOOST_TEST(marked("\"We waited, \"she said. \"Now.\"") == "\"We waited, \" | \"Now.\"");
  BOOST_TEST(marked("“We waited.”“Now go.”") == "“We waited.” | “Now go.”");
  BOOST_TEST(marked("\"I hate the word 'poor,' \" she said. \"So.\"") ==
             "\"I hate the word 'poor,' \" | >'poor,' | \"So.\"");
}

BOOST_AUTO_TEST_CASE(a_mark_never_closed_stays_open_to_the_end_of_the_paragraph_only) {
  BOOST_TEST(marked("“We built the mill in 1921, and it burned down.") == "“@0 opens");
  BOOST_TEST(marked("\"We waited, he said. ‘Go.’") == "\"@0 opens | >‘Go.’");
}

BOOST_AUTO_TEST_CASE(one_never_closed_does_not_swallow_the_good_pairs_behind_it) {
  BOOST_TEST(marked("“We waited, he said. “Nobody came,” she said. “It rained.”") ==
             "“@0 opens | “Nobody came,” | “It rained.”");
}

BOOST_AUTO_TEST_CASE(a_second_opening_mark_in_one_quotation_is_the_odd_one) {
  BOOST_TEST(marked("“I stood there. “And she said, ‘Do it,’” Berg recalled.") ==
             "“I stood there. “And she said, ‘Do it,’” | >“@18 opens | >‘Do it,’");
}

BOOST_AUTO_TEST_CASE(a_close_that_nothing_opened_is_told) {
  BOOST_TEST(marked("“We waited,” Lund said.\"") == "“We waited,” | \"@27 closes");
  BOOST_TEST(marked("We waited,” Lund said.") == "”@10 closes");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_are_passed_over) {
  BOOST_TEST(marked("\xFF“Go\xE2\x80” \xC2") == "“Go\xE2\x80”");
}

BOOST_AUTO_TEST_CASE(very_deep_nesting_keeps_its_bounds) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "“a ";
  for (int i = 0; i < 1000; ++i) text += " b”";
  std::uint32_t deepest = 0;
  for (const MarkPair& pair : find_marks(text, "en")) deepest = std::max(deepest, pair.depth);
  BOOST_TEST(deepest == 31u);
}

BOOST_AUTO_TEST_CASE(pairs_are_judged_by_the_language) {
  BOOST_TEST(is_pair("“", "”", "en-GB"));
  BOOST_TEST(!is_pair("“", "“", "en"));
  BOOST_TEST(is_pair("„", "“", "de-AT"));
  BOOST_TEST(!is_pair("„", "“", "en"));
  BOOST_TEST(is_pair("»", "«", "da"));
  BOOST_TEST(!is_pair("“", "\"", "en"));
  BOOST_TEST(is_pair("\"", "\"", "fr"));
  BOOST_TEST(is_pair("”", "”", "sv"));
  BOOST_TEST(is_pair("“", "”", "und"));
}

/// Hand-labelled traps, written for this project and kept beside it. The rules were not fitted to
/// single ones; a change that loses one should be looked at.
BOOST_AUTO_TEST_CASE(the_outermost_quotations_of_the_labelled_traps_are_found) {
  std::size_t gold = 0, found = 0, spurious = 0;
  for (const auto& file : test::shared_files("data/attribution/traps", ".json")) {
    const Result<Json> json = parse_json(test::slurp(file));
    BOOST_REQUIRE(json.ok());
    const std::string& text = json->find("text")->string;
    std::vector<Span> spans;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view paragraph = std::string_view(text).substr(at, end - at);
      for (const MarkPair& pair : find_marks(paragraph, "en")) {
        if (pair.depth > 0 || !pair.open) continue;
        const std::size_t close = pair.close ? pair.close->end : paragraph.size();
        spans.push_back({static_cast<std::uint32_t>(at + pair.open->begin),
                         static_cast<std::uint32_t>(at + close)});
      }
      at = end + 1;
    }
    std::size_t hits = 0;
    for (const Json& quote : json->find("quotes")->items) {
      const Json& span = *quote.find("span");
      const Span wanted{static_cast<std::uint32_t>(span.items[0].number),
                        static_cast<std::uint32_t>(span.items[1].number)};
      ++gold;
      hits += static_cast<std::size_t>(std::count(spans.begin(), spans.end(), wanted));
    }
    found += hits;
    std::size_t ignored = 0;
    if (const Json* ignore = json->find("ignore")) ignored = ignore->items.size();
    if (spans.size() > hits + ignored) spurious += spans.size() - hits - ignored;
  }
  BOOST_TEST_MESSAGE("traps: " << found << " of " << gold << " found, " << spurious << " spurious");
  BOOST_TEST(found * 100 >= gold * 98);
  BOOST_TEST(spurious * 50 <= gold);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
}  // namespace stet
