#include "desk/rules/quote/marks.h"

#include <algorithm>

namespace stet {
namespace {

std::uint32_t next_in_copy(const Proof& proof, std::uint32_t passage) {
  const auto it = std::upper_bound(proof.body.begin(), proof.body.end(), passage);
  return it == proof.body.end() ? UINT32_MAX : *it;
}

// The first outer mark of the passage is a close that nothing opened.
std::optional<std::uint32_t> lone_close(const Proof& proof, std::uint32_t passage) {
  const Range marks = proof.passages[passage].marks;
  if (marks.empty() || proof.marks[marks.begin].open || !proof.marks[marks.begin].close)
    return std::nullopt;
  return marks.begin;
}

}  // namespace

MarkStyle style_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::straight_double:
    case MarkKind::straight_single:
      return MarkStyle::straight;
    case MarkKind::curly_double:
    case MarkKind::curly_single:
      return MarkStyle::curly;
    case MarkKind::low_double:
    case MarkKind::low_single:
      return MarkStyle::low;
    case MarkKind::guillemet:
    case MarkKind::single_guillemet:
      return MarkStyle::guillemet;
    case MarkKind::doubled_single:
      return MarkStyle::doubled;
    case MarkKind::corner:
      return MarkStyle::other;
  }
  return MarkStyle::other;
}

std::string_view to_string(MarkStyle style) {
  switch (style) {
    case MarkStyle::straight:
      return "straight";
    case MarkStyle::curly:
      return "curly";
    case MarkStyle::low:
      return "low";
    case MarkStyle::guillemet:
      return "angled";
    case MarkStyle::doubled:
      return "doubled single";
    case MarkStyle::other:
      return "corner";
  }
  return "";
}

bool is_single(MarkKind kind) {
  return kind == MarkKind::straight_single || kind == MarkKind::curly_single ||
         kind == MarkKind::low_single || kind == MarkKind::single_guillemet;
}

std::optional<MarkStyle> StyleCount::common() const {
  const auto best = std::max_element(std::begin(pairs), std::end(pairs));
  if (*best == 0) return std::nullopt;
  return static_cast<MarkStyle>(best - std::begin(pairs));
}

StyleCount count_styles(const Proof& proof) {
  StyleCount count;
  for (const Passage& passage : proof.passages) {
    if (!is_read(proof, passage)) continue;
    for (std::uint32_t i = passage.marks.begin; i < passage.marks.end; ++i) {
      const MarkPair& mark = proof.marks[i];
      if (!mark.open || !mark.close || mark.depth > 0 || is_single(mark.open_kind)) continue;
      if (mark.open_kind == mark.close_kind || mark.open_kind == MarkKind::low_double)
        ++count.pairs[static_cast<std::size_t>(style_of(mark.open_kind))];
    }
  }
  return count;
}

bool is_read(const Proof& proof, const Passage& passage) {
  switch (passage.zone) {
    case Zone::boilerplate:
    case Zone::embed:
    case Zone::credit:
    case Zone::byline:
    case Zone::dateline:
    case Zone::note:
      return false;
    default:
      break;
  }
  return passage.path.block < 0 ||
         proof.article.body[static_cast<std::size_t>(passage.path.block)].kind !=
             BlockKind::preformatted;
}

bool is_closed_next_door(const Proof& proof, const Quotation& quotation) {
  if (quotation.closed || quotation.depth > 0) return false;
  const std::uint32_t next = next_in_copy(proof, quotation.parts.back().passage);
  return next != UINT32_MAX && lone_close(proof, next).has_value();
}

bool closes_without_opening(const Proof& proof, std::uint32_t mark) {
  const std::uint32_t passage = proof.mark_passage[mark];
  if (lone_close(proof, passage) != mark) return false;
  const auto here = std::lower_bound(proof.body.begin(), proof.body.end(), passage);
  if (here == proof.body.begin() || here == proof.body.end() || *here != passage) return false;
  const Range before = proof.passages[*(here - 1)].quotations;
  for (std::uint32_t i = before.end; i-- > before.begin;)
    if (proof.quotations[i].depth == 0) return !proof.quotations[i].closed;
  return false;
}

}  // namespace stet
