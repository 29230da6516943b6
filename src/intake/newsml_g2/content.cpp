#include "intake/html/body.h"
#include "intake/json/fields.h"
#include "intake/newsml_g2/item.h"
#include "intake/nitf/document.h"
#include "intake/xml/body.h"
#include "intake/xml/fields.h"

namespace stet::newsml_g2 {
namespace {

bool read_inline_xml(Reading& reading, XmlNode holder) {
  for (XmlNode root : holder.children()) {
    if (root.is("nitf")) {
      read_nitf(root, reading.article, reading.options);
    } else if (root.is("html")) {
      if (const XmlNode title = root.child("head").child("title");
          title && reading.article.headline() &&
          reading.article.headline()->field.bytes() == title.folded_text().bytes)
        title.text();
      for (std::string_view name : {"xml:lang", "lang", "dir"}) root.value(name);
      read_xml_body(root, reading.article, reading.options);
    } else if (root.is("div") || root.is("body") || root.is("article") || root.is("section")) {
      read_xml_body(holder, reading.article, reading.options);
    } else {
      continue;  // another language of news, such as SportsML: kept whole
    }
    for (std::string_view name : {"contenttype", "contenttypestandardversion", "xml:lang"})
      holder.value(name);
    return true;
  }
  return false;
}

bool read_inline_data(Reading& reading, XmlNode data) {
  if (!data.has_text() || data.has_attribute("encoding")) return false;
  const std::string_view type = data.value("contenttype");
  if (type.find("html") != type.npos)
    read_html_body(data.text(), reading.article, reading.options);
  else
    add_plain_paragraphs(data.text(), reading.article, reading.options);
  return true;
}

}  // namespace

void read_content(Reading& reading) {
  // The children are alternatives of one content: the first that can be read is the body.
  bool has_body = false;
  for (XmlNode content : reading.item.child("contentSet").children()) {
    if (content.is("inlineXML") && !has_body) has_body = read_inline_xml(reading, content);
    if (content.is("inlineData") && !has_body) has_body = read_inline_data(reading, content);
    if (!content.is("remoteContent")) continue;
    Link link{.rel = "alternate", .href = content.value("href"), .at = content.at()};
    if (!link.href.empty()) reading.article.links.push_back(std::move(link));
  }
}

}  // namespace stet::newsml_g2
