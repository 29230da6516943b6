#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>
#include <array>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "words",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more words that count from a day"},
    {.name = "acceptPublishDate",
     .type = OptionType::boolean,
     .fallback = "true",
     .help = "the article's own dates will do; otherwise only a dateline's"},
    {.name = "house",
     .type = OptionType::string,
     .fallback = "\"both\"",
     .help = "what the house counts with: weekdays, day words such as yesterday, or both",
     .choices = "weekday|date|both"},
};

// "today" also means these times; the others name one day. Per language: "hier" is yesterday in
// French and here in German.
constexpr auto kLooseEn = word_hashes({"today"}), kLooseDe = word_hashes({"heute"}),
               kLooseFr = word_hashes({"aujourd'hui"}), kLooseEs = word_hashes({"hoy"});
constexpr auto kDaysEn = word_hashes({"yesterday", "tomorrow", "tonight"});
constexpr auto kDaysDe = word_hashes({"gestern", "vorgestern", "morgen", "übermorgen"});
constexpr auto kDaysFr = word_hashes({"hier", "avant-hier", "demain", "après-demain"});
constexpr auto kDaysEs = word_hashes({"ayer", "anteayer", "mañana"});

struct DayWords {
  bool loose = false, day = false;
};
DayWords day_words(std::string_view tag, std::uint32_t hash) {
  if (tag == "de") return {kLooseDe.contains(hash), kDaysDe.contains(hash)};
  if (tag == "fr") return {kLooseFr.contains(hash), kDaysFr.contains(hash)};
  if (tag == "es") return {kLooseEs.contains(hash), kDaysEs.contains(hash)};
  return {kLooseEn.contains(hash), kDaysEn.contains(hash)};
}

std::array<const WordFilter*, 2> day_filters(std::string_view tag) {
  if (tag == "de") return {&kLooseDe.filter, &kDaysDe.filter};
  if (tag == "fr") return {&kLooseFr.filter, &kDaysFr.filter};
  if (tag == "es") return {&kLooseEs.filter, &kDaysEs.filter};
  return {&kLooseEn.filter, &kDaysEn.filter};
}

// "morgen" is also the morning, "mañana" too; they count behind none of these.
constexpr auto kMorning =
    word_hashes({"guten", "am", "jeden", "den", "der", "la", "una", "cada", "esta", "de", "por",
                 "dieser", "diesen", "einem", "einen", "ein", "jedem", "eines"});

bool has_anchor(const Article& article, bool accept_publish_date) {
  if (article.dateline.date && article.dateline.date->day > 0) return true;
  if (!accept_publish_date) return false;
  for (const Value<DateTime>* each :
       {&article.published, &article.first_published, &article.content_created, &article.modified,
        &article.created, &article.scheduled})
    if (each->is_present() && each->value.day > 0) return true;
  return false;
}

class Search {
 public:
  Search(const Proof& proof, const RuleOptions& options) : proof_(proof), options_(options) {
    const auto days = proof.words_of->weekdays;
    for (std::size_t i = 0; i < std::min(days.size(), weekdays_.size()); ++i)
      weekdays_[i] = word_hash_of_lower(days[i]);
    const std::string_view house = options.string("house");
    wants_weekdays_ = house != "date";
    wants_days_ = house != "weekday";
    has_house_words_ = !options.strings("words").empty();
    for (std::uint32_t hash : weekdays_) filter_.add(hash);
    for (const WordFilter* words : day_filters(proof.words_of->tag)) filter_.add(*words);
  }

  void run(Findings& out) {
    for (std::uint32_t index : proof_.body) {
      const Passage& passage = proof_.passages[index];
      if (passage.zone == Zone::quote_block) continue;
      const auto words = words_of(proof_, passage);
      for (std::size_t i = 0; i < words.size(); ++i) {
        if (!may_be_day(words[i].hash) || (words[i].flags & kInQuote)) continue;
        const Kind kind = kind_of(passage, words, i);
        if (kind == Kind::none) continue;
        ++count_;
        if (best_ >= kind) continue;
        best_ = kind;
        place_ = proof_.place(index, words[i].span);
      }
    }
    if (best_ == Kind::none) return;
    std::string message = shown(place_.text->cut(place_.span));
    if (count_ > 1) message += " and " + counted(count_ - 1, "more day", "more days");
    message += count_ > 1 ? " have no date to count from; give the story a date"
                          : " has no date to count from; give the story a date";
    out.add({.confidence = best_ == Kind::loose ? Confidence::low : Confidence::high,
             .place = place_,
             .message = std::move(message)});
  }

 private:
  enum class Kind : std::uint8_t { none, loose, day };

  bool may_be_day(std::uint32_t hash) const { return filter_.may_hold(hash) || has_house_words_; }

  Kind kind_of(const Passage& passage, std::span<const ProofWord> words, std::size_t i) const {
    const std::uint32_t hash = words[i].hash;
    const DayWords day = wants_days_ ? day_words(proof_.words_of->tag, hash) : DayWords{};
    if (day.day && !is_other_word(words, i)) return Kind::day;
    if (day.loose) return words[i].flags & kPossessive ? Kind::none : Kind::loose;
    if (wants_weekdays_ && is_weekday(hash) && !is_dated_or_named(passage, words, i))
      return Kind::day;
    for (const std::string& each : options_.strings("words"))
      if (same_folded(each, passage.text->cut(words[i].span))) return Kind::day;
    return Kind::none;
  }

  bool is_weekday(std::uint32_t hash) const {
    for (std::uint32_t each : weekdays_)
      if (each == hash && hash != 0) return true;
    return false;
  }

  static bool is_other_word(std::span<const ProofWord> words, std::size_t i) {
    // German "Morgen" with a capital is the morning, or a name, unless it opens a sentence.
    if ((words[i].flags & kCapitalised) && !(words[i].flags & kSentenceStart)) return true;
    return i > 0 && kMorning.contains(words[i - 1].hash) &&
           (words[i].hash == word_hash_of_lower("morgen") ||
            words[i].hash == word_hash_of_lower("mañana"));
  }

  /// "Thursday, Aug. 13", "Thursday Night Live", "Black Friday", "every Sunday".
  bool is_dated_or_named(const Passage& passage, std::span<const ProofWord> words,
                         std::size_t i) const {
    static constexpr auto kHabit = word_hashes(
        {"every", "each",  "any",    "a",      "black", "good",  "ash",    "bloody", "palm",
         "cyber", "holy",  "fat",    "easter", "jeden", "jedem", "chaque", "cada",   "los",
         "ogni",  "super", "shrove", "giving", "le",    "el",    "maundy"});
    if (i > 0 && kHabit.contains(words[i - 1].hash) && !is_article_of_day(words, i)) return true;
    if (i + 1 >= words.size()) return false;
    const ProofWord& next = words[i + 1];
    const std::string_view gap =
        passage.bytes().substr(words[i].span.end, next.span.begin - words[i].span.end);
    const bool joined = gap == " " || gap == ", ";
    if (!joined) return false;
    if (next.flags & kHasDigit) return true;  // "Thursday 13 August", "Dienstag, 4. März"
    if (gap == " " && (next.flags & kCapitalised)) return true;
    if (gap == ", " && i + 2 < words.size() && (next.flags & kCapitalised) &&
        (words[i + 2].flags & kHasDigit))
      return true;  // "Tuesday, June 30"
    return false;
  }

  /// French and Spanish say "le jeudi" of habit and "el jueves" of one day.
  bool is_article_of_day(std::span<const ProofWord> words, std::size_t i) const {
    return words[i - 1].hash == word_hash_of_lower("el") ||
           (words[i - 1].hash == word_hash_of_lower("a") && proof_.words_of->tag != "en");
  }

  const Proof& proof_;
  const RuleOptions& options_;
  std::array<std::uint32_t, 7> weekdays_{};
  WordFilter filter_;
  bool wants_weekdays_ = true, wants_days_ = true, has_house_words_ = false;
  Kind best_ = Kind::none;
  std::uint64_t count_ = 0;
  Place place_;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of || has_anchor(proof.article, options.boolean("acceptPublishDate"))) return;
  Search(proof, options).run(out);
}

}  // namespace

constinit const Rule date_relative_without_anchor{
    .id = "date.relative-without-anchor",
    .severity = Severity::warning,
    .languages = "en de fr es",
    .why = "Whoever reads the story tomorrow cannot tell which day is meant.",
    .options = kOptions,
    .pass_example = "published March 5, 2026: The film aired on Thursday.",
    .fail_example = "no date at all: The film aired on Thursday.",
    .check = check,
};

}  // namespace stet
