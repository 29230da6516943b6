/// Every format in every version, over articles nobody would write and over all real ones: valid by
/// the standard's own schema, the same twice, and empty of elements that only fill a place.

#include "intake/reader.h"
#include "newsml/document.h"
#include "newsml/random_article.h"
#include "support/shared.h"

#include <boost/test/unit_test.hpp>

#include <iterator>

namespace stet {
namespace {

constexpr std::uint64_t kArticles = 300;

struct Format {
  const char* name;
  test::Judge judge;
  Payload payload = Payload::nitf;
  Shape shape = Shape::message;
};
constexpr Format kFormats[] = {
    {"nitf", test::Judge::g2_and_nitf},
    {"newsml-1.2", test::Judge::newsml_1_2},
    {"newsml-1.2", test::Judge::newsml_1_2, Payload::text},
    {"ninjs-1.3", test::Judge::ninjs},
    {"ninjs-2.0", test::Judge::ninjs},
    {"ninjs-2.1", test::Judge::ninjs},
    {"ninjs-2.2", test::Judge::ninjs},
    {"ninjs-3.0", test::Judge::ninjs},
    {"ninjs-3.1", test::Judge::ninjs},
    {"ninjs-3.1", test::Judge::ninjs, Payload::text},
    {"newsml-g2", test::Judge::g2_and_nitf, Payload::text},
    {"newsml-g2", test::Judge::g2_and_nitf, Payload::text, Shape::item},
    {"newsml-g2-2.28", test::Judge::g2_and_nitf},
    {"newsml-g2-2.33", test::Judge::g2_and_nitf, Payload::xhtml},
};

std::string label(const Format& format) {
  std::string name = format.name;
  if (format.payload == Payload::text) name += "-text";
  if (format.payload == Payload::xhtml) name += "-xhtml";
  if (format.shape == Shape::item) name += "-item";
  return name;
}

Written write(const Article& article, Envelope envelope, const Format& format) {
  const WriterChoice choice = choose_writer(format.name);
  BOOST_REQUIRE(choice.writer);
  envelope.format_version = choice.version;
  envelope.payload = format.payload;
  envelope.shape = format.shape;
  Result<Written> written = choice.writer->write(article, envelope, nullptr);
  BOOST_REQUIRE(written.ok());
  return std::move(*written);
}

/// Elements with nothing in them that say nothing: `<name/>`.
std::size_t hollow(const std::string& bytes) {
  // Lists, cells and marks of place are something although there is nothing in them.
  std::size_t count = 0;
  for (const std::string_view name :
       {"NewsLines", "Copyright", "UsageRights", "RightsMetadata", "AdministrativeMetadata",
        "contentMeta", "rightsInfo", "subject", "headline", "description", "HeadLine", "Property",
        "title", "tobject", "identified-content", "ed-msg"}) {
    const std::string tag = "<" + std::string(name) + "/>";
    for (std::size_t at = bytes.find(tag); at != std::string::npos; at = bytes.find(tag, at + 1))
      ++count;
  }
  return count;
}

/// A batch for each judge.
class Batches {
 public:
  explicit Batches(const std::string& name)
      : xml_(name), newsml_1_2_(name, test::Judge::newsml_1_2), ninjs_(name, test::Judge::ninjs) {}
  void add(const Format& format, const std::string& name, std::string_view bytes) {
    of(format.judge).add(label(format) + '/' + name, bytes);
  }
  std::size_t size() const { return xml_.size() + newsml_1_2_.size() + ninjs_.size(); }
  std::string complaints() {
    return xml_.complaints() + newsml_1_2_.complaints() + ninjs_.complaints();
  }

 private:
  test::Batch& of(test::Judge judge) {
    return judge == test::Judge::ninjs        ? ninjs_
           : judge == test::Judge::newsml_1_2 ? newsml_1_2_
                                              : xml_;
  }
  test::Batch xml_, newsml_1_2_, ninjs_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(newsml)
BOOST_AUTO_TEST_SUITE(formats)

BOOST_AUTO_TEST_CASE(hostile_articles_are_valid_in_every_format_and_version) {
  Batches batches("hostile");
  for (std::uint64_t seed = 1; seed <= kArticles; ++seed) {
    const auto make = test::random_article(seed);
    const Envelope envelope = test::random_envelope(seed);
    for (const Format& format : kFormats) {
      const std::string bytes = write(make->article, envelope, format).bytes;
      BOOST_TEST(bytes == write(make->article, envelope, format).bytes,
                 "seed " << seed << " differs the second time");
      BOOST_TEST(hollow(bytes) == 0u, label(format) << " seed " << seed);
      batches.add(format, std::to_string(seed), bytes);
    }
  }
  BOOST_TEST(batches.size() == kArticles * std::size(kFormats));
  const std::string complaints = batches.complaints();
  BOOST_TEST(complaints.empty(), complaints);
}

BOOST_AUTO_TEST_CASE(real_articles_are_valid_in_every_format_and_version) {
  Batches batches("real");
  for (const char* folder : {"data/articles", "data/newsml-fixtures"}) {
    for (const std::filesystem::path& path : test::shared_files(folder)) {
      const std::string source = test::slurp(path);
      const Result<Article> article = read(source, "auto", {});
      if (!article) continue;
      for (const Format& format : kFormats)
        batches.add(format, path.filename().string(),
                    write(*article, test::envelope(), format).bytes);
    }
  }
  BOOST_TEST_MESSAGE(batches.size() << " documents of real articles");
  const std::string complaints = batches.complaints();
  BOOST_TEST(complaints.empty(), complaints);
}

BOOST_AUTO_TEST_CASE(each_judge_finds_a_fault) {
  struct Fault {
    Format format;
    std::string_view from, to;
  };
  const Fault faults[] = {
      {{"nitf", test::Judge::g2_and_nitf}, "<body.head>", "<body.heed>"},
      {{"newsml-1.2", test::Judge::newsml_1_2}, "<SentFrom>", "<p/><SentFrom>"},
      {{"ninjs-1.3", test::Judge::ninjs}, "\"pubstatus\":\"usable\"", "\"pubstatus\":\"dead\""},
      {{"ninjs-2.1", test::Judge::ninjs}, "\"pubstatus\":", "\"pubStatus\":"},
      {{"ninjs-3.1", test::Judge::ninjs}, "\"pubStatus\":", "\"pubstatus\":"},
  };
  if (!test::has_schema()) return;
  Batches batches("fault");
  for (const Fault& fault : faults) {
    test::Make make;
    make.headline("Ferry crews vote");
    std::string bytes = write(make.article, test::envelope(), fault.format).bytes;
    const std::size_t at = bytes.find(fault.from);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, fault.format.name);
    bytes.replace(at, fault.from.size(), fault.to);
    batches.add(fault.format, "faulty", bytes);
  }
  const std::string complaints = batches.complaints();
  for (const Fault& fault : faults)
    BOOST_TEST((complaints.find(label(fault.format) + "/faulty: ") != std::string::npos),
               label(fault.format) << " is not complained of: " << complaints);
}

BOOST_AUTO_TEST_CASE(a_version_is_part_of_the_name) {
  BOOST_TEST((choose_writer("ninjs").version == ""));
  BOOST_TEST((choose_writer("ninjs-2").version == "2.2"));
  BOOST_TEST((choose_writer("ninjs-2.0").version == "2.0"));
  BOOST_TEST((choose_writer("ninjs-1").version == "1.3"));
  BOOST_TEST((choose_writer("newsml-g2-2.30").version == "2.30"));
  BOOST_TEST((choose_writer("newsml-1.2").writer->id == "newsml-1.2"));
  for (const char* none : {"ninjs-", "ninjs-4", "ninjs-2.", "ninjs-2.00", "newsml", "", "-2"})
    BOOST_TEST(!choose_writer(none).writer, none);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

}  // namespace stet
