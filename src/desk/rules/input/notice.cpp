#include "desk/rules/rules.h"

namespace stet {

// Stands in for notices of readers whose id has no row of its own.
constinit const Rule input_notice{
    .id = "input.notice",
    .severity = Severity::warning,
    .why =
        "The article could be read, but not everything in it was as its format says it should be.",
    .pass_example = "an article that keeps to its format",
    .fail_example = "an article with a part that its reader had to leave out",
};

}  // namespace stet
