/// What stands where in a NewsML-G2 document, and what is said to be lost.

#include "newsml/body.h"
#include "newsml/document.h"
#include "newsml/make.h"

#include <boost/test/unit_test.hpp>

namespace stet {
namespace {

using test::at;
using test::Document;
using test::Make;

Written write(const Make& make, Envelope envelope = test::envelope()) {
  Result<Written> written = find_writer("newsml-g2")->write(make.article, envelope, nullptr);
  BOOST_REQUIRE(written.ok());
  return std::move(*written);
}

Envelope as_item() {
  Envelope envelope = test::envelope();
  envelope.shape = Shape::item;
  return envelope;
}

Envelope as_xhtml() {
  Envelope envelope = test::envelope();
  envelope.payload = Payload::xhtml;
  return envelope;
}

/// The body.content of a NITF document as it is written.
std::string body_of(const Make& make, const Envelope& envelope = as_item()) {
  const std::string bytes = write(make, envelope).bytes;
  const bool nitf = envelope.payload == Payload::nitf;
  const std::string open = nitf ? "<body.content>" : "<body>",
                    close = nitf ? "</body.content>" : "</body>";
  const std::size_t from = bytes.find(open);
  if (from == std::string::npos) return {};
  std::string body = bytes.substr(from + open.size(), bytes.find(close) - from - open.size());
  std::string out;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body[i] == '\n') {
      while (i + 1 < body.size() && body[i + 1] == ' ') ++i;
      continue;
    }
    out += body[i];
  }
  return out;
}

const std::string kText = "newsMessage/itemSet/newsItem[1]/";
const std::string kPicture = "newsMessage/itemSet/newsItem[2]/";

}  // namespace

BOOST_AUTO_TEST_SUITE(newsml)
BOOST_AUTO_TEST_SUITE(newsml_g2)

BOOST_AUTO_TEST_CASE(a_picture_is_an_item_of_its_own_linked_both_ways) {
  Make make;
  make.headline("Ferry crews vote");
  make.block(BlockKind::paragraph, "Crews voted.");
  make.picture("Crews picket.", "Kim Reed/Harbour Wire", "https://media.example/ferry.jpg");
  const Written written = write(make);
  const Document document(written.bytes);
  const std::string guid = document.text(kText + "@guid"),
                    picture = document.text(kPicture + "@guid");
  BOOST_TEST(guid == written.guid);
  BOOST_TEST(picture == guid + ":pic1");
  BOOST_TEST(document.text(kText + "itemMeta/link/@residref") == picture);
  BOOST_TEST(document.text(kPicture + "itemMeta/link/@residref") == guid);
  BOOST_TEST(document.text(kPicture + "itemMeta/itemClass/@qcode") == "ninat:picture");
  BOOST_TEST(document.text(kPicture + "contentMeta/description[@role='drol:caption']") ==
             "Crews picket.");
  BOOST_TEST(document.text(kPicture + "contentMeta/creditline") == "Kim Reed/Harbour Wire");
  BOOST_TEST(document.text(kPicture + "contentSet/remoteContent/@size") == "346071");
  BOOST_TEST(document.text("//media/media-reference/@source") == picture);
  BOOST_TEST(written.losses.empty());
}

BOOST_AUTO_TEST_CASE(a_picture_without_a_file_still_gives_its_caption_and_credit) {
  Make make;
  make.headline("Ferry crews vote");
  make.picture("Crews picket.", "Kim Reed", "");
  const Document document(write(make).bytes);
  BOOST_TEST(document.text(kPicture + "contentMeta/description") == "Crews picket.");
  BOOST_TEST(document.count(kPicture + "contentSet") == 0u);
  const Document item(write(make, as_item()).bytes);
  BOOST_TEST(item.text("//media/media-caption") == "Crews picket.");
  BOOST_TEST(item.text("//media/media-producer") == "Kim Reed");
}

BOOST_AUTO_TEST_CASE(a_single_item_says_what_it_leaves_out_of_its_pictures) {
  Make make;
  make.picture("Crews picket.", "Kim Reed", "https://media.example/ferry.jpg");
  BOOST_TEST(write(make, as_item()).losses.empty());
  make.article.media[0].photographer = make.field("Kim Reed");
  make.article.media[0].place = make.field("Northport");
  make.article.media.push_back({.role = MediaRole::author});
  BOOST_TEST(write(make).losses.empty());
  // NITF has media-metadata for what XHTML has no place for.
  BOOST_TEST(write(make, as_item()).losses.size() == 1u);
  Envelope xhtml = as_item();
  xhtml.payload = Payload::xhtml;
  const Written written = write(make, xhtml);
  BOOST_REQUIRE(written.losses.size() == 2u);
  BOOST_TEST(written.losses[0].reason == "a single item has no place for its photographer, place");
  BOOST_TEST(written.losses[1].field == "media[1]");
}

BOOST_AUTO_TEST_CASE(empty_attributes_are_not_written) {
  Make make;
  make.picture("x", "y", "");
  make.article.media[0].renditions.push_back({.href = "https://media.example/x", .mime = ""});
  const std::string bytes = write(make).bytes;
  BOOST_TEST((bytes.find("=\"\"") == std::string::npos));
  BOOST_TEST(
      (bytes.find("<remoteContent href=\"https://media.example/x\"/>") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(dates_without_a_zone_are_cut_to_the_day_and_said) {
  Make make;
  make.article.created = Make::present(at("2026-11-24T07:40:00"));
  make.article.modified = Make::present(at("2026-11"));
  make.article.expires = Make::present(at("2026-12-01T00:00:00+01:00"));
  const Written written = write(make);
  const Document document(written.bytes);
  BOOST_TEST(document.text(kText + "contentMeta/contentCreated") == "2026-11-24");
  BOOST_TEST(document.text(kText + "contentMeta/contentModified") == "2026-11");
  BOOST_TEST(document.text(kText + "itemMeta/expires") == "2026-12-01T00:00:00+01:00");
  BOOST_TEST(test::count(written.losses, "created") == 1u);
}

BOOST_AUTO_TEST_CASE(an_embargo_is_never_written_shorter_than_it_may_be) {
  Make make;
  make.article.embargo.is_set = true;
  BOOST_TEST(Document(write(make).bytes).text(kText + "itemMeta/embargoed") == "");
  make.article.embargo.until = Make::present(at("2026-11-25T06:00:00+01:00"));
  BOOST_TEST(Document(write(make).bytes).text(kText + "itemMeta/embargoed") ==
             "2026-11-25T06:00:00+01:00");
  make.article.embargo.until = Make::present(at("2026-11-25T06:00:00"));
  const Written written = write(make);
  BOOST_TEST(Document(written.bytes).text(kText + "itemMeta/embargoed") == "");
  BOOST_TEST(test::count(written.losses, "embargo.until") == 1u);
  make.article.embargo = {};
  BOOST_TEST(Document(write(make).bytes).count(kText + "itemMeta/embargoed") == 0u);
}

BOOST_AUTO_TEST_CASE(a_kill_has_a_headline_and_a_note_but_no_body_and_no_files) {
  Make make;
  make.headline("Ferry crews vote");
  make.block(BlockKind::paragraph, "Crews voted.");
  make.picture("Crews picket.", "Kim Reed", "https://media.example/ferry.jpg");
  make.article.status = Make::present(PublishStatus::canceled);
  make.article.editorial_note = make.field("The vote did not take place.");
  const Written written = write(make);
  const Document document(written.bytes);
  BOOST_TEST(document.text(kText + "itemMeta/pubStatus/@qcode") == "stat:canceled");
  BOOST_TEST(document.text(kPicture + "itemMeta/pubStatus/@qcode") == "stat:canceled");
  BOOST_TEST(document.text(kText + "contentMeta/headline") == "Ferry crews vote");
  BOOST_TEST(document.text(kText + "itemMeta/edNote") == "The vote did not take place.");
  BOOST_TEST(document.count("//contentSet") == 0u);
  BOOST_TEST(test::count(written.losses, "body") == 1u);
}

BOOST_AUTO_TEST_CASE(guids_are_the_id_or_are_made_of_what_stays) {
  Make make;
  make.article.id = make.value("urn:newsml:example.org:20260101:x");
  BOOST_TEST(write(make).guid == "urn:newsml:example.org:20260101:x");
  make.article.id = make.value("4711");
  make.article.created = Make::present(at("2026-11-20T07:40:00Z"));
  make.article.first_published = Make::present(at("2026-11-21"));
  const Written written = write(make);
  BOOST_TEST(written.guid == "urn:newsml:harbourwire.example:20261120:4711");
  BOOST_TEST(Document(written.bytes).says(kText + "contentMeta/altId", "4711"));
  make.article.id = make.value("two words");
  const std::string hashed = write(make).guid;
  BOOST_TEST(hashed.size() ==
             std::string("urn:newsml:harbourwire.example:20261120:0123456789abcdef").size());
  make.headline("A new headline");
  make.article.modified = Make::present(at("2026-11-30T00:00:00Z"));
  BOOST_TEST(write(make).guid == hashed);
  Envelope nobody;
  nobody.version_created = at("2026-11-24T09:14:58Z");
  const Written without = write(make, nobody);
  BOOST_TEST((without.guid.find(":unknown.invalid:") != std::string::npos));
  BOOST_TEST(test::count(without.losses, "id") == 1u);
}

BOOST_AUTO_TEST_CASE(versions_come_from_the_envelope_then_the_article) {
  Make make;
  make.article.version = make.value("7");
  BOOST_TEST(write(make).version == 7u);
  Envelope envelope = test::envelope();
  envelope.version = 9;
  BOOST_TEST(write(make, envelope).version == 9u);
  for (const char* wrong : {"0", "-1", "1.0", "x", "99999999999"}) {
    make.article.version = make.value(wrong);
    const Written written = write(make);
    BOOST_TEST(written.version == 1u);
    BOOST_TEST(test::count(written.losses, "version") == 1u);
  }
}

BOOST_AUTO_TEST_CASE(nobody_knowing_a_time_is_a_loss_and_a_fixed_time) {
  Make make;
  const Written written = write(make, {});
  BOOST_TEST(Document(written.bytes).text("//versionCreated") == "1970-01-01T00:00:00Z");
  BOOST_TEST(test::count(written.losses, "modified") == 1u);
}

BOOST_AUTO_TEST_CASE(concepts_are_named_by_the_best_identity_there_is) {
  Make make;
  Article& a = make.article;
  a.concepts.push_back({.scheme = "medtop",
                        .code = "20000530",
                        .name = make.field("labour strike"),
                        .relevance = 90});
  a.concepts.push_back({.uri = "https://cv.iptc.org/newscodes/mediatopic/20000529"});
  a.concepts.push_back({.kind = Concept::Kind::person,
                        .uri = "https://example.org/people/dlow",
                        .name = make.field("Dana Low")});
  a.concepts.push_back({.scheme = "http://cv.example.org/topics/", .code = "ferries"});
  a.concepts.push_back({.scheme = "mine", .code = "two words", .name = make.field("Two words")});
  a.concepts.push_back({.kind = Concept::Kind::place, .name = make.field("Northport")});
  a.concepts.push_back({.kind = Concept::Kind::genre, .scheme = "genre", .code = "Current"});
  a.concepts.push_back({});
  const Written written = write(make);
  const Document document(written.bytes);
  const std::string subject = kText + "contentMeta/subject";
  BOOST_TEST(document.text(subject + "[@qcode='medtop:20000530']/name") == "labour strike");
  BOOST_TEST(document.text(subject + "[@qcode='medtop:20000530']/@relevance") == "90");
  BOOST_TEST(document.count(subject + "[@qcode='medtop:20000529']") == 1u);
  BOOST_TEST(document.text(subject + "[@type='cpnat:person']/@uri") ==
             "https://example.org/people/dlow");
  BOOST_TEST(document.count(subject + "[@qcode='s1:ferries']") == 1u);
  BOOST_TEST(document.text(kText + "catalog/scheme[@alias='s1']/@uri") ==
             "http://cv.example.org/topics/");
  BOOST_TEST(document.count(subject + "[@literal='mine:two words']") == 1u);
  BOOST_TEST(document.text(subject + "[@type='cpnat:geoArea']/name") == "Northport");
  BOOST_TEST(document.text(kText + "contentMeta/genre/@qcode") == "genre:Current");
  BOOST_TEST(test::count(written.losses, "concepts[4].scheme") == 1u);
  BOOST_TEST(test::count(written.losses, "concepts[7]") == 1u);
}

BOOST_AUTO_TEST_CASE(unsafe_links_are_dropped_their_words_kept_and_said) {
  Make make;
  make.block(BlockKind::paragraph);
  make.article.body[0].field = make.field(
      "see the vote and the talks", {{"vote", Markup::link, "java\tscript:alert(1)"},
                                     {"talks", Markup::link, "https://example.org/?a=1&b=2"}});
  const Written written = write(make, as_item());
  BOOST_TEST(body_of(make) ==
             "<p>see the vote and the <a href=\"https://example.org/?a=1&amp;b=2\">talks</a></p>");
  BOOST_TEST(test::count(written.losses, "body[0]", "body.unsafe-link") == 1u);
}

BOOST_AUTO_TEST_CASE(overlapping_runs_are_closed_and_opened_again) {
  Make make;
  make.block(BlockKind::paragraph);
  make.article.body[0].field =
      make.field("one two three", {{"one two", Markup::strong}, {"two three", Markup::emphasis}});
  BOOST_TEST(body_of(make) ==
             "<p><em class=\"bold\">one <em class=\"italic\">two</em></em><em class=\"italic\"> "
             "three</em></p>");
  Envelope xhtml = as_xhtml();
  BOOST_TEST(body_of(make, xhtml) == "<p><strong>one <em>two</em></strong><em> three</em></p>");
}

BOOST_AUTO_TEST_CASE(runs_at_one_place_are_limited) {
  Make make;
  make.block(BlockKind::paragraph);
  const std::vector<Run> runs(InlineWriter::kMostOpen + 1,
                              Run{.span = {0, 3}, .markup = Markup::strong});
  make.article.body[0].field = make.field_with_runs("one two", runs);
  const Written written = write(make, as_item());
  BOOST_TEST(Document(written.bytes).count("//p//em") == InlineWriter::kMostOpen);
  BOOST_TEST(test::count(written.losses, "body[0]") == 1u);
}

BOOST_AUTO_TEST_CASE(line_breaks_are_elements_and_hard_wraps_are_spaces) {
  Make make;
  make.block(BlockKind::paragraph);
  make.article.body[0].field =
      make.field_with_runs("one\ntwo\nthree", {{.span = {3, 4}, .markup = Markup::line_break}});
  BOOST_TEST(body_of(make) == "<p>one<br/>two three</p>");
}

BOOST_AUTO_TEST_CASE(sub_and_sup_stand_where_nitf_allows_them) {
  Make make;
  make.block(BlockKind::paragraph);
  make.article.body[0].field = make.field("CO2", {{"2", Markup::subscript}});
  BOOST_TEST(body_of(make) == "<p>CO<num><sub>2</sub></num></p>");
}

BOOST_AUTO_TEST_CASE(lists_tables_and_quotes_nest_as_the_schema_wants) {
  Make make;
  const std::int32_t list = make.block(BlockKind::list, {}, -1, 1);
  const std::int32_t item = make.block(BlockKind::list_item, "one", list);
  const std::int32_t inner = make.block(BlockKind::list, {}, item);
  make.block(BlockKind::list_item, "inner", inner);
  make.block(BlockKind::list_item, "two", list);
  const std::int32_t table = make.block(BlockKind::table, "Votes");
  const std::int32_t row = make.block(BlockKind::table_row, {}, table);
  make.block(BlockKind::table_cell, "Yes", row, 1);
  make.block(BlockKind::table_cell, {}, row);
  const std::int32_t quote = make.block(BlockKind::quote);
  make.block(BlockKind::paragraph, "We go on.", quote);
  make.article.body[static_cast<std::size_t>(quote)].citation = make.field("Dana Low");
  make.block(BlockKind::list);  // nothing in it
  make.block(BlockKind::rule);
  make.block(BlockKind::heading, "Talks", -1, 3);
  BOOST_TEST(body_of(make) ==
             "<ol><li>one<ul><li>inner</li></ul></li><li>two</li></ol>"
             "<table><caption>Votes</caption><tr><th>Yes</th><td></td></tr></table>"
             "<bq><block><p>We go on.</p></block><credit>Dana Low</credit></bq><hr/><hl2 "
             "class=\"h3\">Talks</hl2>");
}

BOOST_AUTO_TEST_CASE(orphans_get_the_parents_they_need_and_share_them) {
  Make make;
  make.block(BlockKind::list_item, "one");
  make.block(BlockKind::list_item, "two");
  make.block(BlockKind::paragraph, "between");
  make.block(BlockKind::table_cell, "a");
  make.block(BlockKind::table_cell, "b");
  make.block(BlockKind::table_row, {});
  const std::int32_t list = make.block(BlockKind::list);
  make.block(BlockKind::paragraph, "in a list", list);
  BOOST_TEST(
      body_of(make) ==
      "<ul><li>one</li><li>two</li></ul><p>between</p><table><tr><td>a</td><td>b</td></tr></table>"
      "<ul><li><p>in a list</p></li></ul>");
}

BOOST_AUTO_TEST_CASE(site_furniture_is_left_out_with_all_that_is_in_it_and_said) {
  Make make;
  const std::int32_t furniture = make.block(BlockKind::boilerplate, "Subscribe");
  make.block(BlockKind::paragraph, "now", furniture);
  make.block(BlockKind::paragraph, "Crews voted.");
  BOOST_TEST(body_of(make) == "<p>Crews voted.</p>");
  const Written written = write(make);
  BOOST_TEST(test::count(written.losses, "body[0]") == 1u);
  BOOST_TEST(test::count(written.losses, "body[1]") == 1u);
}

BOOST_AUTO_TEST_CASE(an_embed_becomes_a_link_and_is_said) {
  Make make;
  make.block(BlockKind::embed);
  make.article.body[0].href = "https://video.example/1";
  BOOST_TEST(
      body_of(make) ==
      "<p class=\"embed\"><a href=\"https://video.example/1\">https://video.example/1</a></p>");
  BOOST_TEST(test::count(write(make).losses, "body[0]", "embed.flattened") == 1u);
}

BOOST_AUTO_TEST_CASE(nesting_has_a_limit_and_loses_no_word) {
  Make make;
  std::int32_t parent = -1;
  for (int i = 0; i < 300; ++i) {
    parent = make.block(BlockKind::list, {}, parent);
    parent = make.block(BlockKind::list_item, "level " + std::to_string(i) + ".", parent);
  }
  const Written written = write(make, as_item());
  const Document document(written.bytes);
  const std::string body = document.text("//body.content");
  for (int i = 0; i < 300; ++i)
    BOOST_TEST((body.find("level " + std::to_string(i) + ".") != std::string::npos), i);
  BOOST_TEST(written.bytes.size() < 200'000u);
  BOOST_TEST(std::count_if(written.losses.begin(), written.losses.end(), [](const Loss& loss) {
               return loss.reason.find("deeper than 60") != std::string::npos;
             }) == 1);
}

BOOST_AUTO_TEST_CASE(losses_are_limited_and_the_rest_is_counted) {
  Make make;
  for (std::size_t i = 0; i < Losses::kMost + 50; ++i) make.block(BlockKind::boilerplate, "x");
  const Written written = write(make);
  BOOST_TEST(written.losses.size() == Losses::kMost + 1);
  BOOST_TEST(written.losses.back().reason == "50 further losses are not listed");
}

BOOST_AUTO_TEST_CASE(what_has_no_place_is_said) {
  Make make;
  Article& a = make.article;
  a.urgency = Make::present(12);
  a.status = Make::present(PublishStatus::draft);
  a.language = make.value("english language");
  a.extra.push_back({.path = "/weather/icon", .value = "sun", .at = {}});
  a.links.push_back({.rel = "related", .href = "javascript:x", .title = {}, .at = {}});
  a.byline = make.field("By \x01Alex");
  const Written written = write(make);
  for (const char* field : {"urgency", "status", "language", "extra", "links[0]", "byline"})
    BOOST_TEST(test::count(written.losses, field) == 1u, field);
  BOOST_TEST(Document(written.bytes).text(kText + "itemMeta/pubStatus/@qcode") == "stat:withheld");
  BOOST_TEST(Document(written.bytes).text(kText + "contentMeta/language/@tag") == "und");
}

BOOST_AUTO_TEST_CASE(a_concept_with_a_code_and_another_uri_keeps_both) {
  Make make;
  make.article.concepts.push_back(
      {.scheme = "medtop", .code = "20000530", .uri = "https://a.example/topics/strike"});
  const Written written = write(make);
  const Document document(written.bytes);
  BOOST_TEST(document.text(kText + "contentMeta/subject/@qcode") == "medtop:20000530");
  BOOST_TEST(document.text(kText + "contentMeta/subject/sameAs/@uri") ==
             "https://a.example/topics/strike");
  BOOST_TEST(test::count(written.losses, "concepts[0].uri") == 0u);
}

BOOST_AUTO_TEST_CASE(right_to_left_languages_say_so) {
  Make make;
  make.article.language = make.value("ar");
  BOOST_TEST(Document(write(make).bytes).text(kText + "@dir") == "rtl");
  make.article.language = make.value("en_GB");
  BOOST_TEST(Document(write(make).bytes).count(kText + "@dir") == 0u);
  BOOST_TEST(Document(write(make).bytes).text(kText + "@lang") == "(none)");
  BOOST_TEST(Document(write(make).bytes).text(kText + "contentMeta/language/@tag") == "en-GB");
}

BOOST_AUTO_TEST_CASE(a_feed_of_one_article_is_the_message) {
  Make make;
  make.headline("Ferry crews vote");
  make.block(BlockKind::paragraph, "Crews voted.");
  make.picture("Crews picket.", "Kim Reed", "https://media.example/ferry.jpg");
  Envelope envelope = test::envelope();
  envelope.transmit_id = "urn:uuid:1";
  const Writer& writer = *find_writer("newsml-g2");
  const Result<Written> items = writer.items(make.article, envelope, nullptr);
  BOOST_REQUIRE(items.ok());
  BOOST_TEST(writer.begin_feed(envelope) + items->bytes + writer.end_feed(envelope) ==
             write(make, envelope).bytes);
}

BOOST_AUTO_TEST_CASE(a_spent_budget_stops_the_writer) {
  Make make;
  make.block(BlockKind::paragraph, "Crews voted.");
  const std::atomic<bool> cancelled = true;
  const Budget budget{.cancelled = &cancelled};
  const Result<Written> written =
      find_writer("newsml-g2")->write(make.article, test::envelope(), &budget);
  BOOST_REQUIRE(!written.ok());
  BOOST_TEST((written.error().code == Code::cancelled));
}

BOOST_AUTO_TEST_CASE(every_writer_has_its_row_and_a_name_of_its_own) {
  BOOST_TEST(find_writer("newsml-g2") != nullptr);
  BOOST_TEST(find_writer("no-such") == nullptr);
  for (const Writer* writer : writers()) {
    BOOST_TEST(find_writer(writer->id) == writer);
    BOOST_TEST(writer->feeds == (writer->begin_feed && writer->items && writer->end_feed));
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

}  // namespace stet
