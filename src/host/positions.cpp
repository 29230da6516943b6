#include "host/positions.h"

#include <algorithm>

namespace stet::host {
namespace {

/// Past the byte at `at`. Lines end at LF, CR LF and CR; the CR of CR LF belongs to its line.
void step(std::string_view source, std::size_t at, Position& position) {
  const char byte = source[at];
  if (byte == '\n' || (byte == '\r' && (at + 1 == source.size() || source[at + 1] != '\n'))) {
    ++position.line;
    position.column = 1;
  } else if (at + 1 == source.size() ||
             (static_cast<unsigned char>(source[at + 1]) & 0xC0) != 0x80) {
    ++position.column;
  }
}

}  // namespace

Positions::Positions(std::string_view source) : source_(source) {
  steps_.reserve(source.size() / kStep + 1);
  Position position;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (i % kStep == 0) steps_.push_back(position);
    step(source, i, position);
  }
  if (source.size() % kStep == 0) steps_.push_back(position);
}

Position Positions::at(std::size_t offset) const {
  offset = std::min(offset, source_.size());
  Position position = steps_[offset / kStep];
  for (std::size_t i = offset - offset % kStep; i < offset; ++i) step(source_, i, position);
  return position;
}

}  // namespace stet::host
