#pragma once
/// NITF 3.6: head, headlines, byline, dateline, abstract and body of one release.

#include "newsml/body.h"

#include <cstdint>
#include <optional>

namespace stet {

/// Inside a G2 item, whose metadata says the rest; or alone, with a head that says it all.
enum class NitfUse : std::uint8_t { payload, alone };

/// <nitf> with its namespace, into the current element. `body` was made for Dialect::nitf.
std::optional<Error> write_nitf(const Article& article, const Release& release, BodyWriter& body,
                                XmlWriter& xml, Losses& losses, InlineWriter& inline_writer,
                                const Budget* budget, NitfUse use = NitfUse::payload);

}  // namespace stet
