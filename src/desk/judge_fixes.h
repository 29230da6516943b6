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

/// The input as one who writes in it must know it.
struct Script {
  SourceEscape escape = SourceEscape::none;
  std::string_view source;
  /// Nothing but ASCII may be written: the input has nothing else, or is in another encoding than
  /// UTF-8. Mark-up and JSON then take references and escapes; plain text of ASCII may become
  /// UTF-8.
  bool is_ascii = false;
  bool is_foreign = false;  ///< bytes that are no UTF-8
  bool is_wide = false;     ///< UTF-16: nothing can be written, only taken out
};
/// `part` of the source is what was read; empty: all. O(source).
Script script_of(const Provenance& provenance, std::string_view source, Span part);

/// Turns the edits of `finding` into edits of the input, and drops a fix that cannot be made there
/// without cutting an escape in two, writing over mark-up, or in an encoding that lacks the
/// characters.
void map_fixes(Finding& finding, const Script& script);

/// Drops from each finding the fixes that overlap one of a finding before it, so that all that are
/// left can be made in one pass. The fixes of one finding are alternatives and may overlap each
/// other.
void drop_overlapping_fixes(std::vector<Finding>& findings);

}  // namespace stet
