#pragma once
/// Named character references of WHATWG HTML section 13.5. [any thread]

#include <cstdint>
#include <string_view>

namespace stet::html {

struct Entity {
  std::string_view name;  ///< without "&" and ";"
  char32_t first = 0;
  char32_t second = 0;  ///< 0: one code point
  bool bare = false;    ///< also known without a semicolon
};

struct EntityMatch {
  const Entity* entity = nullptr;  ///< static; nullptr: no name stands here
  std::uint32_t length =
      0;  ///< bytes behind the ampersand, the semicolon included when it is there
};

/// The longest name at the start of `after_ampersand`. Looks at 32 bytes at most.
EntityMatch match_entity(std::string_view after_ampersand);

}  // namespace stet::html
