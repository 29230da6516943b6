#include "intake/text/head_lines.h"

#include "intake/text/look.h"
#include "text/utf8.h"
#include "vocabulary/agencies.h"

#include <algorithm>
#include <string>

namespace stet {
namespace {

constexpr std::uint32_t kBylineWords = 16;
constexpr std::uint32_t kDateLineWords = 16;

constexpr std::string_view kBylineStarts[] = {
    "by ",           "by: ",      "byline: ",  "written by ", "reported by ",
    "reporting by ", "story by ", "words by ", "text by ",    "von ",
    "par ",          "por ",      "di ",       "door ",       "av "};
/// Words in a job title or the name of a desk, not in a person's name.
constexpr std::string_view kJobWords[] = {
    "correspondent", "correspondents", "reporter",        "reporters", "editor",
    "editors",       "staff",          "writer",          "writers",   "desk",
    "newsroom",      "bureau",         "chief",           "columnist", "contributor",
    "redaktion",     "korrespondent",  "korrespondenten", "redakteur", "redakteurin",
    "journaliste",   "rédaction",      "correspondant",   "redacción", "corresponsal",
    "team",          "agencies",       "agency",          "wire",      "service",
    "news"};
/// In capitals, what follows "By" at the start of prose: "By Monday", "By March".
constexpr std::string_view kNoName[] = {
    "monday",   "tuesday",  "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march",    "april",     "may",      "june",   "july",     "august", "september",
    "october",  "november", "december",  "then",     "now",    "the",      "that"};
constexpr std::string_view kNameParticles[] = {"van", "von", "de", "der", "den", "del", "della",
                                               "di",  "da",  "la", "le",  "el",  "al",  "bin",
                                               "ibn", "y",   "e",  "zu",  "ter", "ten", "dos"};

template <std::size_t N>
bool is_one_of(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

std::string bare_lower(std::string_view word) {
  std::string result = lower(word);
  while (!result.empty() &&
         std::string_view(".,:;()").find(result.back()) != std::string_view::npos)
    result.pop_back();
  return result;
}

enum class Part { person, organisation, job, other };

Part judge(std::string_view part) {
  if (find_agency(part) != nullptr) return Part::organisation;
  const std::vector<Span> words = split_words(part);
  if (words.empty() || words.size() > 6) return Part::other;
  bool job = false, name = true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = part.substr(words[i].begin, words[i].size());
    const std::string low = bare_lower(word);
    job = job || is_one_of(kJobWords, low);
    const bool ok = starts_upper(word) || (i > 0 && is_one_of(kNameParticles, low));
    name = name && ok && word.find_first_of("0123456789@") == std::string_view::npos;
  }
  if (job) {
    // "By dpa correspondents", "By the Stet Wire newsroom"
    return Part::job;
  }
  if (!name || is_one_of(kNoName, bare_lower(part.substr(words[0].begin, words[0].size()))))
    return Part::other;
  return Part::person;
}

struct Piece {
  Span span;
  bool behind_comma = false;
};

/// Cuts at commas, "and" and the like, and bars.
std::vector<Piece> cut(std::string_view line, Span names) {
  std::vector<Piece> pieces;
  std::uint32_t begin = names.begin;
  bool comma = false;
  std::uint32_t at = names.begin;
  const auto push = [&](std::uint32_t end) {
    const Span span = trimmed(line, {begin, end});
    if (!span.empty()) pieces.push_back({span, comma});
  };
  while (at < names.end) {
    bool joined = false;
    for (const std::string_view joint :
         {", ", " and ", " AND ", " und ", " et ", " y ", " & ", " with ", " | ", " / ", " – ",
          " — ", " - ", " • ", " in ", " ("}) {
      if (!line.substr(at, names.end - at).starts_with(joint)) continue;
      push(at);
      at += static_cast<std::uint32_t>(joint.size());
      begin = at;
      comma = joint != " and " && joint != " AND " && joint != " und " && joint != " et " &&
              joint != " y " && joint != " & " && joint != " with ";
      joined = true;
      break;
    }
    if (!joined) ++at;
  }
  push(names.end);
  return pieces;
}

struct Clock {
  Span span;
  std::uint8_t hour = 0, minute = 0;
  bool utc = false;
};

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_ascii_digit(text[at]);
}

/// The first "10:15", "10.15 Uhr", "8:30 p.m. GMT" behind `from`.
std::optional<Clock> find_clock(std::string_view lower_line, std::uint32_t from) {
  for (std::uint32_t i = from; i < lower_line.size(); ++i) {
    if (!is_digit_at(lower_line, i) || (i > 0 && is_digit_at(lower_line, i - 1))) continue;
    std::uint32_t digits = is_digit_at(lower_line, i + 1) ? 2 : 1;
    const std::uint32_t mark = i + digits;
    if (mark >= lower_line.size() ||
        (lower_line[mark] != ':' && lower_line[mark] != '.' && lower_line[mark] != 'h'))
      continue;
    if (!is_digit_at(lower_line, mark + 1) || !is_digit_at(lower_line, mark + 2) ||
        is_digit_at(lower_line, mark + 3))
      continue;
    const auto two = [&](std::uint32_t at) { return lower_line[at] - '0'; };
    int hour = digits == 2 ? two(i) * 10 + two(i + 1) : two(i);
    const int minute = two(mark + 1) * 10 + two(mark + 2);
    Clock clock{.span = {i, mark + 3}};
    std::string_view rest = lower_line.substr(clock.span.end);
    const std::size_t gap = std::min(rest.find_first_not_of(' '), rest.size());
    rest = rest.substr(gap);
    if (starts_with_any(rest, {"pm", "p.m"}) && hour < 12) hour += 12;
    if (starts_with_any(rest, {"am", "a.m"}) && hour == 12) hour = 0;
    if (hour > 23 || minute > 59) continue;
    const std::string_view zone = rest.substr(0, 12);
    clock.utc = contains_any(zone, {"gmt", "utc"}) && !contains_any(zone, {"+", "-"});
    clock.hour = static_cast<std::uint8_t>(hour);
    clock.minute = static_cast<std::uint8_t>(minute);
    return clock;
  }
  return std::nullopt;
}

constexpr std::string_view kDateLineWordsKnown[] = {"published",
                                                    "publish",
                                                    "posted",
                                                    "updated",
                                                    "update",
                                                    "modified",
                                                    "last",
                                                    "first",
                                                    "created",
                                                    "date",
                                                    "on",
                                                    "at",
                                                    "time",
                                                    "issued",
                                                    "am",
                                                    "pm",
                                                    "a.m",
                                                    "p.m",
                                                    "gmt",
                                                    "utc",
                                                    "est",
                                                    "edt",
                                                    "pst",
                                                    "pdt",
                                                    "cet",
                                                    "cest",
                                                    "bst",
                                                    "et",
                                                    "ist",
                                                    "of",
                                                    "veröffentlicht",
                                                    "aktualisiert",
                                                    "stand",
                                                    "am",
                                                    "um",
                                                    "uhr",
                                                    "publié",
                                                    "mis",
                                                    "mise",
                                                    "à",
                                                    "jour",
                                                    "le",
                                                    "modifié",
                                                    "publicado",
                                                    "actualizado",
                                                    "el",
                                                    "las",
                                                    "a",
                                                    "hours",
                                                    "h",
                                                    "monday",
                                                    "tuesday",
                                                    "wednesday",
                                                    "thursday",
                                                    "friday",
                                                    "saturday",
                                                    "sunday",
                                                    "mon",
                                                    "tue",
                                                    "wed",
                                                    "thu",
                                                    "fri",
                                                    "sat",
                                                    "sun",
                                                    "montag",
                                                    "dienstag",
                                                    "mittwoch",
                                                    "donnerstag",
                                                    "freitag",
                                                    "samstag",
                                                    "sonntag",
                                                    "lundi",
                                                    "mardi",
                                                    "mercredi",
                                                    "jeudi",
                                                    "vendredi",
                                                    "samedi",
                                                    "dimanche",
                                                    "lunes",
                                                    "martes",
                                                    "miércoles",
                                                    "jueves",
                                                    "viernes",
                                                    "sábado",
                                                    "domingo"};

}  // namespace

std::optional<FoundByline> find_byline(std::string_view line) {
  Span whole = trimmed(line, {0, static_cast<std::uint32_t>(line.size())});
  while (!whole.empty() && (line[whole.end - 1] == '=' || line[whole.end - 1] == '|'))
    whole = trimmed(line, {whole.begin, whole.end - 1});
  const std::string_view words = line.substr(whole.begin, whole.size());
  if (words.size() > 240 || !starts_upper(words) ||
      count_words(words, kBylineWords + 1) > kBylineWords)
    return std::nullopt;
  if (words.find_first_of("?!\"") != std::string_view::npos) return std::nullopt;
  const std::string low = lower(words.substr(0, 20));
  std::uint32_t skip = 0;
  for (const std::string_view start : kBylineStarts)
    if (low.starts_with(start)) skip = std::max(skip, static_cast<std::uint32_t>(start.size()));
  if (skip == 0) return std::nullopt;
  FoundByline found{.whole = whole};
  bool refused = false;
  for (const Piece& piece : cut(line, {whole.begin + skip, whole.end})) {
    std::string_view part = line.substr(piece.span.begin, piece.span.size());
    while (part.ends_with('.') || part.ends_with(')')) {
      // The point of "Jr." is no full stop, but a name needs it less than a sentence does.
      part.remove_suffix(1);
    }
    const Span span{piece.span.begin, piece.span.begin + static_cast<std::uint32_t>(part.size())};
    const Part kind = judge(part);
    if (found.names.empty()) {
      if (kind == Part::other) return std::nullopt;
      found.names.push_back({.name = span, .organisation = kind != Part::person});
      continue;
    }
    BylineName& last = found.names.back();
    if (kind == Part::organisation) {
      if (piece.behind_comma && last.affiliation.empty() && !last.organisation)
        last.affiliation = span;
      else
        found.names.push_back({.name = span, .organisation = true});
    } else if (kind == Part::job) {
      if (last.job_title.empty()) last.job_title = span;
    } else if (kind == Part::person) {
      // Behind a comma a second full name is a second writer; one word is a place.
      if (!piece.behind_comma || count_words(part, 2) > 1) found.names.push_back({.name = span});
    } else if (count_words(part, 5) > 4) {
      refused = true;
    }
  }
  if (found.names.empty() || (refused && ends_in_stop(words))) return std::nullopt;
  return found;
}

std::optional<FoundDateLine> find_date_line(std::string_view line, std::string_view language) {
  if (line.size() > 200 || count_words(line, kDateLineWords + 1) > kDateLineWords)
    return std::nullopt;
  const std::vector<DateMention> dates = find_dates(line, language);
  if (dates.empty() || dates.size() > 2 || dates.front().date.year == 0) return std::nullopt;
  std::string low = lower(line);
  if (low.size() != line.size()) low = std::string(line);
  // Whatever is neither date nor time nor a word that goes with them makes it a line of copy.
  for (const Span word : split_words(line)) {
    if (std::any_of(dates.begin(), dates.end(),
                    [&](const DateMention& date) { return date.span.overlaps(word); }))
      continue;
    std::string each = bare_lower(line.substr(word.begin, word.size()));
    while (!each.empty() && (each.front() == '(' || each.front() == '|')) each.erase(0, 1);
    const bool digits = each.find_first_not_of("0123456789:.h+-") == std::string::npos ||
                        each.ends_with("am") || each.ends_with("pm");
    if (!digits && !is_one_of(kDateLineWordsKnown, each)) return std::nullopt;
  }
  FoundDateLine found;
  std::uint32_t begin = 0;
  for (const DateMention& mention : dates) {
    if (mention.date.year == 0 || !mention.possible) continue;
    DateTime time = mention.date;
    // A time may stand on either side of its date.
    std::optional<Clock> clock = find_clock(low, mention.span.end);
    if (!clock) clock = find_clock(std::string_view(low).substr(0, mention.span.begin), begin);
    if (clock && !time.has_time) {
      time.hour = clock->hour;
      time.minute = clock->minute;
      time.has_time = true;
      if (clock->utc) time.offset_minutes = 0;
    }
    const std::string_view label = std::string_view(low).substr(begin, mention.span.begin - begin);
    if (contains_any(label, {"updat", "modif", "aktualis", "mis à jour", "actualiz"})) {
      if (!found.modified) found.modified = time, found.modified_at = mention.span;
    } else if (!found.published) {
      found.published = time, found.published_at = mention.span;
    }
    begin = mention.span.end;
  }
  if (!found.published && !found.modified) return std::nullopt;
  return found;
}

}  // namespace stet
