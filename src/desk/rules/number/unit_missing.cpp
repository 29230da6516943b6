#include "desk/proof/look.h"
#include "desk/rules/number/values.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "units",
     .type = OptionType::strings,
     .fallback = "[]",
     .help =
         "units that want another beside them, each as \"miles=km\" or \"miles=km kilometres\""},
};

/// "12 miles (19 km)", "12 miles, or 19 kilometres": a number and the other unit near by.
bool is_converted(const Proof& proof, std::uint32_t index, std::uint32_t place,
                  const std::vector<std::uint32_t>& wanted) {
  constexpr std::uint32_t kReach = 6;
  const Range words = proof.passages[index].words;
  const std::uint32_t begin = std::max(words.begin, place >= kReach ? place - kReach : 0);
  const std::uint32_t end = std::min(words.end, place + kReach + 1);
  for (std::uint32_t i = begin; i < end; ++i) {
    if (i == place) continue;
    // "19km" is one word
    std::string_view text = proof.bytes(index, proof.words[i].span);
    const std::size_t letters = text.find_first_not_of("0123456789.,");
    if (wanted.empty()) {
      if (i > place && (proof.words[i].flags & kHasDigit)) return true;
      continue;
    }
    if (letters == std::string_view::npos) continue;
    const std::uint32_t hash = letters > 0 ? word_hash(text.substr(letters)) : proof.words[i].hash;
    if (std::find(wanted.begin(), wanted.end(), hash) != wanted.end()) return true;
  }
  return false;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  for (const std::string& each : options.strings("units")) {
    const std::size_t equals = each.find('=');
    const std::vector<std::uint32_t> unit = hashes_in(std::string_view(each).substr(0, equals));
    if (unit.size() != 1) continue;
    const std::string_view names = equals == std::string::npos
                                       ? std::string_view()
                                       : std::string_view(each).substr(equals + 1);
    const std::vector<std::uint32_t> wanted = hashes_in(names);
    std::uint32_t told = UINT32_MAX;
    for (const std::uint32_t place : proof.places_of(unit)) {
      const std::uint32_t index = proof.passage_of(place);
      const Passage& passage = proof.passages[index];
      if (!is_copy(passage.zone) && passage.zone != Zone::caption) continue;
      if (place == passage.words.begin || (proof.words[place].flags & kInQuote)) continue;
      // "a mile wide" and "miles away" measure nothing.
      const ProofWord& number = proof.words[place - 1];
      const bool counts = (number.flags & kNumber) || amount_at(proof, index, place - 1);
      if (!counts || index == told || is_converted(proof, index, place, wanted)) continue;
      told = index;  // once a paragraph
      const Span span{number.span.begin, proof.words[place].span.end};
      out.add({.place = proof.place(index, span),
               .message = shown(proof.bytes(index, span)) + " wants " +
                          (names.empty() ? std::string("another unit")
                                         : shown(names.substr(0, names.find(' ')))) +
                          " beside it"});
    }
  }
}

}  // namespace

constinit const Rule number_unit_missing{
    .id = "number.unit-missing",
    .severity = Severity::suggestion,
    .why = "Half of the readers measure in the other units, and none of them will work it out.",
    .options = kOptions,
    .pass_example = "units: miles=km; 12 miles (19 km)",
    .fail_example = "units: miles=km; 12 miles",
    .check = check,
};

}  // namespace stet
