#include "desk/rules/rules.h"

namespace stet {

// Spoken by copyflow, which makes one finding of each Loss of the writer.
constinit const Rule newsml_loss{
    .id = "newsml.loss",
    .severity = Severity::warning,
    .why = "The chosen format has no place for this, so receivers will not get it.",
    .pass_example = "every part of the story has its place in the format",
    .fail_example = "gallery captions in NewsML 1.2",
};

}  // namespace stet
