#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <optional>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "order",
     .type = OptionType::string,
     .fallback = "\"unknown\"",
     .help = "what the house writes first, day or month; with it a fix spells the month out",
     .choices = "unknown|dmy|mdy"},
};

struct Figures {
  int first = 0, second = 0, year = 0;
  Span span;
};

bool is_figure(char c) { return c >= '0' && c <= '9'; }

/// A whole number of `least` to `most` figures; moves `at` behind it.
std::optional<int> number_at(std::string_view text, std::size_t& at, std::size_t least,
                             std::size_t most) {
  std::size_t end = at;
  int value = 0;
  while (end < text.size() && is_figure(text[end]) && end - at <= most)
    value = value * 10 + (text[end++] - '0');
  if (end - at < least || end - at > most) return std::nullopt;
  at = end;
  return value;
}

/// "03/04/2026", "3/4/26"; not "13/04/2026", whose day is plain, nor "04/04/2026".
std::optional<Figures> date_at(std::string_view text, std::uint32_t begin) {
  if (begin > 0) {
    const char before = text[begin - 1];
    // part of an address, a file number, a longer row of figures
    if (before == '/' || before == '-' || before == '.' || before == '_' || before == '=' ||
        before == '#')
      return std::nullopt;
  }
  std::size_t at = begin;
  const std::optional<int> first = number_at(text, at, 1, 2);
  if (!first || at >= text.size() || text[at] != '/') return std::nullopt;
  const std::optional<int> second = number_at(text, ++at, 1, 2);
  if (!second || at >= text.size() || text[at] != '/') return std::nullopt;
  const std::size_t year_at = ++at;
  const std::optional<int> year = number_at(text, at, 2, 4);
  if (!year || at - year_at == 3) return std::nullopt;
  if (at < text.size() && (text[at] == '/' || text[at] == '-' || text[at] == '_'))
    return std::nullopt;
  if (*first < 1 || *first > 12 || *second < 1 || *second > 12 || *first == *second)
    return std::nullopt;
  // a day that has its name from these figures
  if (*first == 9 && *second == 11 && (*year == 1 || *year == 2001)) return std::nullopt;
  return Figures{.first = *first,
                 .second = *second,
                 .year = *year,
                 .span = {begin, static_cast<std::uint32_t>(at)}};
}

std::string month_name(const Proof& proof, int month) {
  std::string name(proof.words_of->months[static_cast<std::size_t>(month - 1)]);
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
  return name;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (!proof.words_of || proof.words_of->months.size() < 12) return;
  const std::string_view order = options.string("order");
  std::uint32_t done_passage = UINT32_MAX, done = 0;
  for (const std::uint32_t figure : proof.figures) {
    const ProofWord& word = proof.words[figure];
    if (word.span.size() > 2) continue;
    const std::uint32_t index = proof.passage_of(figure);
    const Passage& passage = proof.passages[index];
    const std::string_view bytes = passage.bytes();
    if (word.span.end >= bytes.size() || bytes[word.span.end] != '/') continue;
    if (index == done_passage && word.span.begin < done) continue;
    if (passage.zone == Zone::credit || passage.zone == Zone::boilerplate) continue;
    const std::optional<Figures> date = date_at(bytes, word.span.begin);
    if (!date) continue;
    done_passage = index;
    done = date->span.end;
    const std::string one = month_name(proof, date->second) + " " + std::to_string(date->first);
    const std::string other = month_name(proof, date->first) + " " + std::to_string(date->second);
    Finding finding{.place = proof.place(index, date->span),
                    .message = shown(bytes.substr(date->span.begin, date->span.size())) + " is " +
                               one + " to some readers and " + other +
                               " to others; write the month as a word"};
    const int year = date->year < 100 ? date->year + 2000 : date->year;
    if (order == "dmy")
      finding.fixes.push_back({.title = "write the month as a word",
                               .safe = false,
                               .edits = {{date->span, std::to_string(date->first) + " " +
                                                          month_name(proof, date->second) + " " +
                                                          std::to_string(year)}}});
    if (order == "mdy")
      finding.fixes.push_back({.title = "write the month as a word",
                               .safe = false,
                               .edits = {{date->span, other + ", " + std::to_string(year)}}});
    out.add(std::move(finding));
  }
}

}  // namespace

constinit const Rule date_ambiguous_numeric{
    .id = "date.ambiguous-numeric",
    .severity = Severity::suggestion,
    .languages = "en",
    .why = "Half the English-speaking world reads the month first, the other half the day.",
    .options = kOptions,
    .pass_example = "4 March 2026",
    .fail_example = "03/04/2026",
    .check = check,
};

}  // namespace stet
