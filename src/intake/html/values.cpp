#include "intake/html/values.h"

#include "intake/html/ascii.h"
#include "text/utf8.h"
#include "text/words.h"

#include <algorithm>
#include <string>

namespace stet::html {
namespace {

constexpr std::size_t kMostKeywords = 200;
constexpr std::size_t kMostTitleWords = 200;
constexpr std::size_t kLongestName = 60;

constexpr std::string_view kSeparators[] = {" | ", " - ",  " — ", " – ",
                                            " · ", " :: ", " » ", " • "};

std::vector<std::uint32_t> hashes_of(std::string_view line) {
  std::vector<Word> words;
  find_words(line.substr(0, 4096), words);
  std::vector<std::uint32_t> hashes;
  for (const Word& word : words)
    if (hashes.size() < kMostTitleWords) hashes.push_back(word.hash);
  return hashes;
}

bool starts_name(std::string_view name) { return !name.empty() && is_upper(decode(name, 0).value); }

}  // namespace

std::optional<DateTime> parse_page_date(std::string_view text) {
  text = trim(text);
  if (auto date = parse_iso(text)) return date;
  std::string mended(text.substr(0, 40));
  const std::size_t space = mended.find(' ');
  if (space == mended.npos) return std::nullopt;
  mended[space] = 'T';
  mended.erase(std::remove(mended.begin(), mended.end(), ' '), mended.end());
  return parse_iso(mended);
}

void split_keywords(const Field& list, Article& article) {
  const std::string_view bytes = list.bytes();
  std::uint32_t at = 0;
  while (at < bytes.size() && article.keywords.size() < kMostKeywords) {
    const std::size_t stop = std::min(bytes.find_first_of(",;", at), bytes.size());
    Field word = part_of(list, {at, static_cast<std::uint32_t>(stop)}, 1, article.arena);
    word.known.how = How::stated;
    const auto same = [&](const Field& each) { return each.text == word.text; };
    if (word.is_present() && std::none_of(article.keywords.begin(), article.keywords.end(), same))
      article.keywords.push_back(std::move(word));
    at = static_cast<std::uint32_t>(stop) + 1;
  }
}

Span title_without_site(std::string_view title, std::string_view site) {
  const auto size = static_cast<std::uint32_t>(title.size());
  std::size_t cut = title.npos;
  for (const std::string_view separator : kSeparators) {
    const std::size_t found = title.rfind(separator);
    if (found == title.npos) continue;
    const std::string_view behind = trim(title.substr(found + separator.size()));
    const bool names_site = !site.empty() && shared_words(behind, site) >= 0.99;
    // A bar never stands in a headline; a dash may.
    const bool bar = separator == " | " || separator == " :: " || separator == " » ";
    if ((names_site || bar) && found > 0) cut = std::min(cut, found);
  }
  if (cut == title.npos) return {0, size};
  return {0, static_cast<std::uint32_t>(cut)};
}

bool same_words(std::string_view a, std::string_view b) {
  const std::vector<std::uint32_t> first = hashes_of(a);
  return !first.empty() && first == hashes_of(b);
}

double shared_words(std::string_view a, std::string_view b) {
  std::vector<std::uint32_t> first = hashes_of(a), second = hashes_of(b);
  if (first.size() > second.size()) std::swap(first, second);
  if (first.empty()) return 0;
  std::sort(second.begin(), second.end());
  std::size_t shared = 0;
  for (const std::uint32_t hash : first)
    if (std::binary_search(second.begin(), second.end(), hash)) ++shared;
  return static_cast<double>(shared) / static_cast<double>(first.size());
}

void find_byline_names(std::string_view byline, std::vector<Span>& out) {
  std::uint32_t at = 0;
  for (const std::string_view by : {"by ", "von ", "par ", "por ", "di ", "door ", "av ", "od ",
                                    "text: ", "written by ", "words by "})
    if (equals_lower(byline.substr(0, by.size()), by)) at = static_cast<std::uint32_t>(by.size());
  const auto size = static_cast<std::uint32_t>(byline.size());
  bool more = at < size;
  while (more) {
    std::uint32_t end = at, next = size;
    more = false;
    for (; end < size; ++end) {
      const std::string_view rest = byline.substr(end);
      if (rest.starts_with(", ") || rest.starts_with(" & ")) {
        next = end + (rest[0] == ',' ? 2 : 3);
        more = true;
        break;
      }
      std::size_t joint = 0;
      for (const std::string_view word :
           {" and ", " und ", " et ", " y ", " e ", " en ", " og ", " a "})
        if (rest.starts_with(word)) joint = word.size();
      if (joint > 0) {
        next = end + static_cast<std::uint32_t>(joint);
        more = true;
        break;
      }
      // What follows is a place, a job or a date.
      if (byline[end] == '\n' || byline[end] == '|' || byline[end] == '(' ||
          is_digit(byline[end]) || rest.starts_with("\xC2\xB7") || rest.starts_with("\xE2\x80\xA2"))
        break;
    }
    const std::string_view name = trim(byline.substr(at, end - at));
    const bool named =
        starts_name(name) && name.size() <= kLongestName && name.find(' ') != name.npos;
    if (!named) return;
    const auto begin = static_cast<std::uint32_t>(name.data() - byline.data());
    out.push_back({begin, begin + static_cast<std::uint32_t>(name.size())});
    at = next;
  }
}

Field part_of(const Field& whole, Span span, float confidence, TextArena& arena) {
  const std::string_view bytes = whole.bytes();
  const auto rest = [&] { return bytes.substr(span.begin, span.size()); };
  for (bool trimmed = true; trimmed && !span.empty();) {
    trimmed = false;
    for (const std::string_view space : {" ", "\n", "\t", "\xC2\xA0"}) {
      const auto size = static_cast<std::uint32_t>(space.size());
      if (rest().starts_with(space)) span.begin += size, trimmed = true;
      if (rest().ends_with(space)) span.end -= size, trimmed = true;
    }
  }
  Field field;
  if (span.begin >= span.end) return field;
  field.text = arena.part(whole.text, span);
  field.known = {.presence = Presence::present,
                 .how = How::derived,
                 .confidence = std::min(confidence, whole.known.confidence),
                 .at = field.text.source()};
  return field;
}

Span trim_byline(std::string_view byline, std::span<const std::string_view> names) {
  const std::string line = stet::lower(byline);
  std::size_t begin = line.size(), end = 0;
  // Lower case of another length: no telling which byte is which.
  if (line.size() == byline.size()) {
    for (const std::string_view name : names) {
      const std::size_t at = name.empty() ? line.npos : line.find(stet::lower(name));
      if (at == line.npos) continue;
      begin = std::min(begin, at);
      end = std::max(end, at + name.size());
    }
  }
  if (end == 0) return {0, static_cast<std::uint32_t>(byline.size())};
  for (const std::string_view by : {"by ", "von ", "par ", "por ", "di ", "door ", "av ", "od "})
    if (begin >= by.size() && line.compare(begin - by.size(), by.size(), by) == 0 &&
        (begin == by.size() || is_space(line[begin - by.size() - 1]))) {
      begin -= by.size();
      break;
    }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace stet::html
