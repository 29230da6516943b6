#pragma once
/// contentSet: the body inline, or the files of a picture by address.

#include "newsml/g2/context.h"
#include "text/budget.h"

#include <optional>

namespace stet::g2 {

/// The body as NITF or XHTML. An error when the budget is spent.
std::optional<Error> write_body(const Context& context, const Budget* budget);
/// remoteContent for each rendition with an address; no contentSet when there is none.
void write_renditions(const Context& context, std::size_t index);

}  // namespace stet::g2
