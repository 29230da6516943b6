#pragma once
/// Pictures without an item of their own: what the body says of them, and what it cannot.

#include "newsml/inline.h"

#include <cstddef>

namespace stet {

/// The losses of media[index] when the body is all there is. `shown`: the body shows it at all.
void say_media_in_body(const Article& article, std::size_t index, Dialect dialect, bool shown,
                       Losses& losses);

}  // namespace stet
