#pragma once
/// Any bytes as characters of XML and HTML. [any thread]

#include <string>
#include <string_view>

namespace stet::host {

/// `text` for element content and for attribute values in double quotes. What is no UTF-8, and the
/// characters that XML 1.0 forbids, become U+FFFD; in an attribute, line ends and tabs are written
/// as references, so that they are read back as they are.
std::string xml_text(std::string_view text);
std::string xml_attribute(std::string_view text);

/// A relative reference, or file:///... for a path that begins with a slash: every byte that an
/// address may not hold as it is, percent-encoded.
std::string uri_of_path(std::string_view path);

}  // namespace stet::host
