#pragma once
/// Sentences of one paragraph (abbreviations, initials, times, quotations). [any thread]

#include "text/quotation_marks.h"
#include "text/span.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace stet {

/// Appends the sentences of `paragraph` in order: trimmed of white space, never empty, closing
/// marks included. A point inside an open quotation ends a sentence only where the quotation's own
/// mark closes behind it; ?” and !” do not end one when a lower-case word or a tag (name + verb)
/// follows. `marks` are those of the same paragraph, `language` is BCP 47. Linear.
void find_sentences(std::string_view paragraph, std::span<const MarkPair> marks,
                    std::string_view language, std::vector<Span>& out);

}  // namespace stet
