#include "desk/proof/lexicon.h"
#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>
#include <unordered_set>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "honorifics",
     .type = OptionType::string,
     .fallback = "\"any\"",
     .help = "Mr., Mrs., Ms., Miss and Dr. before a name; never: none of them; doctors: Dr. alone",
     .choices = "any|never|doctors"},
    {.name = "secondMention",
     .type = OptionType::string,
     .fallback = "\"surname\"",
     .help = "how a person is named again; any: as the writer likes",
     .choices = "surname|any"},
};

constexpr auto kHonorifics = word_hashes({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "mx"});
constexpr auto kDoctor = word_hashes({"dr", "dr."});

class Checker {
 public:
  Checker(const Proof& proof, const RuleOptions& options, Findings& out)
      : proof_(proof),
        honorifics_(options.string("honorifics")),
        surname_(options.string("secondMention") == "surname"),
        out_(out) {}

  void run() {
    for (const Name& name : proof_.names) {
      const Zone zone = proof_.passages[name.passage].zone;
      if (!is_copy(zone) || zone == Zone::quote_block || name.words.empty()) continue;
      if (proof_.words[name.words.begin].flags & kInQuote) continue;
      honorific(name);
      if (surname_) second_mention(name);
    }
  }

 private:
  /// The word before the name, in its passage; nullptr when there is none.
  const ProofWord* before(const Name& name, std::uint32_t steps = 1) const {
    const Range words = proof_.passages[name.passage].words;
    return name.words.begin >= words.begin + steps ? &proof_.words[name.words.begin - steps]
                                                   : nullptr;
  }

  void honorific(const Name& name) {
    if (honorifics_ == "any") return;
    const ProofWord* title = before(name);
    if (!title || !(title->flags & kCapitalised)) return;
    const bool doctor = kDoctor.contains(title->hash);
    if (!kHonorifics.contains(title->hash) && !(doctor && honorifics_ == "never")) return;
    const std::uint32_t end = proof_.words[name.words.begin].span.begin;
    const std::string_view text = proof_.bytes(name.passage, title->span);
    out_.add({.place = proof_.place(name.passage, title->span),
              .message = shown(text) + " stands before a name; the house prints " +
                         (honorifics_ == "never" ? "no such titles" : "Dr. alone"),
              .fixes = {{.title = "take it out",
                         .edits = {{.span = {title->span.begin, end}, .text = ""}}}}});
  }

  /// "Finance Minister Eva Lindqvist" for the second time.
  void second_mention(const Name& name) {
    const ProofWord* title = before(name);
    const bool has_title = title && (title->flags & kCapitalised) &&
                           (title->classes & (kTitle | kRole)) &&
                           !kHonorifics.contains(title->hash) && !kDoctor.contains(title->hash);
    const bool is_full = name.words.size() >= 2;
    if (!is_full || !has_title || !proof_.is_person(name)) return;
    if (named_.insert(name.full).second) return;
    const ProofWord& last = proof_.words[name.words.end - 1];
    const Span span{title->span.begin, last.span.end};
    out_.add(
        {.confidence = Confidence::medium,
         .place = proof_.place(name.passage, span),
         .message = shown(proof_.bytes(name.passage, span)) +
                    " has been introduced above with title and full name; the surname will do"});
  }

  const Proof& proof_;
  const std::string_view honorifics_;
  const bool surname_;
  std::unordered_set<std::uint32_t> named_;  ///< fullest forms that came with a title
  Findings& out_;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (proof.names.empty() || !proof.words_of || proof.words_of->tag != "en") return;
  Checker(proof, options, out).run();
}

}  // namespace

constinit const Rule style_title_use{
    .id = "style.title-use",
    .severity = Severity::suggestion,
    .heuristic = true,
    .languages = "en",
    .why = "A title says who speaks once; said every time it slows the reader, or flatters.",
    .options = kOptions,
    .pass_example = "Finance Minister Eva Lindqvist … Lindqvist",
    .fail_example = "Finance Minister Eva Lindqvist … Finance Minister Eva Lindqvist",
    .precision = "not measured: a matter of the house; off in the built-in schemas",
    .check = check,
};

}  // namespace stet
