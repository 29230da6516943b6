#pragma once
/// What NITF 3.6 allows where.

#include <string_view>

namespace stet::conform {

struct NitfElement {
  std::string_view name;
  std::string_view children, attributes;  ///< words parted by spaces
};
/// nullptr: NITF has no such element.
const NitfElement* find_nitf_element(std::string_view name);

/// Whether one of the words is this one.
bool has_word(std::string_view words, std::string_view word);

}  // namespace stet::conform
