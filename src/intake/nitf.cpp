/// NITF 3.x, with a namespace or without, as newspapers' own systems still send it. Elements: the
/// IPTC's NITF 3.6.

#include "intake/nitf/document.h"
#include "intake/nitf/own.h"
#include "intake/readers.h"
#include "intake/xml/root.h"

#include <string>

namespace stet {
namespace {

constexpr int kCertain = 100;

int sniff_nitf(std::string_view head) { return find_xml_root(head).name == "nitf" ? kCertain : 0; }

Result<Article> read(std::string_view source, const ReadOptions& options) {
  Article article;
  article.source = source;
  article.provenance.format = nitf_reader.id;
  article.provenance.escape = SourceEscape::html;
  Result<XmlDocument> document =
      read_xml(source, {.limits = options.limits, .budget = options.budget}, article.arena);
  if (!document) return document.error();
  const XmlNode nitf = document->root();
  if (!nitf.is("nitf"))
    return Error{.code = Code::input,
                 .message = "this is no NITF: its first element is <" +
                            std::string(nitf.qualified_name().substr(0, 40)) + ">",
                 .offset = nitf.at().begin};
  article.provenance.notices = std::move(document->notices);
  article.provenance.version = article.arena.keep(nitf.peek("version"));
  read_nitf(nitf, article, options);
  if (is_own_nitf(nitf)) read_own_nitf(nitf, article);
  if (options.budget && options.budget->spent()) return options.budget->why("reading NITF");
  keep_untaken(*document, article);
  return article;
}

}  // namespace

constinit const Reader nitf_reader{
    .id = "nitf",
    .name = "NITF 3.x",
    .media_type = "application/nitf+xml",
    .sniff = sniff_nitf,
    .read = read,
};

}  // namespace stet
