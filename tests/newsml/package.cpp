/// packageItem: valid in all its forms, every group reached from its root, and read back.

#include "intake/reader.h"
#include "newsml/article_fields.h"
#include "newsml/document.h"
#include "newsml/make.h"
#include "newsml/random_article.h"
#include "newsml/writer.h"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

namespace stet {
namespace {

using test::Document;
using test::Make;

constexpr Package kForms[] = {Package::simple, Package::hierarchical, Package::sequence,
                              Package::alternatives};
const std::string kPackage = "newsMessage/itemSet/packageItem/";

Written write(const Article& article, Package package, const Envelope& given = test::envelope()) {
  Envelope envelope = given;
  envelope.package = package;
  Result<Written> written = find_writer("newsml-g2")->write(article, envelope, nullptr);
  BOOST_REQUIRE(written.ok());
  return std::move(*written);
}

void make_story(Make& make) {
  make.article.id = make.value("urn:newsml:harbourwire.example:20261124:ferry");
  make.headline("Ferry crews vote");
  make.block(BlockKind::paragraph, "They voted.");
  make.picture("The ferry.", "Ines Vale", "https://img.example/1.jpg");
  make.picture("The crew.", "Ines Vale", "https://img.example/2.jpg");
  make.article.links.push_back({.rel = "related", .href = "https://harbourwire.example/1"});
  make.article.links.push_back({.rel = "alternate", .href = "https://harbourwire.example/2"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(newsml)
BOOST_AUTO_TEST_SUITE(package)

BOOST_AUTO_TEST_CASE(each_form_says_how_the_items_belong_together) {
  Make make;
  make_story(make);
  const Document simple(write(make.article, Package::simple).bytes);
  BOOST_TEST(simple.count(kPackage + "groupSet/group") == 1u);
  BOOST_TEST(simple.count(kPackage + "groupSet/group/itemRef") == 5u);
  const Document tree(write(make.article, Package::hierarchical).bytes);
  BOOST_TEST(tree.count(kPackage + "groupSet/group[1]/groupRef") == 3u);
  BOOST_TEST(tree.text(kPackage + "groupSet/group[2]/itemRef/@residref") ==
             "urn:newsml:harbourwire.example:20261124:ferry");
  BOOST_TEST(tree.count(kPackage + "groupSet/group[3]/itemRef") == 2u);
  BOOST_TEST(tree.count(kPackage + "groupSet/group[4]/itemRef") == 2u);
  const Document slides(write(make.article, Package::sequence).bytes);
  BOOST_TEST(slides.text(kPackage + "groupSet/group[1]/@mode") == "pgrmod:seq");
  BOOST_TEST(slides.count(kPackage + "groupSet/group") == 3u);
  BOOST_TEST(slides.text(kPackage + "groupSet/group[3]/itemRef[2]/@residref") ==
             "urn:newsml:harbourwire.example:20261124:ferry:pic2");
  const Document other(write(make.article, Package::alternatives).bytes);
  BOOST_TEST(other.text(kPackage + "groupSet/group/@mode") == "pgrmod:alt");
  BOOST_TEST(other.text(kPackage + "groupSet/group/itemRef[2]/@href") ==
             "https://harbourwire.example/2");
  BOOST_TEST(
      Document(write(make.article, Package::none).bytes).count("newsMessage/itemSet/packageItem") ==
      0u);
}

BOOST_AUTO_TEST_CASE(every_group_is_reached_from_the_root) {
  for (const Package form : kForms)
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
      const Document document(
          write(test::random_article(seed)->article, form, test::random_envelope(seed)).bytes);
      std::multiset<std::string> ids, reached{document.text(kPackage + "groupSet/@root")};
      for (const std::string& id : document.texts(kPackage + "groupSet/group/@id")) ids.insert(id);
      for (const std::string& id : document.texts(kPackage + "groupSet/group/groupRef/@idref"))
        reached.insert(id);
      if (!ids.empty()) BOOST_TEST(ids == reached);
    }
}

BOOST_AUTO_TEST_CASE(a_package_is_valid_and_changes_nothing_of_the_story) {
  test::Batch batch("packages");
  Make make;
  make_story(make);
  for (const Package form : kForms) {
    const std::string number = std::to_string(static_cast<int>(form));
    const Written written = write(make.article, form);
    batch.add("story" + number, written.bytes);
    const Result<Article> back = read(written.bytes, "newsml-g2", {});
    BOOST_REQUIRE(back.ok());
    for (const test::Unequal& each : test::compare(make.article, *back, written.losses))
      if (each.line.find("did not come back") != std::string::npos) BOOST_TEST(false, each.line);
    BOOST_TEST(back->links.size() == make.article.links.size());
    for (std::uint64_t seed = 1; seed <= 50; ++seed)
      batch.add(
          "random" + number + "-" + std::to_string(seed),
          write(test::random_article(seed)->article, form, test::random_envelope(seed)).bytes);
  }
  BOOST_TEST(batch.complaints() == "");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
}  // namespace stet
