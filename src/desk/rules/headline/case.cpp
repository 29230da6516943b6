#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "style",
     .type = OptionType::string,
     .fallback = "\"any\"",
     .help = "the case of the house",
     .choices = "sentence|ap-title|chicago-title|upper|any"},
    {.name = "exceptions",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "words that keep their own case, such as iPhone"},
    {.name = "threshold",
     .type = OptionType::number,
     .fallback = "0.6",
     .help = "sentence style: share of capitalised words from which it is another style, 0 to 1"},
};

// Words that both title styles leave small inside a headline; AP capitalises words of four letters
// and more, Chicago leaves prepositions small whatever their length.
constexpr auto kSmallInTitles =
    word_hashes({"a",  "an", "the", "and", "but", "or", "nor", "for", "so", "yet", "as",
                 "at", "by", "in",  "of",  "off", "on", "per", "to",  "up", "via", "vs",
                 "v",  "de", "von", "van", "la",  "le", "al",  "if",  "out"});
constexpr auto kSmallInChicago =
    word_hashes({"about",  "after", "against", "along",  "among",  "around", "before",
                 "behind", "below", "between", "beyond", "during", "from",   "into",
                 "like",   "near",  "over",    "past",   "since",  "than",   "through",
                 "toward", "under", "until",   "upon",   "with",   "within", "without"});

class Judge {
 public:
  Judge(const Proof& proof, const Passage& passage, const RuleOptions& options)
      : proof_(proof),
        text_(passage.bytes()),
        words_(words_of(proof, passage)),
        options_(options) {}

  /// Nothing, or the words that tell against the style.
  std::optional<Span> against(std::string_view style) const {
    if (words_.empty()) return std::nullopt;
    if (style == "upper") return against_upper();
    if (style == "sentence") return against_sentence();
    return against_title(style == "chicago-title");
  }

 private:
  std::string_view word(const ProofWord& each) const {
    return text_.substr(each.span.begin, each.span.size());
  }
  bool is_exception(const ProofWord& each) const {
    for (const std::string& exception : options_.strings("exceptions"))
      if (exception == word(each)) return true;
    return false;
  }
  /// First of the headline, or after a colon, a full stop, a dash or an opening mark.
  bool opens(std::size_t i) const {
    if (i == 0) return true;
    const std::string_view gap =
        trim(text_.substr(words_[i - 1].span.end, words_[i].span.begin - words_[i - 1].span.end));
    return !gap.empty() && gap != "," && gap != "’" && gap != "&";
  }

  std::optional<Span> against_upper() const {
    for (const ProofWord& each : words_)
      if (!(each.flags & (kAllCaps | kHasDigit)) && each.span.size() > 1 && !is_exception(each))
        return each.span;
    return std::nullopt;
  }

  /// A word of mixed case ("iPhone", "McKay") has its own.
  bool has_own_case(const ProofWord& each) const {
    const std::string_view letters = word(each);
    for (std::size_t i = 1; i < letters.size(); ++i)
      if (letters[i] >= 'A' && letters[i] <= 'Z') return true;
    return false;
  }

  /// The copy writes it small: its capital in the headline is style, not a name.
  bool is_small_in_copy(std::uint32_t hash) const {
    for (std::uint32_t index : proof_.body)
      for (const ProofWord& each : words_of(proof_, proof_.passages[index]))
        if (each.hash == hash && !(each.flags & kCapitalised)) return true;
    return false;
  }
  bool is_function_word(std::uint32_t hash) const {
    if (!proof_.words_of) return kSmallInTitles.contains(hash);
    for (std::string_view each : proof_.words_of->function_words)
      if (word_hash_of_lower(each) == hash) return true;
    return false;
  }

  std::optional<Span> against_sentence() const {
    if (proof_.words_of && proof_.words_of->capital_nouns) return std::nullopt;
    std::size_t judged = 0, capital = 0, style = 0;
    std::optional<Span> first;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const ProofWord& each = words_[i];
      if (opens(i) || (each.flags & (kAllCaps | kHasDigit)) || has_own_case(each) ||
          is_exception(each))
        continue;
      ++judged;
      if (!(each.flags & kCapitalised)) continue;
      ++capital;
      if (!is_function_word(each.hash) && !is_small_in_copy(each.hash)) continue;
      // one word that the copy writes small may be a slip; most of them are a style
      ++style;
      if (!first) first = each.span;
      first->end = each.span.end;
    }
    if (judged < 3 || style < 2) return std::nullopt;
    const double share = static_cast<double>(capital) / static_cast<double>(judged);
    return share >= options_.number("threshold") ? first : std::nullopt;
  }

  std::optional<Span> against_title(bool chicago) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const ProofWord& each = words_[i];
      if ((each.flags & (kCapitalised | kAllCaps | kHasDigit)) || has_own_case(each) ||
          is_exception(each))
        continue;
      const bool last = i + 1 == words_.size();
      if (!opens(i) && !last) {
        if (kSmallInTitles.contains(each.hash)) continue;
        if (chicago && kSmallInChicago.contains(each.hash)) continue;
      }
      const CodePoint letter = decode(word(each), 0);
      if (is_lower(letter.value)) return each.span;
    }
    return std::nullopt;
  }

  const Proof& proof_;
  std::string_view text_;
  std::span<const ProofWord> words_;
  const RuleOptions& options_;
};

std::string_view words_for(std::string_view style) {
  if (style == "sentence") return "capitals for the first word and names only";
  if (style == "upper") return "capitals throughout";
  if (style == "chicago-title") return "title case (Chicago)";
  return "title case (AP)";
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const std::string_view style = options.string("style");
  if (style == "any" || style.empty()) return;
  for (std::uint32_t i = 0; i < proof.passages.size(); ++i) {
    const Passage& passage = proof.passages[i];
    if (passage.zone != Zone::headline) continue;
    if (passage.path.index >= 0 &&
        proof.article.headlines[static_cast<std::size_t>(passage.path.index)].role ==
            HeadlineRole::kicker)
      continue;
    const std::optional<Span> span = Judge(proof, passage, options).against(style);
    if (!span) continue;
    out.add({.confidence = style == "sentence" ? Confidence::medium : Confidence::high,
             .place = proof.place(i, *span),
             .message = "headline has " + shown(passage.text->cut(*span)) +
                        "; the house style is " + std::string(words_for(style))});
  }
}

}  // namespace

constinit const Rule headline_case{
    .id = "headline.case",
    .severity = Severity::warning,
    .why = "Headlines of one house look alike.",
    .options = kOptions,
    .pass_example = "sentence style: Parliament backs water bill",
    .fail_example = "sentence style: Parliament Backs Water Bill",
    .check = check,
};

}  // namespace stet
