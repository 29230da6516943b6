#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "max",
     .type = OptionType::integer,
     .fallback = "60",
     .help = "words of a sentence at most"},
    {.name = "metric",
     .type = OptionType::string,
     .fallback = "\"words\"",
     .help = "what is counted",
     .choices = "words|characters"},
};

/// Nobody shortens what somebody said.
bool is_mostly_quoted(const Proof& proof, const Sentence& sentence) {
  std::uint32_t quoted = 0;
  for (std::uint32_t i = sentence.words.begin; i < sentence.words.end; ++i)
    quoted += (proof.words[i].flags & kInQuote) != 0;
  return quoted * 2 > sentence.words.size();
}

/// "Present: Ana Ito; Jan Brandt; ...": a list in the form of a sentence.
bool is_enumeration(std::string_view text, std::int64_t words) {
  const bool comma_list = std::count(text.begin(), text.end(), ',') * 4 > words;
  return std::count(text.begin(), text.end(), ';') >= 3 ||
         std::count(text.begin(), text.end(), '|') >= 2 ||
         std::count(text.begin(), text.end(), '\n') >= 2 || comma_list;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const std::int64_t max = options.integer("max");
  const bool characters = options.string("metric") == "characters";
  for (const Sentence& sentence : proof.sentences) {
    const std::int64_t rough = characters ? sentence.span.size() : sentence.words.size();
    if (rough <= max) continue;
    const Passage& passage = proof.passages[sentence.passage];
    if (passage.zone != Zone::lead && passage.zone != Zone::body) continue;
    const std::string_view text = passage.text->cut(sentence.span);
    // Chinese and Japanese: each sign is a word.
    if (!characters && text.size() < sentence.words.size() * 4) continue;
    std::int64_t length = 0;
    if (characters)
      length = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
    else
      for (std::uint32_t i = sentence.words.begin; i < sentence.words.end; ++i)
        length += proof.words[i].span.begin >= passage.prose_begin;
    if (length <= max || is_mostly_quoted(proof, sentence) ||
        is_enumeration(text, sentence.words.size()))
      continue;
    out.add({.place = proof.place(sentence.passage, sentence.span),
             .message = "this sentence has " +
                        counted(std::uint64_t(length), characters ? "character" : "word") +
                        "; the limit is " + std::to_string(max) + ", so cut it in two"});
  }
}

}  // namespace

constinit const Rule style_sentence_length{
    .id = "style.sentence-length",
    .severity = Severity::suggestion,
    .why =
        "Past a certain length readers go back to the start of a sentence, or on to another "
        "story.",
    .options = kOptions,
    .pass_example = "a sentence of 22 words",
    .fail_example = "a sentence of 70 words",
    .check = check,
};

}  // namespace stet
