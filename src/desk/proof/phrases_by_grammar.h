#pragma once
/// Phrases of a language that comes with a Grammar: German, French, Spanish. What they give is what
/// English gives, small words under the hash of their English counterpart, so that the stages
/// behind ask one set of questions. [one thread per Proof]

#include "desk/proof/grammar.h"
#include "desk/proof/phrases.h"

#include <vector>

namespace stet::proof {

/// Appends the phrases of `passage`.
void read_by_grammar(const Proof& proof, const Passage& passage, const Grammar& grammar,
                     std::vector<Phrase>& out);

}  // namespace stet::proof
