#pragma once
/// XHTML: the body of one release as a page that holds nothing else.

#include "newsml/body.h"

#include <optional>

namespace stet {

/// <html> with its namespace, into the current element. `body` was made for Dialect::xhtml.
std::optional<Error> write_xhtml(const Article& article, const Release& release, BodyWriter& body,
                                 XmlWriter& xml, const Budget* budget);

}  // namespace stet
