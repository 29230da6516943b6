#pragma once
/// Lines of Markdown and what one line alone tells. All pure [any thread], linear in the line.

#include "text/span.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace stet::markdown {

/// One line without its end and without the marks of the containers around it.
struct Line {
  Span all;                  ///< in the file
  std::uint32_t words = 0;   ///< where its first sign stands
  std::uint32_t indent = 0;  ///< columns before it; a tab goes to the next multiple of four
  bool blank() const { return words == all.end; }
};

Line make_line(std::string_view text, Span all);
std::vector<Line> split_lines(std::string_view text, std::uint32_t from);
/// The line from its column `columns` on, for what stands inside a list item.
Line without_indent(std::string_view text, const Line& line, std::uint32_t columns);

struct ListMarker {
  char sign = 0;  ///< - + * . )
  bool ordered = false;
  std::uint32_t content = 0;  ///< columns from the start of the line to the item's words
  std::uint32_t words = 0;    ///< where these stand
};
std::optional<ListMarker> find_list_marker(std::string_view text, const Line& line);

bool is_rule(std::string_view text, const Line& line);
/// 1..6, or 0; `words` becomes the heading without its signs.
std::uint8_t heading_level(std::string_view text, const Line& line, Span& words);
/// The length of a code fence and its sign; 0: none.
std::uint32_t fence_length(std::string_view text, const Line& line, char& sign);
/// 1 for `===`, 2 for `---` below a paragraph; 0: none.
std::uint8_t underline_level(std::string_view text, const Line& line);
/// A line of raw HTML. `until_tag` is what ends it ("-->", "</script>"); empty: a blank line.
bool opens_html(std::string_view text, const Line& line, std::string_view& until_tag);
/// The line of dashes below the head of a table.
bool is_table_rule(std::string_view text, const Line& line);
/// Whether a paragraph ends where this line begins.
bool interrupts_paragraph(std::string_view text, const Line& line);

}  // namespace stet::markdown
