#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "minWords",
     .type = OptionType::integer,
     .fallback = "2",
     .help = "shorter quotations are left alone"},
    {.name = "allowEllipsis",
     .type = OptionType::boolean,
     .fallback = "true",
     .help = "a headline may leave words out where it says so with an ellipsis"},
    {.name = "allowTranslation",
     .type = OptionType::boolean,
     .fallback = "false",
     .help = "quotations of a speaker in another language are left alone"},
};

using Words = std::span<const ProofWord>;

// A headline has no more; each costs a look through the body.
constexpr std::size_t kMostQuotations = 8, kMostWords = 60;

/// The words of `inside`, cut where an ellipsis or a bracket stands for something left out or put
/// in.
std::vector<Words> pieces(const Proof& proof, const Quotation::Part& part, bool cut_at_ellipsis) {
  const Passage& passage = proof.passages[part.passage];
  const Words all = words_of(proof, passage);
  const std::string_view text = passage.bytes();
  std::vector<Words> out;
  std::size_t begin = 0;
  bool bracket = false, open = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!part.inside.contains(all[i].span)) continue;
    if (!open) {
      begin = i;
      open = true;
      bracket = sign_before(text, all[i].span.begin) == "[";
      continue;
    }
    const std::string_view gap =
        text.substr(all[i - 1].span.end, all[i].span.begin - all[i - 1].span.end);
    const bool ellipsis =
        gap.find("…") != std::string_view::npos || gap.find("...") != std::string_view::npos;
    const bool opens = gap.find('[') != std::string_view::npos,
               closes = gap.find(']') != std::string_view::npos;
    if ((ellipsis && cut_at_ellipsis) || opens || closes) {
      if (!bracket) out.push_back(all.subspan(begin, i - begin));
      begin = i;
      bracket = opens;
    }
  }
  if (open && !bracket) {
    std::size_t end = begin;
    while (end < all.size() && part.inside.contains(all[end].span)) ++end;
    out.push_back(all.subspan(begin, end - begin));
  }
  return out;
}

/// `wanted` stands in `words` in one stretch. Linear but for a headline's few words.
bool stands_in(Words words, Words wanted) {
  if (wanted.size() > words.size()) return false;
  for (std::size_t i = 0; i + wanted.size() <= words.size(); ++i) {
    if (words[i].hash != wanted[0].hash) continue;
    std::size_t j = 1;
    while (j < wanted.size() && words[i + j].hash == wanted[j].hash) ++j;
    if (j == wanted.size()) return true;
  }
  return false;
}

enum class Found : std::uint8_t { quoted, unquoted, nowhere };

Found look_for(const Proof& proof, Words wanted) {
  bool unquoted = false;
  for (std::uint32_t i = 0; i < proof.passages.size(); ++i) {
    const Passage& passage = proof.passages[i];
    if (!is_copy(passage.zone) && passage.zone != Zone::pull_quote &&
        passage.zone != Zone::heading && passage.zone != Zone::table && passage.zone != Zone::note)
      continue;
    const Words words = words_of(proof, passage);
    if (!stands_in(words, wanted)) continue;
    unquoted = true;
    if (passage.zone == Zone::quote_block || passage.zone == Zone::pull_quote) return Found::quoted;
    // Marks are ignored in comparing: the stretch must lie in a quotation or hold one.
    for (std::size_t j = 0; j + wanted.size() <= words.size(); ++j) {
      if (words[j].hash != wanted[0].hash) continue;
      std::size_t k = 1;
      while (k < wanted.size() && words[j + k].hash == wanted[k].hash) ++k;
      if (k < wanted.size()) continue;
      for (k = 0; k < wanted.size(); ++k)
        if (words[j + k].flags & kInQuote) return Found::quoted;
    }
  }
  return unquoted ? Found::unquoted : Found::nowhere;
}

bool holds(Words words, std::uint32_t hash) {
  return std::any_of(words.begin(), words.end(),
                     [&](const ProofWord& each) { return each.hash == hash; });
}

/// Seven in ten of the `count` words of `wanted`, and three at least, stand somewhere in `words`.
bool holds_most(Words words, std::span<const Words> wanted, std::size_t count) {
  constexpr std::size_t kEnough = 3;
  std::size_t shared = 0;
  for (Words piece : wanted)
    for (const ProofWord& word : piece) shared += holds(words, word.hash);
  return shared >= kEnough && shared * 10 >= count * 7;
}

/// Most of the words stand in one quotation of the body: it is the same saying, changed ("we are"
/// for "we're").
bool is_nearly_quoted(const Proof& proof, std::span<const Words> wanted, std::size_t count) {
  for (const Quotation& quote : proof.quotations)
    for (const Quotation::Part& part : quote.parts) {
      const Passage& passage = proof.passages[part.passage];
      if (!is_copy(passage.zone)) continue;
      const Range range = proof.words_in(part.passage, part.inside);
      if (holds_most(Words(proof.words).subspan(range.begin, range.size()), wanted, count))
        return true;
    }
  return false;
}

/// Words that a headline may write out or shorten: "we are" for "we're", "will not" for "won't".
constexpr auto kSmall = word_hashes(
    {"i",        "we",       "you",       "he",      "she",   "it",      "they",    "am",
     "are",      "is",       "was",       "were",    "have",  "has",     "had",     "will",
     "would",    "not",      "do",        "does",    "did",   "can",     "cannot",  "i'm",
     "we're",    "you're",   "he's",      "she's",   "it's",  "they're", "i've",    "we've",
     "they've",  "i'll",     "we'll",     "they'll", "won't", "don't",   "doesn't", "didn't",
     "isn't",    "aren't",   "wasn't",    "weren't", "can't", "haven't", "hasn't",  "hadn't",
     "couldn't", "wouldn't", "shouldn't", "that's",  "i'd",   "we'd"});

/// Long sayings whose words, but for contractions written out, all stand in one quotation.
bool is_same_saying(const Proof& proof, std::span<const Words> wanted, std::size_t count) {
  constexpr std::size_t kLong = 8;
  if (count < kLong) return false;
  for (const Quotation& quote : proof.quotations)
    for (const Quotation::Part& part : quote.parts) {
      if (!is_copy(proof.passages[part.passage].zone)) continue;
      const Range range = proof.words_in(part.passage, part.inside);
      const Words said = Words(proof.words).subspan(range.begin, range.size());
      const auto is_said = [&](const ProofWord& word) {
        return kSmall.contains(word.hash) || holds(said, word.hash);
      };
      if (std::all_of(wanted.begin(), wanted.end(), [&](Words piece) {
            return std::all_of(piece.begin(), piece.end(), is_said);
          }))
        return true;
    }
  return false;
}

/// British style sets a claim in marks that the body reports: most of the words stand in one
/// sentence of it that names its source.
bool is_reported(const Proof& proof, std::span<const Words> wanted, std::size_t count) {
  std::uint32_t looked_at = UINT32_MAX;
  for (const SourceMention& source : proof.sources) {
    if (source.sentence == looked_at) continue;  // sources stand in the order of sentences
    looked_at = source.sentence;
    const Sentence& sentence = proof.sentences[source.sentence];
    if (!is_copy(proof.passages[sentence.passage].zone)) continue;
    if (holds_most(Words(proof.words).subspan(sentence.words.begin, sentence.words.size()), wanted,
                   count))
      return true;
  }
  return false;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (proof.body.empty()) return;
  const bool cut = options.boolean("allowEllipsis");
  if (options.boolean("allowTranslation")) return;
  std::size_t seen = 0;
  for (const Quotation& quote : proof.quotations) {
    const Quotation::Part& part = quote.parts.front();
    const Passage& passage = proof.passages[part.passage];
    if (passage.zone != Zone::headline || ++seen > kMostQuotations) break;  // headlines come first
    if (quote.kind == QuoteKind::title || quote.kind == QuoteKind::term || quote.depth > 0 ||
        !quote.closed)
      continue;
    const std::vector<Words> wanted = pieces(proof, part, cut);
    std::size_t words = 0;
    for (Words piece : wanted) words += piece.size();
    if (words == 0 || static_cast<std::int64_t>(words) < options.integer("minWords")) continue;
    Found found = Found::quoted;
    for (Words piece : wanted)
      if (!piece.empty()) found = std::max(found, look_for(proof, piece));
    if (found == Found::quoted) continue;
    // Two words in marks are as often a claim or a scare ("‘Bribe’ inquiry") as somebody's words,
    // and a paraphrase in the body may have the very words.
    if (found == Found::unquoted && words < 4) continue;
    if (found == Found::nowhere && words <= kMostWords &&
        (is_same_saying(proof, wanted, words) || is_reported(proof, wanted, words)))
      continue;
    Confidence confidence =
        found == Found::unquoted || words < 3 ? Confidence::low : Confidence::high;
    std::string_view what = found == Found::unquoted
                                ? " is quoted in the headline and stands in the body without marks"
                                : " is quoted in the headline, and nobody says it in the body";
    if (found == Found::nowhere && words <= kMostWords && is_nearly_quoted(proof, wanted, words)) {
      confidence = Confidence::medium;
      what = " is quoted in the headline in other words than in the body; quote it word for word";
    }
    out.add({.confidence = confidence,
             .place = proof.place(part.passage, part.span),
             .message = shown(proof.bytes(part.passage, part.inside)) + std::string(what)});
  }
}

}  // namespace

constinit const Rule headline_quote_not_in_body{
    .id = "headline.quote-not-in-body",
    .severity = Severity::warning,
    .heuristic = true,
    .why = "Words in quotation marks are somebody's own; readers look for them in the story.",
    .options = kOptions,
    .pass_example = "headline: ‘We will rebuild’: mayor; body: “We will rebuild,” the mayor said.",
    .fail_example = "headline: ‘Total chaos at port’; body: “It was complete disorder,” he said.",
    .precision =
        "1.00 (13 of 13 labelled flags, 326 published articles and 300 under the headline of "
        "another)",
    .check = check,
};

}  // namespace stet
