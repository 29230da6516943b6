#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "minWords",
     .type = OptionType::integer,
     .fallback = "8",
     .help = "shorter paragraphs may be repeated"},
    {.name = "nearThreshold",
     .type = OptionType::number,
     .fallback = "0.85",
     .help = "likeness from which two paragraphs are the same one, 0 to 1"},
};

using Words = std::span<const ProofWord>;

/// A story of more words is looked at in samples: a quarter of its triples tell as much.
constexpr std::size_t kShortStory = 200;
constexpr std::uint32_t kQuarter = 3;

constexpr std::uint64_t mix(std::uint64_t value) {
  value ^= value >> 31;
  value *= 0x9E3779B97F4A7C15u;
  return value ^ (value >> 29);
}

/// Two samples of a paragraph's word triples. Paragraphs that share most triples share one of the
/// two nearly always, so that each need be held against few others and the whole stays linear.
struct Sample {
  std::uint64_t low = UINT64_MAX, high = 0;
  std::uint64_t bits[4] = {};  ///< one for each triple: two that differ here differ in the copy
};

/// `skipped`: bits of a word's hash of which none may be set if its triple is to count.
Sample sample(Words words, std::uint32_t skipped) {
  Sample result;
  std::uint32_t before = 0, last = 0;
  std::size_t count = 0;
  const auto take = [&](std::uint32_t hash) {
    const std::uint64_t triple =
        mix((std::uint64_t{before} << 21) ^ (std::uint64_t{last} << 42) ^ (last >> 22) ^ hash);
    result.low = std::min(result.low, triple);
    result.high = std::max(result.high, triple);
    if (count >= 2) result.bits[triple >> 62] |= std::uint64_t{1} << (triple >> 56 & 63);
  };
  for (const ProofWord& word : words) {
    if (!(word.hash & skipped)) take(word.hash);
    ++count;
    before = last;
    last = word.hash;
  }
  if (result.high == 0) take(0);  // none of its words counts
  return result;
}

bool same_words(Words a, Words b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](const ProofWord& one, const ProofWord& other) {
                                              return one.hash == other.hash;
                                            });
}

std::vector<std::uint64_t> triples(Words words) {
  std::vector<std::uint64_t> result;
  for (std::size_t i = 2; i < words.size(); ++i)
    result.push_back(
        mix((std::uint64_t{words[i - 2].hash} << 32) ^ mix(words[i - 1].hash) ^ words[i].hash));
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

/// Triples that only one of two paragraphs has are at least as many as the bits that differ, so
/// that most pairs are told apart without a look at their triples. Of a sample of the triples (one
/// in `share`) as many differ in proportion, give or take a few.
bool may_be_alike(const Sample& a, const Sample& b, std::size_t words, double threshold,
                  double share) {
  constexpr double kFew = 4;
  int differing = 0;
  for (std::size_t i = 0; i < 4; ++i) differing += std::popcount(a.bits[i] ^ b.bits[i]);
  return differing <= (1 - threshold) * static_cast<double>(words) / share + kFew;
}

double jaccard(Words a, Words b) {
  const std::vector<std::uint64_t> first = triples(a), second = triples(b);
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < first.size() && j < second.size();) {
    if (first[i] == second[j]) {
      ++shared, ++i, ++j;
    } else if (first[i] < second[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  const std::size_t all = first.size() + second.size() - shared;
  return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

/// Paragraphs seen so far by one key: open addressing on the stack, on the heap for long stories
/// only.
class Seen {
 public:
  explicit Seen(std::size_t keys) {
    std::size_t size = kSmall;
    while (size < keys * 2) size *= 2;
    if (size > kSmall) {
      large_.assign(size, {});
      slots_ = large_;
    } else {
      slots_ = small_;
    }
  }
  /// The first paragraph that came with this key, or `index` itself, which is kept.
  std::uint32_t first(std::uint64_t key, std::uint32_t index) {
    for (std::size_t at = key & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      Slot& slot = slots_[at];
      if (slot.index == kFree) {
        slot = {key, index};
        return index;
      }
      if (slot.key == key) return slot.index;
    }
  }

 private:
  static constexpr std::size_t kSmall = 256;
  static constexpr std::uint32_t kFree = UINT32_MAX;
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t index = kFree;
  };
  std::array<Slot, kSmall> small_{};
  std::vector<Slot> large_;
  std::span<Slot> slots_;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const auto min_words =
      static_cast<std::size_t>(std::max<std::int64_t>(options.integer("minWords"), 1));
  const double threshold = options.number("nearThreshold");
  std::size_t paragraphs = 0;
  for (const Passage& passage : proof.passages)
    if ((passage.zone == Zone::lead || passage.zone == Zone::body) &&
        passage.words.size() >= min_words)
      ++paragraphs;
  if (paragraphs < 2) return;

  Seen seen(paragraphs * 2);
  const std::uint32_t skipped = proof.words.size() > kShortStory ? kQuarter : 0;
  std::vector<Sample> samples(proof.passages.size());
  for (std::uint32_t i = 0; i < proof.passages.size(); ++i) {
    const Passage& passage = proof.passages[i];
    // A pull quote repeats the body by design; tables and lists repeat themselves.
    if (passage.zone != Zone::lead && passage.zone != Zone::body) continue;
    const Words words = words_of(proof, passage);
    if (words.size() < min_words) continue;
    if (passage.path.block >= 0 &&
        proof.article.body[static_cast<std::size_t>(passage.path.block)].kind ==
            BlockKind::preformatted)
      continue;
    const Sample& key = samples[i] = sample(words, skipped);
    const std::uint32_t candidates[] = {seen.first(key.low, i), seen.first(key.high | 1, i)};
    for (std::uint32_t before : candidates) {
      if (before == i) continue;
      const Passage& other = proof.passages[before];
      const Words other_words = words_of(proof, other);
      const bool exact = same_words(words, other_words);
      const auto shorter = static_cast<double>(std::min(words.size(), other_words.size()));
      const auto longer = static_cast<double>(std::max(words.size(), other_words.size()));
      if (!exact && (shorter / longer < threshold ||
                     !may_be_alike(key, samples[before], words.size() + other_words.size(),
                                   threshold, skipped == 0 ? 1 : kQuarter + 1) ||
                     jaccard(words, other_words) < threshold))
        continue;
      Finding finding{.at_most = exact ? Severity::error : Severity::warning,
                      .confidence = exact ? Confidence::high : Confidence::medium,
                      .place = proof.place(i, {0, passage.text->size()}),
                      .message = "paragraph " + shown(passage.bytes()) +
                                 (exact ? " stands in the story twice"
                                        : " stands in the story twice, nearly word for word")};
      finding.related.push_back(
          {.message = "the first time", .place = proof.place(before, {0, other.text->size()})});
      if (exact)
        finding.fixes.push_back({.title = "delete the second one",
                                 .safe = false,
                                 .edits = {{{0, passage.text->size()}, ""}}});
      out.add(std::move(finding));
      break;
    }
  }
}

}  // namespace

constinit const Rule structure_duplicate_paragraph{
    .id = "structure.duplicate-paragraph",
    .severity = Severity::error,
    .why = "A paragraph that comes twice is a slip of the pasteboard, and readers see it.",
    .options = kOptions,
    .pass_example = "two paragraphs that start alike and go on differently",
    .fail_example = "the background paragraph pasted at two places",
    .check = check,
};

}  // namespace stet
