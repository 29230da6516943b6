#include "desk/rules/rules.h"

namespace stet {

// Spoken by copyflow instead of newsml.loss, when what a writer lost are words of rights or credit.
constinit const Rule newsml_rights_round_trip{
    .id = "newsml.rights-round-trip",
    .severity = Severity::error,
    .why = "Rights and credits that do not arrive bind nobody: the receiver prints without them.",
    .pass_example = "the credit of the picture stands in the document as in the story",
    .fail_example = "usage terms of a picture that the chosen format has no place for",
};

}  // namespace stet
