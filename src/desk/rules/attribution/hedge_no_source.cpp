#include "desk/proof/look.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"
#include "text/utf8.h"
#include "text/word_set.h"

#include <algorithm>
#include <array>
#include <iterator>

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
constexpr std::uint32_t kParagraphWords = 400;  ///< that a court may stand behind “allegedly”
constexpr std::uint32_t kAllegedly = word_hash_of_lower("allegedly");
constexpr std::uint32_t kIt = word_hash_of_lower("it");
constexpr std::uint32_t kIs = word_hash_of_lower("is");
constexpr std::uint32_t kAre = word_hash_of_lower("are");
constexpr std::uint32_t kWas = word_hash_of_lower("was");
constexpr std::uint32_t kSaid = word_hash_of_lower("said");
constexpr std::uint32_t kExpected = word_hash_of_lower("expected");
constexpr std::uint32_t kTo = word_hash_of_lower("to");

/// What each hedge has that prose seldom has: its last word, or the last but one.
constexpr auto kTellingWords = [] {
  std::array<std::uint32_t, std::size(kHedgeWords) + std::size(kPassiveWords) + 2> hashes{};
  std::size_t count = 0;
  for (std::string_view word : kHedgeWords) hashes[count++] = word_hash_of_lower(word);
  for (std::string_view word : kPassiveWords) hashes[count++] = word_hash_of_lower(word);
  hashes[count++] = kSaid;
  hashes[count++] = kExpected;
  return hashes;
}();

/// The hedge that the telling word `at` belongs to: its words; empty: none. All in `passage`.
Range hedge_around(const Proof& proof, const Range& passage, std::uint32_t at, bool expected) {
  const auto hash = [&](std::uint32_t i) { return proof.words[i].hash; };
  if (at >= passage.begin + 2 && kPassives.has(hash(at)) && hash(at - 2) == kIt &&
      (hash(at - 1) == kIs || hash(at - 1) == kWas))
    return {at - 2, at + 1};
  if (kHedges.has(hash(at))) return {at, at + 1};
  if (at >= passage.begin + 1 && at + 1 < passage.end && hash(at + 1) == kTo &&
      (hash(at - 1) == kIs || hash(at - 1) == kAre) &&
      (hash(at) == kSaid || (expected && hash(at) == kExpected)))
    return {at - 1, at + 2};
  return {};
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
          std::uint32_t looked_at = UINT32_MAX;
          bool post = false;  // of the passage last looked at
          for (const std::uint32_t place : proof.places_of(kTellingWords)) {
            const std::uint32_t index = proof.passage_of(place);
            const Passage& passage = proof.passages[index];
            if (!look::is_copy(passage.zone) || passage.zone == Zone::quote_block) continue;
            const Range hedge = hedge_around(proof, passage.words, place, expected);
            if (hedge.empty() || (proof.words[hedge.begin].flags & kInQuote)) continue;
            if (looked_at != index) post = is_post(passage);
            looked_at = index;
            if (post) continue;
            const ProofWord& word = proof.words[hedge.begin];
            const Sentence& sentence = proof.sentences[word.sentence];
            const Span span{word.span.begin, proof.words[hedge.end - 1].span.end};
            const std::string text(passage.bytes().substr(span.begin, span.size()));
            if (std::find(ignored.begin(), ignored.end(), lower(text)) != ignored.end()) continue;
            const Range near = sentences_near(proof, word.sentence, 0, window);
            if (has_named_source(proof, near) || has_link(proof, near)) continue;
            // A charge or a lawsuit is what stands behind “allegedly”, here or further down the
            // paragraph.
            const Range rest{sentence.words.begin,
                             std::min(passage.words.end, hedge.end + kParagraphWords)};
            if (word.hash == kAllegedly && has_word(proof, rest, kCourt)) continue;
            out.add({.confidence = Confidence::high,
                     .place = proof.place(index, span),
                     .message = "“" + text +
                                "” with no source in this sentence or the next; say who reports, "
                                "believes or alleges it"});
          }
        },
};

}  // namespace stet
