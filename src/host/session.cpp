#include "host/session.h"

#include "host/input.h"
#include "host/output.h"

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

namespace stet::host {
namespace {

namespace fs = std::filesystem;

std::string config_for(const Settings& settings) {
  // A path is made absolute here: the plugin does not care for a working directory.
  std::string schema = settings.schema;
  std::error_code ignored;
  if (schema.rfind("stet:", 0) != 0) schema = fs::absolute(schema, ignored).string();
  return "{\"schema\":" + json_string(schema) + "}";
}

}  // namespace

std::int64_t clock_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string find_plugin(const std::string& named) {
  std::error_code ignored;
  if (!named.empty()) return fs::absolute(named, ignored).string();
  if (const char* variable = std::getenv("STET_PLUGIN"); variable && *variable)
    return fs::absolute(variable, ignored).string();
  char self[4096];
  const ssize_t size = ::readlink("/proc/self/exe", self, sizeof self);
  const fs::path folder =
      size > 0 ? fs::path(std::string(self, static_cast<std::size_t>(size))).parent_path()
               : fs::path(".");
  for (const char* place : {"../lib/libstet.so", "libstet.so", "../lib/libstet.so.1"})
    if (fs::exists(folder / place, ignored)) return (folder / place).lexically_normal().string();
  throw Failure(kUsage,
                "libstet.so is not beside the program; name it with --plugin FILE or STET_PLUGIN");
}

Session::Session(const Settings& settings)
    : library_(find_plugin(settings.plugin)),
      instance_(std::make_unique<abi::Instance>(library_, config_for(settings))) {}

CallFor::CallFor(const Settings& settings, const std::string& stage,
                 const std::string& more_options)
    : from_(settings.from), stage_(stage) {
  options_ =
      "{\"now\":" + (settings.now.empty() ? std::to_string(clock_ms()) : json_string(settings.now));
  if (!settings.language.empty()) options_ += ",\"language\":" + json_string(settings.language);
  if (!settings.waivers.empty()) options_ += ",\"waivers\":" + read_setting(settings.waivers);
  options_ += more_options + "}";
  call_.struct_size = sizeof call_;
  call_.deadline_ms = kDeadlineMs;
  call_.input_format = from_.c_str();
  call_.stage = stage_.c_str();
  call_.options_json = options_.data();
  call_.options_size = options_.size();
}

}  // namespace stet::host
