#pragma once
/// Quotation marks: which open, which close, which are apostrophes.
/// Works on one paragraph; a quotation running over paragraphs is joined in desk/proof.
/// All functions are pure [any thread].

#include "text/span.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace stet {

enum class MarkKind : std::uint8_t {
  straight_double,   ///< "
  curly_double,      ///< “ ” ‟
  low_double,        ///< „
  guillemet,         ///< « »
  straight_single,   ///< '
  curly_single,      ///< ‘ ’
  low_single,        ///< ‚
  single_guillemet,  ///< ‹ ›
  corner,            ///< 「 」 『 』
  doubled_single,    ///< '' or `` ''  read as one mark
};

/// One pair of marks, or half of one.
struct MarkPair {
  std::optional<Span>
      open;  ///< the mark itself, bytes in the paragraph; empty: a close that nothing opened
  std::optional<Span> close;  ///< empty: never closed in this paragraph
  MarkKind open_kind{};
  MarkKind close_kind{};
  std::uint32_t depth = 0;  ///< 0 outermost
};

/// Finds the marks of `paragraph` in reading order of their first mark.
/// `language` is BCP 47 ("de-AT"); an unknown one is read as English.
/// Apostrophes, elisions, decades, inches and seconds are told apart and left out.
/// Never fails: bytes that are not UTF-8 are passed over. Time is linear in the paragraph.
/// The result holds offsets, not views, and outlives `paragraph`.
std::vector<MarkPair> find_marks(std::string_view paragraph, std::string_view language);

/// True when two marks belong together in `language` (“ ” in English, „ “ in German, » « in Danish
/// ...).
bool is_pair(std::string_view open, std::string_view close, std::string_view language);

}  // namespace stet
