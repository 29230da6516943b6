#pragma once
/// What a format could not carry.

#include <string>
#include <string_view>
#include <vector>

namespace stet {

struct Loss {
  std::string field;   ///< "media[0].alt", "body[4].table"
  std::string reason;  ///< one sentence, lower case, no full stop
  std::string_view
      rule;  ///< the rule that owns this kind of loss ("body.unsafe-link"); static; mostly empty
};

}  // namespace stet
