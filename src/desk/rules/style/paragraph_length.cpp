#include "desk/proof/look.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "max",
     .type = OptionType::integer,
     .fallback = "150",
     .help = "words (or sentences) of a paragraph at most"},
    {.name = "metric",
     .type = OptionType::string,
     .fallback = "\"words\"",
     .help = "what is counted",
     .choices = "words|sentences"},
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const std::int64_t max = options.integer("max");
  const bool sentences = options.string("metric") == "sentences";
  for (const std::uint32_t index : proof.body) {
    const Passage& passage = proof.passages[index];
    if (passage.zone != Zone::lead && passage.zone != Zone::body) continue;
    const std::int64_t length = sentences ? passage.sentences.size() : passage.words.size();
    // Chinese and Japanese: each sign is a word.
    if (length <= max || (!sentences && passage.text->size() < passage.words.size() * 4)) continue;
    out.add({.place = proof.place(index, {passage.prose_begin, passage.text->size()}),
             .message = "this paragraph has " +
                        counted(std::uint64_t(length), sentences ? "sentence" : "word") +
                        "; the limit is " + std::to_string(max) + ", so break it up"});
  }
}

}  // namespace

constinit const Rule style_paragraph_length{
    .id = "style.paragraph-length",
    .severity = Severity::suggestion,
    .why = "A wall of text is passed over, on a narrow screen above all.",
    .options = kOptions,
    .pass_example = "a paragraph of 60 words",
    .fail_example = "a paragraph of 240 words",
    .check = check,
};

}  // namespace stet
