#pragma once
/// Sources without a name. [any thread]

#include "desk/proof.h"

namespace stet {

/// "a source", "two people familiar with the talks", "an official who asked not to be named".
/// "Officials said" is no such source by itself: they speak for their office.
bool is_anonymous(const Proof& proof, const SourceMention& source);
/// The noun has nothing before or behind it that says who this is: "sources", "an insider".
bool is_bare(const Proof& proof, const Mention& mention);
/// "the source", "this insider", "our sources": somebody the story has spoken of before.
bool leans_back(const Proof& proof, const Mention& mention);

}  // namespace stet
