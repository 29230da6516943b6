#include "desk/proof/stages.h"
#include "text/utf8.h"

#include <functional>

namespace stet::proof {
namespace {

constexpr std::uint32_t kDatelineBytes = 120;  ///< a dateline is never longer

Zone zone_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph:
    case BlockKind::preformatted:
      return Zone::body;
    case BlockKind::heading:
      return Zone::heading;
    case BlockKind::quote:
      return Zone::quote_block;
    case BlockKind::pull_quote:
      return Zone::pull_quote;
    case BlockKind::list:
    case BlockKind::list_item:
      return Zone::list;
    case BlockKind::table:
    case BlockKind::table_row:
    case BlockKind::table_cell:
      return Zone::table;
    case BlockKind::media:
      return Zone::caption;
    case BlockKind::embed:
    case BlockKind::raw:
    case BlockKind::rule:
      return Zone::embed;
    case BlockKind::correction:
      return Zone::correction;
    case BlockKind::aside:
      return Zone::note;
    case BlockKind::boilerplate:
      return Zone::boilerplate;
  }
  return Zone::body;
}

Zone zone_of(HeadlineRole role) { return role == HeadlineRole::deck ? Zone::deck : Zone::headline; }

// Where the prose of the first paragraph starts: behind the dateline the reader found in it, and
// its dash.
std::uint32_t end_of_dateline(const Article& article, std::string_view paragraph) {
  const std::string_view dateline = article.dateline.text.bytes();
  if (dateline.empty()) return 0;
  // A part of the paragraph views the same bytes.
  const std::less_equal<const char*> not_after;
  std::size_t at = 0;
  if (not_after(paragraph.data(), dateline.data()) &&
      not_after(dateline.data() + dateline.size(), paragraph.data() + paragraph.size())) {
    at = static_cast<std::size_t>(dateline.data() - paragraph.data()) + dateline.size();
  } else if (paragraph.starts_with(dateline)) {
    at = dateline.size();
  } else {
    return 0;
  }
  if (at > kDatelineBytes) return 0;
  auto position = static_cast<std::uint32_t>(at);
  while (position < paragraph.size()) {
    const CodePoint next = decode(paragraph, position);
    const bool skip = is_space(next.value) || next.value == '-' || next.value == U'–' ||
                      next.value == U'—' || next.value == U'―' || next.value == '.' ||
                      next.value == ':';
    if (!skip) break;
    position += next.length;
  }
  return position;
}

class Adder {
 public:
  Adder(const Article& article, Proof& proof) : article_(article), proof_(proof) {}

  void add(const FieldPath& path, const Field& field, Zone zone) {
    if (field.text.empty()) return;
    proof_.passages.push_back({.text = &field.text, .field = &field, .path = path, .zone = zone});
  }

  void media(std::size_t index) {
    const Media& media = article_.media[index];
    const auto at = static_cast<std::int32_t>(index);
    add({.name = "media.caption", .index = at}, media.caption, Zone::caption);
    add({.name = "media.credit", .index = at}, media.credit, Zone::credit);
    add({.name = "media.alt", .index = at}, media.alt, Zone::alt);
  }

  void block(std::size_t index) {
    const Block& block = article_.body[index];
    if (block.kind == BlockKind::media && block.media >= 0 &&
        static_cast<std::size_t>(block.media) < article_.media.size()) {
      media(static_cast<std::size_t>(block.media));
      return;
    }
    const auto at = static_cast<std::int32_t>(index);
    Zone zone = zone_of(block.kind);
    if (!block.field.text.empty() && zone == Zone::body && !has_lead_) {
      has_lead_ = true;
      zone = Zone::lead;
      add({.name = "body", .block = at}, block.field, zone);
      proof_.passages.back().prose_begin = end_of_dateline(article_, block.field.bytes());
    } else {
      add({.name = "body", .block = at}, block.field, zone);
    }
    if (is_copy(zone) && !block.field.text.empty())
      proof_.body.push_back(static_cast<std::uint32_t>(proof_.passages.size() - 1));
    add({.name = "body.citation", .block = at}, block.citation, Zone::credit);
  }

 private:
  const Article& article_;
  Proof& proof_;
  bool has_lead_ = false;
};

}  // namespace

void add_passages(const Article& article, Proof& proof) {
  proof.passages.reserve(article.headlines.size() + article.body.size() + 3 * article.media.size() +
                         2);
  proof.body.reserve(article.body.size());
  Adder adder(article, proof);
  for (std::size_t i = 0; i < article.headlines.size(); ++i)
    adder.add({.name = "headlines", .index = static_cast<std::int32_t>(i)},
              article.headlines[i].field, zone_of(article.headlines[i].role));
  adder.add({.name = "summary"}, article.summary, Zone::summary);
  adder.add({.name = "byline"}, article.byline, Zone::byline);
  for (std::size_t i = 0; i < article.media.size(); ++i)
    if (article.media[i].placed_at < 0) adder.media(i);
  for (std::size_t i = 0; i < article.body.size(); ++i) adder.block(i);
}

}  // namespace stet::proof
