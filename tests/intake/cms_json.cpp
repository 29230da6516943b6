/// WordPress, Superdesk, ANS and the agencies' forms: what their names mean, in samples of our own,
/// and what holds for every real file.

#include "intake/article_checks.h"
#include "intake/json/batch.h"
#include "intake/reader.h"
#include "support/shared.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using namespace stet;

namespace {

Article read_ok(std::string_view source, std::string_view format) {
  BOOST_TEST(sniff(source).id == format);
  Result<Article> article = read(source, "auto", {});
  BOOST_REQUIRE_MESSAGE(article.ok(), (article ? "" : article.error().message));
  check_article_places(*article);
  return std::move(*article);
}

std::string kinds_of(const Article& article) {
  std::string all;
  for (const Block& block : article.body)
    all +=
        std::to_string(static_cast<int>(block.kind)) + ":" + std::string(block.field.bytes()) + ";";
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(intake)
BOOST_AUTO_TEST_SUITE(cms_json)

BOOST_AUTO_TEST_CASE(a_wordpress_post_is_read_with_what_is_embedded) {
  const std::string source =
      R"({"id":71,"guid":{"rendered":"https://port.example.org/?p=71"},"status":"future",)"
      R"("date":"2026-05-04T10:10:00","date_gmt":"2026-05-04T08:10:00","slug":"harbour",)"
      R"("title":{"rendered":"Harbour reopens &#8216;in part&#8217;"},"author":3,)"
      R"("content":{"rendered":"<p>The harbour \u2026</p>\n","protected":false},)"
      R"("excerpt":{"rendered":"<p>The harbour [&hellip;]</p>"},"categories":[4],"tags":[5],)"
      R"("featured_media":9,"_links":{},"_embedded":{"author":[{"id":3,"name":"Nadia Renko"}],)"
      R"("wp:term":[[{"id":4,"taxonomy":"category","name":"Port","slug":"port"}],)"
      R"([{"id":5,"taxonomy":"post_tag","name":"cranes","slug":"cranes"}]],)"
      R"("wp:featuredmedia":[{"id":9,"alt_text":"","caption":{"rendered":"<p>A crane</p>"},)"
      R"("source_url":"https://port.example.org/a.jpg","media_details":{"width":1200,"height":800,)"
      R"("image_meta":{"credit":"EPA","created_timestamp":"0"}}}]}})";
  const Article article = read_ok(source, "wordpress");
  BOOST_TEST(article.headline()->field.bytes() == "Harbour reopens \u2018in part\u2019");
  BOOST_TEST(article.scheduled.is_present());
  BOOST_TEST(!article.published.is_present());
  BOOST_TEST((article.scheduled.value.offset_minutes == 0));
  BOOST_TEST((article.summary.known.how == How::derived));
  BOOST_TEST(article.creators.at(0).name.bytes() == "Nadia Renko");
  BOOST_TEST(article.keywords.at(0).bytes() == "cranes");
  BOOST_TEST(article.concepts.at(0).name.bytes() == "Port");
  BOOST_REQUIRE(article.media.size() == 1u);
  BOOST_TEST((article.media[0].role == MediaRole::main));
  BOOST_TEST((article.media[0].alt.known.presence == Presence::empty));
  BOOST_TEST(article.media[0].caption.bytes() == "A crane");
  BOOST_TEST(article.media[0].credit.bytes() == "EPA");
  BOOST_TEST(article.body.at(0).field.bytes() == "The harbour \u2026");
}

BOOST_AUTO_TEST_CASE(an_author_or_picture_that_is_only_a_number_is_not_carried) {
  const Article article = read_ok(
      R"({"id":7,"guid":{"rendered":"u"},"date_gmt":null,"status":"draft","author":2,)"
      R"("title":{"rendered":"T"},"content":{"rendered":""},"featured_media":12,"_links":{}})",
      "wordpress");
  BOOST_TEST((article.byline.known.presence == Presence::not_carried));
  BOOST_REQUIRE(article.media.size() == 1u);
  BOOST_TEST((article.media[0].alt.known.presence == Presence::not_carried));
  BOOST_TEST((article.status.value == PublishStatus::draft));
}

BOOST_AUTO_TEST_CASE(classic_content_has_paragraphs_and_captions) {
  const Article article = read_ok(
      R"({"id":7,"guid":{"raw":"u"},"title":{"raw":"T"},"_links":{},"content":{"raw":)"
      R"("First line\nsecond line\n\n[caption id=\"a\" width=\"300\"]<img src=\"/a.jpg\" alt=\"x\" /> A crane[/caption]\n\nLast [sic] words [gallery ids=\"1,2\"]"}})",
      "wordpress");
  BOOST_REQUIRE(article.media.size() == 1u);
  BOOST_TEST(article.media[0].caption.bytes() == "A crane");
  BOOST_TEST(article.body.front().field.bytes() == "First line\nsecond line");
  BOOST_TEST(article.body.back().field.bytes() == "Last [sic] words");
}

BOOST_AUTO_TEST_CASE(a_superdesk_item_keeps_its_states_and_references) {
  const Article article = read_ok(
      R"({"_id":"urn:1","guid":"urn:1","family_id":"urn:0","type":"text","state":"corrected",)"
      R"("pubstatus":"usable","headline":"Harbour <b>reopens</b>","abstract":"<p>In short</p>",)"
      R"("flags":{"marked_for_legal":true,"marked_for_sms":false},"_current_version":3,)"
      R"("schedule_settings":{"utc_embargo":"2026-05-05T06:00:00+0000"},)"
      R"("authors":[{"name":"AUTHOR","role":"AUTHOR","sub_label":"Nadia Renko"}],)"
      R"("subject":[{"qcode":"04000000","name":"economy","scheme":null},{"qcode":"A","name":"A","scheme":"label"}],)"
      R"("dateline":{"text":"PORT ELIN, May 4 -","located":{"city":"Port Elin"}},)"
      R"("associations":{"featuremedia":{"_id":"urn:9","type":"picture"},"editor_0":null},)"
      R"("body_html":"<p>The harbour reopened.</p>","body_footer":"<p>Call us.</p>"})",
      "superdesk");
  BOOST_TEST(article.headline()->field.bytes() == "Harbour reopens");
  BOOST_TEST(article.summary.bytes() == "In short");
  BOOST_TEST(article.version.value == "3");
  BOOST_TEST(article.creators.at(0).name.bytes() == "Nadia Renko");
  BOOST_TEST(article.embargo.is_set);
  BOOST_TEST(article.signals.at(0) == "corrected");
  BOOST_TEST(article.workflow_flags.back() == "marked_for_legal");
  BOOST_TEST(article.dateline.place.bytes() == "Port Elin");
  BOOST_TEST(article.concepts.at(0).code == "04000000");
  BOOST_TEST(article.concepts.at(1).scheme == "label");
  BOOST_REQUIRE(article.media.size() == 1u);
  BOOST_TEST((article.media[0].alt.known.presence == Presence::not_carried));
  BOOST_TEST((article.body.back().kind == BlockKind::boilerplate));
}

BOOST_AUTO_TEST_CASE(ans_elements_become_blocks) {
  const Article article = read_ok(
      R"({"_id":"A","type":"story","version":"0.10.9","headlines":{"basic":"Harbour reopens","mobile":"Open"},)"
      R"("credits":{"by":[{"name":"Nadia Renko","byline":"By Nadia Renko","org":"Wire"}]},)"
      R"("distributor":{"name":"EPA","category":"wires"},)"
      R"("content_restrictions":{"embargo":{"active":true}},"content_elements":[)"
      R"({"type":"text","content":"The <b>harbour</b> reopened."},{"type":"header","level":3,"content":"Next"},)"
      R"({"type":"list","list_type":"ordered","items":[{"type":"text","content":"one"}]},)"
      R"({"type":"quote","subtype":"pullquote","citation":{"content":"Ruth Mbeki"},"content_elements":[{"type":"text","content":"We open"}]},)"
      R"({"type":"table","header":[{"content":"Day"}],"rows":[[{"content":"Monday"}]]},)"
      R"({"type":"image","url":"/a.jpg","caption":"A crane","alt_text":"","credits":{"by":[{"name":"Mara Oduya"}]}},)"
      R"({"type":"divider"},{"type":"mystery","figure":1}]})",
      "ans");
  BOOST_TEST(article.byline.bytes() == "By Nadia Renko");
  BOOST_TEST((article.sources.at(0).role == SourceRole::agency));
  BOOST_TEST(article.embargo.is_set);
  BOOST_TEST(!article.embargo.until.is_present());
  const auto kind = [](BlockKind k) { return std::to_string(static_cast<int>(k)) + ":"; };
  BOOST_TEST(kinds_of(article) ==
             kind(BlockKind::paragraph) + "The harbour reopened.;" + kind(BlockKind::heading) +
                 "Next;" + kind(BlockKind::list) + ";" + kind(BlockKind::list_item) + "one;" +
                 kind(BlockKind::pull_quote) + "We open;" + kind(BlockKind::table) + ";" +
                 kind(BlockKind::table_row) + ";" + kind(BlockKind::table_cell) + "Day;" +
                 kind(BlockKind::table_row) + ";" + kind(BlockKind::table_cell) + "Monday;" +
                 kind(BlockKind::media) + ";" + kind(BlockKind::rule) + ";");
  BOOST_TEST(article.media.at(0).credit.bytes() == "Mara Oduya");
  BOOST_TEST((article.media.at(0).alt.known.presence == Presence::empty));
}

BOOST_AUTO_TEST_CASE(an_agency_table_says_which_member_is_which_field) {
  const Article ap = read_ok(
      R"({"api_version":"2.0","data":{"item":{"uri":"u","altids":{"itemid":"1"},"type":"text",)"
      R"("headline":"Harbour reopens","bylines":[{"by":"By NADIA RENKO","title":"Port Writer"}],)"
      R"("provider":"AP","usageterms":["Editorial use only"],"datelinelocation":{"city":"Port Elin"}}},)"
      R"("nitf":{"body_html":"<p>The harbour reopened.</p>"}})",
      "agency");
  BOOST_TEST(ap.byline.bytes() == "By NADIA RENKO");
  BOOST_TEST(ap.creators.at(0).job_title.bytes() == "Port Writer");
  BOOST_TEST(ap.rights.at(0).usage_terms.bytes() == "Editorial use only");
  BOOST_TEST(ap.dateline.place.bytes() == "Port Elin");
  BOOST_TEST(ap.body.at(0).field.bytes() == "The harbour reopened.");
  const Article picture =
      read_ok(R"({"imageId":7,"caption":"A crane at work","credit":"EPA","author":"Mara Oduya",)"
              R"("name":"Harbour","detailUrl":"https://port.example.org/a"})",
              "agency");
  BOOST_TEST((picture.kind == ArticleKind::picture));
  BOOST_TEST(picture.media.at(0).caption.bytes() == "A crane at work");
}

BOOST_AUTO_TEST_CASE(real_files_are_recognised_and_read_with_true_places_and_nothing_is_lost) {
  struct Folder {
    const char* path;
    std::string_view format;
  };
  int documents = 0, recognised = 0;
  Leaves leaves;
  std::string refused;
  for (const Folder& folder :
       {Folder{"data/articles/wordpress", "wordpress"},
        Folder{"data/articles/superdesk", "superdesk"}, Folder{"data/articles/ans", "ans"},
        Folder{"data/articles/agency-json", "agency"}}) {
    for (const auto& file : test::shared_files(folder.path, ".json")) {
      const std::string source = test::slurp(file);
      ReadOptions options;
      std::uint32_t from = 0;
      for (bool more = true; more;) {
        const Result<ArticlePart> part = next_article(source, "auto", from, options);
        BOOST_REQUIRE(part.ok());
        if (part->at.empty() && from > 0) break;
        more = !part->at.empty();
        from = part->at.end;
        options.within = part->at;
        ++documents;
        BOOST_TEST_CONTEXT(file << " at " << part->at.begin) {
          const Result<Article> article = read(source, "auto", options);
          if (!article) {
            refused += "\n  " + file.filename().string() + ": " + article.error().message;
            continue;
          }
          ++recognised;
          check_article_places(*article);
          TextArena arena;
          auto document = read_json_article(source, options, arena);
          BOOST_REQUIRE(document.ok());
          count_leaves(document->root(), all_words(*article), leaves);
        }
      }
    }
  }
  BOOST_TEST_MESSAGE(recognised << " of " << documents << " documents recognised and read;"
                                << refused << "\nkept " << leaves.kept << " of " << leaves.all
                                << " strings of 20 characters or more;" << leaves.lost);
  BOOST_TEST(recognised * 100 >= documents * 98);
  BOOST_TEST(leaves.kept * 100 >= leaves.all * 99);
}

BOOST_AUTO_TEST_CASE(hostile_json_is_refused_or_read_by_each_reader) {
  for (const auto& file : test::shared_files("data/hostile/json")) {
    const std::string source = test::slurp(file);
    for (const char* format : {"wordpress", "superdesk", "ans", "agency"}) {
      const auto article = read(source, format, {});
      if (article)
        check_article_places(*article);
      else
        BOOST_TEST((static_cast<int>(article.error().code) <= -300));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
