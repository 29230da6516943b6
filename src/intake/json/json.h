#pragma once
/// Articles in JSON: a whole document checked strictly and laid out flat, every value with its
/// place in the input. All JSON readers and JSON-LD inside HTML stand on it.
///
///   Result<JsonDocument> document = read_json(source, {.limits = options.limits}, article.arena);
///   if (!document) return document.error();
///   JsonValue root = document->root();
///   article.slugline.text = root["slugline"].text();
///   for (JsonValue subject : root["subject"]) ...
///   keep_untaken(*document, article);
///
/// A value that is not there answers every question with nothing, so look-ups can be chained.
/// Taking a value (text(), string(), integer(), real(), boolean(), take()) marks it; keep_untaken()
/// puts what nobody took into Article::extra. Looking (peek(), raw(), kind(), equals()) marks
/// nothing.
///
/// The document views its input and fills the arena: both outlive it, the arena at the same
/// address. One thread each document.

#include "article/article.h"
#include "text/budget.h"
#include "text/limits.h"
#include "text/result.h"
#include "text/text.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace stet {

/// strict: RFC 8259 and nothing more. lenient: what web pages hold; comments, CDATA and comment
/// marks around the value, trailing commas and semicolons, raw line ends in strings. What was
/// forgiven becomes a notice.
enum class JsonMode : std::uint8_t { strict, lenient };

struct JsonReadOptions {
  JsonMode mode = JsonMode::strict;
  Limits limits;
  const Budget* budget = nullptr;  ///< nullptr: no deadline
};

enum class JsonKind : std::uint8_t { absent, null, boolean, number, string, array, object };

/// One value. In the order of the document: a container's first child follows it.
struct JsonNode {
  JsonKind kind = JsonKind::absent;
  bool truth = false;    ///< boolean
  bool escaped = false;  ///< string: has a backslash
  bool key_escaped = false;
  bool shadowed = false;  ///< a later member has the same key
  bool taken = false;
  std::uint16_t key_tag = 0;  ///< json_key_tag() of the key; kAnyJsonKey when it is escaped
  Span key;                   ///< bytes of the input between the key's quotes; empty in an array
  Span value;                 ///< string: between the quotes; else the token, brackets included
  std::uint32_t next = 0;     ///< index of the next sibling; 0: none
  std::uint32_t children = 0;
};

/// Tells most names apart without a look at their letters, whatever their case.
constexpr std::uint16_t json_key_tag(std::string_view key) {
  if (key.empty()) return 1;
  const auto folded = [](char c) { return static_cast<unsigned char>(c) & 0xDFu; };
  const std::size_t tag = key.size() << 10 ^ folded(key.front()) << 5 ^ folded(key.back()) ^
                          folded(key[key.size() / 2]) << 2;
  return static_cast<std::uint16_t>(tag | 1);
}
/// The tag of a key with escapes: it may be any name. No name has it.
inline constexpr std::uint16_t kAnyJsonKey = 0;

class JsonDocument;

/// A value in a document, or nothing. As cheap as a pointer.
class JsonValue {
 public:
  JsonValue() = default;

  JsonKind kind() const;
  bool is(JsonKind wanted) const { return kind() == wanted; }
  explicit operator bool() const { return document_ != nullptr; }

  /// The member of that name (of equal names the last), or nothing.
  JsonValue operator[](std::string_view key) const;
  /// The member of that name in any ASCII case, or nothing. Exact names win.
  JsonValue any_case(std::string_view key) const;
  /// The first of `keys` that is there.
  JsonValue first_of(std::initializer_list<std::string_view> keys) const;
  /// Members or items; a value that is no container has none. Shadowed members are passed over.
  class Iterator;
  Iterator begin() const;
  Iterator end() const;
  /// How many members or items, shadowed ones included.
  std::uint32_t size() const;

  /// Where the value stands in the source: strings without their quotes.
  Span at() const;
  /// Where the member's key stands, without quotes; empty in an array.
  Span key_at() const;
  /// The member's name, decoded. Valid as long as the arena and the input.
  std::string_view key() const;

  /// A string as Text with the exact places of its bytes; nothing for other kinds.
  Text text() const;
  /// The same without places: a string decoded; a number or boolean as it is spelled; otherwise
  /// empty.
  std::string_view string() const;
  /// A whole number within ±2^53, also when it is spelled as a string ("12").
  std::optional<std::int64_t> integer() const;
  std::optional<double> real() const;
  std::optional<bool> boolean() const;
  /// Marks the value and all below it as taken.
  JsonValue take() const;

  /// As string(), without taking it.
  std::string_view peek() const;
  bool equals(std::string_view text) const { return is(JsonKind::string) && peek() == text; }
  /// The value as it is spelled in the input.
  std::string_view raw() const;

  /// For walks over everything: the node and its index in the document.
  const JsonNode& node() const;
  std::uint32_t index() const { return index_; }

 private:
  friend class JsonDocument;
  JsonValue(JsonDocument* document, std::uint32_t index) : document_(document), index_(index) {}
  JsonDocument* document_ = nullptr;
  std::uint32_t index_ = 0;
};

class JsonDocument {
 public:
  JsonDocument(Text input, std::vector<JsonNode> nodes, TextArena& arena);

  JsonValue root() { return {this, 0}; }
  /// What was forgiven or mended: input.duplicate-key, encoding.lone-surrogate, input.lenient-json
  /// ...
  std::vector<Notice> notices;

 private:
  friend class JsonValue;
  friend void keep_untaken(JsonDocument& document, Article& article);
  void keep_untaken(Article& article);
  Text input_;
  std::vector<JsonNode> nodes_;
  TextArena* arena_;
  TextBuilder builder_;
};

class JsonValue::Iterator {
 public:
  JsonValue operator*() const { return {document_, index_}; }
  Iterator& operator++();
  bool operator==(const Iterator& other) const { return index_ == other.index_; }

 private:
  friend class JsonValue;
  Iterator(JsonDocument* document, std::uint32_t index);
  void pass_shadowed();
  JsonDocument* document_;
  std::uint32_t index_;  ///< 0: the end (the root is nobody's child)
};

/// Reads a whole document. Refusals are Code::input, or Code::limit for a limit, each with its
/// offset in the source. Linear in the input. `input` may be any Text (a script element's content):
/// places are those of its source.
Result<JsonDocument> read_json(const Text& input, const JsonReadOptions& options, TextArena& arena);
/// The same for a whole source.
Result<JsonDocument> read_json(std::string_view source, const JsonReadOptions& options,
                               TextArena& arena);

/// Puts what nobody took into `article.extra` by its JSON Pointer: single values as text, a
/// container of which nothing was taken as one piece of compact JSON. Empty strings, empty
/// containers and nulls are left out.
void keep_untaken(JsonDocument& document, Article& article);

/// Whether the first bytes can only be meant as JSON: `{` before a quote or `}`, `[` before a
/// value.
bool looks_like_json(std::string_view head);

/// The first bytes of a document, for sniffing: the names of the members of its outermost object
/// and of the objects right below, as written. Tolerates that the document goes on behind `head`.
class JsonHead {
 public:
  explicit JsonHead(std::string_view head);
  bool is_object() const { return object_; }
  bool has(std::string_view key) const;
  /// The outermost member's value as it is spelled (strings without quotes); empty when there is
  /// none.
  std::string_view value(std::string_view key) const;
  /// A member one level down: value("standard", "name").
  std::string_view value(std::string_view key, std::string_view inner) const;

 private:
  struct Member {
    std::string_view key, value;
    std::int32_t parent = -1;  ///< index of the outermost member it stands in
  };
  const Member* find(std::string_view key, std::int32_t parent) const;
  std::vector<Member> members_;
  bool object_ = false;
};

}  // namespace stet
