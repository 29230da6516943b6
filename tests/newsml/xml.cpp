#include "newsml/xml.h"

#include "newsml/make.h"

#include <boost/test/unit_test.hpp>

namespace stet {
namespace {

std::string text_of(std::string_view words) {
  XmlWriter xml(0);
  xml.leaf("p", words);
  return xml.take().substr(1);
}

std::string attribute_of(std::string_view value) {
  XmlWriter xml(0);
  xml.start("p");
  xml.attribute("a", value);
  xml.end("p");
  return xml.take().substr(1);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(newsml)
BOOST_AUTO_TEST_SUITE(xml)

BOOST_AUTO_TEST_CASE(markup_is_escaped_so_that_no_cdata_end_stands_in_text) {
  BOOST_TEST(text_of("a < b && c ]]> \"d\"") == "<p>a &lt; b &amp;&amp; c ]]&gt; \"d\"</p>");
  BOOST_TEST(attribute_of("a < b & \"d\" '") == "<p a=\"a &lt; b &amp; &quot;d&quot; '\"/>");
}

BOOST_AUTO_TEST_CASE(white_space_folds_and_goes_from_both_ends_but_no_break_space_stays) {
  BOOST_TEST(text_of("  the\r\n ferry\t\tcrews  voted \n") == "<p>the ferry crews voted</p>");
  BOOST_TEST(text_of("next\xC2\x85line") == "<p>next line</p>");
  BOOST_TEST(text_of("5\xC2\xA0\xC2\xA0km") == "<p>5\xC2\xA0\xC2\xA0km</p>");
  BOOST_TEST(attribute_of(" a \n b ") == "<p a=\"a b\"/>");
  BOOST_TEST(text_of(" \n ") == "<p></p>");
}

BOOST_AUTO_TEST_CASE(folding_does_not_depend_on_where_a_block_of_bytes_ends) {
  for (std::size_t before = 0; before < 40; ++before) {
    const std::string words =
        std::string(before, 'x') + "  & \xE2\x80\x94  y" + std::string(40, 'z');
    const std::string folded = std::string(before, 'x') + (before ? " " : "") +
                               "&amp; \xE2\x80\x94 y" + std::string(40, 'z');
    BOOST_TEST(text_of(words) == "<p>" + folded + "</p>");
  }
}

BOOST_AUTO_TEST_CASE(white_space_on_both_sides_of_an_inline_tag_is_one_run) {
  XmlWriter xml(0);
  xml.start("p");
  xml.text("word ");
  xml.start("em");
  xml.text(" one ");
  xml.end("em");
  xml.text(" two ");
  xml.end("p");
  BOOST_TEST(xml.take() == "\n<p>word <em>one </em>two</p>");
}

BOOST_AUTO_TEST_CASE(forbidden_characters_are_replaced_in_text_and_dropped_in_attributes) {
  using namespace std::string_view_literals;
  BOOST_TEST(text_of("a\x01"
                     "b\0c"sv) ==
             "<p>a\xEF\xBF\xBD"
             "b\xEF\xBF\xBD"
             "c</p>");
  BOOST_TEST(attribute_of("a\x01"
                          "b\0c"sv) == "<p a=\"abc\"/>");
  BOOST_TEST(text_of("a\x7F\xC2\x9B\xEF\xB7\x90\xEF\xBF\xBF\xF0\x9F\xBF\xBE"
                     "b") == "<p>ab</p>");
}

BOOST_AUTO_TEST_CASE(each_invalid_part_becomes_one_replacement_character) {
  BOOST_TEST(text_of("a\xFF"
                     "b") ==
             "<p>a\xEF\xBF\xBD"
             "b</p>");
  BOOST_TEST(text_of("\xE2\x80") == "<p>\xEF\xBF\xBD</p>");
  BOOST_TEST(text_of("\xC0\xAF") == "<p>\xEF\xBF\xBD\xEF\xBF\xBD</p>");
}

BOOST_AUTO_TEST_CASE(joiners_emoji_and_marks_are_kept) {
  const std::string words =
      "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80 \xD9\x85\xE2\x80\x8C\xDB\x8C e\xCC\x81 "
      "\xE2\x80\xAE";
  BOOST_TEST(text_of(words) == "<p>" + words + "</p>");
}

BOOST_AUTO_TEST_CASE(the_writer_counts_what_it_lost) {
  XmlWriter xml(0);
  xml.leaf("p", "clean & plain \xC2\xA0");
  BOOST_TEST(xml.characters_lost() == 0u);
  xml.leaf("p", "\x01\x02\xFF\xC2\x9B");
  BOOST_TEST(xml.characters_lost() == 4u);
}

BOOST_AUTO_TEST_CASE(preformatted_words_keep_their_lines) {
  XmlWriter xml(0);
  xml.start("pre");
  xml.preformatted("a  b\r\n\tc\rd  \n");
  xml.end("pre");
  BOOST_TEST(xml.take() == "\n<pre>a  b\n\tc\nd  \n</pre>");
}

BOOST_AUTO_TEST_CASE(elements_are_indented_and_mixed_content_is_not) {
  XmlWriter xml(0);
  xml.start("a");
  xml.start("b");
  xml.mixed();
  xml.start("i");
  xml.end("i");
  xml.end("b");
  xml.end("a");
  BOOST_TEST(xml.take() == "\n<a>\n  <b><i/></b>\n</a>");
}

BOOST_AUTO_TEST_CASE(any_bytes_give_what_the_slow_way_gives) {
  std::uint32_t state = 7;
  for (int round = 0; round < 3'000; ++round) {
    std::string words;
    for (std::size_t n = round % 70; n > 0; --n) {
      state = state * 1664525u + 1013904223u;
      const std::uint32_t roll = state >> 24;
      words +=
          roll < 90 ? static_cast<char>(' ' + (roll & 1) * 66) : static_cast<char>(state >> 16);
    }
    std::string escaped;
    for (const char c : test::expected(words)) {
      if (c == '&')
        escaped += "&amp;";
      else if (c == '<')
        escaped += "&lt;";
      else if (c == '>')
        escaped += "&gt;";
      else
        escaped += c;
    }
    BOOST_TEST(text_of(words) == "<p>" + escaped + "</p>");
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

}  // namespace stet
