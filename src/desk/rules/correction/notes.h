#pragma once
/// Notes in which a story says that it was corrected. [any thread]

#include "desk/proof.h"

#include <vector>

namespace stet {

/// The note that a correction gives, or nullptr: "clarification" and "update" are no corrections.
bool is_correction(const Correction& correction);
/// The note to editors opens with a word of correction.
bool opens_as_correction(const Field& editorial_note);
/// Any note at all: to editors, a correction or an update, a correction block in the copy.
bool has_any_note(const Article& article);

}  // namespace stet
