#pragma once
/// Crime in the copy: words that allege it, words that only report a case of it, and words that
/// make it fact. English. [any thread]

#include "desk/proof.h"
#include "desk/proof/look.h"
#include "desk/proof/told_words.h"

namespace stet::look {

/// What a person does to another, told as fact: "stole", "murdered". Active past and present.
inline constexpr auto kCrimes = word_hashes(
    {"stole",    "steals",    "robbed",   "robs",      "murdered",  "murders",     "raped",
     "rapes",    "bribed",    "bribes",   "defrauded", "defrauds",  "embezzled",   "embezzles",
     "swindled", "swindles",  "cheated",  "cheats",    "laundered", "launders",    "forged",
     "forges",   "smuggled",  "smuggles", "molested",  "molests",   "assaulted",   "assaults",
     "groped",   "gropes",    "plotted",  "plots",     "strangled", "strangles",   "stabbed",
     "stabs",    "kidnapped", "kidnaps",  "abducted",  "abducts",   "blackmailed", "blackmails",
     "extorted", "extorts",   "tortured", "tortures",  "lied",      "trafficked",  "traffics",
     "pocketed", "pockets",   "looted",   "loots"});

/// Says that a court, or the person, has settled it.
bool has_conviction(const Proof& proof);
/// Somebody was arrested, charged or is before a court.
bool has_open_case(const Proof& proof);
/// Words of a claim, a suspicion or a charge stand in this range.
bool is_qualified(const Proof& proof, Range words);

/// Nearest words between a name and a word: 0 when they adjoin.
std::uint32_t words_apart(const Name& name, std::uint32_t word);

}  // namespace stet::look
