#pragma once
/// How much one call may cost: time, and whether somebody called it off. Readers, rules and writers
/// ask `spent()` at least every 64 kB or every millisecond of work and then stop with `why()`. A
/// Budget is made once a call and read by one thread; `cancelled` may be set by another.

#include "text/result.h"

#include <atomic>
#include <chrono>
#include <optional>

namespace stet {

struct Budget {
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
  const std::atomic<bool>* cancelled = nullptr;       ///< owned by the caller, outlives the call
  bool (*called_off)(const void* context) = nullptr;  ///< asks the host; cheap, never throws
  const void* context = nullptr;

  bool is_cancelled() const {
    return (cancelled && cancelled->load(std::memory_order_relaxed)) ||
           (called_off && called_off(context));
  }
  bool spent() const {
    if (is_cancelled()) return true;
    return deadline != std::chrono::steady_clock::time_point::max() &&
           std::chrono::steady_clock::now() >= deadline;
  }
  /// The error for a call that had to stop; `doing` names what was running ("rule
  /// quote.unbalanced").
  Error why(const std::string& doing) const {
    if (is_cancelled())
      return {.code = Code::cancelled, .message = "cancelled by the host during " + doing};
    return {.code = Code::deadline, .message = "deadline passed during " + doing};
  }
};

}  // namespace stet
