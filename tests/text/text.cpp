#include "text/text.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace stet {
namespace {

constexpr std::uint32_t kSeed = 20260511;
constexpr int kRounds = 500;
constexpr std::uint32_t kUnit = 6;  // bytes of source a unit is made from

std::uint32_t size_of(std::string_view bytes) { return static_cast<std::uint32_t>(bytes.size()); }

/// A source of printable bytes, long enough for a random build.
std::string make_source(std::mt19937& random, std::uint32_t size) {
  std::string source;
  for (std::uint32_t i = 0; i < size; ++i) source.push_back(static_cast<char>('a' + random() % 26));
  return source;
}

std::uint32_t up_to(std::mt19937& random, std::uint32_t most) {
  return static_cast<std::uint32_t>(random() % (most + 1));
}

/// Appends verbatim stretches, units and spaces in source order, now and then skipping source or
/// dropping bytes.
Text build(std::mt19937& random, TextBuilder& builder, std::string_view source,
           std::string_view unit = "unit") {
  std::uint32_t at = 0;
  while (at < source.size()) {
    at = std::min(at + up_to(random, 3), size_of(source));
    const std::uint32_t left = size_of(source) - at;
    std::uint32_t take = std::min(up_to(random, 9), left);
    switch (random() % 5) {
      case 0:
        builder.atom("&", {at, at + take});
        break;
      case 1:
        // Longer in the source than in the text, as entities and escapes are.
        take = std::min(kUnit, left);
        if (take == kUnit) builder.atom(unit, {at, at + take});
        break;
      case 2:
        builder.fold_space({at, at + take});
        break;
      case 3:
        builder.drop_back(up_to(random, 3));
        break;
      default:
        if (take > 0) builder.verbatim(source.substr(at, take), at);
    }
    at += take;
  }
  return builder.finish(source);
}

/// The rules of Piece: ordered, inside the source, tiling the text.
void keeps_the_rules(const Text& text, std::uint32_t source_size) {
  BOOST_TEST_REQUIRE(text.bytes.empty() == text.pieces.empty());
  std::uint32_t in_text = 0, in_source = 0;
  for (const Piece& piece : text.pieces) {
    BOOST_TEST_REQUIRE(piece.text == in_text);
    BOOST_TEST_REQUIRE(piece.text_length > 0u);
    BOOST_TEST_REQUIRE(piece.source >= in_source);
    in_text += piece.text_length;
    in_source = piece.source + piece.source_length;
    BOOST_TEST_REQUIRE(in_source <= source_size);
  }
  BOOST_TEST_REQUIRE(in_text == text.size());
}

bool is_linear(const Piece& piece) { return piece.text_length == piece.source_length; }

}  // namespace

BOOST_AUTO_TEST_SUITE(text)
BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(pieces_of_any_build_are_ordered_and_tile_the_text) {
  std::mt19937 random(kSeed);
  TextArena arena;
  TextBuilder builder(arena);
  for (int round = 0; round < kRounds; ++round) {
    const std::string source = make_source(random, up_to(random, 120));
    keeps_the_rules(build(random, builder, source), size_of(source));
    BOOST_TEST_REQUIRE(builder.empty());
  }
}

BOOST_AUTO_TEST_CASE(verbatim_bytes_are_found_again_in_the_source) {
  std::mt19937 random(kSeed + 1);
  TextArena arena;
  TextBuilder builder(arena);
  for (int round = 0; round < kRounds; ++round) {
    const std::string source = make_source(random, 100);
    const Text text = build(random, builder, source);
    for (const Piece& piece : text.pieces) {
      if (!is_linear(piece) || source.substr(piece.source, piece.source_length) !=
                                   text.bytes.substr(piece.text, piece.text_length))
        continue;  // a unit whose length happens to fit
      for (std::uint32_t begin = piece.text; begin < piece.text + piece.text_length; ++begin) {
        const Span span{begin, piece.text + piece.text_length};
        const Span from = text.source(span);
        BOOST_TEST_REQUIRE(source.substr(from.begin, from.size()) == text.cut(span));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_source_of_a_span_holds_the_source_of_its_parts) {
  std::mt19937 random(kSeed + 2);
  TextArena arena;
  TextBuilder builder(arena);
  for (int round = 0; round < kRounds; ++round) {
    const std::string source = make_source(random, 60);
    const Text text = build(random, builder, source);
    if (text.empty()) continue;
    const std::uint32_t begin = up_to(random, text.size() - 1);
    const std::uint32_t end = begin + 1 + up_to(random, text.size() - begin - 1);
    const Span whole = text.source({begin, end});
    BOOST_TEST_REQUIRE(whole.end <= source.size());
    for (std::uint32_t at = begin; at < end; ++at)
      BOOST_TEST_REQUIRE(whole.contains(text.source({at, at + 1})));
    BOOST_TEST_REQUIRE(text.source({end, end}).empty());
  }
}

BOOST_AUTO_TEST_CASE(a_part_maps_to_the_same_source_as_its_span) {
  std::mt19937 random(kSeed + 3);
  TextArena arena;
  TextBuilder builder(arena);
  for (int round = 0; round < kRounds; ++round) {
    const std::string source = make_source(random, 80);
    const Text text = build(random, builder, source);
    if (text.empty()) continue;
    const std::uint32_t begin = up_to(random, text.size() - 1);
    const std::uint32_t end = begin + 1 + up_to(random, text.size() - begin - 1);
    const Text part = arena.part(text, {begin, end});
    BOOST_TEST_REQUIRE(part.bytes == text.cut({begin, end}));
    BOOST_TEST_REQUIRE((part.source() == text.source({begin, end})));
    for (std::uint32_t at = begin; at < end; ++at)
      BOOST_TEST_REQUIRE((part.source({at - begin, at - begin + 1}) == text.source({at, at + 1})));
  }
}

BOOST_AUTO_TEST_CASE(a_part_past_the_end_is_trimmed) {
  TextArena arena;
  const Text text = arena.verbatim("harbour", 3);
  BOOST_TEST(arena.part(text, {3, 99}).bytes == "bour");
  BOOST_TEST(arena.part(text, {7, 99}).empty());
  BOOST_TEST(arena.part(text, {5, 2}).empty());
  BOOST_TEST(arena.part({}, {0, 4}).empty());
}

BOOST_AUTO_TEST_CASE(composing_maps_through_both_texts) {
  std::mt19937 random(kSeed + 4);
  TextArena arena;
  TextBuilder builder(arena);
  for (int round = 0; round < kRounds; ++round) {
    const std::string source = make_source(random, 120);
    // A JSON string out of the file; a JSON escape is one character, which HTML never cuts.
    const Text from = build(random, builder, source, "u");
    if (from.empty()) continue;
    const Text made = build(random, builder, from.bytes);  // and HTML out of that
    const Text composed = arena.compose(made, from);
    keeps_the_rules(composed, size_of(source));
    BOOST_TEST_REQUIRE(composed.bytes == made.bytes);
    for (std::uint32_t at = 0; at < made.size(); ++at) {
      const Span there = made.source({at, at + 1});
      const Span wanted = from.source(there);
      const Span got = composed.source({at, at + 1});
      BOOST_TEST_REQUIRE(got.begin == wanted.begin);
      BOOST_TEST_REQUIRE(got.end == wanted.end);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_text_that_is_the_source_itself_is_not_copied) {
  TextArena arena;
  TextBuilder builder(arena);
  const std::string source = "<p>The ferry left.</p>";
  builder.verbatim("The ferry", 3);
  builder.verbatim(" left.", 12);
  const Text text = builder.finish(source);
  BOOST_TEST(text.bytes.data() == source.data() + 3);
  BOOST_TEST(text.pieces.size() == 1u);
}

BOOST_AUTO_TEST_CASE(folded_space_is_one_and_never_leads) {
  TextArena arena;
  TextBuilder builder(arena);
  builder.fold_space({0, 2});
  builder.verbatim("a", 2);
  builder.fold_space({3, 6});
  builder.fold_space({6, 8});
  builder.verbatim("b", 8);
  builder.atom("\n", {9, 13});
  builder.fold_space({13, 15});
  const Text text = builder.finish();
  BOOST_TEST(text.bytes == "a b\n");
  BOOST_TEST((text.source({1, 2}) == Span{3, 6}));
}

BOOST_AUTO_TEST_CASE(dropping_never_cuts_a_unit) {
  TextArena arena;
  TextBuilder builder(arena);
  builder.verbatim("abc", 0);
  builder.atom("unit", {3, 9});
  builder.drop_back(1);
  BOOST_TEST(builder.bytes() == "abc");
  builder.drop_back(2);
  BOOST_TEST(builder.bytes() == "a");
  builder.drop_back(9);
  BOOST_TEST(builder.empty());
  BOOST_TEST(builder.finish().empty());
}

BOOST_AUTO_TEST_CASE(an_arena_can_move_and_its_texts_stay) {
  TextArena arena;
  const std::string_view kept = arena.keep("kept");
  const Text text =
      arena.make("x y", std::vector<Piece>{{0, 1, 5, 1}, {1, 1, 6, 4}, {2, 1, 10, 1}});
  const TextArena moved = std::move(arena);
  BOOST_TEST(kept == "kept");
  BOOST_TEST((text.source() == Span{5, 11}));
  BOOST_TEST((text.source({1, 1}) == Span{6, 6}));
  BOOST_TEST((text.source({3, 3}) == Span{11, 11}));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
}  // namespace stet
