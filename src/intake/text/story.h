#pragma once
/// What each block of a plain text is to the story: furniture, headline, byline, caption, heading
/// or prose. Furniture is peeled from both ends only; what stands between is copy. Pure [any
/// thread].

#include "intake/text/caption.h"
#include "intake/text/head_lines.h"
#include "intake/text/layout.h"
#include "text/limits.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace stet {

enum class Part : std::uint8_t {
  paragraph,
  heading,
  item,
  headline,
  deck,
  kicker,
  byline,
  date_line,
  caption,
  credit_line,  ///< a picture credit on its own line, for the caption before it
  slugline,     ///< a wire's keywords; furniture too
  boilerplate,
  comment,
};

struct StoryBlock {
  LayoutBlock block;
  Part part = Part::paragraph;
  float confidence = 1.0f;              ///< of the part, below 1 where guessed
  std::optional<CaptionCredit> credit;  ///< caption, credit_line; spans count in the block
  std::optional<FoundByline> byline;    ///< spans count in the block
  std::optional<FoundDateLine> dates;   ///< spans count in the block
};

/// Sorts the blocks of `layout`, keeping their order. `language` names the months of dates. Linear.
std::vector<StoryBlock> sort_story(std::string_view text, const Layout& layout,
                                   std::string_view language, const Limits& limits);

}  // namespace stet
