/// One expected document per invented article, in tests/golden/FORMAT. After a change that is
/// meant, set STET_ACCEPT=1 once: the documents are written anew, and the diff is what to review.

#include "newsml/document.h"
#include "newsml/make.h"
#include "support/shared.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <fstream>
#include <functional>

namespace stet {
namespace {

using test::at;
using test::Make;

void strike_with_picture(Make& make) {
  Article& a = make.article;
  a.id = make.value("118842");
  a.alt_ids.emplace_back("wire-number", "HW-0231");
  a.version = make.value("2");
  a.language = make.value("en-GB");
  make.headline("Ferry crews vote to extend strike");
  make.headline("Union says 83% backed a further week of action", HeadlineRole::deck);
  make.headline("Ferry strike goes on", HeadlineRole::push);
  a.summary = make.field("Crews at Northport voted to extend their walkout by a week.");
  a.slug = make.value("ferry-strike");
  a.byline = make.field("By Alex Smith");
  a.creators.push_back({.name = make.field("Alex Smith"),
                        .role = "author",
                        .uri = "https://harbourwire.example/people/asmith",
                        .email = "alex.smith@harbourwire.example",
                        .job_title = make.field("Shipping reporter")});
  a.creators.push_back({.name = make.field("Bo Jones"), .role = "editor"});
  a.dateline.text = make.field("NORTHPORT, Nov 24 (Harbour Wire)");
  a.dateline.place = make.part(a.dateline.text, "NORTHPORT");
  a.dateline.date_text = make.part(a.dateline.text, "Nov 24");
  a.dateline.date = at("2026-11-24");
  a.sources.push_back(
      {.name = make.field("Seafarers Union of Northport"), .role = SourceRole::origin});
  a.credit = make.field("Harbour Wire");
  a.created = Make::present(at("2026-11-24T07:40:00Z"));
  a.modified = Make::present(at("2026-11-24T09:12:00Z"));
  a.first_published = Make::present(at("2026-11-24T07:55:00Z"));
  a.status = Make::present(PublishStatus::usable);
  a.signals.push_back("sig:update");
  a.editorial_note = make.field("UPDATES with vote count; ADDS picture.");
  a.rights.push_back({.holder = make.field("Harbour Wire"),
                      .notice = make.field("\xC2\xA9 2026 Harbour Wire."),
                      .usage_terms = make.field("Subscribers only."),
                      .year = 2026});
  a.urgency = Make::present(4);
  a.priority = Make::present(5);
  a.keywords = {make.field("ferries"), make.field("strike")};
  a.concepts.push_back({.scheme = "medtop",
                        .code = "20000530",
                        .name = make.field("labour strike"),
                        .relevance = 90});
  a.concepts.push_back({.kind = Concept::Kind::organisation,
                        .scheme = "http://cv.harbourwire.example/org/",
                        .code = "sun",
                        .name = make.field("Seafarers Union of Northport")});
  a.concepts.push_back({.kind = Concept::Kind::genre, .scheme = "genre", .code = "Current"});
  a.links.push_back({.rel = "related",
                     .href = "https://harbourwire.example/2026/11/20/ferry-talks",
                     .title = make.field("Ferry talks collapse"),
                     .at = {}});
  make.block(BlockKind::paragraph,
             "Ferry crews at Northport voted on Tuesday to extend their strike\nby a week, their "
             "union said.");
  make.picture("Crew members picket at the Northport terminal on Tuesday.", "Kim Reed/Harbour Wire",
               "https://media.harbourwire.example/ferry-strike-1.jpg?w=1200&h=800");
  Media& picture = a.media[0];
  picture.role = MediaRole::main;
  picture.headline = make.field("Picket at Northport terminal");
  picture.alt = make.field("Crew members with placards stand in front of a moored ferry.");
  picture.photographer = make.part(picture.credit, "Kim Reed");
  picture.created = Make::present(at("2026-11-24T08:20:00Z"));
  picture.digital_source_type = "digitalCapture";
  picture.rights.push_back({.holder = make.field("Harbour Wire"),
                            .notice = {},
                            .usage_terms = make.field("No archive.")});
  picture.renditions.push_back({.name = "thumb nail",
                                .href = "https://media.harbourwire.example/ferry-strike-1-t.jpg",
                                .mime = "image/jpeg",
                                .width = 120,
                                .height = 80,
                                .bytes = 6381});
  make.block(BlockKind::paragraph);
  a.body.back().field = make.field(
      "\xE2\x80\x9CWe will not go back without a signed offer,\xE2\x80\x9D said Dana Low, the "
      "union\xE2\x80\x99s head.",
      {{"signed offer", Markup::link, "https://harbourwire.example/offer"},
       {"not", Markup::emphasis}});
  make.block(BlockKind::heading, "Talks on Friday", -1, 2);
  make.block(BlockKind::paragraph, "Managers did not respond to a request for comment.");
}

void every_block(Make& make) {
  Article& a = make.article;
  a.language = make.value("en");
  make.headline("Every kind of block");
  make.block(BlockKind::paragraph, "A paragraph with < and & and ]]> in it.");
  make.block(BlockKind::heading, "A heading", -1, 3);
  const std::int32_t list = make.block(BlockKind::list, {}, -1, 1);
  const std::int32_t item = make.block(BlockKind::list_item, "first", list);
  const std::int32_t inner = make.block(BlockKind::list, {}, item);
  make.block(BlockKind::list_item, "inside", inner);
  make.block(BlockKind::list_item, "second", list);
  const std::int32_t table = make.block(BlockKind::table, "Votes");
  for (int row = 0; row < 2; ++row) {
    const std::int32_t tr = make.block(BlockKind::table_row, {}, table);
    make.block(BlockKind::table_cell, row == 0 ? "Port" : "Northport", tr, row == 0 ? 1 : 0);
    make.block(BlockKind::table_cell, row == 0 ? "Yes" : "83%", tr, row == 0 ? 1 : 0);
  }
  const std::int32_t quote = make.block(BlockKind::quote);
  make.block(BlockKind::paragraph, "We go on.", quote);
  make.block(BlockKind::paragraph, "And on.", quote);
  a.body[static_cast<std::size_t>(quote)].citation = make.field("Dana Low");
  make.block(BlockKind::pull_quote, "Not without an offer");
  make.block(BlockKind::preformatted, "a  b\n  c");
  make.block(BlockKind::rule);
  make.block(BlockKind::embed, "The vote on video");
  a.body.back().href = "https://video.example/1";
  make.block(BlockKind::correction, "Correction: the vote was on Tuesday.");
  make.block(BlockKind::aside, "Read more on page 3.");
  make.block(BlockKind::boilerplate, "Subscribe now");
  make.block(BlockKind::paragraph);
  a.body.back().field =
      make.field("bold italic under sub sup code gone new", {{"bold italic", Markup::strong},
                                                             {"italic under", Markup::emphasis},
                                                             {"under", Markup::underline},
                                                             {"sub", Markup::subscript},
                                                             {"sup", Markup::superscript},
                                                             {"code", Markup::code},
                                                             {"gone", Markup::deleted},
                                                             {"new", Markup::inserted}});
}

void kill_notice(Make& make) {
  Article& a = make.article;
  a.id = make.value("urn:newsml:harbourwire.example:20261124:ferry-strike");
  a.version = make.value("3");
  a.language = make.value("en-GB");
  make.headline("KILL: Ferry crews vote to extend strike");
  a.status = Make::present(PublishStatus::canceled);
  a.editorial_note =
      make.field("The vote did not take place. Please remove the story from all your products.");
  make.block(BlockKind::paragraph, "Ferry crews voted.");
}

void right_to_left_embargoed(Make& make) {
  Article& a = make.article;
  a.language = make.value("ar");
  make.headline("\xD8\xA7\xD9\x84\xD9\x85\xD8\xB1\xD9\x81\xD8\xA3");
  a.embargo.is_set = true;
  a.embargo.until = Make::present(at("2026-11-25T06:00:00+02:00"));
  a.embargo.note = make.field("Not before the minister has spoken.");
  a.expires = Make::present(at("2026-12-24"));
  make.block(BlockKind::paragraph,
             "\xD9\x82\xD8\xA7\xD9\x84 \xC2\xAB\xD9\x86\xD8\xB9\xD9\x85\xC2\xBB.");
  make.picture("\xD8\xB5\xD9\x88\xD8\xB1\xD8\xA9", "Kim Reed", "");
}

struct Case {
  const char* name;
  void (*build)(Make&);
  Shape shape = Shape::message;
  Payload payload = Payload::nitf;
  const char* format = "newsml-g2";
  test::Judge judge = test::Judge::g2_and_nitf;
};
constexpr Case kCases[] = {
    {"strike-with-picture", strike_with_picture},
    {"strike-with-picture-xhtml", strike_with_picture, Shape::message, Payload::xhtml},
    {"strike-with-picture-item", strike_with_picture, Shape::item},
    {"every-block", every_block, Shape::item},
    {"every-block-xhtml", every_block, Shape::item, Payload::xhtml},
    {"kill-notice", kill_notice},
    {"right-to-left-embargoed", right_to_left_embargoed},
    {"strike-with-picture-text", strike_with_picture, Shape::item, Payload::text},
    {"strike-with-picture", strike_with_picture, Shape::item, Payload::nitf, "nitf"},
    {"kill-notice", kill_notice, Shape::item, Payload::nitf, "nitf"},
    {"right-to-left-embargoed", right_to_left_embargoed, Shape::item, Payload::nitf, "nitf"},
    {"strike-with-picture", strike_with_picture, Shape::item, Payload::nitf, "newsml-1.2",
     test::Judge::newsml_1_2},
    {"kill-notice", kill_notice, Shape::item, Payload::nitf, "newsml-1.2", test::Judge::newsml_1_2},
    {"right-to-left-embargoed", right_to_left_embargoed, Shape::item, Payload::text, "newsml-1.2",
     test::Judge::newsml_1_2},
    {"strike-with-picture", strike_with_picture, Shape::item, Payload::nitf, "ninjs-1.3",
     test::Judge::ninjs},
    {"strike-with-picture", strike_with_picture, Shape::item, Payload::nitf, "ninjs-2.2",
     test::Judge::ninjs},
    {"strike-with-picture", strike_with_picture, Shape::item, Payload::nitf, "ninjs-3.1",
     test::Judge::ninjs},
    {"kill-notice", kill_notice, Shape::item, Payload::nitf, "ninjs-3.1", test::Judge::ninjs},
    {"right-to-left-embargoed", right_to_left_embargoed, Shape::item, Payload::nitf, "ninjs-3.1",
     test::Judge::ninjs},
};

/// JSON is one line: broken before each member, so that a diff shows what changed.
std::string with_losses(const Written& written, bool json) {
  std::string out = written.bytes;
  if (json)
    for (std::size_t at = out.find(",\""); at != std::string::npos; at = out.find(",\"", at + 3))
      out.insert(at + 1, "\n");
  out += "<!-- losses:\n";
  for (const Loss& loss : written.losses) out += loss.field + ": " + loss.reason + "\n";
  return out + "-->\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(newsml)
BOOST_AUTO_TEST_SUITE(golden)

BOOST_AUTO_TEST_CASE(documents_are_the_ones_we_expect_to_the_byte) {
  const bool accept = std::getenv("STET_ACCEPT") != nullptr;
  test::Batch xml("golden"), newsml_1_2("golden", test::Judge::newsml_1_2),
      ninjs("golden", test::Judge::ninjs);
  for (const Case& each : kCases) {
    Make make;
    each.build(make);
    Envelope envelope = test::envelope();
    envelope.shape = each.shape;
    envelope.payload = each.payload;
    const WriterChoice choice = choose_writer(each.format);
    BOOST_REQUIRE(choice.writer);
    envelope.format_version = choice.version;
    const Result<Written> written = choice.writer->write(make.article, envelope, nullptr);
    BOOST_REQUIRE(written.ok());
    (each.judge == test::Judge::ninjs        ? ninjs
     : each.judge == test::Judge::newsml_1_2 ? newsml_1_2
                                             : xml)
        .add(each.name, written->bytes);
    const bool json = each.judge == test::Judge::ninjs;
    const std::filesystem::path path = test::source_path(
        "tests/golden/" + std::string(each.format) + "/" + each.name + (json ? ".json" : ".xml"));
    const std::string found = with_losses(*written, json);
    if (accept) std::filesystem::create_directories(path.parent_path());
    if (accept) std::ofstream(path, std::ios::binary) << found;
    BOOST_TEST((found == test::slurp(path)), each.name << ".xml differs; it is now\n" << found);
  }
  for (test::Batch* batch : {&xml, &newsml_1_2, &ninjs}) {
    const std::string complaints = batch->complaints();
    BOOST_TEST(complaints.empty(), complaints);
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

}  // namespace stet
