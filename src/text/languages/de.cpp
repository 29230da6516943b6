// German, as its newspapers print it.
#include "text/languages/languages.h"

namespace stet {
namespace {

constexpr QuotePair kPairs[] = {
    {"„", "“"}, {"‚", "‘"}, {"»", "«"}, {"›", "‹"}, {"\"", "\""}, {"'", "'"},
};

constexpr std::string_view kAbbreviations[] = {
    "hr",   "fr",    "dr",    "prof",    "dipl", "ing",  "mag",  "st",   "str",   "nr",   "bd",
    "bzw",  "ca",    "usw",   "usf",     "etc",  "evtl", "ggf",  "inkl", "exkl",  "max",  "min",
    "mind", "vgl",   "vs",    "sog",     "geb",  "gest", "verh", "zzgl", "abzgl", "tel",  "abs",
    "art",  "jan",   "jän",   "feb",     "febr", "mär",  "apr",  "jun",  "jul",   "aug",  "sep",
    "sept", "okt",   "nov",   "dez",     "mo",   "di",   "mi",   "do",   "sa",    "so",   "mio",
    "mrd",  "jh",    "jhd",   "jahrh",   "chr",  "z.b",  "d.h",  "u.a",  "u.ä",   "o.ä",  "i.d.r",
    "v.a",  "z.t",   "s.o",   "s.u",     "u.u",  "i.a",  "a.d",  "o.g",  "b.a",   "z.zt", "u.s.w",
    "m.e",  "v.chr", "n.chr", "e.v",     "abt",  "anm",  "aufl", "ausg", "bes",   "betr", "bspw",
    "co",   "corp",  "dgl",   "einschl", "ev",   "kath", "gem",  "hrsg", "inc",   "insb", "jr",
    "lt",   "ltd",   "nachf", "orig",    "red",  "rd",   "sen",  "s.a",  "sr",    "std",  "stv",
    "u.k",  "u.s",   "univ",  "verf",    "wg",   "ziff", "zw",
};

constexpr std::string_view kTitles[] = {
    "hr", "fr", "dr", "prof", "dipl", "ing", "mag", "st",
};

constexpr std::string_view kCapitalAbbreviations[] = {
    "so",   "do",  "mo",  "mi", "di",  "mag", "abt", "art", "red", "univ",
    "orig", "min", "max", "rd", "org", "co",  "mal", "sa",  "wg",
};

constexpr std::string_view kElisions[] = {
    "'s",    "'n",    "'ne",   "'nen",    "'ner",   "'nem", "'rum",
    "'rein", "'raus", "'rauf", "'runter", "'rüber", "'ran", "'mal",
};

constexpr std::string_view kMonths[] = {
    "januar", "februar", "märz",      "april",   "mai",      "juni",
    "juli",   "august",  "september", "oktober", "november", "dezember",
};

constexpr std::string_view kMonthShorts[] = {
    "jan", "feb", "mär", "apr", "", "jun", "jul", "aug", "sept", "okt", "nov", "dez",
};

constexpr std::string_view kWeekdays[] = {
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
};

constexpr std::string_view kFunctionWords[] = {
    "der",    "die",       "das",       "den",     "dem",     "des",     "ein",     "eine",
    "einen",  "einem",     "einer",     "eines",   "kein",    "keine",   "keinen",  "keinem",
    "keiner", "und",       "oder",      "aber",    "denn",    "sondern", "doch",    "wenn",
    "weil",   "dass",      "ob",        "als",     "wie",     "während", "nachdem", "bevor",
    "damit",  "ich",       "du",        "er",      "sie",     "es",      "wir",     "ihr",
    "mich",   "dich",      "ihn",       "uns",     "euch",    "mir",     "dir",     "ihm",
    "ihnen",  "mein",      "dein",      "sein",    "unser",   "euer",    "sich",    "man",
    "wer",    "was",       "welche",    "welcher", "welches", "dieser",  "diese",   "dieses",
    "jener",  "jene",      "jenes",     "in",      "im",      "ins",     "an",      "am",
    "ans",    "auf",       "aus",       "bei",     "beim",    "mit",     "nach",    "von",
    "vom",    "vor",       "zu",        "zum",     "zur",     "über",    "unter",   "zwischen",
    "durch",  "für",       "gegen",     "ohne",    "um",      "bis",     "seit",    "wegen",
    "trotz",  "innerhalb", "außerhalb", "ist",     "sind",    "war",     "waren",   "bin",
    "bist",   "sei",       "wäre",      "werden",  "wird",    "wurde",   "wurden",  "worden",
    "habe",   "hat",       "haben",     "hatte",   "hatten",  "kann",    "können",  "konnte",
    "könnte", "muss",      "müssen",    "musste",  "soll",    "sollen",  "sollte",  "will",
    "wollen", "wollte",    "darf",      "dürfen",  "mag",     "möchte",  "nicht",   "auch",
    "nur",    "noch",      "schon",     "sehr",    "mehr",    "so",      "dann",    "da",
    "hier",   "dort",      "nun",       "jetzt",   "immer",   "wieder",  "alle",    "alles",
    "viele",  "einige",    "andere",
};

}  // namespace

constinit const LanguageData kGerman = {
    .tag = "de",
    .pairs = kPairs,
    .abbreviations = kAbbreviations,
    .titles = kTitles,
    .capital_abbreviations = kCapitalAbbreviations,
    .elisions = kElisions,
    .months = kMonths,
    .month_shorts = kMonthShorts,
    .weekdays = kWeekdays,
    .function_words = kFunctionWords,
    .capital_nouns = true,
    .abbreviation_set = WordSet(kAbbreviations),
    .title_set = WordSet(kTitles),
    .capital_abbreviation_set = WordSet(kCapitalAbbreviations),
    .function_word_set = WordSet(kFunctionWords),
};

}  // namespace stet
