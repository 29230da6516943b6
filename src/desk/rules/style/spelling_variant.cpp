#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "desk/rules/style/term_list.h"

#include <algorithm>
#include <array>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "house",
     .type = OptionType::string,
     .fallback = "\"mixed\"",
     .help = "the spelling of the house; mixed: a story must not have both",
     .choices = "mixed|en-GB|en-GB-oxendict|en-US|en-CA|en-AU"},
};

/// One word in two spellings. `ize`: of a pair where Oxford spells as America does.
struct Pair {
  std::string_view american, british;
  bool ize = false;
  bool canadian_american = false;  ///< Canada takes the American form
  bool both = false;               ///< Americans write the British form as well
};
constexpr Pair kPairs[] = {
    {"color", "colour"},
    {"colors", "colours"},
    {"colored", "coloured"},
    {"colorful", "colourful"},
    {"harbor", "harbour"},
    {"harbors", "harbours"},
    {"labor", "labour"},
    {"neighbor", "neighbour"},
    {"neighbors", "neighbours"},
    {"neighboring", "neighbouring"},
    {"neighborhood", "neighbourhood"},
    {"neighborhoods", "neighbourhoods"},
    {"favor", "favour"},
    {"favors", "favours"},
    {"favored", "favoured"},
    {"favorite", "favourite"},
    {"favorites", "favourites"},
    {"favorable", "favourable"},
    {"honor", "honour"},
    {"honors", "honours"},
    {"honored", "honoured"},
    {"behavior", "behaviour"},
    {"humor", "humour"},
    {"rumor", "rumour"},
    {"rumors", "rumours"},
    {"endeavor", "endeavour"},
    {"theater", "theatre", false, false, true},
    {"theaters", "theatres", false, false, true},
    {"center", "centre"},
    {"centers", "centres"},
    {"centered", "centred"},
    {"meter", "metre"},
    {"meters", "metres"},
    {"kilometer", "kilometre"},
    {"kilometers", "kilometres"},
    {"liter", "litre"},
    {"liters", "litres"},
    {"fiber", "fibre"},
    {"defense", "defence"},
    {"offense", "offence"},
    {"traveled", "travelled", false, false, true},
    {"traveling", "travelling", false, false, true},
    {"traveler", "traveller", false, false, true},
    {"travelers", "travellers", false, false, true},
    {"canceled", "cancelled", false, false, true},
    {"canceling", "cancelling", false, false, true},
    {"labeled", "labelled", false, false, true},
    {"fueled", "fuelled", false, false, true},
    {"signaled", "signalled", false, false, true},
    {"modeling", "modelling", false, false, true},
    {"catalog", "catalogue", false, true, true},
    {"plow", "plough"},
    {"gray", "grey", false, false, true},
    {"tire", "tyre", false, true},
    {"tires", "tyres", false, true},
    {"pajamas", "pyjamas", false, true},
    {"skeptical", "sceptical", false, true},
    {"skeptics", "sceptics", false, true},
    {"jewelry", "jewellery"},
    {"aluminum", "aluminium", false, true},
    {"airplane", "aeroplane", false, true},
    {"organize", "organise", true, true},
    {"organized", "organised", true, true},
    {"organizing", "organising", true, true},
    {"organization", "organisation", true, true},
    {"organizations", "organisations", true, true},
    {"organizer", "organiser", true, true},
    {"organizers", "organisers", true, true},
    {"realize", "realise", true, true},
    {"realized", "realised", true, true},
    {"recognize", "recognise", true, true},
    {"recognized", "recognised", true, true},
    {"criticize", "criticise", true, true},
    {"criticized", "criticised", true, true},
    {"apologize", "apologise", true, true},
    {"apologized", "apologised", true, true},
    {"emphasize", "emphasise", true, true},
    {"authorized", "authorised", true, true},
    {"specialized", "specialised", true, true},
    {"civilization", "civilisation", true, true},
    {"mobilize", "mobilise", true, true},
    {"mobilized", "mobilised", true, true},
    {"privatization", "privatisation", true, true},
    {"analyze", "analyse"},
    {"analyzed", "analysed"},
    {"paralyzed", "paralysed"},
};
constexpr std::size_t kPairCount = std::size(kPairs);

/// Both spellings of all pairs: american at i, british at kPairCount + i.
constexpr auto kHashes = [] {
  std::array<std::uint32_t, 2 * kPairCount> hashes{};
  for (std::size_t i = 0; i < kPairCount; ++i) {
    hashes[i] = word_hash_of_lower(kPairs[i].american);
    hashes[kPairCount + i] = word_hash_of_lower(kPairs[i].british);
  }
  return hashes;
}();

struct Found {
  std::uint32_t place = 0;
  const Pair* pair = nullptr;
  bool british = false;
};

std::size_t index_of(const Found& found) { return static_cast<std::size_t>(found.pair - kPairs); }

/// The writer's own words, in reading order: no quotations, no names.
std::vector<Found> find(const Proof& proof) {
  std::vector<Found> found;
  for (const std::uint32_t place : proof.places_of(kHashes)) {
    const ProofWord& word = proof.words[place];
    const Zone zone = proof.passages[proof.passage_of(place)].zone;
    if ((!is_copy(zone) && zone != Zone::headline && zone != Zone::caption) ||
        zone == Zone::quote_block || (word.flags & (kInQuote | kHyphenated | kAllCaps)))
      continue;
    // "Pearl Harbor", "World Health Organization"; a headline may have capitals throughout.
    if (word.flags & kCapitalised) continue;
    const auto index = static_cast<std::size_t>(
        std::find(kHashes.begin(), kHashes.end(), word.hash) - kHashes.begin());
    if (index >= kHashes.size()) continue;
    found.push_back({place, &kPairs[index % kPairCount], index >= kPairCount});
  }
  return found;
}

class Speaker {
 public:
  Speaker(const Proof& proof, Findings& out) : proof_(proof), out_(out) {}

  void say(const Found& found, const std::string& reason) {
    const std::uint32_t index = proof_.passage_of(found.place);
    const ProofWord& word = proof_.words[found.place];
    const std::string_view text = proof_.bytes(index, word.span);
    const std::string instead =
        in_case_of(text, found.british ? found.pair->american : found.pair->british);
    Finding finding{.place = proof_.place(index, word.span),
                    .message = shown(text) + " is " + (found.british ? "British" : "American") +
                               " spelling, " + reason + "; write " + shown(instead)};
    if (!(word.flags & kPossessive))
      finding.fixes.push_back(
          {.title = "write " + shown(instead), .edits = {{.span = word.span, .text = instead}}});
    out_.add(std::move(finding));
  }

 private:
  const Proof& proof_;
  Findings& out_;
};

/// A spelling that the house does not use.
bool is_foreign(const Found& found, std::string_view house) {
  if (house == "en-US") return found.british;
  if (house == "en-GB-oxendict") return found.pair->ize ? found.british : !found.british;
  if (house == "en-CA") return found.pair->canadian_american ? found.british : !found.british;
  return !found.british;  // en-GB, en-AU
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of || proof.words_of->tag != "en") return;
  const std::vector<Found> found = find(proof);
  if (found.empty()) return;
  Speaker speaker(proof, out);
  const std::string_view house = options.string("house");
  if (house != "mixed") {
    for (const Found& each : found)
      if (is_foreign(each, house)) speaker.say(each, "and the house writes " + std::string(house));
    return;
  }
  // -ize is good British, and "theatre" good American: only the same word in both spellings tells.
  const auto tells = [](const Found& each) {
    return !each.pair->both && (!each.pair->ize || each.british);
  };
  std::size_t british = 0, american = 0;
  for (const Found& each : found)
    if (tells(each)) ++(each.british ? british : american);
  const bool mixed = british > 0 && american > 0;
  const bool mostly_british = british > american;
  std::array<bool, kPairCount> has_british{}, has_american{};
  for (const Found& each : found)
    (each.british ? has_british : has_american)[index_of(each)] = true;
  for (const Found& each : found) {
    if (each.british == mostly_british) continue;
    const bool odd = mixed && tells(each);
    const bool twice = has_british[index_of(each)] && has_american[index_of(each)];
    if (odd || twice) speaker.say(each, "and the story has the other as well");
  }
}

}  // namespace

constinit const Rule style_spelling_variant{
    .id = "style.spelling-variant",
    .severity = Severity::suggestion,
    .heuristic = true,
    .languages = "en",
    .why = "Two spellings in one story show where it was pasted together.",
    .options = kOptions,
    .pass_example = "The colour of the harbour.",
    .fail_example = "The colour of the harbor.",
    .precision = "not measured: the published articles never wake it; off in the built-in schemas",
    .check = check,
};

}  // namespace stet
