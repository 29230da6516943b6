#include "desk/proof/byline_names.h"
#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr std::size_t kTopLines = 3;

/// Hashes of the words that tell people apart: no initials, no particles.
std::vector<std::uint32_t> name_words(std::string_view names) {
  std::vector<std::uint32_t> hashes;
  for (const Word& word : words_in(names))
    if (word.span.size() > 2 && (word.flags & kCapitalised)) hashes.push_back(word.hash);
  return hashes;
}

void check(const Proof& proof, const RuleOptions&, Findings& out) {
  const Article& article = proof.article;
  std::vector<std::uint32_t> field;
  std::string_view shown_name;
  const auto take = [&](const Field& each) {
    if (!has_words(each)) return;
    if (shown_name.empty()) shown_name = each.bytes();
    const std::vector<std::uint32_t> words = name_words(each.bytes());
    field.insert(field.end(), words.begin(), words.end());
  };
  for (std::size_t i = 0; i < std::min(proof.body.size(), kTopLines); ++i) {
    const Passage& passage = proof.passages[proof.body[i]];
    if (passage.words.size() > 12) continue;
    const std::string_view names = byline_in(passage.bytes());
    if (names.empty()) continue;
    if (field.empty()) {
      take(article.byline);
      for (const Creator& creator : article.creators) take(creator.name);
      if (field.empty()) return;
    }
    const std::vector<std::uint32_t> words = name_words(names);
    const bool shared = std::any_of(words.begin(), words.end(), [&](std::uint32_t word) {
      return std::find(field.begin(), field.end(), word) != field.end();
    });
    if (shared || words.empty()) continue;
    const auto begin = static_cast<std::uint32_t>(names.data() - passage.bytes().data());
    out.add({.place = proof.place(proof.body[i],
                                  {begin, begin + static_cast<std::uint32_t>(names.size())}),
             .message = "the text is signed " + shown(names) + ", the byline field says " +
                        shown(without_by(shown_name))});
  }
}

}  // namespace

constinit const Rule byline_body_mismatch{
    .id = "byline.body-mismatch",
    .severity = Severity::warning,
    .why = "One of the two names is wrong, and readers see both.",
    .pass_example = "field and first line: Nadia Renko",
    .fail_example = "field: Tom Adeyemi; first line: By Nadia Renko",
    .check = check,
};

}  // namespace stet
