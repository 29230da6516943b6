#pragma once
/// Where elements begin and end in bytes that nobody has parsed yet: how a source of many articles
/// is cut. Comments, CDATA and quoted values are passed over; broken mark-up ends with the bytes.
/// Keeps nothing. [any thread]

#include "text/span.h"

#include <cstdint>
#include <string_view>

namespace stet {

/// The next element at or behind `from` whose local name is `name` or `other`, tags included;
/// empty: none. Linear in the bytes passed over.
Span next_xml_element(std::string_view source, std::uint32_t from, std::string_view name,
                      std::string_view other = {});

}  // namespace stet
