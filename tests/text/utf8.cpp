#include "text/utf8.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace stet {
BOOST_AUTO_TEST_SUITE(text)
BOOST_AUTO_TEST_SUITE(utf8)

BOOST_AUTO_TEST_CASE(every_code_point_survives_encoding_and_decoding) {
  std::size_t wrong = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    append_utf8(bytes, c);
    const CodePoint point = decode(bytes, 0);
    wrong += !(point.valid && point.value == c && point.length == bytes.size());
  }
  BOOST_TEST(wrong == 0u);
}

BOOST_AUTO_TEST_CASE(surrogates_and_values_past_the_end_become_the_replacement) {
  for (char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
    std::string bytes;
    append_utf8(bytes, c);
    BOOST_TEST(bytes == "\xEF\xBF\xBD");
  }
}

// Unicode 15, table 3-8 to 3-11, and the WHATWG Encoding Standard: one replacement a maximal part.
BOOST_AUTO_TEST_CASE(each_maximal_part_is_one_error) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", "????????A"},
      {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", "????????A"},
      {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", "?????A??B"},
      {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "????A"},
      {"\xC2", "?"},
      {"\xE2\x82", "?"},
      {"\xF0\x9F\x98", "?"},
      {"\xF0\x9F\x98x", "?x"},
      {"\xF5\x80", "??"},
      {"a\x80z", "a?z"},
      {"\xC2\xA7", "\xC2\xA7"},
  };
  for (const auto& [bytes, expected] : cases) {
    std::string out = to_valid_utf8(bytes);
    std::uint32_t count = 0;
    for (std::size_t at; (at = out.find("\xEF\xBF\xBD")) != std::string::npos; ++count)
      out.replace(at, 3, "?");
    BOOST_TEST(out == expected);
    BOOST_TEST(count_invalid_utf8(bytes) == count);
    BOOST_TEST((find_invalid_utf8(bytes) == std::string_view::npos) == (count == 0));
    BOOST_TEST(find_invalid_utf8(to_valid_utf8(bytes)) == std::string_view::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_fault_is_found_at_every_place_of_a_word_of_eight) {
  for (std::size_t size = 1; size < 40; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      std::string bytes(size, 'a');
      BOOST_TEST_REQUIRE(find_invalid_utf8(bytes) == std::string_view::npos);
      bytes[at] = '\x80';
      BOOST_TEST_REQUIRE(find_invalid_utf8(bytes) == at);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_could_fool_a_terminal_is_spelled_out) {
  BOOST_TEST(printable("a\x1B[31m\x7F") == "a\\u{1b}[31m\\u{7f}");
  BOOST_TEST(printable("\xE2\x80\xAE"
                       "abc") == "\\u{202e}abc");
  BOOST_TEST(printable("\xC2\x85") == "\\u{85}");
  BOOST_TEST(printable("\xFFok") == "\xEF\xBF\xBDok");
  BOOST_TEST(printable("émile") == "émile");
}

BOOST_AUTO_TEST_CASE(a_long_text_is_cut_after_whole_characters) {
  BOOST_TEST(printable("ééééé", 3) == "ééé...");
  BOOST_TEST(printable("ééé", 3) == "ééé");
}

BOOST_AUTO_TEST_CASE(windows_1252_follows_the_whatwg_table) {
  BOOST_TEST((from_windows_1252(0x80) == U'€'));
  BOOST_TEST((from_windows_1252(0x92) == U'’'));
  BOOST_TEST((from_windows_1252(0x81) == char32_t{0x81}));
  BOOST_TEST((from_windows_1252(0xE9) == U'é'));
  BOOST_TEST((from_windows_1252('A') == U'A'));
}

BOOST_AUTO_TEST_CASE(letters_cases_and_digits_of_many_scripts_are_known) {
  for (char32_t c :
       {U'a', U'Z', U'é', U'ß', U'Ω', U'ж', U'ﬁ', U'א', U'ب', U'न', U'漢', U'あ', U'한'})
    BOOST_TEST(is_letter(c));
  for (char32_t c : {U'1', U' ', U'-', U'“', U'€', U'。', U'😀'}) BOOST_TEST(!is_letter(c));
  BOOST_TEST((is_upper(U'Ž') && !is_lower(U'Ž') && is_lower(U'ž') && !is_upper(U'ž')));
  BOOST_TEST((to_lower(U'Σ') == U'σ' && to_lower(U'Я') == U'я' && to_lower(U'Ÿ') == U'ÿ'));
  BOOST_TEST((is_digit(U'7') && is_digit(U'٣') && !is_digit(U'½')));
  BOOST_TEST((is_combining(U'\u0301') && !is_combining(U'e')));
  BOOST_TEST(
      (is_space(U'\u00A0') && is_space(U'\u202F') && is_space(U'\n') && !is_space(U'\u200B')));
}

BOOST_AUTO_TEST_CASE(lower_keeps_what_it_does_not_know) {
  BOOST_TEST(lower("ÉCOLE Straße ΑΘΗΝΑ \xFF 漢") == "école straße αθηνα \xFF 漢");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
}  // namespace stet
