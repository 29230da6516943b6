#include "newsml/g2/rights_info.h"

#include "newsml/g2/catalog.h"
#include "newsml/uri.h"

#include <string>

namespace stet::g2 {

void write_rights_info(const Context& context, const Rights& rights, const Where& where) {
  XmlWriter& xml = context.xml;
  std::string licence;
  if (!rights.licence_uri.empty() && !clean_uri(rights.licence_uri, UriUse::identifier, licence))
    context.losses.add(within(where, "licence_uri"), "it is no URI");
  const bool has_holder = !is_blank(rights.holder.bytes());
  const bool has_terms = !is_blank(rights.usage_terms.bytes());
  if (!has_holder && !has_terms && licence.empty() && is_blank(rights.notice.bytes()) &&
      rights.year == 0)
    return;
  xml.start("rightsInfo");
  if (has_holder) {
    xml.start("copyrightHolder");
    context.inline_writer.leaf_words("name", rights.holder, within(where, "holder"));
    xml.end("copyrightHolder");
  }
  context.inline_writer.leaf("copyrightNotice", rights.notice, Dialect::g2_block,
                             within(where, "notice"));
  if (has_terms || !licence.empty()) {
    xml.start("usageTerms");
    if (!licence.empty()) xml.attribute("href", licence);
    if (has_terms)
      context.inline_writer.write(rights.usage_terms, Dialect::g2_block,
                                  within(where, "usage_terms"));
    xml.end("usageTerms");
  }
  // XSD: the year has no element; a notice mostly says it.
  if (rights.year != 0)
    write_own_property(xml, "rightsInfoExtProperty", "year", std::to_string(rights.year));
  xml.end("rightsInfo");
}

}  // namespace stet::g2
