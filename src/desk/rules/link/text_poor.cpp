#include "desk/proof/link_address.h"
#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "words",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more words that say nothing of where a link leads"},
    {.name = "internalHosts",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "hosts whose bare address may stand as the words of a link"},
};

// en de fr es together: what a template says may be in another language than the story.
constexpr std::string_view kPoor[] = {"click here",
                                      "here",
                                      "this link",
                                      "link",
                                      "click",
                                      "this",
                                      "read more",
                                      "more",
                                      "more here",
                                      "learn more",
                                      "see here",
                                      "this page",
                                      "this article",
                                      "website",
                                      "click this link",
                                      "follow this link",
                                      "source",
                                      "hier",
                                      "hier klicken",
                                      "klicken sie hier",
                                      "mehr",
                                      "weiterlesen",
                                      "mehr dazu",
                                      "link hier",
                                      "ici",
                                      "cliquez ici",
                                      "cliquer ici",
                                      "lire la suite",
                                      "en savoir plus",
                                      "ce lien",
                                      "aquí",
                                      "haga clic aquí",
                                      "haz clic aquí",
                                      "leer más",
                                      "más información",
                                      "enlace",
                                      "este enlace"};

constexpr std::size_t kLongest = 60;  ///< bytes; longer words are no such phrase

std::string_view without_edges(std::string_view words) {
  constexpr std::string_view kEdges = " .,:;!()[]<>-";
  while (!words.empty() && kEdges.find(words.front()) != std::string_view::npos)
    words.remove_prefix(1);
  while (!words.empty()) {
    if (kEdges.find(words.back()) != std::string_view::npos)
      words.remove_suffix(1);
    else if (const std::string_view last = sign_before(words, words.size());
             last == "»" || last == "›" || last == "→" || last == "…")
      words.remove_suffix(last.size());
    else
      break;
  }
  return words;
}

bool is_address(std::string_view words) {
  if (words.find(' ') != std::string_view::npos) return false;
  return starts_with_folded(words, "http://") || starts_with_folded(words, "https://") ||
         starts_with_folded(words, "www.");
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  // related links without a title are shown by the target's own headline
  if (proof.article.runs.empty()) return;
  const auto house = options.strings("words");
  const auto hosts = options.strings("internalHosts");
  for_each_link(proof, [&](std::string_view href, const Place& place, std::string_view raw) {
    if (!place.text || is_blank(raw)) return;
    const std::string_view words = without_edges(trim(raw));
    if (is_address(words)) {
      const std::string_view host = split_address(trim(href)).host;
      if (std::any_of(hosts.begin(), hosts.end(),
                      [&](const std::string& each) { return same_folded(each, host); }))
        return;
      out.add({.place = place,
               .message = "link shows its bare address; put words that say where it leads"});
      return;
    }
    if (words.size() > kLongest) return;
    const auto is_same = [&](std::string_view each) { return same_folded(each, words); };
    if (std::any_of(std::begin(kPoor), std::end(kPoor), is_same) ||
        std::any_of(house.begin(), house.end(), is_same))
      out.add({.place = place,
               .message = "link says " + shown(words) + "; put words that say where it leads"});
  });
}

}  // namespace

constinit const Rule link_text_poor{
    .id = "link.text-poor",
    .severity = Severity::suggestion,
    .why = "A screen reader reads out links alone, and “here” leads nowhere.",
    .options = kOptions,
    .pass_example = "<a href=\"https://port.example.org/plan\">the plan</a>",
    .fail_example = "<a href=\"https://port.example.org/plan\">click here</a>",
    .check = check,
};

}  // namespace stet
