#include "desk/proof/lexicon.h"
#include "desk/proof/look.h"
#include "desk/rules/number/values.h"
#include "desk/rules/rules.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "threshold",
     .type = OptionType::integer,
     .fallback = "10",
     .help = "the first whole number that stands in figures; those below stand in words"},
};

/// What is counted in words: no measure, no money, no time, no age.
constexpr auto kCountable = word_hashes(
    {"people",     "persons",    "men",      "women",     "children", "boys",         "girls",
     "adults",     "students",   "teachers", "workers",   "officers", "soldiers",     "troops",
     "residents",  "passengers", "victims",  "patients",  "players",  "members",      "suspects",
     "families",   "countries",  "nations",  "states",    "cities",   "towns",        "villages",
     "schools",    "hospitals",  "churches", "companies", "firms",    "banks",        "stores",
     "shops",      "houses",     "homes",    "buildings", "cars",     "buses",        "trucks",
     "trains",     "ships",      "boats",    "planes",    "bridges",  "roads",        "candidates",
     "lawmakers",  "senators",   "judges",   "doctors",   "nurses",   "firefighters", "prisoners",
     "protesters", "migrants",   "refugees", "tourists",  "books",    "films",        "songs",
     "albums",     "dogs",       "cats",     "horses",    "trees",    "jobs",         "bodies"});

/// Figures of a list, a table or a sentence with several: one kind for all of them.
bool stands_alone(const Proof& proof, const ProofWord& word, std::uint32_t place) {
  const Sentence& sentence = proof.sentences[word.sentence];
  const auto here = std::lower_bound(proof.figures.begin(), proof.figures.end(), place);
  const bool before = here != proof.figures.begin() && *(here - 1) >= sentence.words.begin;
  const auto next = here != proof.figures.end() && *here == place ? here + 1 : here;
  return !before && (next == proof.figures.end() || *next >= sentence.words.end);
}

class Checker {
 public:
  Checker(const Proof& proof, std::int64_t threshold, Findings& out)
      : proof_(proof), threshold_(threshold), out_(out) {}

  void noun(std::uint32_t place) {
    const std::uint32_t index = proof_.passage_of(place);
    const Passage& passage = proof_.passages[index];
    if (passage.zone != Zone::lead && passage.zone != Zone::body) return;
    if (place == passage.words.begin) return;
    const std::uint32_t number = place - 1;
    const ProofWord& word = proof_.words[number];
    if (word.sentence != proof_.words[place].sentence || (word.flags & kInQuote)) return;
    const std::string_view text = passage.bytes();
    if (text.substr(word.span.end, proof_.words[place].span.begin - word.span.end) != " ") return;
    const std::string_view sign = sign_before(text, word.span.begin);
    if (!sign.empty() && sign != " ") return;
    // "Gate 5 buses", "No. 3 boats"; "between 8 and 9 people", "8 to 9 people"
    if (number > passage.words.begin) {
      const ProofWord& before = proof_.words[number - 1];
      static constexpr auto kJoins =
          word_hashes({"to", "or", "and", "million", "point", "hundred"});
      if ((before.flags & (kNumber | kHasDigit)) || (before.classes & kNumeral) ||
          kJoins.contains(before.hash))
        return;
      if ((before.flags & kCapitalised) && !(before.flags & kSentenceStart)) return;
    }
    if (word.flags & kHasDigit)
      figures(index, number);
    else
      words(index, number);
  }

 private:
  void figures(std::uint32_t index, std::uint32_t number) {
    const ProofWord& word = proof_.words[number];
    const std::optional<double> value = value_of(proof_.bytes(index, word.span));
    if (!value || *value != std::floor(*value) || *value >= static_cast<double>(threshold_) ||
        *value < 1 || !stands_alone(proof_, word, number))
      return;
    const std::string instead(word_of(static_cast<int>(*value)));
    if (instead.empty()) return;
    add(index, word.span, instead, " stand in words");
  }

  void words(std::uint32_t index, std::uint32_t number) {
    const ProofWord& word = proof_.words[number];
    const int value = value_of_word(word.hash);
    // A sentence begins with a word.
    if (value < threshold_ || (word.flags & (kSentenceStart | kCapitalised))) return;
    add(index, word.span, std::to_string(value), " and more stand in figures");
  }

  void add(std::uint32_t index, Span span, const std::string& instead, std::string_view what) {
    out_.add(
        {.place = proof_.place(index, span),
         .message = shown(proof_.bytes(index, span)) + " should be " + shown(instead) +
                    "; in this house numbers " + (what.starts_with(" stand") ? "below " : "of ") +
                    std::to_string(threshold_) + std::string(what),
         .fixes = {
             {.title = "write " + shown(instead), .edits = {{.span = span, .text = instead}}}}});
  }

  const Proof& proof_;
  const std::int64_t threshold_;
  Findings& out_;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of || proof.words_of->tag != "en") return;
  Checker checker(proof, options.integer("threshold"), out);
  for (const std::uint32_t place : proof.places_of(kCountable.hashes)) checker.noun(place);
}

}  // namespace

constinit const Rule number_style{
    .id = "number.style",
    .severity = Severity::suggestion,
    .languages = "en",
    .why = "One house writes small numbers one way; readers see a change as carelessness.",
    .options = kOptions,
    .pass_example = "Nine people and 12 boats.",
    .fail_example = "Some 9 people waited.",
    .check = check,
};

}  // namespace stet
