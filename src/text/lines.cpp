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

LineIndex::LineIndex(std::string_view source)
    : LineIndex(source, {0, static_cast<std::uint32_t>(source.size())}, {}) {}

LineIndex::LineIndex(std::string_view source, Span part, LineColumn begins)
    : source_(source), end_(part.end), begins_(begins), starts_{part.begin} {
  for (std::size_t at = source.find_first_of("\r\n", part.begin); at < part.end;
       at = source.find_first_of("\r\n", at + 1))
    if (ends_line(source, at)) starts_.push_back(static_cast<std::uint32_t>(at + 1));
}

LineColumn LineIndex::at(std::uint32_t offset) const {
  offset = std::clamp(offset, starts_.front(), end_);
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const std::uint32_t start = *(after - 1);
  const auto line = static_cast<std::uint32_t>(after - starts_.begin()) - 1;
  return {begins_.line + line, count_code_points(source_.substr(start, offset - start)) +
                                   (line == 0 ? begins_.column : 1)};
}

std::string_view LineIndex::line(std::uint32_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::size_t begin = starts_[number - 1];
  std::size_t end = number < starts_.size() ? starts_[number] : end_;
  while (end > begin && (source_[end - 1] == '\n' || source_[end - 1] == '\r')) --end;
  return source_.substr(begin, end - begin);
}

LineColumn line_column(std::string_view source, std::uint64_t offset) {
  return line_column(source, offset, 0, {});
}

LineColumn line_column(std::string_view source, std::uint64_t offset, std::uint64_t from,
                       LineColumn known) {
  offset = std::min<std::uint64_t>(offset, source.size());
  std::size_t start = from;
  for (std::size_t at = source.find_first_of("\r\n", from); at < offset;
       at = source.find_first_of("\r\n", at + 1)) {
    if (!ends_line(source, at)) continue;
    ++known.line;
    known.column = 1;
    start = at + 1;
  }
  return {known.line, count_code_points(source.substr(start, offset - start)) + known.column};
}

}  // namespace stet
