#include "desk/judge_fixes.h"

#include <algorithm>
#include <map>

namespace stet {
namespace {

constexpr std::size_t kMaxEditsOfDeletion =
    64;  // pieces between tags; past that nobody would call it a fix

void append_html(std::string_view text, bool in_attribute, std::string& out) {
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        in_attribute ? out += "&quot;" : out += c;
        break;
      case '\'':
        in_attribute ? out += "&#39;" : out += c;
        break;
      default:
        out += c;
    }
  }
}

void append_json(std::string_view text, std::string& out) {
  for (char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00";
          out += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
          out += "0123456789abcdef"[c & 15];
        } else {
          out += c;
        }
    }
  }
}

bool is_linear(const Piece& piece) { return piece.text_length == piece.source_length; }

/// The stretches of the source that `span` was made of, neighbours joined. False where it would cut
/// a unit.
bool stretches(const Text& text, Span span, std::vector<Span>& out) {
  auto piece = std::upper_bound(text.pieces.begin(), text.pieces.end(), span.begin,
                                [](std::uint32_t at, const Piece& each) { return at < each.text; });
  if (piece != text.pieces.begin()) --piece;
  for (; piece != text.pieces.end() && piece->text < span.end; ++piece) {
    const std::uint32_t begin = std::max(span.begin, piece->text);
    const std::uint32_t end = std::min(span.end, piece->text + piece->text_length);
    if (begin >= end) continue;
    Span source{piece->source, piece->source + piece->source_length};
    if (is_linear(*piece)) {
      source.end = source.begin + (end - piece->text);
      source.begin += begin - piece->text;
    } else if (begin != piece->text || end != piece->text + piece->text_length) {
      return false;
    }
    if (!out.empty() && out.back().end == source.begin)
      out.back().end = source.end;
    else
      out.push_back(source);
  }
  return !out.empty();
}

/// Inside an escape or an entity there is no place to write.
bool is_inside_unit(const Text& text, std::uint32_t offset) {
  const auto after =
      std::upper_bound(text.pieces.begin(), text.pieces.end(), offset,
                       [](std::uint32_t at, const Piece& each) { return at < each.text; });
  if (after == text.pieces.begin()) return false;
  const Piece& piece = *std::prev(after);
  return !is_linear(piece) && offset > piece.text && offset < piece.text + piece.text_length;
}

/// False when the edit cannot be made in the source.
bool map_edit(const Text& text, Edit edit, SourceEscape escape, bool in_attribute,
              std::vector<Edit>& out) {
  if (edit.span.begin > edit.span.end || edit.span.end > text.size()) return false;
  // Words that came from elsewhere (a photo file) stand nowhere in the input.
  if (text.source().empty()) return false;
  std::string words = escape_for(edit.text, escape, in_attribute);
  if (edit.span.empty()) {
    if (text.pieces.empty()) return false;
    const Span at = text.source(edit.span);
    if (is_inside_unit(text, edit.span.begin)) return false;
    out.push_back({.span = at, .text = std::move(words)});
    return true;
  }
  std::vector<Span> sources;
  if (!stretches(text, edit.span, sources)) return false;
  if (sources.size() > 1 && (!words.empty() || sources.size() > kMaxEditsOfDeletion)) return false;
  for (const Span& source : sources) out.push_back({.span = source, .text = words});
  return true;
}

bool overlap(Span a, Span b) {
  if (a.empty() && b.empty()) return a.begin == b.begin;
  if (a.empty()) return b.begin < a.begin && a.begin < b.end;
  if (b.empty()) return a.begin < b.begin && b.begin < a.end;
  return a.overlaps(b);
}

/// What is taken already: disjoint ranges by their begin.
class Taken {
 public:
  bool overlaps(Span span) const {
    auto after = ranges_.upper_bound(span.end);
    while (after != ranges_.begin()) {
      --after;
      if (overlap({after->first, after->second}, span)) return true;
      if (after->second < span.begin) return false;
    }
    return false;
  }
  void add(Span span) {
    auto [at, inserted] = ranges_.try_emplace(span.begin, span.end);
    if (!inserted) at->second = std::max(at->second, span.end);
    if (at != ranges_.begin()) {
      const auto before = std::prev(at);
      if (before->second > at->first) {
        before->second = std::max(before->second, at->second);
        ranges_.erase(at);
        at = before;
      }
    }
    for (auto next = std::next(at); next != ranges_.end() && next->first < at->second;) {
      at->second = std::max(at->second, next->second);
      next = ranges_.erase(next);
    }
  }

 private:
  std::map<std::uint32_t, std::uint32_t> ranges_;
};

}  // namespace

std::string escape_for(std::string_view text, SourceEscape escape, bool in_attribute) {
  std::string out;
  switch (escape) {
    case SourceEscape::none:
      return std::string(text);
    case SourceEscape::html:
      append_html(text, in_attribute, out);
      return out;
    case SourceEscape::json:
      append_json(text, out);
      return out;
    case SourceEscape::json_html: {
      std::string html;
      append_html(text, in_attribute, html);
      append_json(html, out);
      return out;
    }
  }
  return out;
}

void map_fixes(Finding& finding, SourceEscape escape) {
  if (!finding.place.text) return;  // nothing to count in: the rule gave bytes of the input
  const std::string_view name = finding.place.path.name;
  const bool in_attribute = name.ends_with(".alt") || name.ends_with(".title");
  std::size_t kept = 0;
  for (Fix& fix : finding.fixes) {
    std::vector<Edit> edits;
    bool possible = !fix.edits.empty();
    for (Edit& edit : fix.edits)
      possible =
          possible && map_edit(*finding.place.text, std::move(edit), escape, in_attribute, edits);
    if (!possible) continue;
    const auto by_place = [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; };
    std::stable_sort(edits.begin(), edits.end(), by_place);
    fix.edits = std::move(edits);
    if (&finding.fixes[kept] != &fix) finding.fixes[kept] = std::move(fix);
    ++kept;
  }
  finding.fixes.resize(kept);
}

void drop_overlapping_fixes(std::vector<Finding>& findings) {
  Taken taken;
  for (Finding& finding : findings) {
    const auto in_the_way = [&](const Fix& fix) {
      return std::any_of(fix.edits.begin(), fix.edits.end(),
                         [&](const Edit& edit) { return taken.overlaps(edit.span); });
    };
    finding.fixes.erase(std::remove_if(finding.fixes.begin(), finding.fixes.end(), in_the_way),
                        finding.fixes.end());
    for (const Fix& fix : finding.fixes)
      for (const Edit& edit : fix.edits) taken.add(edit.span);
  }
}

}  // namespace stet
