#pragma once
/// Where a statement leans on somebody: sources and links in a sentence and beside it. [any thread]

#include "desk/proof.h"

#include <cstdint>
#include <string_view>

namespace stet {

/// Sentences from `back` before to `ahead` behind this one, in the same passage.
Range sentences_near(const Proof& proof, std::uint32_t sentence, std::uint32_t back,
                     std::uint32_t ahead);

/// Somebody or something is named as a source in one of these sentences. `but_not`: kinds that do
/// not count.
bool has_source(const Proof& proof, Range sentences);
/// The same, and a source that has a name, an office or a body (no pronoun, no "sources", no
/// "critics").
bool has_named_source(const Proof& proof, Range sentences);
/// A link stands in one of these sentences.
bool has_link(const Proof& proof, Range sentences);
/// A credit in square brackets ends the line: "... at the club. [Jan Brandt, Port News]".
/// Newsletters and round-ups give their sources so.
bool has_credit_behind(const Proof& proof, std::uint32_t passage, Span span);
/// The paragraph is a post of a social network set into the story whole: somebody else's words.
bool is_post(const Passage& passage);

/// A word with one of these lower-case forms, one space apart, stands in the range of words (of its
/// first 200).
bool has_word(const Proof& proof, Range words, std::string_view forms);
/// The word behind in the same sentence, or nullptr.
const ProofWord* next_word(const Proof& proof, std::uint32_t word);

/// First and one past the last passage of the copy within `window` paragraphs of `passage`.
Range passages_near(const Proof& proof, std::uint32_t passage, std::uint32_t back,
                    std::uint32_t ahead);

/// Speech, not a title or a list: five words and more, mostly lower case, a quotation of its own or
/// long enough to be one. attribution.quote-unattributed asks for its speaker;
/// attribution.partial-unattributed for the rest.
bool is_speech_like(const Proof& proof, const Quotation& quotation);

}  // namespace stet
