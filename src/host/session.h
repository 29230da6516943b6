#pragma once
/// The plugin as this command uses it: loaded once, one instance for one schema.

#include "host/errors.h"
#include <stet/stet.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace stet::host {

inline constexpr std::uint64_t kInputLimit = 4u << 20;  ///< what the plugin takes by default
inline constexpr std::uint32_t kDeadlineMs = 10'000;

/// What several commands let the caller say.
struct Settings {
  std::string plugin;  ///< path; empty: $STET_PLUGIN, else beside the program
  std::string schema = "stet:web";
  std::string from = "auto";
  std::string stage = "submit";
  std::string language;
  std::string now;      ///< ISO date-time; empty: the clock
  std::string photos;   ///< folder of the articles' photo files; empty: none are read
  std::string waivers;  ///< file with a JSON list of waiver records
};

/// Where the library is: the caller's word, the environment, or next to this program (../lib, the
/// same folder).
std::string find_plugin(const std::string& named);

class Session {
 public:
  /// Throws abi::Error or Failure.
  explicit Session(const Settings& settings);

  const abi::Library& library() const { return library_; }
  const abi::Instance& plugin() const { return *instance_; }

 private:
  abi::Library library_;
  std::unique_ptr<abi::Instance> instance_;
};

/// A call with the caller's settings filled in. Keeps the strings that the stet_call points to.
class CallFor {
 public:
  /// `options` are further members of the options object, each with a comma in front.
  CallFor(const Settings& settings, const std::string& stage, const std::string& more_options = {});
  CallFor(const CallFor&) = delete;
  CallFor& operator=(const CallFor&) = delete;
  const stet_call& get() const { return call_; }
  void set_facts(std::string facts) {
    facts_ = std::move(facts);
    call_.facts_json = facts_.data();
    call_.facts_size = facts_.size();
  }
  void set_output(const std::string& format) {
    output_ = format;
    call_.output_format = output_.c_str();
  }

 private:
  std::string from_, stage_, options_, output_, facts_;
  stet_call call_{};
};

/// Milliseconds of the system clock.
std::int64_t clock_ms();

}  // namespace stet::host
