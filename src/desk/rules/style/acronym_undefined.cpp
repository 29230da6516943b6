#include "desk/proof/lexicon.h"
#include "desk/proof/look.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"
#include "text/word_set.h"
#include "vocabulary/agencies.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "known",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more short forms that readers know"},
    {.name = "min",
     .type = OptionType::integer,
     .fallback = "2",
     .help = "letters from which a word in capitals is one"},
    {.name = "need",
     .type = OptionType::string,
     .fallback = "\"anywhere\"",
     .help = "where the long form must stand",
     .choices = "expanded-first|anywhere"},
};

// What any reader of news knows.
constexpr std::string_view kKnown[] = {
    "un",   "eu",   "us",     "uk",     "usa",   "ussr",  "uae",  "nato",   "nasa",     "fbi",
    "cia",  "nsa",  "dea",    "irs",    "bbc",   "cnn",   "nbc",  "abc",    "cbs",      "fox",
    "mtv",  "hbo",  "espn",   "pbs",    "npr",   "ibm",   "bmw",  "ups",    "dhl",      "ikea",
    "tv",   "dvd",  "cd",     "pc",     "usb",   "gps",   "pdf",  "sms",    "ai",       "it",
    "dna",  "rna",  "hiv",    "aids",   "sars",  "covid", "mers", "er",     "icu",      "cpr",
    "mri",  "ct",   "iv",     "ivf",    "lgbt",  "lgbtq", "ceo",  "cfo",    "coo",      "cto",
    "vp",   "mp",   "mps",    "pm",     "am",    "ad",    "bc",   "bce",    "ce",       "gmt",
    "utc",  "est",  "edt",    "pst",    "pdt",   "et",    "nba",  "nfl",    "nhl",      "mlb",
    "mls",  "ncaa", "fifa",   "uefa",   "pga",   "lpga",  "ufc",  "nascar", "mvp",      "gdp",
    "imf",  "opec", "ngo",    "ngos",   "vat",   "gop",   "jfk",  "lbj",    "fdr",      "ok",
    "vip",  "id",   "dj",     "mc",     "pr",    "hr",    "phd",  "mba",    "ba",       "ma",
    "md",   "rv",   "suv",    "suvs",   "atv",   "atm",   "atms", "ufo",    "ufos",     "cctv",
    "nypd", "lapd", "swat",   "pow",    "pows",  "mia",   "gi",   "usaf",   "lsd",      "tnt",
    "pvc",  "co2",  "url",    "www",    "http",  "html",  "faq",  "diy",    "rip",      "sos",
    "iq",   "xl",   "unicef", "unesco", "who",   "wto",   "opcw", "iaea",   "interpol", "isis",
    "isil", "plo",  "ira",    "eta",    "farc",  "kgb",   "pkk",  "ss",     "la",       "nyc",
    "dc",   "d.c",  "u.s",    "u.k",    "u.n",   "e.u",   "cv",   "hd",     "3d",       "ii",
    "iii",  "iv",   "vi",     "vii",    "viii",  "ix",    "xi",   "xii",    "xiii",     "xiv",
    "xv",   "xvi",  "xvii",   "xviii",  "xix",   "xx",    "xxi",  "nyse",   "nasdaq",   "ftse",
    "dax",  "s&p",  "ap",     "afp",    "jr",    "sr",    "st",   "mr",     "mrs",      "aka",
    "asap", "rsvp", "tbd",    "nsfw",   "naacp", "aclu",  "nra",  "aarp",   "epa",      "fda",
    "cdc",  "faa",  "fcc",    "sec",    "osha",  "fema",  "tsa",  "nih",    "mit",      "ucla",
    "usc",  "nyu",  "msnbc",  "cnbc",   "aol",   "tbs",   "tlc",  "amc",    "bet",      "cw",
    "cvs",  "ubs",  "aaa",    "gif",    "pac",   "tmz",   "wwi",  "wwii",   "hsbc",     "kpmg",
    "kfc",  "bp",   "ge",     "gm",     "vw",    "hp",    "sap",  "ing",    "h&m",      "jpeg",
    "png",  "lsu",  "byu",    "smu",    "tcu",   "unc",   "vcu"};
constexpr WordSet kKnownSet(kKnown);

/// Codes of American states and Canadian provinces.
constexpr std::string_view kStates[] = {
    "al", "ak", "az", "ar", "ca", "co", "ct", "de", "fl", "ga", "hi", "id", "il", "in", "ia",
    "ks", "ky", "la", "me", "md", "ma", "mi", "mn", "ms", "mo", "mt", "ne", "nv", "nh", "nj",
    "nm", "ny", "nc", "nd", "oh", "ok", "or", "pa", "ri", "sc", "sd", "tn", "tx", "ut", "vt",
    "va", "wa", "wv", "wi", "wy", "bc", "ab", "mb", "nb", "ns", "on", "pe", "qc", "sk"};
constexpr WordSet kStateSet(kStates);

bool is_letters(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Without a plural s: "MPs", and the ending of a possessive.
std::string_view bare(std::string_view word) {
  for (const std::string_view ending : {"'s", "’s"})
    if (word.ends_with(ending)) word.remove_suffix(ending.size());
  if (word.size() > 2 && word.ends_with('s') && is_letters(word.substr(0, word.size() - 1)))
    word.remove_suffix(1);
  return word;
}

char upper_of(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

class Search {
 public:
  Search(const Proof& proof, const RuleOptions& options, Findings& out)
      : proof_(proof),
        options_(options),
        anywhere_(options.string("need") == "anywhere"),
        out_(out) {}

  void run() {
    const auto known = options_.strings("known");
    const auto min = static_cast<std::size_t>(std::max<std::int64_t>(options_.integer("min"), 2));
    std::unordered_set<std::string_view> seen;
    for (const Name& name : proof_.names) {
      if (name.words.size() != 1) continue;
      const std::uint32_t place = name.words.begin;
      const ProofWord& word = proof_.words[place];
      const Passage& passage = proof_.passages[name.passage];
      if (!is_copy(passage.zone) || passage.zone == Zone::quote_block) continue;
      const std::string_view letters = bare(proof_.bytes(name.passage, word.span));
      if (letters.size() < min || letters.size() > kMostLetters || !is_letters(letters)) continue;
      if (seen.size() >= kMostLooks || !seen.insert(letters).second) continue;
      const std::uint32_t hash = word_hash(letters);
      if (kKnownSet.has(hash) || (letters.size() == 2 && kStateSet.has(hash)) ||
          find_agency(letters) || (word.flags & kInQuote) ||
          word.span.begin < passage.prose_begin || (word.classes & kWords) || is_station(letters) ||
          is_post(passage))
        continue;
      if (std::any_of(known.begin(), known.end(),
                      [&](const std::string& each) { return each == letters; }))
        continue;
      if (is_shouted(passage, place) || is_ticker(passage, word) || is_expanded(name, letters))
        continue;
      out_.add({.confidence = Confidence::medium,
                .place = proof_.place(name.passage, word.span),
                .message = shown(letters) +
                           " stands here for the first time, and its long form nowhere before; "
                           "write it out once"});
    }
  }

 private:
  /// What a writer sets in capitals to be loud: "COULD".
  static constexpr std::uint32_t kWords = kVerb | kAuxiliary | kPronoun | kDeterminer |
                                          kPreposition | kConjunction | kAdverb | kNumeral | kTime |
                                          kCalendar;
  static constexpr std::size_t kMostLooks = 100;  ///< short forms of a story; each costs a walk
  static constexpr std::size_t kMostLetters = 6;
  static constexpr std::uint32_t kMostWords = 14;  ///< of a long form, small ones included

  /// Call letters of American stations: "WKOW".
  static bool is_station(std::string_view letters) {
    return letters.size() == 4 && (letters[0] == 'W' || letters[0] == 'K');
  }

  /// The words beside it are in capitals too: a heading, a poster, a name for design.
  bool is_shouted(const Passage& passage, std::uint32_t place) const {
    const auto capitals = [&](std::uint32_t i) {
      return i >= passage.words.begin && i < passage.words.end &&
             (proof_.words[i].flags & kAllCaps);
    };
    return capitals(place + 1) || (place > 0 && capitals(place - 1));
  }

  /// "(NYSE: PSB)", "@PSB", "#PSB", "$PSB", "PSB-7".
  static bool is_ticker(const Passage& passage, const ProofWord& word) {
    const std::string_view before = sign_before(passage.bytes(), word.span.begin);
    return before == "@" || before == "#" || before == "$" || before == "/" || before == "." ||
           before == ":" || before == "&" || sign_at(passage.bytes(), word.span.end) == "&" ||
           (word.span.begin > 1 && before == " " && passage.bytes()[word.span.begin - 2] == ':' &&
            passage.bytes().substr(0, word.span.begin).rfind('(') != std::string_view::npos);
  }

  /// A run of words whose initials are the letters stands before it, or in a bracket behind it;
  /// with `anywhere`, in any name of the story.
  bool is_expanded(const Name& name, std::string_view letters) const {
    const Passage& passage = proof_.passages[name.passage];
    const std::string_view text = passage.bytes();
    // "Port Safety Board (PSB)": the writer gives the short form himself.
    if (sign_before(text, proof_.words[name.words.begin].span.begin) == "(") return true;
    // "PSB (Port Safety Board)", "the PSB, or Port Safety Board"
    const std::string_view behind = text.substr(proof_.words[name.words.begin].span.end, 3);
    if (behind.starts_with(" (")) return true;
    // A bracket elsewhere that holds nothing else.
    if (in_bracket(letters)) return true;
    const std::uint32_t end =
        anywhere_ ? static_cast<std::uint32_t>(proof_.words.size()) : name.words.begin;
    return has_initials(letters, end);
  }

  bool in_bracket(std::string_view letters) const {
    const std::array<std::uint32_t, 1> hash{word_hash(letters)};
    for (const std::uint32_t place : proof_.places_of(hash)) {
      const std::string_view text = proof_.passages[proof_.passage_of(place)].bytes();
      if (sign_before(text, proof_.words[place].span.begin) == "(" &&
          sign_at(text, proof_.words[place].span.end) == ")")
        return true;
    }
    return false;
  }

  /// A run of words before `end` that begins in a capital and whose initials are the letters; small
  /// words inside ("Board of Port Safety") may be left out of them. Names do not serve: "No Child
  /// Left Behind" is none. Linear, and asked for few words.
  bool has_initials(std::string_view letters, std::uint32_t end) const {
    for (const Passage& passage : proof_.passages)
      for (std::uint32_t i = passage.words.begin; i < std::min(passage.words.end, end); ++i)
        if ((proof_.words[i].flags & kCapitalised) && !(proof_.words[i].flags & kAllCaps) &&
            spells(passage, i, letters))
          return true;
    return false;
  }

  bool spells(const Passage& passage, std::uint32_t begin, std::string_view letters) const {
    const std::string_view text = passage.bytes();
    if (upper_of(text[proof_.words[begin].span.begin]) != letters[0]) return false;
    std::size_t matched = 0;
    const std::uint32_t end = std::min(passage.words.end, begin + kMostWords);
    for (std::uint32_t i = begin; i < end && matched < letters.size(); ++i) {
      const std::string_view word = passage.text->cut(proof_.words[i].span);
      if (upper_of(word[0]) == letters[matched]) {
        ++matched;
        // "Inter-Port": a hyphen brings a letter of its own.
        for (std::size_t at = 1; at < word.size() && matched < letters.size(); ++at)
          if (word[at - 1] == '-' && upper_of(word[at]) == letters[matched]) ++matched;
      } else if (!(proof_.words[i].classes &
                   (kPreposition | kDeterminer | kConjunction | kParticle))) {
        return false;
      }
    }
    return matched == letters.size();
  }

  const Proof& proof_;
  const RuleOptions& options_;
  const bool anywhere_;
  Findings& out_;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (proof.names.empty() || !proof.words_of) return;
  Search(proof, options, out).run();
}

}  // namespace

constinit const Rule style_acronym_undefined{
    .id = "style.acronym-undefined",
    .severity = Severity::suggestion,
    .heuristic = true,
    .languages = "en",
    .why = "Three letters that only the beat reporter knows stop every other reader.",
    .options = kOptions,
    .pass_example = "The Port Safety Board (PSB) met; the PSB said",
    .fail_example = "The PSB met.",
    .precision =
        "0.64 (9 of 14 labelled flags, 326 published articles): names of firms look the same; off "
        "in the built-in schemas",
    .check = check,
};

}  // namespace stet
