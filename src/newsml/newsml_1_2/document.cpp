#include "newsml/newsml_1_2/document.h"

#include "newsml/body.h"
#include "newsml/left_out.h"
#include "newsml/newsml_1_2/parts.h"
#include "newsml/plain/document.h"

namespace stet::newsml1 {
namespace {

void write_envelope(const Context& context) {
  XmlWriter& xml = context.xml;
  xml.start("NewsEnvelope");
  if (is_blank(context.envelope.transmit_id))
    xml.leaf("TransmissionId",
             context.release.guid + ":" + std::to_string(context.release.version));
  else
    xml.leaf("TransmissionId", context.envelope.transmit_id);
  xml.start("SentFrom");
  formal(xml, "Party", context.release.domain);
  xml.end("SentFrom");
  xml.own_leaf("DateAndTime", to_basic(context.release.sent).view());
  const Value<std::int32_t>& priority = context.article.priority;
  if (priority.is_present()) {
    if (priority.value >= 1 && priority.value <= 9)
      formal(xml, "Priority", std::to_string(priority.value));
    else
      context.losses.add({"priority"}, "it is not 1 to 9");
  }
  xml.end("NewsEnvelope");
}

void start_content_item(XmlWriter& xml, std::string_view format, std::string_view mime) {
  xml.start("ContentItem");
  formal(xml, "MediaType", "Text");
  formal(xml, "Format", format);
  formal(xml, "MimeType", mime);
  xml.start("DataContent");
}

std::optional<Error> write_main(const Context& context, const Budget* budget) {
  const bool plain = context.envelope.payload == Payload::text;
  std::string body;
  if (plain) {
    Result<std::string> text = plain_text_of(context.article, context.losses, budget);
    if (!text) return std::move(text.error());
    body = std::move(*text);
  } else {
    XmlWriter inner(1024);
    InlineWriter inline_writer(context.article, inner, context.losses);
    BodyWriter writer(context.article, context.release, Dialect::xhtml, {.as_item = true}, inner,
                      context.losses, inline_writer);
    if (std::optional<Error> error = writer.write(budget)) return error;
    body = inner.take();
  }
  XmlWriter& xml = context.xml;
  xml.start("NewsComponent");
  xml.own_attribute("Essential", "yes");
  formal(xml, "Role", "Main");
  start_content_item(xml, plain ? "Text" : "XHTML", plain ? "text/plain" : "text/html");
  xml.preformatted(body);
  xml.end("DataContent");
  xml.end("ContentItem");
  xml.end("NewsComponent");
  return std::nullopt;
}

void write_summary(const Context& context) {
  if (is_blank(context.article.summary.bytes())) return;
  XmlWriter& xml = context.xml;
  xml.start("NewsComponent");
  formal(xml, "Role", "Abstract");
  start_content_item(xml, "Text", "text/plain");
  context.inline_writer.write_words(context.article.summary.bytes(), {"summary"});
  xml.end("DataContent");
  xml.end("ContentItem");
  xml.end("NewsComponent");
  if (context.article.summary.runs > 0)
    context.losses.add({"summary"}, "its markup is left out; the words are kept");
}

void say_losses(const Context& context) {
  const Article& article = context.article;
  Losses& losses = context.losses;
  const auto markup = [&](const Field& field, std::string_view name) {
    if (field.runs > 0) losses.add({name}, "its markup is left out; the words are kept");
  };
  markup(article.byline, "byline");
  markup(article.credit, "credit");
  markup(article.editorial_note, "editorial_note");
  for (std::size_t i = 0; i < article.headlines.size(); ++i)
    if (article.headlines[i].field.runs > 0)
      losses.add({"headlines", static_cast<std::int32_t>(i)},
                 "its markup is left out; the words are kept");
  if (article.kind == ArticleKind::event || article.kind == ArticleKind::planning)
    losses.add({"kind"}, "an event or a plan is written as a news item");
  say_extra(article, losses);
}

Result<Written> write(const Article& article, const Envelope& envelope, const Budget* budget) {
  Losses losses;
  Release release = release_of(article, envelope, losses);
  std::size_t expected = 6'000 + article.media.size() * 1'500;
  for (const Block& block : article.body) expected += block.field.bytes().size() + 32;
  XmlWriter xml(expected);
  InlineWriter inline_writer(article, xml, losses);
  const Context context{article, envelope, release, xml, losses, inline_writer};
  xml.declaration();
  xml.start("NewsML");
  xml.own_attribute("Version", "1.2");
  write_envelope(context);
  xml.start("NewsItem");
  xml.own_attribute("xml:lang", release.language);
  write_identification(context);
  write_news_management(context);
  xml.start("NewsComponent");
  xml.own_attribute("xml:lang", release.language);
  write_topic_set(context);
  write_news_lines(context);
  write_administrative(context);
  write_rights(context, article.rights, &article.expires, {"rights", 0});
  write_descriptive(context);
  if (release.status != PublishStatus::canceled)
    write_summary(context);
  else
    say_summary_held(article, losses);
  if (release.status == PublishStatus::canceled) {
    if (!article.body.empty()) losses.add({"body"}, "a canceled story goes out without its body");
    if (!article.media.empty())
      losses.add({"media"}, "a canceled story goes out without its pictures");
  } else {
    if (!article.body.empty())
      if (std::optional<Error> error = write_main(context, budget)) return std::move(*error);
    for (std::size_t i = 0; i < article.media.size(); ++i) write_media(context, i);
  }
  xml.end("NewsComponent");
  xml.end("NewsItem");
  xml.end("NewsML");
  xml.newline();
  say_losses(context);
  Written written;
  written.bytes = xml.take();
  written.losses = losses.take();
  written.guid = std::move(release.guid);
  written.version = release.version;
  return written;
}

}  // namespace
}  // namespace stet::newsml1

namespace stet {

constinit const Writer newsml_1_2_writer{
    .id = "newsml-1.2",
    .media_type = "text/vnd.IPTC.NewsML",
    .write = newsml1::write,
};

}  // namespace stet
