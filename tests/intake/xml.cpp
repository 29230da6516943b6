#include "intake/xml/xml.h"

#include "support/shared.h"
#include "text/utf8.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

namespace stet {
namespace {

struct Read {
  TextArena arena;
  Result<XmlDocument> document;
  explicit Read(std::string_view source, Limits limits = {})
      : document(read_xml(source, {.limits = limits}, arena)) {}
  XmlNode root() { return document->root(); }
};

/// Where a refusal points; npos when there is none.
std::size_t refused_at(std::string_view source, Limits limits = {}) {
  TextArena arena;
  const auto document = read_xml(source, {.limits = limits}, arena);
  return document ? std::string_view::npos : static_cast<std::size_t>(document.error().offset);
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Pieces tile the text, are ordered in the source, and equal lengths mean equal bytes (white space
/// apart).
void check_places(const Text& text, std::string_view source, bool utf8) {
  std::uint32_t in_text = 0, in_source = 0;
  for (const Piece& piece : text.pieces) {
    BOOST_REQUIRE_EQUAL(piece.text, in_text);
    BOOST_REQUIRE_GE(piece.source, in_source);
    BOOST_REQUIRE_LE(piece.source + piece.source_length, source.size());
    for (std::uint32_t i = 0;
         utf8 && piece.text_length == piece.source_length && i < piece.text_length; ++i) {
      const char made = text.bytes[piece.text + i], from = source[piece.source + i];
      BOOST_REQUIRE((made == from || (is_space(made) && is_space(from))));
    }
    in_text += piece.text_length;
    in_source = piece.source + piece.source_length;
  }
  BOOST_REQUIRE_EQUAL(in_text, text.size());
}

int check_all_places(XmlNode node, std::string_view source, bool utf8) {
  int texts = 0;
  BOOST_REQUIRE_LE(node.at().end, source.size());
  check_places(node.text(), source, utf8);
  check_places(node.folded_text(), source, utf8);
  for (XmlNode each : node.nodes()) {
    if (each.is_element()) {
      texts += check_all_places(each, source, utf8);
    } else {
      check_places(each.text(), source, utf8);
      ++texts;
    }
  }
  return texts;
}

}  // namespace
}  // namespace stet

using namespace stet;

BOOST_AUTO_TEST_SUITE(intake)
BOOST_AUTO_TEST_SUITE(xml)

BOOST_AUTO_TEST_CASE(elements_and_attributes_are_found_by_name) {
  Read read(
      "<nitf uno='x'><head><title>Harbour <b>re</b>opens</title></head><p/><p "
      "id=\"2\">two</p></nitf>");
  BOOST_REQUIRE(read.document.ok());
  XmlNode root = read.root();
  BOOST_TEST(root.name() == "nitf");
  BOOST_TEST(root.value("uno") == "x");
  BOOST_TEST(root.child("head").child("title").text().bytes == "Harbour reopens");
  std::string names, paragraphs;
  for (XmlNode each : root.children()) names += std::string(each.name()) + " ";
  for (XmlNode each : root.children("p")) paragraphs += "[" + std::string(each.text().bytes) + "]";
  BOOST_TEST(names == "head p p ");
  BOOST_TEST(paragraphs == "[][two]");
  BOOST_TEST(!root.child("nowhere").child("deeper"));
  BOOST_TEST(root.child("nowhere").text().bytes.empty());
  BOOST_TEST(!root.has_attribute("nowhere"));
  BOOST_TEST(root.child("head").child("title").parent().name() == "head");
}

BOOST_AUTO_TEST_CASE(places_point_at_the_bytes_of_the_input) {
  const std::string source = "<r>\n <p class='a'>one &amp; two<!-- no --> three</p></r>";
  Read read(source);
  XmlNode p = read.root().child("p");
  BOOST_TEST(source.substr(p.at().begin, p.at().size()) ==
             "<p class='a'>one &amp; two<!-- no --> three</p>");
  BOOST_TEST(source.substr(p.tag_at().begin, p.tag_at().size()) == "<p class='a'>");
  const Text text = p.text();
  BOOST_TEST(text.bytes == "one & two three");
  check_places(text, source, true);
  const Span ampersand = text.source({4, 5});
  BOOST_TEST(source.substr(ampersand.begin, ampersand.size()) == "&amp;");
  const Span class_at = p.attribute_at("class");
  BOOST_TEST(source.substr(class_at.begin, class_at.size()) == "a");
}

BOOST_AUTO_TEST_CASE(a_text_without_references_is_a_view_of_the_source) {
  const std::string source = "<r>plain\ntext</r>";
  Read read(source);
  BOOST_TEST(read.root().text().bytes.data() == source.data() + 3);
}

BOOST_AUTO_TEST_CASE(attributes_are_normalised_and_keep_their_places) {
  const std::string source = "<r a = \"x&#233;\ty\r\nz&lt;\" b='plain'/>";
  Read read(source);
  BOOST_REQUIRE(read.document.ok());
  const Text a = read.root().attribute("a");
  BOOST_TEST(a.bytes == "x\u00e9 y z<");
  check_places(a, source, true);
  BOOST_TEST((a.source({1, 3}) == Span{9, 15}));
  BOOST_TEST(read.root().value("b") == "plain");
}

BOOST_AUTO_TEST_CASE(line_ends_and_cdata_are_read_as_xml_says) {
  const std::string source = "<r>a\r\nb\rc<![CDATA[<&>]]>d</r>";
  Read read(source);
  const Text text = read.root().text();
  BOOST_TEST(text.bytes == "a\nb\nc<&>d");
  check_places(text, source, true);
  BOOST_TEST((text.source({1, 2}) == Span{4, 6}));
}

BOOST_AUTO_TEST_CASE(folding_keeps_places) {
  const std::string source = "<r>\n  one\n   &#32; two&amp;three \n</r>";
  Read read(source);
  const Text text = read.root().folded_text();
  BOOST_TEST(text.bytes == "one two&three");
  check_places(text, source, true);
  const Span two = text.source({4, 7});
  BOOST_TEST(source.substr(two.begin, two.size()) == "two");
  BOOST_TEST(Read("<r> \n </r>").root().folded_text().bytes.empty());
}

BOOST_AUTO_TEST_CASE(prefixes_stand_for_namespaces_where_they_are_declared) {
  Read read("<n:a xmlns:n='urn:n' xmlns='urn:d'><b/><n:c xmlns=''><d xml:lang='de'/></n:c></n:a>");
  XmlNode root = read.root();
  BOOST_TEST(root.name() == "a");
  BOOST_TEST(root.qualified_name() == "n:a");
  BOOST_TEST(root.space() == "urn:n");
  BOOST_TEST(root.child("b").space() == "urn:d");
  BOOST_TEST(root.child("c").space() == "urn:n");
  BOOST_TEST(root.child("c").child("d").space() == "");
  BOOST_TEST(root.child("c").child("d").value("xml:lang") == "de");
}

BOOST_AUTO_TEST_CASE(an_external_dtd_is_named_and_never_fetched) {
  Read read(
      "<!DOCTYPE nitf PUBLIC '-//X//N' \"file:///nowhere/nitf.dtd\"><nitf "
      "a='caf&eacute;'>a&nbsp;b</nitf>");
  BOOST_REQUIRE(read.document.ok());
  BOOST_TEST(read.document->doctype().name == "nitf");
  BOOST_TEST(read.document->doctype().system_id == "file:///nowhere/nitf.dtd");
  BOOST_TEST(read.document->doctype().public_id == "-//X//N");
  BOOST_TEST(!read.document->doctype().has_subset);
  BOOST_TEST(read.root().text().bytes == "a\u00a0b");
  BOOST_TEST(read.root().value("a") == "caf\u00e9");
  BOOST_TEST(!Read("<r/>").document->doctype());
}

BOOST_AUTO_TEST_CASE(an_entity_nobody_knows_is_refused_where_it_stands) {
  const std::string dtd = "<!DOCTYPE r SYSTEM 'r.dtd'>";
  BOOST_TEST(refused_at(dtd + "<r>a &nosuch; b</r>") == dtd.size() + 5);
  BOOST_TEST(refused_at(dtd + "<r a='&nosuch;'/>") == dtd.size() + 6);
  // Without a DTD even the names of HTML are not declared.
  BOOST_TEST(refused_at("<r>a&nbsp;b</r>") == 4u);
}

BOOST_AUTO_TEST_CASE(a_declared_entity_is_refused_whatever_it_holds) {
  const std::string bomb =
      "<!DOCTYPE r [<!ENTITY a 'xxxx'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c "
      "'&b;&b;&b;&b;'>]><r>&c;</r>";
  BOOST_TEST(refused_at(bomb) < bomb.size());
  BOOST_TEST(refused_at("<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&x;</r>") < 60u);
  BOOST_TEST(refused_at("<!DOCTYPE r [<!ENTITY % p SYSTEM 'http://x.example/e.dtd'> %p;]><r/>") <
             60u);
  BOOST_TEST(refused_at("<!DOCTYPE r [<!ELEMENT r ANY>]><r/>") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_refusal_points_at_the_fault) {
  BOOST_TEST(refused_at("<r><a></b></r>") == 8u);
  BOOST_TEST(refused_at("<r a='1' a='2'/>") < 16u);
  BOOST_TEST(refused_at("<r>\x01</r>") == 3u);
  BOOST_TEST(refused_at("<r/>x") == 4u);
  BOOST_TEST(refused_at("<r>") == 3u);
  BOOST_TEST(refused_at("") == 0u);
  BOOST_TEST(refused_at("<r>\xFF</r>") == 3u);
  BOOST_TEST(refused_at("plain") == 0u);
  TextArena arena;
  const auto document = read_xml("<r><headline></r>", {}, arena);
  BOOST_REQUIRE(!document.ok());
  BOOST_TEST(document.error().message == "this closing tag does not match <headline>");
}

BOOST_AUTO_TEST_CASE(depth_attributes_and_sizes_have_limits) {
  const auto nested = [](std::size_t depth) {
    std::string source;
    for (std::size_t i = 0; i < depth; ++i) source += "<a>";
    for (std::size_t i = 0; i < depth; ++i) source += "</a>";
    return source;
  };
  BOOST_TEST(refused_at(nested(256)) == std::string::npos);
  BOOST_TEST(refused_at(nested(257)) == 256u * 3);
  BOOST_TEST(refused_at(nested(100'000)) == 256u * 3);

  const auto attributes = [](int count) {
    std::string source = "<r";
    for (int i = 0; i < count; ++i) source += " a" + std::to_string(i) + "=''";
    return source + "/>";
  };
  BOOST_TEST(refused_at(attributes(256)) == std::string::npos);
  BOOST_TEST(refused_at(attributes(257)) == 0u);

  const auto value = [](std::size_t size) { return "<r a='" + std::string(size, 'x') + "'/>"; };
  BOOST_TEST(refused_at(value(65'536)) == std::string::npos);
  BOOST_TEST(refused_at(value(65'537)) == 0u);

  std::string declared = "<!DOCTYPE r [";
  for (int i = 0; i < 257; ++i) declared += "<!ATTLIST r a" + std::to_string(i) + " CDATA 'x'>";
  BOOST_TEST(refused_at(declared + "]><r/>") < declared.size());

  Limits small;
  small.input_bytes = 3;
  Read large("<r/>", small);
  BOOST_REQUIRE(!large.document.ok());
  BOOST_TEST((large.document.error().code == Code::limit));
  BOOST_TEST(large.document.error().offset == 3u);
}

BOOST_AUTO_TEST_CASE(a_spent_budget_stops_the_reading) {
  std::string source = "<r>";
  for (int i = 0; i < 50'000; ++i) source += "<a/>";
  source += "</r>";
  const std::atomic<bool> cancelled{true};
  const Budget budget{.cancelled = &cancelled};
  TextArena arena;
  const auto document = read_xml(source, {.budget = &budget}, arena);
  BOOST_REQUIRE(!document.ok());
  BOOST_TEST((document.error().code == Code::cancelled));
}

BOOST_AUTO_TEST_CASE(other_encodings_are_read_when_declared_and_keep_places) {
  const std::string latin =
      "<?xml version='1.0' encoding='ISO-8859-1'?><r a='\xE9'>caf\xE9 noir</r>";
  Read read(latin);
  BOOST_REQUIRE(read.document.ok());
  const Text text = read.root().text();
  BOOST_TEST(text.bytes == "caf\u00e9 noir");
  BOOST_TEST(read.root().value("a") == "\u00e9");
  const Span noir = text.source({6, 10});
  BOOST_TEST(latin.substr(noir.begin, noir.size()) == "noir");
  const Span accent = text.source({3, 5});
  BOOST_TEST(latin.substr(accent.begin, accent.size()) == "\xE9");

  Read windows("<?xml version='1.0' encoding=\"windows-1252\"?><r>\x93so\x94</r>");
  BOOST_REQUIRE(windows.document.ok());
  BOOST_TEST(windows.root().text().bytes == "\u201cso\u201d");

  Read euro("<?xml version='1.0' encoding='iso-8859-15'?><r>5 \xA4</r>");
  BOOST_REQUIRE(euro.document.ok());
  BOOST_TEST(euro.root().text().bytes == "5 \u20ac");

  std::string utf16("\xFF\xFE", 2);
  for (char c : std::string("<r>ab</r>")) utf16 += {c, '\0'};
  Read wide(utf16);
  BOOST_REQUIRE(wide.document.ok());
  BOOST_TEST(wide.root().text().bytes == "ab");
  BOOST_TEST((wide.root().text().source({1, 2}) == Span{10, 12}));

  BOOST_TEST(refused_at("<?xml version='1.0' encoding='KOI8-R'?><r>\xC1</r>") == 30u);
  BOOST_TEST(refused_at(utf16.substr(0, utf16.size() - 1)) == utf16.size() - 2);
}

BOOST_AUTO_TEST_CASE(a_declaration_that_contradicts_the_bytes_loses) {
  Read read("<?xml version='1.0' encoding='ISO-8859-1'?><r>caf\u00e9</r>");
  BOOST_REQUIRE(read.document.ok());
  BOOST_TEST(read.root().text().bytes == "caf\u00e9");
  BOOST_REQUIRE_EQUAL(read.document->notices.size(), 1u);
  BOOST_TEST(read.document->notices[0].rule == "encoding.declaration-mismatch");
  BOOST_TEST(refused_at("\xEF\xBB\xBF<?xml version='1.0' encoding='iso-8859-1'?><r/>") == 33u);
}

BOOST_AUTO_TEST_CASE(what_nobody_took_is_kept_with_its_path) {
  const std::string source =
      "<r xmlns='urn:x' v='1'><a q='2'>taken</a><b><c>left</c> <d e='3'/></b>loose<f/><!-- c "
      "--></r>";
  Article article;
  auto document = read_xml(source, {}, article.arena);
  BOOST_REQUIRE(document.ok());
  document->root().child("a").text();
  keep_untaken(*document, article);
  std::string kept;
  for (const Extra& extra : article.extra)
    kept += std::string(extra.path) + "=" + std::string(extra.value) + "\n";
  BOOST_TEST(kept == "r/@v=1\nr/a/@q=2\nr/b=<b><c>left</c> <d e='3'/></b>\nr=loose\n");
}

BOOST_AUTO_TEST_CASE(no_prefix_of_a_document_crashes_or_passes) {
  const std::string source =
      "<?xml version='1.0'?><!DOCTYPE r SYSTEM 'r'><r "
      "a='&eacute;'>x&amp;<b>\u00e9</b><![CDATA[y]]><!-- z --></r>";
  BOOST_TEST(refused_at(source) == std::string::npos);
  for (std::size_t size = 0; size < source.size(); ++size)
    BOOST_TEST(refused_at(source.substr(0, size)) <= size);
}

BOOST_AUTO_TEST_CASE(hostile_documents_are_refused_with_a_place_or_read_with_true_places) {
  const auto manifest = test::shared("data/hostile/MANIFEST.tsv");
  if (!manifest) return;
  std::ifstream lines(*manifest);
  int must = 0, refused = 0, others = 0, others_read = 0;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("xml/")) continue;
    const auto file = manifest->parent_path() / line.substr(0, line.find('\t'));
    if (!std::filesystem::exists(file)) continue;
    const bool reject = line.find("\treject\t") != std::string::npos;
    const std::string source = test::slurp(file);
    Read read(source);
    if (reject) {
      ++must;
      refused += !read.document.ok();
      BOOST_TEST(!read.document.ok(), line.substr(0, line.find('\t')) << " was read");
    } else {
      ++others;
      others_read += read.document.ok();
    }
    if (!read.document) {
      BOOST_TEST(read.document.error().offset <= source.size());
      BOOST_TEST(!read.document.error().message.empty());
    } else {
      const bool utf8 =
          find_invalid_utf8(source) == source.npos && source.find('\0') == source.npos;
      check_all_places(read.root(), source, utf8);
    }
  }
  BOOST_TEST_MESSAGE("hostile XML: refused " << refused << " of " << must << " that must be; read "
                                             << others_read << " of " << others << " others");
}

BOOST_AUTO_TEST_CASE(every_real_document_has_true_places) {
  int documents = 0, texts = 0;
  for (const auto& file : test::shared_files("data/newsml-fixtures", ".xml")) {
    const std::string source = test::slurp(file);
    Read read(source);
    BOOST_TEST_CONTEXT(file) {
      if (!read.document) {
        BOOST_TEST(read.document.error().offset <= source.size());
        BOOST_TEST_MESSAGE(file << ": " << read.document.error().message);
        continue;
      }
      ++documents;
      texts += check_all_places(read.root(), source, find_invalid_utf8(source) == source.npos);
    }
  }
  BOOST_TEST_MESSAGE("checked " << texts << " texts of " << documents << " documents");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
