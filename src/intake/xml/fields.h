#pragma once
/// From XML to the fields of an article: what every XML reader does the same way. Each takes what
/// it could read and leaves the rest for `extra`.

#include "article/article.h"
#include "intake/xml/xml.h"

#include <cstdint>
#include <string_view>

namespace stet {

/// Everything below as words, white space folded, with its runs; <br> is a line break, the ends of
/// blocks are spaces. Absent when there is no such node, empty when it holds only space.
Field read_field(XmlNode node, Article& article);
/// An attribute as words.
Field read_field(XmlNode node, std::string_view attribute, Article& article);
/// A Text as words, trimmed: escaped mark-up in it is read as HTML.
Field read_escaped_field(const Text& text, Span at, Article& article);

/// Stated values, trimmed; absent when there is nothing.
Value<std::string_view> read_word(XmlNode node);
Value<std::string_view> read_word(XmlNode node, std::string_view attribute);
Value<std::int32_t> read_int(XmlNode node);
Value<std::int32_t> read_int(XmlNode node, std::string_view attribute);
/// ISO 8601 in basic or extended form. One that cannot be read stays in the document and is said in
/// a notice (`input.date`).
Value<DateTime> read_date(XmlNode node, Article& article);
Value<DateTime> read_date(XmlNode node, std::string_view attribute, Article& article);
/// RFC 822 as RSS has it: "Tue, 27 Nov 2018 17:26:18 +0000".
Value<DateTime> read_mail_date(XmlNode node, Article& article);

/// Whether both have the same words, whatever their case.
bool same_word(std::string_view a, std::string_view b);
/// Whether `part` stands somewhere in `word`, whatever the case of ASCII letters.
bool has_part(std::string_view word, std::string_view part);

}  // namespace stet
