#pragma once
/// From JSON values to the fields of an article: what every JSON reader does the same way.
/// Each takes its value (see json.h) when it could be read, and leaves it for `extra` when not.

#include "article/article.h"
#include "intake/json/json.h"
#include "intake/reader.h"

#include <cstdint>
#include <string_view>

namespace stet {

/// A tag or a character reference that HTML knows: the string was meant as mark-up.
bool looks_like_markup(std::string_view text);

/// A string as Field: trimmed; as HTML when it looks like mark-up. Absent for anything but a
/// string, empty for one that holds nothing but space.
Field read_field(JsonValue value, Article& article);

/// Stated values; absent when there is nothing readable.
Value<std::string_view> read_word(JsonValue value);
Value<std::int32_t> read_int(JsonValue value);
/// An unreadable date stays in the document and is said in a notice (`input.date`).
Value<DateTime> read_date(JsonValue value, Article& article);

/// Appends plain text to the body as paragraphs: at blank lines when it has any, else at every line
/// end. Line ends inside a paragraph become spaces.
void add_plain_paragraphs(const Text& text, Article& article, const ReadOptions& options);

}  // namespace stet
