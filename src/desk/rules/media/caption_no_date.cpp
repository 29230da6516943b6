#include "desk/proof/pictures.h"
#include "desk/rules/media/caption_words.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "acceptField",
     .type = OptionType::boolean,
     .fallback = "true",
     .help = "a date in the picture's own fields will do"},
    {.name = "exemptGenres",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "content types whose pictures need no date"},
    {.name = "fileWords",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more words that mark a picture as an old one"},
};

constexpr auto kWhen = word_hashes(
    {"today", "yesterday", "tonight", "heute", "gestern", "aujourd'hui", "hier", "hoy", "ayer"});

bool is_year(std::string_view word) {
  return word.size() >= 4 && (word.substr(0, 2) == "19" || word.substr(0, 2) == "20") &&
         word[2] >= '0' && word[2] <= '9' && word[3] >= '0' && word[3] <= '9' &&
         (word.size() == 4 || word[4] < '0' || word[4] > '9');
}

bool is_calendar_word(const LanguageData& language, const Word& word, std::string_view text) {
  for (std::string_view day : language.weekdays)
    if (word_hash_of_lower(day) == word.hash) return true;
  for (std::string_view month : language.months)
    if (word_hash_of_lower(month) == word.hash && (word.flags & kCapitalised || month != "may"))
      return true;
  for (std::string_view month : language.month_shorts)
    if (!month.empty() && word_hash_of_lower(month) == word.hash && text.size() > 1) return true;
  return false;
}

/// A name and nothing else under a portrait: "Ruth Mbeki", "Finance minister Eva Lindqvist".
bool is_portrait(std::span<const Word> words) {
  if (words.size() > 5) return false;
  std::size_t capitals = 0;
  for (const Word& word : words) capitals += (word.flags & kCapitalised) != 0;
  return words.size() < 3 || capitals + 1 >= words.size();
}

bool says_when(std::string_view caption, std::span<const Word> words, const LanguageData& language,
               const RuleOptions& options) {
  for (const Word& word : words) {
    const std::string_view text = caption.substr(word.span.begin, word.span.size());
    if (is_year(text) || kWhen.contains(word.hash) || caption_words::kFile.contains(word.hash) ||
        caption_words::kNotAnEvent.contains(word.hash) || is_calendar_word(language, word, text))
      return true;
    for (const std::string& file : options.strings("fileWords"))
      if (same_folded(file, text)) return true;
  }
  return !find_dates(caption, language.tag).empty();
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  if (!proof.words_of || article.media.empty() ||
      is_profile(article, options.strings("exemptGenres")))
    return;
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    if (media.kind != MediaKind::picture || !is_editorial(media)) continue;
    if (options.boolean("acceptField") && media.created.is_present()) continue;
    const Field& field = caption_of(media);
    if (!has_words(field)) continue;  // media.caption-missing
    const std::string_view caption = caption_without_credit(field.bytes());
    const std::vector<Word> words = words_in(caption);
    if (words.empty() || is_portrait(words) || says_when(caption, words, *proof.words_of, options))
      continue;
    // the credit may say it: "(File photo/AFP)"
    if (says_when(credit_of(media), words_in(credit_of(media)), *proof.words_of, options)) continue;
    out.add(
        {.confidence = Confidence::medium,
         .place = whole_part(&field == &media.caption ? "media.caption" : "media.library_caption",
                             i, field),
         .message = "caption of " + named(article, i) +
                    " does not say when the picture was made, and no field does; give the date"});
  }
}

}  // namespace

constinit const Rule media_caption_no_date{
    .id = "media.caption-no-date",
    .severity = Severity::suggestion,
    .languages = "en de fr es",
    .why = "A news picture shows a moment; without its date an old picture passes for a new one.",
    .options = kOptions,
    .pass_example = "Police stand guard at the harbour, June 30, 2020.",
    .fail_example = "Police stand guard.",
    .check = check,
};

}  // namespace stet
