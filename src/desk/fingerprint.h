#pragma once
/// A finding's name that survives edits elsewhere: what a waiver of the host is tied to. [any
/// thread]

#include "article/article.h"
#include "desk/finding.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace stet {

inline constexpr std::uint32_t kFingerprintContext = 24;  ///< code points either side

/// Hash of the finding's rule, the words it marks and the words around them, case and white space
/// evened out, no offsets. A place without text is named by its field and, for media, the media's
/// own id or address (its number when there is no `article`). `scratch` is only memory to work in.
std::uint64_t fingerprint(const Finding& finding, const Article* article, std::string& scratch);

/// As reports and waivers write it: 16 hex digits.
std::string fingerprint_text(std::uint64_t fingerprint);

}  // namespace stet
