#pragma once
/// Many patterns asked at once: one RE2::Set says which of them stand in a text, and only those are
/// looked for. Filled while a schema loads; then immutable [any thread].

#include "desk/rule.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace stet {

class PatternSet {
 public:
  static constexpr std::uint32_t kMaxPatterns = 2'000;
  /// Instructions of all compiled patterns together; a word list of a house has some 30 a word.
  static constexpr std::int64_t kMaxProgram = 4'000'000;

  struct Form {
    bool ignore_case = false;
    bool words = true;  ///< a letter or figure may not stand before or after
  };
  struct Match {
    Span span;
    std::optional<Span> group;  ///< the pattern's own group 1
  };

  PatternSet();
  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;
  ~PatternSet();

  /// The index of the new pattern. `\b` at either end of `source` is read as a boundary of Unicode
  /// words.
  Result<std::uint32_t> add(std::string_view source, Form form);
  /// After the last add(). The error says what is too large.
  std::optional<Error> compile();

  /// Which patterns may stand in `text`, ascending; none missing. Linear in `text`.
  void candidates(std::string_view text, std::vector<int>& out) const;
  /// The first match of pattern `index` at or after `from`; never empty.
  std::optional<Match> find(std::uint32_t index, std::string_view text, std::uint32_t from) const;
  std::uint32_t size() const;
  const std::string& source(std::uint32_t index) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stet
