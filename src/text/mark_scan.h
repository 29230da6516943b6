#pragma once
/// The first half of find_marks: every quotation mark of a paragraph with what stands beside it,
/// judged alone. Which of them pair is decided in quotation_marks.cpp. Inside text/ only. [any
/// thread]

#include "text/language.h"
#include "text/quotation_marks.h"
#include "text/span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace stet {

/// Marks of one family can close each other (“..." is a pair, if a poor one); others cannot.
enum class MarkFamily : std::uint8_t { doubled, single, guillemet, single_guillemet, corner };

/// What a mark's neighbours say, before any pairing.
enum class MarkRole : std::uint8_t {
  opens,         ///< space before, word behind
  closes,        ///< word or sign before, space or sign behind
  maybe_closes,  ///< may just as well be an apostrophe (drivers’ union) or inches (9" blade)
  unclear,       ///< the neighbours say nothing
  apostrophe,    ///< surely no quotation mark
  maybe_elided,  ///< ’twas, ’90s: an apostrophe, unless a quotation is wanting its opening mark
};

struct ScannedMark {
  Span span;
  char32_t sign = 0;  ///< the code point; the first of the two of a doubled mark
  MarkKind kind{};
  MarkFamily family{};
  MarkRole role = MarkRole::unclear;
  bool after_sentence_sign =
      false;  ///< . , ! ? … stands before it, other marks between passed over
  bool after_slipped_space = false;  ///< a sentence sign and one space before it
  bool ends_single_word = false;     ///< no space between it and the mark before
  bool starts_paragraph = false;     ///< only other marks before it
  bool before_lower_case = false;    ///< a lower-case letter right behind it
  bool before_upper_case = false;
  bool space_before = false;  ///< or the start of the paragraph
  MarkRole next_in_family =
      MarkRole::apostrophe;  ///< role of the next mark of the family at this level
  MarkRole next_double = MarkRole::apostrophe;  ///< role of the next double mark, for a single one
  bool doubled_closes_later = false;            ///< a closing '' follows somewhere
};

/// All marks of the paragraph in order. Linear.
std::vector<ScannedMark> scan_marks(std::string_view paragraph, const LanguageData& language);

}  // namespace stet
