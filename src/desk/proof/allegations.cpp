#include "desk/proof/allegations.h"

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
constexpr std::string_view kQualifiers =
    "alleged|allegedly|alleges|allege|accused|accuses|accuse|accusing|accusation|accusations|"
    "suspected|suspect|suspicion|charged|charges|charge|indicted|reportedly|purportedly|apparently|"
    "claims|claimed|claim|according|said|says|say|prosecutors|police|lawsuit|sued|sues|complaint|"
    "court|trial|jury|judge|denies|denied|deny|whether|if|may|might|could|would|rumours|rumors|"
    "allegation|allegations|acquitted|cleared|not|never|no|didn't|did not";

}  // namespace

bool has_conviction(const Proof& proof) { return PhraseList(kConvictions).stands_in_copy(proof); }
bool has_open_case(const Proof& proof) { return PhraseList(kOpenCases).stands_in_copy(proof); }
bool is_qualified(const Proof& proof, Range words) {
  return PhraseList(kQualifiers).stands_in(proof, words);
}

std::uint32_t words_apart(const Name& name, std::uint32_t word) {
  if (word < name.words.begin) return name.words.begin - word - 1;
  return word < name.words.end ? 0 : word - name.words.end;
}

}  // namespace stet::look
