#include "desk/proof/allegations.h"

#include <algorithm>

namespace stet::look {
namespace {

constexpr std::string_view kConvictions =
    "convicted|convicts|conviction|convictions|sentenced|pleaded guilty|pled guilty|plead guilty|"
    "pleads guilty|pleading guilty|found guilty|guilty plea|guilty verdict|confessed|confesses|"
    "confession|was jailed|were jailed|served time|admitted|admits|serving a|executed|"
    "life in prison|years in prison|hanged|death row";
constexpr std::string_view kOpenCases =
    "arrested|arrest|charged|suspect|suspected|indicted|indictment|in custody|remanded|detained|"
    "hearing|arraigned|arraignment|on trial|stands trial|stand trial|bail|accused|defendant";
constexpr auto kQualifiers = word_hashes(
    {"alleged",     "allegedly",   "alleges",    "allege",      "accused",   "accuses",
     "accuse",      "accusing",    "accusation", "accusations", "suspected", "suspect",
     "suspicion",   "charged",     "charges",    "charge",      "indicted",  "reportedly",
     "purportedly", "apparently",  "claims",     "claimed",     "claim",     "according",
     "said",        "says",        "say",        "prosecutors", "police",    "lawsuit",
     "sued",        "sues",        "complaint",  "court",       "trial",     "jury",
     "judge",       "denies",      "denied",     "deny",        "whether",   "if",
     "may",         "might",       "could",      "would",       "rumours",   "rumors",
     "allegation",  "allegations", "acquitted",  "cleared",     "not",       "never",
     "no",          "didn't"});
constexpr std::uint32_t kMostWords = 200;  ///< of a longer sentence the rest is not looked at

}  // namespace

bool has_conviction(const Proof& proof) { return PhraseList(kConvictions).stands_in_copy(proof); }
bool has_open_case(const Proof& proof) { return PhraseList(kOpenCases).stands_in_copy(proof); }
bool is_qualified(const Proof& proof, Range words) {
  words.end = std::min(words.end, words.begin + kMostWords);
  for (std::uint32_t i = words.begin; i < words.end; ++i)
    if (kQualifiers.contains(proof.words[i].hash)) return true;
  return false;
}

std::uint32_t words_apart(const Name& name, std::uint32_t word) {
  if (word < name.words.begin) return name.words.begin - word - 1;
  return word < name.words.end ? 0 : word - name.words.end;
}

}  // namespace stet::look
