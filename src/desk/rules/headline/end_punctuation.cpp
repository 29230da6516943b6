#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "allow",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "endings the house uses, such as \"!!\" or \".\""},
};

/// The point belongs to the last word: "U.S.", "Inc.", "a.m.", "J. R.".
bool is_part_of_word(const Proof& proof, std::string_view text, std::span<const ProofWord> words) {
  if (words.empty()) return false;
  const ProofWord& last = words.back();
  const std::string_view word = text.substr(last.span.begin, last.span.size());
  if (last.flags & kAfterPoint) return true;
  if (word.find('.') != std::string_view::npos && !(last.flags & kHasDigit)) return true;
  // An initial, or a word known to be written with a point in this language. A month or a state so
  // ends too.
  if (word.size() == 1 && (last.flags & kCapitalised)) return true;
  if (!proof.words_of) return false;
  for (std::string_view abbreviation : proof.words_of->abbreviations)
    if (word_hash_of_lower(abbreviation) == last.hash) {
      // "No." and "co." are; "no", "ill" or "mass" at the end of a headline are words.
      return (last.flags & kCapitalised) != 0 || word.size() <= 2;
    }
  return false;
}

std::optional<Span> bad_ending(const Proof& proof, std::string_view text,
                               std::span<const ProofWord> words) {
  const std::string_view whole = trim(text);
  const auto end = static_cast<std::uint32_t>(whole.data() + whole.size() - text.data());
  std::uint32_t begin = end;
  const auto lead = static_cast<std::uint32_t>(whole.data() - text.data());
  while (begin > lead) {
    const std::string_view sign = sign_before(text, begin);
    if (sign != "." && sign != "," && sign != ";" && sign != ":" && sign != "-" && sign != "–" &&
        sign != "—" && sign != "!" && sign != "?" && sign != "…" && sign != "。" && sign != "、" &&
        sign != "，")
      break;
    begin -= static_cast<std::uint32_t>(sign.size());
  }
  if (begin == end || begin == lead) return std::nullopt;
  const std::string_view tail = text.substr(begin, end - begin);
  if (tail == "!" || tail == "?" || tail == "…" || tail == "..." || tail == "?!" || tail == "!?")
    return std::nullopt;
  if (tail == "....") return Span{begin + 3, end};
  if (tail == "." && is_part_of_word(proof, text, words)) return std::nullopt;
  if (tail == "-" && text[begin - 1] != ' ')
    return std::nullopt;  // "COVID-": cut by a machine, not by a hand
  // "!!" keeps one, "?." keeps the question mark, "U.S.," keeps the point of its word
  const std::string_view first = sign_at(tail, 0);
  std::uint32_t kept =
      first == "!" || first == "?" || first == "…" ? static_cast<std::uint32_t>(first.size()) : 0;
  if (tail.size() > 3 && tail.substr(0, 3) == "...") kept = 3;
  if (first == "." && tail.size() > 1 && kept == 0 && is_part_of_word(proof, text, words)) kept = 1;
  if (kept == tail.size()) return std::nullopt;
  return Span{begin + kept, end};
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  for (std::uint32_t i = 0; i < proof.passages.size(); ++i) {
    const Passage& passage = proof.passages[i];
    if (passage.zone != Zone::headline) continue;
    const HeadlineRole role =
        passage.path.index < 0
            ? HeadlineRole::main
            : proof.article.headlines[static_cast<std::size_t>(passage.path.index)].role;
    // A kicker may end in a colon, a push or social text is a sentence.
    if (role == HeadlineRole::kicker || role == HeadlineRole::push || role == HeadlineRole::social)
      continue;
    const std::optional<Span> ending = bad_ending(proof, passage.bytes(), words_of(proof, passage));
    if (!ending) continue;
    const std::string_view found = passage.text->cut(*ending);
    const auto allowed = options.strings("allow");
    if (std::any_of(allowed.begin(), allowed.end(),
                    [&](const std::string& each) { return each == found; }))
      continue;
    Finding finding{.place = proof.place(i, *ending),
                    .message = "headline ends with " + shown(found) +
                               "; headlines of this house end with a word"};
    finding.fixes.push_back({.title = "delete " + shown(found),
                             .safe = is_plain_in_source(*passage.text, *ending),
                             .edits = {{*ending, ""}}});
    out.add(std::move(finding));
  }
}

}  // namespace

constinit const Rule headline_end_punctuation{
    .id = "headline.end-punctuation",
    .severity = Severity::warning,
    .why = "A headline is no sentence; a mark at its end is a leftover.",
    .options = kOptions,
    .pass_example = "Talks end",
    .fail_example = "Talks end.",
    .check = check,
};

}  // namespace stet
