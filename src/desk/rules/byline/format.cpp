#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "prefix",
     .type = OptionType::string,
     .fallback = "\"no\"",
     .help = "whether the field begins with By (Von, Par, Por)",
     .choices = "no|yes|any"},
    {.name = "joiner",
     .type = OptionType::string,
     .fallback = "\"\"",
     .help = "what stands before the last of several names: \"and\"; empty: anything"},
    {.name = "allowRole",
     .type = OptionType::boolean,
     .fallback = "false",
     .help = "the byline may say what the writer is: Nadia Renko, political editor"},
};

struct Prefix {
  std::string_view language, word;
};
constexpr Prefix kPrefixes[] = {{"en", "by"},  {"de", "von"},  {"fr", "par"}, {"es", "por"},
                                {"pt", "por"}, {"nl", "door"}, {"it", "di"},  {"sv", "av"},
                                {"no", "av"},  {"nb", "av"},   {"da", "af"}};

// What a writer is, as a byline says it behind the name.
constexpr auto kRoles = word_hashes(
    {"reporter", "correspondent", "editor", "writer", "columnist", "staff", "journalist",
     "producer", "redakteur", "redakteurin", "korrespondent", "korrespondentin", "reporterin",
     "journaliste", "correspondant", "redactor", "redactora", "corresponsal", "periodista"});

// Of a body that signs in capitals: "CBC NEWS".
constexpr auto kBodies = word_hashes(
    {"news",    "wire",     "press",   "media", "radio",     "tv",      "agency", "agencies",
     "service", "services", "staff",   "desk",  "times",     "post",    "daily",  "sport",
     "sports",  "online",   "network", "team",  "redaktion", "agencia", "agence", "noticias"});

/// Length of the prefix with its colon and space; 0 when there is none. "Byron Byrne" has none, and
/// neither has "Von Trapp": two names follow, or a colon.
std::size_t prefix_length(std::string_view byline, std::string_view language) {
  for (const Prefix& prefix : kPrefixes) {
    if (language.substr(0, 2) != prefix.language && prefix.language != "en") continue;
    if (!starts_with_folded(byline, prefix.word)) continue;
    std::size_t at = prefix.word.size();
    const bool colon = at < byline.size() && byline[at] == ':';
    at += colon;
    if (!colon && (at >= byline.size() || byline[at] != ' ')) continue;
    while (at < byline.size() && byline[at] == ' ') ++at;
    if (at >= byline.size()) continue;
    const std::vector<Word> rest = words_in(byline.substr(at));
    if (rest.empty() || !(rest.front().flags & kCapitalised)) continue;
    if (colon || prefix.word == "by" || rest.size() >= 2) return at;
  }
  return 0;
}

/// "NADIA RENKO"; not "AFP", "BBC News", "DJ", nor a script without small letters.
bool is_all_capitals(std::string_view names) {
  std::size_t long_words = 0;
  for (const Word& word : words_in(names)) {
    if (word.span.size() < 2) continue;
    if (!(word.flags & kAllCaps) || kBodies.contains(word.hash)) return false;
    long_words += word.span.size() >= 3;
  }
  return long_words >= 2;
}

/// "RENKO" as "Renko", "MC-BRIDE" as "Mc-Bride".
std::string in_small(std::string_view names) {
  std::string out;
  bool first = true;
  for (std::uint32_t at = 0; at < names.size();) {
    const CodePoint point = decode(names, at);
    const std::string_view sign = names.substr(at, point.length);
    const bool letter = is_lower(point.value) || is_upper(point.value);
    out += letter && !first ? lower(sign) : std::string(sign);
    first = !letter && sign != "'" && sign != "’";
    at += point.length;
  }
  return out;
}

/// The address and what parts it from the name: " - n.renko@port.example.org".
std::optional<Span> mail_in(std::string_view byline) {
  const std::size_t sign = byline.find('@');
  if (sign == std::string_view::npos || sign == 0) return std::nullopt;
  constexpr std::string_view kEnds = " ,;()<>|\t\n";
  std::size_t begin = sign, end = sign;
  while (begin > 0 && kEnds.find(byline[begin - 1]) == std::string_view::npos) --begin;
  while (end < byline.size() && kEnds.find(byline[end]) == std::string_view::npos) ++end;
  // "@renko" is a handle
  if (begin == sign || byline.substr(sign, end - sign).find('.') == std::string_view::npos)
    return std::nullopt;
  constexpr std::string_view kEdges = " ,;-–|<(";
  while (begin > 0 && kEdges.find(byline[begin - 1]) != std::string_view::npos) --begin;
  while (end < byline.size() && (byline[end] == '>' || byline[end] == ')')) ++end;
  return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// ", political editor": behind the last comma, from there to the end.
std::optional<Span> role_in(std::string_view byline) {
  const std::size_t comma = byline.rfind(',');
  if (comma == std::string_view::npos || comma == 0) return std::nullopt;
  for (const Word& word : words_in(byline.substr(comma)))
    if (kRoles.contains(word.hash))
      return Span{static_cast<std::uint32_t>(comma), static_cast<std::uint32_t>(byline.size())};
  return std::nullopt;
}

constexpr std::size_t kLongest = 1'000;  ///< bytes of a byline that may name the authors again

constexpr std::string_view kJoiners[] = {" and ", " & ",  " und ", " et ", " y ",
                                         " e ",   " en ", " + ",   " / "};

class Search {
 public:
  Search(const Proof& proof, const RuleOptions& options, Findings& out)
      : proof_(proof), options_(options), out_(out) {}

  void look_at(const FieldPath& path, const Field& field, bool organisation) {
    const std::string_view bytes = field.bytes();
    const std::string_view words = trim(bytes);
    if (words.empty() || words.size() > 200) return;
    const auto begin = static_cast<std::uint32_t>(words.data() - bytes.data());
    const auto end = begin + static_cast<std::uint32_t>(words.size());
    const auto mark = [&](Span span, std::string message, std::string title, std::string text) {
      Finding finding{.place = {.path = path, .text = &field.text, .span = span, .source = {}},
                      .message = std::move(message)};
      finding.fixes.push_back(
          {.title = std::move(title), .safe = false, .edits = {{span, std::move(text)}}});
      out_.add(std::move(finding));
    };
    const std::string_view prefix = options_.string("prefix");
    const auto head = static_cast<std::uint32_t>(prefix_length(words, proof_.language));
    if (prefix == "no" && head > 0 && !is_from_copy(field))
      mark({begin, begin + head},
           "the byline field begins with " + shown(words.substr(0, head)) +
               "; the page adds that word, so cut it",
           "cut it", {});
    if (prefix == "yes" && head == 0 && !organisation)
      mark({begin, begin}, "the byline field does not begin with By; the house writes it",
           "write By", "By ");
    if (const std::optional<Span> mail = mail_in(words)) {
      mark({begin + mail->begin, begin + mail->end},
           "the byline holds the address " +
               shown(words.substr(mail->begin, mail->end - mail->begin), 40) + "; keep to the name",
           "cut the address", {});
    } else if (const std::optional<Span> role = role_in(words);
               role && !options_.boolean("allowRole")) {
      mark({begin + role->begin, end},
           "the byline says what the writer is, " + shown(words.substr(role->begin + 1), 40) +
               "; keep to the name",
           "keep to the name", {});
    }
    const std::string_view names = words.substr(head, words.find_first_of("@,-|", head) - head);
    if (!organisation && is_all_capitals(trim(names))) {
      const std::string_view capitals = trim(names);
      const auto at = static_cast<std::uint32_t>(capitals.data() - bytes.data());
      mark({at, at + static_cast<std::uint32_t>(capitals.size())},
           "byline " + shown(capitals) + " is in capitals; write " + shown(in_small(capitals)),
           "write it in small letters", in_small(capitals));
    }
    judge_joiner(words, begin, mark);
  }

 private:
  /// A reader found it as a line of the copy, where readers see the word.
  static bool is_from_copy(const Field& field) { return field.known.how == How::derived; }

  template <class Mark>
  void judge_joiner(std::string_view words, std::uint32_t begin, const Mark& mark) {
    const std::string_view wanted = options_.string("joiner");
    if (wanted.empty()) return;
    const std::string house = " " + std::string(wanted) + " ";
    std::size_t at = 0;
    std::string_view found;
    for (std::string_view joiner : kJoiners)
      if (const std::size_t place = words.rfind(joiner);
          place != std::string_view::npos && (found.empty() || place > at)) {
        at = place;
        found = joiner;
      }
    if (found.empty() || found == house) return;
    const auto from = begin + static_cast<std::uint32_t>(at);
    mark({from, from + static_cast<std::uint32_t>(found.size())},
         "the byline joins names with " + shown(found) + "; the house writes " + shown(wanted),
         "write " + std::string(wanted), house);
  }

  const Proof& proof_;
  const RuleOptions& options_;
  Findings& out_;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  Search search(proof, options, out);
  if (has_words(article.byline)) search.look_at({.name = "byline"}, article.byline, false);
  for (std::size_t i = 0; i < article.creators.size(); ++i) {
    const Creator& creator = article.creators[i];
    // the byline is often the author's name again, and the name a part of it
    if (!has_words(creator.name) ||
        (has_words(article.byline) && article.byline.bytes().size() <= kLongest &&
         article.byline.bytes().find(trim(creator.name.bytes())) != std::string_view::npos))
      continue;
    search.look_at({.name = "creators.name", .index = static_cast<std::int32_t>(i)}, creator.name,
                   creator.organisation);
  }
}

}  // namespace

constinit const Rule byline_format{
    .id = "byline.format",
    .severity = Severity::suggestion,
    .why = "Pages, indexes and feeds print the byline as it stands, next to hundreds of others.",
    .options = kOptions,
    .pass_example = "Nadia Renko and Tom Adeyemi",
    .fail_example = "BY: NADIA RENKO - n.renko@port.example.org",
    .check = check,
};

}  // namespace stet
