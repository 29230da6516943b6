#pragma once
/// Small looks at quotation marks that the rules of this family share. [any thread]

#include "desk/proof.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace stet {

/// How a story writes its double marks.
enum class MarkStyle : std::uint8_t { straight, curly, low, guillemet, doubled, other };
MarkStyle style_of(MarkKind kind);
std::string_view to_string(MarkStyle style);  ///< "straight", "curly", "low", "angled", "doubled"
bool is_single(MarkKind kind);

/// How many well-matched outer pairs of each style the copy has, and the commoner one.
struct StyleCount {
  std::uint32_t pairs[6] = {};
  std::optional<MarkStyle> common() const;  ///< empty: no pair at all
};
StyleCount count_styles(const Proof& proof);

/// Zones whose marks an editor reads and mends: no furniture, no embedded code.
bool is_read(const Proof& proof, const Passage& passage);

/// The paragraph before opened a quotation and left it open, this one lacks its opening mark and
/// closes it. `mark` is that close.
bool closes_without_opening(const Proof& proof, std::uint32_t mark);
/// The same seen from the opening side: `quotation` is left open, and the next paragraph closes it.
bool is_closed_next_door(const Proof& proof, const Quotation& quotation);

}  // namespace stet
