#pragma once
/// Invented articles as ninjs 3.0 with an HTML body: different from each other, the same on every
/// machine.

#include <cstdint>
#include <string>
#include <vector>

namespace stet::bench {

/// `count` articles of about 750 words; the seed is fixed.
std::vector<std::string> make_corpus(std::size_t count);

/// FNV-1a 64 over all bytes: recorded with each result.
std::uint64_t corpus_hash(const std::vector<std::string>& corpus);

}  // namespace stet::bench
