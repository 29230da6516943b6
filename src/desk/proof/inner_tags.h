#pragma once
/// Tags that stand inside the quotation, as French and Spanish print them: « Non, dit le maire,
/// jamais. », —No —dijo ella—. [one thread per Proof]

#include "desk/proof.h"
#include "desk/proof/grammar.h"

#include <optional>

namespace stet::proof {

struct InnerTag {
  Span whole;    ///< bytes in the passage, with the signs that set it off
  Span cue;      ///< the verb
  Span speaker;  ///< empty: the verb says who ("—insistió—")
};

/// The first tag in `inside`: a verb of speech set off by a comma, a dash or ? and !, its subject
/// behind it. Linear in `inside`.
std::optional<InnerTag> find_inner_tag(const Proof& proof, std::uint32_t passage, Span inside);

}  // namespace stet::proof
