#include "desk/rules/correction/notes.h"

#include "desk/proof/look.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr std::string_view kNoteOpenings[] = {
    "correction",   "corrects", "corrected",    "corr:",      "korrektur", "berichtigt",
    "berichtigung", "corrige",  "rectificatif", "corrección", "corrige:",  "fe de errata"};

}  // namespace

bool is_correction(const Correction& correction) {
  if (!has_words(correction.text)) return false;
  // "clarification" and "update" notes are no corrections
  return correction.kind.empty() || starts_with_folded(correction.kind, "correct") ||
         starts_with_folded(correction.kind, "retract");
}

bool opens_as_correction(const Field& editorial_note) {
  if (!has_words(editorial_note)) return false;
  const std::string_view note = trim(editorial_note.bytes());
  return std::any_of(std::begin(kNoteOpenings), std::end(kNoteOpenings),
                     [&](std::string_view each) { return starts_with_folded(note, each); });
}

bool has_any_note(const Article& article) {
  return has_words(article.editorial_note) ||
         std::any_of(article.corrections.begin(), article.corrections.end(),
                     [](const Correction& each) { return has_words(each.text); }) ||
         std::any_of(article.body.begin(), article.body.end(),
                     [](const Block& block) { return block.kind == BlockKind::correction; });
}

}  // namespace stet
