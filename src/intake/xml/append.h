#pragma once
/// Texts that count in the source, appended to a Text being built that does too. Linear.

#include "text/text.h"

#include <string_view>

namespace stet {

/// White space of XML 1.0: space, tab, line feed, carriage return.
inline bool is_xml_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_blank_xml(std::string_view text);

/// As it stands.
void append_text(TextBuilder& builder, const Text& text);
/// Runs of white space as one space, none at the start.
void append_folded(TextBuilder& builder, const Text& text);

}  // namespace stet
