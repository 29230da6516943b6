#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "phrases",
     .type = OptionType::patterns,
     .fallback = "[]",
     .help = "more words about suicide that the house does not print, as patterns"},
    {.name = "helpline",
     .type = OptionType::patterns,
     .fallback = "[]",
     .help = "what the house's note with a help line looks like; a story about suicide must hold "
             "one of these, unless the list is empty"},
};

constexpr std::uint32_t kSuicide = word_hash_of_lower("suicide");
constexpr std::uint32_t kSuicides = word_hash_of_lower("suicides");

struct Form {
  std::uint32_t verb;
  std::string_view instead;
};
constexpr Form kForms[] = {{word_hash_of_lower("commit"), "die by suicide"},
                           {word_hash_of_lower("commits"), "dies by suicide"},
                           {word_hash_of_lower("committed"), "died by suicide"},
                           {word_hash_of_lower("committing"), "dying by suicide"}};

/// Behind "suicide": another thing than somebody's death by his own hand.
constexpr auto kOther = word_hashes(
    {"bomber",    "bombers",  "bombing",  "bombings", "attack",    "attacks",  "attacker",
     "attackers", "mission",  "missions", "squad",    "squads",    "vest",     "vests",
     "belt",      "car",      "truck",    "drone",    "drones",    "squeeze",  "pact",
     "assault",   "assaults", "blast",    "blasts",   "explosion", "terrorist"});
/// Before it: a figure of speech.
constexpr auto kFigure =
    word_hashes({"political", "career", "commercial", "electoral", "economic", "professional",
                 "financial", "national", "diplomatic", "institutional", "ritual"});
constexpr auto kVerdict = word_hashes({"successful", "failed", "unsuccessful"});

/// What was done and how, in two words: readers in danger copy it.
constexpr std::uint32_t kHanged = word_hash_of_lower("hanged");
constexpr std::uint32_t kSelf[] = {word_hash_of_lower("himself"), word_hash_of_lower("herself"),
                                   word_hash_of_lower("themselves")};
constexpr std::uint32_t kHanging = word_hash_of_lower("hanging");

bool is_figure(const Proof& proof, const Passage& passage, std::uint32_t place) {
  const auto hash = [&](std::uint32_t i) {
    return i >= passage.words.begin && i < passage.words.end ? proof.words[i].hash : 0;
  };
  return kOther.contains(hash(place + 1)) || (place > 0 && kFigure.contains(hash(place - 1)));
}

bool is_self(std::uint32_t hash) {
  return std::find(std::begin(kSelf), std::end(kSelf), hash) != std::end(kSelf);
}

class Checker {
 public:
  Checker(const Proof& proof, const RuleOptions& options, Findings& out)
      : proof_(proof), options_(options), out_(out) {}

  void run() {
    const std::array<std::uint32_t, 2> hashes{kSuicide, kSuicides};
    std::uint32_t about = 0;
    for (const std::uint32_t place : proof_.places_of(hashes)) {
      const std::uint32_t index = proof_.passage_of(place);
      const Passage& passage = proof_.passages[index];
      if (passage.zone == Zone::boilerplate || passage.zone == Zone::embed ||
          is_figure(proof_, passage, place))
        continue;
      if (about++ == 0) first_ = place;
      if (proof_.words[place].hash == kSuicide) word(index, place);
    }
    if (about == 0) return;
    method();
    house_phrases();
    help_line(about);
  }

 private:
  void word(std::uint32_t index, std::uint32_t place) {
    const Passage& passage = proof_.passages[index];
    if (place == passage.words.begin || (proof_.words[place].flags & kInQuote)) return;
    const ProofWord &verb = proof_.words[place - 1], &noun = proof_.words[place];
    if (verb.sentence != noun.sentence ||
        !is_blank(passage.bytes().substr(verb.span.end, noun.span.begin - verb.span.end)))
      return;
    const Span span{verb.span.begin, noun.span.end};
    for (const Form& form : kForms) {
      if (form.verb != verb.hash) continue;
      std::string instead(form.instead);
      if ((verb.flags & kCapitalised) && !instead.empty())
        instead[0] = static_cast<char>(instead[0] - 'a' + 'A');
      out_.add({.place = proof_.place(index, span),
                .message = shown(proof_.bytes(index, span)) +
                           " speaks of suicide as of a crime; write " + shown(instead),
                .fixes = {{.title = "write " + shown(instead),
                           .edits = {{.span = span, .text = instead}}}}});
      return;
    }
    if (kVerdict.contains(verb.hash))
      out_.add({.place = proof_.place(index, span),
                .message = shown(proof_.bytes(index, span)) +
                           " makes a death a success or a life a failure; leave the word out"});
  }

  /// "hanged himself": only in a story that is about suicide.
  void method() {
    const std::array<std::uint32_t, 2> hashes{kHanged, kHanging};
    for (const std::uint32_t place : proof_.places_of(hashes)) {
      const std::uint32_t index = proof_.passage_of(place);
      const Passage& passage = proof_.passages[index];
      if (place + 1 >= passage.words.end || !is_self(proof_.words[place + 1].hash)) continue;
      if (proof_.words[place].flags & kInQuote) continue;
      const Span span{proof_.words[place].span.begin, proof_.words[place + 1].span.end};
      out_.add(
          {.place = proof_.place(index, span),
           .message = shown(proof_.bytes(index, span)) +
                      " names the method, which others copy; say that a death was by suicide"});
    }
  }

  void house_phrases() {
    if (options_.patterns("phrases").empty()) return;
    for (std::uint32_t i = 0; i < proof_.passages.size(); ++i)
      for (const Pattern& pattern : options_.patterns("phrases"))
        if (const std::optional<Span> found = pattern.find(proof_.passages[i].bytes()))
          out_.add({.place = proof_.place(i, *found),
                    .message = shown(proof_.bytes(i, *found)) +
                               " is not how the house writes about suicide"});
  }

  /// A word in passing makes no story about suicide; one in the headline or three do.
  void help_line(std::uint32_t about) {
    const auto lines = options_.patterns("helpline");
    const std::uint32_t index = proof_.passage_of(first_);
    constexpr std::uint32_t kStory = 3;
    if (lines.empty() || (about < kStory && proof_.passages[index].zone != Zone::headline)) return;
    for (const Passage& passage : proof_.passages)
      for (const Pattern& line : lines)
        if (line.matches(passage.bytes())) return;
    out_.add(
        {.place = proof_.place(index, proof_.words[first_].span),
         .message = "the story is about suicide and names no help line; add the house's note"});
  }

  const Proof& proof_;
  const RuleOptions& options_;
  Findings& out_;
  std::uint32_t first_ = 0;
};

}  // namespace

constinit const Rule safety_suicide_guidance{
    .id = "safety.suicide-guidance",
    .severity = Severity::warning,
    .languages = "en",
    .why =
        "How a suicide is told can cost lives or save them: no method, no verdict, a way to "
        "help.",
    .options = kOptions,
    .pass_example = "He died by suicide.",
    .fail_example = "He committed suicide.",
    .check =
        [](const Proof& proof, const RuleOptions& options, Findings& out) {
          if (!proof.words_of || proof.words_of->tag != "en") return;
          Checker(proof, options, out).run();
        },
};

}  // namespace stet
