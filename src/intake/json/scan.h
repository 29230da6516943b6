#pragma once
/// From bytes to nodes: the one pass of our own over a JSON document, strict or lenient.

#include "intake/json/json.h"

#include <string_view>
#include <vector>

namespace stet {

/// What a scan met that a reader should hear of. Places count in the bytes scanned.
struct JsonRemarks {
  std::vector<std::uint32_t> shadowed;  ///< indices of nodes whose key comes again later
  std::uint32_t lone_surrogates = 0, nuls = 0, big_numbers = 0, forgiven = 0;
  Span first_lone_surrogate, first_nul, first_big_number, first_forgiven;
};

struct JsonScan {
  std::vector<JsonNode> nodes;
  JsonRemarks remarks;
};

/// `bytes` are UTF-8. Error offsets count in `bytes`.
Result<JsonScan> scan_json(std::string_view bytes, const JsonReadOptions& options);

/// Reads the escape at `bytes[at]` (a backslash; checked by the scan) into one code point. Two
/// escapes that make a surrogate pair are one unit; half a pair is U+FFFD.
struct JsonEscape {
  char32_t value = 0;
  std::uint32_t length = 0;
  bool lone_surrogate = false;
};
JsonEscape read_escape(std::string_view bytes, std::uint32_t at);

/// The string between the quotes, decoded; `raw` was checked by the scan.
void append_unescaped(std::string& out, std::string_view raw);

}  // namespace stet
