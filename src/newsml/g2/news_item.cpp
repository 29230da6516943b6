#include "newsml/g2/news_item.h"

#include "newsml/g2/catalog.h"
#include "newsml/g2/content_meta.h"
#include "newsml/g2/content_set.h"
#include "newsml/g2/group_set.h"
#include "newsml/g2/item_meta.h"
#include "newsml/g2/rights_info.h"
#include "newsml/left_out.h"

namespace stet::g2 {
namespace {

void start_item(const Context& context, std::string_view guid, Place place,
                std::string_view element = "newsItem") {
  XmlWriter& xml = context.xml;
  xml.start(element);
  if (place == Place::alone) xml.own_attribute("xmlns", "http://iptc.org/std/nar/2006-10-01/");
  xml.own_attribute("standard", "NewsML-G2");
  xml.own_attribute("standardversion", context.envelope.format_version.empty()
                                           ? std::string_view("2.35")
                                           : context.envelope.format_version);
  xml.own_attribute("conformance", "power");
  xml.attribute("guid", guid);
  xml.attribute("version", context.release.version);
  xml.own_attribute("xml:lang", context.release.language);
  if (context.release.right_to_left) xml.own_attribute("dir", "rtl");
}

}  // namespace

std::optional<Error> write_text_item(const Context& context, Place place, const Budget* budget) {
  const Article& article = context.article;
  SchemeTable schemes(&context.envelope.schemes);
  std::vector<Identity> identities;
  identities.reserve(article.concepts.size());
  for (std::size_t i = 0; i < article.concepts.size(); ++i)
    identities.push_back(
        identity_of(article.concepts[i], static_cast<std::int32_t>(i), schemes, context.losses));

  start_item(context, context.release.guid, place);
  write_catalogs(context.xml, schemes, context.envelope);
  for (std::size_t i = 0; i < article.rights.size(); ++i)
    write_rights_info(context, article.rights[i], {"rights", static_cast<std::int32_t>(i)});
  write_item_meta(context);
  write_content_meta(context, identities);
  if (context.release.status == PublishStatus::canceled) {
    // A kill carries its headline and its note, never the words it takes back (reference:
    // newsml.md, 2 and G2-18).
    if (!article.body.empty())
      context.losses.add({"body"}, "a canceled story goes out without its body");
    if (!context.is_message() && !article.media.empty())
      context.losses.add({"media"}, "a canceled story goes out without its pictures");
  } else if (context.has_payload()) {
    if (std::optional<Error> error = write_body(context, budget)) return error;
  }
  context.xml.end("newsItem");
  say_extra(context.article, context.losses);
  return std::nullopt;
}

void write_package_item(const Context& context) {
  start_item(context, package_guid(context.release), Place::in_message, "packageItem");
  write_catalogs(context.xml, SchemeTable(), context.envelope);
  write_package_item_meta(context);
  write_group_set(context);
  context.xml.end("packageItem");
}

void write_media_item(const Context& context, std::size_t index, Place place) {
  const Media& media = context.article.media[index];
  start_item(context, media_guid(context.release, context.article, index), place);
  write_catalogs(context.xml, SchemeTable(), context.envelope);
  for (const Rights& rights : media.rights)
    write_rights_info(context, rights, {"media", static_cast<std::int32_t>(index), "rights"});
  write_media_item_meta(context, index);
  write_media_content_meta(context, index);
  if (context.release.status == PublishStatus::canceled) {
    if (!media.renditions.empty())
      context.losses.add({"media", static_cast<std::int32_t>(index), "renditions"},
                         "a canceled story goes out without its files");
  } else {
    write_renditions(context, index);
  }
  context.xml.end("newsItem");
}

}  // namespace stet::g2
