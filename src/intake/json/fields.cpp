#include "intake/json/fields.h"

#include "intake/html/body.h"
#include "intake/html/entities.h"
#include "text/utf8.h"

#include <algorithm>
#include <string>
#include <utility>

namespace stet {
namespace {

char fold(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_letter_byte(char c) { return (fold(c) >= 'a' && fold(c) <= 'z'); }

bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// `text` without the white space at its ends.
Span trimmed(std::string_view text) {
  Span span{0, static_cast<std::uint32_t>(text.size())};
  while (span.begin < span.end && is_blank_byte(text[span.begin])) ++span.begin;
  while (span.end > span.begin && is_blank_byte(text[span.end - 1])) --span.end;
  return span;
}

bool is_reference(std::string_view behind_ampersand) {
  if (behind_ampersand.starts_with('#')) {
    const std::size_t end = behind_ampersand.find_first_not_of("0123456789abcdefABCDEFxX", 1);
    return end != behind_ampersand.npos && end > 1 && end < 10 && behind_ampersand[end] == ';';
  }
  const html::EntityMatch match = html::match_entity(behind_ampersand);
  return match.entity && behind_ampersand[match.length - 1] == ';';
}

/// Appends `span` of `text`, runs of white space as one space.
void append_folded(TextBuilder& builder, const Text& text, Span span) {
  for (std::uint32_t at = span.begin; at < span.end;) {
    const std::uint32_t begin = at;
    const bool blank = is_blank_byte(text.bytes[at]);
    while (at < span.end && is_blank_byte(text.bytes[at]) == blank) ++at;
    if (blank)
      builder.fold_space({begin, at});
    else
      builder.verbatim(text.bytes.substr(begin, at - begin), begin);
  }
}

/// End of the line that begins at `at`, without its line end.
std::uint32_t line_end(std::string_view text, std::uint32_t at) {
  return static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size()));
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_blank_byte);
}

}  // namespace

bool looks_like_markup(std::string_view text) {
  const std::size_t last_close = text.rfind('>');
  for (std::size_t at = 0; (at = text.find_first_of("<&", at)) != text.npos; ++at) {
    const std::string_view rest = text.substr(at + 1);
    if (text[at] == '&') {
      if (is_reference(rest)) return true;
      continue;
    }
    if (last_close == text.npos || last_close < at) continue;
    if (rest.starts_with("!--")) return true;
    const std::size_t name = rest.starts_with('/') ? 1 : 0;
    if (rest.size() <= name || !is_letter_byte(rest[name])) continue;
    // "<b>", "<br/>", "<p class=...": a name, then white space, a slash or the end of the tag.
    std::size_t end = name;
    while (end < rest.size() && end < 32 &&
           (is_letter_byte(rest[end]) || (rest[end] >= '0' && rest[end] <= '9')))
      ++end;
    if (end < rest.size() && (rest[end] == '>' || rest[end] == '/' || is_blank_byte(rest[end])))
      return true;
  }
  return false;
}

Field read_field(JsonValue value, Article& article) {
  if (!value.is(JsonKind::string)) return {};
  const Text text = value.text();
  if (looks_like_markup(text.bytes)) return html_to_field(text, article);
  Field field;
  field.text = article.arena.part(text, trimmed(text.bytes));
  field.known.presence = field.text.empty() ? Presence::empty : Presence::present;
  field.known.at = field.text.empty() ? value.at() : field.text.source();
  return field;
}

Value<std::string_view> read_word(JsonValue value) {
  Value<std::string_view> word;
  if (!value.is(JsonKind::string) && !value.is(JsonKind::number)) return word;
  word.value = value.string();
  const Span span = trimmed(word.value);
  word.value = word.value.substr(span.begin, span.size());
  word.known.presence = word.value.empty() ? Presence::empty : Presence::present;
  word.known.at = value.at();
  return word;
}

Value<std::int32_t> read_int(JsonValue value) {
  Value<std::int32_t> number;
  const JsonKind kind = value.kind();
  if (kind != JsonKind::number && kind != JsonKind::string) return number;
  if (value.raw().size() > 9) return number;
  const std::optional<std::int64_t> read = value.integer();
  if (!read) return number;
  number.value = static_cast<std::int32_t>(*read);
  number.known = {.presence = Presence::present, .at = value.at()};
  return number;
}

Value<DateTime> read_date(JsonValue value, Article& article) {
  Value<DateTime> date;
  if (!value.is(JsonKind::string)) return date;
  date.known.at = value.at();
  if (is_blank(value.peek())) {
    value.take();
    date.known.presence = Presence::empty;
    return date;
  }
  const std::optional<DateTime> read = parse_iso(value.peek());
  if (!read) {
    article.provenance.notices.push_back({.rule = "input.date",
                                          .message = "\"" + printable(value.peek(), 40) + "\" in " +
                                                     printable(value.key(), 40) +
                                                     " is no ISO 8601 date",
                                          .at = value.at()});
    return {};
  }
  value.take();
  date.value = *read;
  date.known.presence = Presence::present;
  return date;
}

void add_plain_paragraphs(const Text& text, Article& article, const ReadOptions& options) {
  const std::string_view bytes = text.bytes;
  const std::uint32_t size = text.size();
  TextBuilder builder(article.arena);
  const auto add = [&](Span span) {
    const Span inside = trimmed(bytes.substr(span.begin, span.size()));
    span = {span.begin + inside.begin, span.begin + inside.end};
    if (span.empty()) return true;
    if (article.body.size() >= options.limits.paragraphs) {
      article.provenance.notices.push_back({.rule = "input.too-many-paragraphs",
                                            .message = "the body has more than " +
                                                       std::to_string(options.limits.paragraphs) +
                                                       " paragraphs; the rest was not read",
                                            .at = text.source(span)});
      return false;
    }
    Block block;
    append_folded(builder, text, span);
    block.field.text = article.arena.compose(builder.finish(bytes), text);
    block.field.known = {.presence = Presence::present, .at = block.field.text.source()};
    block.at = text.source(span);
    article.body.push_back(std::move(block));
    return true;
  };

  // One look for a blank line between words; then each line once.
  const Span words = trimmed(bytes);
  bool has_blank_lines = false;
  for (std::uint32_t at = words.begin; at < words.end && !has_blank_lines;) {
    const std::uint32_t end = line_end(bytes, at);
    has_blank_lines = is_blank(bytes.substr(at, end - at));
    at = end + 1;
  }
  std::uint32_t begin = words.begin;
  for (std::uint32_t at = words.begin; at < words.end;) {
    const std::uint32_t end = std::min(line_end(bytes, at), size);
    const bool blank = is_blank(bytes.substr(at, end - at));
    const std::uint32_t next = std::min(end + 1, size);
    if (blank || !has_blank_lines) {
      if (!add({begin, blank ? at : end})) return;
      begin = next;
    }
    at = next;
  }
  if (begin < words.end) add({begin, words.end});
}

}  // namespace stet
