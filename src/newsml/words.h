#pragma once
/// Words for formats that are not XML (JSON, plain text): the same folding as xml.h, no escapes.

#include <cstdint>
#include <string>
#include <string_view>

namespace stet {

/// White space folded to one space and gone from both ends; control characters and noncharacters
/// dropped; bytes that are not UTF-8 become U+FFFD. Linear. `dropped` counts what was replaced or
/// dropped.
std::string clean_words(std::string_view words, std::uint32_t* dropped = nullptr);

/// An IRI as a URI: what is not ASCII is percent-encoded as UTF-8 (RFC 3987, 3.1).
std::string to_uri(std::string_view iri);

}  // namespace stet
