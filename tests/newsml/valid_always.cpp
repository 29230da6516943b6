/// Whatever the article holds, the document is valid, says the words, and is the same twice.

#include "newsml/document.h"
#include "newsml/random_article.h"
#include "newsml/xml.h"

#include <boost/test/unit_test.hpp>

namespace stet {
namespace {

constexpr std::uint64_t kArticles = 400;

struct Variant {
  std::string_view name;
  Shape shape;
  Payload payload;
};
constexpr Variant kVariants[] = {{"message-nitf", Shape::message, Payload::nitf},
                                 {"message-xhtml", Shape::message, Payload::xhtml},
                                 {"item-nitf", Shape::item, Payload::nitf},
                                 {"item-xhtml", Shape::item, Payload::xhtml}};

Written write(const Article& article, const Envelope& envelope) {
  Result<Written> written = find_writer("newsml-g2")->write(article, envelope, nullptr);
  BOOST_REQUIRE(written.ok());
  return std::move(*written);
}

/// Left out with all that hangs below it.
bool is_hidden(const Article& article, std::size_t index) {
  for (std::size_t steps = 0; steps <= article.body.size(); ++steps) {
    const Block& block = article.body[index];
    if (block.kind == BlockKind::boilerplate) return true;
    if (block.parent < 0 || static_cast<std::size_t>(block.parent) >= index) return false;
    index = static_cast<std::size_t>(block.parent);
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(newsml)
BOOST_AUTO_TEST_SUITE(valid_always)

BOOST_AUTO_TEST_CASE(hostile_articles_make_valid_documents) {
  test::Batch batch("hostile");
  for (std::uint64_t seed = 1; seed <= kArticles; ++seed) {
    const auto make = test::random_article(seed);
    for (const Variant& variant : kVariants) {
      Envelope envelope = test::random_envelope(seed);
      envelope.shape = variant.shape;
      envelope.payload = variant.payload;
      const Written written = write(make->article, envelope);
      BOOST_TEST(written.bytes == write(make->article, envelope).bytes,
                 "seed " << seed << " differs the second time");
      BOOST_TEST(!written.guid.empty());
      batch.add(std::string(variant.name) + "-" + std::to_string(seed), written.bytes);
    }
  }
  BOOST_TEST(batch.size() == kArticles * 4);
  const std::string complaints = batch.complaints();
  BOOST_TEST(complaints.empty(), complaints);
}

BOOST_AUTO_TEST_CASE(the_judge_of_documents_finds_a_fault_inside_the_payload) {
  test::Make make;
  make.headline("Ferry crews vote");
  std::string bytes = write(make.article, test::envelope()).bytes;
  const std::size_t at = bytes.find("<hedline>");
  BOOST_REQUIRE((at != std::string::npos));
  bytes.replace(at, 9, "<hedline x=\"1\">");
  test::Batch batch("faulty");
  batch.add("faulty", bytes);
  if (!test::has_schema()) return;
  BOOST_TEST((batch.complaints().find("hedline") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(no_word_of_a_hostile_body_is_lost) {
  std::size_t looked_at = 0;
  for (std::uint64_t seed = 1; seed <= kArticles; ++seed) {
    const auto make = test::random_article(seed);
    Article& article = make->article;
    article.status = {};   // a canceled story has no body, as it must
    article.runs.clear();  // line breaks add white space; the runs have tests of their own
    for (const Variant& variant : kVariants) {
      Envelope envelope = test::envelope();
      envelope.shape = variant.shape;
      envelope.payload = variant.payload;
      const test::Document document(write(article, envelope).bytes);
      const std::string body = document.text("//body");
      for (std::size_t i = 0; i < article.body.size(); ++i) {
        if (is_hidden(article, i) || article.body[i].kind == BlockKind::preformatted) continue;
        const bool quoted = article.body[i].kind == BlockKind::quote ||
                            article.body[i].kind == BlockKind::pull_quote;
        for (const Field* field : {&article.body[i].field, &article.body[i].citation}) {
          if (field == &article.body[i].citation && !quoted) continue;
          const std::string words = test::expected(field->bytes());
          if (words.empty()) continue;
          ++looked_at;
          BOOST_TEST((body.find(words) != std::string::npos),
                     "seed " << seed << " " << variant.name << " body[" << i
                             << "] is not in the document: " << words);
        }
      }
    }
  }
  BOOST_TEST(looked_at > 5'000u);
}

BOOST_AUTO_TEST_CASE(headlines_captions_and_credits_of_a_hostile_article_are_found_again) {
  for (std::uint64_t seed = 1; seed <= kArticles; ++seed) {
    const auto make = test::random_article(seed);
    make->article.runs.clear();
    const test::Document document(write(make->article, test::envelope()).bytes);
    const auto look = [&](const std::string& path, std::string_view bytes) {
      const std::string words = test::expected(bytes);
      // Nothing but controls: there is no element for it.
      if (!words.empty() && !is_blank(bytes))
        BOOST_TEST(document.says(path, words), "seed " << seed << " " << path << ": " << words);
    };
    for (const Headline& headline : make->article.headlines)
      look("newsMessage/itemSet/newsItem[1]/contentMeta/headline", headline.field.bytes());
    for (std::size_t i = 0; i < make->article.media.size(); ++i) {
      const std::string item =
          "newsMessage/itemSet/newsItem[" + std::to_string(i + 2) + "]/contentMeta/";
      look(item + "description[@role='drol:caption']", make->article.media[i].caption.bytes());
      look(item + "description[@role='stet:alt-text']", make->article.media[i].alt.bytes());
      look(item + "creditline", make->article.media[i].credit.bytes());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

}  // namespace stet
