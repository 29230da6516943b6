#include "intake/json/utf8_gate.h"

#include <simdjson.h>

namespace stet {

bool is_valid_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

}  // namespace stet
