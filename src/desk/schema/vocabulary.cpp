#include "desk/schema/vocabulary.h"

#include "text/utf8.h"

namespace stet {

const Vocabulary::Term* Vocabulary::find(std::string_view code_or_name) const {
  if (const auto at = by_code_.find(code_or_name); at != by_code_.end()) return &terms[at->second];
  const auto at = by_name_.find(lower(code_or_name));
  return at == by_name_.end() ? nullptr : &terms[at->second];
}

bool Vocabulary::is_below(const Term& term, std::string_view above) const {
  std::vector<std::uint8_t> seen(terms.size());
  std::vector<std::uint32_t> open{static_cast<std::uint32_t>(&term - terms.data())};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    if (seen[at]) continue;  // a circle in a file ends here
    seen[at] = 1;
    if (terms[at].code == above) return true;
    open.insert(open.end(), terms[at].broader.begin(), terms[at].broader.end());
  }
  return false;
}

void Vocabulary::index() {
  for (std::uint32_t i = 0; i < terms.size(); ++i) {
    by_code_.emplace(terms[i].code, i);
    if (!terms[i].name.empty() && !terms[i].retired) by_name_.emplace(lower(terms[i].name), i);
    for (std::uint32_t above : terms[i].broader)
      if (!terms[i].retired) terms[above].leaf = false;
  }
}

}  // namespace stet
