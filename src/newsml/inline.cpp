#include "newsml/inline.h"

#include "newsml/uri.h"

#include <algorithm>

namespace stet {
namespace {

struct Tag {
  std::string_view name;  ///< empty: the dialect has no element for it
  std::string_view css_class = {};
};

/// NITF 3.6 has `em` with a class for all emphasis, and sub and sup only inside `num`.
Tag tag_of(Markup markup, Dialect dialect) {
  if (dialect == Dialect::g2_label || dialect == Dialect::g2_block)
    return markup == Markup::link ? Tag{"a"} : Tag{};
  const bool nitf = dialect == Dialect::nitf;
  switch (markup) {
    case Markup::strong:
      return nitf ? Tag{"em", "bold"} : Tag{"strong"};
    case Markup::emphasis:
      return nitf ? Tag{"em", "italic"} : Tag{"em"};
    case Markup::underline:
      return nitf ? Tag{"em", "underscore"} : Tag{"u"};
    case Markup::link:
      return {"a"};
    case Markup::subscript:
      return {"sub"};
    case Markup::superscript:
      return {"sup"};
    case Markup::code:
      return nitf ? Tag{"em", "code"} : Tag{"code"};
    case Markup::deleted:
      return nitf ? Tag{"em", "deleted"} : Tag{"del"};
    case Markup::inserted:
      return nitf ? Tag{"em", "inserted"} : Tag{"ins"};
    case Markup::quote:
      return {"q"};
    case Markup::line_break:
      break;
  }
  return {};
}

bool is_script(Markup markup) {
  return markup == Markup::subscript || markup == Markup::superscript;
}

bool comes_before(const Run& a, const Run& b) {
  return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
}

/// The runs a field really has: a reader's mistake must not become ours.
std::span<const Run> runs_of(const Article& article, const Field& field) {
  if (field.runs == 0 || field.first_run >= article.runs.size()) return {};
  const std::size_t most = article.runs.size() - field.first_run;
  return std::span<const Run>(article.runs)
      .subspan(field.first_run, std::min<std::size_t>(field.runs, most));
}

}  // namespace

void InlineWriter::say_lost_characters(std::uint32_t before, const Where& where) {
  const std::uint32_t lost = xml_.characters_lost() - before;
  if (lost == 0) return;
  losses_.add(where,
              std::to_string(lost) +
                  (lost == 1 ? " character that XML cannot hold was"
                             : " characters that XML cannot hold were") +
                  " replaced or dropped",
              "encoding.forbidden-character");
}

void InlineWriter::write_words(std::string_view words, const Where& where) {
  const std::uint32_t before = xml_.characters_lost();
  xml_.text(words);
  say_lost_characters(before, where);
}

void InlineWriter::write(const Field& field, Dialect dialect, const Where& where) {
  const std::uint32_t before = xml_.characters_lost();
  const std::span<const Run> runs = runs_of(article_, field);
  xml_.mixed();
  if (runs.empty()) {
    xml_.text(field.bytes());
  } else {
    refused_ = false;
    write_runs(field.bytes(), runs, dialect, where);
    if (refused_) losses_.add(where, "some of its markup has no element here; the words are kept");
  }
  say_lost_characters(before, where);
}

bool InlineWriter::leaf(std::string_view name, const Field& field, Dialect dialect,
                        const Where& where) {
  if (is_blank(field.bytes())) return false;
  xml_.start(name);
  write(field, dialect, where);
  xml_.end(name);
  return true;
}

bool InlineWriter::leaf_words(std::string_view name, const Field& field, const Where& where,
                              bool carried_elsewhere) {
  if (is_blank(field.bytes())) return false;
  xml_.start(name);
  write_words(field.bytes(), where);
  xml_.end(name);
  if (!carried_elsewhere && !runs_of(article_, field).empty())
    losses_.add(where, "its markup is left out; the words are kept");
  return true;
}

void InlineWriter::write_runs(std::string_view text, std::span<const Run> runs, Dialect dialect,
                              const Where& where) {
  if (!std::is_sorted(runs.begin(), runs.end(), comes_before)) {
    sorted_.assign(runs.begin(), runs.end());
    std::stable_sort(sorted_.begin(), sorted_.end(), comes_before);
    runs = sorted_;
  }
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t done = 0;
  std::size_t next = 0;
  open_.clear();
  for (;;) {
    const std::uint32_t begin =
        next < runs.size() ? std::max(std::min(runs[next].span.begin, size), done) : size;
    std::uint32_t end = UINT32_MAX;
    for (const Open& each : open_) end = std::min(end, each.end);
    if (!open_.empty() && end <= begin) {
      if (end > done) xml_.text(text.substr(done, end - done));
      done = std::max(done, end);
      close_at(done, dialect);
      continue;
    }
    if (begin > done) xml_.text(text.substr(done, begin - done));
    done = begin;
    if (next == runs.size()) break;
    const Run& run = runs[next++];
    const std::uint32_t run_end = std::min(run.span.end, size);
    if (run.markup == Markup::line_break) {
      const bool takes = run_end > done && is_blank(text.substr(done, run_end - done));
      if (dialect == Dialect::g2_label || (!open_.empty() && (is_script(open_.back().run->markup) ||
                                                              dialect == Dialect::g2_block))) {
        xml_.text(" ");
        refused_ = true;
      } else {
        xml_.line_ends();
        xml_.start("br");
        xml_.end("br");
        // Readers that only drop tags would join the words on both sides of a NITF line break.
        if (dialect == Dialect::nitf) xml_.own_text("\n");
        xml_.line_ends();
      }
      if (takes) done = run_end;
      continue;
    }
    if (run_end > done) open(run, run_end, dialect, where);
  }
}

void InlineWriter::open(const Run& run, std::uint32_t end, Dialect dialect, const Where& where) {
  bool refused = open_.size() >= kMostOpen || tag_of(run.markup, dialect).name.empty();
  for (const Open& each : open_) {
    // No link in a link; in NITF, sub and sup hold words alone.
    if (run.markup == Markup::link && each.run->markup == Markup::link) refused = true;
    if (dialect == Dialect::nitf && is_script(each.run->markup)) refused = true;
  }
  if (!refused && run.markup == Markup::link && !clean_uri(run.href, UriUse::link, address_)) {
    if (run.href.empty()) {
      refused = true;
    } else {
      losses_.add(where,
                  "a link that is not http, https, mailto or tel is dropped; its words are kept",
                  "body.unsafe-link");
      return;
    }
  }
  if (refused) {
    refused_ = true;
    return;
  }
  open_.push_back(
      {.run = &run, .end = end, .href = run.markup == Markup::link ? address_ : std::string()});
  put_open_tag(run, open_.back().href, dialect);
}

void InlineWriter::close_at(std::uint32_t end, Dialect dialect) {
  std::size_t first = 0;
  while (open_[first].end > end) ++first;
  for (std::size_t i = open_.size(); i-- > first;) put_close_tag(*open_[i].run, dialect);
  std::size_t kept = first;
  for (std::size_t i = first; i < open_.size(); ++i) {
    if (open_[i].end <= end) continue;
    put_open_tag(*open_[i].run, open_[i].href, dialect);
    if (kept != i) open_[kept] = std::move(open_[i]);
    ++kept;
  }
  open_.resize(kept);
}

void InlineWriter::put_open_tag(const Run& run, std::string_view href, Dialect dialect) {
  const Tag tag = tag_of(run.markup, dialect);
  if (dialect == Dialect::nitf && is_script(run.markup)) xml_.start("num");
  xml_.start(tag.name);
  if (!tag.css_class.empty()) xml_.own_attribute("class", tag.css_class);
  if (run.markup == Markup::link) xml_.attribute("href", href);
}

void InlineWriter::put_close_tag(const Run& run, Dialect dialect) {
  xml_.end(tag_of(run.markup, dialect).name);
  if (dialect == Dialect::nitf && is_script(run.markup)) xml_.end("num");
}

}  // namespace stet
