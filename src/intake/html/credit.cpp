#include "intake/html/ascii.h"
#include "intake/html/media.h"
#include "intake/html/values.h"
#include "text/utf8.h"
#include "vocabulary/agencies.h"

#include <algorithm>
#include <string>
#include <vector>

namespace stet::html {
namespace {

constexpr std::size_t kLongestCredit = 120;  // bytes; a longer bracket tells something

constexpr float kNamed = 0.9f;    // an agency or the word for photograph
constexpr float kSlashed = 0.7f;  // "A. Name/Somebody"

/// Words that announce a credit, in the languages we read; lower case.
constexpr std::string_view kAnnouncements[] = {
    "photo",      "photos",       "photograph", "photographs",  "photographie", "foto",    "fotos",
    "fotografie", "fotografía",   "fotografia", "picture",      "pictures",     "pic",     "image",
    "images",     "credit",       "crédit",     "crédito",      "courtesy",     "handout", "bild",
    "archivbild", "symbolbild",   "archivfoto", "illustration", "graphic",      "grafik",  "imagen",
    "imagem",     "crédit photo", "divulgação", "reprodução",   "zdroj",        "autor",   "via",
};

/// The first word of `text`, lower case, and how many bytes it takes.
std::string first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && !is_space(text[end]) && text[end] != ':' && text[end] != '/' &&
         text[end] != '.' && text[end] != ',')
    ++end;
  return stet::lower(text.substr(0, end));
}

bool announces(std::string_view word) {
  return std::find(std::begin(kAnnouncements), std::end(kAnnouncements), word) !=
         std::end(kAnnouncements);
}

bool names_agency(std::string_view words) {
  std::vector<AgencyMention> mentions;
  find_agencies(words, mentions);
  return !mentions.empty();
}

/// How sure the words of a bracket are a credit; 0: they are not.
float judge(std::string_view words) {
  words = trim(words);
  if (words.empty() || words.size() > kLongestCredit) return 0;
  if (words.find("\xC2\xA9") != words.npos) return kNamed;
  std::string first = first_word(words);
  if (first == "file" || first == "ap" || first == "archive") {
    const std::size_t space = words.find(' ');
    if (space != words.npos && announces(first_word(words.substr(space + 1)))) return kNamed;
  }
  if (announces(first)) return kNamed;
  if (names_agency(words)) return kNamed;
  const std::size_t slash = words.find('/');
  // "A. Name/Somebody" is a credit, "and/or" and "24/7" are not.
  if (slash != words.npos && slash > 0 && slash + 1 < words.size()) {
    const CodePoint before = decode(words, 0);
    const std::string_view rest = trim(words.substr(slash + 1));
    if (is_upper(before.value) && !rest.empty() && is_upper(decode(rest, 0).value)) return kSlashed;
  }
  return 0;
}

/// Where the name begins in "Photo: X" and "Foto von X"; 0: the credit does not begin so. Who gave
/// a picture ("Courtesy: X") need not have taken it.
std::uint32_t behind_photo_by(std::string_view credit) {
  constexpr std::string_view kPhoto[] = {"photo",        "photos", "photograph", "foto",   "fotos",
                                         "photographie", "bild",   "fotografie", "picture"};
  const std::string first = first_word(credit);
  if (std::find(std::begin(kPhoto), std::end(kPhoto), first) == std::end(kPhoto)) return 0;
  std::size_t at = first.size();
  if (at < credit.size() && credit[at] == ':') {
    ++at;
  } else {
    const std::string_view rest = credit.substr(at);
    std::size_t word = 0;
    for (const std::string_view by : {" by ", " von ", " de ", " par ", " di ", " door "})
      if (equals_lower(rest.substr(0, by.size()), by)) word = by.size();
    if (word == 0) return 0;
    at += word;
  }
  while (at < credit.size() && is_space(credit[at])) ++at;
  return at < credit.size() ? static_cast<std::uint32_t>(at) : 0;
}

/// Opening bracket for the closing one at `close`, the nearest before it; npos when there is none.
std::size_t opening(std::string_view text, std::size_t close) {
  return text.find_last_of(text[close] == ')' ? '(' : '[', close);
}

}  // namespace

std::optional<CreditInCaption> find_credit(std::string_view caption) {
  std::size_t end = caption.size();
  while (end > 0 && (is_space(caption[end - 1]) || caption[end - 1] == '.')) --end;
  if (end == 0) return std::nullopt;
  if (caption[end - 1] == ')' || caption[end - 1] == ']') {
    const std::size_t open = opening(caption, end - 1);
    if (open == caption.npos) return std::nullopt;
    const float sure = judge(caption.substr(open + 1, end - open - 2));
    if (sure == 0) return std::nullopt;
    return CreditInCaption{
        {static_cast<std::uint32_t>(open + 1), static_cast<std::uint32_t>(end - 1)}, sure};
  }
  // "... in Port Elin. Photo: Mara Oduya"; also behind a line break or a bar.
  const std::size_t from = end > kLongestCredit ? end - kLongestCredit : 0;
  for (std::size_t colon = caption.rfind(':', end - 1); colon != caption.npos && colon >= from;
       colon = colon == 0 ? caption.npos : caption.rfind(':', colon - 1)) {
    std::size_t word = colon;
    while (word > from && !is_space(caption[word - 1]) && caption[word - 1] != '|') --word;
    if (!announces(stet::lower(caption.substr(word, colon - word)))) continue;
    if (trim(caption.substr(colon + 1, end - colon - 1)).empty()) return std::nullopt;
    return CreditInCaption{{static_cast<std::uint32_t>(word), static_cast<std::uint32_t>(end)},
                           kNamed};
  }
  return std::nullopt;
}

void split_credit(Media& media, TextArena& arena) {
  if (!media.credit.is_present()) return;
  const std::string_view credit = media.credit.bytes();
  const auto size = static_cast<std::uint32_t>(credit.size());
  if (find_agency(trim(credit))) {
    media.agency = part_of(media.credit, {0, size}, kNamed, arena);
    return;
  }
  const std::size_t slash = credit.find('/');
  if (slash == credit.npos) {
    const std::uint32_t begin = behind_photo_by(credit);
    if (begin > 0 && !names_agency(credit))
      media.photographer = part_of(media.credit, {begin, size}, kNamed, arena);
    return;
  }
  const auto cut = static_cast<std::uint32_t>(slash);
  std::string_view name = credit.substr(0, slash);
  std::uint32_t begin = 0;
  // "Photo by X", "Foto: X"
  if (announces(first_word(name))) {
    begin = std::min(static_cast<std::uint32_t>(first_word(name).size()), cut);
    while (begin < cut && (name[begin] == ':' || is_space(name[begin]))) ++begin;
    if (equals_lower(name.substr(begin, 3), "by ")) begin += 3;
  }
  if (!names_agency(name)) media.photographer = part_of(media.credit, {begin, cut}, kNamed, arena);
  if (names_agency(credit.substr(slash + 1)))
    media.agency = part_of(media.credit, {cut + 1, size}, kNamed, arena);
}

}  // namespace stet::html
