#pragma once
/// What the models see of a phrase, as small numbers: its shape and its kind of noun. The numbers
/// are part of the learned weights (weights.h): a change asks for new ones. [any thread]

#include "desk/proof/phrases.h"

#include <cstdint>

namespace stet::proof {

inline std::uint32_t shape_of(const Phrase& verb) {
  return (verb.has(Phrase::kIsParticiple) ? 1u : 0u) | (verb.has(Phrase::kIsInfinitive) ? 2u : 0u) |
         (verb.has(Phrase::kIsPassive) ? 4u : 0u) | (verb.has(Phrase::kIsBare) ? 8u : 0u);
}

inline std::uint32_t noun_of(const Phrase& noun) {
  return (noun.has(Phrase::kIsPronoun) ? 1u : 0u) | (noun.has(Phrase::kIsName) ? 2u : 0u) |
         (noun.has(Phrase::kIsDetermined) ? 4u : 0u) | (noun.has(Phrase::kIsPlural) ? 8u : 0u);
}

inline std::uint32_t noun_class_of(const Phrase& noun) {
  if (noun.classes & kRole) return 1;
  if (noun.classes & kOrganisation) return 2;
  if (noun.classes & kDocument) return 3;
  if (noun.classes & kCollective) return 4;
  if (noun.classes & kWork) return 5;
  if (noun.classes & kTitle) return 6;
  if (noun.classes & kNumeral) return 7;
  if (noun.classes & kVerb) return 8;
  return noun.classes ? 9u : 0u;
}

}  // namespace stet::proof
