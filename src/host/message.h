#pragma once
/// Many articles as one message, one in memory at a time.

#include "host/commands.h"
#include "host/input.h"

#include <string>
#include <vector>

namespace stet::host {

/// Writes to command.out (complete once it has its name) or standard output. Articles that are
/// blocked or unreadable are left out and named on standard error. `options` as CallFor takes them.
int write_message(const Session& session, const std::vector<Input>& inputs,
                  const ConvertCommand& command, const std::string& options);

}  // namespace stet::host
