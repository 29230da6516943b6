#pragma once
/// The calls now running on one instance, so that cancel() finds them. Lock-free: a fork between
/// two calls leaves nothing held. At most kSlots calls with a call_id can be cancelled at the same
/// time; further ones just run on.

#include <array>
#include <atomic>
#include <cstdint>

namespace stet::plugin {

class RunningCalls {
 public:
  static constexpr std::size_t kSlots = 256;

  struct Slot {
    std::atomic<std::uint64_t> call_id{0};
    std::atomic<bool> cancelled{false};
  };

  /// Takes a slot for the time of one call.
  class Running {
   public:
    Running(RunningCalls& calls, std::uint64_t call_id) : slot_(calls.take(call_id)) {}
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running() {
      if (slot_) slot_->call_id.store(0, std::memory_order_release);
    }
    const std::atomic<bool>* cancelled() const { return slot_ ? &slot_->cancelled : nullptr; }

   private:
    Slot* slot_;
  };

  /// False when no such call runs.
  bool cancel(std::uint64_t call_id) {
    bool found = false;
    if (call_id == 0) return found;
    for (Slot& slot : slots_) {
      if (slot.call_id.load(std::memory_order_acquire) != call_id) continue;
      slot.cancelled.store(true, std::memory_order_relaxed);
      found = true;
    }
    return found;
  }

 private:
  static constexpr std::uint64_t kTaken = UINT64_MAX;

  Slot* take(std::uint64_t call_id) {
    if (call_id == 0 || call_id == kTaken) return nullptr;
    for (Slot& slot : slots_) {
      std::uint64_t free = 0;
      if (!slot.call_id.compare_exchange_strong(free, kTaken, std::memory_order_acq_rel)) continue;
      slot.cancelled.store(false, std::memory_order_relaxed);
      slot.call_id.store(call_id, std::memory_order_release);
      return &slot;
    }
    return nullptr;
  }

  std::array<Slot, kSlots> slots_;
};

}  // namespace stet::plugin
