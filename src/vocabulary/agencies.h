#pragma once
/// News and picture agencies: their names, the short forms they sign with, and their picture
/// services. A table of facts, immutable [any thread].

#include "text/span.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace stet {

struct Agency {
  std::string_view name;                           ///< "Agence France-Presse"
  std::string_view short_form;                     ///< as it signs: "AFP", "dpa"; never empty
  std::span<const std::string_view> aliases;       ///< other names it goes by
  std::span<const std::string_view> picture_arms;  ///< "AP Photo", "dpa/picture alliance"
  bool pictures_only = false;                      ///< sends pictures and video, no text
  /// The short form has other meanings (PA Pennsylvania, AP access point): it names the agency only
  /// where the place says so, such as a credit, a dateline bracket or "AP reported".
  bool ambiguous = false;
};

std::span<const Agency> agencies();

/// The agency that `words` name, whole: a name, alias or picture arm in any ASCII case, a short
/// form exactly. Surrounding space is ignored. nullptr when it is none.
const Agency* find_agency(std::string_view words);

/// Whether a form of an agency begins with two bytes as they stand, or, of several words, in any
/// case behind the first.
struct AgencyBeginnings {
  std::array<std::uint64_t, 1024> bits{};
  constexpr void add(unsigned char first, unsigned char second) {
    bits[first << 2 | second >> 6] |= std::uint64_t{1} << (second & 63);
  }
  constexpr bool has(unsigned char first, unsigned char second) const {
    return bits[first << 2 | second >> 6] >> (second & 63) & 1;
  }
};
extern const AgencyBeginnings kAgencyBeginnings;
/// Rules out most words of prose without a call of agency_at().
inline bool may_begin_agency(std::string_view text, std::size_t at) {
  return text.size() - at >= 2 && kAgencyBeginnings.has(static_cast<unsigned char>(text[at]),
                                                        static_cast<unsigned char>(text[at + 1]));
}

/// An agency named inside a text.
struct AgencyMention {
  Span span;
  const Agency* agency = nullptr;
  bool by_short_form = false;
};
/// The longest form of an agency that begins at `at`, where a word begins, as prose writes it: its
/// first letter exactly.
std::optional<AgencyMention> agency_at(std::string_view text, std::uint32_t at);
/// Appends every mention that stands as whole words, in reading order; of forms at one place the
/// longest
/// ("AP Photo", not "AP"). Linear in `text`.
void find_agencies(std::string_view text, std::vector<AgencyMention>& out);

}  // namespace stet
