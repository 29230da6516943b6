#include "desk/proof/look.h"
#include "desk/rules/correction/notes.h"
#include "desk/rules/rules.h"
#include "text/dates.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "patterns",
     .type = OptionType::patterns,
     .fallback = "[]",
     .help = "wording that is enough by itself, such as what a lawyer asked for"},
    {.name = "needDate",
     .type = OptionType::boolean,
     .fallback = "false",
     .help = "a note gives the day on which the story was corrected"},
};

// en de fr es together: notes are short, and a word of another language in one is rare.
constexpr auto kWrong = word_hashes({"earlier",
                                     "previous",
                                     "previously",
                                     "original",
                                     "originally",
                                     "first",
                                     "initially",
                                     "incorrectly",
                                     "wrongly",
                                     "mistakenly",
                                     "erroneously",
                                     "inaccurately",
                                     "misstated",
                                     "misspelled",
                                     "misspelt",
                                     "misidentified",
                                     "misattributed",
                                     "misquoted",
                                     "misnamed",
                                     "instead",
                                     "rather",
                                     "not",
                                     "from",
                                     "wrong",
                                     "incorrect",
                                     "inaccurate",
                                     "mistake",
                                     "frühere",
                                     "früheren",
                                     "ursprünglich",
                                     "ursprünglichen",
                                     "falsch",
                                     "fälschlich",
                                     "fälschlicherweise",
                                     "irrtümlich",
                                     "statt",
                                     "nicht",
                                     "zunächst",
                                     "antérieure",
                                     "précédente",
                                     "erreur",
                                     "tort",
                                     "non",
                                     "lieu",
                                     "anterior",
                                     "error",
                                     "incorrecta",
                                     "incorrecto",
                                     "erróneamente",
                                     "vez"});
constexpr auto kRight = word_hashes(
    {"is",      "are",         "isn't",   "to",        "not",  "rather",   "should",  "actually",
     "fact",    "instead",     "correct", "correctly", "has",  "have",     "did",     "had",
     "richtig", "tatsächlich", "sondern", "ist",       "sind", "beträgt",  "est",     "sont",
     "bien",    "fait",        "es",      "son",       "sino", "correcto", "correcta"});
constexpr auto kPast = word_hashes(
    {"was", "were", "war", "waren", "était", "étaient", "fue", "era", "eran", "fueron"});

/// Two statements stand beside each other: what it said, and what is so.
bool has_two_parts(std::string_view note) {
  const std::string_view inner = trim(note);
  for (std::size_t at = inner.find_first_of(".;"); at != std::string_view::npos;
       at = inner.find_first_of(".;", at + 1))
    if (at > 12 && at + 12 < inner.size()) return true;
  return false;
}

struct Look {
  bool wrong = false, right = false;
};

Look look_at(std::string_view note) {
  Look look;
  bool past = false;
  std::uint32_t count = 0;
  for (const Word& word : words_in(note.substr(0, 2'000))) {
    look.wrong = look.wrong || kWrong.contains(word.hash);
    look.right = look.right || kRight.contains(word.hash);
    past = past || kPast.contains(word.hash);
    ++count;
  }
  look.right = look.right || (past && has_two_parts(note));
  // of "Corrected: toll is 11" nobody can tell that 12 was wrong, of a long note somebody can
  constexpr std::uint32_t kLong = 60;
  if (count > kLong) return {.wrong = true, .right = true};
  return look;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  std::string_view judged;
  const auto judge = [&](const Place& place, const Value<DateTime>* date) {
    const std::string_view note = place.text->cut(place.span);
    if (is_blank(note) || (!judged.empty() && same_folded(judged, note))) return;
    judged = note;
    const auto patterns = options.patterns("patterns");
    if (std::any_of(patterns.begin(), patterns.end(),
                    [&](const Pattern& each) { return each.matches(note); }))
      return;
    const Look look = look_at(note);
    std::string missing = look.wrong ? "" : "what was wrong";
    if (!look.right) missing += missing.empty() ? "what is right" : " and what is right";
    if (missing.empty() && options.boolean("needDate") && !(date && date->is_present()) &&
        find_dates(note, proof.language).empty())
      missing = "on which day it was made";
    if (missing.empty()) return;
    out.add({.place = place,
             .message = "the correction does not say " + missing +
                        "; write it as: an earlier version gave the toll as 12; it is 11"});
  };
  for (std::size_t i = 0; i < article.corrections.size(); ++i)
    if (is_correction(article.corrections[i]))
      judge(Proof::place({.name = "corrections.text", .index = static_cast<std::int32_t>(i)},
                         article.corrections[i].text),
            &article.corrections[i].date);
  if (opens_as_correction(article.editorial_note))
    judge(Proof::place({.name = "editorial_note"}, article.editorial_note), nullptr);
  for (std::size_t i = 0; i < article.body.size(); ++i)
    if (article.body[i].kind == BlockKind::correction && has_words(article.body[i].field))
      judge(Proof::place({.name = "body", .block = static_cast<std::int32_t>(i)},
                         article.body[i].field),
            nullptr);
}

}  // namespace

constinit const Rule correction_note_incomplete{
    .id = "correction.note-incomplete",
    .severity = Severity::suggestion,
    .languages = "en de fr es",
    .why = "Readers who saw the story must learn what to forget and what to remember.",
    .options = kOptions,
    .pass_example = "An earlier version gave the toll as 12; it is 11.",
    .fail_example = "Corrected.",
    .check = check,
};

}  // namespace stet
