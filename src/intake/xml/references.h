#pragma once
/// Character and entity references of XML, in content that was found well-formed. [any thread]

#include <cstdint>
#include <string>
#include <string_view>

namespace stet {

/// One reference ("&amp;", "&#233;", "&nbsp;").
struct XmlReference {
  std::string text;          ///< UTF-8; empty: a name nobody knows
  std::uint32_t length = 0;  ///< bytes from the ampersand to the semicolon, both included
};
/// Reads the reference at `bytes[at]`, an ampersand. HTML's names count beside XML's five.
XmlReference read_reference(std::string_view bytes, std::uint32_t at);

/// The text of one of HTML's entity names, as UTF-8; empty when HTML has no such name.
std::string html_entity(std::string_view name);

}  // namespace stet
