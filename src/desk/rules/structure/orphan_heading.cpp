#include "desk/proof/look.h"
#include "desk/rules/rules.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "maxLevelJump",
     .type = OptionType::integer,
     .fallback = "1",
     .help = "how many levels a heading may go down from the one before"},
};

/// What a heading can stand over. Site furniture and lines between are nothing.
bool is_matter(const Block& block) {
  switch (block.kind) {
    case BlockKind::boilerplate:
    case BlockKind::rule:
    case BlockKind::heading:
      return false;
    case BlockKind::paragraph:
    case BlockKind::list_item:
    case BlockKind::table_cell:
    case BlockKind::preformatted:
      return !is_blank(block.field.bytes());
    case BlockKind::quote:
    case BlockKind::pull_quote:
    case BlockKind::list:
    case BlockKind::table:
    case BlockKind::table_row:
    case BlockKind::media:
    case BlockKind::embed:
    case BlockKind::correction:
    case BlockKind::aside:
    case BlockKind::raw:
      return true;
  }
  return true;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const std::vector<Block>& body = proof.article.body;
  const std::int64_t max_jump = options.integer("maxLevelJump");
  const Block* waiting = nullptr;  // a heading with nothing under it yet
  std::size_t waiting_at = 0;
  std::int64_t level = 0;

  const auto mark = [&](std::size_t index, std::string message) {
    const Field& field = body[index].field;
    out.add(
        {.confidence = field.known.how == How::derived ? Confidence::low : Confidence::high,
         .place = Proof::place({.name = "body", .block = static_cast<std::int32_t>(index)}, field),
         .message = std::move(message)});
  };
  const auto named = [&](std::size_t index) {
    return "heading " + shown(body[index].field.bytes());
  };

  for (std::size_t i = 0; i < body.size(); ++i) {
    const Block& block = body[i];
    if (block.kind != BlockKind::heading) {
      if (is_matter(block)) waiting = nullptr;
      continue;
    }
    if (is_blank(block.field.bytes())) continue;
    // A section's first heading of a lower level (h2, then h3) is how documents are built.
    if (waiting && block.level <= waiting->level)
      mark(waiting_at, named(waiting_at) + " has no text before the next heading");
    if (level > 0 && block.level > level + max_jump)
      mark(i, named(i) + " is of level " + std::to_string(block.level) + " under one of level " +
                  std::to_string(level) + "; the next level is " + std::to_string(level + 1));
    waiting = &block;
    waiting_at = i;
    level = block.level;
  }
  if (waiting)
    mark(waiting_at,
         named(waiting_at) + " is the last thing in the story; cut it or make it a related link");
}

}  // namespace

constinit const Rule structure_orphan_heading{
    .id = "structure.orphan-heading",
    .severity = Severity::suggestion,
    .why = "A heading with nothing under it is a lost section or a link to another story.",
    .options = kOptions,
    .pass_example = "a heading followed by a paragraph",
    .fail_example = "a heading as the last block",
    .check = check,
};

}  // namespace stet
