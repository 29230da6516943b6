#pragma once
/// Colour on a terminal only (NO_COLOR obeyed), and progress on a terminal only.

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace stet::host {

enum class ColourChoice { automatic, always, never };

class Palette {
 public:
  explicit Palette(bool on) : on_(on) {}
  static Palette for_stdout(ColourChoice choice);
  std::string paint(std::string_view text, std::string_view sgr) const;
  std::string error(std::string_view text) const { return paint(text, "1;31"); }
  std::string warning(std::string_view text) const { return paint(text, "1;33"); }
  std::string suggestion(std::string_view text) const { return paint(text, "1;36"); }
  std::string strong(std::string_view text) const { return paint(text, "1"); }
  std::string faint(std::string_view text) const { return paint(text, "2"); }
  std::string good(std::string_view text) const { return paint(text, "1;32"); }

 private:
  bool on_;
};

/// Count, rate and time left on stderr, redrawn at most ten times a second; nothing when stderr is
/// no terminal or the work is short. One thread.
class Progress {
 public:
  explicit Progress(std::size_t total);
  void step();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  std::size_t total_, done_ = 0;
  bool on_, drawn_ = false;
  std::chrono::steady_clock::time_point begun_, last_;
};

}  // namespace stet::host
