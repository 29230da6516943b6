#pragma once
/// Fixes, from the words of a Text to the bytes of the input. [any thread]

#include "desk/finding.h"

#include <string>
#include <string_view>
#include <vector>

namespace stet {

/// `text` as it must be written in an input of that kind. In an attribute (alt text) quotation
/// marks are escaped too.
std::string escape_for(std::string_view text, SourceEscape escape, bool in_attribute);

/// Turns the edits of `finding` into edits of the input, and drops a fix that cannot be made there
/// without cutting an escape in two or writing over mark-up.
void map_fixes(Finding& finding, SourceEscape escape);

/// Drops from each finding the fixes that overlap one of a finding before it, so that all that are
/// left can be made in one pass. The fixes of one finding are alternatives and may overlap each
/// other.
void drop_overlapping_fixes(std::vector<Finding>& findings);

}  // namespace stet
