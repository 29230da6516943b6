#pragma once
/// The credit that stands inside a caption: "(Photo by Mara Oduya)", "(Mara Oduya/EPA)", "[Photo:
/// AFP]", "Foto: dpa". Works on one caption; a bracket with other matter ("(R)", "(file)",
/// "(AP-listed)") is no credit. [any thread]

#include "text/span.h"

#include <optional>
#include <string_view>

namespace stet::look {

struct CreditInCaption {
  Span whole;  ///< brackets and credit word included: what a caption without its credit lacks
  Span name;   ///< "Mara Oduya/EPA"
  bool has_word = false;  ///< a credit word stands with it ("Photo by"); otherwise known by an
                          ///< agency in brackets
};

/// The last credit in `caption`, if any. Linear.
std::optional<CreditInCaption> credit_in_caption(std::string_view caption);

/// A credit as a field has it ("Photo by Mara Oduya/EPA", "© dpa", "Crédit : AFP") without credit
/// words, signs and brackets around it. Views `credit`.
std::string_view bare_credit(std::string_view credit);

/// Who made a picture and who sends it, told apart as well as the words allow.
struct CreditParts {
  std::string_view person;  ///< empty: none seen
  std::string_view agency;  ///< empty: none seen
  bool handout = false;     ///< "Handout", "courtesy of": nobody else to name
};
CreditParts credit_parts(std::string_view credit);

}  // namespace stet::look
