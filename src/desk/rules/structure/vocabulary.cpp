#include "desk/rules/rules.h"

namespace stet {

// Spoken by schema/field_terms.cpp for vocabulary, allow, deny, needLeaf and uniqueItems.
constinit const Rule structure_vocabulary{
    .id = "structure.vocabulary",
    .severity = Severity::error,
    .why = "Feeds and pages sort stories by these codes; one that nobody knows files it nowhere.",
    .pass_example = "fields: categories vocabulary sections; review",
    .fail_example = "fields: categories vocabulary sections; revue",
};

}  // namespace stet
