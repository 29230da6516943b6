// English, as its newspapers print it.
#include "text/languages/languages.h"

namespace stet {
namespace {

constexpr QuotePair kPairs[] = {
    {"“", "”"},
    {"‘", "’"},
    {"\"", "\""},
    {"'", "'"},
};

constexpr std::string_view kAbbreviations[] = {
    "mr",    "mrs",  "ms",    "dr",   "prof",  "gen",     "sen",    "rep",  "reps", "sens",
    "gov",   "lt",   "col",   "maj",  "sgt",   "cpl",     "pvt",    "capt", "cmdr", "adm",
    "brig",  "rev",  "fr",    "hon",  "pres",  "supt",    "insp",   "det",  "st",   "mt",
    "ft",    "jr",   "sr",    "inc",  "ltd",   "co",      "corp",   "bros", "llc",  "plc",
    "dept",  "univ", "assn",  "ave",  "blvd",  "rd",      "hwy",    "no",   "nos",  "vol",
    "fig",   "figs", "p",     "pp",   "ed",    "eds",     "est",    "al",   "ca",   "cf",
    "vs",    "v",    "etc",   "eg",   "ie",    "viz",     "approx", "jan",  "feb",  "mar",
    "apr",   "jun",  "jul",   "aug",  "sept",  "sep",     "oct",    "nov",  "dec",  "mon",
    "tue",   "tues", "wed",   "thu",  "thur",  "thurs",   "fri",    "a.m",  "p.m",  "u.s",
    "u.k",   "u.n",  "e.u",   "d.c",  "u.s.a", "u.s.s.r", "e.g",    "i.e",  "n.y",  "l.a",
    "n.j",   "n.c",  "s.c",   "n.d",  "s.d",   "n.h",     "n.m",    "r.i",  "w.va", "a.k.a",
    "b.a",   "m.a",  "ph.d",  "m.d",  "j.d",   "d.d.s",   "r.n",    "q.c",  "k.c",  "ala",
    "ariz",  "ark",  "calif", "colo", "conn",  "del",     "fla",    "ga",   "ill",  "ind",
    "kan",   "ky",   "la",    "md",   "mass",  "mich",    "minn",   "miss", "mo",   "mont",
    "neb",   "nev",  "okla",  "ore",  "pa",    "tenn",    "tex",    "va",   "vt",   "wash",
    "wis",   "wyo",  "atty",  "asst", "assoc", "admin",   "amb",    "msgr", "rt",   "sec",
    "treas", "gens", "cols",  "lts",  "profs", "messrs",  "mmes",   "drs",
};

constexpr std::string_view kTitles[] = {
    "mr",   "mrs",  "ms",   "dr",    "prof", "profs", "gen",  "gens",   "sen",  "sens",
    "rep",  "reps", "gov",  "lt",    "lts",  "col",   "cols", "maj",    "sgt",  "cpl",
    "pvt",  "capt", "cmdr", "adm",   "brig", "rev",   "fr",   "hon",    "pres", "supt",
    "insp", "det",  "st",   "ste",   "mt",   "ft",    "msgr", "messrs", "mmes", "drs",
    "amb",  "atty", "asst", "assoc", "v",    "vs",
};

constexpr std::string_view kCapitalAbbreviations[] = {
    "ill", "wash", "miss", "mass", "ore", "ind", "kan",  "la",  "ga",  "det", "gen", "ft",  "co",
    "ed",  "al",   "mon",  "wed",  "dec", "del", "va",   "mar", "jan", "jun", "fig", "sat", "sun",
    "hon", "rep",  "col",  "pa",   "ark", "tex", "fri",  "fr",  "ch",  "mo",  "pvt", "rev", "adm",
    "amb", "cal",  "st",   "mt",   "v",   "est", "pres", "sec", "ave", "wis",
};

constexpr std::string_view kTagVerbs[] = {
    "said",      "says",      "say",       "asked",     "asks",      "ask",      "added",
    "adds",      "replied",   "replies",   "answered",  "answers",   "told",     "tells",
    "wrote",     "writes",    "shouted",   "yelled",    "cried",     "joked",    "explained",
    "continued", "tweeted",   "posted",    "exclaimed", "wondered",  "demanded", "quipped",
    "insisted",  "argued",    "recalled",  "noted",     "responded", "remarked", "inquired",
    "queried",   "mused",     "called",    "declared",  "began",     "thought",  "pleaded",
    "snapped",   "whispered", "muttered",  "screamed",  "roared",    "chanted",  "retorted",
    "countered", "repeated",  "testified", "offered",   "suggested", "laughed",
};

constexpr std::string_view kElisions[] = {
    "'tis",   "'twas", "'twill", "'twere", "'n'",    "'n",    "'em",     "'til", "'bout",
    "'cause", "'cuz",  "'round", "'neath", "'tween", "'cept", "'nother", "'kay", "'ello",
    "'e",     "'im",   "'er",    "'un",    "'nuff",  "'s",    "'ere",
};

constexpr std::string_view kMonths[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december",
};

constexpr std::string_view kMonthShorts[] = {
    "jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sept", "oct", "nov", "dec",
};

constexpr std::string_view kWeekdays[] = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
};

constexpr std::string_view kFunctionWords[] = {
    "a",       "an",      "the",     "and",    "or",        "but",        "nor",     "so",
    "yet",     "if",      "because", "while",  "when",      "where",      "who",     "whom",
    "whose",   "which",   "what",    "that",   "this",      "these",      "those",   "there",
    "here",    "i",       "you",     "he",     "she",       "it",         "we",      "they",
    "me",      "him",     "her",     "us",     "them",      "my",         "your",    "his",
    "its",     "our",     "their",   "mine",   "yours",     "hers",       "ours",    "theirs",
    "myself",  "himself", "herself", "itself", "ourselves", "themselves", "of",      "in",
    "on",      "at",      "by",      "for",    "with",      "from",       "to",      "into",
    "onto",    "over",    "under",   "about",  "after",     "before",     "between", "among",
    "through", "during",  "without", "within", "against",   "across",     "along",   "around",
    "behind",  "beyond",  "near",    "off",    "out",       "up",         "down",    "than",
    "as",      "like",    "since",   "until",  "upon",      "toward",     "towards", "per",
    "via",     "is",      "are",     "was",    "were",      "be",         "been",    "being",
    "am",      "do",      "does",    "did",    "done",      "doing",      "have",    "has",
    "had",     "having",  "will",    "would",  "shall",     "should",     "can",     "could",
    "may",     "might",   "must",    "not",    "no",        "yes",        "also",    "just",
    "only",    "even",    "still",   "too",    "very",      "more",       "most",    "much",
    "many",    "some",    "any",     "all",    "each",      "every",      "both",    "few",
    "other",   "another", "such",    "own",    "same",      "then",       "now",     "how",
    "why",     "whether",
};

}  // namespace

constinit const LanguageData kEnglish = {
    .tag = "en",
    .pairs = kPairs,
    .abbreviations = kAbbreviations,
    .titles = kTitles,
    .capital_abbreviations = kCapitalAbbreviations,
    .tag_verbs = kTagVerbs,
    .elisions = kElisions,
    .months = kMonths,
    .month_shorts = kMonthShorts,
    .weekdays = kWeekdays,
    .function_words = kFunctionWords,
    .capital_nouns = false,
    .abbreviation_set = WordSet(kAbbreviations),
    .title_set = WordSet(kTitles),
    .capital_abbreviation_set = WordSet(kCapitalAbbreviations),
    .tag_verb_set = WordSet(kTagVerbs),
    .function_word_set = WordSet(kFunctionWords),
};

}  // namespace stet
