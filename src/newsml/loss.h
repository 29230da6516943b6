#pragma once
/// What a format could not carry.

#include <string>
#include <vector>

namespace stet {

struct Loss {
  std::string field;   ///< "media[0].alt", "body[4].table"
  std::string reason;  ///< one sentence, lower case, no full stop
};

}  // namespace stet
