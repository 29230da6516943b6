#pragma once
/// What class and id names say about an element. A name is compared word by word:
/// "wp-caption-text", "captionText" and "caption_text" all have the word "caption"; "captions" has
/// not. [any thread]

#include "intake/html/tree.h"

#include <cstdint>
#include <string_view>

namespace stet::html {

enum ClassWords : std::uint32_t {
  kCaptionWord = 1,
  kCreditWord = 2,  ///< credit, copyright, photographer ...
  kPullQuoteWord = 4,
  kFurnitureWord = 8,  ///< share bars, related stories, newsletters, navigation, advertising
  kUnseenWord = 16,    ///< for screen readers only
  kBylineWord = 32,
  kDateWord = 64,
  kIconWord = 128,    ///< icons, avatars, emoji, logos
  kSourceWord = 256,  ///< source: a credit inside a figure
  kStandfirstWord = 512,
  kCorrectionWord = 1024,
  kSocialEmbed = 2048,  ///< twitter-tweet, instagram-media ...
  kEmojiWord = 4096,
  kCitationWord = 8192,
  kKickerWord = 16384,
};

/// Of `class` and `id` of an element. Linear in their bytes.
std::uint32_t class_words(const Tree& tree, NodeIndex element);
/// Of names written like a class attribute.
std::uint32_t class_words(std::string_view names);

}  // namespace stet::html
