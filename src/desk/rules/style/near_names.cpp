#include "desk/rules/style/near_names.h"

#include "desk/proof/lexicon.h"
#include "desk/proof/look.h"
#include "text/utf8.h"

#include <algorithm>
#include <unordered_map>

namespace stet {
namespace {

using namespace look;

constexpr std::size_t kMostWords = 2'000;  ///< different words of names that are compared
constexpr std::size_t kShortest = 5, kLongest = 24, kLong = 9;  ///< signs
constexpr std::size_t kMostAlike = 8;  ///< words that share one form with a sign left out

/// A word of people's names: how it is written, where it stands, and with which names before it.
struct Surname {
  std::u32string signs;  ///< lower case
  std::vector<std::uint32_t> places;
  std::vector<std::uint32_t> given;  ///< hashes of the words before it
  bool in_copy = false, in_caption = false;
};

std::u32string signs_of(std::string_view word) {
  std::u32string out;
  for (std::uint32_t at = 0; at < word.size();) {
    const CodePoint point = decode(word, at);
    out += to_lower(point.value);
    at += point.length;
  }
  return out;
}

/// The word without its possessive ending.
std::string_view bare(const Proof& proof, std::uint32_t passage, const ProofWord& word) {
  std::string_view text = proof.bytes(passage, word.span);
  if (!(word.flags & kPossessive)) return text;
  for (const std::string_view ending : {"'s", "’s", "'", "’"})
    if (text.ends_with(ending)) return text.substr(0, text.size() - ending.size());
  return text;
}

class Collector {
 public:
  explicit Collector(const Proof& proof) : proof_(proof) {}

  std::vector<Surname> run() {
    for (const Name& name : proof_.names) {
      const Zone zone = proof_.passages[name.passage].zone;
      const bool copy = is_copy(zone) || zone == Zone::headline || zone == Zone::deck;
      if (!copy && zone != Zone::caption) continue;
      if (name.words.empty() || !is_person_like(name)) continue;
      add(name, copy);
    }
    return std::move(found_);
  }

 private:
  /// Two words and more that read as a person, or one word that such a name ends in.
  bool is_person_like(const Name& name) const {
    for (std::uint32_t i = name.words.begin; i < name.words.end; ++i)
      if (proof_.words[i].classes & (kOrganisation | kWork | kDocument | kCalendar)) return false;
    return name.words.size() <= 4;
  }

  void add(const Name& name, bool copy) {
    const std::uint32_t last = name.words.end - 1;
    const ProofWord& word = proof_.words[last];
    if ((word.flags & (kAllCaps | kHasDigit)) || word.classes != 0) return;
    // The writer knows that it is misspelt.
    if (proof_.passages[name.passage].bytes().substr(word.span.end).starts_with(" [sic]")) return;
    const std::string_view text = bare(proof_, name.passage, word);
    const std::u32string signs = signs_of(text);
    if (signs.size() < kShortest || signs.size() > kLongest) return;
    auto [slot, is_new] = index_.try_emplace(word_hash(text), found_.size());
    if (is_new) {
      if (found_.size() >= kMostWords) {
        index_.erase(slot);
        return;
      }
      found_.push_back({.signs = signs, .places = {}, .given = {}});
    }
    Surname& surname = found_[slot->second];
    surname.places.push_back(last);
    (copy ? surname.in_copy : surname.in_caption) = true;
    if (name.words.size() > 1 && surname.given.size() < kMostAlike)
      surname.given.push_back(proof_.words[last - 1].hash);
  }

  const Proof& proof_;
  std::unordered_map<std::uint32_t, std::size_t> index_;
  std::vector<Surname> found_;
};

/// One sign more, one less, another, or two that changed places.
bool is_one_apart(const std::u32string& a, const std::u32string& b) {
  if (a.size() > b.size()) return is_one_apart(b, a);
  if (b.size() - a.size() > 1) return false;
  std::size_t head = 0, tail = 0;
  while (head < a.size() && a[head] == b[head]) ++head;
  while (tail < a.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const std::size_t left = a.size() - head - tail, right = b.size() - head - tail;
  if (left <= 1 && right <= 1) return left + right > 0;
  return left == 2 && right == 2 && a[head] == b[head + 1] && a[head + 1] == b[head];
}

std::size_t differing(const std::u32string& a, const std::u32string& b) {
  if (is_one_apart(a, b)) return 1;
  if (a.size() != b.size()) return 3;
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += a[i] != b[i];
  return count;
}

/// "Russian" and "Russia", "Browns" and "Brown": another word of the same root.
bool is_inflection(const std::u32string& a, const std::u32string& b) {
  const std::u32string& shorter = a.size() < b.size() ? a : b;
  const std::u32string& longer = a.size() < b.size() ? b : a;
  if (shorter.size() == longer.size()) return false;
  const std::u32string rest = longer.substr(shorter.size());
  return longer.starts_with(shorter) &&
         (rest == U"s" || rest == U"n" || rest == U"i" || rest == U"y");
}

bool share_given(const Surname& a, const Surname& b) {
  for (const std::uint32_t hash : a.given)
    if (std::find(b.given.begin(), b.given.end(), hash) != b.given.end()) return true;
  return false;
}

/// Proof that the two are one person: the same given name before both; or the rare one stands
/// alone, and the common one has a given name.
bool is_same_person(const Surname& common, const Surname& rare) {
  if (share_given(common, rare)) return true;
  constexpr std::size_t kOften = 3;
  return rare.given.empty() && !common.given.empty() && common.places.size() >= kOften &&
         rare.places.size() == 1 && rare.signs.size() > kShortest &&
         rare.signs[0] == common.signs[0];
}

/// Places and groups whose two spellings are both alive; in one story they are a slip.
constexpr std::string_view kSpellings[][2] = {
    {"kyiv", "kiev"},           {"odesa", "odessa"},        {"kharkiv", "kharkov"},
    {"lviv", "lvov"},           {"hezbollah", "hizbollah"}, {"hezbollah", "hizbullah"},
    {"gaddafi", "gadhafi"},     {"gaddafi", "qaddafi"},     {"gadhafi", "qaddafi"},
    {"chernobyl", "chornobyl"}, {"dnipro", "dnepr"}};

NameWord with_zones(const Proof& proof, std::vector<std::uint32_t> places) {
  NameWord word;
  for (const std::uint32_t place : places) {
    const Zone zone = proof.passages[proof.passage_of(place)].zone;
    if (is_copy(zone) || zone == Zone::headline || zone == Zone::deck)
      word.in_copy = true;
    else if (zone == Zone::caption)
      word.in_caption = true;
    else
      continue;
    word.places.push_back(place);
  }
  return word;
}

NameWord word_of(const Surname& surname) {
  return {.places = surname.places, .in_copy = surname.in_copy, .in_caption = surname.in_caption};
}

}  // namespace

std::vector<NamePair> near_names(const Proof& proof, int letters) {
  std::vector<NamePair> pairs;
  for (const auto& [one, other] : kSpellings) {
    NameWord a = with_zones(proof, proof.places_of(hashes_in(one)));
    NameWord b = with_zones(proof, proof.places_of(hashes_in(other)));
    if (a.places.empty() || b.places.empty()) continue;
    if (a.places.size() < b.places.size()) std::swap(a, b);
    pairs.push_back({.common = std::move(a), .rare = std::move(b)});
  }
  const std::vector<Surname> surnames = Collector(proof).run();
  // Words that differ in a letter share a form with one sign left out.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> forms;
  const auto hash = [](const std::u32string& signs, std::size_t without) {
    std::uint64_t value = 0xCBF29CE484222325u;
    for (std::size_t i = 0; i < signs.size(); ++i)
      if (i != without) value = (value ^ signs[i]) * 0x100000001B3u;
    return value;
  };
  for (std::uint32_t i = 0; i < surnames.size(); ++i) {
    forms.emplace_back(hash(surnames[i].signs, SIZE_MAX), i);
    for (std::size_t sign = 0; sign < surnames[i].signs.size(); ++sign)
      forms.emplace_back(hash(surnames[i].signs, sign), i);
  }
  std::sort(forms.begin(), forms.end());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> seen;
  for (std::size_t begin = 0; begin < forms.size();) {
    std::size_t end = begin;
    while (end < forms.size() && forms[end].first == forms[begin].first) ++end;
    if (end - begin <= kMostAlike)
      for (std::size_t i = begin; i < end; ++i)
        for (std::size_t j = i + 1; j < end; ++j)
          if (forms[i].second != forms[j].second)
            seen.emplace_back(std::min(forms[i].second, forms[j].second),
                              std::max(forms[i].second, forms[j].second));
    begin = end;
  }
  std::sort(seen.begin(), seen.end());
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
  for (const auto& [i, j] : seen) {
    const bool swap = surnames[i].places.size() < surnames[j].places.size();
    const Surname &common = surnames[swap ? j : i], &rare = surnames[swap ? i : j];
    const std::size_t apart = differing(common.signs, rare.signs);
    const bool near = apart == 1 || (apart == 2 && letters > 1 && rare.signs.size() >= kLong);
    if (!near || is_inflection(common.signs, rare.signs) || !is_same_person(common, rare)) continue;
    pairs.push_back({.common = word_of(common), .rare = word_of(rare)});
  }
  return pairs;
}

}  // namespace stet
