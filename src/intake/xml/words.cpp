#include "intake/xml/words.h"

#include "intake/xml/append.h"

#include <algorithm>

namespace stet {
namespace {

struct MarkupName {
  std::string_view name;
  Markup markup;
};

constexpr MarkupName kInline[] = {
    {"b", Markup::strong},      {"strong", Markup::strong},   {"i", Markup::emphasis},
    {"em", Markup::emphasis},   {"u", Markup::underline},     {"a", Markup::link},
    {"sub", Markup::subscript}, {"sup", Markup::superscript}, {"code", Markup::code},
    {"del", Markup::deleted},   {"s", Markup::deleted},       {"strike", Markup::deleted},
    {"ins", Markup::inserted},  {"q", Markup::quote},
};

/// NITF has `em` for all emphasis; its class says which.
constexpr MarkupName kEmphasis[] = {
    {"bold", Markup::strong}, {"italic", Markup::emphasis}, {"underscore", Markup::underline},
    {"code", Markup::code},   {"deleted", Markup::deleted}, {"inserted", Markup::inserted},
};

}  // namespace

bool xml_markup(XmlNode element, Markup& markup, std::string_view& href) {
  const std::string_view name = element.name();
  const auto* found = std::find_if(std::begin(kInline), std::end(kInline),
                                   [&](const MarkupName& each) { return each.name == name; });
  if (found == std::end(kInline)) return false;
  markup = found->markup;
  if (name == "em") {
    const std::string_view kind = element.peek("class");
    for (const MarkupName& each : kEmphasis)
      if (each.name == kind) {
        markup = each.markup;
        element.value("class");
      }
  }
  if (markup != Markup::link) return true;
  href = element.value("href");
  return !href.empty();
}

void XmlWords::append(const Text& text, bool keep_space) {
  if (keep_space)
    append_text(builder_, text);
  else
    append_folded(builder_, text);
}

void XmlWords::line_break(Span at, bool keep_space) {
  while (!keep_space && !builder_.empty() && builder_.bytes().back() == ' ') builder_.drop_back(1);
  if (builder_.empty()) return;
  const std::uint32_t begin = builder_.size();
  builder_.atom("\n", at);
  runs_.push_back({.span = {begin, begin + 1}, .markup = Markup::line_break, .at = at});
}

void XmlWords::open_run(XmlNode element, Markup markup, std::string_view href) {
  for (const Open& each : open_)
    if (each.markup == markup) return;
  open_.push_back({element.index(), builder_.size(), markup, href, element.at()});
}

void XmlWords::add_run(const Open& run) {
  runs_.push_back(
      {.span = {run.begin, builder_.size()}, .markup = run.markup, .href = run.href, .at = run.at});
}

void XmlWords::close_run(std::uint32_t element) {
  for (std::size_t i = open_.size(); i-- > 0;) {
    if (open_[i].element != element) continue;
    add_run(open_[i]);
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
    return;
  }
}

bool XmlWords::is_blank() const { return is_blank_xml(builder_.bytes()); }

void XmlWords::clear() {
  builder_.drop_back(builder_.size());
  runs_.clear();
  for (Open& run : open_) run.begin = 0;
}

Field XmlWords::finish(bool keep_space) {
  while (!keep_space && !builder_.empty() && is_xml_space(builder_.bytes().back()))
    builder_.drop_back(1);
  for (Open& run : open_) {
    add_run(run);
    run.begin = 0;
  }
  Field field;
  field.text = builder_.finish(article_->source);
  const std::string_view bytes = field.text.bytes;
  field.known.presence = bytes.empty() ? Presence::empty : Presence::present;
  if (!bytes.empty()) field.known.at = field.text.source();
  std::vector<Run>& all = article_->runs;
  field.first_run = static_cast<std::uint32_t>(all.size());
  for (Run run : runs_) {
    run.span.end = std::min(run.span.end, field.text.size());
    run.span.begin = std::min(run.span.begin, run.span.end);
    // A run holds words, not the spaces around them.
    if (run.markup != Markup::line_break) {
      while (!run.span.empty() && is_xml_space(bytes[run.span.begin])) ++run.span.begin;
      while (!run.span.empty() && is_xml_space(bytes[run.span.end - 1])) --run.span.end;
    }
    if (!run.span.empty()) all.push_back(run);
  }
  runs_.clear();
  field.runs = static_cast<std::uint32_t>(all.size()) - field.first_run;
  std::stable_sort(all.begin() + field.first_run, all.end(), [](const Run& a, const Run& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    return a.span.end > b.span.end;
  });
  return field;
}

}  // namespace stet
