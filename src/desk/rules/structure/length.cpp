#include "desk/rules/rules.h"

namespace stet {

// Spoken by schema/fields.cpp for minLength, maxLength, minItems and maxItems.
constinit const Rule structure_length{
    .id = "structure.length",
    .severity = Severity::error,
    .why = "Pages, feeds and wires have room for so much; what does not fit is cut by a machine.",
    .pass_example = "fields: headline maxLength 64; headline of 61 characters",
    .fail_example = "fields: headline maxLength 64; headline of 71 characters",
};

}  // namespace stet
