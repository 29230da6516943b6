#pragma once
/// XML that is well-formed whatever comes in, the same bytes every time.
///
/// The one place where characters are judged on their way out (reference: XML 1.0, 2.2; Unicode
/// 15, 23.7):
///   & < > (and " in attributes)          escaped; so "]]>" never stands in the output
///   control characters XML forbids       U+FFFD in text, dropped in attributes
///   bytes that are not UTF-8             U+FFFD, one for each maximal invalid part
///   U+007F..9F, U+FDD0..FDEF, U+xxFFFE/F dropped; U+0085 is white space
/// White space folds to one space and goes from both ends, except in preformatted(); no-break
/// spaces stay. Element and attribute names are the caller's own words and are not checked. One
/// writer, one thread.

#include <cstdint>
#include <string>
#include <string_view>

namespace stet {

/// Nothing, or only white space, controls and noncharacters: an element would stay empty.
bool is_blank(std::string_view text);

class XmlWriter {
 public:
  /// `expected` bytes are set aside at once; more is found when needed. Elements begin at `depth`
  /// for indentation.
  explicit XmlWriter(std::size_t expected, int depth = 0);
  XmlWriter(const XmlWriter&) = delete;
  XmlWriter& operator=(const XmlWriter&) = delete;

  void declaration();
  void start(std::string_view name);
  void end(std::string_view name);
  /// After start(), before any content.
  void attribute(std::string_view name, std::string_view value);
  void attribute(std::string_view name, std::uint64_t value);
  /// A value that is known to hold nothing to escape: our own codes, dates, checked addresses
  /// without & or ".
  void own_attribute(std::string_view name, std::string_view value);

  /// From here to the end of the current element white space counts: nothing is indented. text()
  /// implies it.
  void mixed();
  void text(std::string_view words);
  /// Words we wrote ourselves: nothing to escape, nothing to fold.
  void own_text(std::string_view words);
  /// Line feeds, tabs and spaces stay as they are.
  void preformatted(std::string_view words);
  /// In mixed content: a line ends here, so white space on both sides of it means nothing.
  void line_ends();

  /// <name>words</name>
  void leaf(std::string_view name, std::string_view words);
  void own_leaf(std::string_view name, std::string_view words);

  /// The ">" of the tag that is open, for a document that goes on in other hands.
  void close_tag() { finish_tag(); }
  void newline();

  /// How many characters were replaced or dropped so far.
  std::uint32_t characters_lost() const { return lost_; }
  std::size_t size() const { return static_cast<std::size_t>(at_ - bytes_.data()); }
  /// The document; the writer is spent.
  std::string take();

 private:
  static constexpr int kNotMixed = 1 << 30;

  void need(std::size_t bytes) {
    if (static_cast<std::size_t>(limit_ - at_) < bytes) grow(bytes);
  }
  void grow(std::size_t bytes);
  void put(std::string_view bytes);  ///< room was asked for before
  void finish_tag() {
    if (!tag_open_) return;
    need(1);
    *at_++ = '>';
    tag_open_ = false;
  }
  void tag_written();
  void indent();
  template <bool kInAttribute, bool kFold>
  void clean(std::string_view bytes);
  template <bool kInAttribute, bool kFold>
  const char* special(const char* from, const char* end);
  void drop_last_space();

  std::string bytes_;
  char* at_ = nullptr;
  char* limit_ = nullptr;
  int depth_ = 0;
  int mixed_at_ = kNotMixed;  ///< depth of the element whose content is mixed
  bool tag_open_ = false;     ///< "<name" is written, ">" not yet
  bool swallow_ = false;      ///< white space that comes now means nothing
  bool space_last_ = false;   ///< the last byte is a space that text() wrote
  std::uint32_t lost_ = 0;
};

}  // namespace stet
