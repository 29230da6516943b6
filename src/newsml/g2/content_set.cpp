#include "newsml/g2/content_set.h"

#include "newsml/g2/catalog.h"
#include "newsml/media_in_body.h"
#include "newsml/nitf/document.h"
#include "newsml/plain/document.h"
#include "newsml/uri.h"
#include "newsml/xhtml/document.h"

namespace stet::g2 {
namespace {

bool is_media_type(std::string_view mime) {
  const std::size_t slash = mime.find('/');
  return slash != std::string_view::npos && slash > 0 && slash + 1 < mime.size() && is_code(mime);
}

/// IPTC rendition codes; anything else is a name of the source, in our scheme.
void write_rendition_name(XmlWriter& xml, std::string_view name, const Where& where,
                          Losses& losses) {
  if (is_blank(name)) return;
  for (const std::string_view code :
       {"rnd:highRes", "rnd:web", "rnd:thumbnail", "rnd:preview", "rnd:print"})
    if (code.substr(4) == name) return xml.own_attribute("rendition", code);
  const NameCode code = name_code(name);
  if (code.code.empty())
    return losses.add(where, "the name of a file that is not plain ASCII has no code here");
  if (!code.is_same) losses.add(where, "the name of a file is written as the code " + code.code);
  write_own_code(xml, "rendition", code.code);
}

void write_duration(XmlWriter& xml, std::uint32_t milliseconds) {
  // XSD: without a unit, @duration counts seconds.
  std::string seconds = std::to_string(milliseconds / 1000);
  if (const std::uint32_t rest = milliseconds % 1000; rest > 0) {
    const std::string digits = std::to_string(rest);
    seconds.append(".").append(3 - digits.size(), '0').append(digits);
  }
  xml.own_attribute("duration", seconds);
}

}  // namespace

namespace {

/// inlineData: words without any mark-up, their lines kept.
std::optional<Error> write_plain_body(const Context& context, const Budget* budget) {
  XmlWriter& xml = context.xml;
  Result<std::string> text = plain_text_of(context.article, context.losses, budget);
  if (!text) return std::move(text.error());
  if (!context.is_message())
    for (std::size_t i = 0; i < context.article.media.size(); ++i)
      context.losses.add({"media", static_cast<std::int32_t>(i)},
                         "a single item with a plain text has no place for it");
  if (text->empty()) return std::nullopt;
  xml.start("contentSet");
  xml.start("inlineData");
  xml.own_attribute("contenttype", "text/plain");
  xml.own_attribute("xml:lang", context.release.language);
  xml.preformatted(*text);
  xml.end("inlineData");
  xml.end("contentSet");
  return std::nullopt;
}

}  // namespace

std::optional<Error> write_body(const Context& context, const Budget* budget) {
  if (context.envelope.payload == Payload::text) return write_plain_body(context, budget);
  XmlWriter& xml = context.xml;
  const bool nitf = context.has_nitf();
  xml.start("contentSet");
  xml.start("inlineXML");
  xml.own_attribute("contenttype", nitf ? "application/nitf+xml" : "application/xhtml+xml");
  if (nitf) xml.own_attribute("contenttypestandardversion", "3.6");
  xml.own_attribute("xml:lang", context.release.language);
  BodyWriter body(context.article, context.release, nitf ? Dialect::nitf : Dialect::xhtml,
                  {.as_item = context.is_message()}, xml, context.losses, context.inline_writer);
  std::optional<Error> error =
      nitf ? write_nitf(context.article, context.release, body, xml, context.losses,
                        context.inline_writer, budget)
           : write_xhtml(context.article, context.release, body, xml, budget);
  if (error) return error;
  xml.end("inlineXML");
  xml.end("contentSet");
  if (!context.is_message()) {
    for (std::size_t i = 0; i < context.article.media.size(); ++i)
      say_media_in_body(context.article, i, nitf ? Dialect::nitf : Dialect::xhtml,
                        body.has_shown(i), context.losses);
  }
  return std::nullopt;
}

void write_renditions(const Context& context, std::size_t index) {
  const Media& media = context.article.media[index];
  XmlWriter& xml = context.xml;
  std::string address;
  bool open = false;
  for (std::size_t i = 0; i < media.renditions.size(); ++i) {
    const Rendition& file = media.renditions[i];
    const Where where{"media", static_cast<std::int32_t>(index), "renditions"};
    if (!clean_uri(file.href, UriUse::media, address)) {
      context.losses.add(where, "the address of a file is not http or https");
      continue;
    }
    if (!open) xml.start("contentSet");
    open = true;
    xml.start("remoteContent");
    write_rendition_name(xml, file.name, where, context.losses);
    xml.attribute("href", address);
    if (is_media_type(file.mime))
      xml.own_attribute("contenttype", file.mime);
    else if (!is_blank(file.mime))
      context.losses.add(where, "the type of a file is no media type");
    if (file.bytes > 0) xml.attribute("size", file.bytes);
    if (file.width > 0) xml.attribute("width", file.width);
    if (file.height > 0) xml.attribute("height", file.height);
    if (file.duration_ms > 0) write_duration(xml, file.duration_ms);
    xml.end("remoteContent");
  }
  if (open) xml.end("contentSet");
}

}  // namespace stet::g2
