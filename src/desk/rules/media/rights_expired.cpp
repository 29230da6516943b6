#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "instructionPatterns",
     .type = OptionType::patterns,
     .fallback = "[]",
     .help = "words in terms or instructions that forbid the use here, as patterns"},
    {.name = "now",
     .type = OptionType::string,
     .fallback = "\"\"",
     .help = "the day to judge for, as 2026-05-04; otherwise the host's, else the story's own"},
    {.name = "archiveDays",
     .type = OptionType::integer,
     .fallback = "30",
     .help = "age in days from which a picture counts as taken from the archive"},
};

// What makes a date behind it the last day of use.
constexpr auto kEnds =
    word_hashes({"expires", "expire", "expiry", "expiration", "until", "till", "through", "ends"});
constexpr auto kArchive = word_hashes({"archiving", "archive", "archives", "archival"});
constexpr auto kDays = word_hashes({"days", "day"});
constexpr std::uint32_t kNo = word_hash_of_lower("no");
constexpr std::uint32_t kWithin = word_hash_of_lower("within");
constexpr std::uint32_t kUse = word_hash_of_lower("use");
constexpr std::uint32_t kUsed = word_hash_of_lower("used");
constexpr std::uint32_t kMandatory = word_hash_of_lower("mandatory");
constexpr std::uint32_t kCredit = word_hash_of_lower("credit");
// Around the name that a credit has to have.
constexpr auto kAround = word_hashes(
    {"photo", "photograph", "picture", "image", "credit", "courtesy", "by", "of", "the"});
constexpr std::size_t kReach = 4;     ///< words between “expires” and its date
constexpr std::size_t kMost = 4'000;  ///< bytes of one text of terms that are read

std::string day(const DateTime& date) {
  return to_iso({.year = date.year, .month = date.month, .day = date.day});
}

bool is_full(const DateTime& date) { return date.year > 0 && date.month > 0 && date.day > 0; }

std::optional<DateTime> today(const Proof& proof, const RuleOptions& options) {
  if (const std::string_view now = options.string("now"); !now.empty())
    if (const std::optional<DateTime> parsed = parse_iso(now)) return parsed;
  if (proof.context.now_ms) return from_unix_ms(*proof.context.now_ms);
  return date_of(proof.article);
}

/// The last day of use that the terms name.
std::optional<DateMention> last_day(std::string_view text, std::span<const Word> words) {
  for (const DateMention& mention : find_dates(text, "en")) {
    if (!mention.possible || !is_full(mention.date)) continue;
    const auto here = std::find_if(words.begin(), words.end(), [&](const Word& word) {
      return word.span.begin >= mention.span.begin;
    });
    const auto before = static_cast<std::size_t>(here - words.begin());
    for (std::size_t i = before; i-- > before - std::min(before, kReach);)
      if (kEnds.contains(words[i].hash)) return mention;
  }
  return std::nullopt;
}

/// "within 14 days", "14-day use", "14 days use only": the number; 0 when none is named.
int days_of_use(std::string_view text, std::span<const Word> words) {
  const auto number = [&](const Word& word) {
    int value = 0;
    const std::string_view digits = text.substr(word.span.begin, word.span.size());
    for (const char c : digits.substr(0, 4)) {
      if (c < '0' || c > '9') break;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!(words[i].flags & kHasDigit)) continue;
    const std::string_view word = text.substr(words[i].span.begin, words[i].span.size());
    const bool joined = word.ends_with("-day") || word.ends_with("-days");
    const bool apart = i + 1 < words.size() && kDays.contains(words[i + 1].hash);
    if (!joined && !apart) continue;
    const std::size_t behind = i + (joined ? 1 : 2);
    const bool within = i > 0 && words[i - 1].hash == kWithin;
    const bool use =
        behind < words.size() && (words[behind].hash == kUse || words[behind].hash == kUsed);
    if (within || use) return number(words[i]);
  }
  return 0;
}

class Terms {
 public:
  Terms(const Proof& proof, const RuleOptions& options, Findings& out)
      : proof_(proof), options_(options), now_(today(proof, options)), out_(out) {}

  void read(std::size_t index, std::string_view path, const Field& field) {
    if (!has_words(field)) return;
    const std::string_view text = field.bytes().substr(0, kMost);
    const std::vector<Word> words = words_in(text);
    const Media& media = proof_.article.media[index];
    const std::string name = named(proof_.article, index);
    const Place whole = whole_part(path, index, field);
    const auto made = media.created.is_present() && is_full(media.created.value)
                          ? std::optional(media.created.value)
                          : std::nullopt;
    if (now_ && is_full(*now_)) {
      if (const std::optional<DateMention> last = last_day(text, words);
          last && day_number(last->date) < day_number(*now_)) {
        Place place = whole;
        place.span = last->span;
        out_.add({.place = place,
                  .message = name + " could be used until " + day(last->date) + ", and this is " +
                             day(*now_) + "; take it out or ask for new terms"});
        return;
      }
      const std::int64_t age = made ? day_number(*now_) - day_number(*made) : 0;
      if (const int days = days_of_use(text, words); made && days > 0 && age > days) {
        out_.add({.place = whole,
                  .message = name + " could be used for " + counted(std::uint64_t(days), "day") +
                             " and is " + counted(std::uint64_t(age), "day") +
                             " old; take it out or ask for new terms"});
        return;
      }
      for (std::size_t i = 1; i < words.size(); ++i)
        if (words[i - 1].hash == kNo && kArchive.contains(words[i].hash) &&
            age > options_.integer("archiveDays")) {
          out_.add({.place = whole,
                    .message = name + " may not be archived and is " +
                               counted(std::uint64_t(age), "day") + " old; take it out"});
          return;
        }
    }
    if (mandatory(index, words, text, whole, name)) return;
    for (const Pattern& pattern : options_.patterns("instructionPatterns"))
      if (const std::optional<Span> found = pattern.find(text)) {
        Place place = whole;
        place.span = *found;
        out_.add({.place = place,
                  .message = "the terms of " + name + " say " +
                             shown(text.substr(found->begin, found->size())) +
                             ", which the house may not print"});
        return;
      }
  }

 private:
  /// "MANDATORY CREDIT: MARA ODUYA/EPA" and another credit line. Says whether it spoke.
  bool mandatory(std::size_t index, std::span<const Word> words, std::string_view text,
                 const Place& whole, const std::string& name) {
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (words[i - 1].hash != kMandatory || words[i].hash != kCredit) continue;
      // What is asked for stands behind a colon, up to the end of the line or sentence.
      const std::size_t colon = words[i].span.end;
      if (sign_at(text, colon) != ":") return false;
      std::string_view wanted = text.substr(colon + 1);
      wanted = trim(wanted.substr(0, wanted.find_first_of(".;(\n")));
      const std::string_view credit = credit_of(proof_.article.media[index]);
      if (wanted.empty()) return false;
      const std::vector<std::uint32_t> has = hashes_in(credit);
      for (const std::uint32_t hash : hashes_in(wanted))
        if (!kAround.contains(hash) && std::find(has.begin(), has.end(), hash) == has.end()) {
          Place place = whole;
          const auto begin = static_cast<std::uint32_t>(wanted.data() - text.data());
          place.span = {begin, begin + static_cast<std::uint32_t>(wanted.size())};
          out_.add({.place = place,
                    .message = name + " must be credited to " + shown(wanted, 40) +
                               (credit.empty() ? std::string(", and has no credit")
                                               : ", and its credit is " + shown(credit, 40))});
          return true;
        }
      return false;
    }
    return false;
  }

  const Proof& proof_;
  const RuleOptions& options_;
  std::optional<DateTime> now_;
  Findings& out_;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  if (article.media.empty()) return;
  Terms terms(proof, options, out);
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    if (!is_editorial(media)) continue;
    for (const Rights& rights : media.rights) {
      terms.read(i, "media.rights.usageTerms", rights.usage_terms);
      terms.read(i, "media.rights.notice", rights.notice);
    }
    terms.read(i, "media.instructions", media.instructions);
  }
}

}  // namespace

constinit const Rule media_rights_expired{
    .id = "media.rights-expired",
    .severity = Severity::error,
    .languages = "en",
    .why = "A picture used past its terms is used without a right, and costs more than the fee.",
    .options = kOptions,
    .pass_example = "usage terms: expires 4 May 2027",
    .fail_example = "usage terms: handout, use within 14 days; the picture is 20 days old",
    .check = check,
};

}  // namespace stet
