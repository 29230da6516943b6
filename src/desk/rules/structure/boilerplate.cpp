#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "desk/rules/structure/furniture.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "patterns",
     .type = OptionType::patterns,
     .fallback = "[]",
     .help = "more furniture of this house, as patterns"},
    {.name = "positions",
     .type = OptionType::string,
     .fallback = "\"anywhere\"",
     .help = "where furniture is looked for: only the first 3 and last 8 lines, or anywhere",
     .choices = "edges|anywhere"},
    {.name = "maxWordsPerLine",
     .type = OptionType::integer,
     .fallback = "14",
     .help = "longer lines are prose"},
    {.name = "keep",
     .type = OptionType::patterns,
     .fallback = "[]",
     .help = "lines that belong there, such as a required agency footer, as patterns"},
};

constexpr std::size_t kTopLines = 3, kBottomLines = 8;

using Words = std::span<const ProofWord>;

/// Hash of the first one to seven words of a phrase; equal for the words of a line.
constexpr std::uint64_t join(std::uint64_t hash, std::uint32_t word) {
  return (hash ^ word) * 0x100000001B3u;
}
constexpr std::uint64_t kStart = 0xCBF29CE484222325u;

struct Entry {
  std::uint64_t hash = 0;
  std::uint8_t words = 0;
  furniture::Form form{};
  bool needs_mark = false;
};

constexpr Entry entry_of(const furniture::Phrase& phrase) {
  Entry entry{.hash = kStart, .words = 0, .form = phrase.form, .needs_mark = phrase.needs_mark};
  std::string_view rest = phrase.words;
  while (!rest.empty()) {
    const std::size_t space = rest.find(' ');
    const std::string_view word = rest.substr(0, space);
    // Signs are no words: "copyright ©".
    if ((word[0] >= 'a' && word[0] <= 'z') || (static_cast<unsigned char>(word[0]) >= 0xC3)) {
      entry.hash = join(entry.hash, word_hash_of_lower(word));
      ++entry.words;
    }
    if (space == std::string_view::npos) break;
    rest.remove_prefix(space + 1);
  }
  return entry;
}

constexpr auto kEntries = [] {
  std::array<Entry, std::size(furniture::kPhrases)> entries{};
  for (std::size_t i = 0; i < entries.size(); ++i) entries[i] = entry_of(furniture::kPhrases[i]);
  return entries;
}();
constexpr std::size_t kLongestPhrase = 8;

/// The first words of all phrases.
constexpr auto kFirst = [] {
  WordHashes<std::size(furniture::kPhrases)> set;
  for (std::size_t i = 0; i < set.hashes.size(); ++i) {
    const std::string_view words = furniture::kPhrases[i].words;
    const std::uint32_t hash = word_hash_of_lower(words.substr(0, words.find(' ')));
    set.hashes[i] = hash;
    set.filter.add(hash);
  }
  return set;
}();

enum class Likely : std::uint8_t { no, maybe, sure };

bool ends_a_sentence(std::string_view text) {
  const std::string_view last = sign_before(text, text.size());
  return last == "." || last == "!" || last == "?" || last == "”" || last == "\"" || last == "’" ||
         last == "»" || last == "“";
}

/// ":" or an arrow right behind the phrase, or a capital after it.
bool has_mark_behind(std::string_view text, Words words, std::size_t length) {
  std::string_view gap = text.substr(words[length - 1].span.end);
  if (length < words.size())
    gap = gap.substr(0, words[length].span.begin - words[length - 1].span.end);
  for (std::string_view mark : {":", "»", ">", "→", "|", "›", "："})
    if (gap.find(mark) != std::string_view::npos) return true;
  return false;
}

Likely furniture_phrase(std::string_view text, Words words) {
  if (words.empty() || !kFirst.contains(words[0].hash)) return Likely::no;
  std::uint64_t hash = kStart;
  for (std::size_t length = 1; length <= std::min(words.size(), kLongestPhrase); ++length) {
    hash = join(hash, words[length - 1].hash);
    for (const Entry& entry : kEntries) {
      if (entry.hash != hash || entry.words != length) continue;
      if (length == words.size()) {
        // A one-word line ("Share.", "Watch!") may be prose; a bare one is a button.
        if (length > 1 || !ends_a_sentence(text))
          return entry.needs_mark && length == 1 ? Likely::no : Likely::sure;
        continue;
      }
      if (entry.form != furniture::Form::opening) continue;
      if (!entry.needs_mark) return ends_a_sentence(text) ? Likely::maybe : Likely::sure;
      if (has_mark_behind(text, words, length)) return Likely::sure;
    }
  }
  return Likely::no;
}

/// "News / World / More", "Home > Sport > Rowing": two to six short parts joined by one sign.
bool is_breadcrumb(std::string_view text) {
  if (ends_a_sentence(text) || text.size() > 80) return false;
  for (std::string_view joint : {" / ", " > ", " » ", " › "}) {
    std::size_t parts = 1, from = 0;
    bool short_parts = true;
    for (std::size_t at = text.find(joint); at != std::string_view::npos;
         at = text.find(joint, from)) {
      short_parts = short_parts && at - from <= 25;
      from = at + joint.size();
      ++parts;
    }
    if (parts >= 2 && parts <= 6 && short_parts && text.size() - from <= 40)
      return parts > 2 || starts_with_folded(text, "home") || starts_with_folded(text, "news");
  }
  return false;
}

bool is_bare_address(std::string_view text) {
  return text.find(' ') == std::string_view::npos && text.size() < 120 &&
         (starts_with_folded(text, "www.") || starts_with_folded(text, "http://www.") ||
          starts_with_folded(text, "https://www."));
}

/// "12 Comments", "Comments (3)", "1,204 shares".
bool is_count(Words words) {
  static constexpr auto kCounted = word_hashes({"comments", "comment", "shares", "likes", "views",
                                                "kommentare", "commentaires", "comentarios"});
  if (words.size() != 2) return false;
  return (kCounted.contains(words[0].hash) && (words[1].flags & kNumber)) ||
         (kCounted.contains(words[1].hash) && (words[0].flags & kNumber));
}

Likely is_furniture(std::string_view text, Words words) {
  if (const Likely phrase = furniture_phrase(text, words); phrase != Likely::no) return phrase;
  if (is_bare_address(text) || is_count(words)) return Likely::sure;
  return is_breadcrumb(text) ? Likely::sure : Likely::no;
}

bool matches_any(std::span<const Pattern> patterns, std::string_view text) {
  for (const Pattern& pattern : patterns)
    if (pattern.matches(text)) return true;
  return false;
}

bool may_be_furniture(Zone zone) {
  return is_copy(zone) || zone == Zone::heading || zone == Zone::boilerplate || zone == Zone::note;
}

/// `known`: the line itself says that it is furniture; otherwise its place did.
void mark(const Passage& passage, bool known, Confidence confidence, bool safe, Findings& out) {
  const Span whole{0, passage.text->size()};
  Finding finding{
      .confidence = confidence,
      .place = {.path = passage.path, .text = passage.text, .span = whole, .source = {}},
      .message =
          shown(passage.bytes()) +
          (known ? " is furniture of a website, not part of the story; cut it"
                 : " stands outside the story, as part of a page or of a wire's frame; cut it")};
  finding.fixes.push_back({.title = "delete the line", .safe = safe, .edits = {{whole, ""}}});
  out.add(std::move(finding));
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const auto max_words =
      static_cast<std::uint32_t>(std::max<std::int64_t>(options.integer("maxWordsPerLine"), 0));
  const bool edges_only = options.string("positions") == "edges";
  const auto keep = options.patterns("keep"), patterns = options.patterns("patterns");
  for (std::size_t i = 0; i < proof.passages.size(); ++i) {
    const Passage& passage = proof.passages[i];
    if (!may_be_furniture(passage.zone)) continue;
    const bool peeled = passage.zone == Zone::boilerplate;
    if (!peeled && passage.words.size() > max_words && patterns.empty()) continue;
    const std::string_view text = trim(passage.bytes());
    if (text.empty()) continue;
    const bool at_edge = i < kTopLines || i + kBottomLines >= proof.passages.size();
    Likely likely = Likely::no;
    if (passage.words.size() <= max_words && (at_edge || !edges_only))
      likely = is_furniture(text, words_of(proof, passage));
    if (likely == Likely::maybe && !at_edge) likely = Likely::no;
    if (likely == Likely::no && !peeled && !matches_any(patterns, text)) continue;
    if (matches_any(keep, text)) continue;
    const bool sure = likely == Likely::sure;
    mark(passage, likely != Likely::no || !peeled,
         sure || peeled ? Confidence::high : Confidence::medium,
         sure && is_plain_in_source(*passage.text, {0, passage.text->size()}), out);
  }
}

}  // namespace

constinit const Rule structure_boilerplate{
    .id = "structure.boilerplate",
    .severity = {Severity::warning, Severity::warning, Severity::error},
    .why =
        "Buttons, breadcrumbs and newsletter lines are not the story, and other houses would print "
        "them.",
    .options = kOptions,
    .pass_example = "Officials asked residents to share this article of clothing drive.",
    .fail_example = "SHARE THIS ARTICLE",
    .check = check,
};

}  // namespace stet
