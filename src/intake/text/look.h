#pragma once
/// Small looks at one block of plain text, shared by the plain-text reader's files. White space
/// separates words; nothing here knows a language. All pure [any thread], linear in the block.

#include "text/span.h"

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace stet {

constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
/// Ends in . ! ? or an ellipsis; closing marks and a bracket behind it, "he said. (Reuters)", are
/// passed over.
bool ends_sentence(std::string_view block);
/// Ends in a full stop or an ellipsis; a question mark may end a headline.
bool ends_in_stop(std::string_view block);
/// Stretches between white space that hold a letter or a digit.
std::vector<Span> split_words(std::string_view block);
/// As many as split_words() gives, but stops counting at `at_most`.
std::uint32_t count_words(std::string_view block, std::uint32_t at_most = UINT32_MAX);
/// First code point is an upper-case letter, opening signs passed over.
bool starts_upper(std::string_view block);
bool starts_lower(std::string_view block);
/// Two letters or more and none of lower case.
bool is_all_capitals(std::string_view block);
/// Holds a quotation mark that is no apostrophe: double of any kind, guillemets, low marks.
bool has_quotation_mark(std::string_view block);
bool starts_with_any(std::string_view lower, std::initializer_list<std::string_view> starts);
bool contains_any(std::string_view lower, std::initializer_list<std::string_view> parts);
/// Without white space at both ends.
Span trimmed(std::string_view text, Span span);
std::string_view trimmed(std::string_view text);

}  // namespace stet
