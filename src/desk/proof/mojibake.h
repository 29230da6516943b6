#pragma once
/// Text that was UTF-8, read as Windows-1252 (or Latin-1) and written down again: "â€™" for "’".
/// [any thread]

#include "text/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stet {

struct Mojibake {
  Span span;           ///< one or more broken signs in a row
  std::string repair;  ///< what they were
};

/// The run of broken signs that begins at `at`, if one does. A run is reported only when it cannot
/// be two signs that a writer set side by side: "MANHÃ”" ends a quotation in Portuguese, "CAFÉ»" in
/// French. Reads a few bytes past the run only.
std::optional<Mojibake> find_mojibake(std::string_view text, std::uint32_t at);

}  // namespace stet
