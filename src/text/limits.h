#pragma once
/// The limits every reader keeps. Defaults as the README lists them; a host may lower or raise each
/// one. A refusal names the limit and its value.

#include <cstdint>

namespace stet {

struct Limits {
  std::uint64_t input_bytes = 4u << 20;  ///< whole article
  std::uint32_t depth = 256;             ///< XML and JSON: refused beyond; HTML: flattened beyond
  std::uint32_t attributes = 256;        ///< an element; XML: refused, HTML: dropped beyond
  std::uint32_t attribute_bytes = 64u << 10;  ///< one value
  std::uint32_t json_members = 100'000;       ///< members and array items in all
  std::uint32_t paragraphs = 5'000;
  std::uint32_t images = 500;
  std::uint32_t links = 2'000;
  std::uint32_t paragraph_bytes = 64u << 10;  ///< analysed to here
  std::uint32_t headline_bytes = 2u << 10;
  std::uint32_t findings = 1'000;
  std::uint32_t combining_marks = 32;  ///< in a row
  std::uint64_t output_bytes = 64u << 20;
};

}  // namespace stet
