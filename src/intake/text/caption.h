#pragma once
/// Picture captions in running text, known by the credit they end with or by the way they are
/// written. All pure [any thread], linear in the block.

#include "text/span.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace stet {

/// How much a credit alone says that its block is a caption.
enum class CreditSign : std::uint8_t {
  bare,      ///< "(AP)": stories and leads end so too
  composed,  ///< "(Mara Oduya/EPA)", "REUTERS/Mara Oduya"
  labelled,  ///< "(Photo by AFP)", "Foto: dpa", "[File photo]", "FILE PHOTO: ..."
};

/// A credit found in a block. Spans count in the block; an empty one: not there.
struct CaptionCredit {
  CreditSign sign = CreditSign::bare;
  Span whole;         ///< with bracket and label
  Span credit;        ///< as printed; empty for "[File photo]"
  Span photographer;  ///< part of `credit`
  Span agency;        ///< part of `credit`
};

/// The credit at the end of `block` (its last 160 bytes are looked at), or a file-photo label at
/// its start.
std::optional<CaptionCredit> find_caption_credit(std::string_view block);

/// Whether a block with no credit, or a bare one, is written like a caption: present tense or no
/// verb, nobody says anything, and a date of day, month and year (`full_date`: the caller has
/// looked), or people placed by "left", "(R)" or "pictured".
bool reads_like_caption(std::string_view block, bool full_date);

}  // namespace stet
