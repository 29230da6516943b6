#pragma once
/// NITF 3.6: head, headlines, byline, dateline, abstract and body of one release.

#include "newsml/body.h"

#include <optional>

namespace stet {

/// <nitf> with its namespace, into the current element. `body` was made for Dialect::nitf.
std::optional<Error> write_nitf(const Article& article, const Release& release, BodyWriter& body,
                                XmlWriter& xml, Losses& losses, InlineWriter& inline_writer,
                                const Budget* budget);

}  // namespace stet
