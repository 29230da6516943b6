#pragma once
/// Where the paragraphs of a plain text begin and end. Three habits are told apart by the file's
/// own line lengths and line ends: blank lines between paragraphs of any length, one line each
/// paragraph, and lines wrapped at a fixed width (wire and mail), there with blank lines,
/// indentation or a short last line between paragraphs. Pure [any thread].

#include "text/span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace stet {

enum class LayoutKind : std::uint8_t {
  copy,
  item,     ///< begins with a list mark
  comment,  ///< an own-line <!-- stet-... --> and nothing else
};

struct LayoutBlock {
  Span span;   ///< trimmed; inner line ends and indents included
  Span words;  ///< item: behind the mark; comment: inside the marks; copy: the span
  LayoutKind kind = LayoutKind::copy;
  std::uint32_t lines = 1;
  bool ordered = false;       ///< item: the mark is a number
  bool blank_before = false;  ///< a blank line parts it from the block before; true for the first
  bool starts_text = false;   ///< a wire's start-of-text mark stands before it
  bool ends_text = false;     ///< a wire's end-of-text mark stands before it
};

struct Layout {
  std::vector<LayoutBlock> blocks;  ///< reading order
  bool wrapped = false;             ///< lines are cut at `width`
  bool blank_lines = false;         ///< there are blank lines between others
  bool indented = false;            ///< wrapped, and the first line of a paragraph is set in
  std::uint32_t indent = 0;         ///< columns before the other lines, where indented
  std::uint32_t width = 0;          ///< characters of a full line, where wrapped
  std::uint32_t unread_from = 0;  ///< where reading stopped at `at_most` blocks; 0: read to the end
};

/// Linear. Never more than `at_most` blocks.
Layout lay_out(std::string_view text, std::uint32_t at_most);

}  // namespace stet
