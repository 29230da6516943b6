#include "desk/proof/look.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"
#include "text/utf8.h"
#include "text/word_set.h"

#include <algorithm>
#include <optional>

namespace stet {
namespace {

constexpr OptionSpec kOptions[] = {
    {.name = "sourceWindow",
     .type = OptionType::integer,
     .fallback = "1",
     .help = "sentences behind that may name the source"},
    {.name = "expected",
     .type = OptionType::boolean,
     .fallback = "false",
     .help = "flag “is expected to” as well"},
    {.name = "ignore",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "hedging words the house allows, lower case"},
};

constexpr std::string_view kHedgeWords[] = {"reportedly", "allegedly", "purportedly",
                                            "supposedly", "rumoured",  "rumored"};
constexpr WordSet kHedges(kHedgeWords);
constexpr std::string_view kPassiveWords[] = {"believed", "understood", "thought", "claimed",
                                              "feared",   "rumoured",   "rumored"};
constexpr WordSet kPassives(kPassiveWords);
constexpr std::string_view kCourt =
    "charge charged charges court lawsuit suit indictment indicted prosecutors prosecutor "
    "complaint trial accused police suspects suspect arrested investigators "
    "sued sues filing affidavit";
constexpr std::uint32_t kAllegedly = word_hash_of_lower("allegedly");
constexpr std::uint32_t kIt = word_hash_of_lower("it");
constexpr std::uint32_t kIs = word_hash_of_lower("is");
constexpr std::uint32_t kAre = word_hash_of_lower("are");
constexpr std::uint32_t kWas = word_hash_of_lower("was");
constexpr std::uint32_t kSaid = word_hash_of_lower("said");
constexpr std::uint32_t kExpected = word_hash_of_lower("expected");
constexpr std::uint32_t kTo = word_hash_of_lower("to");

constexpr auto kFirstWords =
    look::word_hashes({"reportedly", "allegedly", "purportedly", "supposedly", "rumoured",
                       "rumored", "it", "is", "are"});

// The hedge that begins at this word: how many words it has, 0 none.
std::uint32_t hedge_at(const Proof& proof, std::uint32_t i, std::uint32_t end, bool expected) {
  const ProofWord& word = proof.words[i];
  if (kHedges.has(word.hash)) return 1;
  if (i + 2 >= end) return 0;
  const ProofWord& next = proof.words[i + 1];
  const ProofWord& third = proof.words[i + 2];
  if (word.hash == kIt && (next.hash == kIs || next.hash == kWas) && kPassives.has(third.hash))
    return 3;
  if ((word.hash == kIs || word.hash == kAre) && third.hash == kTo &&
      (next.hash == kSaid || (expected && next.hash == kExpected)))
    return 3;
  return 0;
}

}  // namespace

constinit const Rule attribution_hedge_no_source{
    .id = "attribution.hedge-no-source",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en",
    .why = "A word like “reportedly” passes on a claim; readers must learn who makes it.",
    .options = kOptions,
    .pass_example = "The company plans 300 layoffs, two people in its works council said.",
    .fail_example = "The company reportedly plans 300 layoffs.",
    .precision = "1.00 (8 of 8 labelled flags, 326 published articles)",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          if (!proof.words_of) return;
          const auto window = static_cast<std::uint32_t>(
              std::max<std::int64_t>(options.integer("sourceWindow"), 0));
          const auto ignored = options.strings("ignore");
          const bool expected = options.boolean("expected");
          for (const std::uint32_t index : proof.body) {
            const Passage& passage = proof.passages[index];
            if (passage.zone == Zone::quote_block) continue;
            std::optional<bool> post;  // looked up at the first hedge
            for (std::uint32_t i = passage.words.begin; i < passage.words.end; ++i) {
              const ProofWord& word = proof.words[i];
              if (!kFirstWords.contains(word.hash) || (word.flags & kInQuote)) continue;
              const std::uint32_t count = hedge_at(proof, i, passage.words.end, expected);
              if (count == 0) continue;
              if (!post) post = is_post(passage);
              if (*post) break;
              const Sentence& sentence = proof.sentences[word.sentence];
              const Span span{word.span.begin, proof.words[i + count - 1].span.end};
              const std::string text(passage.bytes().substr(span.begin, span.size()));
              if (std::find(ignored.begin(), ignored.end(), lower(text)) != ignored.end()) continue;
              const Range near = sentences_near(proof, word.sentence, 0, window);
              if (has_named_source(proof, near) || has_link(proof, near)) continue;
              // A charge or a lawsuit is what stands behind “allegedly”, here or further down the
              // paragraph.
              const Range rest{sentence.words.begin, passage.words.end};
              if (word.hash == kAllegedly && has_word(proof, rest, kCourt)) continue;
              out.add({.confidence = Confidence::high,
                       .place = proof.place(index, span),
                       .message = "“" + text +
                                  "” with no source in this sentence or the next; say who reports, "
                                  "believes or alleges it"});
              i += count - 1;
            }
          }
        },
};

}  // namespace stet
