#pragma once
/// Articles nobody would write: every field randomly absent, empty, plain or hostile.

#include "newsml/make.h"

#include <cstdint>
#include <memory>

namespace stet::test {

/// Deterministic: the same seed, the same article.
std::unique_ptr<Make> random_article(std::uint64_t seed);
Envelope random_envelope(std::uint64_t seed);

}  // namespace stet::test
