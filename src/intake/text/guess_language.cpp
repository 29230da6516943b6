#include "intake/text/guess_language.h"

#include "text/language.h"
#include "text/words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

namespace stet {
namespace {

constexpr std::size_t kRead = 32u << 10;
constexpr std::size_t kFewest = 25;  ///< words; below, chance decides
constexpr std::array<std::string_view, 4> kTags{"en", "de", "fr", "es"};

}  // namespace

std::optional<GuessedLanguage> guess_language(std::string_view text) {
  text = text.substr(0, kRead);
  // One bit a language: a word that several share ("die", "de") counts for each.
  std::unordered_map<std::uint32_t, std::uint8_t> owners;
  for (std::size_t i = 0; i < kTags.size(); ++i)
    if (const LanguageData* data = find_language(kTags[i]))
      for (const std::string_view word : data->function_words)
        owners[word_hash_of_lower(word)] |= static_cast<std::uint8_t>(1u << i);
  std::vector<Word> words;
  find_words(text, words);
  std::size_t counted = 0;
  std::array<std::size_t, kTags.size()> hits{};
  for (const Word& word : words) {
    if (word.flags & kNumber) continue;
    ++counted;
    const auto found = owners.find(word.hash);
    if (found == owners.end()) continue;
    for (std::size_t i = 0; i < kTags.size(); ++i) hits[i] += found->second >> i & 1u;
  }
  if (counted < kFewest) return std::nullopt;
  const auto best =
      static_cast<std::size_t>(std::max_element(hits.begin(), hits.end()) - hits.begin());
  std::size_t second = 0;
  for (std::size_t i = 0; i < hits.size(); ++i)
    if (i != best) second = std::max(second, hits[i]);
  // News prose is a third to a half function words; names and figures alone are no language.
  if (hits[best] * 5 < counted || hits[best] * 2 < second * 3) return std::nullopt;
  const double margin = 1.0 - static_cast<double>(second) / static_cast<double>(hits[best]);
  const double size = std::min(1.0, static_cast<double>(counted) / 150.0);
  return GuessedLanguage{kTags[best], static_cast<float>(0.5 + 0.3 * margin + 0.19 * size)};
}

}  // namespace stet
