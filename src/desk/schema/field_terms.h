#pragma once
/// Judges the coded things of an article (subjects, genres, categories ...) by the vocabularies a
/// house names. [any thread]

#include "desk/proof.h"
#include "desk/schema.h"

#include <functional>

namespace stet {

/// Called with the place, what is wrong, and how bad it can be at most.
using TermMark = std::function<void(Place place, Severity at_most, std::string message)>;

/// `path` is the path of the constraint: "subjects". Paths without concepts are left alone.
void check_terms(const FieldRule& rule, const Proof& proof, const TermMark& mark);
/// A field of text or code against the terms.
void check_term(const FieldRule& rule, std::string_view words, const Place& place,
                const TermMark& mark);

}  // namespace stet
