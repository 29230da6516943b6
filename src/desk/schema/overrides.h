#pragma once
/// The section "overrides": what else holds for one desk, one kind of copy, one season. Immutable
/// once loaded [any thread].

#include "desk/proof.h"
#include "desk/schema.h"

namespace stet {

/// All conditions of an override hold for this article.
bool holds(const When& when, const Schema& schema, const Proof& proof);

/// The type's rules and fields hold for this article: it matches, or without a `match` its profile
/// has the type's name.
bool is_of_type(const TypeRules& type, const Schema& schema, const Proof& proof);

/// Writes into `setting` what the change says, and leaves the rest.
void apply(const RuleChange& change, RuleSetting& setting);

}  // namespace stet
