#pragma once
/// A controlled vocabulary of the house or of IPTC: its terms, their order, what is retired. Loaded
/// with the schema; immutable then [any thread].

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

struct Vocabulary {
  struct Term {
    std::string code, name, successor;
    std::vector<std::uint32_t> broader;  ///< indices of terms
    bool retired = false, leaf = true;
  };
  static constexpr std::size_t kMaxTerms = 50'000;

  std::string name, scheme, alias;
  bool closed = false;
  std::vector<Term> terms;  ///< empty: only the scheme is known

  /// The term of a code, or of a name in any case; nullptr: none.
  const Term* find(std::string_view code_or_name) const;
  /// `term` is `above`, or stands below it.
  bool is_below(const Term& term, std::string_view above) const;
  /// After the last term: how codes and names are found.
  void index();

 private:
  std::map<std::string, std::uint32_t, std::less<>> by_code_, by_name_;
};

}  // namespace stet
