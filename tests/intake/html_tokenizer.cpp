#include "intake/html/tokenizer.h"
#include "support/shared.h"
#include "text/utf8.h"

#include <boost/test/unit_test.hpp>
#include <simdjson.h>

#include <algorithm>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace stet::html;

namespace {

constexpr std::uint32_t kMostAttributes = 256;
constexpr std::uint32_t kMostBytes = 64u << 10;

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  out += text;
  out += "\" ";
}

/// One token as the html5lib files spell it, on a line of its own; characters are joined by the
/// caller.
std::string describe(const Token& token, std::string_view input,
                     std::vector<std::pair<std::string, std::string>> attributes) {
  std::string out;
  const auto cooked = [&](stet::Span span, Cooking cooking) { return cook(input, span, cooking); };
  switch (token.kind) {
    case TokenKind::doctype:
      out = "DOCTYPE ";
      if (token.has_name)
        append_quoted(out, cooked(token.name, Cooking::name));
      else
        out += "null ";
      if (token.has_public)
        append_quoted(out, cooked(token.public_id, Cooking::raw));
      else
        out += "null ";
      if (token.has_system)
        append_quoted(out, cooked(token.system_id, Cooking::raw));
      else
        out += "null ";
      out += token.force_quirks ? "false" : "true";
      break;
    case TokenKind::start_tag:
      out = "StartTag ";
      append_quoted(out, cooked(token.name, Cooking::name));
      std::sort(attributes.begin(), attributes.end());
      for (const auto& [name, value] : attributes) {
        append_quoted(out, name);
        append_quoted(out, value);
      }
      if (token.self_closing) out += "/";
      break;
    case TokenKind::end_tag:
      out = "EndTag ";
      append_quoted(out, cooked(token.name, Cooking::name));
      break;
    case TokenKind::comment:
      out = "Comment ";
      append_quoted(out, cooked(token.text, token.cooking));
      break;
    case TokenKind::characters:
      out = cooked(token.text, token.cooking);
      break;
    case TokenKind::end:
      break;
  }
  return out;
}

struct Tokens {
  std::vector<std::string> described;
  bool tiles = true;  ///< every token inside the input, behind the one before
};

Tokens tokenize(std::string_view input, TextState state, std::string_view last_start_tag) {
  Tokenizer tokenizer(input, kMostAttributes, kMostBytes);
  tokenizer.set_state(state);
  tokenizer.set_foreign(state == TextState::cdata_section);
  tokenizer.set_last_start_tag(last_start_tag);
  Tokens result;
  std::string characters;
  std::uint32_t reached = 0;
  for (;;) {
    const Token token = tokenizer.next();
    result.tiles &=
        reached <= token.at.begin && token.at.begin <= token.at.end && token.at.end <= input.size();
    reached = token.at.end;
    std::vector<std::pair<std::string, std::string>> attributes;
    if (token.kind == TokenKind::start_tag)
      for (const Attribute& attribute : tokenizer.attributes())
        attributes.emplace_back(cook(input, attribute.name, Cooking::name),
                                cook(input, attribute.value, Cooking::attribute));
    const std::string described = describe(token, input, std::move(attributes));
    if (token.kind == TokenKind::characters) {
      characters += described;
      continue;
    }
    if (!characters.empty()) result.described.push_back("Character \"" + characters + "\"");
    characters.clear();
    if (token.kind == TokenKind::end) return result;
    result.described.push_back(described);
  }
}

/// "\u0041" in a string that was escaped twice. Lone surrogates cannot be UTF-8: no value.
std::optional<std::string> unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i, 2) != "\\u") {
      out += text[i++];
      continue;
    }
    auto value = static_cast<char32_t>(std::stoul(std::string(text.substr(i + 2, 4)), nullptr, 16));
    i += 6;
    if (value >= 0xD800 && value < 0xDC00 && text.substr(i, 2) == "\\u") {
      const auto low =
          static_cast<char32_t>(std::stoul(std::string(text.substr(i + 2, 4)), nullptr, 16));
      if (low >= 0xDC00 && low < 0xE000) {
        value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
        i += 6;
      }
    }
    if (value >= 0xD800 && value < 0xE000) return std::nullopt;
    stet::append_utf8(out, value);
  }
  return out;
}

std::optional<std::string> text_of(simdjson::dom::element element, bool twice) {
  const std::string_view text = element.get_string().value();
  return twice ? unescape(text) : std::string(text);
}

std::optional<std::string> describe_expected(simdjson::dom::array token, bool twice) {
  const std::string_view kind = token.at(0).get_string().value();
  std::string out(kind);
  out += ' ';
  const auto add = [&](simdjson::dom::element element) {
    if (element.is_null()) {
      out += "null ";
      return true;
    }
    const auto text = text_of(element, twice);
    if (text) append_quoted(out, *text);
    return text.has_value();
  };
  if (kind == "Character") {
    const auto text = text_of(token.at(1).value(), twice);
    if (!text) return std::nullopt;
    return "Character \"" + *text + "\"";
  }
  if (!add(token.at(1).value())) return std::nullopt;
  if (kind == "DOCTYPE") {
    if (!add(token.at(2).value()) || !add(token.at(3).value())) return std::nullopt;
    out += token.at(4).get_bool().value() ? "true" : "false";
  }
  if (kind == "StartTag") {
    std::vector<std::pair<std::string, std::string>> attributes;
    const simdjson::dom::object fields = token.at(2);
    for (const auto field : fields) {
      const auto value = text_of(field.value, twice);
      if (!value) return std::nullopt;
      attributes.emplace_back(std::string(field.key), *value);
    }
    std::sort(attributes.begin(), attributes.end());
    for (const auto& [name, value] : attributes) {
      append_quoted(out, name);
      append_quoted(out, value);
    }
    if (token.size() > 3) out += "/";
  }
  return out;
}

TextState state_named(std::string_view name) {
  if (name == "RCDATA state") return TextState::rcdata;
  if (name == "RAWTEXT state") return TextState::rawtext;
  if (name == "PLAINTEXT state") return TextState::plaintext;
  if (name == "Script data state") return TextState::script_data;
  if (name == "CDATA section state") return TextState::cdata_section;
  BOOST_REQUIRE_EQUAL(name, "Data state");
  return TextState::data;
}

struct Tally {
  int run = 0, passed = 0, not_text = 0;
};

void run_case(simdjson::dom::element test, const std::string& file, Tally& tally) {
  bool twice = false;
  if (test["doubleEscaped"].get_bool().get(twice) != simdjson::SUCCESS) twice = false;
  const auto input = text_of(test["input"].value(), twice);
  std::vector<std::string> expected;
  bool is_text = input.has_value();
  const simdjson::dom::array output = test["output"];
  for (const auto token : output) {
    const auto described = describe_expected(token.get_array().value(), twice);
    is_text &= described.has_value();
    if (described) expected.push_back(*described);
  }
  // A lone surrogate has no UTF-8: such bytes cannot come to the tokenizer.
  if (!is_text) {
    ++tally.not_text;
    return;
  }
  std::vector<TextState> states = {TextState::data};
  simdjson::dom::array named;
  if (test["initialStates"].get_array().get(named) == simdjson::SUCCESS) {
    states.clear();
    for (const auto name : named) states.push_back(state_named(name.get_string().value()));
  }
  std::string_view last_start_tag;
  if (test["lastStartTag"].get_string().get(last_start_tag) != simdjson::SUCCESS)
    last_start_tag = {};
  for (const TextState state : states) {
    ++tally.run;
    const Tokens tokens = tokenize(*input, state, last_start_tag);
    const bool same = tokens.described == expected && tokens.tiles;
    if (same) ++tally.passed;
    BOOST_CHECK_MESSAGE(same, file << ": " << test["description"].get_string().value());
    if (same) continue;
    for (const std::string& line : expected) BOOST_TEST_MESSAGE("  wanted " << line);
    for (const std::string& line : tokens.described) BOOST_TEST_MESSAGE("  got    " << line);
  }
}

/// Processor time: other programs on the machine do not count.
double milliseconds_for(std::string_view input) {
  const std::clock_t start = std::clock();
  tokenize(input, TextState::data, {});
  return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(intake)
BOOST_AUTO_TEST_SUITE(html_tokenizer)

BOOST_AUTO_TEST_CASE(every_html5lib_case_gives_its_tokens) {
  Tally tally;
  // xmlViolation.test asks for the changes of an XML infoset, which is another product.
  for (const auto& path : stet::test::shared_files("data/html5lib/tokenizer", ".test")) {
    simdjson::dom::parser parser;
    const simdjson::dom::element file = parser.load(path.string());
    simdjson::dom::array tests;
    if (file["tests"].get_array().get(tests) != simdjson::SUCCESS) continue;
    for (const auto test : tests) run_case(test, path.filename().string(), tally);
  }
  BOOST_TEST_MESSAGE("html5lib: " << tally.passed << " of " << tally.run << " runs; "
                                  << tally.not_text << " cases hold lone surrogates");
}

BOOST_AUTO_TEST_CASE(tokens_stand_where_they_are) {
  const std::string_view input = "a&amp;b<p CLASS='x y' id=z>&lt;</p><!--c-->";
  Tokenizer tokenizer(input, kMostAttributes, kMostBytes);
  BOOST_TEST((tokenizer.next().at == stet::Span{0, 7}));
  const Token start = tokenizer.next();
  BOOST_TEST((start.at == stet::Span{7, 27}));
  BOOST_REQUIRE_EQUAL(tokenizer.attributes().size(), 2u);
  BOOST_TEST((tokenizer.attributes()[0].value == stet::Span{17, 20}));
  BOOST_TEST(cook(input, tokenizer.attributes()[0].name, Cooking::name) == "class");
  BOOST_TEST((tokenizer.attributes()[1].value == stet::Span{25, 26}));
  BOOST_TEST(cook(input, tokenizer.next().text, Cooking::data) == "<");
  BOOST_TEST((tokenizer.next().at == stet::Span{31, 35}));
  BOOST_TEST((tokenizer.next().text == stet::Span{39, 40}));
  BOOST_TEST((tokenizer.next().kind == TokenKind::end));
}

BOOST_AUTO_TEST_CASE(references_are_pieces_and_the_rest_is_not_copied) {
  const std::string_view input = "one&nbsp;two\r\nthree";
  CookedPiece piece;
  Cook cook(input, {0, 19}, Cooking::data);
  BOOST_REQUIRE(cook.next(piece));
  BOOST_TEST(piece.verbatim);
  BOOST_TEST(static_cast<const void*>(piece.bytes.data()) ==
             static_cast<const void*>(input.data()));
  BOOST_REQUIRE(cook.next(piece));
  BOOST_TEST((piece.from == stet::Span{3, 9}));
  BOOST_TEST(piece.bytes == "\xC2\xA0");
  BOOST_REQUIRE(cook.next(piece));
  BOOST_REQUIRE(cook.next(piece));
  BOOST_TEST((piece.from == stet::Span{12, 14}));
  BOOST_TEST(piece.bytes == "\n");
}

BOOST_AUTO_TEST_CASE(attributes_beyond_the_limits_are_dropped_and_counted) {
  std::string input = "<p";
  for (int i = 0; i < 300; ++i) input += " a" + std::to_string(i) + "=1";
  input += " a0=again>";
  Tokenizer tokenizer(input, 256, 16);
  BOOST_TEST((tokenizer.next().kind == TokenKind::start_tag));
  BOOST_TEST(tokenizer.attributes().size() == 256u);
  BOOST_TEST(tokenizer.dropped_attributes() == 45u);

  Tokenizer narrow("<p title=12345678901234567 id=x>", 256, 16);
  narrow.next();
  BOOST_REQUIRE_EQUAL(narrow.attributes().size(), 1u);
  BOOST_TEST(narrow.dropped_attributes() == 1u);
}

BOOST_AUTO_TEST_CASE(of_equal_attribute_names_the_first_counts_in_any_number) {
  std::string input = "<p";
  for (int i = 0; i < 40; ++i) input += " a" + std::to_string(i) + "=1";
  for (int i = 0; i < 40; ++i) input += " A" + std::to_string(i) + "=2";
  input += ">";
  Tokenizer tokenizer(input, kMostAttributes, kMostBytes);
  tokenizer.next();
  BOOST_REQUIRE_EQUAL(tokenizer.attributes().size(), 40u);
  for (const Attribute& attribute : tokenizer.attributes())
    BOOST_TEST(cook(input, attribute.value, Cooking::attribute) == "1");
}

BOOST_AUTO_TEST_CASE(eight_times_the_input_takes_no_more_than_twenty_times_as_long) {
  for (const std::string_view part :
       {"<a x=1 x=1 ", "&am", "<!--", "</", "<p>&notit;", "<![CDATA["}) {
    std::string small, large;
    while (small.size() < (64u << 10)) small += part;
    while (large.size() < (512u << 10)) large += part;
    milliseconds_for(small);
    const double once = std::max(milliseconds_for(small), 0.5);
    BOOST_TEST(milliseconds_for(large) < 20 * once, part);
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
