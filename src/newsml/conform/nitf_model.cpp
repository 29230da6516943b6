#include "newsml/conform/nitf_model.h"

#include <algorithm>

namespace stet::conform {
namespace {

// Which elements and attributes each element of NITF 3.6 may have (facts read out of the XSD of the
// standard by program). Words are parted by spaces, rows in byte order of the name.

constexpr std::string_view kContent0 =
    "* a br chron classifier copyrite em event function lang location money num "
    "object.title org person postaddr pronounce q virtloc";

constexpr std::string_view kContent1 =
    "* a bq br chron classifier copyrite dl em event fn function hl2 hr lang location media "
    "money nitf-table note num object.title ol org p person postaddr pre pronounce q table "
    "ul virtloc";

constexpr std::string_view kCommon = "class id style xml:lang";

constexpr NitfElement kElements[] = {
    {"a", kContent0, "* class href id name rel rev style title xml:lang"},
    {"abstract", "bq dl fn hl2 hr media nitf-table note ol p pre table ul",
     "* class id style xml:lang"},
    {"addressee", "care.of function person", "* id"},
    {"alt-code", "", "* id idsrc value"},
    {"bibliography", "", "* class id style xml:lang"},
    {"block",
     "* abstract bq byline classifier copyrite datasource dateline dl fn hl2 hr key-list "
     "media nitf-table note ol p pre table tobject ul",
     "* class id style xml:lang"},
    {"body", "body.content body.end body.head", "* class id style xml:lang"},
    {"body.content", "block bq dl fn hl2 hr media nitf-table note ol p pre table ul", "* id"},
    {"body.end", "* bibliography tagline", "* id"},
    {"body.head", "* abstract byline dateline distributor hedline note rights series", "* id"},
    {"bq", "block credit", "* class id nowrap quote-source style xml:lang"},
    {"br", "", "* id"},
    {"byline", "byttl location person virtloc", "* class id style xml:lang"},
    {"byttl", "org", "* id"},
    {"caption", kContent1, "* align class id style xml:lang"},
    {"care.of", "", "* id"},
    {"chron", "", "* class id norm style xml:lang"},
    {"city", "alt-code", "* city-code class code-source id style xml:lang"},
    {"classifier", "alt-code", "* class id idsrc style type value xml:lang"},
    {"col", "", "* align char charoff class id span style valign width xml:lang"},
    {"colgroup", "col", "* align char charoff class id style valign xml:lang"},
    {"copyrite", "copyrite.holder copyrite.year", "* id"},
    {"copyrite.holder", "", "* id"},
    {"copyrite.year", "", "* id"},
    {"correction", "", "* id id-string info regsrc"},
    {"country", "alt-code", "* class id iso-cc style xml:lang"},
    {"credit", kContent0, "* class id style xml:lang"},
    {"custom-table", "", "* class id style xml:lang"},
    {"datasource", "", "* id"},
    {"date.expire", "", "* id norm"},
    {"date.issue", "", "* id norm"},
    {"date.release", "", "* id norm"},
    {"dateline", "location story.date", "* class id style xml:lang"},
    {"dd",
     "* a block bq br chron classifier copyrite dl em event fn function hl2 hr lang location "
     "media money nitf-table note num object.title ol org p person postaddr pre pronounce q "
     "table ul virtloc",
     "* class id style xml:lang"},
    {"del-list", "from-src", "* id"},
    {"delivery.office", "br", "* code-source id office-code"},
    {"delivery.point", "br", "* code-source id point-code"},
    {"denom", "", "* id"},
    {"distributor", "org", "* class id style xml:lang"},
    {"dl", "dd dt", "* class id style xml:lang"},
    {"doc-id", "", "* id id-string regsrc"},
    {"doc-scope", "", "* id scope"},
    {"doc.copyright", "", "* holder id year"},
    {"doc.rights", "",
     "* agent code-source enddate geography id limitations location-code owner startdate "
     "type"},
    {"docdata",
     "* correction date.expire date.issue date.release del-list doc-id doc-scope "
     "doc.copyright doc.rights du-key ed-msg evloc fixture identified-content key-list "
     "series urgency",
     "* id management-doc-idref management-idref-status management-status"},
    {"ds", "", "* id num value"},
    {"dt", kContent0, "* class id style xml:lang"},
    {"du-key", "", "* generation id key part version"},
    {"ed-msg", "", "* id info msg-type"},
    {"em", kContent0, "* class id style xml:lang"},
    {"event", "alt-code", "* class end-date id idsrc start-date style value xml:lang"},
    {"evloc", "", "* city county-dist id iso-cc state-prov"},
    {"fixture", "", "* fix-id id"},
    {"fn", "body.content", "* class id style xml:lang"},
    {"frac", "denom frac-sep numer", "* class id style xml:lang"},
    {"frac-sep", "", "* id"},
    {"from-src", "", "* id level-number src-name"},
    {"function", "alt-code", "* id idsrc value"},
    {"head", "* docdata iim meta pubdata revision-history title tobject", "* id"},
    {"hedline", "hl1 hl2", "* class id style xml:lang"},
    {"hl1", kContent0, "* class id style xml:lang"},
    {"hl2", kContent0, "* class id style xml:lang"},
    {"hr", "", "* class id style xml:lang"},
    {"identified-content", "classifier event function location object.title org person virtloc",
     "* id"},
    {"iim", "ds", "* id ver"},
    {"key-list", "keyword", "* id"},
    {"keyword", "", "* id key"},
    {"lang", kContent0, "* class id idsrc style value xml:lang"},
    {"li", kContent1, "* class id style xml:lang"},
    {"location", "alt-code city country region state sublocation",
     "* class code-source id location-code style xml:lang"},
    {"media", "* media-caption media-metadata media-object media-producer media-reference",
     "* class id media-type style xml:lang"},
    {"media-caption", kContent1, "* class id style xml:lang"},
    {"media-metadata", "", "* id name value"},
    {"media-object", "", "* class encoding id style xml:lang"},
    {"media-producer", kContent0, "* class id style xml:lang"},
    {"media-reference", "",
     "* alternate-text coding copyright data-location height id imagemap mime-type name "
     "noflow outcue source source-credit time time-unit-of-measure units width"},
    {"meta", "", "* content http-equiv id name"},
    {"money", "", "* class date id style unit xml:lang"},
    {"name.family", "", "* class id style xml:lang"},
    {"name.given", "", "* class id style xml:lang"},
    {"nitf", "* body head", "* baselang change.date change.time class id uno version"},
    {"nitf-col", "", "* data-format data-type id idsrc occurrences value"},
    {"nitf-colgroup", "nitf-col", "* id idsrc occurrences value"},
    {"nitf-table", "custom-table nitf-table-metadata table table-reference", "* id"},
    {"nitf-table-metadata", "nitf-col nitf-colgroup nitf-table-summary",
     "* class column-count id idsrc row-count status style subclass value xml:lang"},
    {"nitf-table-summary", "p", "* class id style xml:lang"},
    {"note", "body.content", "* class id noteclass style type xml:lang"},
    {"num", "frac sub sup", "* class decimal-ch id style thousands-ch units xml:lang"},
    {"numer", "", "* id"},
    {"object.title", "alt-code", "* class id idsrc style value xml:lang"},
    {"ol", "li", "* class id seqnum style xml:lang"},
    {"org", "alt-code", "* class id idsrc style value xml:lang"},
    {"p", kContent0, "* class id lede optional-text style summary xml:lang"},
    {"person", "alt-code function name.family name.given",
     "* class gender id idsrc style value xml:lang"},
    {"postaddr", "addressee country delivery.office delivery.point postcode region",
     "* class id style xml:lang"},
    {"postcode", "", "* code-source id"},
    {"pre", "", "* class id style xml:lang"},
    {"pronounce", kContent0, "* class guide id phonetic style xml:lang"},
    {"pubdata", "",
     "* date.publication edition.area edition.name ex-ref id issn issue item-length name "
     "number position.section position.sequence type unit-of-measure volume"},
    {"q", kContent0, "* class id quote-source style xml:lang"},
    {"rb", "", ""},
    {"rbc", "rb", ""},
    {"region", "alt-code", "* class code-source id region-code style xml:lang"},
    {"revision-history", "", "* comment function id name norm"},
    {"rights",
     "rights.agent rights.enddate rights.geography rights.limitations rights.owner "
     "rights.startdate rights.type",
     "* id"},
    {"rights.agent", "", "* contact id"},
    {"rights.enddate", "", "* id norm"},
    {"rights.geography", "", "* code-source id location-code"},
    {"rights.limitations", "", "* id"},
    {"rights.owner", "", "* contact id"},
    {"rights.startdate", "", "* id norm"},
    {"rights.type", "", "* id"},
    {"rp", "", ""},
    {"rt", "", "rbspan"},
    {"rtc", "rt", ""},
    {"ruby", "rb rbc rp rt rtc", ""},
    {"series", "", "* id series.name series.part series.totalpart"},
    {"state", "alt-code", "* class code-source id state-code style xml:lang"},
    {"story.date", "", "* id norm"},
    {"sub", "", "* class id style xml:lang"},
    {"sublocation", "alt-code", "* class code-source id location-code style xml:lang"},
    {"sup", "", "* class id style xml:lang"},
    {"table", "caption col colgroup tbody tfoot thead tr",
     "* align border cellpadding cellspacing class cols frame id rules style tabletype width "
     "xml:lang"},
    {"table-reference", "", "* id idref"},
    {"tagline", kContent0, "* class id style type xml:lang"},
    {"tbody", "tr", "* align char charoff class id style valign xml:lang"},
    {"td", kContent1,
     "* align axes axis char charoff class colspan id nowrap rowspan style valign xml:lang"},
    {"tfoot", "tr", "* align char charoff class id style valign xml:lang"},
    {"th", kContent1,
     "* align axes axis char charoff class colspan id nowrap rowspan style valign xml:lang"},
    {"thead", "tr", "* align char charoff class id style valign xml:lang"},
    {"title", "", "* id type"},
    {"tobject", "tobject.property tobject.subject", "* id tobject.type"},
    {"tobject.property", "", "* id tobject.property.type"},
    {"tobject.subject", "",
     "* id tobject.subject.code tobject.subject.detail tobject.subject.ipr "
     "tobject.subject.matter tobject.subject.refnum tobject.subject.type"},
    {"tr", "td th", "* align char charoff class id style valign xml:lang"},
    {"ul", "li", "* class id style xml:lang"},
    {"urgency", "", "* ed-urg id"},
    {"virtloc", "alt-code", "* class id idsrc style value xml:lang"},
};

}  // namespace

const NitfElement* find_nitf_element(std::string_view name) {
  const auto found = std::lower_bound(
      std::begin(kElements), std::end(kElements), name,
      [](const NitfElement& row, std::string_view wanted) { return row.name < wanted; });
  return found != std::end(kElements) && found->name == name ? &*found : nullptr;
}

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos;
       at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' '))
      return true;
  }
  return false;
}

}  // namespace stet::conform
