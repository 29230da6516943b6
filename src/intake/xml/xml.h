#pragma once
/// Articles in XML: a whole document, well-formed or refused, as a flat tree whose every text and
/// attribute knows its place in the input. NITF, NewsML 1.2 and NewsML-G2 stand on it.
///
///   Result<XmlDocument> document = read_xml(source, {.limits = options.limits}, article.arena);
///   if (!document) return document.error();
///   XmlNode root = document->root();                       // <nitf>
///   Text title = root.child("head").child("title").text();
///   for (XmlNode p : body.children("p")) ...
///
/// Nothing is fetched: an external DTD is named in doctype() and never opened. A DTD that declares
/// an entity is refused. Where an external DTD is named, the entities of HTML ("&nbsp;") are known;
/// any other is refused. A node that is not there answers every question with nothing. Taking text
/// or an attribute marks it; keep_untaken() puts the rest into Article::extra.
///
/// The document views its input and fills the arena: both outlive it. One thread each document.

#include "article/article.h"
#include "text/budget.h"
#include "text/limits.h"
#include "text/result.h"
#include "text/text.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace stet {

struct XmlReadOptions {
  Limits limits;
  const Budget* budget = nullptr;  ///< nullptr: no deadline
  /// Just this part of the source, one element or several in a row: they stand below a root
  /// element "part" that nobody wrote. Empty: the whole source.
  Span within;
};

enum class XmlKind : std::uint8_t { absent, element, text, comment, instruction };

/// In the order of the document: the first child of an element follows it. Places count in the
/// input.
struct XmlRecord {
  XmlKind kind = XmlKind::absent;
  bool taken = false;
  Span at;                    ///< the whole node, tags included; text: see its Text
  Span name;                  ///< element and instruction: the name as written, with its prefix
  std::uint32_t tag_end = 0;  ///< element: end of the start tag
  std::uint32_t parent = 0;
  std::uint32_t next = 0;      ///< next sibling; 0: none
  std::uint32_t children = 0;  ///< nodes of every kind
  std::uint32_t first_attribute = 0, attributes = 0;
  std::uint32_t text = 0;  ///< text, comment and instruction: which of the texts
};

struct XmlAttributeRecord {
  Span name;          ///< as written, with its prefix
  Span value;         ///< between the quotes, as written
  bool plain = true;  ///< neither a reference nor white space but spaces in it
  bool taken = false;
};

struct XmlDoctype {
  std::string_view name, system_id, public_id;
  bool has_subset = false;  ///< [ ... ]
  Span at;                  ///< its beginning; empty: there is none
  explicit operator bool() const { return !at.empty(); }
};

class XmlDocument;

/// A node of a document, or nothing. As cheap as a pointer.
class XmlNode {
 public:
  XmlNode() = default;
  explicit operator bool() const { return document_ != nullptr; }
  XmlKind kind() const { return record().kind; }
  bool is_element() const { return kind() == XmlKind::element; }

  /// The name without its prefix; empty for text.
  std::string_view name() const;
  /// The name as written ("xhtml:p").
  std::string_view qualified_name() const;
  /// The namespace URI its prefix stands for here; empty: none.
  std::string_view space() const;
  /// An element of that local name, whatever its namespace.
  bool is(std::string_view local_name) const { return is_element() && name() == local_name; }

  /// The first child element of that local name, or nothing.
  XmlNode child(std::string_view local_name) const;
  /// Child elements, of one local name or all (empty name); nodes() has texts and comments too.
  class Iterator;
  struct Range;
  Range children(std::string_view local_name = {}) const;
  Range nodes() const;
  XmlNode parent() const;

  /// An attribute as Text: references resolved, white space normalised (XML 1.0, 3.3.3). The name
  /// is as written
  /// ("xml:lang", "qcode").
  Text attribute(std::string_view name) const;
  bool has_attribute(std::string_view name) const;
  /// The names of all attributes, as written, in the order of the document.
  std::uint32_t attribute_count() const { return record().attributes; }
  std::string_view attribute_name(std::uint32_t number) const;
  /// The same without places; empty when there is none. Takes it.
  std::string_view value(std::string_view name) const;
  /// Without taking it.
  std::string_view peek(std::string_view name) const;
  /// Between its quotes in the source; empty when there is none.
  Span attribute_at(std::string_view name) const;

  /// All character data below, joined as it stands. Text, comment, instruction: its own. Takes it.
  Text text() const;
  /// As text(), white space folded to single spaces and trimmed.
  Text folded_text() const;
  bool has_text() const;  ///< anything but white space below
  /// Marks the node and all below it, attributes included.
  XmlNode take() const;

  /// The node in the source, tags included; its start tag.
  Span at() const;
  Span tag_at() const;
  /// As written in the input.
  std::string_view raw() const;

  const XmlRecord& record() const;
  /// Nodes are numbered in the order they begin: those below this one are index() + 1 up to
  /// end_index(). O(log nodes).
  std::uint32_t index() const { return index_; }
  std::uint32_t end_index() const;
  /// The node of that number in the same document; `number` must be one that was told.
  XmlNode numbered(std::uint32_t number) const { return {document_, number}; }

 private:
  friend class XmlDocument;
  XmlNode(XmlDocument* document, std::uint32_t index) : document_(document), index_(index) {}
  XmlAttributeRecord* find_attribute(std::string_view name) const;
  XmlDocument* document_ = nullptr;
  std::uint32_t index_ = 0;
};

class XmlNode::Iterator {
 public:
  XmlNode operator*() const { return {document_, index_}; }
  Iterator& operator++();
  bool operator==(const Iterator& other) const { return index_ == other.index_; }

 private:
  friend class XmlNode;
  Iterator(XmlDocument* document, std::uint32_t index, std::string_view name, bool elements_only);
  void settle();
  XmlDocument* document_;
  std::uint32_t index_;  ///< 0: the end (the root is nobody's child)
  std::string_view name_;
  bool elements_only_;
};

struct XmlNode::Range {
  Iterator first, last;
  Iterator begin() const { return first; }
  Iterator end() const { return last; }
  bool empty() const { return first == last; }
};

/// What the parser lays out: see read_xml().
struct XmlTree {
  std::vector<XmlRecord> nodes;  ///< the root element is the first
  std::vector<XmlAttributeRecord> attributes;
  std::vector<Text> texts;  ///< places in the source
  XmlDoctype doctype;
  std::string_view declared_encoding;
};

class XmlDocument {
 public:
  XmlDocument(Text input, XmlTree tree, TextArena& arena);

  XmlNode root() { return {this, 0}; }
  const XmlDoctype& doctype() const { return tree_.doctype; }
  std::vector<Notice> notices;

 private:
  friend class XmlNode;
  friend void keep_untaken(XmlDocument& document, Article& article);
  void keep_untaken(Article& article);
  Text input_;
  XmlTree tree_;
  TextArena* arena_;
  TextBuilder builder_;
};

/// Reads a whole document: UTF-8, UTF-16 with a byte order mark, or ISO-8859-1, ISO-8859-15,
/// US-ASCII and windows-1252 when declared. Refusals are Code::input, or Code::limit for a limit,
/// each with its offset in the source. Linear.
Result<XmlDocument> read_xml(std::string_view source, const XmlReadOptions& options,
                             TextArena& arena);

/// XML that stands as words in another document (escaped in XML or JSON): elements side by side,
/// read as the children of one root. Every place stays one of that document.
Result<XmlDocument> read_xml_fragment(const Text& words, const XmlReadOptions& options,
                                      TextArena& arena);

/// Puts what nobody took into `article.extra` by its path ("newsItem/itemMeta/role/@qcode"): texts
/// and attributes as text, an element of which nothing was taken as its own XML. White space is
/// left out.
void keep_untaken(XmlDocument& document, Article& article);

}  // namespace stet
