#pragma once
/// The rows of language data, one file each. A new language is a file here, a line here and a line
/// in language.cpp. [any thread]

#include "text/language.h"

namespace stet {

extern const LanguageData kEnglish;
extern const LanguageData kGerman;
extern const LanguageData kFrench;
extern const LanguageData kSpanish;

}  // namespace stet
