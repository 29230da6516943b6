#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "text/skim.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "repair",
     .type = OptionType::boolean,
     .fallback = "true",
     .help = "offer to delete what XML forbids"},
};

/// XML 1.0, section 2.2, Char: no C0 controls but tab, LF and CR, no surrogates, no U+FFFE and
/// U+FFFF. Length of the forbidden character at `at`; 0 when it is allowed.
std::uint32_t forbidden_length(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x20) return byte == '\t' || byte == '\n' || byte == '\r' ? 0 : 1;
  if (byte == 0xEF && text.size() - at >= 3 && static_cast<unsigned char>(text[at + 1]) == 0xBF &&
      (static_cast<unsigned char>(text[at + 2]) & 0xFE) == 0xBE)
    return 3;
  return 0;
}

/// Where a forbidden character may begin, at or behind `from`.
std::uint32_t next_suspect(std::string_view text, std::uint32_t from) {
  return static_cast<std::uint32_t>(skim<Stops::and_controls, '\xEF'>(text, from));
}

std::string hex(std::string_view text, std::uint32_t at, std::uint32_t length) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  if (length == 3) return static_cast<unsigned char>(text[at + 2]) == 0xBE ? "U+FFFE" : "U+FFFF";
  const auto byte = static_cast<unsigned char>(text[at]);
  return std::string("U+00") + kDigits[byte >> 4] + kDigits[byte & 0xF];
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  for (std::uint32_t i = 0; i < proof.passages.size(); ++i) {
    const Passage& passage = proof.passages[i];
    const std::string_view text = passage.bytes();
    for (std::uint32_t at = next_suspect(text, 0); at < text.size();
         at = next_suspect(text, at + 1)) {
      const std::uint32_t length = forbidden_length(text, at);
      if (length == 0) continue;
      const Span span{at, at + length};
      Finding finding{.place = proof.place(i, span),
                      .message = "character " + hex(text, at, length) +
                                 " may not stand in XML; it would be dropped on export"};
      if (options.boolean("repair"))
        finding.fixes.push_back({.title = "delete it",
                                 .safe = is_plain_in_source(*passage.text, span),
                                 .edits = {{span, ""}}});
      out.add(std::move(finding));
      at += length - 1;
    }
  }
}

}  // namespace

constinit const Rule newsml_body_wellformed{
    .id = "newsml.body-wellformed",
    .severity = {Severity::suggestion, Severity::suggestion, Severity::error},
    .why = "A single forbidden character makes the whole document unreadable to every XML parser.",
    .options = kOptions,
    .pass_example = "text without control characters",
    .fail_example = "U+000B inside a paragraph",
    .check = check,
};

}  // namespace stet
