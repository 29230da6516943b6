#include "desk/proof/byline_names.h"

#include "desk/proof/look.h"

namespace stet::look {
namespace {

constexpr std::string_view kPrefixes[] = {
    "by ",   "by: ", "by:",   "von ", "von: ",  "par ",        "par : ",    "por ",
    "por: ", "di ",  "door ", "av ",  "text: ", "written by ", "story by ", "text und bilder: "};
constexpr auto kJoins = word_hashes(
    {"and", "und", "et",  "y",    "e",    "en",  "og",  "with", "mit", "avec", "con", "in", "for",
     "the", "of",  "für", "pour", "para", "de",  "von", "van",  "der", "den",  "da",  "di", "del",
     "la",  "le",  "el",  "al",   "bin",  "ibn", "ter", "ten",  "du",  "dos",  "at"});

}  // namespace

std::string_view without_by(std::string_view byline) {
  byline = trim(byline);
  for (std::string_view prefix : kPrefixes)
    if (starts_with_folded(byline, prefix)) return trim(byline.substr(prefix.size()));
  return byline;
}

std::string_view byline_in(std::string_view paragraph) {
  const std::string_view line = trim(paragraph);
  if (line.size() > 90) return {};
  const std::string_view names = without_by(line);
  if (names.size() == line.size() || names.empty()) return {};
  const std::string_view last = sign_before(names, names.size());
  if (last == "." || last == "!" || last == "?" || last == ":" || last == "”" || last == "\"")
    return {};
  const std::vector<Word> words = words_in(names);
  if (words.empty() || words.size() > 10) return {};
  std::size_t capitals = 0;
  for (const Word& word : words) {
    if (word.flags & (kHasDigit | kNumber)) return {};
    if (word.flags & kCapitalised)
      ++capitals;
    else if (!kJoins.contains(word.hash))
      return {};
  }
  // "By Monday" is no byline; a mononym is rare enough.
  return capitals >= 2 ? names : std::string_view{};
}

}  // namespace stet::look
