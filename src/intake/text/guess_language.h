#pragma once
/// The language of a text by its function words. Pure [any thread].

#include <optional>
#include <string_view>

namespace stet {

struct GuessedLanguage {
  std::string_view tag;  ///< "en"; static
  float confidence = 0;
};

/// Reads the first 32 KiB. Empty when the text is short or no language stands out: a wrong guess is
/// worse than none.
std::optional<GuessedLanguage> guess_language(std::string_view text);

}  // namespace stet
