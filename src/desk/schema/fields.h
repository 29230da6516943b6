#pragma once
/// Judges one article against the field constraints of a schema. [any thread]

#include "desk/finding.h"
#include "desk/proof.h"
#include "desk/schema.h"

#include <functional>
#include <span>

namespace stet {

/// Called for each broken keyword, all of them; `at_most` of the finding is the constraint's own
/// severity.
using FieldMark =
    std::function<void(const Rule& rule, const FieldRule& constraint, Finding finding)>;

/// `stage` is its name, for messages.
void check_fields(std::span<const FieldRule* const> rules, const Proof& proof,
                  std::string_view stage, const FieldMark& mark);

/// The formats a constraint can ask for, by the names of JSON Schema.
bool has_format(std::string_view value, std::string_view format);

}  // namespace stet
