#include "desk/proof/dateline_in_text.h"

#include "desk/proof/look.h"
#include "text/utf8.h"

#include <algorithm>

namespace stet::look {
namespace {

constexpr std::size_t kBytes = 120;

constexpr std::string_view kDashes[] = {" - ", " – ", " — ", " -- ", "— ", "– ", "—", "– ", ".- "};

struct Names {
  std::string_view one, other;
};
constexpr Names kExonyms[] = {
    {"kyiv", "kiev"},
    {"geneva", "genf"},
    {"geneva", "genève"},
    {"geneva", "ginebra"},
    {"munich", "münchen"},
    {"cologne", "köln"},
    {"vienna", "wien"},
    {"vienna", "vienne"},
    {"rome", "roma"},
    {"rome", "rom"},
    {"moscow", "moskau"},
    {"moscow", "moscou"},
    {"moscow", "moscú"},
    {"brussels", "bruxelles"},
    {"brussels", "brüssel"},
    {"brussels", "brussel"},
    {"the hague", "den haag"},
    {"the hague", "la haye"},
    {"lisbon", "lisboa"},
    {"lisbon", "lissabon"},
    {"prague", "praha"},
    {"prague", "prag"},
    {"warsaw", "warszawa"},
    {"warsaw", "warschau"},
    {"athens", "athen"},
    {"athens", "athènes"},
    {"beijing", "peking"},
    {"beijing", "pékin"},
    {"mumbai", "bombay"},
    {"yangon", "rangoon"},
    {"london", "londres"},
    {"copenhagen", "kopenhagen"},
    {"copenhagen", "københavn"},
    {"cairo", "kairo"},
    {"jerusalem", "jérusalem"},
    {"milan", "milano"},
    {"milan", "mailand"},
    {"zurich", "zürich"},
    {"kolkata", "calcutta"},
    {"chennai", "madras"},
    {"bengaluru", "bangalore"},
    {"ho chi minh city", "saigon"},
    {"luxembourg", "luxemburg"},
    {"lviv", "lvov"},
    {"odesa", "odessa"},
    {"kharkiv", "kharkov"},
    {"washington", "washington d.c."},
    {"washington", "washington dc"},
    {"new york", "new york city"},
    {"united nations", "new york"},
    {"strasbourg", "straßburg"},
    {"antwerp", "antwerpen"},
    {"antwerp", "anvers"},
    {"seville", "sevilla"},
    {"florence", "firenze"},
    {"venice", "venezia"},
    {"naples", "napoli"},
    {"turin", "torino"},
};

std::string town(std::string_view place) {
  place = trim(place.substr(0, place.find_first_of(",(/")));
  return lower(place);
}

bool in_capitals(std::string_view text) {
  std::size_t letters = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    at += point.length;
    if (is_lower(point.value)) return false;
    letters += is_upper(point.value);
  }
  return letters >= 3;
}

}  // namespace

bool is_same_place(std::string_view a, std::string_view b) {
  const std::string one = town(a), other = town(b);
  if (one.empty() || other.empty() || one == other) return true;
  for (const Names& names : kExonyms)
    if ((names.one == one && names.other == other) || (names.one == other && names.other == one))
      return true;
  // two exonyms of one town: "Genf" and "Genève"
  for (const Names& first : kExonyms)
    for (const Names& second : kExonyms)
      if (first.one == second.one && first.other == one && second.other == other) return true;
  // "Washington" and "Washington, D.C.", "St. Petersburg" and "Saint Petersburg": one spelling
  // holds the other
  return one.find(other) != std::string::npos || other.find(one) != std::string::npos;
}

std::optional<TextDateline> dateline_in_text(const Proof& proof) {
  const Passage* first = first_of_body(proof);
  if (!first) return std::nullopt;
  const std::string_view text = first->bytes().substr(0, kBytes);
  std::size_t dash = std::string_view::npos;
  for (std::string_view each : kDashes) dash = std::min(dash, text.find(each));
  if (dash == std::string_view::npos || dash < 3) return std::nullopt;
  std::string_view head = text.substr(0, dash);
  while (!head.empty() && head.back() == ' ') head.remove_suffix(1);
  // A dash in prose stands behind more than a dateline has.
  if (head.find_first_of(".!?;:\"") != std::string_view::npos &&
      head.find('(') == std::string_view::npos && !in_capitals(head.substr(0, head.find(','))))
    return std::nullopt;

  TextDateline found;
  std::size_t place_end = head.size();
  if (!head.empty() && head.back() == ')') {
    const std::size_t open = head.rfind('(');
    if (open == std::string_view::npos) return std::nullopt;
    found.source = {static_cast<std::uint32_t>(open + 1),
                    static_cast<std::uint32_t>(head.size() - 1)};
    place_end = open;
  }
  std::string_view place = head.substr(0, place_end);
  const std::vector<DateMention> dates = find_dates(place, proof.language);
  if (!dates.empty()) {
    found.date = dates.front().date;
    place = place.substr(0, dates.front().span.begin);
  }
  while (!place.empty() && (place.back() == ' ' || place.back() == ',')) place.remove_suffix(1);
  if (place.empty() || place.size() > 60) return std::nullopt;
  const std::string_view city = place.substr(0, place.find(','));
  // Without a bracket or a date only capitals tell a place from the first words of a sentence.
  if (found.source.empty() && dates.empty() && !in_capitals(city)) return std::nullopt;
  for (const Word& word : words_in(place))
    if (!(word.flags & kCapitalised) && word.span.size() > 3) return std::nullopt;
  found.place = {0, static_cast<std::uint32_t>(place.size())};
  found.whole = {0, static_cast<std::uint32_t>(head.size())};
  return found;
}

}  // namespace stet::look
