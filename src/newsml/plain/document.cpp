#include "newsml/plain/document.h"

#include "newsml/words.h"
#include "newsml/xml.h"

#include <algorithm>
#include <vector>

namespace stet {
namespace {

constexpr std::size_t kBlocksBetweenLooks = 64;

/// What stands between the words before and these.
std::string_view gap_before(BlockKind kind, bool same_row) {
  if (kind == BlockKind::list_item) return "\n";
  if (kind == BlockKind::table_cell) return same_row ? "\t" : "\n";
  return "\n\n";
}

/// Preformatted words keep their lines; what a line holds is cleaned as elsewhere.
std::string clean_lines(std::string_view words) {
  std::string clean;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find('\n'), words.size());
    if (!clean.empty()) clean += '\n';
    clean += clean_words(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return clean;
}

}  // namespace

Result<std::string> plain_text_of(const Article& article, Losses& losses, const Budget* budget) {
  std::string text;
  std::int32_t row = -1;
  bool has_markup = false;
  // Site furniture hides all that hangs below it.
  std::vector<bool> hidden(article.body.size());
  for (std::size_t i = 0; i < article.body.size(); ++i) {
    if (budget && i % kBlocksBetweenLooks == 0 && budget->spent())
      return budget->why("writing the body");
    const Block& block = article.body[i];
    const auto index = static_cast<std::int32_t>(i);
    hidden[i] =
        block.kind == BlockKind::boilerplate || (block.parent >= 0 && block.parent < index &&
                                                 hidden[static_cast<std::size_t>(block.parent)]);
    if (hidden[i]) {
      if (!is_blank(block.field.bytes())) losses.add({"body", index}, "site furniture left out");
      continue;
    }
    if (block.kind == BlockKind::media)
      losses.add({"body", index, "media"}, "plain text has no pictures");
    if (block.kind == BlockKind::embed)
      losses.add({"body", index}, "an embed keeps only its words", "embed.flattened");
    has_markup = has_markup || block.field.runs > 0;
    for (const Field* field : {&block.field, &block.citation}) {
      if (is_blank(field->bytes())) continue;
      const std::string words = block.kind == BlockKind::preformatted ? clean_lines(field->bytes())
                                                                      : clean_words(field->bytes());
      if (words.empty()) continue;
      const bool same_row = block.kind == BlockKind::table_cell && block.parent == row;
      if (!text.empty()) text.append(gap_before(block.kind, same_row));
      text.append(words);
    }
    row = block.kind == BlockKind::table_cell ? block.parent : -1;
  }
  if (has_markup) losses.add({"body"}, "plain text has no markup; the words are kept");
  return text;
}

}  // namespace stet
