#include "desk/proof/look.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "maxBrackets",
     .type = OptionType::integer,
     .fallback = "2",
     .help = "bracketed words in one quotation at most"},
    {.name = "maxEllipses",
     .type = OptionType::integer,
     .fallback = "2",
     .help = "cuts in one quotation at most"},
};

/// What a transcript notes: nobody's words were changed.
constexpr auto kNotes =
    word_hashes({"sic", "laughs", "laughter", "laughing", "applause", "pause", "pauses", "crying",
                 "sighs", "crosstalk", "inaudible", "expletive", "cheers", "sobs", "music"});

struct Count {
  std::int64_t brackets = 0, ellipses = 0;
};

bool is_note(std::string_view inside) {
  const std::vector<Word> words = words_in(inside);
  return !words.empty() && kNotes.contains(words.front().hash);
}

void add(std::string_view text, Count& count) {
  for (std::size_t at = text.find_first_of("[.\xE2"); at < text.size();
       at = text.find_first_of("[.\xE2", at)) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("[")) {
      const std::size_t close = rest.substr(0, 80).find(']');
      if (close == std::string_view::npos) {
        ++at;
        continue;
      }
      const std::string_view inside = trim(rest.substr(1, close - 1));
      if (inside == "…" || inside == "...")
        ++count.ellipses;
      else if (!is_note(inside))
        ++count.brackets;
      at += close + 1;
    } else if (rest.starts_with("…")) {
      ++count.ellipses;
      at += std::string_view("…").size();
    } else if (rest.starts_with("...") || rest.starts_with(". . .")) {
      ++count.ellipses;
      at = text.find_first_not_of(". ", at);
    } else {
      ++at;
    }
  }
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  for (const Quotation& quotation : proof.quotations) {
    if (quotation.depth > 0) continue;
    Count count;
    for (const Quotation::Part& part : quotation.parts)
      add(proof.bytes(part.passage, part.inside), count);
    const bool brackets = count.brackets > options.integer("maxBrackets");
    const bool ellipses = count.ellipses > options.integer("maxEllipses");
    if (!brackets && !ellipses) continue;
    const Quotation::Part& first = quotation.parts.front();
    out.add({.place = proof.place(first.passage, first.span),
             .message =
                 "this quotation has " +
                 (brackets ? counted(std::uint64_t(count.brackets), "bracket") + "; the limit is " +
                                 std::to_string(options.integer("maxBrackets"))
                           : counted(std::uint64_t(count.ellipses), "cut") + "; the limit is " +
                                 std::to_string(options.integer("maxEllipses"))) +
                 ", so quote less of it or tell it in other words"});
  }
}

}  // namespace

constinit const Rule quote_ellipsis_or_bracket_heavy{
    .id = "quote.ellipsis-or-bracket-heavy",
    .severity = Severity::suggestion,
    .why = "Past a few cuts and brackets the words are more ours than the speaker's.",
    .options = kOptions,
    .pass_example = "“[The mayor] will go,” she said.",
    .fail_example = "“[It] was … [bad] … for [us],” she said.",
    .check = check,
};

}  // namespace stet
