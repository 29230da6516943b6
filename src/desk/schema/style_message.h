#pragma once
/// What style entries say, and the case of letters they write and ask for. [any thread]

#include "desk/proof.h"
#include "desk/schema/style.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace stet {

struct StyleSlots {
  std::string_view match, fix, other;
  std::size_t count = 0;
  std::uint32_t max = 0, min = 0, window = 0;
  double value = 0;
};

/// `message` with {match}, {fix}, {other}, {count}, {max}, {min}, {window} and {value} filled in.
/// Other braces stay.
std::string fill(std::string_view message, const StyleSlots& slots);

/// `replacement` as it would be written in place of `match`: "Per cent" gives "Percent", "PER CENT"
/// "PERCENT".
std::string in_case_of(std::string_view match, const std::string& replacement);

/// The words of a passage that tell against the letter case of the entry.
std::optional<Span> against_case(const StyleEntry& entry, const Proof& proof,
                                 std::uint32_t passage);

}  // namespace stet
