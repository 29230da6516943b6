#include "intake/html/inline_text.h"

#include "intake/html/ascii.h"
#include "intake/html/fold.h"

#include <algorithm>

namespace stet::html {

bool markup_of(const Tree& tree, NodeIndex element, Markup& markup) {
  switch (tree.nodes[element].tag) {
    case Tag::strong:
    case Tag::b:
      markup = Markup::strong;
      return true;
    case Tag::em:
    case Tag::i:
    case Tag::dfn:
      markup = Markup::emphasis;
      return true;
    case Tag::u:
      markup = Markup::underline;
      return true;
    case Tag::a:
      markup = Markup::link;
      return tree.has_attribute(element, "href");
    case Tag::sub:
      markup = Markup::subscript;
      return true;
    case Tag::sup:
      markup = Markup::superscript;
      return true;
    case Tag::code:
    case Tag::kbd:
    case Tag::samp:
    case Tag::tt:
      markup = Markup::code;
      return true;
    case Tag::del:
    case Tag::s:
    case Tag::strike:
      markup = Markup::deleted;
      return true;
    case Tag::ins:
      markup = Markup::inserted;
      return true;
    case Tag::q:
      markup = Markup::quote;
      return true;
    default:
      return false;
  }
}

bool InlineText::append(const Node& text, bool keep_space) {
  const std::uint32_t before = builder_.size();
  if (keep_space) {
    append_verbatim(builder_, tree_->input, text);
  } else {
    append_folded(builder_, tree_->input, text);
  }
  return !html::is_blank(builder_.bytes().substr(before));
}

void InlineText::append_attribute(const Attribute& attribute) {
  builder_.atom(cook(tree_->input, attribute.value, Cooking::attribute), attribute.value);
}

void InlineText::line_break(Span at, bool keep_space) {
  while (!keep_space && !builder_.empty() && builder_.bytes().back() == ' ') builder_.drop_back(1);
  if (builder_.empty()) return;
  const std::uint32_t begin = builder_.size();
  builder_.atom("\n", at);
  runs_.push_back({.span = {begin, begin + 1}, .markup = Markup::line_break, .at = at});
}

void InlineText::space(Span at) { builder_.fold_space(at); }

void InlineText::open_run(NodeIndex element, Markup markup, std::string_view href) {
  for (const Open& each : open_)
    if (each.markup == markup) return;
  open_.push_back({element, builder_.size(), markup, href});
}

void InlineText::add_run(const Open& run) {
  runs_.push_back({.span = {run.begin, builder_.size()},
                   .markup = run.markup,
                   .href = run.href,
                   .at = tree_->nodes[run.element].at});
}

void InlineText::close_run(NodeIndex element) {
  for (std::size_t i = open_.size(); i-- > 0;) {
    if (open_[i].element != element) continue;
    add_run(open_[i]);
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
    return;
  }
}

bool InlineText::is_blank() const { return html::is_blank(builder_.bytes()); }

void InlineText::clear() {
  builder_.drop_back(builder_.size());
  runs_.clear();
  for (Open& run : open_) run.begin = 0;
}

Field InlineText::finish() {
  trim_end(builder_);
  for (Open& run : open_) {
    add_run(run);
    run.begin = 0;
  }
  Field field;
  const Text made = builder_.finish(html_.bytes);
  const std::string_view bytes = made.bytes;
  field.text = article_->arena.compose(made, html_);
  field.known.presence = bytes.empty() ? Presence::empty : Presence::present;
  if (!bytes.empty()) field.known.at = field.text.source();
  field.first_run = static_cast<std::uint32_t>(article_->runs.size());
  for (Run run : runs_) {
    run.span.end = std::min(run.span.end, static_cast<std::uint32_t>(bytes.size()));
    run.span.begin = std::min(run.span.begin, run.span.end);
    // A run holds words, not the spaces around them.
    if (run.markup != Markup::line_break) {
      while (!run.span.empty() && is_space(bytes[run.span.begin])) ++run.span.begin;
      while (!run.span.empty() && is_space(bytes[run.span.end - 1])) --run.span.end;
    }
    if (run.span.empty()) continue;
    run.at = html_.source(run.at);
    article_->runs.push_back(run);
  }
  runs_.clear();
  field.runs = static_cast<std::uint32_t>(article_->runs.size()) - field.first_run;
  if (field.runs < 2) return field;
  std::stable_sort(article_->runs.begin() + field.first_run, article_->runs.end(),
                   [](const Run& a, const Run& b) {
                     if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
                     return a.span.end > b.span.end;
                   });
  return field;
}

}  // namespace stet::html
