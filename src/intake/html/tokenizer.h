#pragma once
/// HTML tokens with their places, by the states of WHATWG HTML section 13.2.5.
///
/// Nothing is copied and nothing is decoded here: a token holds byte ranges of its input, and
/// `cook()` gives what they mean (character references, line ends, U+0000). The input is UTF-8;
/// bytes that are not pass through. Every byte is looked at a bounded number of times. One thread.

#include "intake/html/cook.h"
#include "text/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::html {

enum class TokenKind : std::uint8_t { doctype, start_tag, end_tag, comment, characters, end };

struct Attribute {
  Span name;   ///< cooked as `name`
  Span value;  ///< cooked as `attribute`; without its quotation marks; empty when there is none
};

/// Attributes are in Tokenizer::attributes(): valid until the next token.
struct Token {
  TokenKind kind = TokenKind::end;
  Span at;                          ///< the whole token
  Span name;                        ///< tags and doctype
  Span text;                        ///< characters and comment
  Cooking cooking = Cooking::data;  ///< of `text`
  bool self_closing = false;
  bool has_name = false, has_public = false, has_system = false, force_quirks = false;  ///< doctype
  Span public_id, system_id;  ///< doctype; cooked as `raw`
};

/// What the tokenizer reads next; the tree sets it after a start tag.
enum class TextState : std::uint8_t {
  data,
  rcdata,
  rawtext,
  script_data,
  plaintext,
  cdata_section
};

class Tokenizer {
 public:
  /// `input` must outlive the tokenizer. Attributes beyond `most_attributes` of one tag, and those
  /// with a value of more than `most_bytes`, are dropped.
  Tokenizer(std::string_view input, std::uint32_t most_attributes, std::uint32_t most_bytes);

  /// The next token; `end` for ever once the input is used up.
  Token next();

  void set_state(TextState state) { state_ = state; }
  /// The name an end tag must have to end RCDATA, RAWTEXT or script data; lower case, viewed.
  void set_last_start_tag(std::string_view name) { last_start_tag_ = name; }
  /// <![CDATA[ is a section in foreign content only.
  void set_foreign(bool foreign) { foreign_ = foreign; }

  const std::vector<Attribute>& attributes() const { return attributes_; }
  std::uint32_t dropped_attributes() const {
    return dropped_;
  }  ///< so far; duplicates are not counted
  Span first_dropped() const { return first_dropped_; }

 private:
  bool at_end() const { return at_ >= size_; }
  char peek(std::uint32_t ahead = 0) const {
    return at_ + ahead < size_ ? input_[at_ + ahead] : '\0';
  }
  std::uint32_t find(char wanted, std::uint32_t from) const;

  bool read_markup(Token& token);
  Token read_text();
  Token read_cdata_section();
  std::uint32_t script_data_end();
  bool is_last_start_tag_at(std::uint32_t name) const;
  bool read_tag(Token& token, bool end_tag);
  bool read_attributes(Token& token);
  void add_attribute(const Attribute& attribute);
  bool is_duplicate(Span name);
  void read_comment(Token& token);
  void read_bogus_comment(Token& token, std::uint32_t data);
  void read_doctype(Token& token);
  void read_doctype_ids(Token& token);
  Token characters(Span text, Cooking cooking) const;

  std::string_view input_;
  std::uint32_t size_;
  std::uint32_t at_ = 0;
  std::uint32_t most_attributes_, most_bytes_;
  TextState state_ = TextState::data;
  bool foreign_ = false;
  std::string_view last_start_tag_;
  std::vector<Attribute> attributes_;
  Token pending_;
  bool has_pending_ = false;
  std::uint32_t dropped_ = 0;
  Span first_dropped_;
  std::vector<std::uint32_t> buckets_;  ///< attribute index + 1 by hash of the name
  bool tabled_ = false;                 ///< whether `buckets_` holds the attributes of this tag
};

}  // namespace stet::html
