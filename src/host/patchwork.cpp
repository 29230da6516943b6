#include "host/patchwork.h"

#include "host/errors.h"

#include <algorithm>
#include <utility>

namespace stet::host {
namespace {

constexpr std::size_t kContext = 3;  // lines

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t end = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return end == std::string_view::npos ? 0 : end + 1;
}
std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}
std::size_t count_lines(std::string_view text) {
  const auto ends = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  return ends + (!text.empty() && text.back() != '\n' ? 1 : 0);
}

/// Whole lines that became other whole lines.
struct Block {
  Stretch old;
  std::string text;
};

/// Lines that are the same at both ends are context, not change.
void trim(std::string_view original, Block& block) {
  std::string_view text = block.text;
  while (block.old.size() > 0 && !text.empty()) {
    const std::size_t old_end = std::min(line_end(original, block.old.begin), block.old.end);
    const std::size_t new_end = line_end(text, 0);
    const std::string_view line = original.substr(block.old.begin, old_end - block.old.begin);
    if (line != text.substr(0, new_end)) break;
    block.old.begin = old_end;
    text.remove_prefix(new_end);
  }
  while (block.old.size() > 0 && !text.empty()) {
    const std::size_t old_line = std::max(line_begin(original, block.old.end - 1), block.old.begin);
    const std::size_t new_line = line_begin(text, text.size() - 1);
    if (original.substr(old_line, block.old.end - old_line) != text.substr(new_line)) break;
    block.old.end = old_line;
    text = text.substr(0, new_line);
  }
  block.text = std::string(text);
}

std::vector<Block> blocks_of(std::string_view original, const std::vector<Change>& changes) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < changes.size();) {
    Block block{{line_begin(original, changes[i].old.begin), 0}, {}};
    std::size_t at = block.old.begin;
    do {
      block.text += original.substr(at, changes[i].old.begin - at);
      block.text += changes[i].text;
      at = changes[i].old.end;
      block.old.end = line_end(original, at);
      ++i;
    } while (i < changes.size() && line_begin(original, changes[i].old.begin) < block.old.end);
    block.text += original.substr(at, block.old.end - at);
    trim(original, block);
    if (block.old.size() > 0 || !block.text.empty()) blocks.push_back(std::move(block));
  }
  return blocks;
}

void lines(std::string& out, char mark, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = line_end(text, 0);
    out += mark;
    out += text.substr(0, end);
    if (text[end - 1] != '\n') out += "\n\\ No newline at end of file\n";
    text.remove_prefix(end);
  }
}

std::string range(std::size_t first, std::size_t count) {
  // An empty range is named by the line before it.
  const std::size_t shown = count == 0 ? first - 1 : first;
  return std::to_string(shown) + "," + std::to_string(count);
}

}  // namespace

Patchwork::Patchwork(std::string_view original) : original_(original) {
  if (!original.empty()) pieces_.push_back({{0, original.size()}, {}});
}

void Patchwork::apply(const std::vector<ReportEdit>& edits) {
  std::vector<Piece> made;
  made.reserve(pieces_.size() + 2 * edits.size());
  auto edit = edits.begin();
  std::size_t at = 0;
  const auto write = [&](const std::string& text) {
    if (!text.empty()) made.push_back({{}, text});
  };
  const auto keep = [&](const Piece& piece, std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    if (piece.text.empty())
      made.push_back({{piece.old.begin + begin, piece.old.begin + end}, {}});
    else
      made.push_back({{}, piece.text.substr(begin, end - begin)});
  };
  for (const Piece& piece : pieces_) {
    const std::size_t size = piece.size();
    std::size_t done = 0;
    while (edit != edits.end() && edit->at.begin < at + size) {
      if (edit->at.begin >= at) {
        keep(piece, done, edit->at.begin - at);
        write(edit->text);
      }
      done = std::min(edit->at.end, at + size) - at;
      if (edit->at.end > at + size) break;  // goes on in the next piece
      ++edit;
    }
    keep(piece, done, size);
    at += size;
  }
  for (; edit != edits.end(); ++edit)
    if (edit->at.begin >= at) write(edit->text);
  pieces_ = std::move(made);
}

std::string Patchwork::text() const {
  std::string out;
  for (const Piece& piece : pieces_)
    out += piece.text.empty() ? original_.substr(piece.old.begin, piece.old.size())
                              : std::string_view(piece.text);
  return out;
}

std::vector<Change> Patchwork::changes() const {
  std::vector<Change> out;
  std::size_t at = 0;
  std::string text;
  const auto gap = [&](std::size_t until) {
    if (original_.substr(at, until - at) != text)
      out.push_back({{at, until}, std::exchange(text, {})});
    text.clear();
  };
  for (const Piece& piece : pieces_) {
    if (!piece.text.empty()) {
      text += piece.text;
      continue;
    }
    gap(piece.old.begin);
    at = piece.old.end;
  }
  gap(original_.size());
  return out;
}

std::string unified_diff(std::string_view name, std::string_view original,
                         const std::vector<Change>& changes) {
  const std::vector<Block> blocks = blocks_of(original, changes);
  if (blocks.empty()) return {};
  const std::string shown = printable(name, 4096);
  std::string out = "--- " + shown + "\n+++ " + shown + "\n";
  std::size_t line = 1, counted = 0;           // `line` is that of the byte `counted`
  std::size_t old_so_far = 0, new_so_far = 0;  // lines of blocks before
  for (std::size_t i = 0; i < blocks.size();) {
    std::size_t begin = blocks[i].old.begin;
    for (std::size_t k = 0; k < kContext && begin > 0; ++k) begin = line_begin(original, begin - 1);
    line += count_lines(original.substr(counted, begin - counted));
    counted = begin;
    std::string body;
    std::size_t at = begin, taken = 0, given = 0, end = 0;
    do {
      lines(body, ' ', original.substr(at, blocks[i].old.begin - at));
      const std::string_view old = original.substr(blocks[i].old.begin, blocks[i].old.size());
      lines(body, '-', old);
      lines(body, '+', blocks[i].text);
      taken += count_lines(old);
      given += count_lines(blocks[i].text);
      at = end = blocks[i].old.end;
      for (std::size_t k = 0; k < kContext && end < original.size(); ++k)
        end = line_end(original, end);
      ++i;
      // Blocks whose contexts touch are one hunk.
    } while (i < blocks.size() &&
             count_lines(original.substr(at, blocks[i].old.begin - at)) <= 2 * kContext);
    lines(body, ' ', original.substr(at, end - at));
    const std::size_t old_count = count_lines(original.substr(begin, end - begin));
    const std::size_t new_count = old_count - taken + given;
    out += "@@ -" + range(line, old_count) + " +" +
           range(line + new_so_far - old_so_far, new_count) + " @@\n" + body;
    old_so_far += taken;
    new_so_far += given;
  }
  return out;
}

}  // namespace stet::host
