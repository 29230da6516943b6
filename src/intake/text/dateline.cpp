#include "intake/text/dateline.h"

#include "intake/text/look.h"
#include "text/utf8.h"
#include "vocabulary/agencies.h"

#include <algorithm>
#include <string>
#include <vector>

namespace stet {
namespace {

constexpr std::uint32_t kLongest = 120;  ///< bytes
constexpr std::uint32_t kPlaceWords = 7;

/// Small words inside place names; "U.S." and the like are capitals anyway.
constexpr std::string_view kPlaceWordsLower[] = {
    "de", "del", "la", "le", "les", "sur", "upon", "am", "an", "der", "im", "bei",
    "of", "the", "al", "el", "and", "und", "y",    "et", "do", "da",  "di", "do"};

/// What some desks put in capitals before a dash that is no place.
constexpr std::string_view kNoPlace[] = {
    "update",  "correction", "analysis",  "opinion",    "exclusive", "breaking", "video",
    "live",    "watch",      "note",      "the latest", "just in",   "advisory", "urgent",
    "factbox", "timeline",   "explainer", "editorial",  "commentary"};

struct Dash {
  std::uint32_t begin = 0, end = 0;  ///< with the spaces around it
};

/// The first dash that parts a dateline from its story: set off by a space, or a long one.
std::optional<Dash> find_dash(std::string_view head) {
  for (std::uint32_t i = 1; i < head.size(); ++i) {
    std::uint32_t length = 0;
    const std::string_view rest = head.substr(i);
    // "(EFE).-", as Spanish agencies write it
    if (rest[0] == '-' && i >= 2 && head[i - 1] == '.' && head[i - 2] == ')') {
      Dash dash{i - 1, i + 1};
      while (dash.end < head.size() && static_cast<unsigned char>(head[dash.end]) <= 0x20)
        ++dash.end;
      return dash;
    }
    const bool spaced = head[i - 1] == ' ' || head[i - 1] == '\n' || head[i - 1] == '\t';
    if (rest.starts_with("—") || rest.starts_with("–"))
      length = 3;
    else if (rest.starts_with("--"))
      length = 2;
    else if (rest[0] == '-' && (spaced || head[i - 1] == ')') && rest.size() > 1 &&
             (rest[1] == ' ' || rest[1] == '\n'))
      length = 1;
    if (length == 0) continue;
    Dash dash{i, i + length};
    while (dash.begin > 0 && static_cast<unsigned char>(head[dash.begin - 1]) <= 0x20) --dash.begin;
    while (dash.end < head.size() &&
           (static_cast<unsigned char>(head[dash.end]) <= 0x20 || head[dash.end] == '-'))
      ++dash.end;
    return dash;
  }
  return std::nullopt;
}

bool is_place_word(std::string_view word) {
  if (starts_upper(word)) return word.find_first_of("0123456789\"“”;:?!") == std::string_view::npos;
  return std::find(std::begin(kPlaceWordsLower), std::end(kPlaceWordsLower), word) !=
         std::end(kPlaceWordsLower);
}

bool is_place(std::string_view words) {
  const std::vector<Span> parts = split_words(words);
  if (parts.empty() || parts.size() > kPlaceWords) return false;
  // "United Nations" begins with no small word, and a sentence would.
  if (!starts_upper(words)) return false;
  return std::all_of(parts.begin(), parts.end(), [&](Span part) {
    std::string_view word = words.substr(part.begin, part.size());
    while (!word.empty() && (word.back() == ',' || word.back() == '/')) word.remove_suffix(1);
    return is_place_word(word);
  });
}

bool is_no_place(std::string_view words) {
  const std::string folded = lower(words);
  return std::find(std::begin(kNoPlace), std::end(kNoPlace), folded) != std::end(kNoPlace);
}

/// "ats afp", "dpa", "Reuters/AP": an agency, or several of which one at least is known by that
/// sign.
bool names_agencies_only(std::string_view words) {
  if (find_agency(words) != nullptr) return true;
  std::size_t begin = 0;
  bool known = false;
  while (begin < words.size()) {
    const std::size_t end = std::min(words.find_first_of(" /-,&+", begin), words.size());
    const std::string_view word = words.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    // Signs are short; a desk writes its own and others' in either case.
    if (word.size() > 8 || !std::all_of(word.begin(), word.end(), is_ascii_letter)) return false;
    std::string capitals(word);
    for (char& each : capitals)
      if (each >= 'a' && each <= 'z') each = static_cast<char>(each - 'a' + 'A');
    known = known || find_agency(word) != nullptr || find_agency(capitals) != nullptr;
  }
  return known;
}

/// `alone`: nothing but a dateline is there.
std::optional<FoundDateline> find(std::string_view paragraph, std::string_view language,
                                  bool alone) {
  while (alone && !paragraph.empty() &&
         (paragraph.back() == '-' || static_cast<unsigned char>(paragraph.back()) <= 0x20))
    paragraph.remove_suffix(1);
  const std::string_view head = paragraph.substr(0, kLongest);
  if (!starts_upper(head.substr(0, 16)) || head.starts_with('(')) return std::nullopt;
  const std::optional<Dash> dash = find_dash(head);
  // The bracket of the agency ends the dateline where the house writes no dash.
  std::size_t bracket = head.find('(');
  // "Vigo (España), 12 nov (EFE).-": the country has a bracket of its own.
  if (dash && head.substr(dash->begin).starts_with(".-"))
    bracket = head.substr(0, dash->begin).rfind('(');
  FoundDateline found;
  std::string_view before;
  bool dashed = false;
  std::size_t close = std::string_view::npos;
  if (bracket != std::string_view::npos && bracket > 0) close = head.find(')', bracket);
  const bool has_bracket = close != std::string_view::npos && (!dash || bracket < dash->begin);
  if (has_bracket) {
    const auto after = static_cast<std::uint32_t>(close + 1);
    dashed = dash && trimmed(head.substr(after, std::max(dash->begin, after) - after)).empty();
    found.source =
        trimmed(head, {static_cast<std::uint32_t>(bracket + 1), static_cast<std::uint32_t>(close)});
    if (found.source.empty() ||
        count_words(head.substr(found.source.begin, found.source.size()), 7) > 6)
      return std::nullopt;
    before = head.substr(0, bracket);
    found.whole = {0, after};
    found.prose = dashed ? dash->end : after;
    if (!dashed) {
      // Without a dash only known agencies make it a dateline: "Ford (F) shares fell" does not.
      if (!alone && !names_agencies_only(head.substr(found.source.begin, found.source.size())))
        return std::nullopt;
      while (found.prose < head.size() && static_cast<unsigned char>(head[found.prose]) <= 0x20)
        ++found.prose;
    }
  } else {
    if (!dash && !alone) return std::nullopt;
    dashed = true;
    found.whole = {0, dash ? dash->begin : static_cast<std::uint32_t>(head.size())};
    before = head.substr(0, found.whole.end);
    found.prose = dash ? dash->end : found.whole.end;
  }
  const std::string_view story = paragraph.substr(found.prose, 16);
  const bool goes_on = found.prose < paragraph.size();
  if (goes_on == alone || (starts_lower(story) && !has_bracket)) return std::nullopt;

  std::string_view place = trimmed(before);
  const std::vector<DateMention> dates = find_dates(before, language);
  if (!dates.empty()) {
    const Span date = dates.front().span;
    found.date_text = date;
    if (dates.front().possible) found.date = dates.front().date;
    const std::string_view rest = trimmed(before.substr(date.end));
    if (!rest.empty()) {
      // Kyodo and others sign behind the date with no bracket.
      if (has_bracket || find_agency(rest) == nullptr) return std::nullopt;
      const auto at = static_cast<std::uint32_t>(rest.data() - paragraph.data());
      found.source = {at, at + static_cast<std::uint32_t>(rest.size())};
    }
    place = trimmed(before.substr(0, date.begin));
  }
  while (place.ends_with(',') || place.ends_with('.')) {
    // The point of "Calif." stays.
    if (place.ends_with('.') && dates.empty()) break;
    if (place.ends_with('.') && place.size() > 1 &&
        is_letter(decode(place, static_cast<std::uint32_t>(place.size()) - 2).value))
      break;
    place = trimmed(place.substr(0, place.size() - 1));
  }
  if (place.ends_with(')')) place = trimmed(place.substr(0, place.rfind('(')));
  if (!is_place(place) || is_no_place(place)) return std::nullopt;
  const std::string_view city = place.substr(0, place.find(','));
  const bool capitals = is_all_capitals(city) && city.size() > 2;
  const bool agency = !found.source.empty() && names_agencies_only(paragraph.substr(
                                                   found.source.begin, found.source.size()));
  if (!alone && !capitals && found.date_text.empty() &&
      !(agency || (has_bracket && dashed && city.size() < 40)))
    return std::nullopt;
  if (!capitals && !agency) found.confidence = 0.7f;
  if (capitals && found.source.empty() && found.date_text.empty()) found.confidence = 0.8f;
  const auto at = static_cast<std::uint32_t>(place.data() - paragraph.data());
  found.place = {at, at + static_cast<std::uint32_t>(place.size())};
  return found;
}

}  // namespace

std::optional<FoundDateline> find_dateline(std::string_view paragraph, std::string_view language) {
  return find(paragraph, language, false);
}

std::optional<FoundDateline> part_dateline(std::string_view field, std::string_view language) {
  return find(field, language, true);
}

}  // namespace stet
