#pragma once
/// The one line that a failure is, and the exit codes.

#include <stet/stet.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace stet::host {

/// 0 clean; 1 findings; 2 usage, configuration, schema; 3 unreadable input; 4 storage, output,
/// network.
enum Exit : int { kClean = 0, kFindings = 1, kUsage = 2, kUnreadable = 3, kStorage = 4 };

/// The worst code wins: 4 > 3 > 2 > 1 > 0.
inline int worst(int a, int b) { return a > b ? a : b; }

/// A failure that ends the command: its line is printed, its code returned.
class Failure : public std::runtime_error {
 public:
  Failure(int exit_code, const std::string& message)
      : std::runtime_error(message), code(exit_code) {}
  int code;
};

/// "input", "limit", "config" ...
std::string_view code_name(stet_status status);
int exit_code(stet_status status);

/// Control and bidi characters as \u{..}; at most `at_most` bytes, never cut inside a character.
std::string printable(std::string_view text, std::size_t at_most = 400);

/// stet: FILE:LINE:COL: error[CODE]: MESSAGE   (line and column left out when 0)
void print_error_line(std::string_view file, std::uint32_t line, std::uint32_t column,
                      std::string_view code, std::string_view message);

/// The same for a schema's fault, whose message begins with the file it is in: "FILE: MESSAGE".
void print_config_error(std::uint32_t line, std::uint32_t column, std::string_view code,
                        std::string_view message);

/// The candidate fewest edits away, if it is near enough to be meant.
template <class Names>
std::string nearest(std::string_view wanted, const Names& names);
/// Letters added, dropped, changed, or two neighbours swapped.
std::size_t edit_distance(std::string_view a, std::string_view b);

template <class Names>
std::string nearest(std::string_view wanted, const Names& names) {
  std::string best;
  std::size_t least = wanted.size() / 3 + 2;
  for (const auto& name : names) {
    const std::size_t distance = edit_distance(wanted, name);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

}  // namespace stet::host
