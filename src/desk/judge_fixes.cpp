#include "desk/judge_fixes.h"

#include "text/utf8.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>

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

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Characters past ASCII as references or escapes.
std::string in_ascii(std::string_view text, SourceEscape escape) {
  std::string out;
  char written[24];
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint character = decode(text, at);
    at += character.length;
    const auto code = static_cast<unsigned>(character.value);
    if (code < 0x80)
      std::snprintf(written, sizeof written, "%c", static_cast<int>(code));
    else if (escape == SourceEscape::html)
      std::snprintf(written, sizeof written, "&#%u;", code);
    else if (code < 0x10000)
      std::snprintf(written, sizeof written, "\\u%04x", code);
    else
      std::snprintf(written, sizeof written, "\\u%04x\\u%04x", 0xD800 + ((code - 0x10000) >> 10),
                    0xDC00 + (code & 0x3FF));
    out += written;
  }
  return out;
}

/// Whether `at` lies in a script of an HTML page, which is no HTML (linked data).
bool is_in_script(std::string_view source, std::uint32_t at) {
  constexpr std::size_t kLookedBack = 256u << 10;
  const std::string_view before = source.substr(at > kLookedBack ? at - kLookedBack : 0,
                                                std::min<std::size_t>(at, kLookedBack));
  // Names of tags have no case; a script longer than what is looked at is taken for one.
  const auto same = [](char a, char b) {
    return a == b || (a >= 'A' && a <= 'Z' && a + ('a' - 'A') == b);
  };
  constexpr std::string_view kOpens = "<script", kCloses = "</script";
  const auto opened =
      std::find_end(before.begin(), before.end(), kOpens.begin(), kOpens.end(), same);
  const auto closed =
      std::find_end(before.begin(), before.end(), kCloses.begin(), kCloses.end(), same);
  if (opened == before.end()) return closed == before.end() && at > kLookedBack;
  return closed == before.end() || closed < opened;
}

/// `text` as it is written at `at`; nothing when it cannot be.
std::optional<std::string> write_at(std::uint32_t at, std::string_view text, const Script& script,
                                    bool in_attribute) {
  if (text.empty()) return std::string();
  if (script.is_wide) return std::nullopt;
  std::string words = escape_for(text, script.escape, in_attribute);
  // HTML in JSON and plain words in JSON look alike from here.
  if (script.escape == SourceEscape::json && text.find_first_of("<&") != std::string_view::npos)
    return std::nullopt;
  if (!is_ascii(words)) {
    if (script.escape == SourceEscape::none) {
      if (script.is_foreign) return std::nullopt;
    } else if (script.is_ascii || script.is_foreign) {
      words = in_ascii(words, script.escape);
    }
  }
  // Linked data is JSON inside HTML: what either would escape is not written there.
  const bool is_plain = words == text && text.find_first_of("\"\\\r\n") == std::string_view::npos;
  if (!is_plain && script.escape == SourceEscape::html && is_in_script(script.source, at))
    return std::nullopt;
  return words;
}

/// False when the edit cannot be made in the source.
bool map_edit(const Text& text, Edit edit, const Script& script, bool in_attribute,
              std::vector<Edit>& out) {
  if (edit.span.begin > edit.span.end || edit.span.end > text.size() || text.pieces.empty())
    return false;
  // Words that came from elsewhere (a photo file) stand nowhere in the input.
  if (text.source().empty()) return false;
  std::optional<std::string> written =
      write_at(text.source(edit.span).begin, edit.text, script, in_attribute);
  if (!written) return false;
  std::string words = std::move(*written);
  if (edit.span.empty()) {
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

Script script_of(const Provenance& provenance, std::string_view source, Span part) {
  const std::string_view read = part.empty() ? source : source.substr(part.begin, part.size());
  Script script{.escape = provenance.escape, .source = source};
  script.is_ascii = is_ascii(read);
  script.is_foreign = !script.is_ascii && find_invalid_utf8(read) < read.size();
  script.is_wide = read.find('\0') != std::string_view::npos;
  return script;
}

void map_fixes(Finding& finding, const Script& script) {
  if (!finding.place.text) return;  // nothing to count in: the rule gave bytes of the input
  std::size_t kept = 0;
  for (Fix& fix : finding.fixes) {
    std::vector<Edit> edits;
    bool possible = !fix.edits.empty();
    for (Edit& edit : fix.edits) {
      const Text& text = edit.in ? *edit.in : *finding.place.text;
      const std::string_view field = edit.in ? edit.field : finding.place.path.name;
      // A headline or a caption may come from an attribute of the mark-up; a paragraph does not.
      possible = possible && map_edit(text, std::move(edit), script, field != "body", edits);
    }
    if (!possible) continue;
    const auto by_place = [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; };
    std::stable_sort(edits.begin(), edits.end(), by_place);
    // Two fields may be read from the same bytes (a summary that is the first paragraph).
    const auto is_same = [](const Edit& a, const Edit& b) {
      return a.span == b.span && !a.span.empty() && a.text == b.text;
    };
    edits.erase(std::unique(edits.begin(), edits.end(), is_same), edits.end());
    const auto in_the_way = [](const Edit& a, const Edit& b) { return overlap(a.span, b.span); };
    if (std::adjacent_find(edits.begin(), edits.end(), in_the_way) != edits.end()) continue;
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
