#include "text/language.h"

#include "text/languages/languages.h"

namespace stet {
namespace {

constexpr const LanguageData* kLanguages[] = {&kEnglish, &kGerman, &kFrench, &kSpanish};

/// `tag` begins with the subtag `primary` and nothing else of its first subtag; case does not
/// matter.
bool has_primary(std::string_view tag, std::string_view primary) {
  if (tag.size() < primary.size()) return false;
  for (std::size_t i = 0; i < primary.size(); ++i)
    if ((tag[i] | 0x20) != primary[i]) return false;
  return tag.size() == primary.size() || tag[primary.size()] == '-' || tag[primary.size()] == '_';
}

}  // namespace

const LanguageData* find_language(std::string_view tag) {
  for (const LanguageData* language : kLanguages)
    if (has_primary(tag, language->tag)) return language;
  return nullptr;
}

const LanguageData& language_or_english(std::string_view tag) {
  const LanguageData* found = find_language(tag);
  return found ? *found : kEnglish;
}

}  // namespace stet
