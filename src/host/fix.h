#pragma once
/// `check --fix`: the safe fixes, made in the files.

#include "host/commands.h"

namespace stet::host {

/// Of a command with `fix` or `diff`.
int run_fixes(const CheckCommand& command);

}  // namespace stet::host
