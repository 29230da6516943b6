#pragma once
/// Bylines as they are written: "By Nadia Renko", "Von Nadia Renko und Tom Adeyemi". [any thread]

#include "desk/proof.h"

#include <string_view>

namespace stet::look {

/// Without "By", "Von", "Par", "Por", "Text:" and a colon; the same view when it has none.
std::string_view without_by(std::string_view byline);

/// A line of its own that is a byline: prefix, names with capitals, few words, no sentence. Gives
/// the names.
std::string_view byline_in(std::string_view paragraph);

}  // namespace stet::look
