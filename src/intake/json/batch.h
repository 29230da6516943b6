#pragma once
/// Many articles in one JSON source: a list, a page of an API with the list as a member ("items",
/// "_items", "item", "posts"), or documents one behind the other (JSON Lines, concatenated).
/// [any thread]

#include "intake/json/json.h"
#include "intake/reader.h"

#include <cstdint>
#include <string_view>

namespace stet {

/// `Reader::next` of every JSON reader. A document that is broken ends where the next one begins:
/// a line end inside a string, or a brace where JSON allows none.
Result<Span> next_json_article(std::string_view source, std::uint32_t from,
                               const ReadOptions& options);

/// From the first article on, for sniffing: `head` itself unless it begins a source of many.
std::string_view first_json_article(std::string_view head);

/// The document that a JSON reader is to read: the whole source, or options.within of it.
Result<JsonDocument> read_json_article(std::string_view source, const ReadOptions& options,
                                       TextArena& arena);
/// The one article of a document: itself, or the only item of a list. `several` becomes the number
/// of items when there are more; the value is nothing then.
JsonValue sole_json_article(JsonValue root, std::uint32_t& several);
/// What to say of several, or of none ("ninjs item: it has no uri").
Error not_one_article(JsonValue root, std::uint32_t several, std::string_view wanted);

}  // namespace stet
