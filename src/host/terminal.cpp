#include "host/terminal.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace stet::host {

Palette Palette::for_stdout(ColourChoice choice) {
  if (choice != ColourChoice::automatic) return Palette(choice == ColourChoice::always);
  const char* no_colour = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool is_dumb = term && std::string_view(term) == "dumb";
  return Palette(::isatty(STDOUT_FILENO) && !(no_colour && *no_colour) && !is_dumb);
}

std::string Palette::paint(std::string_view text, std::string_view sgr) const {
  std::string out;
  if (on_) out.append("\x1b[").append(sgr).append("m");
  out.append(text);
  if (on_) out.append("\x1b[0m");
  return out;
}

Progress::Progress(std::size_t total)
    : total_(total),
      on_(total > 1 && ::isatty(STDERR_FILENO)),
      begun_(std::chrono::steady_clock::now()),
      last_(begun_) {}

void Progress::step() {
  ++done_;
  if (!on_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - begun_ < std::chrono::milliseconds(500) || now - last_ < std::chrono::milliseconds(100))
    return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const double rate = static_cast<double>(done_) / seconds;
  std::fprintf(stderr, "\r\x1b[K%zu of %zu, %.0f a second, %.0f s left", done_, total_, rate,
               static_cast<double>(total_ - done_) / rate);
  std::fflush(stderr);
  drawn_ = true;
}

Progress::~Progress() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
}

}  // namespace stet::host
