#pragma once
/// Character data into a Text: references decoded, white space folded as browsers fold it.

#include "intake/html/tree.h"
#include "text/text.h"

#include <string_view>

namespace stet::html {

/// Appends one text node. A run of white space is one space, none at the start or behind a line
/// feed; no-break spaces stay. Pieces count in `input`.
void append_folded(TextBuilder& out, std::string_view input, const Node& text);
/// Appends it with its white space, for <pre>.
void append_verbatim(TextBuilder& out, std::string_view input, const Node& text);
/// Takes spaces and line feeds off the end.
void trim_end(TextBuilder& out);
/// Nothing in it that prints: spaces of any kind, zero-width signs.
bool is_blank(std::string_view text);
/// An attribute's value as Text, references decoded, white space folded and trimmed.
Text attribute_value(TextBuilder& builder, const Tree& tree, const Attribute& attribute);

}  // namespace stet::html
