#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "desk/rules/style/term_list.h"
#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "lexicon",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more words that make a story a graphic one"},
    {.name = "min",
     .type = OptionType::integer,
     .fallback = "3",
     .help = "words of the lexicon from which a story wants the warning"},
};

// What nobody says of a match or a market.
constexpr std::string_view kWords[] = {
    "beheaded",      "beheading",     "decapitated", "dismembered", "mutilated", "mutilation",
    "disemboweled",  "disembowelled", "charred",     "corpse",      "corpses",   "entrails",
    "dismemberment", "decomposed",    "decomposing", "severed",     "gruesome",  "raped",
    "molested",      "sodomized",     "strangled",   "bludgeoned",  "stabbed",   "tortured",
    "electrocuted",  "lynched",       "cannibalism", "gang-raped"};

bool warns(std::string_view signal) {
  const std::string folded = lower(signal);
  return folded.find("cwarn") != std::string::npos ||
         folded.find("contentwarning") != std::string::npos ||
         folded.find("content-warning") != std::string::npos ||
         folded.find("graphic") != std::string::npos;
}

bool is_signalled(const Proof& proof) {
  const Article& article = proof.article;
  if (std::any_of(article.signals.begin(), article.signals.end(), warns)) return true;
  if (std::any_of(article.concepts.begin(), article.concepts.end(), [](const Concept& each) {
        return each.scheme == "cwarn" || warns(each.scheme) ||
               each.uri.find("contentwarning") != std::string_view::npos;
      }))
    return true;
  if (std::any_of(article.extra.begin(), article.extra.end(),
                  [](const Extra& each) { return warns(each.path) && !is_blank(each.value); }))
    return true;
  // "Warning: this story has details that some readers may find distressing."
  constexpr std::size_t kTop = 3;
  for (std::size_t i = 0; i < std::min(kTop, proof.body.size()); ++i) {
    const std::string_view text = proof.passages[proof.body[i]].bytes();
    for (const std::string_view opening : {"warning:", "content warning", "graphic warning",
                                           "editor's note:", "editor’s note:", "warning -"})
      if (starts_with_folded(text, opening)) return true;
  }
  return false;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  TermList terms;
  if (proof.words_of && proof.words_of->tag == "en")
    for (const std::string_view word : kWords) terms.add(word);
  terms.add(options.strings("lexicon"));
  if (terms.empty()) return;
  std::int64_t count = 0;
  Finding finding{.confidence = Confidence::medium};
  terms.find(proof, [&](const Term&, std::uint32_t index, Range words) {
    const Zone zone = proof.passages[index].zone;
    if (!is_copy(zone) && zone != Zone::headline && zone != Zone::caption) return;
    if (is_in_name(proof, words)) return;
    const Span span{proof.words[words.begin].span.begin, proof.words[words.end - 1].span.end};
    if (count++ == 0) finding.place = proof.place(index, span);
  });
  if (count < options.integer("min") || is_signalled(proof)) return;
  finding.message = counted(std::uint64_t(count), "word") +
                    " of this story, this one first, describe violence, and no content warning "
                    "goes with it";
  out.add(std::move(finding));
}

}  // namespace

constinit const Rule sensitivity_graphic_warning{
    .id = "sensitivity.graphic-warning",
    .severity = Severity::suggestion,
    .languages = "en",
    .why = "A signal lets subscribers and readers choose whether and where to show it.",
    .options = kOptions,
    .pass_example = "a story of a beheading with the signal cwarn:violence",
    .fail_example = "the same story without a signal",
    .check = check,
};

}  // namespace stet
