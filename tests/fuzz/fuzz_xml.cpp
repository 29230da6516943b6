/// Any bytes through the XML gate, which the readers of NITF and NewsML stand on.

#include "intake/xml/xml.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

void visit(stet::XmlNode node, std::size_t size) {
  if (node.at().end > size) std::abort();
  node.folded_text();
  for (stet::XmlNode each : node.children()) visit(each, size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  stet::Article article;
  auto document = stet::read_xml(source, {}, article.arena);
  if (!document) {
    if (document.error().offset > size) std::abort();
    return 0;
  }
  visit(document->root(), size);
  stet::keep_untaken(*document, article);
  return 0;
}
