#include "intake/html/tree.h"

#include "intake/html/ascii.h"
#include "text/skim.h"

#include <algorithm>
#include <array>

namespace stet::html {
namespace {

constexpr std::uint32_t kTokensBetweenLooks = 4096;
constexpr std::uint32_t kMostAttributes = UINT16_MAX;  // Node::attributes counts them

constexpr std::size_t index_of(Tag tag) { return static_cast<std::size_t>(tag); }

bool is_table_part(Tag tag) {
  return tag == Tag::tr || tag == Tag::td || tag == Tag::th || tag == Tag::tbody ||
         tag == Tag::thead || tag == Tag::tfoot || tag == Tag::caption || tag == Tag::colgroup ||
         tag == Tag::col;
}

bool is_section(Tag tag) { return tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot; }

/// HTML may stand inside these foreign elements (13.2.6, integration points).
bool is_integration_point(std::string_view name) {
  for (const std::string_view point :
       {"foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"})
    if (equals_lower(name, point)) return true;
  return false;
}

class TreeBuilder {
 public:
  TreeBuilder(std::string_view input, const Limits& limits, const Budget* budget)
      : tokenizer_(input, std::min(limits.attributes, kMostAttributes), limits.attribute_bytes),
        depth_(std::max<std::size_t>(limits.depth, 4)),
        budget_(budget) {
    tree_.input = input;
  }

  Tree build();

 private:
  struct Open {
    NodeIndex node = 0;
    Tag tag = Tag::unknown;
    bool foreign = false;
    bool integration = false;
    bool ended = false;  ///< a format_end stands behind it
  };

  Node& node(NodeIndex index) { return tree_.nodes[index]; }
  const Open& top() const { return open_.back(); }
  bool in_foreign() const { return !open_.empty() && top().foreign && !top().integration; }
  bool is_open(Tag tag) const { return count_[index_of(tag)] > 0; }

  NodeIndex add(NodeKind kind, Span at, Span content);
  void push(NodeIndex index, Tag tag, bool foreign);
  void pop(std::uint32_t at, bool explicit_end);
  void pop_to(std::size_t size, std::uint32_t at) {
    while (open_.size() > size) pop(at, false);
  }
  /// Pops down to and including `index` of the stack, whose end tag `token` is.
  void close(std::size_t index, const Token& token);

  /// Index in the stack of the nearest open `tag`; kNone when a scope (or list) hides it.
  static constexpr std::size_t kNone = SIZE_MAX;
  std::size_t find_in_scope(Tag tag, bool list = false, bool button = false) const;
  std::size_t find_in_table(Tag tag) const;
  void close_paragraph(std::uint32_t at);
  void leave_head(std::uint32_t at);

  void start(const Token& token);
  void start_html(const Token& token, Tag tag);
  bool imply_ends(Tag tag, std::uint32_t at);
  bool start_table_part(Tag tag, std::uint32_t at);
  void start_foreign(const Token& token, Tag tag);
  void end(const Token& token);
  bool end_foreign(const Token& token);
  void end_formatting(Tag tag, const Token& token);
  void end_other(Tag tag, const Token& token);
  void text(const Token& token);
  void element(const Token& token, Tag tag, bool foreign, bool childless);

  Tokenizer tokenizer_;
  std::size_t depth_;
  const Budget* budget_;
  Tree tree_;
  std::vector<Open> open_;
  std::array<std::uint32_t, kTagCount> count_{};  ///< open and not ended, by tag
  std::array<std::uint32_t, kTagCount> deep_{};   ///< flattened and not ended yet, by tag
  std::uint32_t deep_total_ = 0;
  bool seen_html_ = false, seen_head_ = false, seen_body_ = false;
};

NodeIndex TreeBuilder::add(NodeKind kind, Span at, Span content) {
  const auto index = static_cast<NodeIndex>(tree_.nodes.size());
  tree_.nodes.push_back({.kind = kind,
                         .parent = open_.empty() ? 0 : top().node,
                         .end = index + 1,
                         .at = at,
                         .content = content});
  return index;
}

void TreeBuilder::push(NodeIndex index, Tag tag, bool foreign) {
  open_.push_back({.node = index, .tag = tag, .foreign = foreign});
  ++count_[index_of(tag)];
}

void TreeBuilder::pop(std::uint32_t at, bool explicit_end) {
  const Open gone = top();
  open_.pop_back();
  Node& closed = node(gone.node);
  closed.end = static_cast<NodeIndex>(tree_.nodes.size());
  if (!gone.ended) {
    closed.at.end = std::max(closed.at.end, at);
    --count_[index_of(gone.tag)];
  }
  // What was flattened below it is gone too.
  if (deep_total_ > 0) {
    deep_.fill(0);
    deep_total_ = 0;
  }
  if (explicit_end)
    while (!open_.empty() && top().ended) pop(at, false);
}

void TreeBuilder::close(std::size_t index, const Token& token) {
  pop_to(index + 1, token.at.begin);
  pop(token.at.end, true);
}

std::size_t TreeBuilder::find_in_scope(Tag tag, bool list, bool button) const {
  if (!is_open(tag)) return kNone;
  for (std::size_t i = open_.size(); i-- > 0;) {
    const Open& each = open_[i];
    if (each.tag == tag && !each.ended && !each.foreign) return i;
    if (is(each.tag, kScope) || each.integration) return kNone;
    if (list && (each.tag == Tag::ol || each.tag == Tag::ul)) return kNone;
    if (button && each.tag == Tag::button) return kNone;
  }
  return kNone;
}

std::size_t TreeBuilder::find_in_table(Tag tag) const {
  if (!is_open(tag)) return kNone;
  for (std::size_t i = open_.size(); i-- > 0;) {
    if (open_[i].tag == tag) return i;
    if (open_[i].tag == Tag::table || open_[i].tag == Tag::template_) return kNone;
  }
  return kNone;
}

void TreeBuilder::close_paragraph(std::uint32_t at) {
  const std::size_t p = find_in_scope(Tag::p, false, true);
  if (p != kNone) pop_to(p, at);
}

void TreeBuilder::leave_head(std::uint32_t at) {
  for (std::size_t i = 0; i < open_.size(); ++i)
    if (open_[i].tag == Tag::head) return pop_to(i, at);
}

void TreeBuilder::element(const Token& token, Tag tag, bool foreign, bool childless) {
  const NodeIndex index = add(NodeKind::element, token.at, token.name);
  Node& made = node(index);
  made.tag = tag;
  made.foreign = foreign;
  made.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
  made.attributes = static_cast<std::uint16_t>(tokenizer_.attributes().size());
  tree_.attributes.insert(tree_.attributes.end(), tokenizer_.attributes().begin(),
                          tokenizer_.attributes().end());
  if (childless) return;
  if (open_.size() < depth_) {
    push(index, tag, foreign);
    return;
  }
  if (tree_.too_deep++ == 0) tree_.first_too_deep = token.at;
  ++deep_[index_of(tag)];
  ++deep_total_;
}

void TreeBuilder::start(const Token& token) {
  const Tag tag = find_tag(tree_.raw(token.name));
  if (in_foreign()) {
    if (!is(tag, kBreaksOut)) return start_foreign(token, tag);
    while (in_foreign()) pop(token.at.begin, false);
  }
  start_html(token, tag);
  tokenizer_.set_foreign(in_foreign());
}

void TreeBuilder::start_foreign(const Token& token, Tag tag) {
  element(token, tag, true, token.self_closing);
  if (!token.self_closing && !open_.empty() && top().foreign)
    open_.back().integration = is_integration_point(tree_.raw(node(top().node).content));
  tokenizer_.set_foreign(in_foreign());
}

void TreeBuilder::start_html(const Token& token, Tag tag) {
  const std::uint32_t at = token.at.begin;
  if (is_open(Tag::head) && !is(tag, kInHead)) leave_head(at);
  if (tag == Tag::html || tag == Tag::head || tag == Tag::body) {
    bool& seen = tag == Tag::html ? seen_html_ : tag == Tag::head ? seen_head_ : seen_body_;
    // Only the first counts, and a head only before the body.
    const bool wanted = !seen && !(tag == Tag::head && seen_body_);
    seen = true;
    if (wanted) element(token, tag, false, false);
    return;
  }
  if (!imply_ends(tag, at)) return;
  const bool foreign = tag == Tag::svg || tag == Tag::math;
  element(token, tag, foreign,
          is(tag, kVoid) || tag == Tag::image || (foreign && token.self_closing));
  if (tag == Tag::script) tokenizer_.set_state(TextState::script_data);
  if (tag == Tag::plaintext) tokenizer_.set_state(TextState::plaintext);
  if (is(tag, kRawText)) tokenizer_.set_state(TextState::rawtext);
  if (is(tag, kRcdata)) tokenizer_.set_state(TextState::rcdata);
}

/// Ends what a start tag ends without being told. False: the tag itself is to be ignored.
bool TreeBuilder::imply_ends(Tag tag, std::uint32_t at) {
  if (is_table_part(tag)) return start_table_part(tag, at);
  if (is(tag, kClosesP) && tag != Tag::li && tag != Tag::dd && tag != Tag::dt) close_paragraph(at);
  if (is(tag, kHeading) && !open_.empty() && is(top().tag, kHeading)) pop(at, false);
  switch (tag) {
    case Tag::li: {
      const std::size_t li = find_in_scope(Tag::li, true);
      if (li != kNone) pop_to(li, at);
      close_paragraph(at);
      break;
    }
    case Tag::dd:
    case Tag::dt:
      for (const Tag item : {Tag::dd, Tag::dt}) {
        const std::size_t open = find_in_scope(item);
        // A list inside a definition is a list of its own.
        const std::size_t list = find_in_scope(Tag::dl);
        if (open != kNone && (list == kNone || list < open)) pop_to(open, at);
      }
      close_paragraph(at);
      break;
    case Tag::a:
    case Tag::nobr: {
      const std::size_t open = find_in_scope(tag);
      if (open != kNone) end_formatting(tag, {.at = {at, at}});
      break;
    }
    case Tag::button: {
      const std::size_t open = find_in_scope(tag);
      if (open != kNone) pop_to(open, at);
      break;
    }
    case Tag::option:
    case Tag::optgroup:
      if (!open_.empty() && top().tag == Tag::option) pop(at, false);
      if (tag == Tag::optgroup && !open_.empty() && top().tag == Tag::optgroup) pop(at, false);
      break;
    case Tag::rb:
    case Tag::rt:
    case Tag::rp:
    case Tag::rtc:
      if (!open_.empty() && (top().tag == Tag::rb || top().tag == Tag::rt || top().tag == Tag::rp))
        pop(at, false);
      break;
    case Tag::form:
      return !is_open(Tag::form);
    default:
      break;
  }
  return true;
}

bool TreeBuilder::start_table_part(Tag tag, std::uint32_t at) {
  // A cell without a table is no cell.
  const std::size_t table = find_in_table(Tag::table);
  if (table == kNone) return false;
  std::size_t keep = table;
  for (std::size_t i = table + 1; i < open_.size(); ++i) {
    const bool cell = tag == Tag::td || tag == Tag::th;
    if ((is_section(open_[i].tag) && (cell || tag == Tag::tr)) ||
        (cell && open_[i].tag == Tag::tr) || (tag == Tag::col && open_[i].tag == Tag::colgroup))
      keep = i;
    else
      break;
  }
  pop_to(keep + 1, at);
  return true;
}

void TreeBuilder::end(const Token& token) {
  const Tag tag = find_tag(tree_.raw(token.name));
  if (deep_total_ > 0 && deep_[index_of(tag)] > 0) {
    --deep_[index_of(tag)];
    --deep_total_;
    return;
  }
  if (!open_.empty() && top().foreign && end_foreign(token)) return;
  std::size_t index = kNone;
  switch (tag) {
    case Tag::html:
    case Tag::body:
      return;  // what still comes belongs to the body
    case Tag::head:
      if (is_open(Tag::head)) leave_head(token.at.end);
      return;
    case Tag::br: {
      const NodeIndex made = add(NodeKind::element, token.at, token.name);
      node(made).tag = Tag::br;
      return;
    }
    case Tag::p:
      index = find_in_scope(Tag::p, false, true);
      break;
    case Tag::li:
      index = find_in_scope(Tag::li, true);
      break;
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
      for (const Tag heading : {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6}) {
        const std::size_t open = find_in_scope(heading);
        if (open != kNone && (index == kNone || open > index)) index = open;
      }
      break;
    case Tag::table:
    case Tag::tr:
    case Tag::td:
    case Tag::th:
    case Tag::tbody:
    case Tag::thead:
    case Tag::tfoot:
    case Tag::caption:
      index = find_in_table(tag);
      break;
    case Tag::template_:
    case Tag::title:
      return end_other(tag, token);
    default:
      if (is(tag, kFormatting)) return end_formatting(tag, token);
      if (!is(tag, kSpecial)) return end_other(tag, token);
      index = find_in_scope(tag);
      break;
  }
  if (index != kNone) close(index, token);
  tokenizer_.set_foreign(in_foreign());
}

/// The adoption agency, flat: an element that others still stand open in keeps them, and is marked
/// as ended.
void TreeBuilder::end_formatting(Tag tag, const Token& token) {
  const std::size_t index = find_in_scope(tag);
  if (index == kNone) return;
  if (index + 1 == open_.size()) {
    pop(token.at.end, true);
    return;
  }
  Open& ended = open_[index];
  const NodeIndex mark = add(NodeKind::format_end, token.at, {});
  node(mark).tag = tag;
  node(mark).parent = ended.node;
  ended.ended = true;
  --count_[index_of(tag)];
  Node& closed = node(ended.node);
  closed.at.end = std::max(closed.at.end, token.at.end);
}

void TreeBuilder::end_other(Tag tag, const Token& token) {
  if (!is_open(tag)) return;
  const std::string_view name = tree_.raw(token.name);
  for (std::size_t i = open_.size(); i-- > 0;) {
    const Open& each = open_[i];
    if (!each.ended && each.tag == tag &&
        (tag != Tag::unknown || equal_letters(tree_.raw(node(each.node).content), name)))
      return close(i, token);
    if (is(each.tag, kSpecial)) return;
  }
}

/// False when no foreign element of that name is open: then it may end what stands around them.
bool TreeBuilder::end_foreign(const Token& token) {
  const std::string_view name = tree_.raw(token.name);
  for (std::size_t i = open_.size(); i-- > 0 && open_[i].foreign;) {
    if (!equal_letters(tree_.raw(node(open_[i].node).content), name)) continue;
    close(i, token);
    tokenizer_.set_foreign(in_foreign());
    return true;
  }
  return false;
}

void TreeBuilder::text(const Token& token) {
  if (is_open(Tag::head) && top().tag != Tag::title && !is(top().tag, kRawText) &&
      top().tag != Tag::script && top().tag != Tag::template_ &&
      !trim(tree_.raw(token.text)).empty()) {
    bool in_template = is_open(Tag::template_) || is_open(Tag::noscript);
    if (!in_template) leave_head(token.at.begin);
  }
  const NodeIndex index = add(NodeKind::text, token.at, token.text);
  node(index).cooking = token.cooking;
}

Tree TreeBuilder::build() {
  // A tag or comment and the text behind it for each "<": room that is never grown is never copied.
  tree_.nodes.reserve(2 * count_byte(tree_.input, '<') + 2);
  tree_.nodes.push_back({});
  for (std::uint32_t tokens = 1;; ++tokens) {
    if (budget_ && tokens % kTokensBetweenLooks == 0 && budget_->spent()) break;
    const Token token = tokenizer_.next();
    if (token.kind == TokenKind::end) break;
    switch (token.kind) {
      case TokenKind::start_tag:
        start(token);
        break;
      case TokenKind::end_tag:
        end(token);
        break;
      case TokenKind::characters:
        text(token);
        break;
      case TokenKind::comment:
        node(add(NodeKind::comment, token.at, token.text)).cooking = token.cooking;
        break;
      case TokenKind::doctype:
      case TokenKind::end:
        break;
    }
  }
  const auto size = static_cast<std::uint32_t>(tree_.input.size());
  pop_to(0, size);
  tree_.nodes[0].end = static_cast<NodeIndex>(tree_.nodes.size());
  tree_.nodes[0].at = {0, size};
  tree_.dropped_attributes = tokenizer_.dropped_attributes();
  tree_.first_dropped = tokenizer_.first_dropped();
  return std::move(tree_);
}

}  // namespace

const Attribute* Tree::attribute(NodeIndex index, std::string_view name) const {
  const Node& owner = nodes[index];
  for (std::uint32_t i = 0; i < owner.attributes; ++i) {
    const Attribute& each = attributes[owner.first_attribute + i];
    if (equals_lower(raw(each.name), name)) return &each;
  }
  return nullptr;
}

std::string Tree::attribute_text(NodeIndex index, std::string_view name) const {
  const Attribute* found = attribute(index, name);
  if (!found) return {};
  const std::string cooked = cook(input, found->value, Cooking::attribute);
  return std::string(trim(cooked));
}

std::string_view Tree::attribute_raw(NodeIndex index, std::string_view name) const {
  const Attribute* found = attribute(index, name);
  return found ? trim(raw(found->value)) : std::string_view();
}

Tree parse_html(std::string_view input, const Limits& limits, const Budget* budget) {
  return TreeBuilder(input, limits, budget).build();
}

}  // namespace stet::html
