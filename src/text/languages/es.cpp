// Spanish, as its newspapers print it.
#include "text/languages/languages.h"

namespace stet {
namespace {

constexpr QuotePair kPairs[] = {
    {"«", "»"}, {"“", "”"}, {"‘", "’"}, {"\"", "\""}, {"'", "'"},
};

constexpr std::string_view kAbbreviations[] = {
    "sr",    "sra",   "sres",  "srta", "srtas", "d",    "dª",   "dña", "dr",   "dra", "dres",
    "prof",  "profa", "lic",   "ing",  "arq",   "gral", "cnel", "cap", "tte",  "st",  "sto",
    "sta",   "av",    "avda",  "c/",   "núm",   "nº",   "no",   "pág", "págs", "art", "vol",
    "fig",   "ed",    "etc",   "ej",   "aprox", "tel",  "ud",   "uds", "vd",   "vds", "cía",
    "ltda",  "hnos",  "ene",   "feb",  "mar",   "abr",  "may",  "jun", "jul",  "ago", "sept",
    "sep",   "set",   "oct",   "nov",  "dic",   "lun",  "mié",  "jue", "vie",  "sáb", "dom",
    "ee.uu", "ee",    "uu",    "s.a",  "s.l",   "p.ej", "a.c",  "d.c", "a.m",  "p.m", "u.e",
    "jj.oo", "ff.aa", "cc.oo", "r.d",
};

constexpr std::string_view kTitles[] = {
    "sr",   "sra",   "sres", "srta", "srtas", "d",    "dª",   "dña", "dr", "dra", "dres",
    "prof", "profa", "lic",  "ing",  "arq",   "gral", "cnel", "cap", "st", "sto", "sta",
};

constexpr std::string_view kCapitalAbbreviations[] = {
    "mar", "sep", "set", "st",  "art", "cap", "dom", "sáb", "vol", "fig",
    "ed",  "sal", "tel", "dic", "lun", "mié", "jue", "vie", "oct", "ago",
};

constexpr std::string_view kElisions[] = {
    "'ta",
    "'tá",
    "'pa",
    "'toy",
};

constexpr std::string_view kMonths[] = {
    "enero", "febrero", "marzo",      "abril",   "mayo",      "junio",
    "julio", "agosto",  "septiembre", "octubre", "noviembre", "diciembre",
};

constexpr std::string_view kMonthShorts[] = {
    "ene", "feb", "mar", "abr", "", "jun", "jul", "ago", "sept", "oct", "nov", "dic",
};

constexpr std::string_view kWeekdays[] = {
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
};

constexpr std::string_view kFunctionWords[] = {
    "el",       "la",       "los",      "las",     "lo",      "un",      "una",      "unos",
    "unas",     "al",       "del",      "de",      "y",       "e",       "o",        "u",
    "pero",     "sino",     "ni",       "si",      "que",     "porque",  "como",     "cuando",
    "donde",    "mientras", "aunque",   "pues",    "quien",   "quienes", "cual",     "cuales",
    "cuyo",     "cuya",     "yo",       "tú",      "usted",   "él",      "ella",     "ello",
    "nosotros", "vosotros", "ustedes",  "ellos",   "ellas",   "me",      "te",       "se",
    "nos",      "os",       "le",       "les",     "mi",      "tu",      "su",       "mis",
    "tus",      "sus",      "nuestro",  "nuestra", "vuestro", "este",    "esta",     "estos",
    "estas",    "ese",      "esa",      "esos",    "esas",    "aquel",   "aquella",  "esto",
    "eso",      "a",        "ante",     "bajo",    "con",     "contra",  "desde",    "en",
    "entre",    "hacia",    "hasta",    "para",    "por",     "según",   "sin",      "sobre",
    "tras",     "durante",  "mediante", "es",      "son",     "era",     "eran",     "fue",
    "fueron",   "ser",      "sido",     "siendo",  "está",    "están",   "estaba",   "estaban",
    "estar",    "ha",       "han",      "había",   "habían",  "haber",   "he",       "hemos",
    "hay",      "puede",    "pueden",   "podía",   "debe",    "deben",   "va",       "van",
    "no",       "sí",       "también",  "muy",     "más",     "menos",   "ya",       "aún",
    "todavía",  "todo",     "toda",     "todos",   "todas",   "otro",    "otra",     "otros",
    "otras",    "mismo",    "misma",    "tan",     "tanto",   "así",     "entonces", "ahora",
    "aquí",     "allí",
};

}  // namespace

constinit const LanguageData kSpanish = {
    .tag = "es",
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
