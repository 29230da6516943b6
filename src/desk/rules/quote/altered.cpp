#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "minOverlap",
     .type = OptionType::number,
     .fallback = "0.6",
     .help = "share of its words that one quotation of the body must have for both to be one "
             "saying, 0 to 1"},
};

using Words = std::span<const ProofWord>;

/// A quotation outside the copy is looked for in the copy: a story has few of them, and each may
/// cost a walk.
constexpr std::size_t kMost = 12, kMostWords = 80, kMinWords = 4;

/// Headlines are headline.quote-not-in-body's.
bool repeats_copy(Zone zone) {
  return zone == Zone::deck || zone == Zone::summary || zone == Zone::pull_quote ||
         zone == Zone::caption || zone == Zone::heading;
}

struct Repeat {
  std::uint32_t passage = 0;
  Span span;
};

bool holds_cut(std::string_view text) {
  return text.find("…") != std::string_view::npos || text.find("...") != std::string_view::npos ||
         text.find('[') != std::string_view::npos;
}

/// Passages that are a pull quote without marks count whole.
std::vector<Repeat> repeats(const Proof& proof) {
  std::vector<Repeat> found;
  for (const Quotation& quotation : proof.quotations) {
    if (found.size() >= kMost) return found;
    const Quotation::Part& part = quotation.parts.front();
    const Zone zone = proof.passages[part.passage].zone;
    if (quotation.depth > 0 || quotation.parts.size() > 1 || !quotation.closed ||
        quotation.kind == QuoteKind::title || quotation.kind == QuoteKind::term ||
        !repeats_copy(zone))
      continue;
    found.push_back({part.passage, part.inside});
  }
  for (std::uint32_t i = 0; i < proof.passages.size() && found.size() < kMost; ++i) {
    const Passage& passage = proof.passages[i];
    if (passage.zone == Zone::pull_quote && passage.quotations.empty())
      found.push_back({i, {0, passage.text->size()}});
    // Nobody looks for speakers in captions, so their marks are no quotations of the proof.
    if (passage.zone != Zone::caption) continue;
    for (std::uint32_t j = passage.marks.begin; j < passage.marks.end && found.size() < kMost; ++j)
      if (const MarkPair& mark = proof.marks[j];
          mark.depth == 0 && mark.open && mark.close && mark.open->end < mark.close->begin)
        found.push_back({i, {mark.open->end, mark.close->begin}});
  }
  return found;
}

bool stands_in(Words words, Words wanted) {
  if (wanted.size() > words.size()) return false;
  const auto same = [](const ProofWord& one, const ProofWord& other) {
    return one.hash == other.hash;
  };
  return std::search(words.begin(), words.end(), wanted.begin(), wanted.end(), same) != words.end();
}

class Search {
 public:
  Search(const Proof& proof, const RuleOptions& options) : proof_(proof), options_(options) {}

  /// The part of a body quotation that says nearly the same; nullptr when the saying stands there
  /// word for word, or nowhere.
  const Quotation::Part* altered(const Repeat& repeat) const {
    const Range range = proof_.words_in(repeat.passage, repeat.span);
    const Words wanted = Words(proof_.words).subspan(range.begin, range.size());
    if (wanted.size() < kMinWords || wanted.size() > kMostWords) return nullptr;
    for (const std::uint32_t index : proof_.body)
      if (stands_in(words_of(proof_, proof_.passages[index]), wanted)) return nullptr;
    std::vector<std::uint32_t> hashes;
    for (const ProofWord& word : wanted) hashes.push_back(word.hash);
    std::sort(hashes.begin(), hashes.end());
    double best = 0;
    const Quotation::Part* nearest = nullptr;
    for (const Quotation& quotation : proof_.quotations)
      for (const Quotation::Part& part : quotation.parts) {
        if (quotation.depth > 0 || !is_copy(proof_.passages[part.passage].zone)) continue;
        const double overlap = overlap_with(part, hashes, wanted);
        if (overlap > best) {
          best = overlap;
          nearest = &part;
        }
      }
    return best >= options_.number("minOverlap") ? nearest : nullptr;
  }

 private:
  /// Share of the wanted words that stand in the part, in a stretch no longer than half as much
  /// again.
  double overlap_with(const Quotation::Part& part, const std::vector<std::uint32_t>& hashes,
                      Words wanted) const {
    const Range range = proof_.words_in(part.passage, part.inside);
    const std::size_t window = wanted.size() + wanted.size() / 2;
    const Words words = Words(proof_.words).subspan(range.begin, range.size());
    std::size_t here = 0, best = 0;
    const auto counts = [&](const ProofWord& word) {
      return std::binary_search(hashes.begin(), hashes.end(), word.hash);
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
      here += counts(words[i]);
      if (i >= window) here -= counts(words[i - window]);
      best = std::max(best, here);
    }
    return static_cast<double>(std::min(best, wanted.size())) / static_cast<double>(wanted.size());
  }

  const Proof& proof_;
  const RuleOptions& options_;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (proof.body.empty() || proof.quotations.empty()) return;
  const Search search(proof, options);
  for (const Repeat& repeat : repeats(proof)) {
    // A cut or a bracket says itself that the words are not whole.
    if (holds_cut(proof.bytes(repeat.passage, repeat.span))) continue;
    const Quotation::Part* said = search.altered(repeat);
    if (!said) continue;
    out.add({.confidence = Confidence::medium,
             .place = proof.place(repeat.passage, repeat.span),
             .message = shown(proof.bytes(repeat.passage, repeat.span)) +
                        " is quoted in other words than in the body; quote it word for word",
             .related = {{.message = "as the body has it",
                          .place = proof.place(said->passage, said->inside)}}});
  }
}

}  // namespace

constinit const Rule quote_altered{
    .id = "quote.altered",
    .severity = Severity::warning,
    .heuristic = true,
    .why = "Two versions of one quotation: at least one of them is not what was said.",
    .options = kOptions,
    .pass_example = "pull quote and body both have: we will not leave the harbour",
    .fail_example =
        "body: “We will not leave this harbour,” pull quote: We won't leave the harbour",
    .precision = "not measured: the published articles never wake it; off in the built-in schemas",
    .check = check,
};

}  // namespace stet
