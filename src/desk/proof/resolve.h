#pragma once
/// Mentions of speakers: the fullest form of the name meant, and what kind of source it is.

#include "desk/proof.h"

namespace stet::proof {

/// Fills `resolved` of every speaker and writes Proof::sources in reading order.
void resolve_speakers(Proof& proof);

/// What kind of source the words of `mention` are.
SourceKind source_kind(const Proof& proof, const Mention& mention);

}  // namespace stet::proof
