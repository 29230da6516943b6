/// What a receiver wants: read strictly, obeyed in the document, and still valid.

#include "newsml/profile.h"

#include "intake/reader.h"
#include "newsml/document.h"
#include "newsml/make.h"
#include "newsml/random_article.h"
#include "support/shared.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace stet {
namespace {

using test::Document;
using test::Make;

constexpr const char* kExamples[] = {"afp-like", "dpa-like", "reuters-like"};

Profile example(const std::string& name) {
  const std::string path = "examples/profiles/" + name + ".json";
  Result<Profile> profile = read_profile(test::slurp(test::source_path(path)), path);
  BOOST_REQUIRE_MESSAGE(profile.ok(), (profile ? "" : profile.error().message));
  return std::move(*profile);
}

Result<Written> write(const Profile& profile, Article& article, Envelope envelope) {
  const WriterChoice choice = choose_writer(profile.format);
  BOOST_REQUIRE(choice.writer);
  apply(profile, envelope);
  envelope.format_version = choice.version;
  std::vector<Loss> losses = apply(profile, article);
  Result<Written> written = choice.writer->write(article, envelope, nullptr);
  if (written) written->losses.insert(written->losses.begin(), losses.begin(), losses.end());
  return written;
}

/// "house.json:LINE:COLUMN: what is wrong"
std::string error_of(std::string_view json) {
  const Result<Profile> profile = read_profile(json, "house.json");
  if (profile) return "no error";
  const Error& error = profile.error();
  return error.file + ":" + std::to_string(error.line) + ":" + std::to_string(error.column) + ": " +
         error.message;
}

Profile profile_of(std::string_view json) {
  Result<Profile> profile = read_profile(json, "house.json");
  BOOST_REQUIRE_MESSAGE(profile.ok(), (profile ? "" : profile.error().message));
  return std::move(*profile);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(newsml)
BOOST_AUTO_TEST_SUITE(profile)

BOOST_AUTO_TEST_CASE(what_is_wrong_is_said_with_its_file_line_and_column) {
  BOOST_TEST(error_of("[]") == "house.json:1:1: a profile is a JSON object");
  BOOST_TEST(
      error_of("{\n  \"paylod\": \"nitf\"\n}")
          .starts_with(
              "house.json:2:3: unknown member 'paylod'; there is name, description, format"));
  BOOST_TEST(error_of("{\"format\": \"pdf\"}") == "house.json:1:12: no output format 'pdf'");
  BOOST_TEST(error_of("{\"format\": \"newsml-g2-2.11\"}") ==
             "house.json:1:12: no output format 'newsml-g2-2.11'");
  BOOST_TEST(error_of("{\"payload\": \"html\"}") ==
             "house.json:1:13: payload is one of nitf, xhtml, text");
  BOOST_TEST(
      error_of("{\"guid\": \"story {local}\"}") ==
      "house.json:1:10: guid must begin with urn:newsml:, tag: or a scheme such as https://");
  BOOST_TEST(error_of("{\"guid\": \"tag:a.example,{year}:x\"}") ==
             "house.json:1:10: guid needs {local}, which tells one story from another");
  BOOST_TEST(error_of("{\"guid\": \"tag:a.example,{yaer}:{local}\"}") ==
             "house.json:1:10: guid knows {domain}, {date}, {year} and {local}");
  BOOST_TEST(error_of("{\"schemes\": {\"medtop\": \"https://a.example/\"}}") ==
             "house.json:1:14: 'medtop' is an alias of IPTC's");
  BOOST_TEST(error_of("{\"schemes\": {\"stet\": \"https://a.example/\"}}") ==
             "house.json:1:14: 'stet' is an alias that the writer gives out");
  BOOST_TEST(error_of("{\"catalogs\": [\"javascript:x\"]}") ==
             "house.json:1:15: a catalog must be a URI");
  BOOST_TEST(
      error_of("{\"leaveOut\": [\"body\"]}")
          .starts_with("house.json:1:15: 'body' cannot be left out; there is alt_ids, byline"));
  BOOST_TEST(error_of("{\"format\": }").starts_with("house.json:1:"));
}

BOOST_AUTO_TEST_CASE(guids_catalogs_and_schemes_are_the_receivers) {
  Make make;
  make.headline("Ferry crews vote");
  make.block(BlockKind::paragraph, "They voted.");
  make.article.slug = make.value("ferry-vote");
  make.article.created = Make::present(test::at("2026-11-24T10:00:00+01:00"));
  make.article.concepts.push_back({.scheme = "hwcat", .code = "local"});
  make.article.concepts.push_back({.scheme = "https://a.example/desk/", .code = "news"});
  const Profile profile = profile_of(R"({
    "format": "newsml-g2-2.30", "guidBase": "a.example", "guid": "tag:{domain},{year}:{local}",
    "catalogs": ["https://a.example/catalog.xml"], "dates": "utc",
    "schemes": {"hwcat": "https://a.example/categories/", "hwdesk": "https://a.example/desk/"}})");
  const Result<Written> written = write(profile, make.article, test::envelope());
  BOOST_REQUIRE(written.ok());
  BOOST_TEST(written->guid == "tag:a.example,2026:ferry-vote");
  const Document document(written->bytes);
  const std::string item = "newsMessage/itemSet/newsItem[1]/";
  BOOST_TEST(document.says(item + "catalogRef/@href", "https://a.example/catalog.xml"));
  BOOST_TEST(document.says(item + "catalog/scheme/@uri", "https://a.example/categories/"));
  BOOST_TEST(document.says(item + "contentMeta/subject/@qcode", "hwcat:local"));
  BOOST_TEST(document.says(item + "contentMeta/subject/@qcode", "hwdesk:news"));
  BOOST_TEST(document.says(item + "contentMeta/contentCreated", "2026-11-24T09:00:00Z"));
  BOOST_TEST(document.text(item + "@standardversion") == "2.30");
}

BOOST_AUTO_TEST_CASE(what_is_left_out_is_gone_and_said) {
  Make make;
  make.headline("Ferry crews vote");
  make.picture("The ferry.", "Ines Vale", "https://img.example/1.jpg");
  make.article.media[0].renditions.push_back(
      {.name = "raw", .href = "https://img.example/raw.tif", .mime = "image/tiff"});
  make.article.workflow_flags.push_back("desk-only");
  const Profile profile =
      profile_of(R"({"format": "newsml-g2", "leaveOut": ["workflow_flags", "corrections"],
                     "renditions": {"highRes": "web"}})");
  const Result<Written> written = write(profile, make.article, test::envelope());
  BOOST_REQUIRE(written.ok());
  BOOST_TEST(written->bytes.find("desk-only") == std::string::npos);
  BOOST_TEST(written->bytes.find("raw.tif") == std::string::npos);
  BOOST_TEST(written->bytes.find("rendition=\"rnd:web\"") != std::string::npos);
  BOOST_TEST(test::count(written->losses, "workflow_flags") == 1u);
  BOOST_TEST(test::count(written->losses, "media[0].renditions") == 1u);
  // Nothing was there to lose.
  BOOST_TEST(test::count(written->losses, "corrections") == 0u);
}

BOOST_AUTO_TEST_CASE(the_examples_write_valid_documents_of_whatever_comes) {
  for (const char* name : kExamples) {
    const Profile profile = example(name);
    const bool is_1_2 = profile.format == "newsml-1.2";
    test::Batch batch(std::string("profile-") + name,
                      is_1_2 ? test::Judge::newsml_1_2 : test::Judge::g2_and_nitf);
    for (const std::string folder : {"data/articles", "data/newsml-fixtures"})
      for (const auto& path : test::shared_files(folder)) {
        if (path.extension() == ".md" || path.extension() == ".tsv") continue;
        const std::string source = test::slurp(path);
        Result<Article> article = read(source, "auto", {});
        if (!article) continue;
        const Result<Written> written = write(profile, *article, test::envelope());
        BOOST_REQUIRE(written.ok());
        batch.add(std::to_string(batch.size()) + path.stem().string(), written->bytes);
      }
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
      const auto make = test::random_article(seed);
      const Result<Written> written = write(profile, make->article, test::random_envelope(seed));
      BOOST_REQUIRE(written.ok());
      batch.add("random" + std::to_string(seed), written->bytes);
    }
    BOOST_TEST(batch.complaints() == "");
  }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
}  // namespace stet
