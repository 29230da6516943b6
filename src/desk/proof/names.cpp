#include "desk/proof/stages.h"

#include <algorithm>
#include <bit>

namespace stet::proof {
namespace {

constexpr std::uint32_t kNoName = UINT32_MAX;
constexpr std::uint32_t kMostWords = 8;  ///< a longer run of capitals is a headline
constexpr std::uint32_t kI = word_hash_of_lower("i");
constexpr std::uint32_t kOf = word_hash_of_lower("of");

// Word hash to name, open addressing; grows with the copy it serves.
class ByWord {
 public:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t name = kNoName;
    bool many = false;  ///< two different people answer to it
  };
  explicit ByWord(std::size_t entries) : slots_(std::bit_ceil(2 * entries + 8)) {}

  Slot& at(std::uint32_t hash) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask)
      if (slots_[i].name == kNoName || slots_[i].hash == hash) {
        slots_[i].hash = hash;
        return slots_[i];
      }
  }

 private:
  std::vector<Slot> slots_;
};

class Finder {
 public:
  explicit Finder(Proof& proof) : proof_(proof) {}

  void run() {
    for (std::uint32_t i = 0; i < proof_.passages.size(); ++i)
      if (may_name(proof_.passages[i].zone)) passage(i);
    settle();
    resolve();
  }

 private:
  static bool may_name(Zone zone) {
    return zone != Zone::boilerplate && zone != Zone::embed && zone != Zone::alt &&
           zone != Zone::note;
  }

  const ProofWord& word(std::uint32_t index) const { return proof_.words[index]; }

  bool in_name(const ProofWord& w) const {
    return (w.flags & kCapitalised) && w.hash != kI && !(w.classes & kCalendar) &&
           !(w.classes &
                 (kPronoun | kDeterminer | kAuxiliary | kConjunction | kRelative | kPreposition) &&
             !((w.flags & kAllCaps) && w.span.size() > 1));
  }

  // Only a space, "& " or the point of an initial between the two.
  bool joined(std::string_view bytes, std::uint32_t index) const {
    const ProofWord& here = word(index);
    const ProofWord& next = word(index + 1);
    if (here.flags & kPossessive) return false;
    std::string_view between = bytes.substr(here.span.end, next.span.begin - here.span.end);
    if (between == " " || between == " & ") return true;
    const bool initial = here.span.size() <= 2;
    return between == ". " && (initial || (here.classes & kTitle));
  }

  void passage(std::uint32_t index) {
    const Passage& passage = proof_.passages[index];
    const std::string_view bytes = passage.bytes();
    const bool title_case = is_title_case(passage);
    std::uint32_t i = passage.words.begin;
    while (i < passage.words.end) {
      if (!in_name(word(i))) {
        ++i;
        continue;
      }
      std::uint32_t last = i;
      while (last + 1 < passage.words.end && joined(bytes, last)) {
        const ProofWord& next = word(last + 1);
        if (in_name(next)) {
          ++last;
        } else if (next.classes & kParticle && last + 2 < passage.words.end &&
                   joined(bytes, last + 1) && in_name(word(last + 2))) {
          last += 2;
        } else {
          break;
        }
      }
      add(index, i, last, title_case);
      i = last + 1;
    }
  }

  bool is_title_case(const Passage& passage) const {
    if (passage.zone != Zone::headline && passage.zone != Zone::deck &&
        passage.zone != Zone::heading)
      return false;
    std::uint32_t capitals = 0;
    for (std::uint32_t i = passage.words.begin; i < passage.words.end; ++i)
      capitals += (word(i).flags & kCapitalised) != 0;
    return capitals * 3 > passage.words.size() * 2;
  }

  void add(std::uint32_t passage, std::uint32_t first, std::uint32_t last, bool title_case) {
    if (last - first >= kMostWords) return;
    // "Prime Minister Okafor" names Okafor.
    for (std::uint32_t i = last; i-- > first;)
      if (word(i).classes & (kTitle | kRole)) {
        first = i + 1;
        break;
      }
    // "Secretary of State John Kerry"
    const std::uint32_t begin = proof_.passages[passage].words.begin;
    if (last - first >= 2 && first >= begin + 2 && word(first - 1).hash == kOf &&
        (word(first - 2).classes & kTitle))
      ++first;
    const ProofWord& only = word(first);
    const bool opens = (only.flags & kSentenceStart) != 0;
    // A known word with a capital at the start of a sentence is a word, not a name.
    if (first == last && opens && only.classes != 0) return;
    Name name{.passage = passage,
              .span = {only.span.begin, word(last).span.end},
              .words = {first, last + 1},
              .full = 0};
    if (word(last).flags & kPossessive) name.span.end = without_possessive(passage, name.span);
    proof_.names.push_back(name);
    doubtful_.push_back((first == last && opens) || title_case);
  }

  std::uint32_t without_possessive(std::uint32_t passage, Span span) const {
    const std::string_view bytes = proof_.bytes(passage, span);
    for (std::string_view ending : {"'s", "’s", "'", "’"})
      if (bytes.ends_with(ending)) return span.end - static_cast<std::uint32_t>(ending.size());
    return span.end;
  }

  // A lone capital at the start of a sentence, and whatever a headline writes big, is a name only
  // if the copy names it elsewhere.
  void settle() {
    ByWord seen(proof_.words.size() / 4 + proof_.names.size() * 3);
    for (std::size_t i = 0; i < proof_.names.size(); ++i)
      if (!doubtful_[i])
        for (std::uint32_t w = proof_.names[i].words.begin; w < proof_.names[i].words.end; ++w)
          seen.at(word(w).hash).name = 0;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < proof_.names.size(); ++i) {
      Name name = proof_.names[i];
      if (doubtful_[i]) {
        // In a headline the known words of the run are the name.
        while (name.words.size() > 0 && seen.at(word(name.words.begin).hash).name == kNoName)
          ++name.words.begin;
        while (name.words.size() > 0 && seen.at(word(name.words.end - 1).hash).name == kNoName)
          --name.words.end;
        if (name.words.empty()) continue;
        name.span = {word(name.words.begin).span.begin, word(name.words.end - 1).span.end};
        if (word(name.words.end - 1).flags & kPossessive)
          name.span.end = without_possessive(name.passage, name.span);
      }
      proof_.names[kept++] = name;
    }
    proof_.names.resize(kept);
  }

  bool same_words(const Name& a, const Name& b) const {
    if (a.words.size() != b.words.size()) return false;
    for (std::uint32_t i = 0; i < a.words.size(); ++i)
      if (word(a.words.begin + i).hash != word(b.words.begin + i).hash) return false;
    return true;
  }

  bool first_and_last_agree(const Name& a, const Name& b) const {
    return word(a.words.begin).hash == word(b.words.begin).hash &&
           word(a.words.end - 1).hash == word(b.words.end - 1).hash;
  }

  // Short forms find the fullest form by their last word, or by their only word.
  void resolve() {
    ByWord by_last(proof_.names.size());
    ByWord by_first(proof_.names.size());
    const auto index_of = [&](const Name& name) {
      return static_cast<std::uint32_t>(&name - proof_.names.data());
    };
    for (Name& name : proof_.names) {
      name.full = index_of(name);
      if (name.words.size() < 2) continue;
      for (ByWord* table : {&by_last, &by_first}) {
        ByWord::Slot& slot =
            table->at(word(table == &by_last ? name.words.end - 1 : name.words.begin).hash);
        if (slot.name == kNoName) {
          slot.name = index_of(name);
        } else if (const Name& other = proof_.names[slot.name];
                   !first_and_last_agree(other, name)) {
          slot.many = true;
        } else if (other.words.size() < name.words.size()) {
          slot.name = index_of(name);
        }
      }
    }
    for (Name& name : proof_.names) {
      const std::uint32_t first = word(name.words.begin).hash;
      const std::uint32_t last = word(name.words.end - 1).hash;
      if (name.words.size() >= 2) {
        const ByWord::Slot& slot = by_last.at(last);
        if (slot.name != kNoName && first_and_last_agree(proof_.names[slot.name], name))
          name.full = slot.name;
        continue;
      }
      const ByWord::Slot& surname = by_last.at(last);
      if (surname.name != kNoName) {
        if (!surname.many) name.full = surname.name;
        continue;
      }
      const ByWord::Slot& given = by_first.at(first);
      if (given.name != kNoName && !given.many) name.full = given.name;
    }
  }

  Proof& proof_;
  std::vector<bool> doubtful_;  ///< one for each of Proof::names until settled
};

}  // namespace

void find_names(Proof& proof) { Finder(proof).run(); }

}  // namespace stet::proof
