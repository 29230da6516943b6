/// Markdown: which key is which field, which sign which block, at exact places.

#include "intake/article_checks.h"
#include "intake/reader.h"
#include "support/shared.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using namespace stet;

namespace {

Article read_ok(std::string_view source, std::string_view format = "markdown") {
  Result<Article> article = read(source, format, {});
  BOOST_REQUIRE_MESSAGE(article.ok(), (article ? "" : article.error().message));
  check_article_places(*article);
  return std::move(*article);
}

std::string_view cut(const Article& article, Span at) {
  return article.source.substr(at.begin, at.size());
}

/// "2.The harbour|" : kind and words of every block.
std::string outline(std::string_view source) {
  const Article article = read_ok(source);
  std::string all;
  for (const Block& block : article.body)
    all +=
        std::to_string(static_cast<int>(block.kind)) + "." + std::string(block.field.bytes()) + "|";
  return all;
}

/// The words of the first paragraph with its runs: "a [1:bold]".
std::string marked(std::string_view source) {
  const Article article = read_ok(source);
  BOOST_REQUIRE(!article.body.empty());
  const Field& field = article.body[0].field;
  std::string all(field.bytes());
  for (const Run& run : article.runs_of(field)) {
    all += " [" + std::to_string(static_cast<int>(run.markup)) + ":" +
           std::string(field.text.cut(run.span));
    if (!run.href.empty()) all += "=" + std::string(run.href);
    all += "]";
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(intake)
BOOST_AUTO_TEST_SUITE(markdown)

BOOST_AUTO_TEST_CASE(the_head_gives_the_fields_at_their_places) {
  const std::string source =
      "---\n"
      "title: \"Harbour \\\"reopens\\\"\"  # working title\n"
      "subtitle: 'After the port''s storm'\n"
      "date: 2026-05-04\n"
      "lastmod: 2026-05-04T10:10:00+02:00\n"
      "authors:\n"
      "  - name: Nadia Renko\n"
      "    email: nr@port.example\n"
      "  - Ola Brun\n"
      "tags: [port, \"cranes, big\"]\n"
      "categories:\n"
      "- News\n"
      "lang: no\n"
      "draft: true\n"
      "image:\n"
      "  src: /a.jpg\n"
      "  alt: \"\"\n"
      "  caption: A crane\n"
      "  credit: Mara Oduya/EPA\n"
      "summary: >\n"
      "  The harbour\n"
      "  is open.\n"
      "weather: fine\n"
      "---\n"
      "The harbour reopened.\n";
  BOOST_TEST(sniff(source).id == "markdown");
  const Article article = read_ok(source, "auto");
  BOOST_TEST(article.headline()->field.bytes() == "Harbour \"reopens\"");
  BOOST_TEST(cut(article, article.headline()->field.known.at) == "Harbour \\\"reopens\\\"");
  BOOST_TEST(article.headline(HeadlineRole::deck)->field.bytes() == "After the port's storm");
  BOOST_TEST(!article.published.value.has_time);
  BOOST_TEST(to_iso(article.published.value) == "2026-05-04");
  BOOST_TEST(to_iso(article.modified.value) == "2026-05-04T10:10:00+02:00");
  BOOST_REQUIRE(article.creators.size() == 2u);
  BOOST_TEST(article.creators[0].email == "nr@port.example");
  BOOST_TEST(article.creators[1].name.bytes() == "Ola Brun");
  BOOST_REQUIRE(article.keywords.size() == 2u);
  BOOST_TEST(article.keywords[1].bytes() == "cranes, big");
  BOOST_TEST(article.concepts.at(0).name.bytes() == "News");
  BOOST_TEST(article.language.value == "no");
  BOOST_TEST((article.status.value == PublishStatus::draft));
  BOOST_REQUIRE(article.media.size() == 1u);
  BOOST_TEST((article.media[0].alt.known.presence == Presence::empty));
  BOOST_TEST(article.media[0].photographer.bytes() == "Mara Oduya");
  BOOST_TEST(article.summary.bytes() == "The harbour is open.");
  BOOST_REQUIRE(article.extra.size() == 1u);
  BOOST_TEST(article.extra[0].path == "head/weather");
  BOOST_REQUIRE(article.body.size() == 1u);
  BOOST_TEST(cut(article, article.body[0].at) == "The harbour reopened.");
}

BOOST_AUTO_TEST_CASE(a_toml_head_says_the_same) {
  const Article article = read_ok(
      "+++\ntitle = \"Harbour reopens\"\ndate = 2026-05-04T08:10:00Z\n[cover]\nsrc = '/a.jpg'\n"
      "+++\n\nOpen.\n",
      "auto");
  BOOST_TEST(article.headline()->field.bytes() == "Harbour reopens");
  BOOST_TEST(article.media.at(0).renditions.at(0).href == "/a.jpg");
  BOOST_TEST(article.body.at(0).field.bytes() == "Open.");
}

BOOST_AUTO_TEST_CASE(an_unreadable_date_is_said_and_kept) {
  const Article article = read_ok("---\ntitle: T\ndate: some day\n---\nOpen.\n");
  BOOST_TEST(!article.published.is_present());
  BOOST_TEST(article.extra.at(0).value == "some day");
  BOOST_TEST(article.provenance.notices.at(0).rule == "input.date");
}

BOOST_AUTO_TEST_CASE(blocks_are_told_by_their_signs) {
  BOOST_TEST(outline("## Head ##\n\nOne\ntwo\n\nThree\n---\n\n***\n") ==
             "1.Head|0.One two|1.Three|12.|");
  BOOST_TEST(outline("- one\n- two\n  more\n\n  again\n- three\n") ==
             "4.|5.one|5.two more|0.again|5.three|");
  BOOST_TEST(outline("1. one\n   - inner\n2. two\n") == "4.|5.one|4.|5.inner|5.two|");
  BOOST_TEST(outline("```txt\na  *b*\n\nc\n```\nafter\n") == "11.a  *b*\n\nc|0.after|");
  BOOST_TEST(outline("    code\n\nwords\n") == "11.code|0.words|");
  BOOST_TEST(outline("| a | b |\n|---|---|\n| 1 | *2* |\n") == "6.|7.|8.a|8.b|7.|8.1|8.2|");
  BOOST_TEST(outline("<div><p>One</p><p>Two</p></div>\n\nThree\n") == "0.One|0.Two|0.Three|");
}

BOOST_AUTO_TEST_CASE(a_quote_keeps_who_says_it) {
  const Article article =
      read_ok("> We are open.\n> Come in.\n>\n> \u2014 Ola Brun, harbour\n\nEnd.\n");
  BOOST_REQUIRE(article.body.size() == 2u);
  BOOST_TEST((article.body[0].kind == BlockKind::quote));
  BOOST_TEST(article.body[0].citation.bytes() == "Ola Brun, harbour");
  BOOST_TEST(article.body[0].field.bytes() == "We are open. Come in.");
  BOOST_TEST(article.body[1].field.bytes() == "End.");
}

BOOST_AUTO_TEST_CASE(emphasis_links_and_code_are_runs) {
  BOOST_TEST(marked("a **bold** and *soft* word\n") == "a bold and soft word [0:bold] [1:soft]");
  BOOST_TEST(marked("***both*** snake_case_word\n") == "both snake_case_word [1:both] [0:both]");
  BOOST_TEST(marked("see [the *port*](https://p.example \"Port\") now\n") ==
             "see the port now [3:the port=https://p.example] [1:port]");
  BOOST_TEST(marked("see [it][p] and [P]\n\n[p]: <https://p.example>\n") ==
             "see it and P [3:it=https://p.example] [3:P=https://p.example]");
  BOOST_TEST(marked("`a*b*` \\*c\\* &amp; 5 * 3\n") == "a*b* *c* & 5 * 3 [6:a*b*]");
  BOOST_TEST(marked("one  \ntwo <https://p.example>\n") ==
             "one\ntwo https://p.example [10:\n] [3:https://p.example=https://p.example]");
  BOOST_TEST(marked("~~old~~ [not a link] **open\n") == "old [not a link] **open [7:old]");
}

BOOST_AUTO_TEST_CASE(a_picture_has_alt_title_and_caption) {
  const std::string source =
      "![A crane lifts a boat](a.jpg \"The crane\")\n\n*The harbour on Monday. (Mara "
      "Oduya/EPA)*\n\n"
      "Words ![](b.jpg) more.\n\n{{< figure src=\"c.jpg\" alt=\"Quay\" attr=\"dpa\" >}}\n";
  const Article article = read_ok(source);
  BOOST_REQUIRE(article.media.size() == 3u);
  const Media& first = article.media[0];
  BOOST_TEST(first.alt.bytes() == "A crane lifts a boat");
  BOOST_TEST(first.title.bytes() == "The crane");
  BOOST_TEST(first.renditions.at(0).href == "a.jpg");
  BOOST_TEST(first.caption.bytes() == "The harbour on Monday. (Mara Oduya/EPA)");
  BOOST_TEST(first.agency.bytes() == "EPA");
  BOOST_TEST(first.placed_at == 0);
  BOOST_TEST(cut(article, first.at) == "![A crane lifts a boat](a.jpg \"The crane\")");
  BOOST_TEST((article.media[1].alt.known.presence == Presence::empty));
  BOOST_TEST(article.media[2].alt.bytes() == "Quay");
  BOOST_TEST(article.media[2].credit.bytes() == "dpa");
  BOOST_TEST(article.body.at(1).field.bytes() == "Words more.");
}

BOOST_AUTO_TEST_CASE(a_first_heading_is_the_headline_of_a_file_without_a_title) {
  const Article article =
      read_ok("# Harbour *reopens*\r\n\r\nThe [harbour](x) is open.\r\n", "auto");
  BOOST_TEST(article.provenance.format == "markdown");
  BOOST_TEST(article.headline()->field.bytes() == "Harbour reopens");
  BOOST_TEST((article.headline()->field.known.how == How::derived));
  BOOST_TEST(article.body.size() == 1u);
}

BOOST_AUTO_TEST_CASE(plain_text_stays_plain_text) {
  for (const std::string_view source :
       {"Harbour reopens\n\nPORT ELIN - The harbour reopened.", "---\nHarbour\n---\nWords",
        "- one\n- two\n\nWords * and [sic] more"})
    BOOST_TEST(sniff(source).id == "text", source);
}

BOOST_AUTO_TEST_CASE(hostile_nesting_takes_no_time_and_loses_no_words) {
  std::string quotes(20'000, '>');
  const Article deep = read_ok(quotes + " words\n");
  bool said = false;
  for (const Notice& notice : deep.provenance.notices) said |= notice.rule == "input.too-deep";
  BOOST_TEST(said);
  for (const std::string_view unit : {"[", "![", "*a ", "**a_ ", "`", "<!--", "[a](b", "[a](<b> '",
                                      "&amp", "- ", "[a][", "![[a](b)", "1. ", "<a "}) {
    std::string many;
    while (many.size() < 200'000) many += unit;
    read_ok(many + "\n");
  }
}

BOOST_AUTO_TEST_CASE(every_hostile_file_is_read_or_refused_at_true_places) {
  for (const auto& path : test::shared_files("data/hostile/markdown")) {
    const std::string source = test::slurp(path);
    const Result<Article> article = read(source, "markdown", {});
    if (article) check_article_places(*article, false);
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
