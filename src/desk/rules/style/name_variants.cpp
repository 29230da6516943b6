#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "desk/rules/style/near_names.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "distance",
     .type = OptionType::integer,
     .fallback = "1",
     .help = "letters that may differ, 1 or 2; two only in long names"},
    {.name = "pairs",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more spellings that are one name, the preferred first: \"Peking=Beijing\""},
    {.name = "ignore",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "names that may stand beside a near one"},
};

void report(const Proof& proof, const RuleOptions& options, const NamePair& pair,
            std::string_view preferred, Findings& out) {
  // A name that only captions have is media.person-name-mismatch's.
  if (!pair.common.in_copy || !pair.rare.in_copy) return;
  const std::uint32_t place = pair.rare.places.front(), other = pair.common.places.front();
  const std::uint32_t index = proof.passage_of(place), there = proof.passage_of(other);
  const Span span = proof.words[place].span;
  const std::string_view rare = proof.bytes(index, span);
  const std::string_view common = proof.bytes(there, proof.words[other].span);
  for (const std::string& each : options.strings("ignore"))
    if (same_folded(each, rare) || same_folded(each, common)) return;
  const std::string_view wanted = preferred.empty() ? common : preferred;
  Finding finding{.confidence = Confidence::medium,
                  .place = proof.place(index, span),
                  .message = "this story writes " + shown(rare) + " " +
                             counted(pair.rare.places.size(), "time") + " and " + shown(common) +
                             " " + counted(pair.common.places.size(), "time") + "; settle on " +
                             shown(wanted)};
  if (!((proof.words[place].flags | proof.words[other].flags) & kPossessive))
    finding.fixes.push_back({.title = "write " + shown(wanted),
                             .edits = {{.span = span, .text = std::string(wanted)}}});
  constexpr std::size_t kMostRelated = 5;
  for (std::size_t i = 1; i < std::min(pair.rare.places.size(), kMostRelated); ++i) {
    const std::uint32_t more = proof.passage_of(pair.rare.places[i]);
    finding.related.push_back(
        {.message = "here too", .place = proof.place(more, proof.words[pair.rare.places[i]].span)});
  }
  finding.related.push_back(
      {.message = "the other form", .place = proof.place(there, proof.words[other].span)});
  out.add(std::move(finding));
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (proof.names.size() >= 2 && proof.words_of && proof.words_of->tag == "en")
    for (const NamePair& pair : near_names(proof, static_cast<int>(options.integer("distance"))))
      report(proof, options, pair, {}, out);
  for (const std::string& each : options.strings("pairs")) {
    const std::size_t equals = each.find('=');
    if (equals == std::string::npos) continue;
    const std::string_view wanted = std::string_view(each).substr(0, equals);
    NamePair pair;
    pair.common.places = proof.places_of(hashes_in(wanted));
    pair.rare.places = proof.places_of(hashes_in(std::string_view(each).substr(equals + 1)));
    if (pair.common.places.empty() || pair.rare.places.empty()) continue;
    pair.common.in_copy = pair.rare.in_copy = true;
    report(proof, options, pair, wanted, out);
  }
}

}  // namespace

constinit const Rule style_name_variants{
    .id = "style.name-variants",
    .severity = Severity::warning,
    .heuristic = true,
    .why = "Two spellings of one name look like two people, and one of them is wrong.",
    .options = kOptions,
    .pass_example = "Petrov in every paragraph",
    .fail_example = "Ivan Petrov in the first paragraph, Ivan Petrow in the last",
    .precision = "1.00 (2 of 2 labelled flags, 326 published articles)",
    .check = check,
};

}  // namespace stet
