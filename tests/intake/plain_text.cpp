#include "article/walk.h"
#include "intake/readers.h"
#include "support/shared.h"
#include "text/dates.h"
#include "text/json.h"
#include "text/utf8.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

namespace {

using namespace stet;

Result<Article> read(std::string_view source, const ReadOptions& options = {}) {
  return plain_text_reader.read(source, options);
}

std::string sample(const std::string& name) {
  return test::slurp(
      test::source_path(name.find('/') == std::string::npos ? "tests/intake/text/" + name : name));
}

int count(const Article& article, BlockKind kind) {
  return static_cast<int>(std::count_if(article.body.begin(), article.body.end(),
                                        [&](const Block& block) { return block.kind == kind; }));
}

std::string headline(const Article& article, HeadlineRole role = HeadlineRole::main) {
  const Headline* found = article.headline(role);
  return found ? std::string(found->field.bytes()) : "";
}

std::vector<std::string> words_of(const Article& article, BlockKind kind) {
  std::vector<std::string> result;
  for (const Block& block : article.body)
    if (block.kind == kind) result.emplace_back(block.field.bytes());
  return result;
}

const Notice* notice(const Article& article, std::string_view rule) {
  for (const Notice& each : article.provenance.notices)
    if (each.rule == rule) return &each;
  return nullptr;
}

/// Every Field of an article, those that walk() may leave to others too.
std::vector<const Field*> fields(const Article& article) {
  std::vector<const Field*> result;
  const auto add = [&](const Field& field) {
    if (field.is_present()) result.push_back(&field);
  };
  for (const Headline& each : article.headlines) add(each.field);
  for (const Field* each :
       {&article.byline, &article.slugline, &article.dateline.text, &article.dateline.place,
        &article.dateline.date_text, &article.dateline.source})
    add(*each);
  for (const Creator& each : article.creators) {
    add(each.name);
    add(each.affiliation);
    add(each.job_title);
  }
  for (const Block& each : article.body) add(each.field);
  for (const Media& each : article.media)
    for (const Field* field : {&each.caption, &each.credit, &each.photographer, &each.agency})
      add(*field);
  return result;
}

/// The promise of every Text: pieces tile it, rise in the source, stay inside it; and where a piece
/// is byte for byte the source says the same.
void check_positions(const Article& article, std::string_view source, bool same_bytes) {
  for (const Field* field : fields(article)) {
    const Text& text = field->text;
    BOOST_REQUIRE(!text.empty());
    std::uint32_t at = 0, from = 0;
    for (const Piece& piece : text.pieces) {
      BOOST_REQUIRE_EQUAL(piece.text, at);
      BOOST_REQUIRE_GE(piece.source, from);
      BOOST_REQUIRE_LE(std::uint64_t{piece.source} + piece.source_length, source.size());
      at += piece.text_length;
      from = piece.source + piece.source_length;
    }
    BOOST_REQUIRE_EQUAL(at, text.size());
    BOOST_REQUIRE(find_invalid_utf8(text.bytes) == std::string_view::npos);
    const Span span = text.source();
    BOOST_REQUIRE(field->known.at == span);
    if (same_bytes) BOOST_REQUIRE(source.substr(span.begin, span.size()) == text.bytes);
  }
  std::uint32_t last = 0;
  for (const Block& block : article.body) {
    BOOST_REQUIRE_LE(block.at.end, source.size());
    BOOST_REQUIRE_LT(block.at.begin, block.at.end);
    if (block.parent < 0) {
      BOOST_REQUIRE_GE(block.at.begin, last);
      last = block.at.end;
    } else {
      BOOST_REQUIRE(article.body[static_cast<std::size_t>(block.parent)].at.contains(block.at));
    }
  }
  for (const Notice& each : article.provenance.notices)
    BOOST_REQUIRE_LE(each.at.end, source.size());
  for (const Media& each : article.media) BOOST_REQUIRE_GE(each.placed_at, 0);
}

struct Expected {
  const char* file;
  const char* language;
  const char* headline;
  const char* deck;
  const char* byline;
  const char* place;
  const char* agency;  ///< source of the dateline
  const char* credit;  ///< of the first picture
  int paragraphs, headings, items, furniture, pictures;
};

const Expected kSamples[] = {
    {"examples/articles/harbour.txt", "en",
     "Port Elin harbour reopens after storm as ferry crews return", "",
     "By Nadia Renko and Tom Adeyemi", "PORT ELIN", "", "Mara Oduya/EPA", 15, 1, 0, 8, 1},
    {"page_with_photo.txt", "en", "Kestania would hold border patrols ready, president says", "",
     "", "", "", "AFP", 13, 1, 0, 6, 1},
    {"wrapped_wire.txt", "en", "Lakeland parliament backs plan to lower the Karsa dam", "",
     "By Jonas Weber, dpa", "Alderheim", "dpa", "", 5, 0, 0, 10, 0},
    {"indented_wire.txt", "en", "Chess: Teenager wins Lakeland Open in longest final on record", "",
     "", "ALDERHEIM, Lakeland", "Kyodo", "", 5, 0, 0, 2, 0},
    {"one_line_each.txt", "en", "Library to lend tools as well as books", "", "By Ines Duarte", "",
     "", "", 6, 1, 0, 1, 0},
    {"no_headline.txt", "en", "", "", "", "", "", "", 4, 0, 0, 0, 0},
    {"list_and_headings.txt", "en", "Five things to know before the clocks change", "", "", "", "",
     "", 4, 2, 6, 0, 0},
    {"german_dpa.txt", "de", "Brücke über die Lahre bleibt bis zum Sommer gesperrt", "", "",
     "Alderheim", "dpa", "", 3, 0, 0, 5, 0},
    {"french_windows_1252.txt", "fr",
     "Port fermé: une «semaine perdue» pour les pêcheurs (syndicat)", "", "", "Lacaille", "ats afp",
     "", 3, 0, 0, 6, 0},
    {"comments_crlf.txt", "en", "Watchdog opens inquiry into lake ferry",
     "Safety board says two lifeboats could not be lowered", "", "ALDERHEIM", "Reuters",
     "REUTERS/Jane Doyle", 4, 0, 0, 1, 1},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(intake)
BOOST_AUTO_TEST_SUITE(plain_text)

BOOST_AUTO_TEST_CASE(every_sample_gives_the_article_an_editor_sees) {
  for (const Expected& expected : kSamples) {
    BOOST_TEST_CONTEXT(expected.file) {
      const std::string source = sample(expected.file);
      const Result<Article> read_back = read(source);
      BOOST_REQUIRE(read_back.ok());
      const Article& article = *read_back;
      BOOST_TEST(article.language.value == expected.language);
      BOOST_TEST(headline(article) == expected.headline);
      BOOST_TEST(headline(article, HeadlineRole::deck) == expected.deck);
      BOOST_TEST(article.byline.bytes() == expected.byline);
      BOOST_TEST(article.dateline.place.bytes() == expected.place);
      BOOST_TEST(article.dateline.source.bytes() == expected.agency);
      BOOST_TEST((article.media.empty() ? "" : article.media[0].credit.bytes()) == expected.credit);
      BOOST_TEST(count(article, BlockKind::paragraph) == expected.paragraphs);
      BOOST_TEST(count(article, BlockKind::heading) == expected.headings);
      BOOST_TEST(count(article, BlockKind::list_item) == expected.items);
      BOOST_TEST(count(article, BlockKind::boilerplate) == expected.furniture);
      BOOST_TEST(count(article, BlockKind::media) == expected.pictures);
      BOOST_TEST(article.provenance.format == "text");
      BOOST_TEST((article.provenance.escape == SourceEscape::none));
      check_positions(article, source, find_invalid_utf8(source) == std::string_view::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_caption_with_its_credit_makes_a_picture_whose_alt_text_cannot_be_carried) {
  const std::string source = sample("page_with_photo.txt");
  const Result<Article> result = read(source);
  BOOST_REQUIRE(result.ok());
  const Article& article = *result;
  BOOST_REQUIRE_EQUAL(article.media.size(), 1);
  const Media& picture = article.media[0];
  BOOST_TEST((picture.kind == MediaKind::picture));
  BOOST_TEST((picture.role == MediaRole::main));
  BOOST_TEST(picture.caption.bytes().ends_with("(Photo by AFP)"));
  BOOST_TEST(picture.credit.bytes() == "AFP");
  BOOST_TEST((picture.credit.known.how == How::derived));
  BOOST_TEST(picture.credit.known.confidence == 0.9f);
  BOOST_TEST(picture.credit_in_caption);
  BOOST_TEST(picture.agency.bytes() == "AFP");
  BOOST_TEST(!picture.photographer.is_present());
  BOOST_TEST((picture.alt.known.presence == Presence::not_carried));
  BOOST_TEST(source.substr(picture.credit.known.at.begin, 3) == "AFP");
  const Block& block = article.body[static_cast<std::size_t>(picture.placed_at)];
  BOOST_TEST((block.kind == BlockKind::media));
  BOOST_TEST(block.media == 0);
  BOOST_TEST((block.at == picture.at));
}

BOOST_AUTO_TEST_CASE(two_words_over_a_byline_are_the_headline_and_over_a_headline_the_kicker) {
  const Result<Article> story = read(
      "Harbour reopens\n\nBy Ruth Mbeki\n\n"
      "The crew will use the crane on Monday, the mayor of Port Elin said.\n");
  BOOST_REQUIRE(story.ok());
  BOOST_TEST(headline(*story) == "Harbour reopens");
  const Result<Article> page = read(
      "Port Elin\n\nHarbour reopens after the storm of the year\n\nBy Ruth Mbeki\n\n"
      "The crew will use the crane on Monday, the mayor of Port Elin said.\n");
  BOOST_REQUIRE(page.ok());
  BOOST_TEST(headline(*page) == "Harbour reopens after the storm of the year");
}

BOOST_AUTO_TEST_CASE(a_heading_is_a_guess_and_says_so) {
  const std::string source = sample("page_with_photo.txt");
  const Result<Article> result = read(source);
  BOOST_REQUIRE(result.ok());
  BOOST_TEST(words_of(*result, BlockKind::heading) ==
                 std::vector<std::string>{"Kestania puts guards on notice"},
             boost::test_tools::per_element());
  for (const Block& block : result->body) {
    if (block.kind != BlockKind::heading) continue;
    BOOST_TEST((block.field.known.how == How::derived));
    BOOST_TEST(block.field.known.confidence == 0.6f);
  }
}

BOOST_AUTO_TEST_CASE(a_dateline_is_part_of_its_paragraph_and_keeps_what_it_does_not_say_unsaid) {
  const std::string source = sample("examples/articles/harbour.txt");
  const Result<Article> result = read(source);
  BOOST_REQUIRE(result.ok());
  const Dateline& dateline = result->dateline;
  BOOST_TEST(dateline.text.bytes() == "PORT ELIN, May 4");
  BOOST_TEST(dateline.date_text.bytes() == "May 4");
  BOOST_REQUIRE(dateline.date.has_value());
  BOOST_TEST(dateline.date->year == 0);
  BOOST_TEST(static_cast<int>(dateline.date->month) == 5);
  BOOST_TEST(static_cast<int>(dateline.date->day) == 4);
  const std::vector<std::string> paragraphs = words_of(*result, BlockKind::paragraph);
  BOOST_TEST(paragraphs.front().starts_with("PORT ELIN, May 4 — The harbour"));
  // It shares the bytes of the paragraph, so that a rule can skip it by its place.
  for (const Block& block : result->body)
    if (block.kind == BlockKind::paragraph) {
      BOOST_TEST(block.field.text.bytes.data() == dateline.text.text.bytes.data());
      break;
    }
}

BOOST_AUTO_TEST_CASE(a_date_line_gives_a_time_whose_zone_is_known_only_when_it_is_written) {
  const auto with = read(
      "Harbour reopens after the storm\n\nPublished: May 4, 2026 16:40 GMT\n\nIt reopened on "
      "Monday.\n");
  BOOST_REQUIRE(with.ok());
  BOOST_TEST(to_iso(with->published.value) == "2026-05-04T16:40:00Z");
  const auto without = read(
      "Harbour reopens after the storm\n\nUpdated 4 May 2026, 16:40\n\nIt reopened on Monday.\n");
  BOOST_REQUIRE(without.ok());
  BOOST_TEST(!without->published.is_present());
  BOOST_TEST(to_iso(without->modified.value) == "2026-05-04T16:40:00");
}

BOOST_AUTO_TEST_CASE(a_wire_s_own_lines_are_furniture_that_leaves_slug_priority_and_time) {
  const std::string source = sample("wrapped_wire.txt");
  const auto result = read(source);
  BOOST_REQUIRE(result.ok());
  BOOST_TEST(result->slugline.bytes() == "/politics/Lakeland/dam/");
  BOOST_TEST(result->priority.value == 3);
  BOOST_TEST(to_iso(result->published.value) == "2026-03-17T14:32:00Z");
  BOOST_REQUIRE_EQUAL(result->creators.size(), 1);
  BOOST_TEST(result->creators[0].name.bytes() == "Jonas Weber");
  BOOST_TEST(result->creators[0].affiliation.bytes() == "dpa");
  // The paragraph keeps its line ends as they stand.
  BOOST_TEST(words_of(*result, BlockKind::paragraph)[0].find("to lower\nthe Karsa dam") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(windows_1252_is_read_as_what_it_is_and_every_letter_keeps_its_byte) {
  const std::string source = sample("french_windows_1252.txt");
  const auto result = read(source);
  BOOST_REQUIRE(result.ok());
  const Notice* said = notice(*result, "encoding.invalid-utf8");
  BOOST_REQUIRE(said != nullptr);
  BOOST_TEST(said->message.find("Windows-1252") != std::string::npos);
  BOOST_TEST(said->at.begin == source.find('\xE9'));
  const Text& text = result->headline()->field.text;
  const std::size_t at = text.bytes.find("«");
  const Span place =
      text.source({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at) + 2});
  BOOST_TEST(place.size() == 1u);
  BOOST_TEST(source[place.begin] == '\xAB');
  // Framing marks are how a wire works, not a fault of its copy.
  BOOST_TEST(notice(*result, "encoding.control-character") == nullptr);
}

BOOST_AUTO_TEST_CASE(comments_to_the_desk_are_kept_apart_from_the_copy) {
  const std::string source = sample("comments_crlf.txt");
  const auto result = read(source);
  BOOST_REQUIRE(result.ok());
  BOOST_REQUIRE_EQUAL(result->extra.size(), 2);
  BOOST_TEST(result->extra[0].path == "comment");
  BOOST_TEST(result->extra[1].value ==
             "stet-disable-next quote.floating: the speaker asked to be left out");
  const Span at = result->extra[1].at;
  BOOST_TEST(source.substr(at.begin, 4) == "<!--");
  BOOST_TEST(source.substr(at.end - 3, 3) == "-->");
  for (const Field* field : fields(*result))
    BOOST_TEST(field->bytes().find("stet-") == std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(a_paragraph_that_ends_with_an_agency_in_brackets_stays_a_paragraph) {
  const std::string source = sample("comments_crlf.txt");
  const auto result = read(source);
  BOOST_REQUIRE(result.ok());
  const std::vector<std::string> paragraphs = words_of(*result, BlockKind::paragraph);
  BOOST_TEST(std::count_if(paragraphs.begin(), paragraphs.end(), [](const std::string& each) {
               return each.ends_with("(AP)") || each.ends_with("(Reuters)");
             }) == 2);
  const auto lead = read(
      "Harbour reopens after the storm\n\nThe harbour reopened, the port office said. "
      "(AFP)\n\nMore "
      "ships are due in the morning.\n");
  BOOST_REQUIRE(lead.ok());
  BOOST_TEST(lead->media.empty());
  BOOST_TEST(count(*lead, BlockKind::paragraph) == 2);
}

BOOST_AUTO_TEST_CASE(prose_and_quotations_in_the_middle_are_never_furniture) {
  const auto result = read(
      "Paper to end its newsletter after nine years\n\nThe paper will end its newsletter in May, "
      "it said.\n\n“Follow us "
      "on every platform you like,” its editor wrote.\n\n“SHARE THIS ARTICLE,” a banner on the "
      "roof said.\n\nSign-ups "
      "had fallen by half.\n\nShare this article\n");
  BOOST_REQUIRE(result.ok());
  BOOST_TEST(count(*result, BlockKind::paragraph) == 4);
  BOOST_TEST(count(*result, BlockKind::boilerplate) == 1);
}

BOOST_AUTO_TEST_CASE(a_quotation_is_no_headline_and_neither_is_a_lead) {
  for (const char* source :
       {"“We will not go back!”\n\nSo said the crew of the Marienne on Monday.\n",
        "The mayor stepped down on Friday.\n\nHer deputy will run the town until a vote in June, "
        "the clerk said.\n"}) {
    const auto result = read(source);
    BOOST_REQUIRE(result.ok());
    BOOST_TEST(headline(*result) == "");
    BOOST_TEST(count(*result, BlockKind::paragraph) == 2);
  }
}

BOOST_AUTO_TEST_CASE(a_headline_that_ends_in_a_full_stop_is_known_by_what_follows) {
  const auto result = read(
      "Harbour of Port Elin reopens nine days after the storm.\n\nPORT ELIN (Reuters) - The "
      "harbour "
      "reopened on Monday.\n");
  BOOST_REQUIRE(result.ok());
  BOOST_TEST(headline(*result) == "Harbour of Port Elin reopens nine days after the storm.");
  BOOST_TEST(result->headline()->field.known.confidence < 0.9f);
}

BOOST_AUTO_TEST_CASE(the_menus_of_a_whole_page_are_peeled_down_to_its_headline) {
  std::string page;
  for (const char* line :
       {"Coast", "Town", "Sport", "Weather", "Letters", "Small ads", "Shop", "Archive", "Help"})
    page += std::string(line) + "\n\n";
  page +=
      "Ferry fares to rise in the autumn\n\nHarbour reopens after the storm\n\nBy Nadia "
      "Renko\n\nThe harbour of Port Elin "
      "reopened on Monday, nine days after a storm tore away the sea wall and left eleven boats on "
      "the rocks.\n\nThe "
      "first ship out carried a school orchestra that had been stranded on the mainland since the "
      "gale.\n";
  const auto result = read(page);
  BOOST_REQUIRE(result.ok());
  BOOST_TEST(headline(*result) == "Harbour reopens after the storm");
  BOOST_TEST(result->byline.bytes() == "By Nadia Renko");
  BOOST_TEST(count(*result, BlockKind::boilerplate) == 10);
  BOOST_TEST(count(*result, BlockKind::paragraph) == 2);
}

BOOST_AUTO_TEST_CASE(the_house_language_is_a_default_and_a_short_text_has_none) {
  ReadOptions options;
  options.default_language = "de-AT";
  const auto house = read("Hafen wieder offen\n", options);
  BOOST_REQUIRE(house.ok());
  BOOST_TEST(house->language.value == "de-AT");
  BOOST_TEST((house->language.known.how == How::defaulted));
  const auto none = read("Hafen wieder offen\n");
  BOOST_REQUIRE(none.ok());
  BOOST_TEST(!none->language.is_present());
}

BOOST_AUTO_TEST_CASE(what_is_no_text_is_refused_with_a_reason) {
  const struct {
    std::string source, says;
  } cases[] = {
      {"", "nothing to read: the file is empty"},
      {" \n\t\r\n ", "white space"},
      {"\xEF\xBB\xBF\n", "white space"},
      {std::string("H\0a\0r\0b\0o\0u\0r\0", 14), "UTF-16"},
      {std::string("\x01\x05\x06\x07\x0E\x0F\x10 binary", 14), "control characters"},
      {std::string(40, '\x81') + std::string(8, '\xFD'), "invalid UTF-8"},
  };
  for (const auto& each : cases) {
    const auto result = read(each.source);
    BOOST_REQUIRE(!result.ok());
    BOOST_TEST((result.error().code == Code::input));
    BOOST_TEST(result.error().message.find(each.says) != std::string::npos, result.error().message);
  }
}

BOOST_AUTO_TEST_CASE(byte_order_marks_are_obeyed) {
  const std::string marked =
      "\xEF\xBB\xBFHarbour reopens after the storm\n\nIt did so on Monday.\n";
  const auto utf8 = read(marked);
  BOOST_REQUIRE(utf8.ok());
  BOOST_TEST(headline(*utf8) == "Harbour reopens after the storm");
  BOOST_TEST(utf8->headline()->field.known.at.begin == 3u);
  std::string wide = "\xFF\xFE";
  for (const char each : std::string("Caf")) wide += each, wide += '\0';
  wide += std::string("\xE9\0", 2);
  for (const char each : std::string(" reopens after the storm\n")) wide += each, wide += '\0';
  const auto utf16 = read(wide);
  BOOST_REQUIRE(utf16.ok());
  BOOST_TEST(headline(*utf16) == "Café reopens after the storm");
  BOOST_TEST((utf16->headline()->field.text.source({3, 5}) == Span{8, 10}));
  check_positions(*utf16, wide, false);
}

BOOST_AUTO_TEST_CASE(damaged_utf8_becomes_replacement_characters_and_one_notice) {
  const std::string source =
      "Café reopens after the storm\n\nThe owner said \xFF\xFE it was \xE2\x82 time.\n";
  const auto result = read(source);
  BOOST_REQUIRE(result.ok());
  const Notice* said = notice(*result, "encoding.invalid-utf8");
  BOOST_REQUIRE(said != nullptr);
  BOOST_TEST(said->message.starts_with("3 "));
  BOOST_TEST(said->at.begin == source.find('\xFF'));
  BOOST_TEST(result->provenance.notices.size() == 1u);
  BOOST_TEST(words_of(*result, BlockKind::paragraph)[0] ==
             "The owner said \uFFFD\uFFFD it was \uFFFD time.");
  check_positions(*result, source, false);
}

BOOST_AUTO_TEST_CASE(control_characters_are_kept_and_reported_once) {
  const std::string source =
      std::string("Harbour reopens after the storm\n\nThe quay\x0B is\0 open, they said, from",
                  65) +
      " Monday at noon and on every day of the week.\n";
  const auto result = read(source);
  BOOST_REQUIRE(result.ok());
  const Notice* said = notice(*result, "encoding.control-character");
  BOOST_REQUIRE(said != nullptr);
  BOOST_TEST(said->message.starts_with("2 "));
  BOOST_TEST(source[said->at.begin] == '\x0B');
  BOOST_TEST(words_of(*result, BlockKind::paragraph)[0].find('\x0B') != std::string::npos);
}

BOOST_AUTO_TEST_CASE(each_limit_is_kept_and_named) {
  ReadOptions options;
  options.limits.input_bytes = 64;
  const std::string long_text(65, 'a');
  const auto large = read(long_text, options);
  BOOST_REQUIRE(!large.ok());
  BOOST_TEST((large.error().code == Code::limit));
  BOOST_TEST(large.error().message == "input is larger than 64 bytes");
  BOOST_TEST(large.error().offset == 64u);
  BOOST_TEST(read(long_text.substr(1), options).ok());

  options = {};
  options.limits.paragraphs = 10;
  std::string many;
  for (int i = 0; i < 11; ++i) many += "The boat went out again that night.\n\n";
  const auto crowded = read(many, options);
  BOOST_REQUIRE(crowded.ok());
  BOOST_TEST(count(*crowded, BlockKind::paragraph) == 10);
  const Notice* said = notice(*crowded, "input.too-many-paragraphs");
  BOOST_REQUIRE(said != nullptr);
  BOOST_TEST(said->at.begin == many.rfind("The boat"));
  const std::string fewer = many.substr(0, many.rfind("The boat"));
  const auto enough = read(fewer, options);
  BOOST_REQUIRE(enough.ok());
  BOOST_TEST(notice(*enough, "input.too-many-paragraphs") == nullptr);

  options = {};
  options.limits.paragraph_bytes = 100;
  const std::string wide =
      "Harbour reopens after the storm\n\n" + std::string(101, 'x') + " it was.\n";
  const auto over = read(wide, options);
  BOOST_REQUIRE(over.ok());
  BOOST_TEST(notice(*over, "input.paragraph-too-long") != nullptr);
}

BOOST_AUTO_TEST_CASE(a_spent_budget_stops_the_reading) {
  Budget budget;
  budget.deadline = {};
  ReadOptions options;
  options.budget = &budget;
  const auto result = read("Harbour reopens after the storm\n", options);
  BOOST_REQUIRE(!result.ok());
  BOOST_TEST((result.error().code == Code::deadline));
}

BOOST_AUTO_TEST_CASE(no_prefix_of_a_sample_breaks_a_promise) {
  for (const Expected& expected : kSamples) {
    const std::string source = sample(expected.file);
    for (std::size_t length = 0; length < source.size(); ++length) {
      const std::string_view prefix = std::string_view(source).substr(0, length);
      const auto result = read(prefix);
      if (result)
        check_positions(*result, prefix, find_invalid_utf8(prefix) == std::string_view::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(reading_twice_gives_an_equal_article) {
  for (const Expected& expected : kSamples) {
    const std::string source = sample(expected.file);
    const auto first = read(source), second = read(source);
    BOOST_REQUIRE(first.ok() && second.ok());
    const auto a = fields(*first), b = fields(*second);
    BOOST_REQUIRE_EQUAL(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
      BOOST_TEST(a[i]->bytes() == b[i]->bytes());
      BOOST_TEST((a[i]->known.at == b[i]->known.at));
    }
  }
}

BOOST_AUTO_TEST_CASE(time_grows_with_the_input_and_no_faster) {
  const char* const shapes[] = {
      "The boat went out again that night. ",     // one paragraph
      "The boat went out again that night.\n\n",  // many
      "a\n",
      "- item\n",
      "1. item\n",
      "\n \n",
      "(((((",
      "“",
      "A/B/",
      "SHARE THIS ARTICLE\n\n",
      "Photo: ",
      "\xE9t\xE9 ",
      "\xE2\x82",
      "By Nadia Renko, ",
      "PORT ELIN (",
      "<!-- stet-disable x -->\n",
      "May 4, 2026 ",
      "said.\nThe ",
      "\r",
      "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bb\ncc ",
  };
  const auto cost = [](const std::string& source) {
    // The best of three: a busy machine only ever adds.
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
      const std::clock_t begin = std::clock();
      const auto result = read(source);
      best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
      (void)result.ok();
    }
    return best;
  };
  for (const char* shape : shapes) {
    std::string small, large;
    while (small.size() < (32u << 10)) small += shape;
    for (int i = 0; i < 8; ++i) large += small;
    const double one = cost(small), eight = cost(large);
    // Eight times the text, twenty times the time at most; the floor is the clock's own grain.
    BOOST_TEST(eight <= 20 * std::max(one, 0.002),
               shape << ": " << one << " s, then " << eight << " s");
  }
}

BOOST_AUTO_TEST_CASE(mark_up_and_json_are_left_to_their_own_readers) {
  for (const char* head : {"<html><body>", "<?xml version='1.0'?>", "  {\"type\": \"text\"}",
                           "[{\"a\": 1}]", "[1]", "", "<!-- wp:paragraph -->"})
    BOOST_TEST(plain_text_reader.sniff(head) == 0, head);
  for (const char* head :
       {"Harbour reopens", "\xEF\xBB\xBFHarbour", "[File photo] A boat", "“We will”",
        "<!-- stet-disable quote.floating: agreed -->\nHarbour", "Caf\xE9"})
    BOOST_TEST(plain_text_reader.sniff(head) == 10, head);
}

BOOST_AUTO_TEST_CASE(no_quoted_words_of_real_stories_are_lost_to_furniture_or_captions) {
  int quotes = 0, kept = 0, articles = 0;
  for (const auto& path : test::shared_files("data/attribution/articles", ".json")) {
    const Result<Json> document = parse_json(test::slurp(path), {.bytes = 8u << 20});
    BOOST_REQUIRE(document.ok());
    const Json* text = document->find("text");
    BOOST_REQUIRE(text != nullptr);
    const auto result = read(text->string);
    BOOST_REQUIRE(result.ok());
    ++articles;
    for (const Json& quote : document->find("quotes")->items) {
      const Json* span = quote.find("span");
      const Span wanted{static_cast<std::uint32_t>(span->items[0].number),
                        static_cast<std::uint32_t>(span->items[1].number)};
      ++quotes;
      bool found = false;
      for (const Headline& each : result->headlines)
        found = found || each.field.known.at.contains(wanted);
      for (const Block& each : result->body)
        found = found || ((each.kind == BlockKind::paragraph || each.kind == BlockKind::heading ||
                           each.kind == BlockKind::list_item) &&
                          each.field.known.at.contains(wanted));
      kept += found ? 1 : 0;
    }
  }
  if (articles == 0) return;
  BOOST_TEST_MESSAGE("quoted spans inside copy: " << kept << " of " << quotes << " in " << articles
                                                  << " articles");
  BOOST_TEST(kept * 1000 >= quotes * 998);
}

BOOST_AUTO_TEST_CASE(hostile_files_give_an_article_or_a_reason) {
  for (const auto& path : test::shared_files("data/hostile")) {
    const std::string source = test::slurp(path);
    const auto result = read(source);
    if (result)
      check_positions(*result, source, false);
    else
      BOOST_TEST(!result.error().message.empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
