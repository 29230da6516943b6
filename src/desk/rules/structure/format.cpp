#include "desk/rules/rules.h"

namespace stet {

// Spoken by schema/fields.cpp for pattern, format, enum, const, minimum and maximum.
constinit const Rule structure_format{
    .id = "structure.format",
    .severity = Severity::error,
    .why = "Machines read this field; a value in another form is lost or misread by them.",
    .pass_example = "fields: dates.modified format date-time; 2026-03-04T09:30:00+02:00",
    .fail_example = "fields: dates.modified format date-time; 4.3.26",
};

}  // namespace stet
