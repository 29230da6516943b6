/// Every readable real article, written and judged by the standard's own schema, and its words
/// found again.

#include "intake/reader.h"
#include "newsml/document.h"
#include "newsml/make.h"
#include "support/shared.h"

#include <boost/test/unit_test.hpp>

namespace stet {
namespace {

bool is_written(const Article& article, std::size_t index) {
  for (;;) {
    const Block& block = article.body[index];
    if (block.kind == BlockKind::boilerplate) return false;
    if (block.parent < 0 || static_cast<std::size_t>(block.parent) >= index) return true;
    index = static_cast<std::size_t>(block.parent);
  }
}

/// Words without white space: a line break element has none, and that is no loss.
std::string closed_up(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\n' && c != '\t') out += c;
  return out;
}

struct Tally {
  std::size_t files = 0, unreadable = 0, paragraphs = 0, captions = 0, credits = 0, missing = 0,
              losses = 0;
};

void judge(const std::filesystem::path& path, std::string_view format, test::Batch& batch,
           Tally& tally) {
  const std::string source = test::slurp(path);
  const Result<Article> article = read(source, format, {});
  if (!article) {
    ++tally.unreadable;
    return;
  }
  ++tally.files;
  for (const Payload payload : {Payload::nitf, Payload::xhtml}) {
    Envelope envelope = test::envelope();
    envelope.payload = payload;
    const Result<Written> written = find_writer("newsml-g2")->write(*article, envelope, nullptr);
    BOOST_REQUIRE(written.ok());
    tally.losses += written->losses.size();
    batch.add(std::to_string(tally.files) + (payload == Payload::nitf ? "-nitf-" : "-xhtml-") +
                  path.stem().string(),
              written->bytes);
    const test::Document document(written->bytes);
    const auto miss = [&](const char* what, std::string_view words) {
      ++tally.missing;
      BOOST_TEST(false, path.filename().string()
                            << ": " << what << " is not in the document: " << words.substr(0, 200));
    };
    for (const Headline& headline : article->headlines) {
      const std::string words = test::expected(headline.field.bytes());
      if (!words.empty() &&
          !document.says("newsMessage/itemSet/newsItem[1]/contentMeta/headline", words))
        miss("a headline", words);
    }
    const bool killed =
        article->status.is_present() && article->status.value == PublishStatus::canceled;
    const std::string body = closed_up(document.text("//body"));
    for (std::size_t i = 0; i < article->body.size() && !killed; ++i) {
      if (!is_written(*article, i)) continue;
      const std::string words = closed_up(test::expected(article->body[i].field.bytes()));
      if (words.empty()) continue;
      ++tally.paragraphs;
      if (body.find(words) == std::string::npos) miss("a paragraph", words);
    }
    for (std::size_t i = 0; i < article->media.size(); ++i) {
      const std::string meta =
          "newsMessage/itemSet/newsItem[" + std::to_string(i + 2) + "]/contentMeta/";
      const std::string caption = closed_up(test::expected(article->media[i].caption.bytes()));
      const std::string credit = test::expected(article->media[i].credit.bytes());
      if (!caption.empty()) {
        ++tally.captions;
        if (closed_up(document.text(meta + "description[@role='drol:caption']")) != caption)
          miss("a caption", caption);
      }
      if (!credit.empty()) {
        ++tally.credits;
        if (!document.says(meta + "creditline", credit)) miss("a credit", credit);
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(newsml)
BOOST_AUTO_TEST_SUITE(real_articles)

BOOST_AUTO_TEST_CASE(real_articles_make_valid_documents_that_say_all_their_words) {
  for (const std::string_view format : {"text", "html", "ninjs"}) {
    if (!find_reader(format)) {
      BOOST_TEST_MESSAGE("no reader for " << format << ", skipped");
      continue;
    }
    test::Batch batch("real-" + std::string(format));
    Tally tally;
    for (const std::filesystem::path& path :
         test::shared_files("data/articles/" + std::string(format))) {
      const std::string extension = path.extension().string();
      const std::string wanted = format == "text" ? ".txt" : format == "html" ? ".html" : ".json";
      if (extension == wanted) judge(path, format, batch, tally);
    }
    const std::string complaints = batch.complaints();
    BOOST_TEST(complaints.empty(), complaints);
    BOOST_TEST(tally.missing == 0u);
    BOOST_TEST_MESSAGE(format << ": " << tally.files << " articles, " << tally.unreadable
                              << " unreadable, " << batch.size() << " documents, "
                              << tally.paragraphs << " paragraphs, " << tally.captions
                              << " captions, " << tally.credits << " credits looked for, "
                              << tally.missing << " missing, " << tally.losses << " losses");
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

}  // namespace stet
