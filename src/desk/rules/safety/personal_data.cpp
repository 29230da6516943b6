#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "text/skim.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "kinds",
     .type = OptionType::strings,
     .fallback = R"(["email", "phone", "card", "iban", "identity", "address"])",
     .help = "what to look for: email, phone, card, iban, identity (social security and passport "
             "numbers), address"},
    {.name = "allowHosts",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "hosts whose e-mail addresses may be printed, as port.example.org"},
};

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
bool is_letter_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_mail_byte(char c) {
  return is_letter_byte(c) || is_digit_byte(c) || c == '.' || c == '_' || c == '-' || c == '+' ||
         c == '%';
}

/// ISO/IEC 7812-1, annex B.
bool has_luhn_check(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (std::size_t i = digits.size(); i-- > 0; twice = !twice) {
    int value = digits[i] - '0';
    if (twice) value = value * 2 > 9 ? value * 2 - 9 : value * 2;
    sum += value;
  }
  return sum % 10 == 0;
}

/// ISO 13616: the first four signs go to the end, letters count from 10, and 97 leaves 1.
bool has_iban_check(std::string_view iban) {
  int rest = 0;
  for (std::size_t i = 0; i < iban.size(); ++i) {
    const char c = iban[(i + 4) % iban.size()];
    const int value = is_digit_byte(c) ? c - '0' : (c | 0x20) - 'a' + 10;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest == 1;
}

constexpr auto kHelp = word_hashes(
    {"helpline",      "helplines", "hotline",     "hotlines",  "lifeline",      "samaritans",
     "toll-free",     "freephone", "switchboard", "crisis",    "tip",           "tips",
     "crimestoppers", "press",     "media",       "office",    "information",   "rsvp",
     "reservations",  "tickets",   "box",         "subscribe", "subscriptions", "help",
     "contact",       "advertise"});
constexpr std::uint32_t kPassport = word_hash_of_lower("passport");
constexpr std::array<std::uint32_t, 5> kAtHome{
    word_hash_of_lower("lives"), word_hash_of_lower("lived"), word_hash_of_lower("home"),
    word_hash_of_lower("resides"), word_hash_of_lower("address")};
constexpr auto kStreets =
    word_hashes({"street", "st", "road", "rd", "avenue", "ave", "lane", "drive", "close",
                 "crescent", "terrace", "court", "place", "boulevard", "blvd", "gardens"});

class Search {
 public:
  Search(const Proof& proof, const RuleOptions& options, Findings& out)
      : proof_(proof), options_(options), out_(out) {}

  void run() {
    if (wants("email"))
      for (std::uint32_t i = 0; i < proof_.passages.size(); ++i)
        if (is_printed(i)) mails(i);
    std::uint32_t passage = UINT32_MAX, read_to = 0;
    for (const std::uint32_t place : proof_.figures) {
      const std::uint32_t index = proof_.passage_of(place);
      if (index != passage) read_to = 0;
      passage = index;
      if (proof_.words[place].span.begin < read_to || !is_printed(index)) continue;
      read_to = number(index, place);
    }
    if (wants("address")) homes();
  }

 private:
  bool wants(std::string_view kind) const {
    const auto kinds = options_.strings("kinds");
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  }
  /// The house's own foot of the page is no leak.
  bool is_printed(std::uint32_t index) const {
    const Zone zone = proof_.passages[index].zone;
    return is_copy(zone) || zone == Zone::headline || zone == Zone::deck || zone == Zone::caption ||
           zone == Zone::heading || zone == Zone::summary || zone == Zone::table;
  }

  void mails(std::uint32_t index) {
    const std::string_view text = proof_.passages[index].bytes();
    for (std::size_t at = skim<Stops::bytes, '@'>(text, 0); at < text.size();
         at = skim<Stops::bytes, '@'>(text, at + 1)) {
      std::size_t begin = at, end = at + 1;
      while (begin > 0 && is_mail_byte(text[begin - 1])) --begin;
      while (end < text.size() && is_mail_byte(text[end])) ++end;
      while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
      const std::string_view host = text.substr(at + 1, end - at - 1);
      if (begin == at || host.find('.') == std::string_view::npos || is_allowed(host)) continue;
      const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
      if (is_invitation(index, span)) continue;
      add(index, span, "e-mail address", Severity::warning);
      at = end;
    }
  }

  /// "Email us at ...", "Send tips to ...": the address is there to be written to.
  bool is_invitation(std::uint32_t index, Span mail) const {
    static constexpr auto kInvites =
        word_hashes({"email", "e-mail", "mail", "send", "us", "tips", "feedback", "questions",
                     "comments", "contact", "subscribe", "rsvp"});
    constexpr std::uint32_t kReach = 12;
    const Range words = proof_.passages[index].words;
    const std::uint32_t here = proof_.words_in(index, {mail.begin, mail.end}).begin;
    if (here >= words.end) return false;
    for (std::uint32_t i = std::max(words.begin, here >= kReach ? here - kReach : 0); i < here; ++i)
      if (kInvites.contains(proof_.words[i].hash)) return true;
    return false;
  }

  bool is_allowed(std::string_view host) const {
    for (const std::string& each : options_.strings("allowHosts")) {
      if (same_folded(each, host)) return true;
      if (host.size() > each.size() && host[host.size() - each.size() - 1] == '.' &&
          same_folded(host.substr(host.size() - each.size()), each))
        return true;
    }
    return false;
  }

  /// Looks at the figures that begin with this word; gives where to read on.
  std::uint32_t number(std::uint32_t index, std::uint32_t place) {
    const std::string_view text = proof_.passages[index].bytes();
    const std::uint32_t first = proof_.words[place].span.begin;
    constexpr std::size_t kLongest = 48;
    std::string digits, signs;
    std::uint32_t begin = first, end = first;
    // Groups of figures, a sign or two apart.
    for (std::uint32_t at = first; at < text.size() && at - first < kLongest; ++at) {
      const char c = text[at];
      if (is_digit_byte(c)) {
        digits += c;
        signs += '0';
        end = at + 1;
      } else if (c == ' ' || c == '-' || c == '.' || c == '(' || c == ')') {
        if (signs.size() >= 2 && signs[signs.size() - 1] != '0' && signs[signs.size() - 2] != '0')
          break;
        signs += c;
      } else {
        break;
      }
    }
    signs.resize(signs.find_last_of('0') + 1);
    while (begin > 0 && (text[begin - 1] == '+' || text[begin - 1] == '(')) --begin;
    const bool plus = text.substr(begin, first - begin).find('+') != std::string_view::npos;
    if (wants("iban") && iban(index, place)) return end;
    if (wants("card") && is_card(digits, signs)) {
      add(index, {begin, end}, "number of a payment card", Severity::error);
      return end;
    }
    if (wants("identity") && is_identity(index, place, signs)) {
      // A passport's number may begin with letters.
      const Span span{std::min(begin, proof_.words[place].span.begin),
                      std::max(end, proof_.words[place].span.end)};
      add(index, span, "identity number", Severity::warning);
      return span.end;
    }
    if (wants("phone") && is_phone(digits, signs, plus) && !is_public(index, place, digits)) {
      add(index, {begin, end}, "telephone number", Severity::warning);
      return end;
    }
    return proof_.words[place].span.end;
  }

  /// 13 to 19 figures with a valid check, in the groups of a card: 4-4-4-4, 4-6-5 or none.
  static bool is_card(const std::string& digits, const std::string& signs) {
    if (digits.size() < 13 || digits.size() > 19 || digits[0] < '3' || digits[0] > '6')
      return false;
    if (signs.find('.') != std::string::npos || signs.find('(') != std::string::npos) return false;
    const bool grouped = signs == "0000 0000 0000 0000" || signs == "0000-0000-0000-0000" ||
                         signs == "0000 000000 00000" || signs == "0000-000000-00000";
    // Without groups most long numbers are keys of some machine.
    if (!grouped && (signs.size() != digits.size() || digits.size() < 15 || digits.size() > 16))
      return false;
    return has_luhn_check(digits);
  }

  bool iban(std::uint32_t index, std::uint32_t place) {
    const std::string_view text = proof_.passages[index].bytes();
    const std::uint32_t begin = proof_.words[place].span.begin;
    std::string signs;
    std::uint32_t end = begin;
    for (std::uint32_t at = begin; at < text.size() && signs.size() < 34; ++at) {
      if (is_digit_byte(text[at]) || (text[at] >= 'A' && text[at] <= 'Z')) {
        signs += text[at];
        end = at + 1;
      } else if (text[at] != ' ') {
        break;
      }
    }
    constexpr std::size_t kShortest = 15;  // ISO 13616 registry: Norway
    if (signs.size() < kShortest || !is_letter_byte(signs[0]) || !is_letter_byte(signs[1]) ||
        !is_digit_byte(signs[2]) || !is_digit_byte(signs[3]) || !has_iban_check(signs))
      return false;
    add(index, {begin, end}, "bank account number", Severity::warning);
    return true;
  }

  /// American social security numbers, and what a passport's number looks like behind the word.
  bool is_identity(std::uint32_t index, std::uint32_t place, const std::string& signs) const {
    if (signs == "000-00-0000") return true;
    const Passage& passage = proof_.passages[index];
    const std::uint32_t from = std::max(passage.words.begin, place >= 3 ? place - 3 : 0);
    for (std::uint32_t i = from; i < place; ++i)
      if (proof_.words[i].hash == kPassport) {
        const std::string_view word = proof_.bytes(index, proof_.words[place].span);
        return word.size() >= 7 && word.size() <= 10 &&
               std::count_if(word.begin(), word.end(), is_digit_byte) >= 6 &&
               word.find_first_of(",.-") == std::string_view::npos;
      }
    return false;
  }

  /// "+44 20 7946 0000", "(555) 555-0123", "555-555-0123".
  static bool is_phone(const std::string& digits, const std::string& signs, bool plus) {
    if (plus) return digits.size() >= 8 && digits.size() <= 15 && signs.size() > digits.size();
    return signs == "000) 000-0000" || signs == "000-000-0000" || signs == "000.000.0000" ||
           signs == "0-000-000-0000" || signs == "1-000-000-0000";
  }

  /// Toll-free, or of a line that is there to be called.
  bool is_public(std::uint32_t index, std::uint32_t place, const std::string& digits) const {
    std::string_view local = digits;
    if (local.size() == 11 && local[0] == '1') local.remove_prefix(1);
    for (const std::string_view prefix : {"800", "888", "877", "866", "855", "844", "833", "900"})
      if (local.size() == 10 && local.starts_with(prefix)) return true;
    const Sentence& sentence = proof_.sentences[proof_.words[place].sentence];
    const Passage& passage = proof_.passages[index];
    constexpr std::uint32_t kReach = 25;
    const std::uint32_t begin =
        std::max({passage.words.begin, sentence.words.begin, place >= kReach ? place - kReach : 0});
    const std::uint32_t end =
        std::min({passage.words.end, std::max(sentence.words.end, place), place + kReach});
    for (std::uint32_t i = begin; i < end; ++i)
      if (kHelp.contains(proof_.words[i].hash)) return true;
    return false;
  }

  /// "lives at 14 Harbour Street".
  void homes() {
    for (const std::uint32_t place : proof_.places_of(kAtHome)) {
      const std::uint32_t index = proof_.passage_of(place);
      if (!is_printed(index)) continue;
      const std::uint32_t end = std::min(proof_.passages[index].words.end, place + 7);
      for (std::uint32_t i = place + 1; i + 2 < end; ++i) {
        if (!(proof_.words[i].flags & kNumber) || !(proof_.words[i + 1].flags & kCapitalised))
          continue;
        std::uint32_t street = i + 2;
        while (street < end && !kStreets.contains(proof_.words[street].hash)) ++street;
        if (street >= end || !(proof_.words[street].flags & kCapitalised)) break;
        add(index, {proof_.words[i].span.begin, proof_.words[street].span.end}, "home address",
            Severity::warning);
        break;
      }
    }
  }

  void add(std::uint32_t index, Span span, std::string_view what, Severity at_most) {
    out_.add({.at_most = at_most,
              .confidence = at_most == Severity::error ? Confidence::high : Confidence::medium,
              .place = proof_.place(index, span),
              .message = "this looks like the " + std::string(what) +
                         " of a person; take it out unless it is meant for the public"});
  }

  const Proof& proof_;
  const RuleOptions& options_;
  Findings& out_;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  Search(proof, options, out).run();
}

}  // namespace

constinit const Rule safety_personal_data{
    .id = "safety.personal-data",
    .severity = Severity::error,
    .why = "A number or address in print cannot be called back, and somebody will use it.",
    .options = kOptions,
    .pass_example = "press office: press@port.example.org, with port.example.org allowed",
    .fail_example = "call him on +44 7700 900123",
    .check = check,
};

}  // namespace stet
