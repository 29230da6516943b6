#pragma once
/// How the words of a language go together, as far as the speaker finder asks: what lets one finder
/// read several languages. English has none of it; its ways are those the finder is written for.
/// One value a language, beside its words (lexicon_de.cpp). Never changes [any thread].

#include "desk/proof/lexicon.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace stet::proof {

/// A few words that together mean "according to": "nach Angaben", "de acuerdo con".
struct SourceWords {
  static constexpr std::size_t kMost = 4;
  std::array<std::uint32_t, kMost> hashes{};
  std::uint32_t count = 0;

  /// `words` are lower case, one space apart, at most kMost.
  constexpr SourceWords(std::string_view words) {
    while (!words.empty() && count < kMost) {
      const std::size_t space = words.find(' ');
      hashes[count++] = word_hash_of_lower(words.substr(0, space));
      words = space == std::string_view::npos ? std::string_view{} : words.substr(space + 1);
    }
  }
};

struct Grammar {
  /// Small words, each with the hash of its English counterpart: the finder asks for those ("que"
  /// is "that", "von" is "of").
  std::span<const Lexicon::Slot> meanings;
  std::span<const SourceWords> sources;  ///< the longer before the shorter that begins it
  /// An unknown word that ends so is a verb where one may stand: "martela", "tronó".
  std::span<const std::string_view> verb_endings;
  std::span<const std::string_view> adverb_endings;
  std::span<const std::string_view> participle_endings;  ///< right behind an auxiliary
  /// Verbs whose subject is nobody: "heißt es in dem Brief". The place speaks.
  std::span<const std::uint32_t> impersonal;
  std::span<const std::uint32_t> impersonal_subjects;  ///< "es", "on"
  std::span<const std::uint32_t> reported_mood;        ///< "sei", "habe": somebody else says so
  std::span<const std::uint32_t> oblique;   ///< determiners that no subject has: "dem", "des"
  std::span<const std::uint32_t> genitive;  ///< determiners that belong to the noun before: "des"
  std::span<const std::uint32_t> things;    ///< demonstratives that nobody is: "das"
  std::span<const std::uint32_t> reflexive;
  std::span<const std::uint32_t> behind_noun;  ///< "zufolge": according to the noun before
  std::uint32_t so = 0;          ///< "so der Minister": according to, behind a quotation only
  bool elides = false;           ///< l’eau, dit-il: one word to the eye, two to the finder
  bool capital_nouns = false;    ///< a lower-case word is no noun
  bool verb_second = false;      ///< the subject may stand behind its verb
  bool drops_subject = false;    ///< "..., añadió."
  bool tags_inside = false;      ///< « Non, dit le maire, jamais. »
  bool dialogue_dashes = false;  ///< —No —dijo ella—.

  std::uint32_t meaning(std::uint32_t hash) const {
    const std::uint32_t mask = static_cast<std::uint32_t>(meanings.size()) - 1;
    for (std::uint32_t at = hash & mask;; at = (at + 1) & mask) {
      if (meanings[at].classes == 0) return hash;
      if (meanings[at].hash == hash) return meanings[at].classes;
    }
  }
};

inline bool is_listed(std::span<const std::uint32_t> list, std::uint32_t hash) {
  for (const std::uint32_t each : list)
    if (each == hash) return true;
  return false;
}

template <std::size_t kCount>
constexpr std::array<std::uint32_t, kCount> word_list(const std::string_view (&words)[kCount]) {
  std::array<std::uint32_t, kCount> list{};
  for (std::size_t i = 0; i < kCount; ++i) list[i] = word_hash_of_lower(words[i]);
  return list;
}

/// Small words and their counterparts, "selon=according de=of", to be asked by hash.
template <std::size_t kSize>
struct MeaningTable {
  std::array<Lexicon::Slot, kSize> slots{};
  std::size_t used = 0;

  constexpr explicit MeaningTable(std::string_view pairs) {
    while (!pairs.empty()) {
      const std::size_t space = pairs.find(' ');
      const std::string_view pair = pairs.substr(0, space);
      const std::size_t sign = pair.find('=');
      add(word_hash_of_lower(pair.substr(0, sign)), word_hash_of_lower(pair.substr(sign + 1)));
      pairs = space == std::string_view::npos ? std::string_view{} : pairs.substr(space + 1);
    }
  }

 private:
  constexpr void add(std::uint32_t hash, std::uint32_t meaning) {
    std::size_t at = hash & (kSize - 1);
    while (slots[at].classes != 0) at = (at + 1) & (kSize - 1);
    slots[at] = {hash, meaning};
    ++used;
  }
};

}  // namespace stet::proof
