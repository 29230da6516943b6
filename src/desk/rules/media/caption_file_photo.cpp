#include "desk/proof/pictures.h"
#include "desk/rules/media/caption_words.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "days",
     .type = OptionType::integer,
     .fallback = "7",
     .help = "how much older than the story a picture may be without a mark"},
    {.name = "words",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more words that mark a picture as an old one"},
};

bool is_marked(std::string_view text, const RuleOptions& options) {
  for (const Word& word : words_in(text)) {
    if (caption_words::kFile.contains(word.hash)) return true;
    for (const std::string& more : options.strings("words"))
      if (same_folded(more, text.substr(word.span.begin, word.span.size()))) return true;
  }
  return false;
}

/// A camera whose clock was never set.
bool is_reset_clock(const DateTime& date) {
  const bool turn_of_century = date.year >= 1999 && date.year <= 2001;
  return date.year < 1990 || (turn_of_century && date.month == 1 && date.day == 1);
}

std::string day(const DateTime& date) {
  return to_iso({.year = date.year, .month = date.month, .day = date.day});
}

/// The last full date in the caption, with where it stands.
std::optional<DateMention> date_in(const Proof& proof, std::string_view caption) {
  std::optional<DateMention> last;
  for (const DateMention& mention : find_dates(caption, proof.language))
    if (mention.possible && mention.date.year > 0 && mention.date.month > 0 && mention.date.day > 0)
      last = mention;
  return last;
}

/// The days that the copy names, for a story without a date of its own.
std::vector<DateTime> days_in_copy(const Proof& proof) {
  std::vector<DateTime> days;
  for (const auto& [index, mention] : proof.dates)
    if (is_copy(proof.passages[index].zone) && mention.possible && mention.date.month > 0 &&
        mention.date.day > 0)
      days.push_back(mention.date);
  return days;
}

/// The latest of them, in the caption's year when it gives none.
std::optional<DateTime> latest(std::span<const DateTime> days, const DateTime& caption) {
  std::optional<DateTime> last;
  for (DateTime day : days) {
    if (day.year == 0) day.year = caption.year;
    if (!last || day_number(day) > day_number(*last)) last = day;
  }
  return last;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  if (article.media.empty() || article.kind != ArticleKind::text) return;
  const std::optional<DateTime> story = date_of(article);
  const std::int64_t days = options.integer("days");
  std::optional<std::vector<DateTime>> days_of_copy;  // looked for once
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    if (media.kind != MediaKind::picture || !is_editorial(media)) continue;
    const Field& caption = caption_of(media);
    // A missing caption says nothing either way; that is media.caption-missing.
    if (!has_words(caption)) continue;
    Finding finding{.place = whole_part("media.caption", i, caption)};
    std::optional<DateTime> made;
    if (const std::optional<DateMention> mention = date_in(proof, caption.bytes())) {
      // The caption gives its date, so readers are told; a desk still wants the mark, but less.
      made = mention->date;
      finding.place.span = mention->span;
      finding.at_most = Severity::suggestion;
      finding.confidence = Confidence::medium;
    } else if (media.created.is_present() && media.created.value.day > 0 &&
               !is_reset_clock(media.created.value)) {
      made = media.created.value;
    }
    if (!made) continue;
    std::optional<DateTime> now = story;
    if (!now && finding.at_most == Severity::suggestion) {
      if (!days_of_copy) days_of_copy = days_in_copy(proof);
      now = latest(*days_of_copy, *made);
      finding.confidence = Confidence::low;
    }
    if (!now || day_number(*now) - day_number(*made) <= days) continue;
    if (is_marked(caption.bytes(), options) || is_marked(credit_of(media), options)) continue;
    finding.message = named(article, i) + " was made on " + day(*made) + ", the story is of " +
                      day(*now) + "; mark it as a file photo";
    out.add(std::move(finding));
  }
}

}  // namespace

constinit const Rule media_caption_file_photo{
    .id = "media.caption-file-photo",
    .severity = Severity::warning,
    .why = "Readers take a picture without a mark for a picture of this event.",
    .options = kOptions,
    .pass_example = "FILE - Police stand guard at the harbour, June 30, 2020.",
    .fail_example =
        "a picture made in 2020 under a story of 2026, and a caption that does not say so",
    .check = check,
};

}  // namespace stet
