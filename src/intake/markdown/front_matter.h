#pragma once
/// The head of a Markdown file: `---` and a small part of YAML, or `+++` and the same part of TOML.
/// Keys with a value, lists (indented or in brackets), maps in maps and in lists, quoted strings,
/// block scalars. What is more than that is kept as it is written. Linear.

#include "text/span.h"
#include "text/text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::markdown {

inline constexpr std::size_t kDeepestKey = 8;       ///< maps in maps; keys below are not told apart
inline constexpr std::size_t kMostEntries = 5'000;  ///< values; the rest is not read

struct HeadEntry {
  std::string path;        ///< "title", "image.src", "authors.name"; lower case
  std::uint32_t item = 0;  ///< which item of a list it belongs to, from 1; 0: no list
  Text value;
  Span at;  ///< in the source
};

struct FrontMatter {
  std::vector<HeadEntry> entries;
  std::uint32_t body = 0;    ///< where the text behind it begins; 0: there is no head
  std::uint32_t unread = 0;  ///< where reading stopped at kMostEntries; 0: nowhere
};

/// `text` is the whole file.
FrontMatter read_front_matter(const Text& text, TextArena& arena);

/// Whether `head`, the first bytes of a file, opens with such a head.
bool has_front_matter(std::string_view head);

}  // namespace stet::markdown
