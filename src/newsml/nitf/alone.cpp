#include "newsml/nitf/alone.h"

#include "newsml/left_out.h"
#include "newsml/media_in_body.h"
#include "newsml/nitf/document.h"

namespace stet {
namespace {

void say_losses(const Article& article, const Release& release, Losses& losses) {
  if (release.status == PublishStatus::canceled) {
    say_summary_held(article, losses);
    if (!article.body.empty()) losses.add({"body"}, "a canceled story goes out without its body");
    if (!article.media.empty())
      losses.add({"media"}, "a canceled story goes out without its pictures");
  }
  if (article.kind == ArticleKind::event || article.kind == ArticleKind::planning)
    losses.add({"kind"}, "an event or a plan is written as a text");
  for (std::size_t i = 0; i < article.media.size(); ++i)
    for (const Rendition& file : article.media[i].renditions)
      if (file.bytes > 0 || file.duration_ms > 0) {
        losses.add({"media", static_cast<std::int32_t>(i), "renditions"},
                   "a file has neither a size in bytes nor a duration here");
        break;
      }
  if (article.byline.runs > 0) losses.add({"byline"}, "its markup is left out; the words are kept");
  if (article.urgency.is_present() && (article.urgency.value < 1 || article.urgency.value > 9))
    losses.add({"urgency"}, "it is not 1 to 9");
  say_extra(article, losses);
}

Result<Written> write(const Article& article, const Envelope& envelope, const Budget* budget) {
  Losses losses;
  Release release = release_of(article, envelope, losses);
  std::size_t expected = 4'000;
  for (const Block& block : article.body) expected += block.field.bytes().size() + 24;
  XmlWriter xml(expected);
  InlineWriter inline_writer(article, xml, losses);
  BodyWriter body(article, release, Dialect::nitf, {.as_item = false}, xml, losses, inline_writer);
  xml.declaration();
  if (std::optional<Error> error =
          write_nitf(article, release, body, xml, losses, inline_writer, budget, NitfUse::alone))
    return std::move(*error);
  xml.newline();
  if (release.status != PublishStatus::canceled)
    for (std::size_t i = 0; i < article.media.size(); ++i)
      say_media_in_body(article, i, Dialect::nitf, body.has_shown(i), losses);
  say_losses(article, release, losses);
  Written written;
  written.bytes = xml.take();
  written.losses = losses.take();
  written.guid = std::move(release.guid);
  written.version = release.version;
  return written;
}

}  // namespace

constinit const Writer nitf_writer{
    .id = "nitf",
    .media_type = "application/nitf+xml",
    .write = write,
};

}  // namespace stet
