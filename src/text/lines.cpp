#include "text/lines.h"

#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

std::uint32_t count_code_points(std::string_view bytes) {
  std::uint32_t count = 0;
  for (std::uint32_t at = 0; at < bytes.size(); ++count) at += decode(bytes, at).length;
  return count;
}

/// True when a new line begins right behind the byte at `at`.
bool ends_line(std::string_view source, std::size_t at) {
  if (source[at] == '\n') return true;
  return source[at] == '\r' && (at + 1 == source.size() || source[at + 1] != '\n');
}

}  // namespace

LineIndex::LineIndex(std::string_view source) : source_(source), starts_{0} {
  for (std::size_t at = source.find_first_of("\r\n"); at != std::string_view::npos;
       at = source.find_first_of("\r\n", at + 1))
    if (ends_line(source, at)) starts_.push_back(static_cast<std::uint32_t>(at + 1));
}

LineColumn LineIndex::at(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(source_.size()));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const std::uint32_t start = *(after - 1);
  return {static_cast<std::uint32_t>(after - starts_.begin()),
          count_code_points(source_.substr(start, offset - start)) + 1};
}

std::string_view LineIndex::line(std::uint32_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::size_t begin = starts_[number - 1];
  std::size_t end = number < starts_.size() ? starts_[number] : source_.size();
  while (end > begin && (source_[end - 1] == '\n' || source_[end - 1] == '\r')) --end;
  return source_.substr(begin, end - begin);
}

LineColumn line_column(std::string_view source, std::uint64_t offset) {
  offset = std::min<std::uint64_t>(offset, source.size());
  std::uint32_t line = 1;
  std::size_t start = 0;
  for (std::size_t at = 0; at < offset; ++at) {
    if (!ends_line(source, at)) continue;
    ++line;
    start = at + 1;
  }
  return {line, count_code_points(source.substr(start, offset - start)) + 1};
}

}  // namespace stet
