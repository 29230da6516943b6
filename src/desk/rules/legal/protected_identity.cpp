#include "desk/proof/allegations.h"
#include "desk/proof/lexicon.h"
#include "desk/proof/look.h"
#include "desk/rules/attribution/near.h"
#include "desk/rules/rules.h"

#include <algorithm>
#include <optional>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "offences",
     .type = OptionType::strings,
     .fallback =
         R"(["rape", "raped", "rapes", "raping", "rapist", "sexual assault", "sexually assaulted", "sexually assaulting", "sexual abuse", "sexually abused", "sexually abusing", "sexual offence", "sexual offences", "sexual offense", "sexual offenses", "molested", "molesting", "molestation", "indecent assault", "indecently assaulted", "incest", "sex trafficking", "grooming", "groped"])",
     .help = "offences whose victims are not named"},
    {.name = "age",
     .type = OptionType::integer,
     .fallback = "18",
     .help = "years below which a person before a court, or hurt by a crime, is not named"},
    {.name = "window",
     .type = OptionType::integer,
     .fallback = "1",
     .help = "sentences either side of the name in which the words may stand"},
};

// Crime that a child may be party to, on either side.
constexpr std::string_view kCases =
    "abused|abuse|assault|assaulted|arrested|charged|charges|court|custody|suspect|defendant|"
    "victim|trafficked|kidnapped|abducted|juvenile|stabbed|robbery|burglary|convicted|sentenced|"
    "guilty|plea|trial";
constexpr auto kVictims = word_hashes({"victim", "complainant", "survivor", "accuser"});

/// "14", "14-year-old": years below 100; empty when it is no age.
std::optional<std::int64_t> age_in(std::string_view word) {
  std::int64_t age = 0;
  std::size_t i = 0;
  for (; i < word.size() && word[i] >= '0' && word[i] <= '9'; ++i)
    age = std::min<std::int64_t>(age * 10 + (word[i] - '0'), 1'000);
  if (i == 0 || i > 2) return std::nullopt;
  const std::string_view rest = word.substr(i);
  return rest.empty() || rest == "-year-old" ? std::optional(age) : std::nullopt;
}

class Search {
 public:
  Search(const Proof& proof, const RuleOptions& options, Findings& out)
      : proof_(proof),
        offences_(options.strings("offences")),
        cases_(kCases),
        age_(options.integer("age")),
        window_(static_cast<std::uint32_t>(
            std::clamp<std::int64_t>(options.integer("window"), 0, 100))),
        out_(out) {}

  /// "the victim, Jan Brandt", "Jan Brandt, the victim", "Jan Brandt was raped".
  void look_for_victims() {
    const std::vector<Told> offences = offences_.in(proof_);
    std::uint32_t next = 0;  // sentences before it are judged: two offences may stand in one
    for (const Told& offence : offences) {
      if (!is_in_copy(proof_, offence.word)) continue;
      look_for_passive(offence);
      const Range near =
          sentences_near(proof_, proof_.words[offence.word].sentence, window_, window_);
      for (std::uint32_t s = std::max(near.begin, next); s < near.end; ++s) {
        const Range words = proof_.sentences[s].words;
        for (std::uint32_t i = words.begin; i < words.end && i < words.begin + kSentenceWords; ++i)
          if (kVictims.contains(proof_.words[i].hash) && !(proof_.words[i].flags & kPossessive))
            look_beside(i, "victim of a sexual offence");
      }
      next = std::max(next, near.end);
    }
  }

  /// "Jan Brandt, 14, was arrested", "14-year-old Jan Brandt".
  void look_for_minors() {
    for (const std::uint32_t figure : proof_.figures) {
      const ProofWord& word = proof_.words[figure];
      if (word.span.size() > 11 || (word.flags & kInQuote)) continue;
      const std::uint32_t passage = proof_.passage_of(figure);
      if (!is_copy(proof_.passages[passage].zone)) continue;
      const std::optional<std::int64_t> age = age_in(proof_.bytes(passage, word.span));
      if (!age || *age >= age_) continue;
      const Name* name = person_of_age(passage, figure, word.span.size() > 2);
      if (!name) continue;
      if (is_case_at(word.sentence))
        add(*name, "child of " + std::to_string(*age) + " in a story of a crime");
    }
  }

 private:
  static constexpr std::uint32_t kSentenceWords = 200;
  static constexpr std::uint32_t kReach = 3;  ///< words between a name and what it is told of

  /// A crime or a court is told of beside the sentence. One look at a sentence, however many ages
  /// stand in it.
  bool is_case_at(std::uint32_t sentence) {
    if (sentence == asked_) return is_case_;
    asked_ = sentence;
    is_case_ = false;
    const Range near = sentences_near(proof_, sentence, window_, window_);
    for (std::uint32_t s = near.begin; s < near.end && !is_case_; ++s)
      is_case_ = cases_.stands_in(proof_, proof_.sentences[s].words) ||
                 offences_.stands_in(proof_, proof_.sentences[s].words);
    return is_case_;
  }

  bool is_full_person(const Name& name) const {
    const Name& full = proof_.names[name.full];
    return proof_.is_person(full) && full.words.size() >= 2;
  }

  void look_for_passive(const Told& offence) {
    const Range names = names_near(proof_, offence.word, kReach);
    for (std::uint32_t i = names.begin; i < names.end; ++i) {
      const Name& name = proof_.names[i];
      if (name.words.end > offence.word || !is_full_person(name)) continue;
      const Range between{name.words.end, offence.word};
      if (between.size() == 0 || between.size() > kReach) continue;
      if ((proof_.words[between.begin].classes & kBe) &&
          !has_word(proof_, between, "of for with accused charged convicted arrested a an the by"))
        add(name, "victim of a sexual offence");
    }
  }

  void look_beside(std::uint32_t victim, std::string_view as) {
    const std::uint32_t passage = proof_.passage_of(victim);
    const std::string_view bytes = proof_.passages[passage].bytes();
    const Range names = names_near(proof_, victim, kReach);
    for (std::uint32_t i = names.begin; i < names.end; ++i) {
      const Name& name = proof_.names[i];
      if (!is_full_person(name) || (proof_.words[name.words.end - 1].flags & kPossessive)) continue;
      if (name.words.begin > victim) {
        if (words_apart(name, victim) == 0 ||
            (words_apart(name, victim) <= 2 &&
             has_word(proof_, {victim + 1, name.words.begin}, "named identified as")))
          add(name, as);
      } else if (victim - name.words.end == 1 &&
                 has_word(proof_, {name.words.end, victim}, "the a") &&
                 bytes[proof_.words[name.words.end - 1].span.end] == ',') {
        add(name, as);
      }
    }
  }

  const Name* person_of_age(std::uint32_t passage, std::uint32_t figure, bool compound) const {
    const std::string_view bytes = proof_.passages[passage].bytes();
    const ProofWord& word = proof_.words[figure];
    const Range names = names_near(proof_, figure, kReach);
    for (std::uint32_t i = names.begin; i < names.end; ++i) {
      const Name& name = proof_.names[i];
      if (!is_full_person(name)) continue;
      // "14-year-old Jan Brandt", "14-year-old pupil Jan Brandt"
      if (compound && name.words.begin > figure && words_apart(name, figure) <= 1 &&
          bytes.substr(word.span.end, name.span.begin - word.span.end).find_first_of(",.;:(") ==
              std::string_view::npos)
        return &name;
      // "Jan Brandt, 14,"
      if (!compound && name.words.end == figure && name.span.end + 2 == word.span.begin &&
          bytes.substr(name.span.end, 2) == ", " && word.span.end < bytes.size() &&
          (bytes[word.span.end] == ',' || bytes[word.span.end] == '.'))
        return &name;
    }
    return nullptr;
  }

  void add(const Name& name, std::string_view as) {
    if (name.passage == last_passage_ && name.span.begin == last_begin_) return;
    last_passage_ = name.passage;
    last_begin_ = name.span.begin;
    out_.add({.confidence = Confidence::medium,
              .place = proof_.place(name.passage, name.span),
              .message = shown(proof_.bytes(name.passage, name.span), 40) + " is named as a " +
                         std::string(as) +
                         "; leave the name out, or record why it may be printed"});
  }

  const Proof& proof_;
  const PhraseList offences_, cases_;
  const std::int64_t age_;
  const std::uint32_t window_;
  Findings& out_;
  std::uint32_t last_passage_ = UINT32_MAX, last_begin_ = 0;
  std::uint32_t asked_ = UINT32_MAX;  ///< the sentence that is_case_ is told of
  bool is_case_ = false;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of) return;
  Search search(proof, options, out);
  search.look_for_victims();
  search.look_for_minors();
}

}  // namespace

constinit const Rule legal_protected_identity{
    .id = "legal.protected-identity",
    .severity = Severity::warning,
    .heuristic = true,
    .languages = "en",
    .why =
        "In many countries it is a crime to name such a person; elsewhere it does harm for life.",
    .options = kOptions,
    .pass_example = "A girl of 14 told the court what had happened.",
    .fail_example = "The victim, Mara Brandt, told the court of the rape.",
    .precision = "no flag on 326 published articles, so not measured; off in the built-in schemas",
    .check = check,
};

}  // namespace stet
