#include "desk/rules/rules.h"

namespace stet {

// Spoken by schema/fields.cpp for every field constraint `required`.
constinit const Rule structure_required{
    .id = "structure.required",
    .severity = Severity::error,
    .why = "The house does not let a story through without this field.",
    .pass_example = "fields: headline required; headline 'Council backs river wall'",
    .fail_example = "fields: headline required; headline is white space only",
};

}  // namespace stet
