#pragma once
/// The gate and the layout: one expat pass that refuses what is not well-formed or over a limit and
/// lays the rest out flat.

#include "intake/xml/xml.h"

namespace stet {

/// `input` is UTF-8 whatever it declares. Error offsets count in the source of `input`.
Result<XmlTree> parse_xml(const Text& input, const XmlReadOptions& options, TextArena& arena);

}  // namespace stet
