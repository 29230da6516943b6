#pragma once
/// What `check` puts out, one body for each --format.

#include "host/articles.h"
#include "host/commands.h"
#include "host/report.h"
#include "host/session.h"

#include <cstddef>
#include <memory>
#include <string>

namespace stet::host {

/// One article, judged or refused.
struct Outcome {
  Job job;
  std::string report;   ///< JSON; empty when refused
  std::string article;  ///< JSON of stet.read/1, for the forms that show the copy
  int exit = kClean;
  Refusal refused;
};

/// Takes the outcomes in the order of the inputs and writes to standard output as it goes. Used by
/// one thread.
class CheckOutput {
 public:
  virtual ~CheckOutput() = default;
  virtual void add(const Input& input, const Outcome& outcome) = 0;
  virtual void finish() = 0;
  /// Whether outcomes must bring `article`.
  virtual bool shows_the_copy() const { return false; }
};

/// All must outlive it. `inputs` is how many there are.
std::unique_ptr<CheckOutput> make_check_output(const CheckCommand& command, const Session& session,
                                               std::size_t inputs);
std::unique_ptr<CheckOutput> make_sarif_output(const CheckCommand& command, const Session& session);
std::unique_ptr<CheckOutput> make_junit_output(const CheckCommand& command);
std::unique_ptr<CheckOutput> make_html_output(std::size_t inputs);

}  // namespace stet::host
