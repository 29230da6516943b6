#include "article/walk.h"
#include "intake/reader.h"
#include "intake/readers.h"
#include "support/shared.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>

using namespace stet;

namespace {

struct Page {
  std::string source;
  Article article;
  explicit Page(std::string html, const ReadOptions& options = {}) : source(std::move(html)) {
    Result<Article> read = html_reader.read(source, options);
    BOOST_REQUIRE(read.ok());
    article = std::move(*read);
  }
  std::string_view headline() const {
    const Headline* main = article.headline();
    return main ? main->field.bytes() : std::string_view();
  }
  std::string body() const {
    std::string out;
    for (const Block& block : article.body) {
      if (!out.empty()) out += '|';
      out += block.field.bytes();
    }
    return out;
  }
  bool notes(std::string_view rule) const {
    return std::any_of(article.provenance.notices.begin(), article.provenance.notices.end(),
                       [&](const Notice& notice) { return notice.rule == rule; });
  }
};

constexpr std::string_view kProse =
    "The harbour office said on Monday that the port would open again in part after the storm.";

/// A page around a body, with the furniture pages have.
std::string page(std::string_view head, std::string_view body) {
  return "<!doctype html><html lang=en-GB><head>" + std::string(head) +
         "</head><body><nav><a href=/>Home</a>"
         "</nav>" +
         std::string(body) + "<footer>About us</footer></body></html>";
}

std::string paragraphs() {
  return "<p>" + std::string(kProse) + "</p><p>" + std::string(kProse) + "</p>";
}

/// Empty when every piece is where it should be; otherwise what is wrong.
std::string fault_in(const Text& text, std::string_view source) {
  std::uint32_t at = 0, reached = 0;
  for (const Piece& piece : text.pieces) {
    if (piece.text != at || piece.text_length == 0) return "pieces do not tile the text";
    if (piece.source < reached) return "pieces are not in source order";
    at = piece.text + piece.text_length;
    reached = piece.source + piece.source_length;
    if (reached > source.size()) return "a piece ends outside the source";
    if (piece.text_length != piece.source_length) continue;
    const std::string_view made = text.bytes.substr(piece.text, piece.text_length);
    for (std::uint32_t i = 0; i < piece.text_length; ++i) {
      const char read = source[piece.source + i];
      // A line end folded to a space is one byte for one; three invalid bytes may be one U+FFFD,
      // and
      // "&gvnE;" is as long as what it means.
      const bool folded =
          made[i] == ' ' && (read == '\n' || read == '\t' || read == '\r' || read == '\f');
      const bool mended = made.substr(i, 3) == "\xEF\xBF\xBD";
      if (made[i] == read || folded) continue;
      if (read == '&') {
        while (i < piece.text_length && source[piece.source + i] != ';') ++i;
      } else if (mended) {
        i += 2;
      } else {
        return "bytes differ from the source";
      }
    }
  }
  return at == text.size() ? "" : "pieces do not reach the end";
}

std::string fault_in(const Article& article) {
  std::string fault;
  walk(article, [&](const FieldPath& path, const Field& field) {
    const std::string here = fault_in(field.text, article.source);
    if (!here.empty() && fault.empty()) fault = to_string(path, article) + ": " + here;
    for (const Run& run : article.runs_of(field))
      if (run.span.end > field.text.size() && fault.empty())
        fault = to_string(path, article) + ": run outside";
  });
  for (std::size_t i = 0; i < article.body.size(); ++i) {
    const Block& block = article.body[i];
    if (block.parent >= static_cast<std::int32_t>(i)) fault = "a block stands before its parent";
    if (block.at.begin > block.at.end || block.at.end > article.source.size())
      fault = "a block lies outside";
    if (block.media >= static_cast<std::int32_t>(article.media.size()))
      fault = "a block names no media";
  }
  for (const Media& media : article.media)
    if (media.placed_at >= static_cast<std::int32_t>(article.body.size()))
      fault = "media placed nowhere";
  return fault;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(intake)
BOOST_AUTO_TEST_SUITE(html_page)

BOOST_AUTO_TEST_CASE(json_ld_is_believed_first) {
  const Page read(page(
      R"(<meta property=og:title content="Storm over | Port News"><meta name=author content="Somebody Else">
<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle",
"headline":"Harbour reopens","datePublished":"2026-05-04T08:10:00+02:00","description":"In part only",
"author":[{"@type":"Person","name":"Nadia Renko","url":"https://port.example.org/renko"}],
"publisher":{"@type":"Organization","name":"Port News"},"keywords":"harbour, storm",
"image":{"@type":"ImageObject","url":"https://port.example.org/a.jpg","creditText":"Mara Oduya/EPA"}}]}</script>)",
      "<article><h1>Harbour reopens</h1>" + paragraphs() + "</article>"));
  BOOST_TEST(read.headline() == "Harbour reopens");
  // The same words: the place is the one the page shows.
  const Span at = read.article.headline()->field.text.source();
  BOOST_TEST(read.source.substr(at.begin - 4, 4) == "<h1>");
  BOOST_REQUIRE_EQUAL(read.article.creators.size(), 1u);
  BOOST_TEST(read.article.creators[0].name.bytes() == "Nadia Renko");
  BOOST_TEST(read.article.published.value.day == 4);
  BOOST_TEST(read.article.summary.bytes() == "In part only");
  BOOST_TEST(read.article.keywords.size() == 2u);
  BOOST_TEST(read.article.sources.at(0).name.bytes() == "Port News");
  BOOST_TEST(read.article.media.at(0).credit.bytes() == "Mara Oduya/EPA");
  BOOST_TEST(read.article.media.at(0).placed_at == -1);
  BOOST_TEST(read.article.language.value == "en-GB");
  BOOST_TEST(read.article.headline(HeadlineRole::social)->field.bytes() == "Storm over");
}

BOOST_AUTO_TEST_CASE(broken_json_ld_is_said_and_the_page_still_read) {
  const Page read(
      page("<script type=application/ld+json>{\"@type\":</script><title>Harbour reopens</title>",
           "<main>" + paragraphs() + "</main>"));
  BOOST_TEST(read.notes("input.json-ld"));
  BOOST_TEST(read.headline() == "Harbour reopens");
  BOOST_TEST(read.article.body.size() == 2u);
}

BOOST_AUTO_TEST_CASE(json_ld_in_comment_marks_and_with_trailing_commas_is_read) {
  const Page read(
      page("<script type='application/ld+json'>\n//<![CDATA[\n{\"@type\":\"NewsArticle\","
           "\"headline\":\"Harbour \\u0026 port\",}\n//]]>\n</script>",
           "<article>" + paragraphs() + "</article>"));
  BOOST_TEST(read.headline() == "Harbour & port");
}

BOOST_AUTO_TEST_CASE(the_site_is_no_part_of_the_headline) {
  const Page read(
      page("<meta property=og:site_name content='Port News'>"
           "<meta property=og:title content='Harbour reopens - Port News'>",
           paragraphs()));
  BOOST_TEST(read.headline() == "Harbour reopens");
  BOOST_TEST((read.article.headline()->field.known.how == How::derived));
}

BOOST_AUTO_TEST_CASE(furniture_is_no_body) {
  const Page read(page(
      "", "<div class=article-text><h1>Harbour reopens</h1><p class=byline>By Nadia Renko</p>" +
              paragraphs() +
              "<div class='share-bar'><p>Share this</p></div><aside><p>Related</p></aside>"
              "<ul><li><a href=1>One story</a><li><a href=2>Another story</a></ul>"
              "<div id=comments><p>First!</p></div></div>"));
  BOOST_TEST(read.body() == std::string(kProse) + "|" + std::string(kProse));
  BOOST_TEST(read.headline() == "Harbour reopens");
  BOOST_TEST(read.article.byline.bytes() == "By Nadia Renko");
  BOOST_TEST(read.article.creators.at(0).name.bytes() == "Nadia Renko");
}

BOOST_AUTO_TEST_CASE(a_name_does_not_make_the_story_furniture) {
  const Page read(page("", "<div class='page-with-sidebar related'>" + paragraphs() + "</div>"));
  BOOST_TEST(read.article.body.size() == 2u);
}

BOOST_AUTO_TEST_CASE(microdata_names_the_body) {
  const Page read(page("", "<div>" + paragraphs() + "</div><div itemprop=articleBody>" +
                               paragraphs() + paragraphs() + "</div>"));
  BOOST_TEST(read.article.body.size() == 4u);
  BOOST_TEST((read.article.body[0].field.known.how == How::stated));
}

BOOST_AUTO_TEST_CASE(a_lead_picture_above_the_body_is_kept) {
  const Page read(
      page("",
           "<article><figure><img src=/a.jpg alt=Crane><figcaption>At work</figcaption></figure>"
           "<div itemprop=articleBody>" +
               paragraphs() + "</div></article>"));
  BOOST_REQUIRE_EQUAL(read.article.media.size(), 1u);
  BOOST_TEST(read.article.media[0].caption.bytes() == "At work");
  BOOST_TEST(read.article.media[0].placed_at == 0);
}

BOOST_AUTO_TEST_CASE(a_fragment_is_all_body) {
  const Page read("<h1>Harbour reopens</h1><nav>x</nav><p>One</p><form><p>no</p></form>two");
  BOOST_TEST(read.headline() == "Harbour reopens");
  BOOST_TEST(read.body() == "x|One|two");
  BOOST_TEST((read.article.provenance.escape == SourceEscape::html));
}

BOOST_AUTO_TEST_CASE(old_encodings_keep_places_in_the_bytes_as_given) {
  const Page read("<meta charset=iso-8859-1><p>caf\xE9 \x96 ol\xE9</p>");
  BOOST_TEST(read.body() == "caf\xC3\xA9 \xE2\x80\x93 ol\xC3\xA9");
  BOOST_TEST((read.article.body[0].field.text.source({3, 5}) == Span{31, 32}));
  BOOST_TEST(fault_in(read.article) == "");
  const Page mended("<p>caf\xE9 x</p>");
  BOOST_TEST(mended.body() == "caf\xEF\xBF\xBD x");
  BOOST_REQUIRE(mended.notes("encoding.invalid-utf8"));
  BOOST_TEST((mended.article.provenance.notices[0].at == Span{6, 7}));
  const Page wide(std::string("\xFF\xFE<\0p\0>\0x\0\xE9\0", 12));
  BOOST_TEST(wide.body() == "x\xC3\xA9");
  BOOST_TEST((wide.article.body[0].field.text.source() == Span{8, 12}));
  const Page marked("\xEF\xBB\xBF<p>x</p>");
  BOOST_TEST((marked.article.body[0].field.text.source() == Span{6, 7}));
}

BOOST_AUTO_TEST_CASE(input_over_the_limit_is_refused_with_its_place) {
  ReadOptions options;
  options.limits.input_bytes = 10;
  const Result<Article> read = html_reader.read("<p>0123456789</p>", options);
  BOOST_REQUIRE(!read.ok());
  BOOST_TEST((read.error().code == Code::limit));
  BOOST_TEST(read.error().offset == 10u);
  BOOST_TEST(read.error().message == "input is larger than 10 bytes");
}

BOOST_AUTO_TEST_CASE(a_page_is_recognised_by_its_first_bytes) {
  BOOST_TEST(html_reader.sniff("\xEF\xBB\xBF \n<!DOCTYPE html><p>") > 90);
  BOOST_TEST(html_reader.sniff("<?xml version='1.0'?><html xmlns='x'>") > 80);
  BOOST_TEST(html_reader.sniff("<p>Hello") > 50);
  BOOST_TEST(html_reader.sniff("<nitf><body>") < 50);
  BOOST_TEST(html_reader.sniff("<?xml version='1.0'?><newsItem>") == 0);
  BOOST_TEST(html_reader.sniff("Harbour reopens") == 0);
  BOOST_TEST(html_reader.sniff("{\"a\":\"<p>\"}") == 0);
}

BOOST_AUTO_TEST_CASE(no_prefix_of_a_page_breaks_the_reader) {
  const std::string whole = page(
      "<title>a &amp; b</title><script type=application/ld+json>{\"@type\":"
      "\"NewsArticle\",\"headline\":\"x\"}</script>",
      "<article><figure><img src=a.jpg><figcaption>x (Photo by Y)</figcaption></figure>"
      "<table><tr><th>a<td>b</table><blockquote>c<cite>d</cite></blockquote></article>");
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    const Page read(whole.substr(0, size));
    BOOST_TEST(fault_in(read.article) == "");
  }
}

BOOST_AUTO_TEST_CASE(every_word_of_real_pages_stands_where_it_says) {
  for (const std::string folder : {"data/articles/html", "data/hostile/html"})
    for (const auto& path : stet::test::shared_files(folder)) {
      const std::string source = stet::test::slurp(path);
      const Result<Article> read = html_reader.read(source, {});
      BOOST_REQUIRE_MESSAGE(read.ok(), path.string());
      const std::string fault = fault_in(*read);
      BOOST_CHECK_MESSAGE(fault.empty(), path.string() << ": " << fault);
    }
}

BOOST_AUTO_TEST_CASE(real_pages_give_a_headline_and_paragraphs) {
  for (const auto& path : stet::test::shared_files("data/articles/html", ".html")) {
    const Page read(stet::test::slurp(path));
    BOOST_CHECK_MESSAGE(!read.headline().empty(), path.string() << " has no headline");
    const auto count =
        std::count_if(read.article.body.begin(), read.article.body.end(), [](const Block& block) {
          return block.kind == BlockKind::paragraph && block.field.text.size() > 40;
        });
    BOOST_CHECK_MESSAGE(count >= 2, path.string() << " has " << count << " paragraphs");
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
