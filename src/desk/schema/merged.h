#pragma once
/// A merged schema as a list: each value with the file and line that set it. For `stet schema
/// show`. [any thread]

#include "desk/schema.h"
#include "text/lines.h"

#include <string>
#include <vector>

namespace stet {

struct MergedValue {
  std::string path;                    ///< JSON Pointer into the merged schema
  std::string value;                   ///< compact JSON
  const Document* document = nullptr;  ///< nullptr: nobody said so, it is Stet's own default
  LineColumn at;
};

/// In the order of the sections, rules by id. A value that a later file replaced is not in it.
std::vector<MergedValue> merged_values(const Schema& schema);

/// What `layer` says of `member` of its rule's long form ("severity", "options"), whichever of the
/// three forms it is written in; nullptr: nothing.
const Json* said_of(const RuleLayer& layer, std::string_view member);

}  // namespace stet
