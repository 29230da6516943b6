#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "desk/schema/formula.h"

#include <cmath>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "metric",
     .type = OptionType::string,
     .fallback = "\"flesch-kincaid\"",
     .help = "how years of school are worked out; lix is the Swedish index, 60 and more is heavy",
     .choices = "flesch-kincaid|gunning-fog|lix"},
    {.name = "grade", .type = OptionType::number, .fallback = "16", .help = "value at most"},
    {.name = "minWords",
     .type = OptionType::integer,
     .fallback = "100",
     .help = "shorter stories are not measured"},
};

struct Counts {
  double words = 0, sentences = 0, syllables = 0, complex_words = 0, long_words = 0;
};

/// The writer's own prose: quotations, names and figures are as long as they are.
Counts count(const Proof& proof, bool syllables) {
  Counts counts;
  for (const std::uint32_t index : proof.body) {
    const Passage& passage = proof.passages[index];
    if (passage.zone != Zone::lead && passage.zone != Zone::body) continue;
    counts.sentences += passage.sentences.size();
    for (const ProofWord& word : words_of(proof, passage)) {
      counts.words += 1;
      if (word.flags & kHasDigit) {
        counts.syllables += 1;
        continue;
      }
      const std::string_view text = passage.text->cut(word.span);
      counts.long_words += text.size() > 6;
      if (!syllables) continue;
      const std::uint32_t parts = syllables_in(text);
      counts.syllables += parts;
      counts.complex_words += parts >= 3 && !(word.flags & kCapitalised);
    }
  }
  return counts;
}

double value_of(std::string_view metric, const Counts& of) {
  const double length = of.words / of.sentences;
  if (metric == "gunning-fog") return 0.4 * (length + 100 * of.complex_words / of.words);
  if (metric == "lix") return length + 100 * of.long_words / of.words;
  // Kincaid et al. 1975: years of an American school
  return 0.39 * length + 11.8 * of.syllables / of.words - 15.59;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const std::string_view metric = options.string("metric");
  const bool english = proof.words_of && proof.words_of->tag == "en";
  if (metric != "lix" && !english) return;  // the formulas count English syllables
  const Passage* first = first_of_body(proof);
  if (!first) return;
  const Counts counts = count(proof, metric != "lix");
  if (counts.words < static_cast<double>(options.integer("minWords")) || counts.sentences < 1)
    return;
  const double value = value_of(metric, counts);
  if (value <= options.number("grade")) return;
  const auto rounded = [](double number) {
    return std::to_string(static_cast<std::int64_t>(std::lround(number)));
  };
  out.add({.place = proof.place(proof.body.front(), {first->prose_begin, first->text->size()}),
           .message = "the story reads at " + rounded(value) + " (" + std::string(metric) +
                      "); the limit is " + rounded(options.number("grade")) + ", with " +
                      rounded(counts.words / counts.sentences) +
                      " words to a sentence; shorten the longest"});
}

}  // namespace

constinit const Rule style_readability{
    .id = "style.readability",
    .severity = Severity::suggestion,
    .languages = "en",
    .why = "A story that asks for more years of school than its readers had loses them.",
    .options = kOptions,
    .pass_example = "sentences of 18 words, most of one or two syllables",
    .fail_example = "sentences of 50 words full of nouns of four syllables",
    .check = check,
};

}  // namespace stet
