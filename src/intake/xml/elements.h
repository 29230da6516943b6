#pragma once
/// What an element of XHTML or NITF is to the body of a story. [any thread]

#include <cstdint>
#include <string_view>

namespace stet {

enum class XmlRole : std::uint8_t {
  inline_words,  ///< its words belong to the block around it; every name not known here
  flow,          ///< only holds blocks
  paragraph,
  heading,
  quote,
  citation,  ///< inside a quote
  list,
  item,
  table,
  table_caption,
  row,
  cell,
  preformatted,
  rule,
  line_break,
  aside,
  figure,   ///< holds files, caption, credit
  file,     ///< one picture, film or sound
  caption,  ///< of a figure
  credit,   ///< of a figure
  embed,
  dropped,  ///< with all that is in it
};

struct XmlElement {
  XmlRole role = XmlRole::inline_words;
  std::uint8_t level = 0;  ///< as Block::level
};

/// By local name.
XmlElement xml_element(std::string_view local_name);

}  // namespace stet
