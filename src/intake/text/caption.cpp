#include "intake/text/caption.h"

#include "intake/text/look.h"
#include "text/utf8.h"
#include "vocabulary/agencies.h"

#include <algorithm>
#include <array>
#include <string>

namespace stet {
namespace {

constexpr std::uint32_t kTail = 160;  ///< bytes at the end of a block that a credit may fill
constexpr std::uint32_t kCreditWords = 10;

/// "Photo by", "Foto:": what stands between the bracket and the name. The longest first.
constexpr auto kLabels = std::to_array<std::string_view>({"photo credit:",
                                                          "photo courtesy of ",
                                                          "photograph by ",
                                                          "photography by ",
                                                          "photographs by ",
                                                          "photographer:",
                                                          "photo by:",
                                                          "photo by ",
                                                          "photos by ",
                                                          "photo from ",
                                                          "photo via ",
                                                          "photo :",
                                                          "photo:",
                                                          "photos:",
                                                          "image credit:",
                                                          "image courtesy of ",
                                                          "image by ",
                                                          "image:",
                                                          "picture by ",
                                                          "picture:",
                                                          "pictures:",
                                                          "pic:",
                                                          "graphic:",
                                                          "file photo by ",
                                                          "file photo:",
                                                          "file photo/",
                                                          "archive photo:",
                                                          "foto von ",
                                                          "foto de ",
                                                          "foto di ",
                                                          "foto :",
                                                          "foto:",
                                                          "fotos:",
                                                          "fotograf:",
                                                          "bild:",
                                                          "archivbild:",
                                                          "archivfoto:",
                                                          "symbolbild:",
                                                          "crédit photo :",
                                                          "crédit photo:",
                                                          "crédits photo :",
                                                          "crédits :",
                                                          "crédit :",
                                                          "crédit:",
                                                          "photo d'archives :",
                                                          "photo d'archives:",
                                                          "fotografía:",
                                                          "fotografía de ",
                                                          "imagen:",
                                                          "crédito:",
                                                          "credit:",
                                                          "credits:",
                                                          "credit ",
                                                          "courtesy of ",
                                                          "courtesy: "});

constexpr auto kFileWords = std::to_array<std::string_view>(
    {"file photo", "file", "file image", "file picture", "archive", "archive photo", "archivbild",
     "archivfoto", "photo d'archives", "photo d’archives", "archives", "foto de archivo", "archivo",
     "handout", "handout photo", "courtesy photo", "photo", "stock image", "stock photo"});

constexpr auto kFileStarts = std::to_array<std::string_view>(
    {"file photo:", "file photo -", "file photo —", "file photo –", "file - ", "file – ", "file — ",
     "archivbild:", "photo d'archives:", "photo d'archives :", "foto de archivo:"});

std::uint32_t size_of(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

/// The span of `part`, a piece of `block`, in it.
Span span_in(std::string_view block, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(part.data() - block.data());
  return {begin, begin + size_of(part)};
}

/// ASCII folded, so that offsets stay; the accents of the labels are lower case already.
std::string folded(std::string_view text) {
  std::string result(text);
  for (char& each : result)
    if (each >= 'A' && each <= 'Z') each = static_cast<char>(each | 0x20);
  return result;
}

bool is_name(std::string_view words) {
  const std::vector<Span> parts = split_words(words);
  if (parts.empty() || parts.size() > 5) return false;
  return starts_upper(words.substr(parts.front().begin)) &&
         starts_upper(words.substr(parts.back().begin)) &&
         words.find_first_of("0123456789;:") == std::string_view::npos;
}

/// Tells photographer and agency apart in the words of a credit. True when an agency was found.
bool divide(std::string_view block, std::string_view credit, CaptionCredit& out) {
  if (find_agency(credit) != nullptr) {
    out.agency = span_in(block, credit);
    return true;
  }
  // "Name/Agency", "Agency/Name", "Name/Agency via Getty Images", "Name via AP", "Name, EPA", "Name
  // | AP"
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  while (begin <= credit.size()) {
    std::size_t end = credit.size(), skip = 0;
    for (const std::string_view joint : {"/", " via ", " | ", ", ", " - ", " – ", " — ", " for "}) {
      const std::size_t found = credit.find(joint, begin);
      if (found != std::string_view::npos && found < end) end = found, skip = joint.size();
    }
    parts.push_back(trimmed(credit.substr(begin, end - begin)));
    if (skip == 0) break;
    begin = end + skip;
  }
  bool any = false;
  for (const std::string_view part : parts) {
    if (!any && find_agency(part) != nullptr) {
      out.agency = span_in(block, part);
      any = true;
    } else if (out.photographer.empty() && find_agency(part) == nullptr && is_name(part)) {
      out.photographer = span_in(block, part);
    }
  }
  if (!any && parts.size() == 1 && split_words(credit).size() < 2) out.photographer = {};
  return any;
}

/// The words behind a label, or the empty view. `words` stand at the start of a bracket or of the
/// tail.
std::string_view behind_label(std::string_view words) {
  const std::string lower = folded(words);
  for (const std::string_view label : kLabels)
    if (std::string_view(lower).starts_with(label)) return trimmed(words.substr(label.size()));
  return {};
}

bool is_file_word(std::string_view words) {
  const std::string lower = folded(trimmed(words));
  return std::find(kFileWords.begin(), kFileWords.end(), lower) != kFileWords.end();
}

std::optional<CaptionCredit> from_words(std::string_view block, std::string_view words,
                                        std::string_view whole) {
  CaptionCredit found{.whole = span_in(block, whole)};
  words = trimmed(words);
  if (words.empty() || count_words(words, kCreditWords + 1) > kCreditWords) return std::nullopt;
  if (is_file_word(words)) {
    found.sign = CreditSign::labelled;
    return found;
  }
  if (const std::string_view rest = behind_label(words); !rest.empty()) {
    found.sign = CreditSign::labelled;
    if (is_file_word(rest)) return found;
    found.credit = span_in(block, rest);
    divide(block, rest, found);
    return found;
  }
  found.credit = span_in(block, words);
  if (!divide(block, words, found)) return std::nullopt;
  found.sign = found.agency == found.credit ? CreditSign::bare : CreditSign::composed;
  // A picture service signs pictures only.
  const std::string lower = folded(words);
  if (contains_any(lower, {"photo", "images", "foto", "handout"}))
    found.sign = CreditSign::labelled;
  return found;
}

/// "... May 3. Photo: Mara Oduya", "... | REUTERS/Mara Oduya": credits with no bracket.
std::optional<CaptionCredit> from_open_tail(std::string_view block) {
  const std::size_t start = block.size() - std::min<std::size_t>(block.size(), kTail);
  const std::string_view tail = block.substr(start);
  const std::string lower = folded(tail);
  for (const std::string_view sign : {"REUTERS/", "Reuters/", "AP Photo/", "© ", "©"}) {
    const std::size_t at = tail.rfind(sign);
    if (at == std::string_view::npos) continue;
    if (at > 0 && tail[at - 1] != ' ' && tail[at - 1] != '\n') continue;
    // "© 2026" opens a copyright line, not a credit.
    if (start + at == 0 && sign[0] != 'R' && sign[0] != 'A') continue;
    std::string_view words = trimmed(tail.substr(at));
    if (words.ends_with('.')) words.remove_suffix(1);
    if (count_words(words, kCreditWords) > 5 ||
        words.find_first_of("0123456789") != std::string_view::npos)
      continue;
    CaptionCredit found{.sign = CreditSign::composed, .whole = span_in(block, words)};
    if (words.starts_with("©")) words = trimmed(words.substr(2));
    if (words.empty()) continue;
    found.credit = span_in(block, words);
    divide(block, words, found);
    return found;
  }
  for (const std::string_view label : kLabels) {
    // In running prose "photo by" is no label; a colon makes it one.
    if (!label.ends_with(':')) continue;
    const std::size_t at = lower.rfind(label);
    if (at == std::string::npos) continue;
    if (at > 0 && lower[at - 1] != ' ' && lower[at - 1] != '\n' && lower[at - 1] != '\t') continue;
    // It follows a sentence or stands alone.
    const std::string_view before = trimmed(block.substr(0, start + at));
    if (!before.empty() && !ends_sentence(before) && !before.ends_with('|') &&
        !before.ends_with('-') && !before.ends_with("–") && !before.ends_with("—"))
      continue;
    std::string_view rest = trimmed(tail.substr(at + label.size()));
    if (rest.ends_with('.')) rest.remove_suffix(1);
    // The label of a file photo opens the caption; more sentences follow it.
    if (rest.find(". ") != std::string_view::npos) continue;
    if (rest.empty() || count_words(rest, kCreditWords) >= kCreditWords || !starts_upper(rest))
      if (find_agency(rest) == nullptr) continue;
    CaptionCredit found{.sign = CreditSign::labelled, .whole = span_in(block, tail.substr(at))};
    found.credit = span_in(block, rest);
    divide(block, rest, found);
    return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<CaptionCredit> find_caption_credit(std::string_view block) {
  const std::string_view words = trimmed(block);
  if (words.empty()) return std::nullopt;
  std::string_view end = words;
  while (end.ends_with('.') && end.size() > 1 &&
         (end[end.size() - 2] == ')' || end[end.size() - 2] == ']'))
    end.remove_suffix(1);
  std::optional<CaptionCredit> found;
  if (end.ends_with(')') || end.ends_with(']')) {
    const char open = end.ends_with(')') ? '(' : '[';
    const std::size_t at = end.rfind(open);
    if (at != std::string_view::npos && end.size() - at <= kTail)
      found = from_words(block, end.substr(at + 1, end.size() - at - 2), end.substr(at));
  }
  if (!found) found = from_open_tail(words);
  if (found && found->whole.begin < span_in(block, words).begin) found.reset();
  if (!found && behind_label(words).size() > 0 &&
      count_words(words, kCreditWords + 1) <= kCreditWords)
    found = from_words(block, words, words);
  const std::string lower = folded(words.substr(0, 24));
  for (const std::string_view start : kFileStarts)
    if (std::string_view(lower).starts_with(start)) {
      if (!found) found = CaptionCredit{.whole = span_in(block, words.substr(0, start.size()))};
      found->sign = CreditSign::labelled;
    }
  return found;
}

bool reads_like_caption(std::string_view block, bool full_date) {
  const std::uint32_t words = count_words(block, 61);
  if (words < 4 || words > 60) return false;
  const std::string lower = " " + folded(block) + " ";
  if (contains_any(lower, {" said", " says ", " told ", " announced", " according to ",
                           " reported ", " warned", " sagte", " erklärte", " teilte ", " a déclaré",
                           " a indiqué", " dijo ", " afirmó"}))
    return false;
  if (contains_any(lower, {"(left)", "(right)", " (pictured)", " is pictured ", " are pictured ",
                           " is seen in ", " are seen in ", " seen here ", " file photo",
                           "undated photo", " this photo ", "combination photo"}))
    return true;
  if (!full_date) return false;
  // Behind a name "(R)" alone may be a party.
  if (contains_any(lower,
                   {" (l)", " (r)", " (c)", ", left,", ", right,", ", centre,", ", center,"}))
    return true;
  // Past tense is the story's, present tense the picture's.
  if (contains_any(lower, {" was ", " were ", " had ", " has ", " have ", " will ", " would ",
                           " war ", " wurde ", " hat ", " était ", " ont ", " fue ", " ha "}))
    return false;
  std::uint32_t present = 0, past = 0;
  for (const Span word : split_words(lower)) {
    std::string_view each = std::string_view(lower).substr(word.begin, word.size());
    while (!each.empty() && (each.back() == ',' || each.back() == '.')) each.remove_suffix(1);
    if (each.size() > 4 && each.ends_with("ed")) ++past;
    if ((each.size() > 4 && each.ends_with("ing")) || each == "stand" || each == "sit" ||
        each == "walk")
      ++present;
    if (each.size() > 3 && each.ends_with('s') && !each.ends_with("ss") && !each.ends_with("us"))
      ++present;
  }
  return present > past;
}

}  // namespace stet
