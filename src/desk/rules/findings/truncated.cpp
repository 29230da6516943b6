#include "desk/rules/rules.h"

namespace stet {

// Spoken by judge.cpp when a report would hold more than its limit.
constinit const Rule findings_truncated{
    .id = "findings.truncated",
    .severity = Severity::warning,
    .why = "So many marks mean a wrong format or a wrong schema more often than a bad story.",
    .pass_example = "an article with 12 findings",
    .fail_example = "an article with 3,412 findings, of which 1,000 are listed",
};

}  // namespace stet
