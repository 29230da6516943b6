#include "desk/proof/look.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "maxWords",
     .type = OptionType::integer,
     .fallback = "35",
     .help = "words of the first paragraph at most"},
    {.name = "maxSentences",
     .type = OptionType::integer,
     .help = "sentences of the first paragraph at most"},
    {.name = "exempt",
     .type = OptionType::strings,
     .fallback =
         R"(["feature", "magazine", "opinion", "comment", "column", "editorial", "interview", "review"])",
     .help = "content types that open slowly"},
};

/// Languages whose words are not set apart by spaces: a count of signs says nothing.
bool has_no_spaces(std::string_view language) {
  const std::string_view tag = language.substr(0, language.find('-'));
  return tag == "zh" || tag == "ja" || tag == "th" || tag == "km" || tag == "lo" || tag == "my";
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Passage* lead = first_of_body(proof);
  if (!lead || lead->zone != Zone::lead || has_no_spaces(proof.language)) return;
  const std::int64_t max_words = options.integer("maxWords");
  const bool many_sentences =
      options.is_set("maxSentences") && lead->sentences.size() > options.integer("maxSentences");
  if (lead->words.size() <= max_words && !many_sentences) return;
  std::int64_t words = 0;
  for (const ProofWord& word : words_of(proof, *lead))
    words += word.span.begin >= lead->prose_begin;
  if ((words <= max_words && !many_sentences) ||
      is_profile(proof.article, options.strings("exempt")))
    return;
  const std::string found =
      words > max_words ? counted(static_cast<std::uint64_t>(words), "word") +
                              "; the house limit is " + std::to_string(max_words)
                        : counted(lead->sentences.size(), "sentence") + "; the house limit is " +
                              std::to_string(options.integer("maxSentences"));
  out.add({.place = proof.place(proof.body.front(), {lead->prose_begin, lead->text->size()}),
           .message = "first paragraph has " + found});
}

}  // namespace

constinit const Rule lead_too_long{
    .id = "lead.too-long",
    .severity = Severity::suggestion,
    .why = "Readers decide on the first paragraph whether to read the second.",
    .options = kOptions,
    .pass_example = "a first paragraph of 24 words",
    .fail_example = "a first paragraph of 61 words",
    .check = check,
};

}  // namespace stet
