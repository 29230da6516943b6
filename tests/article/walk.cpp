#include "article/walk.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace stet {
namespace {

Field field(Article& article, std::string_view words) {
  const std::string_view kept = article.arena.keep(words);
  return {.text = article.arena.verbatim(kept, 0), .known = {.presence = Presence::present}};
}

Article sample() {
  Article article;
  article.headlines.push_back({HeadlineRole::deck, field(article, "Deck")});
  article.headlines.push_back({HeadlineRole::main, field(article, "Head")});
  article.byline = field(article, "By Ana Ruiz");
  article.creators.emplace_back().name = field(article, "Ana Ruiz");
  article.dateline.text = field(article, "PORT ELIN, May 4");
  article.dateline.place = field(article, "PORT ELIN");
  article.body.emplace_back().field = field(article, "The ferry left.");
  article.body.push_back({.kind = BlockKind::media, .media = 0});
  article.body.push_back({.kind = BlockKind::quote,
                          .field = field(article, "Never."),
                          .citation = field(article, "Berg")});
  article.media.emplace_back();
  article.media.emplace_back().caption = field(article, "The pier");
  article.keywords.push_back(field(article, "harbour"));
  return article;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(article)
BOOST_AUTO_TEST_SUITE(walk)

BOOST_AUTO_TEST_CASE(every_field_with_text_is_seen_once_in_reading_order) {
  const Article article = sample();
  std::string seen;
  stet::walk(article, [&](const FieldPath& path, const Field& each) {
    seen += to_string(path, article) + "=" + std::string(each.bytes()) + ";";
  });
  BOOST_TEST(seen ==
             "headlines[deck]=Deck;headline=Head;byline=By Ana Ruiz;creators[0].name=Ana Ruiz;"
             "dateline=PORT ELIN, May 4;dateline.place=PORT ELIN;body=The ferry left.;body=Never.;"
             "body.citation=Berg;media[1].caption=The pier;keywords[0]=harbour;");
}

BOOST_AUTO_TEST_CASE(a_body_path_names_its_block) {
  const Article article = sample();
  std::vector<std::int32_t> blocks;
  stet::walk(article, [&](const FieldPath& path, const Field&) {
    if (path.name == "body") blocks.push_back(path.block);
  });
  BOOST_TEST((blocks == std::vector<std::int32_t>{0, 2}));
}

BOOST_AUTO_TEST_CASE(a_path_that_points_nowhere_is_still_spelled) {
  const Article article;
  BOOST_TEST(to_string({.name = "headlines", .index = 3}, article) == "headlines[3]");
  BOOST_TEST(to_string({.name = "media.alt", .index = 2}, article) == "media[2].alt");
  BOOST_TEST(to_string({.name = "headline"}, article) == "headline");
}

BOOST_AUTO_TEST_CASE(an_empty_article_has_nothing_to_see) {
  int count = 0;
  stet::walk(Article{}, [&](const FieldPath&, const Field&) { ++count; });
  BOOST_TEST(count == 0);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
}  // namespace stet
