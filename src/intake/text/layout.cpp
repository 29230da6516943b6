#include "intake/text/layout.h"

#include "intake/text/look.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace stet {
namespace {

constexpr std::uint32_t kWidest =
    100;  ///< characters; a file with longer lines is not wrapped by hand
constexpr std::uint32_t kNarrowest = 30;
constexpr std::uint32_t kDeepest = 40;  ///< columns of indent told apart
constexpr std::uint32_t kRagged = 5;    ///< a wrapped text's longest lines differ by no more
constexpr std::uint32_t kSlack = 3;     ///< a line that misses the width by this much is still full
constexpr std::uint32_t kMeasured = 20'000;  ///< lines looked at for the file's habit
constexpr std::size_t kLineEnd = 48;         ///< bytes looked at for a sentence end
constexpr std::uint32_t kMark = 40;          ///< bytes looked at for a list mark

struct Line {
  Span span;                 ///< without indent, trailing space, line end and wire marks
  std::uint32_t indent = 0;  ///< columns of white space before it
  std::uint32_t length = 0;  ///< characters, indent included
  std::uint32_t first = 0;   ///< characters of its first word
  bool blank_before = false;
  bool starts_text = false, ends_text = false, starts_header = false;
  bool ends = false;   ///< in a sentence end
  bool lower = false;  ///< begins in lower case
};

bool is_wire_mark(unsigned char byte) {
  return (byte >= 0x01 && byte <= 0x04) || (byte >= 0x11 && byte <= 0x14) ||
         (byte >= 0x1C && byte <= 0x1F) || byte == 0x7F || byte == '\f';
}

std::uint32_t characters(std::string_view bytes) {
  return static_cast<std::uint32_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

/// Walks the lines of a text; blank ones only leave a sign on the next.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  bool next(Line& line) {
    line = {};
    line.blank_before = at_ == 0;
    while (at_ < text_.size()) {
      const std::size_t found = text_.find_first_of("\r\n", at_);
      const auto end =
          static_cast<std::uint32_t>(found == std::string_view::npos ? text_.size() : found);
      Span span{at_, end};
      at_ = end;
      if (at_ < text_.size()) at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
      if (measure(span, line)) return true;
      line.blank_before = true;
    }
    return false;
  }

 private:
  bool measure(Span span, Line& line) {
    for (; span.begin < span.end; ++span.begin) {
      const auto byte = static_cast<unsigned char>(text_[span.begin]);
      if (byte == ' ')
        ++line.indent;
      else if (byte == '\t')
        line.indent += 8 - line.indent % 8;
      else if (byte == 0x01)
        line.starts_header = true;
      else if (byte == 0x02)
        line.starts_text = true;
      else if (byte == 0x03)
        line.ends_text = true;
      else if (byte == 0xC2 &&
               static_cast<unsigned char>(text_[std::min(span.begin + 1, span.end - 1)]) == 0xA0)
        ++line.indent, ++span.begin;
      else if (!is_wire_mark(byte))
        break;
    }
    while (span.end > span.begin) {
      const auto byte = static_cast<unsigned char>(text_[span.end - 1]);
      if (byte == ' ' || byte == '\t' || is_wire_mark(byte))
        --span.end;
      else if (byte == 0xA0 && span.end - span.begin > 1 &&
               static_cast<unsigned char>(text_[span.end - 2]) == 0xC2)
        span.end -= 2;
      else
        break;
    }
    if (span.empty()) return false;
    line.span = span;
    const std::string_view words = text_.substr(span.begin, span.size());
    line.length = line.indent + characters(words);
    line.first = characters(words.substr(0, words.find_first_of(" \t")));
    line.ends = ends_sentence(words.substr(words.size() - std::min(words.size(), kLineEnd)));
    line.lower = starts_lower(words.substr(0, 16));
    return true;
  }

  std::string_view text_;
  std::uint32_t at_ = 0;
};

bool is_full(const Line& line, const Line& next, std::uint32_t width) {
  return line.length + 1 + next.first + kSlack > width;
}

/// The length that `share` in a hundred lines keep within.
std::uint32_t percentile(const std::array<std::uint32_t, kWidest + 2>& lengths, std::uint32_t lines,
                         std::uint32_t share) {
  std::uint32_t seen = 0;
  for (std::uint32_t length = 0; length < lengths.size(); ++length) {
    seen += lengths[length];
    if (seen * 100 >= lines * share) return length;
  }
  return kWidest + 1;
}

/// Whether the first lines of paragraphs are set in: few lines are, and those follow a sentence
/// end.
void measure_indents(std::string_view text, std::uint32_t lines,
                     const std::array<std::uint32_t, kDeepest + 1>& indents, Layout& layout) {
  const auto base = static_cast<std::uint32_t>(std::max_element(indents.begin(), indents.end()) -
                                               indents.begin());
  std::uint32_t set_in = 0, after_end = 0;
  Lines walk(text);
  Line line, before;
  for (std::uint32_t i = 0; i < lines && walk.next(line); ++i) {
    if (line.indent >= base + 2) {
      ++set_in;
      if (i == 0 || before.ends || line.blank_before) ++after_end;
    }
    before = line;
  }
  layout.indented = set_in > 0 && set_in * 2 <= lines && after_end * 10 >= set_in * 7;
  layout.indent = base;
}

/// The habit of the file, from the lines that must go on in the next one: in wrapped text the next
/// word would not have fitted.
void measure_habit(std::string_view text, Layout& layout) {
  std::array<std::uint32_t, kWidest + 2> lengths{};
  std::array<std::uint32_t, kDeepest + 1> indents{};
  std::uint32_t lines = 0;
  Line line;
  {
    Lines walk(text);
    while (lines < kMeasured && walk.next(line)) {
      layout.blank_lines = layout.blank_lines || (lines > 0 && line.blank_before);
      ++lengths[std::min(line.length, kWidest + 1)];
      ++indents[std::min(line.indent, kDeepest)];
      ++lines;
    }
  }
  if (lines == 0) return;
  // The width is the longest line, but for a few addresses and tables that nobody cut.
  const std::uint32_t most = percentile(lengths, lines, 90),
                      nearly_all = percentile(lengths, lines, 97);
  if (most > kWidest) return;
  const std::uint32_t width = nearly_all <= most + kRagged ? nearly_all : most;
  if (width < kNarrowest) return;
  std::uint32_t pairs = 0, full = 0, carried = 0;
  Lines walk(text);
  Line before;
  for (std::uint32_t i = 0; i < lines && walk.next(line); ++i) {
    // A line that is much too short is a label or a heading and says nothing of the habit.
    if (i > 0 && !line.blank_before && !before.ends && line.indent < before.indent + 2 &&
        before.length * 5 >= width * 3) {
      ++pairs;
      if (is_full(before, line, width)) {
        ++full;
        if (line.lower) ++carried;
      }
    }
    before = line;
  }
  layout.wrapped = full * 10 >= pairs * 6 && carried * 4 >= full && carried > 0;
  if (!layout.wrapped) return;
  layout.width = width;
  measure_indents(text, lines, indents, layout);
}

/// Bytes of a list mark with its white space; 0: none.
std::uint32_t list_mark(std::string_view line, bool& ordered) {
  ordered = false;
  for (const std::string_view mark :
       {"- ", "* ", "\u2022 ", "\u2022\t", "\u00B7 ", "\u25AA ", "\u25CF "})
    if (line.size() > mark.size() && line.starts_with(mark)) {
      // "* * * *" is a rule, not a list.
      if (line.find_first_not_of("*-\u2022 ") == std::string_view::npos) return 0;
      return static_cast<std::uint32_t>(mark.size());
    }
  std::uint32_t digits = 0;
  while (digits < 3 && digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  if (digits == 0 || digits > 2 || line.size() < digits + 3) return 0;
  if ((line[digits] != '.' && line[digits] != ')') || line[digits + 1] != ' ') return 0;
  ordered = true;
  return digits + 2;
}

bool is_comment(std::string_view line) {
  return line.starts_with("<!--") && line.ends_with("-->") && line.size() >= 7 &&
         trimmed(line.substr(4)).starts_with("stet-") && line.find("-->") == line.size() - 3;
}

/// Whether a paragraph ends between two lines with no blank line between.
bool ends_between(const Line& line, const Line& next, const Layout& layout,
                  std::string_view words) {
  if (next.starts_text || next.ends_text || next.starts_header) return true;
  if (!layout.wrapped) return !layout.blank_lines || line.ends || !next.lower;
  const bool runs_on = next.lower && !line.ends;
  if (layout.indented && next.indent >= layout.indent + 2) return !runs_on;
  if (next.indent >= line.indent + 2) return !runs_on;
  // A wire closes its headline with a sign of its own.
  if (words.ends_with(" =") || (words.ends_with('+') && !next.lower)) return true;
  // With neither blank lines nor indents a short last line is all there is to go by: measure it
  // strictly.
  const bool strict = !layout.blank_lines && !layout.indented && line.ends;
  if (is_full(line, next, layout.width + (strict ? kSlack : 0))) return false;
  return !runs_on;
}

}  // namespace

Layout lay_out(std::string_view text, std::uint32_t at_most) {
  Layout layout;
  measure_habit(text, layout);
  Lines walk(text);
  Line line, before;
  bool open = false;
  while (walk.next(line)) {
    const std::string_view words = text.substr(line.span.begin, line.span.size());
    bool ordered = false;
    const bool comment = is_comment(words);
    std::uint32_t mark = comment ? 0 : list_mark(words.substr(0, kMark), ordered);
    // A full line that must go on: what begins the next is a dash or a number of the sentence.
    if (mark > 0 && open && layout.wrapped && !line.blank_before && !before.ends &&
        line.indent == before.indent && layout.blocks.back().kind == LayoutKind::copy &&
        is_full(before, line, layout.width))
      mark = 0;
    if (open && !comment && mark == 0 && !line.blank_before) {
      LayoutBlock& block = layout.blocks.back();
      // The lines of an item hang under its words.
      const bool hangs = block.kind == LayoutKind::item && line.indent > 0 && !before.ends;
      const std::string_view last = text.substr(before.span.begin, before.span.size());
      if (hangs || !ends_between(before, line, layout, last)) {
        block.span.end = block.words.end = line.span.end;
        ++block.lines;
        before = line;
        continue;
      }
    }
    if (layout.blocks.size() >= at_most) {
      layout.unread_from = line.span.begin;
      break;
    }
    LayoutBlock block{.span = line.span, .words = line.span};
    block.blank_before = line.blank_before;
    block.starts_text = line.starts_text;
    block.ends_text = line.ends_text;
    if (comment) {
      block.kind = LayoutKind::comment;
      block.words = trimmed(text, {line.span.begin + 4, line.span.end - 3});
    } else if (mark > 0) {
      block.kind = LayoutKind::item;
      block.words = trimmed(text, {line.span.begin + mark, line.span.end});
      block.ordered = ordered;
    }
    layout.blocks.push_back(block);
    open = !comment;
    before = line;
  }
  return layout;
}

}  // namespace stet
