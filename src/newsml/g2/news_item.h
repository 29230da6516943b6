#pragma once
/// newsItem: the text with its body, and one item for each picture, video, sound or graphic.

#include "newsml/g2/context.h"
#include "text/budget.h"

#include <optional>

namespace stet::g2 {

/// The item stands alone (and declares the namespace) or in the itemSet of a message.
enum class Place : std::uint8_t { alone, in_message };

std::optional<Error> write_text_item(const Context& context, Place place, const Budget* budget);
/// packageItem of a message (Envelope::package).
void write_package_item(const Context& context);
void write_media_item(const Context& context, std::size_t index, Place place);

}  // namespace stet::g2
