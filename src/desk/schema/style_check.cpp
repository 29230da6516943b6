/// Judges an article by the house's style entries: one look at each passage tells which patterns
/// may stand there, and only those are located.

#include "desk/schema.h"
#include "desk/schema/style_message.h"
#include "desk/schema/style_scope.h"
#include "text/budget.h"
#include "text/utf8.h"

#include <algorithm>
#include <map>

namespace stet {
namespace {

constexpr std::size_t kMaxMatches = 10'000;  ///< of one entry in one article

struct Found {
  std::uint32_t passage = 0;
  Span span;
  std::optional<Span> group;
  std::uint32_t pattern = 0;  ///< which of the entry's
};

class StyleCheck {
 public:
  StyleCheck(const Schema& schema, const Proof& proof, const StyleMark& mark)
      : schema_(schema), proof_(proof), mark_(mark), found_(schema.style.size()) {}

  void run(const std::function<bool(std::size_t)>& is_on, const Budget* budget) {
    std::vector<std::uint8_t> on(schema_.style.size());
    for (std::size_t i = 0; i < on.size(); ++i) on[i] = is_on(i) && speaks_to(entry(i));
    if (std::find(on.begin(), on.end(), 1) == on.end()) return;
    search(on, budget);
    for (std::size_t i = 0; i < on.size(); ++i) {
      if (budget && budget->spent()) return;
      if (on[i]) judge(i);
    }
  }

 private:
  const StyleEntry& entry(std::size_t i) const { return *schema_.style[i]; }

  bool speaks_to(const StyleEntry& entry) const {
    if (!entry.types.empty()) {
      const Value<std::string_view>& profile = proof_.article.profile;
      if (!profile.is_present() ||
          std::find(entry.types.begin(), entry.types.end(), profile.value) == entry.types.end())
        return false;
    }
    if (entry.languages.empty()) return true;
    const std::string_view primary = proof_.language.substr(0, proof_.language.find('-'));
    for (std::string_view rest = entry.languages; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const std::string_view tag = rest.substr(0, end);
      if (!primary.empty() && (tag == proof_.language || tag == primary)) return true;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
  }

  void search(const std::vector<std::uint8_t>& on, const Budget* budget) {
    const PatternSet& set = *schema_.style_patterns;
    // who asked for a pattern: entry and which of its patterns
    std::vector<std::pair<std::uint32_t, std::uint32_t>> owner(set.size(), {UINT32_MAX, 0});
    for (std::uint32_t i = 0; i < on.size(); ++i)
      for (std::uint32_t p = 0; on[i] && p < entry(i).patterns.size(); ++p)
        owner[entry(i).patterns[p]] = {i, p};
    std::vector<int> candidates;
    for (std::uint32_t p = 0; p < proof_.passages.size(); ++p) {
      if (budget && budget->spent()) return;
      const Passage& passage = proof_.passages[p];
      set.candidates(passage.bytes(), candidates);
      for (int candidate : candidates) {
        const auto index = static_cast<std::uint32_t>(candidate);
        const auto [i, own] = owner[index];
        if (i == UINT32_MAX || !may_look(entry(i).scope, passage)) continue;
        locate(index, p, own, i);
      }
    }
  }

  void locate(std::uint32_t pattern, std::uint32_t p, std::uint32_t own, std::uint32_t i) {
    const Passage& passage = proof_.passages[p];
    std::uint32_t from = 0;
    while (found_[i].size() < kMaxMatches) {
      const auto match = schema_.style_patterns->find(pattern, passage.bytes(), from);
      if (!match) return;
      from = match->span.end;
      if (is_exception(entry(i), passage.text->cut(match->span))) continue;
      if (!is_in_scope(entry(i).scope, proof_, passage, match->span)) continue;
      found_[i].push_back({p, match->span, match->group, own});
    }
  }

  static bool is_exception(const StyleEntry& entry, std::string_view words) {
    return std::any_of(entry.exceptions.begin(), entry.exceptions.end(),
                       [&](const std::string& each) { return each == words; });
  }

  void judge(std::size_t i) {
    std::vector<Found>& found = found_[i];
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
      if (a.passage != b.passage) return a.passage < b.passage;
      if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
      return a.span.end > b.span.end;
    });
    marked_ = 0;
    switch (entry(i).kind) {
      case StyleKind::existence:
      case StyleKind::substitution:
        return each(i, found);
      case StyleKind::occurrence:
        return occurrence(i, found);
      case StyleKind::repetition:
        return repetition(i, found);
      case StyleKind::consistency:
        return consistency(i, found);
      case StyleKind::conditional:
        return conditional(i, found);
      case StyleKind::near:
        return near(i, found);
      case StyleKind::capitalization:
        return capitalization(i);
      case StyleKind::metric:
        return metric(i);
    }
  }

  std::string_view words(const Found& found) const {
    return proof_.bytes(found.passage, found.span);
  }

  void mark(std::size_t i, Finding finding) {
    if (marked_++ < entry(i).limit) mark_(i, std::move(finding));
  }
  void mark(std::size_t i, const Found& found, StyleSlots slots,
            const std::vector<std::string>& fixes = {}) {
    slots.match = words(found);
    Finding finding{.place = proof_.place(found.passage, found.span)};
    for (const std::string& fix : fixes)
      finding.fixes.push_back({.title = fix.empty() ? "cut it" : "write '" + printable(fix) + "'",
                               .edits = {{found.span, fix}}});
    if (!fixes.empty()) slots.fix = fixes.front();
    finding.message = fill(entry(i).message, slots);
    mark(i, std::move(finding));
  }

  void each(std::size_t i, const std::vector<Found>& found) {
    const StyleEntry& style = entry(i);
    const Found* last = nullptr;
    for (const Found& one : found) {
      // of two tokens that overlap the earlier and longer stands
      if (last && last->passage == one.passage && one.span.begin < last->span.end) continue;
      last = &one;
      std::vector<std::string> fixes;
      if (style.action == StyleEntry::Action::remove) fixes.push_back({});
      if (one.pattern < style.replacements.size())
        for (const std::string& replacement : style.replacements[one.pattern])
          fixes.push_back(style.keep_case ? in_case_of(words(one), replacement) : replacement);
      const bool is_right_already =
          std::find(fixes.begin(), fixes.end(), words(one)) != fixes.end();
      if (!is_right_already) mark(i, one, {}, fixes);
    }
  }

  /// What occurrences are counted together.
  std::uint64_t bin(const StyleEntry& style, const Found& one) const {
    if (style.per == StyleEntry::Per::article) return 0;
    if (style.per != StyleEntry::Per::sentence) return one.passage;
    const Range words = proof_.words_in(one.passage, one.span);
    return words.empty() ? 0 : proof_.words[words.begin].sentence;
  }

  void occurrence(std::size_t i, const std::vector<Found>& found) {
    const StyleEntry& style = entry(i);
    std::map<std::uint64_t, std::vector<const Found*>> bins;
    for (const Found& one : found) {
      if (style.per == StyleEntry::Per::headline &&
          proof_.passages[one.passage].zone != Zone::headline)
        continue;
      bins[bin(style, one)].push_back(&one);
    }
    for (const auto& [key, here] : bins)
      if (here.size() > style.max)
        mark(i, *here[style.max], {.count = here.size(), .max = style.max, .min = style.min});
    if (style.min > 0) too_few(i, bins);
  }

  void too_few(std::size_t i, const std::map<std::uint64_t, std::vector<const Found*>>& bins) {
    const StyleEntry& style = entry(i);
    const auto count = [&](std::uint64_t key) {
      const auto at = bins.find(key);
      return at == bins.end() ? std::size_t{0} : at->second.size();
    };
    const auto lacks = [&](std::uint64_t key, std::uint32_t passage, Span span) {
      if (count(key) >= style.min) return;
      Finding finding{.place = proof_.place(passage, span)};
      finding.message = fill(style.message, {.match = proof_.bytes(passage, span),
                                             .count = count(key),
                                             .max = style.max,
                                             .min = style.min});
      mark(i, std::move(finding));
    };
    const auto whole = [&](std::uint32_t p) { return Span{0, proof_.passages[p].text->size()}; };
    if (style.per == StyleEntry::Per::sentence) {
      for (std::uint32_t s = 0; s < proof_.sentences.size(); ++s) {
        const Sentence& sentence = proof_.sentences[s];
        const Passage& passage = proof_.passages[sentence.passage];
        if (may_look(style.scope, passage) &&
            is_in_scope(style.scope, proof_, passage, sentence.span))
          lacks(s, sentence.passage, sentence.span);
      }
      return;
    }
    for (std::uint32_t p = 0; p < proof_.passages.size(); ++p) {
      const Passage& passage = proof_.passages[p];
      if (!may_look(style.scope, passage) || passage.bytes().empty()) continue;
      if (style.per == StyleEntry::Per::headline && passage.zone != Zone::headline) continue;
      if (!is_in_scope(style.scope, proof_, passage, whole(p))) continue;
      lacks(style.per == StyleEntry::Per::article ? 0 : p, p, whole(p));
      if (style.per == StyleEntry::Per::article) return;
    }
  }

  /// Where a match stands among all words of the article.
  std::uint32_t word_at(const Found& one) const {
    return proof_.words_in(one.passage, one.span).begin;
  }

  void repetition(std::size_t i, const std::vector<Found>& found) {
    const StyleEntry& style = entry(i);
    std::map<std::string, std::vector<const Found*>> before;
    for (const Found& one : found) {
      std::vector<const Found*>& same = before[lower(words(one))];
      const std::size_t past = same.size();
      same.push_back(&one);
      if (style.max == 0 || past < style.max) continue;
      const Found& first = *same[past - style.max];
      if (word_at(one) - word_at(first) > style.words) continue;
      Finding finding{.place = proof_.place(one.passage, one.span)};
      finding.message = fill(
          style.message,
          {.match = words(one), .count = style.max + 1, .max = style.max, .window = style.words});
      finding.related.push_back(
          {.message = "before", .place = proof_.place(first.passage, first.span)});
      mark(i, std::move(finding));
    }
  }

  void consistency(std::size_t i, const std::vector<Found>& found) {
    const StyleEntry& style = entry(i);
    for (std::uint32_t pair = 0; pair + 1 < style.patterns.size(); pair += 2) {
      std::array<std::size_t, 2> count{};
      const Found* first = nullptr;
      for (const Found& one : found) {
        if (one.pattern / 2 != pair / 2) continue;
        ++count[one.pattern % 2];
        if (!first) first = &one;
      }
      if (count[0] == 0 || count[1] == 0) continue;
      std::uint32_t right = 0;
      if (style.prefer == StyleEntry::Prefer::first) right = first->pattern % 2;
      if (style.prefer == StyleEntry::Prefer::majority)
        right = count[0] == count[1] ? first->pattern % 2 : count[1] > count[0] ? 1 : 0;
      for (const Found& one : found) {
        if (one.pattern / 2 != pair / 2 || one.pattern % 2 == right) continue;
        const std::string& other = style.replacements[one.pattern].front();
        const bool is_plain = other.find_first_of("\\[](){}|?*+.^$") == std::string::npos;
        mark(i, one, {.other = other},
             is_plain ? std::vector{in_case_of(words(one), other)} : std::vector<std::string>());
      }
    }
  }

  std::string_view key_of(const Found& one) const {
    return one.group ? proof_.bytes(one.passage, *one.group) : std::string_view();
  }

  void conditional(std::size_t i, const std::vector<Found>& found) {
    const StyleEntry& style = entry(i);
    // for each key the first place of `second`; keys view the article
    std::map<std::string_view, const Found*> seconds;
    bool grouped = true;
    for (const Found& one : found) {
      if (one.pattern != 1) continue;
      seconds.emplace(key_of(one), &one);
      grouped = grouped && one.group;
    }
    std::map<std::string_view, bool> told;
    for (const Found& one : found) {
      if (one.pattern != 0) continue;
      // the acronym inside its own brackets is the expansion's, not a use
      const std::string_view key = grouped && one.group ? key_of(one) : std::string_view();
      const std::string_view name = key.empty() ? words(one) : key;
      if (is_exception(style, name)) continue;
      const Found* second = nullptr;
      if (key.empty() && !seconds.empty())
        second = seconds.begin()->second;
      else if (const auto at = seconds.find(key); at != seconds.end())
        second = at->second;
      const bool met = second && (!style.before || !is_after(*second, one));
      if (met || std::exchange(told[name], true)) continue;
      mark(i, one, {});
    }
  }
  static bool is_after(const Found& a, const Found& b) {
    return a.passage != b.passage ? a.passage > b.passage : a.span.begin > b.span.end;
  }

  void near(std::size_t i, const std::vector<Found>& found) {
    const StyleEntry& style = entry(i);
    std::vector<std::uint32_t> seconds;
    for (const Found& one : found)
      if (one.pattern == 1) seconds.push_back(word_at(one));
    for (const Found& one : found) {
      if (one.pattern != 0) continue;
      const std::uint32_t at = word_at(one);
      const std::uint32_t from = at > style.words ? at - style.words : 0;
      const auto next = std::lower_bound(seconds.begin(), seconds.end(), from);
      const bool stands = next != seconds.end() && *next <= at + style.words;
      if (stands == style.forbid) mark(i, one, {.window = style.words});
    }
  }

  void capitalization(std::size_t i) {
    const StyleEntry& style = entry(i);
    for (std::uint32_t p = 0; p < proof_.passages.size(); ++p) {
      const Passage& passage = proof_.passages[p];
      if (!may_look(style.scope, passage) || passage.bytes().empty()) continue;
      const Span whole{0, passage.text->size()};
      if (!is_in_scope(style.scope, proof_, passage, whole)) continue;
      std::optional<Span> wrong;
      if (!style.pattern)
        wrong = against_case(style, proof_, p);
      else if (!style.pattern->matches(passage.bytes()))
        wrong = whole;
      if (wrong) mark(i, {p, *wrong, std::nullopt, 0}, {});
    }
  }

  void metric(std::size_t i) {
    const StyleEntry& style = entry(i);
    TextCounts counts{};
    auto& [word_count, sentences, syllables, paragraphs, characters, complex_words, long_words,
           headings] = counts;
    std::optional<std::uint32_t> first;
    for (std::uint32_t p = 0; p < proof_.passages.size(); ++p) {
      const Passage& passage = proof_.passages[p];
      if (passage.zone == Zone::heading) ++headings;
      const bool counts_here =
          style.scope.in.empty()
              ? passage.zone == Zone::lead || passage.zone == Zone::body
              : may_look(style.scope, passage) &&
                    is_in_scope(style.scope, proof_, passage, {0, passage.text->size()});
      if (!counts_here) continue;
      if (!first) first = p;
      ++paragraphs;
      sentences += passage.sentences.size();
      for (std::uint32_t w = passage.words.begin; w < passage.words.end; ++w) {
        const std::string_view word = proof_.bytes(p, proof_.words[w].span);
        const std::uint32_t parts = syllables_in(word);
        ++word_count;
        syllables += parts;
        characters += static_cast<double>(word.size());
        if (parts >= 3) ++complex_words;
        if (word.size() > 6) ++long_words;
      }
    }
    if (!first || word_count == 0) return;
    const double value = style.formula.value(counts);
    if (!style.condition.holds(value)) return;
    Finding finding{.place = proof_.place(*first, {0, proof_.passages[*first].text->size()})};
    finding.message = fill(style.message, {.value = value});
    mark(i, std::move(finding));
  }

  const Schema& schema_;
  const Proof& proof_;
  const StyleMark& mark_;
  std::vector<std::vector<Found>> found_;  // for each entry
  std::uint32_t marked_ = 0;               // of the entry that is judged
};

}  // namespace

void check_style(const Schema& schema, const Proof& proof,
                 const std::function<bool(std::size_t entry)>& is_on, const Budget* budget,
                 const StyleMark& mark) {
  if (schema.style.empty()) return;
  StyleCheck(schema, proof, mark).run(is_on, budget);
}

}  // namespace stet
