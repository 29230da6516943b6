#pragma once
/// News and picture agencies: their names, the short forms they sign with, and their picture
/// services. A table of facts, immutable [any thread].

#include "text/span.h"

#include <array>
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

/// An agency named inside a text.
struct AgencyMention {
  Span span;
  const Agency* agency = nullptr;
  bool by_short_form = false;
};
/// The longest form of an agency that begins at `at`, where a word begins, as prose writes it: its
/// first letter exactly. Spares most words a look by two bytes.
std::optional<AgencyMention> agency_at(std::string_view text, std::uint32_t at);
/// Whether any agency's name begins with this byte in prose.
inline bool begins_agency(char byte) {
  extern const std::array<std::uint64_t, 4> kAgencyInitials;
  const auto value = static_cast<unsigned char>(byte);
  return kAgencyInitials[value >> 6] >> (value & 63) & 1;
}
/// Appends every mention that stands as whole words, in reading order; of forms at one place the
/// longest
/// ("AP Photo", not "AP"). Linear in `text`.
void find_agencies(std::string_view text, std::vector<AgencyMention>& out);

}  // namespace stet
