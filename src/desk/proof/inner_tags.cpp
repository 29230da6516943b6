#include "desk/proof/inner_tags.h"

#include <algorithm>

namespace stet::proof {
namespace {

constexpr std::uint32_t kMostBefore = 4;    ///< "a-t-il encore déclaré": words before the verb
constexpr std::uint32_t kMostSpeaker = 12;  ///< words of a speaker

constexpr std::string_view kDashes[] = {"—", "–"};
constexpr std::string_view kEnds[] = {",", ".", ";", ":", "!",  "?", "…",
                                      "—", "–", "»", "”", "\"", "(", "«"};

struct Sign {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

template <std::size_t kCount>
Sign first_of(std::string_view text, const std::string_view (&signs)[kCount]) {
  Sign found;
  for (const std::string_view sign : signs)
    if (const std::size_t at = text.find(sign); at < found.at) found = {at, sign.size()};
  return found;
}

class Seeker {
 public:
  Seeker(const Proof& proof, std::uint32_t passage, Span inside)
      : proof_(proof),
        bytes_(proof.passages[passage].bytes()),
        inside_(inside),
        range_(proof.words_in(passage, inside)) {}

  std::optional<InnerTag> run() const {
    for (std::uint32_t i = range_.begin + 1; i < range_.end; ++i) {
      const ProofWord& w = word(i);
      if (!((w.classes & (kReports | kThinks)) || is_unknown_tag(i)) ||
          (w.classes & (kBase | kIng | kAuxiliary)) || (w.flags & kCapitalised))
        continue;
      if (const std::optional<InnerTag> tag = at_verb(i)) return tag;
    }
    return std::nullopt;
  }

 private:
  const ProofWord& word(std::uint32_t index) const { return proof_.words[index]; }
  std::string_view between(std::uint32_t from, std::uint32_t to) const {
    return from < to ? bytes_.substr(from, to - from) : std::string_view{};
  }
  // What stands before the word `index`.
  std::string_view gap(std::uint32_t index) const {
    return between(word(index - 1).span.end, word(index).span.begin);
  }
  bool hangs(std::uint32_t index) const {
    return (word(index).classes & kSubject) && gap(index).starts_with("-");
  }

  std::optional<InnerTag> at_verb(std::uint32_t verb) const {
    std::uint32_t begin = verb;
    Span speaker;
    while (begin > range_.begin + 1 && verb - begin < kMostBefore) {
      const ProofWord& before = word(begin - 1);
      const std::string_view space = gap(begin);
      const bool close = space.empty() || space == " " || space == "\u00A0" || hangs(begin);
      if (!close || !(before.classes & (kAuxiliary | kPronoun | kAdverb))) break;
      if ((before.classes & kSubject) && !hangs(begin - 1)) break;
      --begin;
      if (hangs(begin)) speaker = word(begin).span;
    }
    // The auxiliary before a hanging pronoun is behind the sign, too.
    const std::string_view opening = gap(begin);
    const Sign dash = first_of(opening, kDashes);
    const std::size_t comma = opening.find(',');
    const std::size_t asks = opening.find_first_of("?!");
    const std::size_t more = opening.find("…");
    if (std::min({dash.at, comma, asks, more}) == std::string_view::npos) return std::nullopt;

    std::uint32_t end = word(verb).span.end;
    if (speaker.empty()) {
      speaker = behind(verb);
      if (!speaker.empty() && !(word(verb).classes & kReports) && !names_somebody(verb + 1))
        return std::nullopt;
      if (speaker.empty() && dash.at == std::string_view::npos) return std::nullopt;
      end = std::max(end, speaker.end);
    }
    const std::uint32_t gap_begin = word(begin - 1).span.end;
    const std::size_t set_off = dash.at != std::string_view::npos ? dash.at
                                : comma != std::string_view::npos ? comma
                                : asks != std::string_view::npos
                                    ? asks + 1
                                    : more + std::string_view("…").size();
    return InnerTag{.whole = {gap_begin + static_cast<std::uint32_t>(set_off),
                              closing(end, dash.at != std::string_view::npos)},
                    .cue = word(verb).span,
                    .speaker = speaker};
  }

  // ", philosophe Marc Petitjean": a word we do not know, and a full name behind it.
  bool is_unknown_tag(std::uint32_t i) const {
    if (word(i).classes != 0 || (word(i).flags & (kCapitalised | kHasDigit))) return false;
    return i + 2 < range_.end && (word(i + 1).flags & kCapitalised) &&
           (word(i + 2).flags & kCapitalised) && gap(i + 1) == " " && gap(i + 2) == " ";
  }

  // A verb of thought is a tag only with somebody right behind it.
  bool names_somebody(std::uint32_t first) const {
    for (std::uint32_t i = first; i < std::min(range_.end, first + 3); ++i)
      if ((word(i).classes & (kRole | kTitle | kSubject)) || (word(i).flags & kCapitalised))
        return true;
    return false;
  }

  // The subject behind the verb: "-il", "le directeur", "Marta Lind".
  Span behind(std::uint32_t verb) const {
    std::uint32_t i = verb + 1;
    if (i >= range_.end) return {};
    if (hangs(i)) return word(i).span;
    while (i < range_.end && gap(i) == " " && (word(i).classes & kAdverb) &&
           !(word(i).classes & (kDeterminer | kNumeral)) && i - verb < kMostBefore)
      ++i;
    if (i >= range_.end) return {};
    const std::string_view space = gap(i);
    if (space != " " && space != "\u00A0") return {};
    const ProofWord& first = word(i);
    const bool begins = (first.flags & kCapitalised) ||
                        (first.classes & (kDeterminer | kTitle | kAnonymous)) ||
                        (first.classes & kSubject);
    if (!begins) return {};
    std::uint32_t last = i;
    if (first.classes & kPronoun && !(first.classes & kDeterminer)) return first.span;
    while (last + 1 < range_.end && last - i < kMostSpeaker) {
      const ProofWord& next = word(last + 1);
      if (first_of(gap(last + 1), kEnds).at != std::string_view::npos &&
          !(word(last).flags & kAfterPoint))
        break;
      if (next.classes & (kConjunction | kRelative | kVerb | kAuxiliary | kPronoun) &&
          !(next.classes & (kRole | kOrganisation | kDeterminer)))
        break;
      // Where it was said is not who said it.
      if (next.classes & kPreposition && !(next.classes & kParticle)) break;
      if (next.classes & (kCalendar | kTime)) break;
      ++last;
    }
    while (last > i && (word(last).classes & (kDeterminer | kPreposition)) &&
           !(word(last).flags & kCapitalised))
      --last;
    return {first.span.begin, word(last).span.end};
  }

  std::uint32_t closing(std::uint32_t from, bool by_dash) const {
    const std::string_view rest = between(from, inside_.end);
    const Sign dash = first_of(rest, kDashes);
    if (by_dash && dash.at != std::string_view::npos) {
      std::size_t at = dash.at + dash.size;
      while (at < rest.size() && std::string_view(".,;:").find(rest[at]) != std::string_view::npos)
        ++at;
      return from + static_cast<std::uint32_t>(at);
    }
    if (by_dash) return inside_.end;
    const std::size_t at = rest.find_first_of(",.");
    return at == std::string_view::npos ? inside_.end : from + static_cast<std::uint32_t>(at) + 1;
  }

  const Proof& proof_;
  const std::string_view bytes_;
  const Span inside_;
  const Range range_;
};

}  // namespace

std::optional<InnerTag> find_inner_tag(const Proof& proof, std::uint32_t passage, Span inside) {
  return Seeker(proof, passage, inside).run();
}

}  // namespace stet::proof
