#pragma once
/// Helps a language file to make the forms of its verbs while the program is compiled.

#include "desk/proof/lexicon.h"

#include <string_view>

namespace stet::proof {

template <std::size_t kSize>
struct FormTable : LexiconTable<kSize> {
  /// Up to three pieces of one word; at most 48 bytes.
  constexpr void form(std::uint32_t classes, std::string_view first, std::string_view second,
                      std::string_view third = {}) {
    char word[48] = {};
    std::size_t size = 0;
    for (const std::string_view piece : {first, second, third})
      for (const char c : piece) word[size++] = c;
    this->add({word, size}, classes);
  }

  /// `endings` one space apart.
  constexpr void forms(std::uint32_t classes, std::string_view stem, std::string_view endings) {
    each(endings, [&](std::string_view ending) { form(classes, stem, ending); });
  }

  template <class Take>
  static constexpr void each(std::string_view words, Take take) {
    while (!words.empty()) {
      const std::size_t space = words.find(' ');
      if (space != 0) take(words.substr(0, space));
      if (space == std::string_view::npos) return;
      words.remove_prefix(space + 1);
    }
  }
};

}  // namespace stet::proof
