#include "article/names.h"
#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "roles",
     .type = OptionType::strings,
     .fallback = R"(["main", "body", "gallery"])",
     .help = "where a medium stands that needs a caption"},
    {.name = "minWidth",
     .type = OptionType::integer,
     .fallback = "100",
     .help = "pixels; narrower pictures are ornament"},
    {.name = "fallbackToLibrary",
     .type = OptionType::boolean,
     .fallback = "true",
     .help = "the caption of the picture library will do"},
};

bool is_wanted(const Media& media, const RuleOptions& options) {
  bool role = false;
  for (const std::string& each : options.strings("roles"))
    role = role || each == to_string(media.role);
  if (!role || !is_editorial(media)) return false;
  const auto min_width =
      static_cast<std::uint32_t>(std::max<std::int64_t>(options.integer("minWidth"), 0));
  std::uint32_t widest = 0;
  for (const Rendition& rendition : media.renditions) widest = std::max(widest, rendition.width);
  return widest == 0 || widest >= min_width;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    if (is_not_carried(media.caption) || has_words(media.caption) || !is_wanted(media, options))
      continue;
    const bool in_library = has_words(media.library_caption);
    if (in_library && options.boolean("fallbackToLibrary")) continue;
    std::string message = named(article, i);
    message += in_library ? " has a caption in the library only; the story needs one of its own"
                          : " has no caption; say who or what, where and when";
    out.add({.confidence = media.role == MediaRole::gallery ? Confidence::medium : Confidence::high,
             .place = missing_part(article, "media.caption", i),
             .message = std::move(message)});
  }
}

}  // namespace

constinit const Rule media_caption_missing{
    .id = "media.caption-missing",
    .severity = {Severity::warning, Severity::error, Severity::error},
    .why =
        "Without a caption readers cannot tell what a picture shows, or when and where it was "
        "made.",
    .options = kOptions,
    .pass_example = "a picture with its caption in the story",
    .fail_example = "the main picture, caption empty",
    .check = check,
};

}  // namespace stet
