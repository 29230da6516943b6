#pragma once
/// The bytes of an XML file as UTF-8 that knows its places. [any thread]

#include "article/article.h"
#include "text/result.h"
#include "text/text.h"

#include <string_view>
#include <vector>

namespace stet {

struct DecodedXml {
  Text whole;  ///< without the byte order mark; a view of the source when that is UTF-8
  std::vector<Notice> notices;
};

/// By byte order mark, else by the XML declaration, else UTF-8. Where bytes that are valid UTF-8
/// are declared to be something else, they stay UTF-8 and a notice says so. Bytes that are not what
/// they must be, and encodings not read here, are Code::input with the offset.
/// `within`: just that part, by the encoding of the whole; then not in UTF-16. Empty: the whole.
Result<DecodedXml> decode_xml(std::string_view source, Span within, TextArena& arena);

/// The name in encoding="..." of the XML declaration at the start of `source`, where it stands;
/// empty: none.
std::string_view declared_encoding(std::string_view source);

}  // namespace stet
