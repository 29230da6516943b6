#pragma once
/// A list of terms with what to write instead, as options hold it ("illegal alien=undocumented
/// immigrant"), found in the copy through the proof's word index. [any thread]

#include "desk/proof.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

struct Term {
  std::vector<std::uint32_t> words;  ///< hashes, one or more
  std::string_view advice;           ///< views the list; empty: none
};

class TermList {
 public:
  static constexpr std::size_t kMost = 5'000;

  /// Adds "term" or "term=advice"; a term without words is passed over. `entry` must outlive the
  /// list.
  void add(std::string_view entry);
  void add(std::span<const std::string> entries) {
    for (const std::string& each : entries) add(each);
  }
  bool empty() const { return terms_.empty(); }

  /// Calls visit(term, passage, words) for each place where a term stands, the longest of those
  /// that begin at one word, in reading order. Costs what the index finds.
  void find(
      const Proof& proof,
      const std::function<void(const Term& term, std::uint32_t passage, Range words)>& visit) const;

 private:
  std::vector<Term> terms_;
};

/// Part of a name: a capital that opens no sentence ("the Cripple Creek mine").
bool is_in_name(const Proof& proof, Range words);
/// `advice` in the case of the word it stands for: a capital where that has one.
std::string in_case_of(std::string_view word, std::string_view advice);

}  // namespace stet
