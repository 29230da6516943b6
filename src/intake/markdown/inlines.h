#pragma once
/// Inside one paragraph of Markdown: emphasis, links, pictures, code, references, escapes.
/// CommonMark's rules, with `~~deleted~~`; tags of raw HTML make no words. Linear in the paragraph.

#include "article/article.h"
#include "text/text.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stet::markdown {

struct Address {
  std::string_view href;
  Text title;
};
/// Link definitions by label, folded as fold_label() does.
using Definitions = std::unordered_map<std::string, Address>;

inline constexpr std::size_t kLongestLabel = 999;     ///< bytes
inline constexpr std::size_t kLongestAddress = 2048;  ///< bytes; title as well

/// Labels match whatever their case and white space.
std::string fold_label(std::string_view label);

/// `dest "title"` at `at` of `content`; `end` becomes the byte behind it. False when it is none.
bool read_address(const Text& content, std::uint32_t& at, Address& address, TextArena& arena);

struct Picture {
  Field alt;
  Address address;
  Span at;  ///< in the source
};

struct Inlines {
  Field field;  ///< words without the pictures; runs in Article::runs
  std::vector<Picture> pictures;
};

/// `content` is the paragraph without the marks of what it stands in, lines joined by "\n".
Inlines read_inlines(const Text& content, const Definitions& definitions, Article& article);

}  // namespace stet::markdown
