#include "newsml/xhtml/document.h"

namespace stet {

std::optional<Error> write_xhtml(const Article& article, const Release& release, BodyWriter& body,
                                 XmlWriter& xml, const Budget* budget) {
  xml.start("html");
  xml.own_attribute("xmlns", "http://www.w3.org/1999/xhtml");
  xml.own_attribute("xml:lang", release.language);
  if (release.right_to_left) xml.own_attribute("dir", "rtl");
  xml.start("head");
  xml.start("title");
  xml.mixed();  // XHTML: a page has a title, if an empty one
  if (const Headline* headline = article.headline()) xml.text(headline->field.bytes());
  xml.end("title");
  xml.end("head");
  xml.start("body");
  if (std::optional<Error> error = body.write(budget)) return error;
  xml.end("body");
  xml.end("html");
  return std::nullopt;
}

}  // namespace stet
