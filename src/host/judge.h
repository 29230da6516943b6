#pragma once
/// One article, judged by the plugin or refused. [any thread]

#include "host/check_output.h"
#include "host/photos.h"

namespace stet::host {

/// What every article of a command is judged with.
struct Desk {
  const Session& session;
  const CallFor& call;
  const CheckCommand& command;
  const Photos& photos;
  const stet_read_1* reader = nullptr;  ///< there when the copy is to be shown

  void use_for(const CheckOutput& output);
};

Outcome judge(const Desk& desk, const Input& input, Job job);

/// Its error line, when it was refused. True then.
bool tell_refusal(const Input& input, const Outcome& outcome);

}  // namespace stet::host
