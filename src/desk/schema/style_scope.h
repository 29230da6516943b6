#pragma once
/// Scopes of style entries: "body", "~heading", "caption & quote". [any thread]

#include "desk/proof.h"
#include "desk/schema/node.h"
#include "desk/schema/style.h"

namespace stet {

/// Reads "scope" into `scope.in` and `scope.outside`, "skip" into `scope.outside`.
bool read_scope(const Node& node, StyleScope& scope);
bool read_skip(const Node& node, StyleScope& scope);

/// False when nothing of this passage can be in scope.
bool may_look(const StyleScope& scope, const Passage& passage);
bool is_in_scope(const StyleScope& scope, const Proof& proof, const Passage& passage, Span span);

}  // namespace stet
