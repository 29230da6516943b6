#include "desk/proof/lexicon.h"

namespace stet {
namespace {

constexpr const Lexicon* kLexicons[] = {&lexicon_en, &lexicon_de, &lexicon_fr, &lexicon_es};

}  // namespace

std::span<const Lexicon* const> lexicons() { return kLexicons; }

const Lexicon* find_lexicon(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find_first_of("-_"));
  for (const Lexicon* each : kLexicons) {
    if (each->tag.size() != primary.size()) continue;
    bool same = true;
    for (std::size_t i = 0; i < primary.size(); ++i)
      same = same && (static_cast<unsigned char>(primary[i]) | 0x20u) ==
                         static_cast<unsigned char>(each->tag[i]);
    if (same) return each;
  }
  return nullptr;
}

}  // namespace stet
