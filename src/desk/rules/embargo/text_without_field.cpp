#include "desk/proof/look.h"
#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"
#include "text/skim.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "patterns",
     .type = OptionType::patterns,
     .fallback = "[]",
     .help = "more words that announce an embargo, as patterns"},
};

constexpr std::size_t kEdgeLines = 3;
constexpr std::size_t kNoticeWords = 20;

// Per language together: a notice may be in another language than the story.
constexpr auto kEmbargo =
    word_hashes({"embargo", "embargoed", "sperrfrist", "sperrvermerk", "embargado", "embargada"});
constexpr auto kUntil = word_hashes({"until", "till", "bis", "jusqu'au", "jusqu'à", "jusque",
                                     "hasta", "to", "ends", "endet", "expires", "lifts", "lifted"});
constexpr auto kRelease =
    word_hashes({"release", "released", "publication", "publish", "broadcast", "hold",
                 "veröffentlichung", "frei", "publicación", "diffusion"});
// An embargo on goods is another thing.
constexpr auto kGoods =
    word_hashes({"arms",      "trade", "oil",    "weapons",   "un",         "u.n",    "economic",
                 "grain",     "gas",   "export", "import",    "eu",         "us",     "u.s",
                 "cuba",      "cuban", "iran",   "fuel",      "food",       "waffen", "handels",
                 "öl",        "armes", "armas",  "comercial", "commercial", "the",    "an",
                 "l'embargo", "das",   "ein",    "el",        "un"});

/// The word that announces, when the words around it say that it does.
std::optional<std::size_t> notice_in(std::string_view text, std::span<const Word> words) {
  const std::size_t last = std::min<std::size_t>(words.size(), 6);
  for (std::size_t i = 0; i < last; ++i) {
    if (!kEmbargo.contains(words[i].hash)) continue;
    const std::string_view word = text.substr(words[i].span.begin, words[i].span.size());
    if (i > 0 && kGoods.contains(words[i - 1].hash)) return std::nullopt;
    // "EMBARGO: 10:00", "Sperrfrist 12 Uhr"
    const std::string_view behind = text.substr(words[i].span.end, 2);
    const bool colon = !behind.empty() && behind[0] == ':';
    const bool figure = i + 1 < words.size() && (words[i + 1].flags & kHasDigit);
    if (i == 0 && (colon || figure)) return i;
    if (words[i].hash == word_hash_of_lower("sperrfrist") && (colon || figure)) return i;
    for (std::size_t j = i + 1; j < words.size() && j <= i + 5; ++j)
      if (kUntil.contains(words[j].hash) || kRelease.contains(words[j].hash)) return i;
    if (i > 0 && words[i - 1].hash == word_hash_of_lower("sous")) return i;
    if (i > 0 && words[i - 1].hash == word_hash_of_lower("under") && words.size() <= 6) return i;
    if ((words[i].flags & kAllCaps) && words.size() <= 3 && word.size() > 2) return i;
  }
  return std::nullopt;
}

class Search {
 public:
  Search(const Proof& proof, const RuleOptions& options, Findings& out)
      : proof_(proof), patterns_(options.patterns("patterns")), out_(out) {}

  void look_at(const FieldPath& path, const Text& text) {
    const std::string_view bytes = text.bytes.substr(0, 400);
    for (const Pattern& pattern : patterns_)
      if (const std::optional<Span> found = pattern.find(bytes))
        return judge(path, text, bytes, *found);
    // cheap: all our words have one of these letters in a row
    if (!may_announce(bytes)) return;
    const std::vector<Word> words = words_in(bytes);
    const std::optional<std::size_t> at = notice_in(bytes, words);
    // A sentence of a story about an embargo is longer, and begins with something else.
    if (!at || (words.size() > kNoticeWords && *at > 1)) return;
    judge(path, text, bytes, words[*at].span);
  }

 private:
  static bool may_announce(std::string_view text) {
    // a first line that is long enough says it
    const std::string_view head = text.substr(0, text.find('\n', 201));
    const auto stands_at = [&](std::size_t i, std::string_view letters) {
      return i + 6 < text.size() && starts_with_folded(text.substr(i), letters);
    };
    // their second letters are the rarest of prose
    for (std::size_t at = 1;; ++at) {
      at = skim<Stops::bytes, 'b', 'B', 'p', 'P'>(head, at);
      if (at >= head.size()) return false;
      const char before = static_cast<char>(head[at - 1] | 0x20);
      if (before == 'm' && stands_at(at - 1, "mbarg")) return true;
      if (before == 's' && stands_at(at - 1, "sperr")) return true;
    }
  }

  void judge(const FieldPath& path, const Text& text, std::string_view bytes, Span word) {
    const Place place{.path = path, .text = &text, .span = notice_span(bytes, word), .source = {}};
    const Embargo& embargo = proof_.article.embargo;
    if (!embargo.is_set) {
      out_.add({.place = place,
                .message = "the text says " + shown(text.cut(place.span)) +
                           " and the embargo field is empty; set the embargo"});
      return;
    }
    if (!embargo.until.is_present() || embargo.until.value.day == 0) return;
    for (const DateMention& mention : find_dates(bytes, proof_.language)) {
      DateTime date = mention.date;
      if (!mention.possible || date.month == 0 || date.day == 0) continue;
      if (date.year == 0) date.year = embargo.until.value.year;
      // The field may be in another zone: a day either way is no contradiction.
      if (std::abs(day_number(date) - day_number(embargo.until.value)) <= 1) return;
      out_.add({.place = place,
                .message = "the text says " + shown(text.cut(place.span)) +
                           ", the embargo field says " + to_iso(embargo.until.value)});
      return;
    }
  }

  /// From the word to the end of its line or sentence: what the editor reads.
  static Span notice_span(std::string_view text, Span word) {
    std::uint32_t end = word.end;
    while (end < text.size() && text[end] != '\n' && end - word.begin < 80) {
      // "5. März" goes on, as does "a.m. GMT" within its line
      const bool stop = text[end] == ';' || text[end] == ')' ||
                        (text[end] == '.' && !is_digit(static_cast<unsigned char>(text[end - 1])));
      if (stop && (end + 1 == text.size() || text[end + 1] == ' ' || text[end + 1] == '\n')) break;
      ++end;
    }
    // not inside a letter
    while (end > word.end && end < text.size() &&
           (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
      --end;
    while (end > word.end && text[end - 1] == ' ') --end;
    return {word.begin, end};
  }

  const Proof& proof_;
  std::span<const Pattern> patterns_;
  Findings& out_;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  Search search(proof, options, out);
  const Article& article = proof.article;
  for (const Passage& passage : proof.passages)
    if (passage.zone == Zone::headline || passage.zone == Zone::deck ||
        passage.zone == Zone::boilerplate || passage.zone == Zone::note)
      search.look_at(passage.path, *passage.text);
  const std::size_t count = proof.body.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (i >= kEdgeLines && i + kEdgeLines < count) continue;
    const Passage& passage = proof.passages[proof.body[i]];
    search.look_at(passage.path, *passage.text);
  }
  if (has_words(article.editorial_note))
    search.look_at({.name = "editorial_note"}, article.editorial_note.text);
}

}  // namespace

constinit const Rule embargo_text_without_field{
    .id = "embargo.text-without-field",
    .severity = {Severity::warning, Severity::error, Severity::error},
    .why = "No machine reads the words: without the field the story goes out at once.",
    .options = kOptions,
    .pass_example = "EMBARGOED UNTIL 0900 GMT, March 5, and the field says the same",
    .fail_example = "EMBARGOED UNTIL 0900 GMT, March 5, and the field is empty",
    .check = check,
};

}  // namespace stet
