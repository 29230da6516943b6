// French, as its newspapers print it.
#include "text/languages/languages.h"

namespace stet {
namespace {

constexpr QuotePair kPairs[] = {
    {"«", "»"}, {"“", "”"}, {"‹", "›"}, {"‘", "’"}, {"\"", "\""}, {"'", "'"},
};

constexpr std::string_view kAbbreviations[] = {
    "m",    "mm",  "mme",    "mmes", "mlle",  "mlles", "me",   "mgr",  "dr",   "drs", "pr",
    "prof", "st",  "ste",    "sts",  "stes",  "cf",    "etc",  "ex",   "env",  "p",   "pp",
    "vol",  "no",  "n°",     "fig",  "art",   "al",    "ch",   "chap", "éd",   "bd",  "av",
    "boul", "tél", "apr",    "janv", "févr",  "fév",   "avr",  "juil", "sept", "oct", "nov",
    "déc",  "lun", "mar",    "mer",  "jeu",   "ven",   "sam",  "dim",  "j.-c", "s.a", "s.a.r.l",
    "p.-s", "n.b", "c.-à-d", "u.e",  "o.n.u", "é.-u",  "p.ex", "m.-l",
};

constexpr std::string_view kTitles[] = {
    "m", "mm", "mme", "mmes", "mlle", "mlles", "me", "mgr", "dr", "drs", "pr", "st", "ste",
};

constexpr std::string_view kCapitalAbbreviations[] = {
    "art", "mer", "sam", "ch",  "me",  "pr",  "st",  "fig",
    "dim", "lun", "mar", "jeu", "ven", "vol", "apr", "al",
};

constexpr std::string_view kElisions[] = {
    "'tit",
    "'tite",
    "'tain",
};

constexpr std::string_view kMonths[] = {
    "janvier", "février", "mars",      "avril",   "mai",      "juin",
    "juillet", "août",    "septembre", "octobre", "novembre", "décembre",
};

constexpr std::string_view kMonthShorts[] = {
    "janv", "févr", "", "avr", "", "", "juil", "", "sept", "oct", "nov", "déc",
};

constexpr std::string_view kWeekdays[] = {
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
};

constexpr std::string_view kFunctionWords[] = {
    "le",     "la",      "les",     "l'",      "un",     "une",     "des",    "du",      "de",
    "d'",     "au",      "aux",     "ce",      "cet",    "cette",   "ces",    "mon",     "ton",
    "son",    "ma",      "ta",      "sa",      "mes",    "tes",     "ses",    "notre",   "votre",
    "leur",   "nos",     "vos",     "leurs",   "et",     "ou",      "mais",   "donc",    "or",
    "ni",     "car",     "si",      "que",     "qu'",    "qui",     "quoi",   "dont",    "où",
    "quand",  "comme",   "lorsque", "puisque", "je",     "tu",      "il",     "elle",    "on",
    "nous",   "vous",    "ils",     "elles",   "me",     "te",      "se",     "moi",     "toi",
    "lui",    "eux",     "y",       "en",      "à",      "dans",    "par",    "pour",    "sur",
    "avec",   "sans",    "sous",    "entre",   "vers",   "chez",    "contre", "depuis",  "pendant",
    "avant",  "après",   "dès",     "jusque",  "selon",  "malgré",  "parmi",  "est",     "sont",
    "était",  "étaient", "été",     "être",    "suis",   "es",      "sommes", "êtes",    "sera",
    "seront", "serait",  "a",       "ont",     "avait",  "avaient", "avoir",  "ai",      "as",
    "avons",  "avez",    "aura",    "auront",  "aurait", "fait",    "peut",   "peuvent", "pouvait",
    "doit",   "doivent", "devait",  "va",      "vont",   "ne",      "pas",    "plus",    "non",
    "aussi",  "très",    "tout",    "tous",    "toute",  "toutes",  "même",   "autre",   "autres",
    "encore", "déjà",    "alors",   "ainsi",   "là",     "ici",
};

}  // namespace

constinit const LanguageData kFrench = {
    .tag = "fr",
    .pairs = kPairs,
    .abbreviations = kAbbreviations,
    .titles = kTitles,
    .capital_abbreviations = kCapitalAbbreviations,
    .elisions = kElisions,
    .months = kMonths,
    .month_shorts = kMonthShorts,
    .weekdays = kWeekdays,
    .function_words = kFunctionWords,
    .capital_nouns = false,
    .abbreviation_set = WordSet(kAbbreviations),
    .title_set = WordSet(kTitles),
    .capital_abbreviation_set = WordSet(kCapitalAbbreviations),
    .function_word_set = WordSet(kFunctionWords),
};

}  // namespace stet
