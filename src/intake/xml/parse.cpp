#include "intake/xml/parse.h"

#include "intake/xml/references.h"
#include "text/utf8.h"

#include <expat.h>

#include <algorithm>
#include <climits>
#include <memory>
#include <string>

namespace stet {
namespace {

constexpr std::uint32_t kBytesBetweenChecks = 64u << 10;

struct FreeParser {
  void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Takes expat's events. Its handlers return nothing and must not throw: the first trouble is kept
/// and the parser stopped.
class Layout {
 public:
  Layout(const Text& input, const XmlReadOptions& options, TextArena& arena)
      : input_(input), bytes_(input.bytes), options_(options), arena_(arena), builder_(arena) {}

  Result<XmlTree> run() {
    parser_.reset(XML_ParserCreate("UTF-8"));
    if (!parser_) return Error{.code = Code::memory, .message = "no memory for an XML parser"};
    XML_Parser parser = parser_.get();
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetCommentHandler(parser, on_comment);
    XML_SetProcessingInstructionHandler(parser, on_instruction);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
    XML_SetEntityDeclHandler(parser, on_entity_declaration);
    XML_SetAttlistDeclHandler(parser, on_attribute_declaration);
    XML_SetSkippedEntityHandler(parser, on_skipped_entity);
    tree_.nodes.reserve(bytes_.size() / 40 + 4);
    const XML_Status status =
        XML_Parse(parser, bytes_.data(), static_cast<int>(bytes_.size()), XML_TRUE);
    if (failed_) return std::move(error_);
    if (status != XML_STATUS_OK) return syntax_error();
    return std::move(tree_);
  }

 private:
  static Layout& self(void* data) { return *static_cast<Layout*>(data); }

  static void on_start(void* data, const XML_Char*, const XML_Char** attributes) {
    self(data).guarded([&](Layout& layout) { layout.start(attributes); });
  }
  static void on_end(void* data, const XML_Char*) {
    self(data).guarded([](Layout& layout) { layout.end(); });
  }
  static void on_text(void* data, const XML_Char* text, int length) {
    self(data).guarded([&](Layout& layout) {
      layout.text({text, static_cast<std::size_t>(length)});
    });
  }
  static void on_comment(void* data, const XML_Char*) {
    self(data).guarded([](Layout& layout) { layout.aside(XmlKind::comment, {}, 4, 3); });
  }
  static void on_instruction(void* data, const XML_Char* target, const XML_Char*) {
    self(data).guarded([&](Layout& layout) { layout.aside(XmlKind::instruction, target, 2, 2); });
  }
  static void on_doctype(void* data, const XML_Char* name, const XML_Char* system_id,
                         const XML_Char* public_id, int has_subset) {
    self(data).guarded([&](Layout& layout) {
      const auto keep = [&](const XML_Char* text) {
        return text ? layout.arena_.keep(text) : std::string_view{};
      };
      layout.tree_.doctype = {keep(name), keep(system_id), keep(public_id), has_subset != 0,
                              layout.input_.source({layout.here(), layout.here() + 1})};
    });
  }
  static void on_entity_declaration(void* data, const XML_Char* name, int, const XML_Char*, int,
                                    const XML_Char*, const XML_Char*, const XML_Char*,
                                    const XML_Char*) {
    self(data).guarded([&](Layout& layout) {
      layout.refuse(Code::input, "the DTD declares the entity \"" + printable(name, 40) +
                                     "\"; documents that declare entities are not read");
    });
  }
  static void on_attribute_declaration(void* data, const XML_Char*, const XML_Char*,
                                       const XML_Char*, const XML_Char*, int) {
    // Each default is laid on every element of its kind, so many of them cost their product.
    self(data).guarded([](Layout& layout) {
      if (++layout.declared_attributes_ > layout.options_.limits.attributes)
        layout.refuse_limit("the DTD declares more than ", layout.options_.limits.attributes,
                            " attributes");
    });
  }
  static void on_skipped_entity(void* data, const XML_Char* name, int is_parameter) {
    if (is_parameter) return;
    self(data).guarded([&](Layout& layout) { layout.entity(name); });
  }

  template <class Work>
  void guarded(Work work) {
    if (failed_) return;
    if (here() >= checked_at_ + kBytesBetweenChecks) {
      checked_at_ = here();
      if (options_.budget && options_.budget->spent()) {
        failed_ = true;
        error_ = options_.budget->why("reading XML");
        error_.offset = source_offset(here());
        XML_StopParser(parser_.get(), XML_FALSE);
        return;
      }
    }
    try {
      work(*this);
    } catch (const std::bad_alloc&) {
      // It must not fly through a C library.
      refuse(Code::memory, "no memory to lay out the document");
    }
  }

  std::uint32_t here() const {
    return static_cast<std::uint32_t>(XML_GetCurrentByteIndex(parser_.get()));
  }
  std::uint32_t event_end() const {
    return here() + static_cast<std::uint32_t>(XML_GetCurrentByteCount(parser_.get()));
  }
  std::uint64_t source_offset(std::uint64_t offset) const {
    const auto at = static_cast<std::uint32_t>(std::min<std::uint64_t>(offset, bytes_.size()));
    return input_.source({at, at}).begin;
  }

  void refuse(Code code, std::string message, std::uint32_t offset) {
    if (failed_) return;
    failed_ = true;
    error_ = {.code = code, .message = std::move(message), .offset = source_offset(offset)};
    XML_StopParser(parser_.get(), XML_FALSE);
  }
  void refuse(Code code, std::string message) { refuse(code, std::move(message), here()); }
  void refuse_limit(std::string_view before, std::uint64_t limit, std::string_view behind) {
    refuse(Code::limit, std::string(before) + std::to_string(limit) + std::string(behind));
  }

  Error syntax_error() const {
    const XML_Error fault = XML_GetErrorCode(parser_.get());
    const auto index = static_cast<std::uint32_t>(XML_GetErrorByteIndex(parser_.get()));
    std::string message;
    switch (fault) {
      case XML_ERROR_TAG_MISMATCH: {
        const std::string_view open = open_name();
        message = "this closing tag does not match <" + printable(open, 40) + ">";
        break;
      }
      case XML_ERROR_NO_ELEMENTS:
        message = open_.empty()
                      ? "there is no element in it"
                      : "the input ends before <" + printable(open_name(), 40) + "> is closed";
        break;
      case XML_ERROR_UNDEFINED_ENTITY:
        message = "the entity here is not declared";
        break;
      case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        message = "something stands behind the end of the document";
        break;
      case XML_ERROR_DUPLICATE_ATTRIBUTE:
        message = "an attribute stands twice in one tag";
        break;
      case XML_ERROR_NO_MEMORY:
        return {.code = Code::memory, .message = "no memory to parse the document"};
      default:
        message = std::string("this is not well-formed XML: ") + XML_ErrorString(fault);
    }
    return {.code = Code::input, .message = std::move(message), .offset = source_offset(index)};
  }

  std::string_view open_name() const {
    return open_.empty() ? std::string_view{} : input_.cut(tree_.nodes[open_.back().node].name);
  }

  /// Appends a node as the last child of the open element.
  std::uint32_t add(XmlRecord record) {
    const auto index = static_cast<std::uint32_t>(tree_.nodes.size());
    if (!open_.empty()) {
      Open& open = open_.back();
      record.parent = open.node;
      if (open.last_child) tree_.nodes[open.last_child].next = index;
      open.last_child = index;
      ++tree_.nodes[open.node].children;
    }
    tree_.nodes.push_back(record);
    return index;
  }

  void end_text() {
    if (builder_.empty()) return;
    const Text text = arena_.compose(builder_.finish(bytes_), input_);
    tree_.nodes[text_node_].text = static_cast<std::uint32_t>(tree_.texts.size());
    tree_.nodes[text_node_].at.end = text_end_;
    tree_.texts.push_back(text);
  }

  void begin_text() {
    if (!builder_.empty() || open_.empty()) return;
    text_node_ = add({.kind = XmlKind::text, .at = {here(), here()}});
  }

  void text(std::string_view bytes) {
    if (open_.empty() || bytes.empty()) return;
    begin_text();
    const Span from{here(), event_end()};
    if (input_.cut(from) == bytes)
      builder_.verbatim(bytes, from.begin);
    else
      builder_.atom(bytes, from);
    text_end_ = from.end;
  }

  void entity(std::string_view name) {
    const std::string known = html_entity(name);
    if (known.empty())
      return refuse(Code::input, "the entity \"" + printable(name, 40) +
                                     "\" is not declared, and the DTD named is not fetched");
    text(known);
  }

  /// A comment or instruction: between `opening` and `closing` bytes of marks.
  void aside(XmlKind kind, std::string_view name, std::uint32_t opening, std::uint32_t closing) {
    if (open_.empty()) return;  // outside the root; nobody reads those
    end_text();
    const Span whole{here(), event_end()};
    Span inside{whole.begin + opening, whole.end - closing};
    const Span target{inside.begin, inside.begin + static_cast<std::uint32_t>(name.size())};
    inside.begin = target.end;
    const std::uint32_t index =
        add({.kind = kind, .at = whole, .name = name.empty() ? Span{} : target});
    tree_.nodes[index].text = static_cast<std::uint32_t>(tree_.texts.size());
    tree_.texts.push_back(arena_.part(input_, inside));
  }

  void start(const XML_Char** attributes) {
    end_text();
    if (open_.size() >= options_.limits.depth)
      return refuse_limit("XML is nested deeper than ", options_.limits.depth, " levels");
    std::size_t count = 0;
    while (attributes[count * 2]) ++count;
    if (count > options_.limits.attributes)
      return refuse_limit("an element has more than ", options_.limits.attributes, " attributes");
    const Span tag{here(), event_end()};
    std::uint32_t at = tag.begin + 1;
    const Span name = scan_name(at, tag.end);
    const std::uint32_t index =
        add({.kind = XmlKind::element,
             .at = tag,
             .name = name,
             .tag_end = tag.end,
             .first_attribute = static_cast<std::uint32_t>(tree_.attributes.size())});
    if (!scan_attributes(at, tag.end)) return;
    tree_.nodes[index].attributes =
        static_cast<std::uint32_t>(tree_.attributes.size()) - tree_.nodes[index].first_attribute;
    open_.push_back({index});
  }

  void end() {
    end_text();
    // An empty-element tag ends where it began.
    XmlRecord& node = tree_.nodes[open_.back().node];
    node.at.end = std::max(node.tag_end, event_end());
    open_.pop_back();
  }

  Span scan_name(std::uint32_t& at, std::uint32_t end) const {
    const std::uint32_t begin = at;
    while (at < end && !is_space(bytes_[at]) && bytes_[at] != '=' && bytes_[at] != '>' &&
           bytes_[at] != '/')
      ++at;
    return {begin, at};
  }

  /// The attributes as they stand in the tag, which expat has found well-formed. Defaults of a DTD
  /// are not among them: nobody wrote them.
  bool scan_attributes(std::uint32_t at, std::uint32_t end) {
    for (;;) {
      while (at < end && is_space(bytes_[at])) ++at;
      if (at >= end || bytes_[at] == '>' || bytes_[at] == '/') return true;
      XmlAttributeRecord attribute{.name = scan_name(at, end)};
      while (at < end && (is_space(bytes_[at]) || bytes_[at] == '=')) ++at;
      if (at >= end) return true;
      const char quote = bytes_[at++];
      attribute.value.begin = at;
      for (; at < end && bytes_[at] != quote; ++at) {
        const char c = bytes_[at];
        if (c == '&') {
          attribute.plain = false;
          if (!is_known_reference(at)) return false;
        } else if (c != ' ' && is_space(c)) {
          attribute.plain = false;
        }
      }
      attribute.value.end = at++;
      if (attribute.value.size() > options_.limits.attribute_bytes) {
        refuse_limit("an attribute is longer than ", options_.limits.attribute_bytes, " bytes");
        return false;
      }
      tree_.attributes.push_back(attribute);
    }
  }

  /// expat drops an undeclared entity in an attribute without a word when a DTD is named; we do
  /// not.
  bool is_known_reference(std::uint32_t at) {
    const XmlReference reference = read_reference(bytes_, at);
    if (!reference.text.empty()) return true;
    refuse(Code::input,
           "the entity \"" +
               printable(bytes_.substr(at + 1, std::max(reference.length, 2u) - 2), 40) +
               "\" is not declared, and the DTD named is not fetched",
           at);
    return false;
  }

  struct Open {
    std::uint32_t node;
    std::uint32_t last_child = 0;
  };

  const Text input_;
  const std::string_view bytes_;
  const XmlReadOptions& options_;
  TextArena& arena_;
  TextBuilder builder_;
  std::unique_ptr<XML_ParserStruct, FreeParser> parser_;
  std::vector<Open> open_;
  std::uint32_t text_node_ = 0, text_end_ = 0;
  std::uint32_t checked_at_ = 0;
  std::uint32_t declared_attributes_ = 0;
  XmlTree tree_;
  Error error_;
  bool failed_ = false;
};

}  // namespace

Result<XmlTree> parse_xml(const Text& input, const XmlReadOptions& options, TextArena& arena) {
  if (input.bytes.size() > INT_MAX)
    return Error{.code = Code::limit,
                 .message = "XML is larger than " + std::to_string(INT_MAX) + " bytes",
                 .offset = input.source({INT_MAX, INT_MAX}).begin};
  return Layout(input, options, arena).run();
}

}  // namespace stet
