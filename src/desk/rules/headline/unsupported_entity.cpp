#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "text/utf8.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "kinds",
     .type = OptionType::strings,
     .fallback = R"(["name", "number"])",
     .help = "what is looked for: name (people, places, bodies), number (of dead, hurt, held)"},
    {.name = "aliases",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "other names, as \"Met=Metropolitan\""},
    {.name = "useEntityFields",
     .type = OptionType::boolean,
     .fallback = "true",
     .help = "a name among the story's subjects, people and places counts as told"},
    {.name = "ignore",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "names that need no support"},
};

// Short forms of headlines, and capitals that stand for governments.
constexpr auto kIgnored = word_hashes(
    {"pm",          "fed",       "city",       "lords",      "commons",   "downing",  "whitehall",
     "westminster", "kremlin",   "washington", "beijing",    "moscow",    "brussels", "london",
     "berlin",      "paris",     "tehran",     "tokyo",      "delhi",     "ankara",   "kyiv",
     "kiev",        "rome",      "madrid",     "seoul",      "pyongyang", "pentagon", "capitol",
     "congress",    "senate",    "house",      "parliament", "president", "king",     "queen",
     "pope",        "prince",    "princess",   "minister",   "court",     "supreme",  "wall",
     "street",      "state",     "opinion",    "analysis",   "exclusive", "video",    "watch",
     "live",        "breaking",  "update",     "updated",    "photos",    "review",   "interview",
     "correction",  "explainer", "factbox",    "obituary",   "gop",       "dems",     "tories",
     "labour",      "god",       "internet",   "covid",      "christmas", "easter",   "monday",
     "tuesday",     "wednesday", "thursday",   "friday",     "saturday",  "sunday",   "january",
     "february",    "march",     "april",      "may",        "june",      "july",     "august",
     "september",   "october",   "november",   "december",   "left",      "right",    "west",
     "east",        "north",     "south",      "élysée",     "matignon",  "moncloa",  "bruxelles",
     "moscou",      "pékin",     "i"});

struct Pair {
  std::string_view one, other;
};
// Countries whose people are called by another beginning. Others share their first four letters.
constexpr Pair kPeoples[] = {
    {"dutch", "netherlands"}, {"dutch", "holland"},     {"french", "france"},
    {"greek", "greece"},      {"greeks", "greece"},     {"welsh", "wales"},
    {"danish", "denmark"},    {"dane", "denmark"},      {"danes", "denmark"},
    {"spanish", "spain"},     {"swiss", "switzerland"}, {"irish", "ireland"},
    {"brits", "britain"},     {"brit", "britain"},      {"uk", "britain"},
    {"uk", "british"},        {"thai", "thailand"},     {"thais", "thailand"},
    {"turk", "turkey"},       {"turks", "turkey"},      {"poles", "poland"},
    {"pole", "poland"},       {"finn", "finland"},      {"finns", "finland"},
    {"swede", "sweden"},      {"swedes", "sweden"},     {"burma", "myanmar"},
    {"türkiye", "turkey"},    {"scots", "scotland"},    {"norse", "norway"},
    {"norwegian", "norway"},  {"peru", "peruvian"},     {"iraq", "iraqi"},
    {"america", "us"},        {"american", "us"},       {"americans", "us"},
    {"america", "u.s"},       {"american", "u.s"},      {"americans", "u.s"},
    {"america", "united"},    {"aussie", "australia"},  {"aussies", "australian"},
    {"kiwis", "zealand"},     {"russia", "kremlin"},    {"china", "beijing"},
    {"iran", "tehran"},       {"russia", "moscow"},     {"ukraine", "kyiv"},
    {"españa", "español"},    {"français", "france"},   {"allemagne", "allemand"},
    {"euro", "european"},     {"mideast", "middle"},    {"vatican", "pope"},
    {"catholics", "church"},  {"dem", "democrat"},      {"dems", "democratic"},
};

/// Numbers are held against the body only where a headline counts people.
constexpr auto kCasualties = word_hashes(
    {"dead",    "die",     "dies",    "died",       "killed",   "kill",     "kills",    "killing",
     "hurt",    "injured", "injures", "wounded",    "wounds",   "missing",  "arrested", "arrests",
     "held",    "deaths",  "death",   "victims",    "morts",    "mort",     "tués",     "blessés",
     "muertos", "heridos", "mueren",  "fallecidos", "disparus", "detenidos"});

constexpr std::string_view kNumberWords[] = {
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr std::string_view kNumberWordsFr[] = {
    "zéro",     "un",     "deux",  "trois",    "quatre",   "cinq",     "six",
    "sept",     "huit",   "neuf",  "dix",      "onze",     "douze",    "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt"};
constexpr std::string_view kNumberWordsEs[] = {
    "cero",    "uno",    "dos",       "tres",       "cuatro",    "cinco",      "seis",
    "siete",   "ocho",   "nueve",     "diez",       "once",      "doce",       "trece",
    "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte"};

constexpr auto kNumberHashes = word_hashes(kNumberWords);
constexpr auto kNumberHashesFr = word_hashes(kNumberWordsFr);
constexpr auto kNumberHashesEs = word_hashes(kNumberWordsEs);

/// Value of a number in figures or, up to twenty, in words; empty otherwise. "1,204" is 1204.
std::optional<std::int64_t> number_of(std::string_view word, std::uint32_t hash,
                                      std::uint16_t flags) {
  if (flags & kNumber) {
    std::int64_t value = 0;
    if (word.size() > 9) return std::nullopt;
    for (char c : word) {
      if (c >= '0' && c <= '9')
        value = value * 10 + (c - '0');
      else if (c != ',')
        return std::nullopt;
    }
    return value;
  }
  if (!kNumberHashes.contains(hash) && !kNumberHashesFr.contains(hash) &&
      !kNumberHashesEs.contains(hash))
    return std::nullopt;
  for (std::size_t i = 0; i <= 20; ++i)
    if (kNumberHashes.hashes[i] == hash || kNumberHashesFr.hashes[i] == hash ||
        kNumberHashesEs.hashes[i] == hash)
      return static_cast<std::int64_t>(i);
  return std::nullopt;
}

constexpr std::size_t kMostNames = 20;  // of one headline; each costs a look through the body

class Search {
 public:
  Search(const Proof& proof, std::uint32_t passage, const RuleOptions& options, Findings& out)
      : proof_(proof),
        index_(passage),
        text_(proof.passages[passage].bytes()),
        words_(words_of(proof, proof.passages[passage])),
        options_(options),
        out_(out) {}

  void run() {
    if (wants("number"))
      for (std::size_t i = 0; i < words_.size(); ++i) look_at_number(i);
    // Where most words have capitals a capital says nothing of names, and we have no gazetteer.
    if (wants("name") && is_sentence_case())
      for (std::size_t i = 1; i < words_.size(); ++i) look_at_name(i);
  }

 private:
  bool wants(std::string_view kind) const {
    for (const std::string& each : options_.strings("kinds"))
      if (each == kind) return true;
    return false;
  }
  std::string_view word(const ProofWord& each) const {
    return text_.substr(each.span.begin, each.span.size());
  }

  bool is_sentence_case() const {
    std::size_t small = 0, capital = 0;
    for (std::size_t i = 1; i < words_.size(); ++i) {
      if (words_[i].flags & (kAllCaps | kHasDigit)) continue;
      if (words_[i].flags & kCapitalised)
        ++capital;
      else if (word(words_[i]).size() > 3)
        ++small;
    }
    return small >= 2 && small >= capital;
  }

  /// First of a sentence, of a quotation, or behind a colon or dash.
  bool opens(std::size_t i) const {
    const std::string_view gap =
        trim(text_.substr(words_[i - 1].span.end, words_[i].span.begin - words_[i - 1].span.end));
    return !gap.empty() && gap != "," && gap != "&" && gap != "/";
  }

  /// "NEWS GUIDE: ...", "Live Updates: ...": what the story is, before a colon.
  bool is_label(std::size_t i) const {
    for (std::size_t j = i; j < std::min<std::size_t>(words_.size(), 3); ++j)
      if (text_.substr(words_[j].span.end, 1) == ":") return true;
    return false;
  }

  void look_at_name(std::size_t i) {
    const ProofWord& each = words_[i];
    if (is_label(i) || !(each.flags & kCapitalised) ||
        (each.flags & (kAllCaps | kHasDigit | kInQuote)) || opens(i))
      return;
    const std::string_view name = word(each);
    if (name.size() < 4 || kIgnored.contains(each.hash) || name.find('-') != std::string_view::npos)
      return;
    for (const std::string& ignored : options_.strings("ignore"))
      if (same_folded(ignored, name)) return;
    if (++looked_up_ > kMostNames || is_supported(each, lower(name))) return;
    out_.add({.confidence = Confidence::medium,
              .place = proof_.place(index_, each.span),
              .message = shown(name) + " stands in the headline and nowhere in the story"});
  }

  /// Same word, or one with the same beginning: a demonym, a plural, a possessive, an inflected
  /// form.
  bool is_supported(const ProofWord& name, std::string_view small) const {
    if (any_word([&](const Passage&, const ProofWord& each) { return each.hash == name.hash; }))
      return true;
    const std::string_view stem = small.substr(0, small.size() <= 5 ? 3 : 4);
    const std::vector<std::uint32_t> aliases = aliases_of(small);
    const auto is_like = [&](const Passage& passage, const ProofWord& each) {
      const std::string_view text = passage.text->cut(each.span);
      if (starts_with_folded(text, stem)) return true;
      for (std::uint32_t alias : aliases)
        if (alias == each.hash) return true;
      // "Lindqvist-Berg", "al-Bashir": a part of a joined name
      return (each.flags & kHyphenated) && lower(text).find(small) != std::string::npos;
    };
    if (any_word(is_like)) return true;
    const auto holds = [&](const Field& field) {
      return lower(field.bytes()).find(small) != std::string::npos;
    };
    if (options_.boolean("useEntityFields")) {
      for (const Concept& subject : proof_.article.concepts)
        if (holds(subject.name)) return true;
      for (const Field& keyword : proof_.article.keywords)
        if (holds(keyword)) return true;
    }
    return holds(proof_.article.dateline.text);
  }

  /// Any word of the story, headlines and alt texts aside.
  template <class Question>
  bool any_word(const Question& question) const {
    for (const Passage& passage : proof_.passages) {
      if (passage.zone == Zone::headline || passage.zone == Zone::alt) continue;
      for (const ProofWord& each : words_of(proof_, passage))
        if (question(passage, each)) return true;
    }
    return false;
  }

  std::vector<std::uint32_t> aliases_of(std::string_view small) const {
    std::vector<std::uint32_t> hashes;
    for (const Pair& pair : kPeoples) {
      if (pair.one == small) hashes.push_back(word_hash_of_lower(pair.other));
      if (pair.other == small) hashes.push_back(word_hash_of_lower(pair.one));
    }
    for (const std::string& alias : options_.strings("aliases")) {
      const std::size_t joint = alias.find('=');
      if (joint != std::string::npos &&
          same_folded(std::string_view(alias).substr(0, joint), small))
        hashes.push_back(word_hash(trim(std::string_view(alias).substr(joint + 1))));
    }
    return hashes;
  }

  void look_at_number(std::size_t i) {
    const ProofWord& each = words_[i];
    const std::optional<std::int64_t> value = number_of(word(each), each.hash, each.flags);
    if (!value || *value < 2 || (each.flags & kInQuote)) return;
    if (*value >= 1900 && *value <= 2100) return;
    if (!counts_people(i)) return;
    bool any = false;
    for (const Passage& passage : proof_.passages) {
      if (passage.zone == Zone::headline || passage.zone == Zone::alt) continue;
      for (const ProofWord& other : words_of(proof_, passage)) {
        const std::optional<std::int64_t> told =
            number_of(passage.text->cut(other.span), other.hash, other.flags);
        if (!told) continue;
        any = true;
        // rounding: "300" over "312 people"
        if (*told == *value || (*value >= 10 && *value % 10 == 0 && *told > *value &&
                                *told < *value + *value / 10 + 1))
          return;
      }
    }
    // A body without any figures tells the number in words we do not read ("dozens",
    // "twenty-four").
    if (!any) return;
    if (*value > 20 && has_larger_number_word()) return;
    out_.add({.confidence = Confidence::medium,
              .place = proof_.place(index_, each.span),
              .message = "headline counts " + std::string(word(each)) +
                         "; the story does not give that number"});
  }

  bool counts_people(std::size_t i) const {
    for (std::size_t j = i > 1 ? i - 2 : 0; j < words_.size() && j <= i + 2; ++j)
      if (j != i && kCasualties.contains(words_[j].hash)) return true;
    return false;
  }
  bool has_larger_number_word() const {
    static constexpr auto kLarger = word_hashes(
        {"thirty",    "forty",    "fifty",   "sixty",    "seventy",   "eighty", "ninety",
         "hundred",   "hundreds", "dozen",   "dozens",   "thousand",  "trente", "quarante",
         "cinquante", "cent",     "treinta", "cuarenta", "cincuenta", "cien",   "ciento"});
    for (const ProofWord& each : proof_.words)
      if (kLarger.contains(each.hash)) return true;
    return false;
  }

  const Proof& proof_;
  std::uint32_t index_;
  std::string_view text_;
  std::span<const ProofWord> words_;
  const RuleOptions& options_;
  Findings& out_;
  std::size_t looked_up_ = 0;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (proof.body.empty() || !proof.words_of || proof.words_of->capital_nouns) return;
  for (std::uint32_t i = 0; i < proof.passages.size(); ++i) {
    if (proof.passages[i].zone != Zone::headline) continue;
    const std::int32_t which = proof.passages[i].path.index;
    const HeadlineRole role = which < 0
                                  ? HeadlineRole::main
                                  : proof.article.headlines[static_cast<std::size_t>(which)].role;
    if (role == HeadlineRole::main || role == HeadlineRole::short_form)
      Search(proof, i, options, out).run();
  }
}

}  // namespace

constinit const Rule headline_unsupported_entity{
    .id = "headline.unsupported-entity",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en fr es",
    .why =
        "A headline promises; what it names and the story does not is wrong in one of the two "
        "places.",
    .options = kOptions,
    .pass_example =
        "headline: Minister Lindqvist quits; body: Finance Minister Eva Lindqvist resigned",
    .fail_example = "headline: Flood kills 4 in Oslo; body: three dead in Bergen",
    .precision =
        "0.98 (60 of 61 labelled flags, 300 articles under the headline of another); none in "
        "326 published articles",
    .check = check,
};

}  // namespace stet
