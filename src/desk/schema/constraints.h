#pragma once
/// The section "constraints": demands on the article as a whole, with the words of JSON Schema.
/// [any thread]

#include "desk/finding.h"
#include "desk/proof.h"
#include "desk/schema.h"
#include "text/budget.h"

#include <functional>
#include <string>

namespace stet {

/// Called for each thing that is wrong; `house` are the constraint's own words, or empty.
using ConstraintMark =
    std::function<void(const Rule& rule, Finding finding, const std::string& house)>;

/// False when the budget, which may be null, was spent before the last of them.
bool check_constraints(const Schema& schema, const Proof& proof, const Budget* budget,
                       const ConstraintMark& mark);

}  // namespace stet
