#include "desk/proof/caption_credit.h"

#include "desk/proof/look.h"
#include "text/utf8.h"
#include "vocabulary/agencies.h"

#include <algorithm>
#include <array>

namespace stet::look {
namespace {

// A credit word, and the joints that may follow it before the name. A word alone ("Photo by the
// river") is none: with "by", "von" or "par" the name must look like one.
constexpr std::string_view kWords[] = {"photographs",
                                       "photograph",
                                       "photos",
                                       "photo",
                                       "picture",
                                       "pictures",
                                       "image",
                                       "images",
                                       "credit",
                                       "illustration",
                                       "graphic",
                                       "video",
                                       "fotos",
                                       "foto",
                                       "bild",
                                       "bilder",
                                       "grafik",
                                       "crédits",
                                       "crédit",
                                       "credits",
                                       "image credit",
                                       "photo credit",
                                       "picture credit",
                                       "crédit photo",
                                       "photo courtesy",
                                       "image courtesy",
                                       "foto courtesy",
                                       "fotografía",
                                       "imagen",
                                       "crédito",
                                       "写真",
                                       "photograph courtesy",
                                       "file photo",
                                       "copyright",
                                       "source photo",
                                       "bildquelle",
                                       "bildnachweis",
                                       "quelle",
                                       "photos courtesy",
                                       "images courtesy"};
constexpr std::string_view kJoints[] = {
    ":",    " :",   " by ", " by: ",         " von ",      " par ", " por ",
    " di ", " de ", " of ", " courtesy of ", " courtesy ", "/",     " ©",
    " - ",  " / ",  "："};
constexpr auto kNotNames = word_hashes(
    {"the", "a",   "an",  "his", "her", "their", "its", "this", "that", "my", "our", "der", "die",
     "das", "dem", "den", "la",  "le",  "les",   "el",  "los",  "las",  "un", "une", "una"});
constexpr auto kHandout =
    word_hashes({"handout", "courtesy", "provided", "contributed", "via", "supplied"});

std::string_view without_brackets(std::string_view text) {
  text = trim(text);
  while (text.size() > 1 && ((text.front() == '(' && text.back() == ')') ||
                             (text.front() == '[' && text.back() == ']')))
    text = trim(text.substr(1, text.size() - 2));
  return text;
}

/// Small letters that credit words begin with; a sign past ASCII may begin one too.
constexpr auto kFirstLetters = [] {
  std::array<bool, 128> letters{};
  for (std::string_view word : kWords)
    if (static_cast<unsigned char>(word[0]) < 0x80)
      letters[static_cast<unsigned char>(word[0])] = true;
  return letters;
}();
bool may_begin_credit(char c) {
  const auto byte = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return byte >= 0x80 || kFirstLetters[byte];
}

/// Bytes of `text` taken by a credit word and its joint at the start; 0 when there is none.
std::size_t credit_word_length(std::string_view text) {
  std::size_t best = 0;
  if (text.empty() || !may_begin_credit(text[0])) return best;
  for (std::string_view word : kWords) {
    if (!starts_with_folded(text, word)) continue;
    const std::string_view rest = text.substr(word.size());
    for (std::string_view joint : kJoints)
      if (starts_with_folded(rest, joint)) best = std::max(best, word.size() + joint.size());
  }
  constexpr std::string_view kSign = "©";
  if (best == 0 && text.substr(0, kSign.size()) == kSign) best = kSign.size();
  return best;
}

/// Names begin with a capital, a sign of another script, or an @; "the river" does not.
bool looks_like_name(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 120) return false;
  const std::vector<Word> words = words_in(text);
  if (words.empty() || words.size() > 14 || kNotNames.contains(words.front().hash)) return false;
  if (text.front() == '@' || find_agency(text)) return true;
  const char32_t first = decode(text.substr(words.front().span.begin, 4), 0).value;
  return !is_lower(first) && !is_digit(first);
}

bool names_agency(std::string_view text) {
  std::vector<AgencyMention> mentions;
  find_agencies(text, mentions);
  return !mentions.empty();
}

struct Bracket {
  std::size_t open, close;
};

/// The last bracket that closes at the end of the caption, a final stop aside.
std::optional<Bracket> last_bracket(std::string_view caption) {
  std::size_t end = caption.size();
  while (end > 0 &&
         (caption[end - 1] == ' ' || caption[end - 1] == '.' || caption[end - 1] == '\n'))
    --end;
  if (end == 0) return std::nullopt;
  const char close = caption[end - 1];
  if (close != ')' && close != ']') return std::nullopt;
  const std::size_t open = caption.rfind(close == ')' ? '(' : '[', end - 1);
  if (open == std::string_view::npos) return std::nullopt;
  return Bracket{open, end - 1};
}

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

Span trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view inner = trim(text.substr(begin, end - begin));
  if (inner.empty()) return span_of(begin, begin);
  const auto at = static_cast<std::size_t>(inner.data() - text.data());
  return span_of(at, at + inner.size());
}

std::optional<CreditInCaption> in_bracket(std::string_view caption) {
  const std::optional<Bracket> bracket = last_bracket(caption);
  if (!bracket) return std::nullopt;
  const std::size_t begin = bracket->open + 1;
  const std::string_view inner = caption.substr(begin, bracket->close - begin);
  const std::size_t lead = inner.size() - trim(inner).size();
  const std::size_t word = credit_word_length(inner.substr(std::min(lead, inner.size())));
  const Span whole = span_of(bracket->open, bracket->close + 1);
  if (word > 0) {
    const Span name = trimmed(caption, begin + word, bracket->close);
    if (looks_like_name(caption.substr(name.begin, name.size())))
      return CreditInCaption{whole, name, true};
    return std::nullopt;
  }
  const Span name = trimmed(caption, begin, bracket->close);
  const std::string_view words = caption.substr(name.begin, name.size());
  // Without a credit word only an agency makes it a credit: alone, or with a name by a slash or
  // "via".
  if (find_agency(words)) return CreditInCaption{whole, name, false};
  const bool joined =
      words.find('/') != std::string_view::npos || words.find(" via ") != std::string_view::npos;
  if (joined && names_agency(words) && looks_like_name(words))
    return CreditInCaption{whole, name, false};
  return std::nullopt;
}

/// "... in the harbour. Photo: Mara Oduya": a credit word after the last sentence, to the end.
std::optional<CreditInCaption> at_end(std::string_view caption) {
  for (std::size_t at = caption.size(); at-- > 0;) {
    const bool starts = at == 0 || caption[at - 1] == ' ' || caption[at - 1] == '\n';
    if (!starts) continue;
    if (caption.size() - at > 120) return std::nullopt;
    const std::size_t word = credit_word_length(caption.substr(at));
    if (word == 0) continue;
    // "... of the photo by the river" is prose: a credit follows a stop or opens the line.
    const std::string_view before = trim(caption.substr(0, at));
    if (!before.empty()) {
      const std::string_view sign = sign_before(before, before.size());
      if (sign != "." && sign != "!" && sign != "?" && sign != ")" && sign != "|" && sign != "”" &&
          sign != "\"" && sign != "—" && sign != "–" && sign != "/")
        continue;
    }
    Span name = trimmed(caption, at + word, caption.size());
    if (!looks_like_name(caption.substr(name.begin, name.size()))) continue;
    return CreditInCaption{span_of(at, caption.size()), name, true};
  }
  return std::nullopt;
}

}  // namespace

std::optional<CreditInCaption> credit_in_caption(std::string_view caption) {
  if (std::optional<CreditInCaption> credit = in_bracket(caption)) return credit;
  return at_end(caption);
}

std::string_view bare_credit(std::string_view credit) {
  credit = without_brackets(credit);
  for (std::size_t word = credit_word_length(credit); word > 0; word = credit_word_length(credit))
    credit = without_brackets(credit.substr(word));
  return credit;
}

CreditParts credit_parts(std::string_view credit) {
  CreditParts parts;
  const std::string_view bare = bare_credit(credit);
  for (const Word& word : words_in(bare))
    if (kHandout.contains(word.hash) && bare.find("via") == std::string_view::npos)
      parts.handout = true;
  if (find_agency(bare)) {
    parts.agency = bare;
    return parts;
  }
  std::vector<AgencyMention> mentions;
  find_agencies(bare, mentions);
  if (mentions.empty()) {
    parts.person = bare;
    return parts;
  }
  parts.agency = bare.substr(mentions.back().span.begin, mentions.back().span.size());
  // What is left without agencies, joints and words such as "Photo" is a person.
  std::size_t at = 0;
  for (std::size_t i = 0; i <= mentions.size(); ++i) {
    const std::size_t end = i < mentions.size() ? mentions[i].span.begin : bare.size();
    if (end > at) {
      for (const Word& word : words_in(bare.substr(at, end - at))) {
        static constexpr auto kFurniture = word_hashes(
            {"via", "for", "photo", "photos", "foto", "images", "image", "pool", "file", "the",
             "von", "par", "by", "and", "through", "handout", "archiv", "archive", "wire"});
        if (kFurniture.contains(word.hash) || word.span.size() < 2) continue;
        parts.person = bare.substr(at, end - at);
      }
    }
    if (i < mentions.size()) at = mentions[i].span.end;
  }
  return parts;
}

}  // namespace stet::look
