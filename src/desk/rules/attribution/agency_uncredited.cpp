#include "desk/proof/lexicon.h"
#include "desk/proof/look.h"
#include "desk/rules/attribution/credited.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"
#include "vocabulary/agencies.h"

#include <algorithm>

namespace stet {
namespace {

constexpr OptionSpec kOptions[] = {
    {.name = "acceptLink",
     .type = OptionType::boolean,
     .fallback = "true",
     .help = "a link in the sentence credits the agency"},
    {.name = "ignore",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "short forms of agencies the house need not credit"},
};

constexpr std::uint32_t kReach = 3;  ///< words between the agency and what makes it the origin

// "AFP reported", "Interfax news agency"
constexpr std::string_view kBehind =
    "reported reports reporting quoted quotes cited cites news agency wire newswire "
    "citing quoting";

// Bloomberg the man: part of a longer name, or the short form of one.
bool is_a_person(const Proof& proof, std::uint32_t passage, Span span) {
  const auto name =
      std::lower_bound(proof.names.begin(), proof.names.end(), std::pair{passage, span.begin},
                       [](const Name& each, std::pair<std::uint32_t, std::uint32_t> place) {
                         return std::pair{each.passage, each.span.begin} < place;
                       });
  if (name == proof.names.end() || name->passage != passage || !name->span.contains(span))
    return false;
  const Name& full = proof.names[name->full];
  return full.words.size() > 1 && full.span.size() > span.size() && proof.is_person(full) &&
         name->words.size() == 1;
}

// The words around the mention make the agency the origin of what is told.
bool is_origin(const Proof& proof, std::uint32_t passage, Span span, const Agency& agency) {
  const Range words = proof.words_in(passage, span);
  if (words.empty()) return false;
  const ProofWord& first = proof.words[words.begin];
  const Sentence& sentence = proof.sentences[first.sentence];
  const Range behind{words.end, std::min(sentence.words.end, words.end + kReach)};
  if (has_word(proof, behind, kBehind)) return true;
  if (!agency.ambiguous && has_word(proof, behind, "said says")) return true;
  const std::uint32_t begin =
      std::max(sentence.words.begin, words.begin >= kReach ? words.begin - kReach : 0);
  for (std::uint32_t i = begin; i < words.begin; ++i)
    if (has_word(proof, {i, i + 1}, "told according cited quoted")) return true;
  // “..., Ito told dpa”; a bracket of its own: “(AP)”
  const std::string_view bytes = proof.passages[passage].bytes();
  return span.begin > 0 && bytes[span.begin - 1] == '(' && span.end < bytes.size() &&
         bytes[span.end] == ')';
}

}  // namespace

constinit const Rule attribution_agency_uncredited{
    .id = "attribution.agency-uncredited",
    .severity = StageSeverities(Severity::warning, Severity::warning, Severity::error),
    .why =
        "What comes from an agency is credited to it, in the source or credit field and not only "
        "in the text.",
    .options = kOptions,
    .pass_example = "Text: “AFP reported”; source: AFP.",
    .fail_example = "Text: “AFP reported”; source: Own.",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          std::vector<const Agency*> settled = credited_agencies(proof.article, true);
          const auto ignored = options.strings("ignore");
          for (const std::uint32_t index : proof.body) {
            const Passage& passage = proof.passages[index];
            const std::string_view bytes = passage.bytes();
            std::uint32_t done = passage.prose_begin;
            for (const ProofWord& word : look::words_of(proof, passage)) {
              if (!may_begin_agency(bytes, word.span.begin) || word.span.begin < done) continue;
              const auto mention = agency_at(bytes, word.span.begin);
              if (!mention) continue;
              const Span span = mention->span;
              done = span.end;
              if (std::find(settled.begin(), settled.end(), mention->agency) != settled.end())
                continue;
              if (is_a_person(proof, index, span)) continue;
              if (!is_origin(proof, index, span, *mention->agency)) continue;
              const Range words = proof.words_in(index, span);
              const std::uint32_t sentence = proof.words[words.begin].sentence;
              if (options.boolean("acceptLink") && has_link(proof, {sentence, sentence + 1}))
                continue;
              settled.push_back(mention->agency);  // asked for once
              const std::string_view name = mention->agency->short_form;
              if (std::find(ignored.begin(), ignored.end(), name) != ignored.end()) continue;
              out.add(
                  {.confidence = mention->agency->ambiguous ? Confidence::medium : Confidence::high,
                   .place = proof.place(index, span),
                   .message = "the text leans on " + std::string(name) +
                              " but source and credit do not name it; add " + std::string(name) +
                              " to the source"});
            }
          }
        },
};

}  // namespace stet
