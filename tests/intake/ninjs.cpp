#include "article/walk.h"
#include "intake/article_checks.h"
#include "intake/json/json.h"
#include "intake/reader.h"
#include "support/shared.h"
#include "text/dates.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace stet {
namespace {

Result<Article> read_item(std::string_view source) { return read(source, "ninjs", {}); }

std::string body_of(const Article& article) {
  std::string all;
  for (const Block& block : article.body) all += "[" + std::string(block.field.bytes()) + "]";
  return all;
}

std::string extra_of(const Article& article) {
  std::string all;
  for (const Extra& extra : article.extra)
    all += std::string(extra.path) + "=" + std::string(extra.value) + ";";
  return all;
}

bool has_notice(const Article& article, std::string_view rule) {
  for (const Notice& notice : article.provenance.notices)
    if (notice.rule == rule) return true;
  return false;
}

}  // namespace
}  // namespace stet

using namespace stet;

BOOST_AUTO_TEST_SUITE(intake)
BOOST_AUTO_TEST_SUITE(ninjs)

BOOST_AUTO_TEST_CASE(a_version_3_item_fills_every_field) {
  const std::string source = R"({
    "uri":"urn:stet:1","standard":{"name":"ninjs","version":"3.0"},"type":"text","pubStatus":"usable","version":"4",
    "language":"en-GB","urgency":3,"firstCreated":"2026-05-04T08:10:00+02:00","versionCreated":"2026-05-04T09:00:00",
    "embargoedUntil":"2026-05-05T00:00:00Z","expires":"2027-05-04",
    "headlines":[{"role":"seo","value":"Harbour opens"},{"role":"main","value":"Harbour \u2018reopens\u2019"}],
    "descriptions":[{"role":"summary","value":"The harbour is open."},{"role":"creditline","value":"Stet Wire"}],
    "bodies":[{"role":"text","contentType":"text/plain","value":"plain"},
              {"role":"html","contentType":"text/html","charCount":9,"value":"<p>One &amp; two.</p><p>\u201cThree,\u201d she said.</p>"}],
    "by":"Nadia Renko","people":[{"name":"Nadia Renko","rel":"creator"},{"name":"Ruth Mbeki","rel":"about"}],
    "subjects":[{"uri":"http://cv.iptc.org/newscodes/mediatopic/20000065","name":"ports","relevance":90,"confidence":55.5}],
    "places":[{"name":"Port Elin","literal":"pe"}],"genres":[{"name":"Feature"}],"keywords":["harbour","crane"],
    "infoSources":[{"name":"AFP"}],"located":"Port Elin","slugline":"HARBOUR","edNote":"for editors",
    "copyrightHolder":"Stet","copyrightNotice":"2026 Stet","usageTerms":"none","rightsInfo":{"linkedRights":"https://r.example/1"},
    "altIds":[{"role":"transmission","value":"t1"}],"digitalSourceType":"urn:d",
    "trustIndicators":[{"role":"policy","title":"Ethics","href":"https://e.example"}]})";
  const Result<Article> read = read_item(source);
  BOOST_REQUIRE(read.ok());
  const Article& article = *read;
  BOOST_TEST(article.provenance.format == "ninjs");
  BOOST_TEST(article.provenance.version == "3.0");
  BOOST_TEST((article.provenance.escape == SourceEscape::json));
  BOOST_TEST(article.id.value == "urn:stet:1");
  BOOST_TEST(article.version.value == "4");
  BOOST_TEST(article.language.value == "en-GB");
  BOOST_TEST(article.urgency.value == 3);
  BOOST_TEST((article.kind == ArticleKind::text));
  BOOST_TEST((article.status.value == PublishStatus::usable));
  BOOST_TEST(article.status.is_present());
  BOOST_REQUIRE(article.headline());
  BOOST_TEST(article.headline()->field.bytes() == "Harbour \u2018reopens\u2019");
  BOOST_TEST(article.headline(HeadlineRole::seo)->field.bytes() == "Harbour opens");
  BOOST_TEST(article.summary.bytes() == "The harbour is open.");
  BOOST_TEST(article.credit.bytes() == "Stet Wire");
  BOOST_TEST(body_of(article) == "[One & two.][\u201cThree,\u201d she said.]");
  BOOST_TEST(article.byline.bytes() == "Nadia Renko");
  BOOST_REQUIRE_EQUAL(article.creators.size(), 1u);
  BOOST_TEST(article.creators[0].name.bytes() == "Nadia Renko");
  BOOST_REQUIRE_EQUAL(article.concepts.size(), 4u);
  BOOST_TEST(article.concepts[0].uri == "http://cv.iptc.org/newscodes/mediatopic/20000065");
  BOOST_TEST(article.concepts[0].relevance == 90.0f);
  BOOST_TEST(article.concepts[0].confidence == 55.5f);
  BOOST_TEST((article.concepts[1].kind == Concept::Kind::place));
  BOOST_TEST(article.concepts[1].code == "pe");
  BOOST_TEST(article.keywords.size() == 2u);
  BOOST_TEST(article.sources[0].name.bytes() == "AFP");
  BOOST_TEST(article.dateline.place.bytes() == "Port Elin");
  BOOST_TEST(article.slugline.bytes() == "HARBOUR");
  BOOST_TEST(article.editorial_note.bytes() == "for editors");
  BOOST_TEST(article.rights[0].holder.bytes() == "Stet");
  BOOST_TEST(article.rights[0].licence_uri == "https://r.example/1");
  BOOST_TEST(article.alt_ids[0].second == "t1");
  BOOST_TEST(article.provenance.digital_source_type == "urn:d");
  BOOST_TEST(article.links[0].href == "https://e.example");
  BOOST_TEST(to_iso(article.embargo.until.value) == "2026-05-05T00:00:00Z");
  BOOST_TEST(article.embargo.is_set);
  BOOST_TEST(!article.expires.value.has_time);
  check_article_places(article);
  // The body that was not chosen is not lost.
  BOOST_TEST(extra_of(article) ==
             "/bodies/0={\"role\":\"text\",\"contentType\":\"text/plain\",\"value\":\"plain\"};/"
             "bodies/1/charCount=9;");
}

BOOST_AUTO_TEST_CASE(a_time_without_a_zone_keeps_its_zone_unknown) {
  const auto article = read_item(
      R"({"uri":"u","headline":"h","firstcreated":"2026-05-04T08:10:00+0200","versioncreated":"2026-05-04T08:10:00"})");
  BOOST_REQUIRE(article.ok());
  BOOST_TEST(article->created.value.offset_minutes.value() == 120);
  BOOST_TEST(!article->modified.value.offset_minutes.has_value());
}

BOOST_AUTO_TEST_CASE(what_is_no_date_is_kept_and_said) {
  const auto article = read_item(R"({"uri":"u","headline":"h","versioncreated":"last Tuesday"})");
  BOOST_REQUIRE(article.ok());
  BOOST_TEST(!article->modified.is_present());
  BOOST_TEST(has_notice(*article, "input.date"));
  BOOST_TEST(extra_of(*article) == "/versioncreated=last Tuesday;");
}

BOOST_AUTO_TEST_CASE(a_version_1_item_is_read_by_its_own_names) {
  const auto article =
      read_item(R"({"uri":"u","type":"composite","pubstatus":"canceled","headline":"Main",
    "headline_seo":"Seo","byline":"By A. Poe","description_text":"Sum","body_xhtml":"<p>a</p>","body_text":"b",
    "subject":[{"code":"01000000","scheme":"subj","name":"arts","rel":"about"}],"person":[{"name":"P","rel":"about"}],
    "altids":{"wire":"w1"},
    "associations":{"mainpic":{"uri":"p1","type":"picture","byline":"M. Oduya/AFP","headline":"Crane",
       "description_text":"A crane, May 3","copyrightnotice":"2026 Stet",
       "renditions":{"big":{"href":"https://x.example/b.jpg","mimetype":"image/jpeg","width":800,"height":"600","sizeinbytes":12}}},
      "story":{"uri":"s1","type":"text","headline":"Before"}}})");
  BOOST_REQUIRE(article.ok());
  BOOST_TEST(article->provenance.version == "1");
  BOOST_TEST((article->status.value == PublishStatus::canceled));
  BOOST_TEST((article->kind == ArticleKind::composite));
  BOOST_TEST(article->headline()->field.bytes() == "Main");
  BOOST_TEST(article->headline(HeadlineRole::seo)->field.bytes() == "Seo");
  BOOST_TEST(article->summary.bytes() == "Sum");
  BOOST_TEST(body_of(*article) == "[a]");
  BOOST_TEST(article->concepts[0].scheme == "subj");
  BOOST_TEST(article->concepts[0].code == "01000000");
  BOOST_TEST(article->alt_ids[0].first == "wire");
  BOOST_REQUIRE_EQUAL(article->media.size(), 1u);
  const Media& media = article->media[0];
  BOOST_TEST(media.id == "p1");
  BOOST_TEST((media.role == MediaRole::main));
  BOOST_TEST(media.caption.bytes() == "A crane, May 3");
  BOOST_TEST((media.alt.known.presence == Presence::not_carried));
  BOOST_TEST(media.credit.bytes() == "M. Oduya/AFP");
  BOOST_TEST((media.credit.known.how == How::derived));
  BOOST_TEST(media.photographer.bytes() == "M. Oduya");
  BOOST_TEST(media.agency.bytes() == "AFP");
  BOOST_TEST(media.renditions[0].name == "big");
  BOOST_TEST(media.renditions[0].width == 800u);
  BOOST_TEST(media.renditions[0].height == 600u);
  BOOST_TEST(media.renditions[0].bytes == 12u);
  BOOST_REQUIRE_EQUAL(article->links.size(), 1u);
  BOOST_TEST(article->links[0].href == "s1");
  BOOST_TEST(article->links[0].title.bytes() == "Before");
  BOOST_TEST(extra_of(*article) == "/body_text=b;");
}

BOOST_AUTO_TEST_CASE(a_picture_item_is_its_own_main_picture) {
  const auto article = read_item(R"({"uri":"p","type":"picture","headlines":[{"value":"Crane"}],
    "descriptions":[{"role":"creditline","value":"EPA"},{"role":"caption","value":"A crane, May 3"},{"role":"alt","value":"White boat in the air"}],
    "renditions":[{"name":"main","href":"https://x.example/a.jpg","contenttype":"image/jpeg","duration":1.5}]})");
  BOOST_REQUIRE(article.ok());
  BOOST_TEST((article->kind == ArticleKind::picture));
  BOOST_TEST(article->body.empty());
  BOOST_REQUIRE_EQUAL(article->media.size(), 1u);
  const Media& media = article->media[0];
  BOOST_TEST((media.role == MediaRole::main));
  BOOST_TEST(media.caption.bytes() == "A crane, May 3");
  BOOST_TEST(media.alt.bytes() == "White boat in the air");
  BOOST_TEST((media.alt.known.how == How::stated));
  BOOST_TEST(media.credit.bytes() == "EPA");
  BOOST_TEST((media.credit.known.how == How::stated));
  BOOST_TEST(media.renditions[0].mime == "image/jpeg");
  BOOST_TEST(media.renditions[0].duration_ms == 1500u);
}

BOOST_AUTO_TEST_CASE(superdesk_keeps_the_alt_text_in_the_body_of_a_picture) {
  const auto article = read_item(
      R"({"guid":"g","service":[{"code":"n","name":"News"}],"headline":"h","body_html":"<p>x</p>",
    "authors":[{"name":"writer","role":"writer","sub_label":"J. Doe","code":"7"}],"source":"AAP",
    "associations":{"featuremedia":{"guid":"p","type":"picture","description_text":"Caption","body_text":"Alt"},
      "gallery--1":{"guid":"q","type":"picture","description_text":"Caption","body_text":""},
      "editor_2":{"guid":"r","type":"picture","description_text":"Same","body_text":"Same"}}})");
  BOOST_REQUIRE(article.ok());
  BOOST_TEST(article->id.value == "g");
  BOOST_TEST(article->creators[0].name.bytes() == "J. Doe");
  BOOST_TEST(article->sources[0].name.bytes() == "AAP");
  BOOST_TEST((article->concepts[0].kind == Concept::Kind::category));
  BOOST_REQUIRE_EQUAL(article->media.size(), 3u);
  BOOST_TEST(article->media[0].alt.bytes() == "Alt");
  BOOST_TEST((article->media[0].alt.known.how == How::derived));
  BOOST_TEST(article->media[0].alt.known.confidence == 0.8f);
  BOOST_TEST((article->media[0].role == MediaRole::main));
  BOOST_TEST((article->media[1].alt.known.presence == Presence::empty));
  BOOST_TEST((article->media[1].role == MediaRole::gallery));
  BOOST_TEST(article->media[2].alt.known.confidence == 0.5f);
}

BOOST_AUTO_TEST_CASE(a_picture_that_stands_in_the_body_is_filled_and_not_doubled) {
  const auto article = read_item(R"({"uri":"u","headline":"h",
    "body_html":"<p>a</p><figure><img src=\"https://x.example/1.jpg\"><figcaption>Printed caption</figcaption></figure><p>b</p>",
    "associations":{"one":{"uri":"p","type":"picture","description_text":"Library caption","byline":"M. Oduya",
      "renditions":{"original":{"href":"https://x.example/1.jpg","width":4}}}}})");
  BOOST_REQUIRE(article.ok());
  BOOST_REQUIRE_EQUAL(article->media.size(), 1u);
  const Media& media = article->media[0];
  BOOST_TEST(media.caption.bytes() == "Printed caption");
  BOOST_TEST(media.library_caption.bytes() == "Library caption");
  BOOST_TEST(media.credit.bytes() == "M. Oduya");
  BOOST_TEST(media.placed_at >= 0);
}

BOOST_AUTO_TEST_CASE(plain_bodies_become_paragraphs) {
  const auto paragraphs = [](std::string_view body) {
    const std::string source =
        "{\"uri\":\"u\",\"headline\":\"h\",\"body_text\":\"" + std::string(body) + "\"}";
    const auto article = read_item(source);  // views its source
    BOOST_REQUIRE(article.ok());
    check_article_places(*article);
    return body_of(*article);
  };
  BOOST_TEST(paragraphs("One.\\n\\n  Two\\r\\n  goes on.\\n \\nThree.\\n") ==
             "[One.][Two goes on.][Three.]");
  BOOST_TEST(paragraphs("One.\\nTwo.") == "[One.][Two.]");
  BOOST_TEST(paragraphs("  Only. ") == "[Only.]");
  BOOST_TEST(paragraphs(" \\n ") == "");
  BOOST_TEST(paragraphs("R&D is 3 < 4") == "[R&D is 3 < 4]");
  // A text field with mark-up in it is read as what it is.
  BOOST_TEST(paragraphs("<p>One &amp;<br/>1</p><p>Two</p>") == "[One &\n1][Two]");
}

BOOST_AUTO_TEST_CASE(paragraphs_and_pictures_have_limits) {
  std::string body, pictures;
  for (int i = 0; i < 12; ++i) {
    body += "line\\n";
    pictures += (i ? "," : "") + std::string("{\"type\":\"picture\",\"name\":\"n\"}");
  }
  ReadOptions options;
  options.limits.paragraphs = 10;
  options.limits.images = 5;
  const std::string source =
      "{\"uri\":\"u\",\"body_text\":\"" + body + "\",\"associations\":[" + pictures + "]}";
  const auto article = read(source, "ninjs", options);
  BOOST_REQUIRE(article.ok());
  BOOST_TEST(article->body.size() == 10u);
  BOOST_TEST(article->media.size() == 5u);
  BOOST_TEST(has_notice(*article, "input.too-many-paragraphs"));
  BOOST_TEST(has_notice(*article, "input.too-many-images"));
}

BOOST_AUTO_TEST_CASE(one_item_in_an_envelope_is_read_and_several_are_refused) {
  BOOST_TEST(read_item(R"({"total":1,"item":[{"uri":"u","headline":"h"}]})")->id.value == "u");
  BOOST_TEST(read_item(R"([{"uri":"u","headline":"h"}])")->id.value == "u");
  BOOST_TEST(
      read_item(R"({"api_version":"1","data":{"item":{"altids":{"itemid":"x"},"headline":"h"}}})")
          ->headlines.size() == 1u);
  const auto two = read_item(R"([{"uri":"u"},{"uri":"v"}])");
  BOOST_REQUIRE(!two.ok());
  BOOST_TEST(two.error().message == "this is a list of 2 items; hand them over one at a time");
  BOOST_TEST(!read_item("{\"a\":1}").ok());
  BOOST_TEST(!read_item("[]").ok());
  BOOST_TEST(!read_item("12").ok());
}

BOOST_AUTO_TEST_CASE(values_of_the_wrong_kind_are_kept_and_never_trip_it) {
  const auto article =
      read_item(R"({"uri":["u"],"headline":{"a":1},"headlines":"x","bodies":{"a":[]},"subject":"s",
    "associations":"none","keywords":{"k":"v"},"urgency":"high","versioncreated":5,"people":[1,"two",null],"type":7})");
  BOOST_REQUIRE(article.ok());
  BOOST_TEST(!article->urgency.is_present());
  for (std::string_view path : {"/uri=", "/headline=", "/headlines=", "/subject=", "/associations=",
                                "/urgency=", "/versioncreated=", "/people=", "/type="})
    BOOST_TEST(extra_of(*article).find(path) != std::string::npos, path);
}

BOOST_AUTO_TEST_CASE(no_prefix_of_an_item_is_read) {
  const std::string source =
      R"({"uri":"u","headlines":[{"role":"main","value":"Caf\u00e9"}],"bodies":[{"value":"<p>x</p>"}]})";
  BOOST_TEST(read_item(source).ok());
  for (std::size_t size = 0; size < source.size(); ++size) {
    const auto article = read_item(source.substr(0, size));
    BOOST_REQUIRE(!article.ok());
    BOOST_TEST(article.error().offset <= size);
  }
}

BOOST_AUTO_TEST_CASE(real_items_are_read_with_true_places_and_nothing_is_lost) {
  Leaves leaves;
  int files = 0;
  for (const char* folder : {"data/articles/ninjs", "data/newsml-fixtures/ninjs"}) {
    for (const auto& file : test::shared_files(folder, ".json")) {
      const std::string source = test::slurp(file);
      BOOST_TEST_CONTEXT(file) {
        BOOST_TEST(sniff(source).id == "ninjs");
        const auto article = read(source, "auto", {});
        BOOST_REQUIRE(article.ok());
        ++files;
        check_article_places(*article);
        TextArena arena;
        auto document = read_json(source, {}, arena);
        BOOST_REQUIRE(document.ok());
        count_leaves(document->root(), all_words(*article), leaves);
      }
    }
  }
  BOOST_TEST_MESSAGE("ninjs: " << files << " files; kept " << leaves.kept << " of " << leaves.all
                               << " strings of 20 characters or more;" << leaves.lost);
  BOOST_TEST(leaves.kept == leaves.all);
}

BOOST_AUTO_TEST_CASE(hostile_documents_are_refused_or_read_whole) {
  int refused = 0, read_whole = 0;
  for (const auto& file : test::shared_files("data/hostile/json")) {
    const std::string source = test::slurp(file);
    for (std::string_view format : {"ninjs", "json", "auto"}) {
      const auto article = read(source, format, {});
      if (article) {
        ++read_whole;
        check_article_places(*article, article->provenance.format == "ninjs");
        continue;
      }
      ++refused;
      const int code = static_cast<int>(article.error().code);
      BOOST_TEST((code <= -300 && code > -400), file);
      BOOST_TEST(article.error().offset <= source.size(), file);
    }
  }
  BOOST_TEST_MESSAGE("hostile JSON through the readers: refused " << refused << ", read "
                                                                  << read_whole);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
