#pragma once
/// The section "overrides": what else holds for one desk, one kind of copy, one season. Immutable
/// once loaded [any thread].

#include "desk/proof.h"
#include "desk/schema.h"

namespace stet {

/// All conditions of an override hold for this article.
bool holds(const When& when, const Schema& schema, const Proof& proof);

/// Writes into `setting` what the change says, and leaves the rest.
void apply(const RuleChange& change, RuleSetting& setting);

}  // namespace stet
