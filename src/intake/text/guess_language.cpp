#include "intake/text/guess_language.h"

#include "text/language.h"
#include "text/words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <unordered_map>

namespace stet {
namespace {

constexpr std::size_t kRead = 32u << 10;
constexpr std::size_t kFewest = 25;  ///< words; below, chance decides

constexpr std::string_view kRuled[] = {"en", "de", "fr", "es"};

/// Languages without rules of their own, so that nobody takes them for a neighbour: the commonest
/// words of their prose.
struct Neighbour {
  std::string_view tag;
  std::string_view words;
};
constexpr Neighbour kNeighbours[] = {
    {"nl",
     "de het een van en in is op te dat die met voor zijn niet aan er ook als maar om bij naar "
     "door uit over nog wordt werd worden hij ze zij heeft hebben tot was kan meer dan of wel"},
    {"it",
     "di il la che e è un una in per non con del della si da i le al sono alla dei nel delle come "
     "anche lo gli più dal ha hanno nella ma dalla ai suo sua questo questa stato essere tra"},
    {"pt",
     "de que a o e do da em um para com não uma os no se na por mais as dos como mas ao das à seu "
     "sua ou foi são ser há nos já está também pelo pela até isso nas ele ela entre era"},
    {"ca",
     "de la el que i a en un una per del amb els les no es al dels ha és com més va s'ha seu seva "
     "aquest aquesta també són però han ser pel als entre sobre fins on què"},
    {"sv",
     "och att det i en är på som för av med den till inte har de om ett han men var jag från hon "
     "kan så vi ska också efter vid nu där eller när mot under blir sig sin"},
    {"da",
     "og at det i en er på som for af med den til ikke har de om et han men var jeg fra hun kan så "
     "vi skal også efter ved nu hvor eller når mod under bliver sig sin blev"},
    {"nb",
     "og at det i en er på som for av med den til ikke har de om et han men var jeg fra hun kan så "
     "vi skal også etter ved nå hvor eller når mot under blir seg sin ble"},
    {"pl",
     "i w na z że do się nie to jest o jak po od za przez dla ale co są oraz tym przy był było być "
     "może jego jej ich tego które który która już tylko także roku pod czy"},
    {"cs",
     "a v se na je že s z do o to i za pro ale jako po by si tak od jsou jeho které který která "
     "podle byl bylo byla být také jen už při před mezi roku tím kde"},
    {"fi",
     "ja on ei että se oli ovat mutta myös kun joka mukaan jotka hän sen tai jo niin kuin vain "
     "vuoden jos ole kanssa sitä tämä olla jonka mitä ne voi vielä nyt"},
    {"tr",
     "ve bir bu da de için ile olarak olan çok daha gibi ise kadar ne en sonra var ancak göre her "
     "olduğu olduğunu dedi değil ya ki o yeni büyük tarafından"},
    {"id",
     "yang dan di dari untuk dengan ini itu pada tidak dalam akan ke oleh adalah juga telah karena "
     "sebagai bisa ada mereka kami lebih sudah saat atau para tersebut kata"},
};

constexpr std::size_t kLanguages = std::size(kRuled) + std::size(kNeighbours);
using Mask = std::uint32_t;
static_assert(kLanguages <= 32);

std::string_view tag_of(std::size_t language) {
  return language < std::size(kRuled) ? kRuled[language]
                                      : kNeighbours[language - std::size(kRuled)].tag;
}

/// One bit a language: a word that several share ("die", "de") counts for each.
std::unordered_map<std::uint32_t, Mask> all_words() {
  std::unordered_map<std::uint32_t, Mask> owners;
  const auto add = [&](std::string_view word, std::size_t language) {
    owners[word_hash_of_lower(word)] |= Mask{1} << language;
  };
  for (std::size_t i = 0; i < std::size(kRuled); ++i)
    if (const LanguageData* data = find_language(kRuled[i]))
      for (const std::string_view word : data->function_words) add(word, i);
  for (std::size_t i = 0; i < std::size(kNeighbours); ++i) {
    const std::string_view words = kNeighbours[i].words;
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find(' ', at), words.size());
      add(words.substr(at, end - at), std::size(kRuled) + i);
      at = end + 1;
    }
  }
  return owners;
}

}  // namespace

std::optional<GuessedLanguage> guess_language(std::string_view text) {
  static const std::unordered_map<std::uint32_t, Mask> owners = all_words();
  text = text.substr(0, kRead);
  std::vector<Word> words;
  find_words(text, words);
  std::size_t counted = 0;
  std::map<Mask, std::size_t> met;
  for (const Word& word : words) {
    if (word.flags & kNumber) continue;
    ++counted;
    const auto found = owners.find(word.hash);
    if (found != owners.end()) ++met[found->second];
  }
  if (counted < kFewest) return std::nullopt;
  std::array<std::size_t, kLanguages> hits{};
  for (const auto& [mask, count] : met)
    for (std::size_t i = 0; i < kLanguages; ++i)
      if (mask >> i & 1u) hits[i] += count;
  const auto best =
      static_cast<std::size_t>(std::max_element(hits.begin(), hits.end()) - hits.begin());
  // News prose is a third to a half function words; names and figures alone are no language.
  if (hits[best] * 5 < counted) return std::nullopt;
  // Neighbours share half their small words; what tells them apart are the others.
  double margin = 1.0;
  for (std::size_t other = 0; other < kLanguages; ++other) {
    if (other == best) continue;
    std::size_t ours = 0, theirs = 0;
    for (const auto& [mask, count] : met) {
      const bool is_ours = mask >> best & 1u, is_theirs = mask >> other & 1u;
      if (is_ours && !is_theirs) ours += count;
      if (is_theirs && !is_ours) theirs += count;
    }
    if (ours < 2 * theirs + 2) return std::nullopt;
    margin = std::min(margin, 1.0 - static_cast<double>(theirs) / static_cast<double>(ours));
  }
  const double size = std::min(1.0, static_cast<double>(counted) / 150.0);
  return GuessedLanguage{tag_of(best), static_cast<float>(0.5 + 0.3 * margin + 0.19 * size)};
}

}  // namespace stet
