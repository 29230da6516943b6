#include "intake/text/furniture.h"

#include "intake/text/look.h"
#include "text/utf8.h"
#include "vocabulary/agencies.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace stet {
namespace {

constexpr std::uint32_t kLongestFurniture = 400;  ///< bytes; longer blocks are copy
constexpr std::uint32_t kTailWords = 14;
constexpr std::uint32_t kWeakWords = 12;  ///< a headline among "related stories"

/// Whole lines.
constexpr std::string_view kTopLines[] = {"menu",
                                          "home",
                                          "search",
                                          "skip to content",
                                          "skip to main content",
                                          "skip navigation",
                                          "log in",
                                          "login",
                                          "sign in",
                                          "sign up",
                                          "subscribe",
                                          "subscribe now",
                                          "register",
                                          "advertisement",
                                          "share",
                                          "print",
                                          "email",
                                          "save",
                                          "listen",
                                          "comments",
                                          "live",
                                          "more",
                                          "news",
                                          "startseite",
                                          "suche",
                                          "anmelden",
                                          "abonnieren",
                                          "anzeige",
                                          "werbung",
                                          "teilen",
                                          "drucken",
                                          "accueil",
                                          "recherche",
                                          "s'abonner",
                                          "se connecter",
                                          "publicité",
                                          "partager",
                                          "imprimer",
                                          "inicio",
                                          "buscar",
                                          "suscríbete",
                                          "iniciar sesión",
                                          "publicidad",
                                          "compartir",
                                          "share this",
                                          "copy link",
                                          "close",
                                          "back",
                                          "listen to article",
                                          "text size"};
constexpr std::string_view kAnywhereLines[] = {"advertisement",
                                               "advertisements",
                                               "advertising",
                                               "story continues below advertisement",
                                               "story continues below",
                                               "article continues below",
                                               "article continues after advertisement",
                                               "continue reading",
                                               "anzeige",
                                               "werbung",
                                               "publicité",
                                               "publicidad",
                                               "share this article",
                                               "share this story",
                                               "scroll to continue"};
constexpr std::string_view kAnywhereStarts[] = {
    "read more:",         "read also:",      "also read:",   "see also:",
    "related:",           "more:",           "watch:",       "lesen sie auch:",
    "lesen sie mehr:",    "mehr zum thema:", "lire aussi :", "lire aussi:",
    "à lire aussi :",     "à lire aussi:",   "lea también:", "lea más:",
    "te puede interesar:"};
/// How furniture begins. Each must be followed by a word's end.
constexpr std::string_view kTailStarts[] = {"share this",
                                            "share on",
                                            "share via",
                                            "share",
                                            "tweet",
                                            "tweet this",
                                            "follow us",
                                            "follow @",
                                            "like us on",
                                            "find us on",
                                            "join us on",
                                            "subscribe",
                                            "subscribe to",
                                            "sign up for",
                                            "sign up to",
                                            "sign up",
                                            "get our newsletter",
                                            "get the latest",
                                            "newsletter",
                                            "newsletters",
                                            "our newsletter",
                                            "read more",
                                            "read next",
                                            "read also",
                                            "see also",
                                            "also read",
                                            "more from",
                                            "more on this",
                                            "more on",
                                            "more news",
                                            "more stories",
                                            "related",
                                            "related articles",
                                            "related stories",
                                            "related topics",
                                            "related news",
                                            "most read",
                                            "most popular",
                                            "trending",
                                            "trending now",
                                            "you may also like",
                                            "recommended",
                                            "recommended for you",
                                            "up next",
                                            "latest news",
                                            "top stories",
                                            "editor's picks",
                                            "leave a comment",
                                            "leave a reply",
                                            "post a comment",
                                            "comments",
                                            "comment",
                                            "view comments",
                                            "show comments",
                                            "no comments",
                                            "join the conversation",
                                            "join the discussion",
                                            "log in to comment",
                                            "print this",
                                            "email this",
                                            "print",
                                            "e-mail",
                                            "email",
                                            "download our app",
                                            "download the app",
                                            "download the",
                                            "get the app",
                                            "get it on",
                                            "available on the app store",
                                            "app store",
                                            "google play",
                                            "all rights reserved",
                                            "copyright",
                                            "©",
                                            "(c)",
                                            "terms of",
                                            "terms and",
                                            "terms",
                                            "privacy",
                                            "privacy policy",
                                            "cookie",
                                            "cookies",
                                            "this site uses cookies",
                                            "this website uses cookies",
                                            "we use cookies",
                                            "about us",
                                            "contact us",
                                            "contact",
                                            "advertise",
                                            "advertise with us",
                                            "advertisement",
                                            "back to top",
                                            "back to",
                                            "tags:",
                                            "tags",
                                            "topics:",
                                            "filed under",
                                            "categories:",
                                            "category:",
                                            "source:",
                                            "via:",
                                            "facebook",
                                            "twitter",
                                            "whatsapp",
                                            "instagram",
                                            "telegram",
                                            "linkedin",
                                            "reddit",
                                            "youtube",
                                            "rss",
                                            "visit us",
                                            "visit our website",
                                            "powered by",
                                            "sponsored",
                                            "teilen",
                                            "artikel teilen",
                                            "folgen sie uns",
                                            "folge uns",
                                            "abonnieren",
                                            "newsletter abonnieren",
                                            "jetzt abonnieren",
                                            "mehr zum thema",
                                            "lesen sie auch",
                                            "anzeige",
                                            "alle rechte vorbehalten",
                                            "kommentare",
                                            "kommentieren",
                                            "zur startseite",
                                            "impressum",
                                            "datenschutz",
                                            "kontakt",
                                            "nach oben",
                                            "drucken",
                                            "partager",
                                            "partagez",
                                            "suivez-nous",
                                            "abonnez-vous",
                                            "s'abonner",
                                            "lire aussi",
                                            "à lire aussi",
                                            "tous droits réservés",
                                            "publicité",
                                            "commentaires",
                                            "réagir",
                                            "mentions légales",
                                            "contactez-nous",
                                            "haut de page",
                                            "inscrivez-vous",
                                            "compartir",
                                            "comparte",
                                            "síguenos",
                                            "síganos",
                                            "suscríbete",
                                            "suscríbase",
                                            "lea también",
                                            "lee también",
                                            "todos los derechos reservados",
                                            "publicidad",
                                            "comentarios",
                                            "comentar",
                                            "aviso legal",
                                            "política de privacidad",
                                            "te puede interesar"};
/// What only furniture says, wherever in the line; a full sentence may hold it.
constexpr std::string_view kTailParts[] = {"website can also be",
                                           "can also be accessed",
                                           "also be accessed at",
                                           "alternate address",
                                           "alternative address",
                                           "mirror site",
                                           "mirror sites",
                                           "all rights reserved",
                                           "alle rechte vorbehalten",
                                           "tous droits réservés",
                                           "todos los derechos reservados",
                                           "may not be reproduced",
                                           "may not be published, broadcast",
                                           "copyright by",
                                           "follow us on",
                                           "on the app store",
                                           "on google play",
                                           "to our newsletter",
                                           "our newsletters",
                                           "our daily newsletter",
                                           "unseren newsletter",
                                           "notre newsletter",
                                           "nuestro boletín",
                                           "our mobile app",
                                           "terms of use",
                                           "terms of service",
                                           "privacy policy"};

template <std::size_t N>
bool is_line_of(const std::string_view (&list)[N], std::string_view low) {
  while (!low.empty() && (low.back() == ':' || low.back() == '.' || low.back() == '!'))
    low.remove_suffix(1);
  return std::find(std::begin(list), std::end(list), low) != std::end(list);
}

bool ends_word(std::string_view text, std::size_t at) {
  return at >= text.size() ||
         (static_cast<unsigned char>(text[at]) < 0x80 && !is_ascii_letter(text[at]));
}

bool is_address(std::string_view word) {
  return starts_with_any(word, {"www.", "http://", "https://"}) && word.size() > 6;
}

/// Every word an address, or nearly: "www.example.org".
bool is_address_line(std::string_view low) {
  const std::vector<Span> words = split_words(low);
  if (words.empty() || words.size() > 6) return false;
  const auto addresses = std::count_if(words.begin(), words.end(), [&](Span word) {
    return is_address(low.substr(word.begin, word.size()));
  });
  return addresses > 0 && addresses * 2 >= static_cast<std::ptrdiff_t>(words.size());
}

bool is_count_line(std::string_view low) {
  const std::size_t end = low.find_first_not_of("0123456789,. ");
  if (end == 0 || end == std::string_view::npos) return false;
  return starts_with_any(low.substr(end), {"comment", "share", "view", "like", "kommentar",
                                           "commentaire", "comentario", "min read", "minute read",
                                           "min. read", "retweet", "repl"}) &&
         count_words(low, 6) < 6;
}

std::uint32_t digits_at(std::string_view text, std::size_t at) {
  std::uint32_t count = 0;
  while (at + count < text.size() && is_ascii_digit(text[at + count])) ++count;
  return count;
}

}  // namespace

bool is_breadcrumb(std::string_view block) {
  if (block.size() > 160 || ends_sentence(block) || block.find('\n') != std::string_view::npos)
    return false;
  if (starts_with_any(block, {"http", "www."})) return false;
  for (const std::string_view joint :
       {" / ", " > ", " » ", " | ", " › ", " >> ", "/", ">", "»", "›"}) {
    std::size_t parts = 0, begin = 0;
    bool good = true;
    while (begin <= block.size() && good) {
      const std::size_t end = std::min(block.find(joint, begin), block.size());
      const std::string_view part = trimmed(block.substr(begin, end - begin));
      good = !part.empty() && part.size() <= 40 && count_words(part, 5) <= 4 &&
             (starts_upper(part) || joint.size() > 1) && !has_quotation_mark(part);
      ++parts;
      begin = end + joint.size();
    }
    // Without spaces a slash also joins two words of a headline; three parts and short ones make a
    // path.
    if (good && parts >= (joint.front() == ' ' ? 2u : 3u) && parts <= 6 &&
        count_words(block, 15) <= (joint == " | " || joint == " / " ? parts * 3 : parts * 2 + 2))
      return true;
  }
  return false;
}

bool is_top_furniture(std::string_view block) {
  if (block.size() > 80) return false;
  const std::string low = lower(block);
  return is_line_of(kTopLines, low) || is_count_line(low) || is_address_line(low) ||
         starts_with_any(low, {"skip to "});
}

bool is_furniture_anywhere(std::string_view block) {
  if (block.size() > 160) return false;
  const std::string low = lower(block);
  if (is_line_of(kAnywhereLines, low)) return true;
  if (ends_in_stop(block) || count_words(block, 19) > 18) return false;
  return std::any_of(
      std::begin(kAnywhereStarts), std::end(kAnywhereStarts),
      [&](std::string_view start) { return std::string_view(low).starts_with(start); });
}

Tail judge_tail(std::string_view block) {
  if (block.size() > kLongestFurniture) return Tail::no;
  std::string low = lower(block);
  std::string_view words = low;
  // Buttons and bullets in front.
  while (!words.empty() && (words.front() == '|' || words.front() == '-' || words.front() == '*' ||
                            words.front() == ' '))
    words.remove_prefix(1);
  if (words.empty()) return Tail::strong;
  if (has_quotation_mark(block.substr(0, 8))) return Tail::no;
  if (is_address_line(words) || is_count_line(words) || is_line_of(kTopLines, words))
    return Tail::strong;
  const std::uint32_t count = count_words(words, 60);  // 60 stands for any more
  if (count == 0) return Tail::weak;
  const bool sentence = ends_sentence(block);
  if (count < 60 && !has_quotation_mark(block))
    for (const std::string_view part : kTailParts)
      if (words.find(part) != std::string_view::npos) return Tail::strong;
  if (count <= kTailWords) {
    for (const std::string_view start : kTailStarts) {
      if (!words.starts_with(start) || !ends_word(words, start.size())) continue;
      // "Comments by the mayor drew anger." is copy: a sentence must begin with an order to the
      // reader.
      const bool order = starts_with_any(start, {"share this",
                                                 "follow us",
                                                 "like us",
                                                 "find us",
                                                 "join us",
                                                 "subscribe to",
                                                 "sign up",
                                                 "get ",
                                                 "download",
                                                 "read more",
                                                 "leave a",
                                                 "copyright",
                                                 "©",
                                                 "(c)",
                                                 "all rights",
                                                 "visit us",
                                                 "join the",
                                                 "folgen sie uns",
                                                 "folge uns",
                                                 "suivez-nous",
                                                 "abonnez-vous",
                                                 "inscrivez-vous",
                                                 "síguenos",
                                                 "suscríb",
                                                 "this site",
                                                 "this website",
                                                 "we use"});
      if (!sentence || order) return Tail::strong;
    }
    if (!sentence && count >= 2 && count <= 8 && is_all_capitals(block) &&
        block.find(':') == std::string_view::npos)
      return Tail::strong;
  }
  if (!sentence && count <= kWeakWords && !has_quotation_mark(block)) return Tail::weak;
  return Tail::no;
}

bool is_wire_header(std::string_view block) {
  if (block.size() > 120 || block.find('\n') != std::string_view::npos) return false;
  std::size_t at = 0;
  while (at < block.size() && at < 5 && is_ascii_letter(block[at])) ++at;
  if (at == 0) return false;
  const std::uint32_t number = digits_at(block, at);
  if (number < 3 || number > 6) return false;
  at += number;
  // Kyodo and others set the service behind the number: "a0105KYODO".
  if (at < block.size() && is_ascii_letter(block[at]))
    return count_words(block, 4) <= 3 && block.find(' ') == std::string_view::npos;
  const std::size_t priority = block.find_first_not_of(' ', at);
  if (priority == std::string_view::npos || priority == at || digits_at(block, priority) != 1)
    return false;
  const std::size_t category = block.find_first_not_of(' ', priority + 1);
  if (category == std::string_view::npos || category == priority + 1 ||
      !is_ascii_letter(block[category]))
    return false;
  const std::size_t gap = block.find(' ', category);
  if (gap == std::string_view::npos || gap - category > 6) return false;
  const std::size_t count = block.find_first_not_of(' ', gap);
  return count != std::string_view::npos && digits_at(block, count) > 0;
}

int wire_priority(std::string_view header) {
  const std::size_t gap = header.find(' ');
  const std::size_t at = gap == std::string_view::npos ? gap : header.find_first_not_of(' ', gap);
  if (at == std::string_view::npos || digits_at(header, at) != 1) return 0;
  return header[at] - '0';
}

bool is_wire_keywords(std::string_view block) {
  if (block.size() > 120 || block.size() < 3) return false;
  const bool spaced = block.find_first_of(" \t\n") != std::string_view::npos;
  const auto slashes = std::count(block.begin(), block.end(), '/');
  if ((block.front() == '/' && slashes >= 2) || (block.back() == '/' && slashes >= 1))
    return count_words(block, 9) <= 8 && !block.starts_with("http");
  if (spaced) return false;
  const auto dashes = std::count(block.begin(), block.end(), '-');
  return (block.starts_with("BC-") || dashes >= 2 || slashes >= 2) && starts_upper(block);
}

bool is_wire_version(std::string_view block) {
  if (block.size() > 40 || block.find('\n') != std::string_view::npos) return false;
  if (block.front() == '(' && block.back() == ')' && count_words(block, 4) <= 3) return true;
  return is_all_capitals(block) && count_words(block, 5) <= 4 && !ends_sentence(block) &&
         contains_any(block, {"LEAD",    "NET",  "REFILE",    "UPDATE", "CORRECTION", "CORRECTED",
                              "REPEAT",  "WRAP", "ROUNDUP",   "URGENT", "FLASH",      "ADV",
                              "EMBARGO", "TAKE", "WRITETHRU", "EIL",    "KORR",       "SPERRFRIST",
                              "WDH",     "ZUS",  "SUMMARY",   "EXTRA",  "ALERT",      "KILL"});
}

std::optional<DateTime> wire_time(std::string_view trailer) {
  std::size_t at = 0;
  while (at < trailer.size() && !is_ascii_digit(trailer[at])) ++at;
  if (at > 2 || digits_at(trailer, at) != 6) return std::nullopt;
  const auto two = [&](std::size_t i) {
    return (trailer[at + i] - '0') * 10 + (trailer[at + i + 1] - '0');
  };
  DateTime time;
  time.day = static_cast<std::uint8_t>(two(0));
  time.hour = static_cast<std::uint8_t>(two(2));
  time.minute = static_cast<std::uint8_t>(two(4));
  time.has_time = true;
  std::string low = lower(trailer.substr(at + 6));
  std::string_view rest = trimmed(low);
  if (rest.starts_with("gmt") || rest.starts_with("utc")) {
    time.offset_minutes = 0;
    rest = trimmed(rest.substr(3));
  }
  // Three letters tell the months of English, German, French and Spanish apart.
  constexpr std::string_view kMonths[] = {
      "jan ene",  "feb fev fév",     "mar mär mrz", "apr avr abr", "may mai", "jun jui",
      "jul juil", "aug aoû aou ago", "sep",         "oct okt",     "nov",     "dec dez déc dic"};
  const std::size_t letters = rest.find_first_of(" .0123456789");
  if (letters == std::string_view::npos || letters < 3 || letters > 6) return std::nullopt;
  const std::string_view month = rest.substr(
      0, std::min<std::size_t>(letters, static_cast<unsigned char>(rest[1]) >= 0x80 ? 4 : 3));
  for (std::size_t i = 0; i < std::size(kMonths); ++i)
    if (kMonths[i].find(month) != std::string_view::npos)
      time.month = static_cast<std::uint8_t>(i + 1);
  const std::size_t year = rest.find_first_of("0123456789", letters);
  if (time.month == 0 || year == std::string_view::npos) return std::nullopt;
  const std::uint32_t digits = digits_at(rest, year);
  if (digits != 2 && digits != 4) return std::nullopt;
  if (trimmed(rest.substr(year + digits)).size() > 8) return std::nullopt;
  std::int32_t value = 0;
  for (std::uint32_t i = 0; i < digits; ++i) value = value * 10 + (rest[year + i] - '0');
  time.year = digits == 2 ? 2000 + value : value;
  if (!is_valid_date(time.year, time.month, time.day) || time.hour > 23 || time.minute > 59)
    return std::nullopt;
  return time;
}

bool is_wire_trailer(std::string_view block) {
  if (block.size() > 60 || block.find('\n') != std::string_view::npos) return false;
  if (wire_time(block)) return true;
  if (block.starts_with("==")) return true;
  if (block.front() == '(' && block.back() == ')' &&
      block.find_first_of("/\\") != std::string_view::npos && count_words(block, 3) <= 2 &&
      block.size() <= 16)
    return true;
  // Initials behind an agency's name: "dpa hm bs wjh".
  const std::vector<Span> words = split_words(block);
  if (words.size() < 2 || words.size() > 8) return false;
  return std::all_of(words.begin(), words.end(), [&](Span word) {
    return word.size() <= 4 && starts_lower(block.substr(word.begin, word.size()));
  });
}

bool opens_notes(std::string_view block) {
  if (block.size() > 80 || block.empty()) return false;
  if (block.find_first_not_of("*-=_ ") == std::string_view::npos &&
      std::count(block.begin(), block.end(), '*') >= 3)
    return true;
  if (block.front() != '#') return false;
  const std::string low = lower(block);
  return contains_any(
      low, {"notebook", "notizblock", "note to editors", "editorial contacts",
            "redaktionelle hinweise", "ansprechpartner", "internet links", "notes", "bloc-notes"});
}

}  // namespace stet
