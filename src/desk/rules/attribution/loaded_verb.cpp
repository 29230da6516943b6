#include "desk/proof/lexicon.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"
#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

constexpr OptionSpec kOptions[] = {
    {.name = "ignore",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "verbs the house allows, base form: \"admit\""},
};

constexpr std::string_view kClaimables =
    "responsibility credit asylum benefits insurance title titles lives life crown medal gold "
    "silver bronze refund compensation damages expenses ownership sovereignty territory descent "
    "victory victories win wins nomination prize momentum trophy cup championship place spot seat "
    "mandate self-defense self-defence inheritance";
// Somebody who has lost concedes; that is what it is called.
constexpr std::string_view kConcedables =
    "victory defeat race election contest match game goal goals point points penalty seat state";
// A lawsuit claims.
constexpr std::string_view kSuits =
    "suing sues sued suit suits lawsuit lawsuits complaint complaints plaintiff plaintiffs";
constexpr std::string_view kGuilt =
    "guilt guilty court charge charges crime offence offense murder theft fraud judge trial police "
    "investigators hospital entry wrongdoing mistake mistakes error errors fault lying";

constexpr std::uint32_t kThat = word_hash_of_lower("that");

constexpr std::string_view kOurselves = "i we";
constexpr std::uint32_t kTo = word_hash_of_lower("to");
constexpr std::uint32_t kBy = word_hash_of_lower("by");

struct Plain {
  std::string_view ending, said;
};

// "claimed" becomes "said" and so on, by the ending.
std::string_view plain_form(std::string_view verb) {
  constexpr Plain kForms[] = {{"ing", "saying"}, {"ed", "said"}, {"s", "says"}};
  for (const Plain& form : kForms)
    if (verb.ends_with(form.ending)) return form.said;
  return "say";
}

bool starts_with(std::string_view word, std::string_view base) {
  return lower(word).starts_with(base);
}

// Verbs that "said" cannot stand for: they take whom, not what.
bool is_loud(std::string_view verb) {
  return starts_with(verb, "slam") || starts_with(verb, "rant");
}

// Words that look like the verb and report nothing: "Mr. Rants", "his familiar claims", "was
// claimed by", "declined to claim", "I claim".
bool reports_nothing(const Proof& proof, std::uint32_t main, const Sentence& sentence) {
  const ProofWord& verb = proof.words[main];
  if ((verb.flags & kCapitalised) && main > sentence.words.begin) return true;
  if (main == sentence.words.begin) return false;
  const ProofWord& before = proof.words[main - 1];
  const ProofWord* next = next_word(proof, main);
  if ((before.classes & kBe) && next && next->hash == kBy) return true;
  return before.hash == kTo || (before.classes & kDeterminer) ||
         (before.flags & (kPossessive | kHyphenated)) ||
         has_word(proof, {main - 1, main}, kOurselves);
}

class Checker {
 public:
  Checker(const Proof& proof, const RuleOptions& options, Findings& out)
      : proof_(proof), options_(options), out_(out) {}

  void cue(const Cue& cue) {
    const Range words = proof_.words_in(cue.passage, cue.span);
    if (words.empty()) return;
    const std::uint32_t main = words.end - 1;
    const ProofWord& verb = proof_.words[main];
    if (!(verb.classes & kLoaded) || (verb.flags & kInQuote)) return;
    const Zone zone = proof_.passages[cue.passage].zone;
    if (zone == Zone::headline || zone == Zone::deck) return;
    const std::string text(proof_.bytes(cue.passage, verb.span));
    for (const std::string& allowed : options_.strings("ignore"))
      if (starts_with(text, allowed)) return;
    const Sentence& sentence = proof_.sentences[verb.sentence];
    if (reports_nothing(proof_, main, sentence)) return;
    const Range behind{main + 1, std::min(sentence.words.end, main + 6)};
    const ProofWord* next = next_word(proof_, main);
    const bool has_clause = next && next->hash == kThat;
    if (starts_with(text, "claim") && !has_clause &&
        (has_word(proof_, behind, kClaimables) || has_word(proof_, sentence.words, kSuits)))
      return;
    if (starts_with(text, "conced") && !has_clause) {
      const Range around{std::max(sentence.words.begin, main >= 5 ? main - 5 : 0), behind.end};
      if (has_word(proof_, around, kConcedables)) return;
    }
    if ((starts_with(text, "admit") || starts_with(text, "conced")) &&
        has_word(proof_, sentence.words, kGuilt))
      return;
    Finding finding{.confidence = Confidence::medium,
                    .place = proof_.place(cue.passage, verb.span),
                    .message = is_loud(text)
                                   ? "“" + text + "” is louder than what was said; say what it was"
                                   : "“" + text + "” judges what was said; “" +
                                         std::string(plain_form(text)) +
                                         "” leaves that to the reader"};
    if (has_clause && !is_loud(text))
      finding.fixes.push_back(
          {.title = "write “" + std::string(plain_form(text)) + "”",
           .edits = {{.span = verb.span, .text = std::string(plain_form(text))}}});
    out_.add(std::move(finding));
  }

 private:
  const Proof& proof_;
  const RuleOptions& options_;
  Findings& out_;
};

}  // namespace

constinit const Rule attribution_loaded_verb{
    .id = "attribution.loaded-verb",
    .severity = Severity::suggestion,
    .heuristic = true,
    .languages = "en",
    .why = "Claim, admit or boast tell readers what to think of a statement; say does not.",
    .options = kOptions,
    .pass_example = "The group claimed responsibility.",
    .fail_example = "The minister claimed that the roads were fixed.",
    .precision = "0.93 (40 of 43 labelled flags, 326 published articles)",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          if (!proof.words_of) return;
          Checker checker(proof, options, out);
          const Cue* before = nullptr;
          for (const Quotation& quotation : proof.quotations) {
            if (!quotation.cue) continue;
            // Quotations of one tag share it.
            if (before && before->passage == quotation.cue->passage &&
                before->span == quotation.cue->span)
              continue;
            before = &*quotation.cue;
            checker.cue(*before);
          }
          for (const Attribution& attribution : proof.attributions) checker.cue(attribution.cue);
        },
};

}  // namespace stet
