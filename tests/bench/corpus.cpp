#include "bench/corpus.h"

#include <string_view>

namespace stet::bench {
namespace {

/// xorshift64*: the same numbers everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t roll(std::uint64_t sides) {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return (state_ * 2685821657736338717ull >> 33) % sides;
  }
  template <std::size_t N>
  std::string_view pick(const std::string_view (&list)[N]) {
    return list[roll(N)];
  }

 private:
  std::uint64_t state_;
};

constexpr std::string_view kFirst[] = {"Ruth", "Tom",  "Nadia", "Eva",  "Jan",  "Ana",
                                       "Mara", "Piet", "Lena",  "Omar", "Ines", "Kofi",
                                       "Sven", "Aiko", "Paulo", "Greta"};
constexpr std::string_view kLast[] = {
    "Mbeki",    "Adeyemi", "Renko",  "Lindqvist", "Brandt", "Reyes",  "Oduya",   "Visser",
    "Halloran", "Farouk",  "Duarte", "Asante",    "Nyberg", "Tanaka", "Moreira", "Vogel"};
constexpr std::string_view kRole[] = {"the harbour master",        "a spokeswoman for the council",
                                      "the union leader",          "head of the water board",
                                      "an engineer at the dam",    "the finance minister",
                                      "chief of the fire service", "a teacher at the school"};
constexpr std::string_view kPlace[] = {"Port Elin", "Northport", "Lusaka", "Tver",   "Bergen",
                                       "Kirkwall",  "Ostend",    "Malaga", "Gdynia", "Trieste"};
constexpr std::string_view kThing[] = {
    "the river wall", "the ferry contract", "the school budget", "the harbour plan",
    "the water bill", "the new tram line",  "the fishing quota", "the night shelter"};
constexpr std::string_view kVerb[] = {"approved", "delayed", "reviewed", "rejected",
                                      "funded",   "opened",  "repaired", "debated"};
constexpr std::string_view kSaid[] = {"said",   "told reporters", "added",
                                      "warned", "explained",      "wrote"};
constexpr std::string_view kDay[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                     "Friday", "Saturday", "Sunday"};
constexpr std::string_view kSubject[] = {
    "work on the east bank",       "the audit of the old figures", "a second survey of the quay",
    "the repair of both pumps",    "the plan for a wider road",    "every sailing after dark",
    "the sale of the upper field", "training for new crews",       "the grant from the region",
    "a hearing for residents",     "the lease of the cold store",  "the count of returned tickets"};
constexpr std::string_view kWill[] = {
    "will go on through",      "was put off until",
    "is being checked before", "had been promised for",
    "cannot be finished by",   "could start as early as",
    "was moved twice during",  "has cost more than planned since"};
constexpr std::string_view kWhen[] = {"the winter",
                                      "the next sitting",
                                      "the end of the school year",
                                      "the spring tides",
                                      "the autumn budget",
                                      "the summer season",
                                      "the last week of the month",
                                      "the start of the fishing season"};
constexpr std::string_view kClaim[] = {"We have waited for this since the spring",
                                       "Nobody who saw the water that night forgets it",
                                       "The money is there and so are the plans",
                                       "I asked for the papers and was given half of them",
                                       "It is a good day for everyone who works here",
                                       "They told us the boats would be ready",
                                       "My father built that wall with his own hands",
                                       "You cannot run a ferry on promises"};
constexpr std::string_view kTail[] = {
    "and we will not wait much longer",    "so the work can begin at last",
    "but no one came to look at it",       "and that is what I told the board",
    "because the pumps were switched off", "while others were sent home early",
    "and the children noticed it first",   "so we wrote to the minister again"};

struct Person {
  std::string full, last;
  std::string_view role;
};

Person make_person(Dice& dice) {
  const std::string_view last = dice.pick(kLast);
  return {std::string(dice.pick(kFirst)) + " " + std::string(last), std::string(last),
          dice.pick(kRole)};
}

std::string capital(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z')
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

std::string clause(Dice& dice) {
  return std::string(dice.pick(kSubject)) + " " + std::string(dice.pick(kWill)) + " " +
         std::string(dice.pick(kWhen));
}

std::string speech(Dice& dice) {
  return std::string(dice.pick(kClaim)) + " " + std::string(dice.pick(kTail));
}

std::string narrative(Dice& dice, const std::string& place) {
  return "The council of " + place + " " + std::string(dice.pick(kVerb)) + " " +
         std::string(dice.pick(kThing)) + " on " + std::string(dice.pick(kDay)) + ", and " +
         clause(dice) + ". " + capital(clause(dice)) + ", while " + clause(dice) + ". ";
}

std::string spoken(Dice& dice, const Person& who, bool is_first) {
  const std::string name = is_first ? who.full + ", " + std::string(who.role) + "," : who.last;
  switch (dice.roll(3)) {
    case 0:
      return "\xE2\x80\x9C" + speech(dice) + ",\xE2\x80\x9D " + name + " " +
             std::string(dice.pick(kSaid)) + ". ";
    case 1:
      return capital(name) + " said that " + clause(dice) + ". ";
    default:
      return capital(name) + " " + std::string(dice.pick(kSaid)) + ": \xE2\x80\x9C" + speech(dice) +
             ".\xE2\x80\x9D ";
  }
}

std::string make_article(Dice& dice, std::size_t number) {
  const std::string place(dice.pick(kPlace));
  const std::string thing(dice.pick(kThing));
  const Person author = make_person(dice);
  const Person people[] = {make_person(dice), make_person(dice), make_person(dice)};
  const std::string headline =
      capital(thing) + " " + std::string(dice.pick(kVerb)) + " in " + place;
  std::string body;
  const std::size_t paragraphs = 11 + dice.roll(7);
  bool seen[3] = {};
  for (std::size_t i = 0; i < paragraphs; ++i) {
    if (i == 5) body += "<h2>What happens next</h2>";
    body += "<p>";
    if (i == 0)
      body += narrative(dice, place) + "The vote was 12 to 4, the clerk&#8217;s office said. ";
    else
      body += narrative(dice, place);
    const std::size_t who = dice.roll(3);
    body += spoken(dice, people[who], !seen[who]);
    seen[who] = true;
    if (dice.roll(3) == 0)
      body += "More is in <a href=\\\"https://port.example.org/plan/" + std::to_string(number) +
              "\\\">the plan</a> &amp; its <em>annex</em>. ";
    body += "</p>";
    if (i % 4 == 3) body += "\\n";
  }
  const std::string day = std::to_string(10 + number % 18);
  const std::string id =
      "urn:newsml:port.example.org:202605" + day + ":story-" + std::to_string(number);
  return "{\"standard\":{\"name\":\"ninjs\",\"version\":\"3.0\"},\"uri\":\"" + id +
         "\",\"type\":\"text\",\"language\":\"en-GB\",\"version\":\"2\",\"versionCreated\":\"2026-"
         "05-" +
         day + "T09:30:00Z\",\"firstCreated\":\"2026-05-" + day +
         "T07:10:00Z\",\"pubStatus\":\"usable\",\"urgency\":4,\"by\":\"" + author.full +
         "\",\"located\":\"" + place +
         "\",\"copyrightHolder\":\"Port Wire\",\"copyrightNotice\":\"Copyright 2026 Port Wire\"," +
         "\"slugline\":\"PORT-COUNCIL\",\"headlines\":[{\"role\":\"main\",\"value\":\"" + headline +
         "\"}],\"descriptions\":[{\"role\":\"summary\",\"value\":\"The council of " + place +
         " has settled " + thing + ".\"}],\"people\":[{\"name\":\"" + author.full +
         "\",\"rel\":\"creator\"}],\"infoSources\":[{\"name\":\"Port Wire\"}]," +
         "\"subjects\":[{\"uri\":\"http://cv.iptc.org/newscodes/mediatopic/"
         "20000593\",\"name\":\"local government\"}]," +
         "\"associations\":[{\"name\":\"main\",\"uri\":\"" + id +
         "-pic\",\"type\":\"picture\",\"by\":\"Mara Oduya\"," +
         "\"descriptions\":[{\"role\":\"caption\",\"value\":\"A crane stands on the quay in " +
         place + ", May " + day +
         ", 2026.\"},{\"role\":\"creditline\",\"value\":\"Mara "
         "Oduya/EPA\"}],\"copyrightHolder\":\"EPA\",\"renditions\":[{\"name\":\"web\",\"href\":" +
         "\"https://port.example.org/pic/" + std::to_string(number) +
         ".jpg\",\"contentType\":\"image/jpeg\",\"width\":1200,\"height\":800}]}]," +
         "\"bodies\":[{\"role\":\"main\",\"contentType\":\"text/html\",\"value\":\"" + body +
         "\"}]}";
}

}  // namespace

std::vector<std::string> make_corpus(std::size_t count) {
  Dice dice(0x5354455431ull);
  std::vector<std::string> corpus;
  corpus.reserve(count);
  for (std::size_t i = 0; i < count; ++i) corpus.push_back(make_article(dice, i));
  return corpus;
}

std::uint64_t corpus_hash(const std::vector<std::string>& corpus) {
  std::uint64_t hash = 14695981039346656037ull;
  for (const std::string& article : corpus)
    for (const char c : article) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return hash;
}

}  // namespace stet::bench
