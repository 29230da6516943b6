#include "intake/html/class_words.h"

#include "intake/html/ascii.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

namespace stet::html {
namespace {

struct Meaning {
  std::string_view word;
  std::uint32_t bits = 0;
};

// One word of a name, sorted.
constexpr Meaning kWords[] = {
    {"abstract", kStandfirstWord},
    {"ad", kFurnitureWord},
    {"ads", kFurnitureWord},
    {"adsense", kFurnitureWord},
    {"advert", kFurnitureWord},
    {"advertisement", kFurnitureWord},
    {"advertising", kFurnitureWord},
    {"advertorial", kFurnitureWord},
    {"adverts", kFurnitureWord},
    {"attribution", kCreditWord | kCitationWord},
    {"author", kBylineWord},
    {"authors", kBylineWord},
    {"avatar", kIconWord},
    {"banner", kFurnitureWord},
    {"breadcrumb", kFurnitureWord},
    {"breadcrumbs", kFurnitureWord},
    {"byline", kBylineWord},
    {"caption", kCaptionWord},
    {"captiontext", kCaptionWord},
    {"citation", kCitationWord},
    {"comments", kFurnitureWord},
    {"consent", kFurnitureWord},
    {"cookie", kFurnitureWord},
    {"cookies", kFurnitureWord},
    {"copyright", kCreditWord},
    {"correction", kCorrectionWord},
    {"corrections", kCorrectionWord},
    {"credit", kCreditWord},
    {"credits", kCreditWord},
    {"date", kDateWord},
    {"dateline", kDateWord},
    {"datetime", kDateWord},
    {"datum", kDateWord},
    {"dek", kStandfirstWord},
    {"disqus", kFurnitureWord},
    {"emoji", kIconWord | kEmojiWord},
    {"eyebrow", kKickerWord},
    {"facebook", kFurnitureWord},
    {"fecha", kDateWord},
    {"figcaption", kCaptionWord},
    {"gravatar", kIconWord},
    {"icon", kIconWord},
    {"icons", kIconWord},
    {"kicker", kKickerWord},
    {"login", kFurnitureWord},
    {"logo", kIconWord},
    {"masthead", kFurnitureWord},
    {"menu", kFurnitureWord},
    {"modal", kFurnitureWord},
    {"nav", kFurnitureWord},
    {"navbar", kFurnitureWord},
    {"navigation", kFurnitureWord},
    {"newsletter", kFurnitureWord},
    {"newsletters", kFurnitureWord},
    {"offscreen", kUnseenWord},
    {"outbrain", kFurnitureWord},
    {"pagination", kFurnitureWord},
    {"paywall", kFurnitureWord},
    {"photographer", kCreditWord},
    {"popup", kFurnitureWord},
    {"promo", kFurnitureWord},
    {"promos", kFurnitureWord},
    {"promoted", kFurnitureWord},
    {"promotion", kFurnitureWord},
    {"pubdate", kDateWord},
    {"published", kDateWord},
    {"pubtime", kDateWord},
    {"pullquote", kPullQuoteWord},
    {"recirc", kFurnitureWord},
    {"recirculation", kFurnitureWord},
    {"recommendation", kFurnitureWord},
    {"recommendations", kFurnitureWord},
    {"recommended", kFurnitureWord},
    {"related", kFurnitureWord},
    {"reprints", kFurnitureWord},
    {"share", kFurnitureWord},
    {"sharebar", kFurnitureWord},
    {"sharedaddy", kFurnitureWord},
    {"sharing", kFurnitureWord},
    {"sidebar", kFurnitureWord},
    {"signup", kFurnitureWord},
    {"social", kFurnitureWord},
    {"source", kSourceWord},
    {"sponsor", kFurnitureWord},
    {"sponsored", kFurnitureWord},
    {"sprite", kIconWord},
    {"standfirst", kStandfirstWord},
    {"subscribe", kFurnitureWord},
    {"taboola", kFurnitureWord},
    {"timestamp", kDateWord},
    {"toolbar", kFurnitureWord},
    {"trending", kFurnitureWord},
    {"visuallyhidden", kUnseenWord},
    {"widget", kFurnitureWord},
    {"wysija", kFurnitureWord},
};

// A whole name, sorted.
constexpr Meaning kNames[] = {
    {"comment-list", kFurnitureWord},
    {"comment-respond", kFurnitureWord},
    {"fb-post", kSocialEmbed},
    {"fb-video", kSocialEmbed},
    {"instagram-media", kSocialEmbed},
    {"more-on", kFurnitureWord},
    {"most-popular", kFurnitureWord},
    {"most-read", kFurnitureWord},
    {"off-screen", kUnseenWord},
    {"pull-quote", kPullQuoteWord},
    {"pull-quotes", kPullQuoteWord},
    {"read-more", kFurnitureWord},
    {"reddit-card", kSocialEmbed},
    {"screen-reader-text", kUnseenWord},
    {"see-also", kFurnitureWord},
    {"sr-only", kUnseenWord},
    {"sub-title", kStandfirstWord},
    {"subtitle", kStandfirstWord},
    {"tiktok-embed", kSocialEmbed},
    {"twitter-tweet", kSocialEmbed},
    {"twitter-video", kSocialEmbed},
    {"visually-hidden", kUnseenWord},
    {"wp-block-pullquote", kPullQuoteWord},
};

constexpr bool by_word(const Meaning& a, const Meaning& b) { return a.word < b.word; }
static_assert(std::is_sorted(std::begin(kWords), std::end(kWords), by_word));
static_assert(std::is_sorted(std::begin(kNames), std::end(kNames), by_word));

constexpr std::size_t kLongestWord = 24;

template <std::size_t kSize>
std::uint32_t meaning_of(const Meaning (&table)[kSize], std::string_view name) {
  const Meaning* found = std::lower_bound(
      std::begin(table), std::end(table), name,
      [](const Meaning& each, std::string_view wanted) { return each.word < wanted; });
  return found != std::end(table) && found->word == name ? found->bits : 0;
}

bool is_upper_letter(char c) { return c >= 'A' && c <= 'Z'; }

/// One name, in lower case, word by word.
std::uint32_t of_name(std::string_view name) {
  std::array<char, kLongestWord> word{};
  std::size_t length = 0;
  std::uint32_t bits = 0;
  const auto finish = [&] {
    if (length > 0 && length <= kLongestWord)
      bits |= meaning_of(kWords, std::string_view(word.data(), length));
    length = 0;
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (!is_letter(name[i])) {
      finish();
      continue;
    }
    if (i > 0 && is_upper_letter(name[i]) && !is_upper_letter(name[i - 1])) finish();
    if (length < kLongestWord) word[length] = lower(name[i]);
    ++length;
  }
  finish();
  if (name.size() <= kLongestWord) {
    std::array<char, kLongestWord> whole{};
    std::transform(name.begin(), name.end(), whole.begin(),
                   [](char c) { return c == '_' ? '-' : lower(c); });
    bits |= meaning_of(kNames, std::string_view(whole.data(), name.size()));
  }
  return bits;
}

}  // namespace

std::uint32_t class_words(std::string_view names) {
  std::uint32_t bits = 0;
  std::size_t at = 0;
  while (at < names.size()) {
    while (at < names.size() && is_space(names[at])) ++at;
    std::size_t end = at;
    while (end < names.size() && !is_space(names[end])) ++end;
    if (end > at) bits |= of_name(names.substr(at, end - at));
    at = end;
  }
  return bits;
}

std::uint32_t class_words(const Tree& tree, NodeIndex element) {
  if (tree.nodes[element].attributes == 0) return 0;
  return class_words(tree.attribute_raw(element, "class")) |
         class_words(tree.attribute_raw(element, "id"));
}

}  // namespace stet::html
