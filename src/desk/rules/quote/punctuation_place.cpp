#include "desk/proof/look.h"
#include "desk/rules/quote/marks.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "style",
     .type = OptionType::string,
     .fallback = "\"auto\"",
     .help = "american: comma and stop stand inside; british: inside only where they are the "
             "speaker's; auto: by the region of the language, off without one",
     .choices = "auto|american|british|off"},
};

enum class Style : std::uint8_t { off, american, british };

Style style_of_house(const Proof& proof, const RuleOptions& options) {
  const std::string_view style = options.string("style");
  if (style == "american") return Style::american;
  if (style == "british") return Style::british;
  if (style == "off") return Style::off;
  if (same_folded(proof.language, "en-US")) return Style::american;
  if (same_folded(proof.language, "en-GB")) return Style::british;
  return Style::off;
}

bool is_stop(std::string_view sign) { return sign == "," || sign == "."; }

/// Addresses, versions and keys must be typed as they stand.
bool is_exact_string(std::string_view inside) {
  return inside.find_first_of("0123456789@/\\_=<>") != std::string_view::npos &&
         inside.find(' ') == std::string_view::npos;
}

class Checker {
 public:
  Checker(const Proof& proof, Findings& out) : proof_(proof), out_(out) {}

  /// “Go”, she said.
  void outside(const Quotation::Part& part, Span close) {
    const std::string_view text = proof_.passages[part.passage].bytes();
    const std::string_view sign = sign_at(text, close.end);
    if (!is_stop(sign)) return;
    const Span stop{close.end, close.end + 1};
    // "...": a cut of ours, no stop; “he left”.5 belongs to a note.
    const std::string_view next = sign_at(text, stop.end);
    if (next == "." || (!next.empty() && next[0] >= '0' && next[0] <= '9')) return;
    // A mark of its own inside: “Go!”, she said.
    const std::string_view last = sign_before(text, close.begin);
    if (last == "?" || last == "!" || is_stop(last) || last == "…") return;
    add(part, {close.begin, stop.end}, stop, {close.begin, close.begin}, sign,
        " stands behind the closing mark; the house sets it inside");
  }

  /// He called it “a shame.”
  void inside(const Quotation::Part& part, Span close) {
    const std::string_view text = proof_.passages[part.passage].bytes();
    if (close.begin == 0 || !is_stop(text.substr(close.begin - 1, 1))) return;
    const Span stop{close.begin - 1, close.begin};
    if (stop.begin > 0 && text[stop.begin - 1] == '.') return;
    add(part, {stop.begin, close.end}, stop, {close.end, close.end}, text.substr(stop.begin, 1),
        " is not the speaker's; the house sets it behind the closing mark");
  }

 private:
  void add(const Quotation::Part& part, Span place, Span from, Span to, std::string_view sign,
           std::string_view what) {
    out_.add(
        {.place = proof_.place(part.passage, place),
         .message = std::string(sign == "," ? "the comma" : "the full stop") + std::string(what),
         .fixes = {
             {.title = "move it",
              .edits = {{.span = from, .text = ""}, {.span = to, .text = std::string(sign)}}}}});
  }

  const Proof& proof_;
  Findings& out_;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of || proof.words_of->tag != "en") return;
  const Style style = style_of_house(proof, options);
  if (style == Style::off) return;
  Checker checker(proof, out);
  for (const Quotation& quotation : proof.quotations) {
    const Quotation::Part& part = quotation.parts.back();
    if (quotation.marked_up || quotation.depth > 0 || !quotation.closed) continue;
    const Passage& passage = proof.passages[part.passage];
    if (!is_read(proof, passage) || is_exact_string(proof.bytes(part.passage, part.inside)))
      continue;
    const MarkPair& mark = proof.marks[part.mark];
    if (!mark.open || !mark.close) continue;
    if (style == Style::american) checker.outside(part, *mark.close);
    // A whole sentence of the speaker's keeps its stop in British style too.
    if (style == Style::british && quotation.kind != QuoteKind::direct)
      checker.inside(part, *mark.close);
  }
}

}  // namespace

constinit const Rule quote_punctuation_place{
    .id = "quote.punctuation-place",
    .severity = Severity::suggestion,
    .languages = "en",
    .why = "One house, one side: readers notice a comma that changes sides within a story.",
    .options = kOptions,
    .pass_example = "american: “Go,” she said.",
    .fail_example = "american: “Go”, she said.",
    .check = check,
};

}  // namespace stet
