#pragma once
/// XHTML and NITF bodies to blocks, for every XML reader.
///
/// One list of elements serves both (elements.h). A container (quotation, list item, table cell)
/// takes the first words in it; what follows is a paragraph below it. An element not known here
/// gives its words to the block around it. Linear in the nodes.

#include "article/article.h"
#include "intake/reader.h"
#include "intake/xml/xml.h"

#include <cstdint>

namespace stet {

/// What read_xml_body() added.
struct XmlBody {
  std::int32_t first_block = 0, blocks = 0;  ///< in Article::body
  std::int32_t first_media = 0, media = 0;   ///< in Article::media, role body, placed
};

/// Appends what stands in `around` to the body of the article. Places count in its source.
XmlBody read_xml_body(XmlNode around, Article& article, const ReadOptions& options);

/// Picture, graphic, video, audio as NITF, NewsML and MIME types name them; picture for others.
MediaKind media_kind_of(std::string_view name);

/// Credit that the caption or nobody else told, photographer and agency where the credit tells.
void complete_credit(Media& media, TextArena& arena);

}  // namespace stet
