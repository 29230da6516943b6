#include "intake/xml/elements.h"

#include <algorithm>
#include <iterator>

namespace stet {
namespace {

struct Row {
  std::string_view name;
  XmlElement element;
};

// In byte order. NITF 3.6 and XHTML 1.0/5 share most names and nowhere contradict each other.
constexpr Row kElements[] = {
    {"abstract", {XmlRole::flow}},
    {"address", {XmlRole::paragraph}},
    {"article", {XmlRole::flow}},
    {"aside", {XmlRole::aside}},
    {"audio", {XmlRole::file}},
    {"block", {XmlRole::flow}},
    {"blockquote", {XmlRole::quote}},
    {"body", {XmlRole::flow}},
    {"body.content", {XmlRole::flow}},
    {"bq", {XmlRole::quote}},
    {"br", {XmlRole::line_break}},
    {"byttl", {XmlRole::flow}},
    {"caption", {XmlRole::table_caption}},
    {"center", {XmlRole::flow}},
    {"cite", {XmlRole::citation}},
    {"col", {XmlRole::dropped}},
    {"colgroup", {XmlRole::dropped}},
    {"credit", {XmlRole::citation}},
    {"dd", {XmlRole::item}},
    {"details", {XmlRole::flow}},
    {"div", {XmlRole::flow}},
    {"dl", {XmlRole::list}},
    {"dt", {XmlRole::item}},
    {"embed", {XmlRole::embed}},
    {"figcaption", {XmlRole::caption}},
    {"figure", {XmlRole::figure}},
    {"footer", {XmlRole::flow}},
    {"form", {XmlRole::dropped}},
    {"h1", {XmlRole::heading, 1}},
    {"h2", {XmlRole::heading, 2}},
    {"h3", {XmlRole::heading, 3}},
    {"h4", {XmlRole::heading, 4}},
    {"h5", {XmlRole::heading, 5}},
    {"h6", {XmlRole::heading, 6}},
    {"head", {XmlRole::dropped}},
    {"header", {XmlRole::flow}},
    {"hl1", {XmlRole::heading, 1}},
    {"hl2", {XmlRole::heading, 2}},
    {"hr", {XmlRole::rule}},
    {"html", {XmlRole::flow}},
    {"iframe", {XmlRole::embed}},
    {"img", {XmlRole::file}},
    {"li", {XmlRole::item}},
    {"link", {XmlRole::dropped}},
    {"main", {XmlRole::flow}},
    {"media", {XmlRole::figure}},
    {"media-caption", {XmlRole::caption}},
    {"media-metadata", {XmlRole::dropped}},
    {"media-object", {XmlRole::dropped}},
    {"media-producer", {XmlRole::credit}},
    {"media-reference", {XmlRole::file}},
    {"meta", {XmlRole::dropped}},
    {"nav", {XmlRole::flow}},
    {"nitf-table", {XmlRole::flow}},
    {"nitf-table-metadata", {XmlRole::dropped}},
    {"note", {XmlRole::aside}},
    {"object", {XmlRole::embed}},
    {"ol", {XmlRole::list, 1}},
    {"p", {XmlRole::paragraph}},
    {"picture", {XmlRole::flow}},
    {"pre", {XmlRole::preformatted}},
    {"script", {XmlRole::dropped}},
    {"section", {XmlRole::flow}},
    {"style", {XmlRole::dropped}},
    {"svg", {XmlRole::dropped}},
    {"table", {XmlRole::table}},
    {"tbody", {XmlRole::flow}},
    {"td", {XmlRole::cell}},
    {"template", {XmlRole::dropped}},
    {"textarea", {XmlRole::dropped}},
    {"tfoot", {XmlRole::flow}},
    {"th", {XmlRole::cell, 1}},
    {"thead", {XmlRole::flow}},
    {"tr", {XmlRole::row}},
    {"ul", {XmlRole::list}},
    {"video", {XmlRole::file}},
};

constexpr bool is_sorted() {
  for (std::size_t i = 1; i < std::size(kElements); ++i)
    if (!(kElements[i - 1].name < kElements[i].name)) return false;
  return true;
}
static_assert(is_sorted());

}  // namespace

XmlElement xml_element(std::string_view local_name) {
  const auto* found =
      std::lower_bound(std::begin(kElements), std::end(kElements), local_name,
                       [](const Row& row, std::string_view name) { return row.name < name; });
  if (found == std::end(kElements) || found->name != local_name) return {};
  return found->element;
}

}  // namespace stet
