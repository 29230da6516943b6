#include "intake/xml/xml.h"

#include "intake/xml/append.h"
#include "intake/xml/encoding.h"
#include "intake/xml/parse.h"
#include "intake/xml/references.h"

#include <algorithm>
#include <utility>

namespace stet {
namespace {

constexpr XmlRecord kAbsent;

std::string_view local_part(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

/// An attribute's value as written to its Text in `input`.
Text decode_attribute(const Text& input, const XmlAttributeRecord& attribute, TextBuilder& builder,
                      TextArena& arena) {
  if (attribute.plain) return arena.part(input, attribute.value);
  for (std::uint32_t at = attribute.value.begin; at < attribute.value.end;) {
    const char c = input.bytes[at];
    if (c == '&') {
      const XmlReference reference = read_reference(input.bytes, at);
      builder.atom(reference.text, {at, at + reference.length});
      at += reference.length;
    } else if (is_xml_space(c)) {
      const std::uint32_t length =
          c == '\r' && input.bytes.substr(at + 1).starts_with('\n') ? 2 : 1;
      builder.atom(" ", {at, at + length});
      at += length;
    } else {
      const std::uint32_t begin = at;
      while (at < attribute.value.end && input.bytes[at] != '&' && !is_xml_space(input.bytes[at]))
        ++at;
      builder.verbatim(input.bytes.substr(begin, at - begin), begin);
    }
  }
  return arena.compose(builder.finish(), input);
}

}  // namespace

const XmlRecord& XmlNode::record() const {
  return document_ ? document_->tree_.nodes[index_] : kAbsent;
}

std::string_view XmlNode::qualified_name() const {
  return document_ ? document_->input_.cut(record().name) : std::string_view{};
}

std::string_view XmlNode::name() const { return local_part(qualified_name()); }

std::string_view XmlNode::space() const {
  const std::string_view name = qualified_name();
  const std::size_t colon = name.find(':');
  const std::string_view prefix = colon == name.npos ? std::string_view{} : name.substr(0, colon);
  if (prefix == "xml") return "http://www.w3.org/XML/1998/namespace";
  for (XmlNode node = *this; node; node = node.parent()) {
    const XmlRecord& record = node.record();
    for (std::uint32_t i = 0; i < record.attributes; ++i) {
      const std::string_view declares =
          document_->input_.cut(document_->tree_.attributes[record.first_attribute + i].name);
      if (prefix.empty() ? declares == "xmlns"
                         : declares.starts_with("xmlns:") && declares.substr(6) == prefix)
        return node.peek(declares);
    }
  }
  return {};
}

XmlNode XmlNode::child(std::string_view local_name) const {
  for (XmlNode each : children(local_name)) return each;
  return {};
}

XmlNode::Iterator::Iterator(XmlDocument* document, std::uint32_t index, std::string_view name,
                            bool elements_only)
    : document_(document), index_(index), name_(name), elements_only_(elements_only) {
  settle();
}

void XmlNode::Iterator::settle() {
  while (index_ != 0) {
    const XmlNode node(document_, index_);
    if (!elements_only_ || (node.is_element() && (name_.empty() || node.name() == name_))) return;
    index_ = node.record().next;
  }
}

XmlNode::Iterator& XmlNode::Iterator::operator++() {
  index_ = XmlNode(document_, index_).record().next;
  settle();
  return *this;
}

XmlNode::Range XmlNode::children(std::string_view local_name) const {
  const std::uint32_t first = record().children ? index_ + 1 : 0;
  return {{document_, first, local_name, true}, {document_, 0, local_name, true}};
}

XmlNode::Range XmlNode::nodes() const {
  const std::uint32_t first = record().children ? index_ + 1 : 0;
  return {{document_, first, {}, false}, {document_, 0, {}, false}};
}

XmlNode XmlNode::parent() const {
  return document_ && index_ != 0 ? XmlNode(document_, record().parent) : XmlNode();
}

XmlAttributeRecord* XmlNode::find_attribute(std::string_view wanted) const {
  const XmlRecord& node = record();
  for (std::uint32_t i = 0; i < node.attributes; ++i) {
    XmlAttributeRecord& attribute = document_->tree_.attributes[node.first_attribute + i];
    if (document_->input_.cut(attribute.name) == wanted) return &attribute;
  }
  return nullptr;
}

Text XmlNode::attribute(std::string_view wanted) const {
  XmlAttributeRecord* attribute = find_attribute(wanted);
  if (!attribute) return {};
  attribute->taken = true;
  return decode_attribute(document_->input_, *attribute, document_->builder_, *document_->arena_);
}

std::string_view XmlNode::attribute_name(std::uint32_t number) const {
  if (number >= record().attributes) return {};
  return document_->input_.cut(document_->tree_.attributes[record().first_attribute + number].name);
}

bool XmlNode::has_attribute(std::string_view wanted) const {
  return find_attribute(wanted) != nullptr;
}

std::string_view XmlNode::value(std::string_view wanted) const { return attribute(wanted).bytes; }

std::string_view XmlNode::peek(std::string_view wanted) const {
  XmlAttributeRecord* attribute = find_attribute(wanted);
  if (!attribute) return {};
  if (attribute->plain) return document_->input_.cut(attribute->value);
  return decode_attribute(document_->input_, *attribute, document_->builder_, *document_->arena_)
      .bytes;
}

Span XmlNode::attribute_at(std::string_view wanted) const {
  const XmlAttributeRecord* attribute = find_attribute(wanted);
  return attribute ? document_->input_.source(attribute->value) : Span{};
}

/// Index behind the last node below this one.
std::uint32_t XmlNode::end_index() const {
  const std::vector<XmlRecord>& nodes = document_->tree_.nodes;
  if (kind() != XmlKind::element) return index_ + 1;
  // What stands below begins before this node ends, and nodes stand in the order they begin.
  const auto end =
      std::partition_point(nodes.begin() + index_ + 1, nodes.end(),
                           [&](const XmlRecord& each) { return each.at.begin < record().at.end; });
  return static_cast<std::uint32_t>(end - nodes.begin());
}

Text XmlNode::text() const {
  if (!document_) return {};
  XmlTree& tree = document_->tree_;
  if (kind() != XmlKind::element) {
    tree.nodes[index_].taken = true;
    return tree.texts[record().text];
  }
  const std::uint32_t end = end_index();
  const Text* only = nullptr;
  bool several = false;
  for (std::uint32_t i = index_ + 1; i < end; ++i) {
    if (tree.nodes[i].kind != XmlKind::text) continue;
    tree.nodes[i].taken = true;
    several = only != nullptr;
    if (several) break;
    only = &tree.texts[tree.nodes[i].text];
  }
  if (!several) return only ? *only : Text{};
  TextBuilder& builder = document_->builder_;
  for (std::uint32_t i = index_ + 1; i < end; ++i) {
    if (tree.nodes[i].kind != XmlKind::text) continue;
    tree.nodes[i].taken = true;
    append_text(builder, tree.texts[tree.nodes[i].text]);
  }
  return builder.finish();
}

Text XmlNode::folded_text() const {
  const Text whole = text();
  const auto is_folded = [](std::string_view bytes) {
    if (bytes.empty()) return true;
    if (is_xml_space(bytes.front()) || is_xml_space(bytes.back())) return false;
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i)
      if (is_xml_space(bytes[i]) && (bytes[i] != ' ' || is_xml_space(bytes[i + 1]))) return false;
    return true;
  };
  if (is_folded(whole.bytes)) return whole;
  TextBuilder& builder = document_->builder_;
  append_folded(builder, whole);
  if (builder.bytes().ends_with(' ')) builder.drop_back(1);
  return builder.finish();
}

bool XmlNode::has_text() const {
  if (!document_) return false;
  const XmlTree& tree = document_->tree_;
  const std::uint32_t end = end_index();
  for (std::uint32_t i = index_; i < end; ++i) {
    if (tree.nodes[i].kind != XmlKind::text) continue;
    const std::string_view bytes = tree.texts[tree.nodes[i].text].bytes;
    if (!std::all_of(bytes.begin(), bytes.end(), is_xml_space)) return true;
  }
  return false;
}

XmlNode XmlNode::take() const {
  if (!document_) return *this;
  XmlTree& tree = document_->tree_;
  const std::uint32_t end = end_index();
  for (std::uint32_t i = index_; i < end; ++i) {
    tree.nodes[i].taken = true;
    for (std::uint32_t a = 0; a < tree.nodes[i].attributes; ++a)
      tree.attributes[tree.nodes[i].first_attribute + a].taken = true;
  }
  return *this;
}

Span XmlNode::at() const { return document_ ? document_->input_.source(record().at) : Span{}; }

Span XmlNode::tag_at() const {
  return is_element() ? document_->input_.source({record().at.begin, record().tag_end}) : Span{};
}

std::string_view XmlNode::raw() const {
  return document_ ? document_->input_.cut(record().at) : std::string_view{};
}

XmlDocument::XmlDocument(Text input, XmlTree tree, TextArena& arena)
    : input_(input), tree_(std::move(tree)), arena_(&arena), builder_(arena) {}

namespace {

/// Elements in a row under a root of their own, which has no place.
Text with_root(const Text& part, TextArena& arena) {
  TextBuilder builder(arena);
  const Span at = part.source();
  builder.atom("<part>", {at.begin, at.begin});
  append_text(builder, part);
  builder.atom("</part>", {at.end, at.end});
  return builder.finish();
}

}  // namespace

Result<XmlDocument> read_xml(std::string_view source, const XmlReadOptions& options,
                             TextArena& arena) {
  const std::uint64_t most = std::min<std::uint64_t>(options.limits.input_bytes, UINT32_MAX);
  const std::uint64_t size = options.within.empty() ? source.size() : options.within.size();
  if (size > most || source.size() > UINT32_MAX)
    return Error{.code = Code::limit,
                 .message = "input is larger than " + std::to_string(most) + " bytes",
                 .offset = options.within.begin + most};
  Result<DecodedXml> decoded = decode_xml(source, options.within, arena);
  if (!decoded) return decoded.error();
  if (decoded->whole.empty())
    return Error{.code = Code::input, .message = "the input is empty", .offset = 0};
  if (!options.within.empty()) decoded->whole = with_root(decoded->whole, arena);
  Result<XmlTree> tree = parse_xml(decoded->whole, options, arena);
  if (!tree) return tree.error();
  XmlDocument document(decoded->whole, std::move(*tree), arena);
  document.notices = std::move(decoded->notices);
  return document;
}

Result<XmlDocument> read_xml_fragment(const Text& words, const XmlReadOptions& options,
                                      TextArena& arena) {
  const Text whole = with_root(words, arena);
  Result<XmlTree> tree = parse_xml(whole, options, arena);
  if (!tree) return tree.error();
  return XmlDocument(whole, std::move(*tree), arena);
}

}  // namespace stet
