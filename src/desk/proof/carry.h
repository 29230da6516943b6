#pragma once
/// Quotations whose own sentence names nobody: the speaker carried over from the sentence or
/// paragraph beside it.

#include "desk/proof/phrases.h"

namespace stet::proof {

/// Fills in speakers where a neighbour lends one honestly. A bare quotation in a paragraph of its
/// own gets none: that is what attribution.quote-unattributed is there to see.
void carry_speakers(Proof& proof, const Phrases& phrases);

}  // namespace stet::proof
