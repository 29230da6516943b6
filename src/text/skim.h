#pragma once
/// Over bytes that mean nothing to the caller, sixteen at a time where the machine can (SSE2), one
/// at a time elsewhere. All pure [any thread].

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace stet {

/// What a skim stops at.
enum class Stops : std::uint8_t {
  bytes,           ///< the bytes listed
  and_past_ascii,  ///< those and every byte from 0x80
  and_controls,    ///< those and every byte below 0x20
  and_irregular,   ///< those, bytes below 0x20 and bytes from 0x80
};

namespace skimming {

constexpr bool stops_past_ascii(Stops stops) {
  return stops == Stops::and_past_ascii || stops == Stops::and_irregular;
}
constexpr bool stops_at_controls(Stops stops) {
  return stops == Stops::and_controls || stops == Stops::and_irregular;
}

template <Stops kStops, char... kBytes>
inline constexpr std::array<bool, 256> kTable = [] {
  std::array<bool, 256> table{};
  ((table[static_cast<unsigned char>(kBytes)] = true), ...);
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = table[c] || stops_at_controls(kStops);
  for (std::size_t c = 0x80; c < 0x100; ++c) table[c] = table[c] || stops_past_ascii(kStops);
  return table;
}();

#if defined(__SSE2__)
inline __m128i load(const char* at) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
}
/// A bit for each of 16 bytes where the two are equal or, for flags, where the sign bit is set.
inline std::uint32_t bits(__m128i flags) {
  return static_cast<std::uint32_t>(_mm_movemask_epi8(flags));
}
inline __m128i below_space(__m128i bytes) {
  return _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
}
#endif

}  // namespace skimming

/// Offset of the first byte at or behind `at` that the skim stops at, or text.size().
template <Stops kStops, char... kBytes>
inline std::size_t skim(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  using namespace skimming;
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = load(text.data() + at);
    __m128i found = _mm_setzero_si128();
    if constexpr (stops_past_ascii(kStops)) found = bytes;
    if constexpr (stops_at_controls(kStops)) found = _mm_or_si128(found, below_space(bytes));
    ((found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(kBytes)))), ...);
    if (const std::uint32_t hits = bits(found); hits != 0)
      return at + static_cast<std::size_t>(std::countr_zero(hits));
  }
#endif
  while (at < text.size() &&
         !skimming::kTable<kStops, kBytes...>[static_cast<unsigned char>(text[at])])
    ++at;
  return at;
}

/// How often `byte` stands in `text`.
inline std::size_t count_byte(std::string_view text, char byte) {
  std::size_t count = 0, at = 0;
#if defined(__SSE2__)
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i hits = _mm_cmpeq_epi8(skimming::load(text.data() + at), _mm_set1_epi8(byte));
    count += static_cast<std::size_t>(std::popcount(skimming::bits(hits)));
  }
#endif
  for (; at < text.size(); ++at) count += text[at] == byte;
  return count;
}

}  // namespace stet
