#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "need",
     .type = OptionType::strings,
     .fallback = R"(["href", "mime", "dimensions"])",
     .help = "what each file must say of itself: href, mime, size (bytes), dimensions (of "
             "pictures and video)"},
};

bool needs(const RuleOptions& options, std::string_view what) {
  const auto all = options.strings("need");
  return std::find(all.begin(), all.end(), what) != all.end();
}

/// What the file lacks, in words; empty when nothing.
std::string lacking(const Media& media, const Rendition& file, const RuleOptions& options) {
  std::string out;
  const auto add = [&](bool lacks, std::string_view need, std::string_view what) {
    if (!lacks || !needs(options, need)) return;
    if (!out.empty()) out += ", ";
    out += what;
  };
  add(is_blank(file.href), "href", "address");
  add(is_blank(file.mime), "mime", "MIME type");
  add(file.bytes == 0, "size", "size");
  add(media.kind != MediaKind::audio && (file.width == 0 || file.height == 0), "dimensions",
      "width and height");
  return out;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    // A caption of plain text never had a file; media.broken-reference speaks of a hole.
    if (!is_editorial(media) || media.renditions.empty()) continue;
    std::size_t poor = 0;
    std::string lack;
    const Rendition* first = nullptr;
    for (const Rendition& file : media.renditions) {
      const std::string missing = lacking(media, file, options);
      if (missing.empty() || poor++ > 0) continue;
      lack = missing;
      first = &file;
    }
    if (!first) continue;
    std::string message = named(article, i);
    if (media.renditions.size() > 1)
      message += first->name.empty() ? ": a file of it" : ": file " + shown(first->name, 30);
    message += " states no " + lack;
    if (poor > 1) message += ", and " + counted(poor - 1, "other file") + " the like";
    Place place = missing_part(article, "media.renditions", i);
    if (!first->at.empty()) place.source = first->at;
    out.add({.place = place, .message = std::move(message)});
  }
}

}  // namespace

constinit const Rule newsml_rendition{
    .id = "newsml.rendition",
    .severity = {Severity::suggestion, Severity::suggestion, Severity::warning},
    .why = "Receivers choose a file by type and size before they fetch it; some refuse it unsaid.",
    .options = kOptions,
    .pass_example = "href, image/jpeg, 1200 by 800",
    .fail_example = "an href whose address ends in a query string, and no type",
    .check = check,
};

}  // namespace stet
