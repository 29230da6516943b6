#include "desk/proof/look.h"
#include "desk/rules/number/values.h"
#include "desk/rules/rules.h"

#include <algorithm>
#include <cmath>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "tolerance",
     .type = OptionType::number,
     .fallback = "0",
     .help = "by how much the parts may miss the total"},
};

/// What a list of parts never has: it says that they are not all, or not apart.
constexpr auto kOpen = word_hashes(
    {"including", "others", "other", "rest", "least", "about",   "some",   "among",  "remaining",
     "whom",      "which",  "both",  "each", "plus",  "between", "mostly", "nearly", "almost",
     "more",      "fewer",  "than",  "of",   "per",   "to",      "from"});
constexpr std::size_t kMostParts = 12;

std::string plain(double value) {
  return std::to_string(static_cast<std::int64_t>(std::llround(value)));
}

class Search {
 public:
  Search(const Proof& proof, const RuleOptions& options, Findings& out)
      : proof_(proof), tolerance_(options.number("tolerance")), out_(out) {}

  /// "12 hurt: five men, six women": one total before the colon, nothing but parts behind.
  void sentence(const Sentence& sentence, std::uint32_t colon) {
    std::optional<Amount> total;
    for (std::uint32_t i = sentence.words.begin; i < sentence.words.end; ++i) {
      if (proof_.words[i].span.begin > colon) break;
      if (proof_.words[i].flags & kInQuote || kOpen.contains(proof_.words[i].hash)) return;
      const std::optional<Amount> amount = amount_at(proof_, sentence.passage, i);
      if (!amount) {
        if (proof_.words[i].flags & kHasDigit) return;
        continue;
      }
      if (total) return;
      total = amount;
      i = amount->words.end - 1;
    }
    if (!total || total->value < 2 || total->value != std::floor(total->value)) return;
    double sum = 0;
    std::size_t parts = 0;
    bool wants_part = true;
    std::uint32_t last = 0;
    const std::string_view text = proof_.passages[sentence.passage].bytes();
    for (std::uint32_t i = sentence.words.begin; i < sentence.words.end; ++i) {
      const ProofWord& word = proof_.words[i];
      if (word.span.begin < colon) continue;
      if (kOpen.contains(word.hash) || (word.flags & kInQuote)) return;
      if (!wants_part) {
        // A comma or "and" ends a part; within one stand a word or three.
        const std::string_view gap = text.substr(proof_.words[i - 1].span.end,
                                                 word.span.begin - proof_.words[i - 1].span.end);
        static constexpr auto kAnd = word_hashes({"and"});
        if (kAnd.contains(word.hash)) {
          wants_part = true;
          continue;
        }
        if (gap.find(',') != std::string_view::npos || gap.find(';') != std::string_view::npos) {
          wants_part = true;
        } else {
          if (i - last > 3 || (word.flags & kHasDigit)) return;
          continue;
        }
      }
      static constexpr auto kAnd = word_hashes({"and"});
      if (kAnd.contains(word.hash)) continue;
      const std::optional<Amount> amount = amount_at(proof_, sentence.passage, i);
      if (!amount || ++parts > kMostParts) return;
      const char sign =
          amount->words.end > 0 ? text[proof_.words[amount->words.end - 1].span.end - 1] : ' ';
      if (sign == '%' || sign_at(text, proof_.words[amount->words.end - 1].span.end) == "%") return;
      sum += amount->value;
      i = amount->words.end - 1;
      last = i;
      wants_part = false;
    }
    if (parts < 2 || std::fabs(sum - total->value) <= tolerance_) return;
    // Parts of something else: a total and its parts are of one size.
    if (sum > total->value * 2 || sum * 2 < total->value) return;
    const Span span{proof_.words[total->words.begin].span.begin,
                    proof_.words[total->words.end - 1].span.end};
    out_.add({.confidence = Confidence::low,
              .place = proof_.place(sentence.passage, span),
              .message = "the parts behind the colon add up to " + plain(sum) +
                         ", and the total is " + shown(proof_.bytes(sentence.passage, span))});
  }

 private:
  const Proof& proof_;
  const double tolerance_;
  Findings& out_;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of || proof.words_of->tag != "en") return;
  Search search(proof, options, out);
  for (const Sentence& sentence : proof.sentences) {
    if (sentence.words.size() < 4) continue;
    const Passage& passage = proof.passages[sentence.passage];
    if (!is_copy(passage.zone)) continue;
    const std::string_view text = passage.text->cut(sentence.span);
    const std::size_t colon = text.find(": ");
    if (colon == std::string_view::npos || text.find(": ", colon + 1) != std::string_view::npos)
      continue;
    search.sentence(sentence, sentence.span.begin + static_cast<std::uint32_t>(colon));
  }
}

}  // namespace

constinit const Rule number_sum_mismatch{
    .id = "number.sum-mismatch",
    .severity = Severity::suggestion,
    .languages = "en",
    .why = "Readers add up; when the parts miss the total, they doubt the rest as well.",
    .options = kOptions,
    .pass_example = "Twelve were hurt: five men and seven women.",
    .fail_example = "Twelve were hurt: five men and six women.",
    .check = check,
};

}  // namespace stet
