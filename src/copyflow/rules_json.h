#pragma once
/// The catalogue of rules under one schema, as JSON for `stet rules`, `stet explain` and a settings
/// screen.

#include "desk/rule.h"
#include "desk/schema.h"

#include <string>

namespace stet {

std::string rules_json(const Schema& schema);
/// One element of that list; an unknown id is Code::argument and names the nearest.
Result<std::string> rule_json(const Schema& schema, std::string_view id);

}  // namespace stet
