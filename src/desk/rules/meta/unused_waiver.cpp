#include "desk/rules/rules.h"

namespace stet {

// Spoken by waivers.cpp for comments in the copy.
constinit const Rule meta_unused_waiver{
    .id = "meta.unused-waiver",
    .severity = Severity::suggestion,
    .why = "A waiver that waives nothing hides the next real fault behind it.",
    .pass_example =
        "<!-- stet-disable-next style.repeated-word: a band's name --><p>The The played.</p>",
    .fail_example =
        "<!-- stet-disable-next style.repeated-word: a band's name --><p>They played.</p>",
};

}  // namespace stet
