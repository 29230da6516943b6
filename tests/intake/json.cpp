#include "intake/json/json.h"

#include "support/shared.h"
#include "text/utf8.h"

#include <boost/test/unit_test.hpp>
#include <simdjson.h>

#include <fstream>
#include <random>

namespace stet {
namespace {

struct Read {
  TextArena arena;
  Result<JsonDocument> document;
  explicit Read(std::string_view source, JsonMode mode = JsonMode::strict, Limits limits = {})
      : document(read_json(source, {.mode = mode, .limits = limits}, arena)) {}
  JsonValue root() { return document->root(); }
};

/// Where a refusal points; npos when there is none.
std::size_t refused_at(std::string_view source, JsonMode mode = JsonMode::strict) {
  TextArena arena;
  const auto document = read_json(source, {.mode = mode}, arena);
  return document ? std::string_view::npos : static_cast<std::size_t>(document.error().offset);
}

bool has_notice(const JsonDocument& document, std::string_view rule) {
  for (const Notice& notice : document.notices)
    if (notice.rule == rule) return true;
  return false;
}

/// Pieces tile the text, are ordered in the source, and equal lengths mean equal bytes.
void check_places(const Text& text, std::string_view source) {
  std::uint32_t in_text = 0, in_source = 0;
  for (const Piece& piece : text.pieces) {
    BOOST_REQUIRE_EQUAL(piece.text, in_text);
    BOOST_REQUIRE_GE(piece.source, in_source);
    BOOST_REQUIRE_LE(piece.source + piece.source_length, source.size());
    if (piece.text_length == piece.source_length)
      BOOST_REQUIRE(text.bytes.substr(piece.text, piece.text_length) ==
                    source.substr(piece.source, piece.source_length));
    in_text += piece.text_length;
    in_source = piece.source + piece.source_length;
  }
  BOOST_REQUIRE_EQUAL(in_text, text.size());
}

void check_all_places(JsonValue value, std::string_view source, int& strings) {
  if (value.is(JsonKind::string)) {
    ++strings;
    const Text text = value.text();
    check_places(text, source);
    if (!text.empty()) {
      // What stands at the place of the whole, read as a JSON string by the other engine, is the
      // text.
      std::string quoted =
          "\"" + std::string(source.substr(text.source().begin, text.source().size())) + "\"";
      simdjson::dom::parser parser;
      std::string_view decoded;
      if (parser.parse(quoted).get_string().get(decoded) == simdjson::SUCCESS)
        BOOST_REQUIRE_EQUAL(decoded, text.bytes);
    }
  }
  for (JsonValue child : value) check_all_places(child, source, strings);
}

}  // namespace
}  // namespace stet

using namespace stet;

BOOST_AUTO_TEST_SUITE(intake)
BOOST_AUTO_TEST_SUITE(json)

BOOST_AUTO_TEST_CASE(members_are_found_by_name_and_missing_ones_answer_with_nothing) {
  Read read(
      R"({"headline":"Harbour reopens","urgency":3,"draft":false,"place":{"name":"Port Elin"},"tags":["a","b"],"none":null})");
  BOOST_REQUIRE(read.document.ok());
  JsonValue root = read.root();
  BOOST_TEST(root["headline"].text().bytes == "Harbour reopens");
  BOOST_TEST(root["urgency"].integer().value() == 3);
  BOOST_TEST(root["draft"].boolean().value() == false);
  BOOST_TEST(root["place"]["name"].string() == "Port Elin");
  BOOST_TEST(root["tags"].size() == 2u);
  BOOST_TEST(root["none"].is(JsonKind::null));
  BOOST_TEST(!root["nowhere"]["deeper"]);
  BOOST_TEST(root["nowhere"]["deeper"].text().bytes.empty());
  BOOST_TEST(root.first_of({"title", "headline"}).peek() == "Harbour reopens");
  std::string tags;
  for (JsonValue tag : root["tags"]) tags += tag.string();
  BOOST_TEST(tags == "ab");
}

BOOST_AUTO_TEST_CASE(a_string_without_escapes_is_a_view_of_the_source) {
  const std::string source = R"({"a":"plain"})";
  Read read(source);
  const Text text = read.root()["a"].text();
  BOOST_TEST(text.bytes.data() == source.data() + 6);
  BOOST_TEST((text.source() == Span{6, 11}));
}

BOOST_AUTO_TEST_CASE(every_escape_is_one_unit_with_its_place) {
  const std::string source = R"({"a":"x\n\u00e9\ud83d\ude00y\/\"\\"})";
  Read read(source);
  const Text text = read.root()["a"].text();
  BOOST_TEST(text.bytes == "x\n\u00e9\U0001F600y/\"\\");
  check_places(text, source);
  BOOST_TEST((text.source({0, 1}) == Span{6, 7}));
  BOOST_TEST((text.source({1, 2}) == Span{7, 9}));
  BOOST_TEST((text.source({2, 4}) == Span{9, 15}));
  BOOST_TEST((text.source({4, 8}) == Span{15, 27}));
  BOOST_TEST((text.source({8, 9}) == Span{27, 28}));
}

BOOST_AUTO_TEST_CASE(keys_with_escapes_are_found_by_what_they_mean) {
  Read read("{\"head\\u006cine\":\"a\",\"\\u0068eadline2\":\"b\"}");
  BOOST_TEST(read.root()["headline"].string() == "a");
  BOOST_TEST(read.root()["headline2"].string() == "b");
}

BOOST_AUTO_TEST_CASE(of_equal_keys_the_last_is_read_and_a_notice_says_so) {
  Read read(R"({"a":"first","b":1,"\u0061":"second"})");
  BOOST_REQUIRE(read.document.ok());
  BOOST_TEST(read.root()["a"].string() == "second");
  BOOST_TEST(has_notice(*read.document, "input.duplicate-key"));
  std::size_t members = 0;
  for (JsonValue member : read.root()) members += member.key().size();
  BOOST_TEST(members == 2u);
}

BOOST_AUTO_TEST_CASE(equal_keys_are_found_among_many) {
  std::string source = "{";
  for (int i = 0; i < 500; ++i)
    source += "\"k" + std::to_string(i) + "\":" + std::to_string(i) + ",";
  source += "\"k7\":\"last\"}";
  Read read(source);
  BOOST_REQUIRE(read.document.ok());
  BOOST_TEST(read.document->notices.size() == 1u);
  BOOST_TEST(read.root()["k7"].string() == "last");
  BOOST_TEST(read.root()["k8"].string() == "8");
}

BOOST_AUTO_TEST_CASE(half_a_surrogate_pair_becomes_the_replacement_character) {
  Read read(R"({"a":"\ud800","b":"\udc00x","c":"\ud800\ud83d\ude00"})");
  BOOST_REQUIRE(read.document.ok());
  BOOST_TEST(read.root()["a"].text().bytes == "\uFFFD");
  BOOST_TEST(read.root()["b"].text().bytes == "\uFFFDx");
  BOOST_TEST(read.root()["c"].text().bytes == "\uFFFD\U0001F600");
  BOOST_TEST(has_notice(*read.document, "encoding.lone-surrogate"));
}

BOOST_AUTO_TEST_CASE(numbers_past_two_to_the_53_are_kept_as_spelled) {
  Read read(R"({"a":9007199254740993,"b":9007199254740992,"c":-1.5e3,"d":1e999,"e":"12"})");
  BOOST_REQUIRE(read.document.ok());
  BOOST_TEST(!read.root()["a"].integer().has_value());
  BOOST_TEST(read.root()["a"].string() == "9007199254740993");
  BOOST_TEST(read.root()["b"].integer().value() == 9007199254740992);
  BOOST_TEST(read.root()["c"].real().value() == -1500.0);
  BOOST_TEST(read.root()["d"].string() == "1e999");
  BOOST_TEST(read.root()["e"].integer().value() == 12);
  BOOST_TEST(has_notice(*read.document, "input.number-range"));
}

BOOST_AUTO_TEST_CASE(a_refusal_points_at_the_byte_that_is_wrong) {
  BOOST_TEST(refused_at("{\"a\":1,}") == 6u);
  BOOST_TEST(refused_at("[1 2]") == 3u);
  BOOST_TEST(refused_at("{\"a\" 1}") == 5u);
  BOOST_TEST(refused_at("{a:1}") == 1u);
  BOOST_TEST(refused_at("[NaN]") == 1u);
  BOOST_TEST(refused_at("[1] x") == 4u);
  BOOST_TEST(refused_at("{\"a\":1}\n{\"a\":2}") == 8u);
  BOOST_TEST(refused_at("[\"a\nb\"]") == 3u);
  BOOST_TEST(refused_at("[\"\\x\"]") == 2u);
  BOOST_TEST(refused_at("[\"\\u12g4\"]") == 2u);
  BOOST_TEST(refused_at("[\"abc") == 1u);
  BOOST_TEST(refused_at("[01]") == 1u);
  BOOST_TEST(refused_at("[1.]") == 1u);
  BOOST_TEST(refused_at("[-]") == 1u);
  BOOST_TEST(refused_at("[/* no */1]") == 1u);
  BOOST_TEST(refused_at("") == 0u);
  BOOST_TEST(refused_at("\xEF\xBB\xBF") == 0u);
  BOOST_TEST(refused_at("[\"ab\xFF\"]") == 4u);
  BOOST_TEST(refused_at("[") == 1u);
  BOOST_TEST(refused_at(std::string_view("\xFF\xFE{\0}\0", 6)) == 0u);
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_passed_over_and_places_still_count_it) {
  Read read("\xEF\xBB\xBF{\"a\":\"b\"}");
  BOOST_REQUIRE(read.document.ok());
  BOOST_TEST((read.root()["a"].text().source() == Span{9, 10}));
}

BOOST_AUTO_TEST_CASE(depth_and_members_have_limits) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  BOOST_TEST(refused_at(nested(256)) == std::string::npos);
  TextArena arena;
  auto refused = read_json(nested(257), {}, arena);
  BOOST_REQUIRE(!refused.ok());
  BOOST_TEST((refused.error().code == Code::limit));
  BOOST_TEST(refused.error().offset == 256u);
  BOOST_TEST(refused_at(std::string(200'000, '[')) == 256u);

  Limits few;
  few.json_members = 3;
  BOOST_TEST(Read("[1,2,3]", JsonMode::strict, few).document.ok());
  Read many("[1,2,3,4]", JsonMode::strict, few);
  BOOST_REQUIRE(!many.document.ok());
  BOOST_TEST((many.document.error().code == Code::limit));
  BOOST_TEST(many.document.error().offset == 7u);

  few.input_bytes = 4;
  Read large("[1,2]", JsonMode::strict, few);
  BOOST_REQUIRE(!large.document.ok());
  BOOST_TEST(large.document.error().offset == 4u);
}

BOOST_AUTO_TEST_CASE(a_spent_budget_stops_the_reading) {
  std::string source = "[0";
  for (int i = 0; i < 50'000; ++i) source += ",10";
  source += "]";
  const std::atomic<bool> cancelled{true};
  const Budget budget{.cancelled = &cancelled};
  TextArena arena;
  const auto document = read_json(source, {.budget = &budget}, arena);
  BOOST_REQUIRE(!document.ok());
  BOOST_TEST((document.error().code == Code::cancelled));
}

BOOST_AUTO_TEST_CASE(the_lenient_mode_forgives_what_pages_hold) {
  const std::string source =
      "\n//<![CDATA[\n<!-- \n{ // headline\n \"headline\" : \"Harbour\nreopens\", /* list */ "
      "\"tags\": [1,2,],\n};\n"
      "//]]>\n-->";
  BOOST_TEST(refused_at(source) != std::string::npos);
  Read read(source, JsonMode::lenient);
  BOOST_REQUIRE(read.document.ok());
  BOOST_TEST(read.root()["headline"].text().bytes == "Harbour\nreopens");
  BOOST_TEST(read.root()["tags"].size() == 2u);
  BOOST_TEST(has_notice(*read.document, "input.lenient-json"));
  BOOST_TEST(refused_at("{\"a\":1} trailing", JsonMode::lenient) == 8u);
  BOOST_TEST(refused_at("{\"a\":NaN}", JsonMode::lenient) == 5u);
  BOOST_TEST(refused_at("{\"a\":1 /* open", JsonMode::lenient) == 7u);
}

BOOST_AUTO_TEST_CASE(strict_json_in_lenient_mode_has_nothing_to_forgive) {
  Read read(R"( {"a":["b"]} )", JsonMode::lenient);
  BOOST_REQUIRE(read.document.ok());
  BOOST_TEST(read.document->notices.empty());
}

BOOST_AUTO_TEST_CASE(a_document_inside_a_text_keeps_the_places_of_the_source) {
  // The text "{...}" was made from a source in which the quote marks are entities.
  const std::string source = "xx{&quot;a&quot;:&quot;b\\nc&quot;}";
  TextArena arena;
  TextBuilder builder(arena);
  const auto quote = [&](std::uint32_t at) { builder.atom("\"", {at, at + 6}); };
  builder.verbatim("{", 2);
  quote(3);
  builder.verbatim("a", 9);
  quote(10);
  builder.verbatim(":", 16);
  quote(17);
  builder.verbatim("b\\nc", 23);
  quote(27);
  builder.verbatim("}", 33);
  const Text input = builder.finish();
  auto document = read_json(input, {.mode = JsonMode::lenient}, arena);
  BOOST_REQUIRE(document.ok());
  const Text text = document->root()["a"].text();
  BOOST_TEST(text.bytes == "b\nc");
  BOOST_TEST((text.source({0, 1}) == Span{23, 24}));
  BOOST_TEST((text.source({1, 2}) == Span{24, 26}));
  BOOST_TEST((text.source({2, 3}) == Span{26, 27}));
  BOOST_TEST((document->root()["a"].key_at() == Span{9, 10}));
  auto broken = read_json(arena.part(input, {0, 8}), {}, arena);
  BOOST_REQUIRE(!broken.ok());
  BOOST_TEST(broken.error().offset == 24u);
}

BOOST_AUTO_TEST_CASE(what_nobody_took_is_kept_with_its_pointer) {
  const std::string source =
      R"({"a":"taken","b/c":{"d~":"left","e":"taken"},"f":{ "g" : [1, "x y"] },"h":["","keep",null],"i":{},"j":true})";
  Article article;
  auto document = read_json(source, {}, article.arena);
  BOOST_REQUIRE(document.ok());
  JsonValue root = document->root();
  root["a"].text();
  root["b/c"]["e"].string();
  keep_untaken(*document, article);
  std::string kept;
  for (const Extra& extra : article.extra)
    kept += std::string(extra.path) + "=" + std::string(extra.value) + "\n";
  BOOST_TEST(kept == "/b~1c/d~0=left\n/f={\"g\":[1,\"x y\"]}\n/h=[\"\",\"keep\",null]\n/j=true\n");
}

BOOST_AUTO_TEST_CASE(pointers_stay_short_however_long_the_names_are) {
  const std::string name(100'000, 'n');
  Article article;
  const std::string source = "{\"" + name + "\":{\"a\":1,\"b\":2},\"c\":3}";
  auto document = read_json(source, {}, article.arena);
  BOOST_REQUIRE(document.ok());
  document->root()[name]["a"].integer();
  keep_untaken(*document, article);
  BOOST_REQUIRE_EQUAL(article.extra.size(), 2u);
  BOOST_TEST(article.extra[0].path.size() < 80u);
  BOOST_TEST(article.extra[0].value == "2");
}

BOOST_AUTO_TEST_CASE(the_head_shows_the_names_of_two_levels_even_when_it_is_cut) {
  const JsonHead head(
      R"( {"standard":{"name":"ninjs","version":"3.0"},"n":[{"name":"deep"}],"uri":"u:1","x":12,"body":"a \" qu)");
  BOOST_TEST(head.is_object());
  BOOST_TEST(head.value("standard", "name") == "ninjs");
  BOOST_TEST(head.value("uri") == "u:1");
  BOOST_TEST(head.value("x") == "12");
  BOOST_TEST(head.has("n"));
  BOOST_TEST(head.has("body"));
  BOOST_TEST(!head.has("name"));
  BOOST_TEST(head.value("n", "name").empty());
  BOOST_TEST(!JsonHead("[1]").is_object());
  BOOST_TEST(looks_like_json("\xEF\xBB\xBF {\n\"a\":1}"));
  BOOST_TEST(!looks_like_json("[Editor's note] Port Elin"));
  BOOST_TEST(!looks_like_json("{{ template }}"));
}

BOOST_AUTO_TEST_CASE(another_engine_agrees_on_what_is_json) {
  simdjson::dom::parser parser(64u << 20);
  std::size_t agreed = 0, refused = 0;
  for (const auto& file : test::shared_files("data/hostile/json")) {
    const std::string source = test::slurp(file);
    Read read(source);
    const bool theirs = parser.parse(source).error() == simdjson::SUCCESS;
    if (!read.document) {
      BOOST_TEST(read.document.error().offset <= source.size(), file << " has no place");
      BOOST_TEST(!read.document.error().message.empty());
      ++refused;
    }
    // Ours keeps numbers as spelled, mends half surrogates and passes over a byte order mark.
    const bool mended = read.document && !read.document->notices.empty();
    const bool marked = source.starts_with("\xEF\xBB\xBF");
    const bool limit = !read.document && read.document.error().code == Code::limit;
    if (mended || marked || limit) continue;
    // Ours has no largest integer.
    if (read.document && parser.parse(source).error() == simdjson::NUMBER_ERROR) continue;
    BOOST_TEST(read.document.ok() == theirs, file << " ours " << read.document.ok());
    ++agreed;
  }
  BOOST_TEST_MESSAGE("hostile JSON: agreed on " << agreed << ", refused " << refused);
}

BOOST_AUTO_TEST_CASE(documents_that_must_be_refused_are) {
  const auto manifest = test::shared("data/hostile/MANIFEST.tsv");
  if (!manifest) return;
  std::ifstream lines(*manifest);
  std::size_t wanted = 0;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("json/") || line.find("\treject\t") == std::string::npos) continue;
    const std::string name = line.substr(0, line.find('\t'));
    const auto file = manifest->parent_path() / name;
    if (!std::filesystem::exists(file)) continue;
    ++wanted;
    const std::string source = test::slurp(file);
    Read read(source);
    BOOST_TEST(!read.document.ok(), name << " was read");
  }
  BOOST_TEST_MESSAGE("hostile JSON: " << wanted << " must be refused");
}

BOOST_AUTO_TEST_CASE(changed_bytes_are_judged_as_another_engine_judges_them) {
  const std::string seed =
      R"({"uri":"urn:x:1","n":[1,-2.5e3,true,null],"b":"caf\u00e9 \ud83d\ude00 \"q\"","o":{"k":"é","e":{}}})";
  std::mt19937 random(20261124);
  const std::string_view alphabet = "{}[]:,\"\\u0e-.1tfn \n\x01\xC3\xA9";
  simdjson::dom::parser parser;
  int accepted = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string source = seed;
    const auto changes = 1 + random() % 3;
    for (unsigned long i = 0; i < changes; ++i) {
      const std::size_t at = random() % source.size();
      switch (random() % 3) {
        case 0:
          source[at] = alphabet[random() % alphabet.size()];
          break;
        case 1:
          source.erase(at, 1 + random() % 3);
          break;
        default:
          source.insert(at, 1, alphabet[random() % alphabet.size()]);
      }
      if (source.empty()) source = "x";
    }
    Read read(source);
    const bool theirs = parser.parse(source).error() == simdjson::SUCCESS;
    if (read.document && !read.document->notices.empty()) continue;
    BOOST_REQUIRE_MESSAGE(read.document.ok() == theirs, source);
    if (!theirs) continue;
    ++accepted;
    int strings = 0;
    check_all_places(read.root(), source, strings);
  }
  BOOST_TEST(accepted > 100);
}

BOOST_AUTO_TEST_CASE(every_string_of_the_real_files_has_its_exact_place) {
  int strings = 0;
  for (const auto& file : test::shared_files("data/articles", ".json")) {
    const std::string source = test::slurp(file);
    Read read(source);
    BOOST_TEST_CONTEXT(file) {
      // One file holds a document a line.
      if (!read.document) {
        BOOST_REQUIRE_LT(read.document.error().offset, source.size());
        BOOST_TEST(source[read.document.error().offset] == '{');
        BOOST_TEST(source[read.document.error().offset - 1] == '\n');
        continue;
      }
      check_all_places(read.root(), source, strings);
    }
  }
  BOOST_TEST_MESSAGE("checked the places of " << strings << " strings");
}

BOOST_AUTO_TEST_CASE(no_prefix_of_a_document_crashes_or_passes) {
  const std::string source = R"( {"a":["b\u00e9",1.5e-3,{"c":null}],"d":true})";
  for (std::size_t size = 0; size < source.size(); ++size) {
    BOOST_TEST(refused_at(source.substr(0, size)) <= size);
    refused_at(source.substr(0, size), JsonMode::lenient);
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
