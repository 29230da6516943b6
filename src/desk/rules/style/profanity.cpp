#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "desk/rules/style/term_list.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "list",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more words that the house does not print"},
    {.name = "allow",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "words of Stet's list that the house prints"},
    {.name = "mask",
     .type = OptionType::string,
     .fallback = "\"first-letter\"",
     .help = "how the house masks them: s---, or not at all",
     .choices = "first-letter|none"},
};

// Words that English-language houses agree not to print; milder ones are a house's own affair.
constexpr std::string_view kWords[] = {
    "fuck",        "fucks",        "fucked",        "fucker",        "fuckers",   "fucking",
    "fuckin",      "motherfucker", "motherfuckers", "motherfucking", "shit",      "shits",
    "shitty",      "shitting",     "bullshit",      "shithole",      "shitholes", "cunt",
    "cunts",       "asshole",      "assholes",      "arsehole",      "arseholes", "cocksucker",
    "cocksuckers", "dickhead",     "dickheads",     "wanker",        "wankers",   "nigger",
    "niggers",     "faggot",       "faggots",       "clusterfuck"};

/// An editor has said that the story holds such words.
bool is_signalled(const Article& article) {
  const auto says = [](std::string_view signal) {
    return signal.find("cwarn:language") != std::string_view::npos ||
           signal.find("contentwarning/language") != std::string_view::npos;
  };
  if (std::any_of(article.signals.begin(), article.signals.end(), says)) return true;
  return std::any_of(article.concepts.begin(), article.concepts.end(), [&](const Concept& each) {
    return says(each.uri) || (each.scheme == "cwarn" && each.code == "language");
  });
}

std::string masked(std::string_view word) {
  std::string out(word.substr(0, 1));
  out.append(word.size() - 1, '-');
  return out;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  TermList terms;
  if (proof.words_of && proof.words_of->tag == "en")
    for (const std::string_view word : kWords) terms.add(word);
  terms.add(options.strings("list"));
  if (terms.empty()) return;
  if (is_signalled(proof.article)) return;
  const auto allowed = options.strings("allow");
  terms.find(proof, [&](const Term&, std::uint32_t index, Range words) {
    const Passage& passage = proof.passages[index];
    if (passage.zone == Zone::boilerplate || passage.zone == Zone::embed ||
        is_in_name(proof, words))
      return;
    const ProofWord &first = proof.words[words.begin], &last = proof.words[words.end - 1];
    const Span span{first.span.begin, last.span.end};
    const std::string_view found = proof.bytes(index, span);
    if (std::any_of(allowed.begin(), allowed.end(),
                    [&](const std::string& each) { return same_folded(each, found); }))
      return;
    const bool quoted = (first.flags & kInQuote) || passage.zone == Zone::quote_block ||
                        passage.zone == Zone::pull_quote;
    Finding finding{.at_most = quoted ? Severity::warning : Severity::error,
                    .place = proof.place(index, span),
                    .message = shown(found) + " is a word the house does not print"};
    if (options.string("mask") == "first-letter" && words.size() == 1 &&
        !(last.flags & kPossessive) && found.size() > 1) {
      finding.message += "; mask it as " + shown(masked(found));
      finding.fixes.push_back({.title = "mask it as " + shown(masked(found)),
                               .edits = {{.span = span, .text = masked(found)}}});
    }
    out.add(std::move(finding));
  });
}

}  // namespace

constinit const Rule style_profanity{
    .id = "style.profanity",
    .severity = Severity::error,
    .languages = "en",
    .why = "Readers forgive an obscenity that the news needs, and no other.",
    .options = kOptions,
    .pass_example = "“It was s---,” he said.",
    .fail_example = "It was shit.",
    .check = check,
};

}  // namespace stet
