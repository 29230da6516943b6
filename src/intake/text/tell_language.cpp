#include "intake/text/tell_language.h"

#include "intake/text/guess_language.h"
#include "text/utf8.h"

#include <string>
#include <string_view>

namespace stet {
namespace {

constexpr std::size_t kEnough = 16u << 10;  // bytes of words

constexpr std::string_view kRightToLeft[] = {"ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv"};

std::string words_of(const Article& article) {
  std::string words;
  const auto add = [&words](const Field& field) {
    if (words.size() < kEnough && field.is_present()) words.append(field.bytes()) += '\n';
  };
  for (const Headline& headline : article.headlines) add(headline.field);
  add(article.summary);
  for (const Block& block : article.body)
    if (block.language.empty() && block.kind != BlockKind::preformatted &&
        block.kind != BlockKind::boilerplate && block.kind != BlockKind::raw)
      add(block.field);
  // A picture alone has its caption.
  if (article.body.empty())
    for (const Media& media : article.media) add(media.caption);
  return words;
}

}  // namespace

void tell_language(Article& article, const ReadOptions& options) {
  if (!article.language.is_present()) {
    if (!options.default_language.empty()) {
      article.language = {article.arena.keep(options.default_language),
                          {.presence = Presence::present, .how = How::defaulted}};
    } else if (const auto guessed = guess_language(words_of(article))) {
      article.language = {
          guessed->tag,
          {.presence = Presence::present, .how = How::derived, .confidence = guessed->confidence}};
    }
  }
  const std::string_view tag = article.language.value;
  const std::string primary = lower(tag.substr(0, tag.find('-')));
  for (const std::string_view each : kRightToLeft)
    if (primary == each) article.right_to_left = true;
}

}  // namespace stet
