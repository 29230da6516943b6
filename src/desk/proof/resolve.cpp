#include "desk/proof/resolve.h"

#include "desk/proof/lexicon.h"
#include "vocabulary/agencies.h"

#include <algorithm>
#include <tuple>

namespace stet::proof {
namespace {

constexpr std::uint32_t kNoName = UINT32_MAX;
constexpr std::uint32_t kWindow = 3;  ///< paragraphs a pronoun may look back

// The head of a mention is the noun before the first "of", comma or clause; its words as indices.
Range head_words(const Proof& proof, const Mention& mention) {
  Range words = proof.words_in(mention.passage, mention.span);
  const std::string_view bytes = proof.passages[mention.passage].bytes();
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    const ProofWord& word = proof.words[i];
    const bool first = i == words.begin;
    if (!first && (word.classes & (kPreposition | kRelative)) && !(word.flags & kCapitalised)) {
      words.end = i;
      break;
    }
    if (i + 1 < words.end &&
        bytes.substr(word.span.end, proof.words[i + 1].span.begin - word.span.end)
                .find_first_of(",(") != std::string_view::npos) {
      words.end = i + 1;
      break;
    }
  }
  return words;
}

// First name that begins inside the mention.
std::uint32_t name_in(const Proof& proof, std::uint32_t passage, Span span) {
  const auto at =
      std::lower_bound(proof.names.begin(), proof.names.end(), std::pair{passage, span.begin},
                       [](const Name& name, std::pair<std::uint32_t, std::uint32_t> place) {
                         return std::pair{name.passage, name.span.begin} < place;
                       });
  if (at == proof.names.end() || at->passage != passage || at->span.begin >= span.end)
    return kNoName;
  return static_cast<std::uint32_t>(at - proof.names.begin());
}

bool is_possessive(const Proof& proof, const Name& name) {
  return (proof.words[name.words.end - 1].flags & kPossessive) != 0;
}

// Gender as titles and offices before the name say it; 0: not said.
std::uint32_t gender_of(const Proof& proof, const Name& name) {
  std::uint32_t gender = 0;
  const std::uint32_t first = proof.passages[name.passage].words.begin;
  if (name.words.begin > first)
    gender |= proof.words[name.words.begin - 1].classes & (kMale | kFemale);
  return gender == (kMale | kFemale) ? 0 : gender;
}

class Resolver {
 public:
  explicit Resolver(Proof& proof) : proof_(proof), gender_(proof.names.size()) {
    for (const Name& name : proof.names) gender_[name.full] |= gender_of(proof, name);
  }

  std::string_view resolve(const Mention& mention) {
    const Range words = head_words(proof_, mention);
    if (words.empty()) return {};
    const ProofWord& first = proof_.words[words.begin];
    if (words.size() == 1 && (first.classes & (kMale | kFemale)) && (first.classes & kPronoun))
      return pronoun(mention, first.classes & (kMale | kFemale));
    const std::uint32_t name = name_in(proof_, mention.passage, mention.span);
    if (name == kNoName || is_possessive(proof_, proof_.names[name])) return {};
    // "the Norland president": the name only describes.
    if (proof_.names[name].words.end < words.end) return {};
    const Name& full = proof_.names[proof_.names[name].full];
    // "die Sprecherin": where every noun has a capital, an office alone is no name.
    if (proof_.words_of->capital_nouns && full.words.size() == 1 &&
        proof_.words[full.words.begin].classes != 0)
      return {};
    last_person_ = proof_.is_person(full) ? proof_.names[name].full : kNoName;
    last_passage_ = mention.passage;
    return proof_.bytes(full.passage, full.span);
  }

 private:
  // The person who spoke last, if near and of no other gender; else the only person named near.
  std::string_view pronoun(const Mention& mention, std::uint32_t gender) {
    if (last_person_ != kNoName && mention.passage - last_passage_ <= kWindow &&
        agrees(last_person_, gender)) {
      last_passage_ = mention.passage;
      return proof_.bytes(proof_.names[last_person_].passage, proof_.names[last_person_].span);
    }
    const std::uint32_t only = only_person_before(mention, gender);
    if (only == kNoName) return {};
    last_person_ = only;
    last_passage_ = mention.passage;
    return proof_.bytes(proof_.names[only].passage, proof_.names[only].span);
  }

  bool agrees(std::uint32_t name, std::uint32_t gender) const {
    return gender_[name] == 0 || (gender_[name] & gender) != 0;
  }

  std::uint32_t only_person_before(const Mention& mention, std::uint32_t gender) const {
    const std::uint32_t from = mention.passage >= kWindow ? mention.passage - kWindow : 0;
    const auto end = std::lower_bound(
        proof_.names.begin(), proof_.names.end(), std::pair{mention.passage, mention.span.begin},
        [](const Name& name, std::pair<std::uint32_t, std::uint32_t> place) {
          return std::pair{name.passage, name.span.begin} < place;
        });
    std::uint32_t only = kNoName;
    std::uint32_t steps = 0;
    for (auto it = end; it != proof_.names.begin() && steps < kMostNames; ++steps) {
      --it;
      if (it->passage < from) break;
      if (!proof_.is_person(*it) || !agrees(it->full, gender)) continue;
      if (only != kNoName && only != it->full) return kNoName;
      only = it->full;
    }
    return only;
  }

  static constexpr std::uint32_t kMostNames = 40;

  Proof& proof_;
  std::vector<std::uint32_t> gender_;  ///< by fullest form
  std::uint32_t last_person_ = kNoName;
  std::uint32_t last_passage_ = 0;
};

}  // namespace

SourceKind source_kind(const Proof& proof, const Mention& mention) {
  const Range words = head_words(proof, mention);
  if (words.empty()) return SourceKind::role;
  const ProofWord& first = proof.words[words.begin];
  const ProofWord& head = proof.words[words.end - 1];
  if (words.size() == 1 && (first.classes & kPronoun)) return SourceKind::pronoun;
  bool capitals = false;
  for (std::uint32_t i = words.begin; i < words.end; ++i)
    capitals = capitals ||
               ((proof.words[i].flags & kCapitalised) && !(proof.words[i].flags & kPossessive) &&
                !(proof.words[i].flags & kSentenceStart && proof.words[i].classes != 0));
  const bool head_capital =
      (head.flags & kCapitalised) && !(head.flags & kSentenceStart && head.classes != 0);
  if (head_capital) {
    const std::string_view whole =
        proof.bytes(mention.passage, {proof.words[words.begin].span.begin, head.span.end});
    const std::string_view bare =
        whole.starts_with("The ") || whole.starts_with("the ") ? whole.substr(4) : whole;
    if (find_agency(bare)) return SourceKind::agency;
    for (std::uint32_t i = words.begin; i < words.end; ++i)
      if (proof.words[i].classes & kOrganisation && proof.words[i].flags & kCapitalised)
        return SourceKind::organisation;
    if (first.classes & kDeterminer) return SourceKind::organisation;
    if (words.size() == 1 && (head.flags & kAllCaps)) return SourceKind::organisation;
    return SourceKind::person;
  }
  // "a person close", "officials familiar": the noun stands before its adjective.
  std::uint32_t noun = words.end - 1;
  constexpr std::uint32_t kNouns = kAnonymous | kCollective | kRole | kOrganisation | kDocument;
  while (noun > words.begin && !(proof.words[noun].classes & kNouns)) --noun;
  if (!capitals && (proof.words[noun].classes & kAnonymous)) return SourceKind::anonymous;
  if (!capitals && head.classes & kCollective && !(first.classes & kDeterminer))
    return SourceKind::collective;
  if (head.classes & kOrganisation) return SourceKind::organisation;
  if (head.classes & kDocument && !(head.classes & kRole)) return SourceKind::document;
  return SourceKind::role;
}

void resolve_speakers(Proof& proof) {
  struct Item {
    Mention* mention;
    bool speaks;  ///< the copy leans on them
  };
  std::vector<Item> items;
  items.reserve(proof.quotations.size() + proof.attributions.size());
  for (Quotation& quotation : proof.quotations)
    if (quotation.speaker) items.push_back({&*quotation.speaker, true});
  for (Attribution& attribution : proof.attributions)
    items.push_back({&attribution.speaker, attribution.speaks});
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return std::tuple{a.mention->passage, a.mention->span.begin, !a.speaks} <
           std::tuple{b.mention->passage, b.mention->span.begin, !b.speaks};
  });
  Resolver resolver(proof);
  proof.sources.reserve(items.size());
  const Mention* before = nullptr;
  for (const Item& item : items) {
    // Quotations of one tag share their mention.
    if (before && before->passage == item.mention->passage && before->span == item.mention->span) {
      item.mention->resolved = before->resolved;
      continue;
    }
    item.mention->resolved = resolver.resolve(*item.mention);
    if (!item.speaks) continue;
    before = item.mention;
    const Range words = proof.words_in(before->passage, before->span);
    proof.sources.push_back({.mention = *before,
                             .kind = source_kind(proof, *before),
                             .sentence = words.empty() ? 0 : proof.words[words.begin].sentence});
  }
}

}  // namespace stet::proof

namespace stet {

bool Proof::is_person(const Name& name) const {
  const Name& full = names[name.full];
  for (std::uint32_t i = full.words.begin; i < full.words.end; ++i)
    if (words[i].classes & (kOrganisation | kDocument | kWork)) return false;
  if (full.words.size() == 1 && (words[full.words.begin].flags & kAllCaps)) return false;
  const ProofWord* before = full.words.begin > passages[full.passage].words.begin
                                ? &words[full.words.begin - 1]
                                : nullptr;
  if (before && before->classes & (kTitle | kRole)) return true;
  if (before && before->classes & (kPreposition | kDeterminer))
    return full.words.size() >= 2 && !(before->classes & kDeterminer);
  return full.words.size() >= 2;
}

}  // namespace stet
