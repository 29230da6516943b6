#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "text/utf8.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "allow",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more words that may come twice"},
};

// Words that good prose sets side by side.
constexpr auto kAllowed =
    word_hashes({"had",    "that", "bye",  "very", "no",    "ha",    "hear", "knock", "so",
                 "her",    "yeah", "blah", "now",  "there", "night", "chop", "tut",   "boo",
                 "hush",   "choo", "go",   "win",  "wink",  "nudge", "long", "far",   "many",
                 "really", "more", "la",   "na",   "do",    "you",   "is",   "what",  "who",
                 "one",    "can",  "tsk",  "beep", "ho",    "hot",   "run",  "big",   "first"});
constexpr auto kAllowedDe =
    word_hashes({"die",  "der", "das",  "den",   "dem",  "sie", "ihr", "nein", "ja",   "so",
                 "lang", "bis", "weit", "haben", "sein", "war", "gut", "ganz", "sehr", "was"});
constexpr auto kAllowedFr =
    word_hashes({"nous", "vous", "non", "oui", "très", "en", "on", "la", "le", "elle", "si"});
constexpr auto kAllowedEs =
    word_hashes({"no", "sí", "muy", "ya", "casi", "así", "nada", "poco", "cada", "luego"});

bool is_allowed(std::string_view language, std::uint32_t hash) {
  const std::string_view tag = language.substr(0, language.find('-'));
  if (tag == "de") return kAllowedDe.contains(hash);
  if (tag == "fr") return kAllowedFr.contains(hash);
  if (tag == "es") return kAllowedEs.contains(hash);
  // a language we have no list for has pairs we do not know
  return tag != "en" && !tag.empty() ? true : kAllowed.contains(hash);
}

bool is_white(std::string_view gap) {
  if (gap == " ") return true;
  if (gap.empty()) return false;  // signs of Chinese and Japanese stand side by side
  return trim(gap).empty();
}

constexpr bool is_prose(Zone zone) {
  switch (zone) {
    case Zone::headline:
    case Zone::deck:
    case Zone::summary:
    case Zone::lead:
    case Zone::body:
    case Zone::heading:
    case Zone::caption:
    case Zone::alt:
    case Zone::list:
    case Zone::correction:
    case Zone::note:
      return true;
    case Zone::byline:
    case Zone::dateline:
    case Zone::quote_block:
    case Zone::pull_quote:
    case Zone::credit:
    case Zone::table:
    case Zone::boilerplate:
    case Zone::embed:
      return false;
  }
  return false;
}

class Search {
 public:
  Search(const Proof& proof, const RuleOptions& options, Findings& out)
      : proof_(proof), options_(options), out_(out) {}

  void run() {
    for (std::uint32_t i = 0; i < proof_.passages.size(); ++i)
      if (is_prose(proof_.passages[i].zone)) passage(i);
    for (std::size_t i = 0; i + 1 < proof_.body.size(); ++i)
      over_block_end(proof_.body[i], proof_.body[i + 1]);
  }

 private:
  void passage(std::uint32_t index) {
    const Passage& passage = proof_.passages[index];
    const auto words = words_of(proof_, passage);
    for (std::size_t i = 1; i < words.size(); ++i) {
      const ProofWord &first = words[i - 1], &second = words[i];
      if (first.hash != second.hash || !counts(first, second)) continue;
      const Span gap{first.span.end, second.span.begin};
      if (!is_white(passage.text->cut(gap)) || differs(passage, first, second)) continue;
      Finding finding{.place = proof_.place(index, {first.span.begin, second.span.end}),
                      .message = message(passage.text->cut(second.span))};
      const Span cut{first.span.end, second.span.end};
      finding.fixes.push_back(
          {.title = "delete the second " + shown(passage.text->cut(second.span)),
           .safe = false,
           .edits = {{cut, ""}}});
      out_.add(std::move(finding));
    }
  }

  /// "... closed the" / "the harbour ...": one sentence, broken over two blocks.
  void over_block_end(std::uint32_t index, std::uint32_t next_index) {
    const Passage &passage = proof_.passages[index], &next = proof_.passages[next_index];
    if (!is_prose(passage.zone) || !is_prose(next.zone) || passage.words.empty() ||
        next.words.empty())
      return;
    const ProofWord& first = proof_.words[passage.words.end - 1];
    const ProofWord& second = proof_.words[next.words.begin];
    if (first.hash != second.hash || (second.flags & kCapitalised) || !counts(first, second))
      return;
    if (!trim(passage.bytes().substr(first.span.end)).empty() || second.span.begin > 0) return;
    if (passage.zone == Zone::list || next.zone == Zone::list) return;
    Finding finding{
        .confidence = Confidence::medium,
        .place = proof_.place(next_index, second.span),
        .message = message(next.text->cut(second.span)) + ", over the end of a paragraph"};
    finding.related.push_back(
        {.message = "the first time", .place = proof_.place(index, first.span)});
    out_.add(std::move(finding));
  }

  static std::string message(std::string_view word) { return shown(word) + " stands here twice"; }

  /// Two words that a slip of the hand may have made. Nobody restyles what somebody said; names
  /// ("Duran Duran") and figures come twice with reason.
  bool counts(const ProofWord& first, const ProofWord& second) const {
    if ((first.flags & kInQuote) && (second.flags & kInQuote)) return false;
    if ((first.flags | second.flags) & (kNumber | kHasDigit | kAfterPoint)) return false;
    if ((second.flags & kCapitalised) && (first.flags & kCapitalised))
      return is_article(second.hash) && !(first.flags & kAllCaps) && (first.flags & kSentenceStart);
    if (second.flags & kCapitalised) return false;
    if (is_allowed(proof_.language, second.hash)) return false;
    return true;
  }
  static bool is_article(std::uint32_t hash) {
    static constexpr auto kArticles = word_hashes({"a", "an", "and", "in", "of", "to"});
    return kArticles.contains(hash);
  }

  /// One hash, two words: a possessive and its noun ("Jones' jones"), or a house exception.
  bool differs(const Passage& passage, const ProofWord& first, const ProofWord& second) const {
    const std::string_view one = passage.text->cut(first.span),
                           other = passage.text->cut(second.span);
    if (one != other && lower(one) != lower(other)) return true;
    for (const std::string& each : options_.strings("allow"))
      if (same_folded(each, other)) return true;
    // "e e cummings": letters alone are initials
    return other.size() == 1 && other != "a" && other != "A";
  }

  const Proof& proof_;
  const RuleOptions& options_;
  Findings& out_;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  Search(proof, options, out).run();
}

}  // namespace

constinit const Rule style_repeated_word{
    .id = "style.repeated-word",
    .severity = Severity::warning,
    .why = "A word written twice is the slip that the writer's own eye passes over.",
    .options = kOptions,
    .pass_example = "The council had had enough.",
    .fail_example = "The work began in in March.",
    .check = check,
};

}  // namespace stet
