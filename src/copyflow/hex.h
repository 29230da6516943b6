#pragma once
/// Hashes as the JSON spells them. [any thread]

#include <cstdint>
#include <string>

namespace stet {

/// 16 lower-case hex digits.
inline std::string hex64(std::uint64_t value) {
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) out[i] = "0123456789abcdef"[value & 15];
  return out;
}

}  // namespace stet
