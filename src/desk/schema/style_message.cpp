#include "desk/schema/style_message.h"

#include "desk/proof/look.h"
#include "text/utf8.h"

#include <charconv>
#include <cmath>

namespace stet {
namespace {

using namespace look;

constexpr auto kSmallInTitles =
    word_hashes({"a",  "an", "the", "and", "but", "or",  "nor", "for", "so",  "yet", "as", "at",
                 "by", "in", "of",  "off", "on",  "per", "to",  "up",  "via", "vs",  "v",  "if"});
constexpr auto kSmallInChicago = word_hashes(
    {"about",   "after",  "against", "along", "among", "around", "before", "behind", "below",
     "between", "beyond", "during",  "from",  "into",  "like",   "near",   "over",   "past",
     "since",   "than",   "through", "under", "until", "upon",   "with",   "within", "without"});

std::string upper_first(std::string_view word) {
  const CodePoint first = decode(word, 0);
  std::string out;
  // a letter whose capital we cannot tell stays as it is
  if (first.value >= 'a' && first.value <= 'z')
    append_utf8(out, first.value - 32);
  else
    out = word.substr(0, first.length);
  return out.append(word.substr(first.length));
}

std::string spell(double value) {
  char digits[32];
  const auto [end, trouble] =
      std::to_chars(digits, digits + sizeof digits, std::round(value * 10) / 10);
  return trouble == std::errc() ? std::string(digits, end) : std::string("?");
}

}  // namespace

std::string fill(std::string_view message, const StyleSlots& slots) {
  std::string out;
  while (!message.empty()) {
    const std::size_t open = std::min(message.find('{'), message.size());
    out += message.substr(0, open);
    message.remove_prefix(open);
    if (message.empty()) break;
    const std::size_t close = message.find('}');
    const std::string_view name =
        close == std::string_view::npos ? std::string_view() : message.substr(1, close - 1);
    if (name == "match") {
      out += printable(slots.match);
    } else if (name == "fix") {
      out += printable(slots.fix);
    } else if (name == "other") {
      out += printable(slots.other);
    } else if (name == "count") {
      out += std::to_string(slots.count);
    } else if (name == "max") {
      out += std::to_string(slots.max);
    } else if (name == "min") {
      out += std::to_string(slots.min);
    } else if (name == "window") {
      out += std::to_string(slots.window);
    } else if (name == "value") {
      out += spell(slots.value);
    } else {
      out += message.front();
      message.remove_prefix(1);
      continue;
    }
    message.remove_prefix(close + 1);
  }
  return out;
}

std::string in_case_of(std::string_view match, const std::string& replacement) {
  std::size_t letters = 0, capitals = 0;
  bool first_is_capital = false;
  for (std::uint32_t at = 0; at < match.size();) {
    const CodePoint point = decode(match, at);
    at += point.length;
    if (!is_letter(point.value)) continue;
    if (letters++ == 0) first_is_capital = is_upper(point.value);
    if (is_upper(point.value)) ++capitals;
  }
  if (!first_is_capital) return replacement;
  if (capitals < 2 || capitals != letters) return upper_first(replacement);
  std::string out(replacement);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return out;
}

std::optional<Span> against_case(const StyleEntry& entry, const Proof& proof,
                                 std::uint32_t passage) {
  const Passage& here = proof.passages[passage];
  const auto words = words_of(proof, here);
  const auto text = [&](std::size_t i) { return here.text->cut(words[i].span); };
  const auto keeps_case = [&](std::size_t i) {
    const std::string_view word = text(i);
    for (const std::string& each : entry.exceptions)
      if (each == word) return true;
    if (words[i].flags & kHasDigit) return true;
    for (std::size_t at = 1; at < word.size(); ++at)  // iPhone, McKay
      if (word[at] >= 'A' && word[at] <= 'Z' && !(words[i].flags & kAllCaps)) return true;
    return false;
  };
  const auto opens = [&](std::size_t i) {
    if (i == 0 || (words[i].flags & kSentenceStart)) return true;
    const std::string_view gap = trim(
        here.bytes().substr(words[i - 1].span.end, words[i].span.begin - words[i - 1].span.end));
    return !gap.empty() && gap != "," && gap != "&";
  };
  std::optional<Span> wrong;
  std::size_t judged = 0, against = 0;
  const auto tell = [&](std::size_t i) {
    ++against;
    if (!wrong) wrong = words[i].span;
    wrong->end = words[i].span.end;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (keeps_case(i)) continue;
    const bool capital = (words[i].flags & (kCapitalised | kAllCaps)) != 0;
    if (entry.letter_case == "lower") {
      if (capital) tell(i);
    } else if (entry.letter_case == "upper") {
      if (!(words[i].flags & kAllCaps) && words[i].span.size() > 1) tell(i);
    } else if (entry.letter_case == "sentence") {
      if (opens(i) || (words[i].flags & kAllCaps)) continue;
      ++judged;
      if (capital) tell(i);
    } else if (!capital && is_lower(decode(text(i), 0).value)) {
      const bool small =
          kSmallInTitles.contains(words[i].hash) ||
          (entry.letter_case == "chicago-title" && kSmallInChicago.contains(words[i].hash));
      if (opens(i) || i + 1 == words.size() || !small) tell(i);
    }
  }
  // names are capital in every style; most words capital are another style
  if (entry.letter_case == "sentence" &&
      (against < 2 || static_cast<double>(against) < entry.threshold * static_cast<double>(judged)))
    return std::nullopt;
  return wrong;
}

}  // namespace stet
