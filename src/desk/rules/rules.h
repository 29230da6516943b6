#pragma once
/// Declares every row of rules.def, so that each rule's file defines it with external linkage and
/// the registry can table it.

#include "desk/proof.h"
#include "desk/rule.h"

namespace stet {

#define RULE(name) extern const Rule name;
#include "desk/rules/rules.def"
#undef RULE

}  // namespace stet
