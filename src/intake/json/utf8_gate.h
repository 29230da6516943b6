#pragma once
/// The one question put to simdjson: are these bytes UTF-8? [any thread]

#include <string_view>

namespace stet {

/// At some gigabytes a second; where the fault is, text/utf8.h says.
bool is_valid_utf8(std::string_view bytes);

}  // namespace stet
