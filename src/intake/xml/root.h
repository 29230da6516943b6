#pragma once
/// What kind of XML some bytes are, by their first element alone. Cheap, never fails. [any thread]

#include <string>
#include <string_view>

namespace stet {

struct XmlRoot {
  std::string name;   ///< without its prefix; empty: these bytes begin no XML document
  std::string space;  ///< namespace URI declared on it for its prefix; empty: none
  std::string tag;    ///< the whole start tag, as far as it was seen
};

/// Looks through byte order mark, UTF-16, declaration, comments, instructions and doctype.
XmlRoot find_xml_root(std::string_view head);

}  // namespace stet
