#include "desk/proof/look.h"
#include "desk/proof/told_words.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "nouns",
     .type = OptionType::strings,
     .fallback =
         R"(["report", "study", "survey", "ruling", "court ruling", "verdict", "lawsuit", "audit", "paper", "filing", "research", "poll"])",
     .help = "documents that readers want to see"},
    {.name = "types",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "content types that are judged; empty: all"},
};

// What a document does, or what is done with one.
constexpr std::string_view kSpeaks =
    "found finds shows showed says said published released concluded concludes suggests suggested "
    "estimates estimated revealed reveals warns warned";

/// "a study", "the new report", "in a paper": the document itself, not "police report that".
bool is_document(const Proof& proof, const Told& told) {
  const Range sentence = proof.sentences[proof.words[told.word].sentence].words;
  const std::uint32_t begin = std::max(sentence.begin, told.word >= 3 ? told.word - 3 : 0);
  const bool determined = has_word(proof, {begin, told.word}, "a an the this one another");
  const std::uint32_t end = std::min(sentence.end, told.words().end + 3);
  return determined && has_word(proof, {told.words().end, end}, kSpeaks);
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  // In print, and in formats without links, nobody could follow it.
  if (!proof.words_of || proof.context.format == "text") return;
  const auto types = options.strings("types");
  if (!types.empty() && !is_profile(proof.article, types)) return;
  for (const Told& told : PhraseList(options.strings("nouns")).in(proof)) {
    if ((proof.words[told.word].flags & kInQuote) || !is_in_copy(proof, told.word) ||
        !is_document(proof, told))
      continue;
    const std::uint32_t sentence = proof.words[told.word].sentence;
    const std::uint32_t passage = proof.sentences[sentence].passage;
    if (has_link(proof, proof.passages[passage].sentences)) continue;
    // a body named beside it is how print tells the document
    if (!names_in(proof, sentence).empty()) continue;
    const Span span{proof.words[told.word].span.begin, proof.words[told.words().end - 1].span.end};
    out.add({.confidence = Confidence::medium,
             .place = proof.place(passage, span),
             .message = "the story leans on a " + std::string(proof.bytes(passage, span)) +
                        " that it neither names nor links; link it"});
  }
}

}  // namespace

constinit const Rule link_source_missing{
    .id = "link.source-missing",
    .severity = Severity::off,
    .heuristic = true,
    .languages = "en",
    .why = "Readers who can see the document can judge for themselves.",
    .options = kOptions,
    .pass_example =
        "<a href=\"https://lyceum.example.org/tolls\">A study</a> found that tolls work.",
    .fail_example = "A study found that tolls work.",
    .precision = "1.00 (1 of 1 labelled flags, 326 published articles); off by default",
    .check = check,
};

}  // namespace stet
