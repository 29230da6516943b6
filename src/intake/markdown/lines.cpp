#include "intake/markdown/lines.h"

#include "intake/text/look.h"
#include "text/utf8.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace stet::markdown {
namespace {

constexpr std::uint32_t kCodeIndent = 4;  // columns
constexpr std::uint32_t kMostDigits = 9;

constexpr std::string_view kBlockTags[] = {
    "address", "article", "aside",  "audio", "blockquote", "body",   "center",   "details",
    "dialog",  "dd",      "div",    "dl",    "dt",         "embed",  "fieldset", "figcaption",
    "figure",  "footer",  "form",   "h1",    "h2",         "h3",     "h4",       "h5",
    "h6",      "head",    "header", "hr",    "html",       "iframe", "img",      "li",
    "link",    "main",    "menu",   "nav",   "object",     "ol",     "p",        "picture",
    "section", "summary", "table",  "tbody", "td",         "tfoot",  "th",       "thead",
    "title",   "tr",      "ul",     "video"};

char at_or(std::string_view text, std::uint32_t at, std::uint32_t end) {
  return at < end ? text[at] : '\0';
}

}  // namespace

Line make_line(std::string_view text, Span all) {
  Line line{.all = all, .words = all.begin, .indent = 0};
  while (line.words < all.end && (text[line.words] == ' ' || text[line.words] == '\t')) {
    line.indent += text[line.words] == '\t' ? 4 - line.indent % 4 : 1;
    ++line.words;
  }
  return line;
}

std::vector<Line> split_lines(std::string_view text, std::uint32_t from) {
  std::vector<Line> lines;
  for (std::size_t at = from; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    lines.push_back(
        make_line(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}));
    at = end + (text.substr(std::min(end, text.size()), 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

Line without_indent(std::string_view text, const Line& line, std::uint32_t columns) {
  std::uint32_t at = line.all.begin, column = 0;
  while (at < line.words && column < columns) {
    column += text[at] == '\t' ? 4 - column % 4 : 1;
    ++at;
  }
  return make_line(text, {at, line.all.end});
}

std::optional<ListMarker> find_list_marker(std::string_view text, const Line& line) {
  if (line.indent >= kCodeIndent || line.blank()) return std::nullopt;
  std::uint32_t at = line.words;
  ListMarker marker;
  const char first = text[at];
  if (first == '-' || first == '+' || first == '*') {
    marker.sign = first;
    ++at;
  } else {
    while (at < line.all.end && is_ascii_digit(text[at]) && at - line.words < kMostDigits) ++at;
    const char sign = at_or(text, at, line.all.end);
    if (at == line.words || (sign != '.' && sign != ')')) return std::nullopt;
    marker.sign = sign;
    marker.ordered = true;
    ++at;
  }
  const std::uint32_t width = at - line.words;
  std::uint32_t spaces = 0;
  while (at < line.all.end && (text[at] == ' ' || text[at] == '\t')) {
    spaces += text[at] == '\t' ? 4 - (line.indent + width + spaces) % 4 : 1;
    ++at;
  }
  if (spaces == 0 && at < line.all.end) return std::nullopt;
  if (at == line.all.end || spaces > kCodeIndent) {
    at = std::min(line.words + width + 1, line.all.end);
    spaces = 1;
  }
  marker.content = line.indent + width + spaces;
  marker.words = at;
  return marker;
}

bool is_rule(std::string_view text, const Line& line) {
  if (line.indent >= kCodeIndent || line.blank()) return false;
  const char sign = text[line.words];
  if (sign != '-' && sign != '*' && sign != '_') return false;
  std::uint32_t count = 0;
  for (std::uint32_t at = line.words; at < line.all.end; ++at) {
    if (text[at] == sign)
      ++count;
    else if (text[at] != ' ' && text[at] != '\t')
      return false;
  }
  return count >= 3;
}

std::uint8_t heading_level(std::string_view text, const Line& line, Span& words) {
  if (line.indent >= kCodeIndent) return 0;
  std::uint32_t at = line.words;
  while (at < line.all.end && text[at] == '#') ++at;
  const std::uint32_t level = at - line.words;
  if (level == 0 || level > 6) return 0;
  const char next = at_or(text, at, line.all.end);
  if (next && next != ' ' && next != '\t') return 0;
  words = trimmed(text, {at, line.all.end});
  std::uint32_t end = words.end;
  while (end > words.begin && text[end - 1] == '#') --end;
  if (end == words.begin || text[end - 1] == ' ' || text[end - 1] == '\t')
    words = trimmed(text, {words.begin, end});
  return static_cast<std::uint8_t>(level);
}

std::uint32_t fence_length(std::string_view text, const Line& line, char& sign) {
  if (line.indent >= kCodeIndent || line.blank()) return 0;
  sign = text[line.words];
  if (sign != '`' && sign != '~') return 0;
  std::uint32_t at = line.words;
  while (at < line.all.end && text[at] == sign) ++at;
  const std::uint32_t length = at - line.words;
  if (length < 3) return 0;
  const bool inline_code =
      sign == '`' && text.substr(at, line.all.end - at).find('`') != std::string_view::npos;
  return inline_code ? 0 : length;
}

std::uint8_t underline_level(std::string_view text, const Line& line) {
  if (line.indent >= kCodeIndent || line.blank()) return 0;
  const Span words = trimmed(text, {line.words, line.all.end});
  const std::string_view signs = text.substr(words.begin, words.size());
  if (signs.find_first_not_of('=') == signs.npos) return 1;
  return signs.find_first_not_of('-') == signs.npos ? 2 : 0;
}

bool opens_html(std::string_view text, const Line& line, std::string_view& until_tag) {
  until_tag = {};
  if (line.indent >= kCodeIndent || line.blank() || text[line.words] != '<') return false;
  const std::string_view rest = text.substr(line.words, line.all.end - line.words);
  if (rest.starts_with("<!--")) {
    until_tag = "-->";
    return true;
  }
  const std::size_t begin = rest.starts_with("</") ? 2 : 1;
  std::size_t end = begin;
  while (end < rest.size() && end < begin + 12 &&
         (is_ascii_letter(rest[end]) || is_ascii_digit(rest[end])))
    ++end;
  if (end < rest.size() && std::string_view(" \t>/").find(rest[end]) == std::string_view::npos)
    return false;
  const std::string name = lower(rest.substr(begin, end - begin));
  if (begin == 1 && name == "script") return until_tag = "</script>", true;
  if (begin == 1 && name == "style") return until_tag = "</style>", true;
  if (begin == 1 && name == "pre") return until_tag = "</pre>", true;
  return std::find(std::begin(kBlockTags), std::end(kBlockTags), name) != std::end(kBlockTags);
}

bool is_table_rule(std::string_view text, const Line& line) {
  if (line.indent >= kCodeIndent || line.blank()) return false;
  const std::string_view signs = text.substr(line.words, line.all.end - line.words);
  return signs.find_first_not_of("|-: \t") == signs.npos && signs.find('-') != signs.npos &&
         signs.find('|') != signs.npos;
}

bool interrupts_paragraph(std::string_view text, const Line& line) {
  if (line.blank() || line.indent >= kCodeIndent) return line.blank();
  Span words;
  char sign = 0;
  std::string_view until;
  if (text[line.words] == '>' || is_rule(text, line) || heading_level(text, line, words) > 0 ||
      fence_length(text, line, sign) > 0 || opens_html(text, line, until))
    return true;
  const auto marker = find_list_marker(text, line);
  if (!marker || marker->words >= line.all.end) return false;
  return !marker->ordered || text.substr(line.words, 2) == "1." ||
         text.substr(line.words, 2) == "1)";
}

}  // namespace stet::markdown
