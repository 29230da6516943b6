#include "desk/proof/look.h"
#include "desk/proof/stages.h"

#include <algorithm>
#include <array>

namespace stet::proof {
namespace {

using look::words_of;

/// The month names of one language by hash.
class Months {
 public:
  explicit Months(const LanguageData& language) {
    for (const auto names : {language.months, language.month_shorts})
      for (std::string_view name : names) {
        if (name.empty() || count_ == hashes_.size()) continue;
        const std::uint32_t hash = word_hash_of_lower(name);
        hashes_[count_++] = hash;
        filter_.add(hash);
      }
  }
  bool has(std::uint32_t hash) const {
    if (!filter_.may_hold(hash)) return false;
    for (std::size_t i = 0; i < count_; ++i)
      if (hashes_[i] == hash) return true;
    return false;
  }

 private:
  std::array<std::uint32_t, 32> hashes_{};
  look::WordFilter filter_;
  std::size_t count_ = 0;
};

bool all_in_figures(std::string_view word) {
  std::size_t joints = 0;
  for (char c : word) joints += c == '-' || c == '.' || c == '/';
  return word.size() >= 6 && joints >= 2;
}

/// `figures` are those of the passage.
bool may_hold_a_date(const Proof& proof, const Passage& passage, const Months& months,
                     std::span<const std::uint32_t> figures) {
  const auto words = words_of(proof, passage);
  for (const std::uint32_t figure : figures) {
    const std::size_t i = figure - passage.words.begin;
    // "4 March", "March 4", "4 de marzo", "the 4th of March"
    const std::size_t end = std::min(i + 3, words.size());
    for (std::size_t j = i < 2 ? 0 : i - 2; j < end; ++j)
      if (months.has(words[j].hash)) return true;
    if (all_in_figures(passage.text->cut(words[i].span))) return true;
    if (i + 2 < words.size() && (words[i + 1].flags & words[i + 2].flags & kHasDigit) &&
        words[i + 2].span.end - words[i].span.begin <= 12)
      return true;  // "2026-03-04" where a hyphen or a point parts the words
  }
  return false;
}

constexpr bool is_read(Zone zone) {
  return is_copy(zone) || zone == Zone::headline || zone == Zone::deck || zone == Zone::summary ||
         zone == Zone::caption || zone == Zone::heading;
}

}  // namespace

void find_dates_told(Proof& proof) {
  if (!proof.words_of) return;
  const Months months(*proof.words_of);
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < proof.passages.size(); ++i) {
    const Passage& passage = proof.passages[i];
    const std::size_t first = next;
    while (next < proof.figures.size() && proof.figures[next] < passage.words.end) ++next;
    const auto figures = std::span(proof.figures).subspan(first, next - first);
    if (!is_read(passage.zone) || !may_hold_a_date(proof, passage, months, figures)) continue;
    for (const DateMention& mention : find_dates(passage.bytes(), proof.words_of->tag))
      proof.dates.push_back({.passage = i, .mention = mention});
  }
}

}  // namespace stet::proof
