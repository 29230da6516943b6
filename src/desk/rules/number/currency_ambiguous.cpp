#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>
#include <array>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "currencies",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more names that bring dollars of their own into a story, as \"Norland\""},
};

struct Country {
  std::string_view name, sign;  ///< of its dollar
  std::string_view words;       ///< one of them names it
};
constexpr Country kCountries[] = {
    {"Australia", "A$", "australia australian australians sydney melbourne brisbane canberra"},
    {"Canada", "C$", "canada canadian canadians toronto ottawa vancouver montreal"},
    {"Singapore", "S$", "singapore singaporean singaporeans"},
    {"Taiwan", "NT$", "taiwan taiwanese taipei"},
    {"Jamaica", "J$", "jamaica jamaican jamaicans"},
    {"the United States", "US$", "u.s american americans america"},
};

std::string_view sign_of_amount(std::string_view text, std::uint32_t figure) {
  return figure > 0 && text[figure - 1] == '$' ? text.substr(figure - 1, 1) : std::string_view();
}

/// "A$40", "US$40": a letter stands before the sign. "$40 Canadian", "$40 USD": a word behind.
bool says_whose(const Proof& proof, std::uint32_t index, std::uint32_t place) {
  const std::string_view text = proof.passages[index].bytes();
  const std::uint32_t dollar = proof.words[place].span.begin - 1;
  if (dollar > 0) {
    const char before = text[dollar - 1];
    if ((before >= 'A' && before <= 'Z') || (before >= 'a' && before <= 'z')) return true;
  }
  static constexpr auto kWhose =
      word_hashes({"usd", "aud", "cad", "sgd", "nzd", "hkd", "u.s", "us", "american", "canadian",
                   "australian", "singapore", "taiwan"});
  const std::uint32_t end = std::min(proof.passages[index].words.end, place + 4);
  for (std::uint32_t i = place + 1; i < end; ++i)
    if (kWhose.contains(proof.words[i].hash)) return true;
  return false;
}

std::vector<std::uint32_t> bare_dollars(const Proof& proof) {
  std::vector<std::uint32_t> found;
  for (const std::uint32_t place : proof.figures) {
    const ProofWord& word = proof.words[place];
    if (word.span.begin == 0) continue;
    const std::uint32_t index = proof.passage_of(place);
    const Passage& passage = proof.passages[index];
    if (!is_copy(passage.zone) && passage.zone != Zone::headline) continue;
    if (sign_of_amount(passage.bytes(), word.span.begin).empty()) continue;
    if (says_whose(proof, index, place)) continue;
    found.push_back(place);
  }
  return found;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (proof.figures.empty()) return;
  const std::vector<std::uint32_t> dollars = bare_dollars(proof);
  if (dollars.empty()) return;
  // A country in passing has no prices: it counts when named twice.
  constexpr std::size_t kNamed = 2;
  std::vector<std::string> countries, signs;
  for (const Country& country : kCountries)
    if (proof.places_of(hashes_in(country.words)).size() >= kNamed) {
      countries.emplace_back(country.name);
      signs.emplace_back(country.sign);
    }
  for (const std::string& more : options.strings("currencies"))
    if (proof.places_of(hashes_in(more)).size() >= kNamed) countries.push_back(more);
  if (countries.size() < 2) return;
  const std::uint32_t place = dollars.front();
  const std::uint32_t index = proof.passage_of(place);
  const Span span{proof.words[place].span.begin - 1, proof.words[place].span.end};
  Finding finding{.confidence = Confidence::medium,
                  .place = proof.place(index, span),
                  .message = shown(proof.bytes(index, span)) + " in a story of " + countries[0] +
                             " and " + countries[1] + "; say whose dollar"};
  if (!signs.empty()) finding.message += ", as " + signs[0] + "40";
  constexpr std::size_t kMostRelated = 5;
  for (std::size_t i = 1; i < std::min(dollars.size(), kMostRelated + 1); ++i) {
    const std::uint32_t other = proof.passage_of(dollars[i]);
    finding.related.push_back({.message = "here too",
                               .place = proof.place(other, {proof.words[dollars[i]].span.begin - 1,
                                                            proof.words[dollars[i]].span.end})});
  }
  out.add(std::move(finding));
}

}  // namespace

constinit const Rule number_currency_ambiguous{
    .id = "number.currency-ambiguous",
    .severity = Severity::suggestion,
    .heuristic = true,
    .why = "A dollar is worth half as much again across some borders; readers guess their own.",
    .options = kOptions,
    .pass_example = "A$40 in Sydney, US$40 in Boston",
    .fail_example = "$40 in a story of Australia and the United States",
    .precision =
        "0.00 (0 of 1 labelled flags, 326 published articles); off in the built-in schemas",
    .check = check,
};

}  // namespace stet
