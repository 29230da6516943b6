#include "intake/markdown/front_matter.h"

#include "intake/text/look.h"
#include "text/utf8.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace stet::markdown {
namespace {

constexpr std::size_t kLongestKey = 64;
constexpr std::string_view kYaml = "---", kToml = "+++";

std::uint32_t line_end(std::string_view text, std::uint32_t at) {
  return static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size()));
}

/// The line without its end and the white space before it.
Span line_at(std::string_view text, std::uint32_t at) {
  Span line{at, line_end(text, at)};
  while (line.end > line.begin &&
         (text[line.end - 1] == '\r' || text[line.end - 1] == ' ' || text[line.end - 1] == '\t'))
    --line.end;
  return line;
}

/// "key: value" or "key = value": the key, and where the value begins.
std::optional<std::pair<Span, std::uint32_t>> find_key(std::string_view text, Span line,
                                                       char sign) {
  std::uint32_t at = line.begin;
  const char quote = at < line.end && (text[at] == '"' || text[at] == '\'') ? text[at] : '\0';
  if (quote) ++at;
  Span key{at, at};
  while (at < line.end && at - key.begin < kLongestKey) {
    const char c = text[at];
    if (quote ? c == quote
              : !(is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-' || c == '.' ||
                  c == '@' || static_cast<unsigned char>(c) >= 0x80))
      break;
    ++at;
  }
  key.end = at;
  if (quote && at < line.end && text[at] == quote) ++at;
  while (at < line.end && text[at] == ' ') ++at;
  if (key.empty() || at >= line.end || text[at] != sign) return std::nullopt;
  ++at;
  if (sign == ':' && at < line.end && text[at] != ' ' && text[at] != '\t') return std::nullopt;
  return std::pair{key, trimmed(text, {at, line.end}).begin};
}

class HeadReader {
 public:
  HeadReader(const Text& text, TextArena& arena) : text_(text), arena_(arena), builder_(arena) {}
  FrontMatter read();

 private:
  struct Level {
    std::uint32_t indent = 0;
    std::string path;
    std::uint32_t item = 0;
  };

  void read_line(Span line, std::uint32_t indent);
  void read_item(Span line, std::uint32_t indent);
  void read_pair(Span key, Span value, std::uint32_t indent, std::uint32_t item);
  void read_value(const std::string& path, std::uint32_t item, Span value);
  void read_list(const std::string& path, Span inside);
  std::uint32_t quoted_end(std::uint32_t at, std::uint32_t end) const;
  Text unquoted(Span value);
  void add(const std::string& path, std::uint32_t item, Text value, Span at);
  std::uint32_t read_block(const std::string& path, std::uint32_t item, std::uint32_t at,
                           std::uint32_t indent, bool folded);

  const Text& text_;
  TextArena& arena_;
  TextBuilder builder_;
  FrontMatter head_;
  std::vector<Level> levels_;  ///< maps and lists open around the line, outermost first
  std::string table_;          ///< TOML: "[image]"
  std::uint32_t items_ = 0;
  std::uint32_t next_ = 0;  ///< where the next line begins
  bool toml_ = false;
};

void HeadReader::add(const std::string& path, std::uint32_t item, Text value, Span at) {
  if (head_.entries.size() >= kMostEntries) {
    if (head_.unread == 0) head_.unread = at.begin;
    return;
  }
  head_.entries.push_back({path, item, value, text_.source(at)});
}

/// Behind the closing quote of the string that opens at `at`, or `end`.
std::uint32_t HeadReader::quoted_end(std::uint32_t at, std::uint32_t end) const {
  const char quote = text_.bytes[at++];
  for (; at < end; ++at) {
    if (quote == '"' && text_.bytes[at] == '\\')
      ++at;
    else if (quote == '\'' && text_.bytes.substr(at, 2) == "''")
      ++at;
    else if (text_.bytes[at] == quote)
      return at + 1;
  }
  return end;
}

/// A value without its quotes, escapes read; a plain one without its comment.
Text HeadReader::unquoted(Span value) {
  const std::string_view bytes = text_.bytes;
  if (value.empty()) return {};
  const char quote = bytes[value.begin];
  if (quote != '"' && quote != '\'') {
    const std::string_view plain = text_.cut(value);
    const std::size_t comment = plain.find(" #");
    if (comment != plain.npos) value.end = value.begin + static_cast<std::uint32_t>(comment);
    return arena_.part(text_, trimmed(bytes, value));
  }
  Span inside{value.begin + 1, quoted_end(value.begin, value.end)};
  if (inside.end > inside.begin && bytes[inside.end - 1] == quote) --inside.end;
  for (std::uint32_t at = inside.begin; at < inside.end;) {
    const char c = bytes[at];
    const char next = at + 1 < inside.end ? bytes[at + 1] : '\0';
    if (quote == '\'' && c == '\'' && next == '\'') {
      builder_.atom("'", {at, at + 2});
      at += 2;
    } else if (quote == '"' && c == '\\' && next) {
      builder_.atom(next == 'n'   ? std::string_view("\n")
                    : next == 't' ? std::string_view("\t")
                                  : bytes.substr(at + 1, 1),
                    {at, at + 2});
      at += 2;
    } else {
      const std::uint32_t begin = at++;
      while (at < inside.end && bytes[at] != '\\' && bytes[at] != '\'') ++at;
      builder_.verbatim(bytes.substr(begin, at - begin), begin);
    }
  }
  return arena_.compose(builder_.finish(bytes), text_);
}

/// "[a, "b, c", d]".
void HeadReader::read_list(const std::string& path, Span inside) {
  const std::string_view bytes = text_.bytes;
  for (std::uint32_t at = inside.begin; at < inside.end;) {
    at = trimmed(bytes, {at, inside.end}).begin;
    if (at >= inside.end) return;
    std::uint32_t end = at;
    if (bytes[at] == '"' || bytes[at] == '\'') end = quoted_end(at, inside.end);
    while (end < inside.end && bytes[end] != ',') ++end;
    const Span item = trimmed(bytes, {at, end});
    if (!item.empty()) add(path, ++items_, unquoted(item), item);
    at = end + 1;
  }
}

void HeadReader::read_value(const std::string& path, std::uint32_t item, Span value) {
  const std::string_view bytes = text_.bytes;
  if (bytes[value.begin] == '[') {
    const std::size_t close = text_.cut(value).rfind(']');
    if (close != std::string_view::npos)
      return read_list(path, {value.begin + 1, value.begin + static_cast<std::uint32_t>(close)});
  }
  add(path, item, unquoted(value), value);
}

/// The indented lines behind "key: |" or "key: >"; gives where they end.
std::uint32_t HeadReader::read_block(const std::string& path, std::uint32_t item, std::uint32_t at,
                                     std::uint32_t indent, bool folded) {
  const std::string_view bytes = text_.bytes;
  Span whole{at, at};
  while (at < bytes.size()) {
    const Span line = line_at(bytes, at);
    std::uint32_t begin = line.begin;
    while (begin < line.end && bytes[begin] == ' ') ++begin;
    const bool blank = begin == line.end;
    if (!blank && begin - line.begin <= indent) break;
    if (!blank) {
      if (whole.empty()) whole.begin = begin;
      if (!builder_.empty()) {
        if (folded)
          builder_.fold_space({whole.end, begin});
        else
          builder_.atom("\n", {whole.end, begin});
      }
      builder_.verbatim(bytes.substr(begin, line.end - begin), begin);
      whole.end = line.end;
    }
    at = std::min(line_end(bytes, at) + 1, text_.size());
  }
  if (!builder_.empty()) add(path, item, arena_.compose(builder_.finish(bytes), text_), whole);
  return at;
}

void HeadReader::read_pair(Span key, Span value, std::uint32_t indent, std::uint32_t item) {
  std::string path = levels_.empty() ? table_ : levels_.back().path;
  if (levels_.size() < kDeepestKey) {
    if (!path.empty()) path += '.';
    path += lower(text_.cut(key));
  }
  const std::string_view spelled = text_.cut(value);
  if (spelled.empty() || spelled.front() == '#') {
    if (levels_.size() < kDeepestKey) levels_.push_back({indent, std::move(path), item});
    return;
  }
  const bool block = !toml_ && (spelled.front() == '|' || spelled.front() == '>') &&
                     spelled.find_first_not_of("|>+-0123456789") == spelled.npos;
  if (block)
    next_ = read_block(path, item, next_, indent, spelled.front() == '>');
  else
    read_value(path, item, value);
}

void HeadReader::read_item(Span line, std::uint32_t indent) {
  const Span value = trimmed(text_.bytes, {line.begin + 1, line.end});
  if (levels_.empty() || value.empty()) return;
  const std::string path = levels_.back().path;
  const std::uint32_t item = ++items_;
  levels_.back().item = item;
  const auto pair = find_key(text_.bytes, value, ':');
  if (!pair) return read_value(path, item, value);
  read_pair(pair->first, {pair->second, value.end}, indent + 1, item);
}

void HeadReader::read_line(Span line, std::uint32_t indent) {
  const std::string_view bytes = text_.bytes;
  if (toml_ && bytes[line.begin] == '[') {
    const std::string_view name = trimmed(text_.cut(line));
    const std::size_t first = name.find_first_not_of('['), last = name.find(']');
    if (first != name.npos && last != name.npos && first < last)
      table_ = lower(name.substr(first, std::min(last - first, kLongestKey)));
    return;
  }
  const bool item =
      !toml_ && bytes[line.begin] == '-' && (line.size() == 1 || bytes[line.begin + 1] == ' ');
  // A list may stand as far left as its key.
  while (!levels_.empty() &&
         (item ? levels_.back().indent > indent : levels_.back().indent >= indent))
    levels_.pop_back();
  if (item) return read_item(line, indent);
  const auto pair = find_key(bytes, line, toml_ ? '=' : ':');
  if (pair) {
    const std::uint32_t of_item = levels_.empty() ? 0 : levels_.back().item;
    return read_pair(pair->first, {pair->second, line.end}, indent, of_item);
  }
  add(levels_.empty() ? std::string("line") : levels_.back().path, 0, arena_.part(text_, line),
      line);
}

FrontMatter HeadReader::read() {
  const std::string_view bytes = text_.bytes;
  if (!has_front_matter(bytes)) return {};
  const std::string_view fence = bytes.substr(0, 3);
  toml_ = fence == kToml;
  next_ = line_end(bytes, 0) + 1;
  while (next_ < bytes.size()) {
    const Span line = line_at(bytes, next_);
    next_ = std::min(line_end(bytes, next_) + 1, text_.size());
    const std::string_view words = text_.cut(line);
    if (words == fence || (!toml_ && words == "...")) break;
    std::uint32_t begin = line.begin;
    while (begin < line.end && (bytes[begin] == ' ' || bytes[begin] == '\t')) ++begin;
    if (begin < line.end && bytes[begin] != '#') read_line({begin, line.end}, begin - line.begin);
  }
  head_.body = next_;
  return std::move(head_);
}

}  // namespace

bool has_front_matter(std::string_view head) {
  const std::string_view fence = head.substr(0, 3);
  if (fence != kYaml && fence != kToml) return false;
  const Span first = line_at(head, 0);
  if (first.size() != 3) return false;
  bool has_key = false;
  for (auto at = line_end(head, 0) + 1; at < head.size(); at = line_end(head, at) + 1) {
    const Span line = line_at(head, at);
    const std::string_view words = head.substr(line.begin, line.size());
    if (words == fence || (fence == kYaml && words == "...")) return has_key;
    if (!has_key && !words.empty() && words.front() != '#') {
      if (!find_key(head, line, fence == kYaml ? ':' : '=')) return false;
      has_key = true;
    }
  }
  return false;
}

FrontMatter read_front_matter(const Text& text, TextArena& arena) {
  return HeadReader(text, arena).read();
}

}  // namespace stet::markdown
