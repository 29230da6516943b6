#include "newsml/newsml_1_2/parts.h"
#include "newsml/uri.h"

#include <string>

namespace stet::newsml1 {
namespace {

std::string_view media_type_of(MediaKind kind) {
  constexpr std::string_view kNames[] = {"Photo", "Graphic", "Video", "Audio"};
  return kNames[static_cast<std::size_t>(kind)];
}

/// <NewsComponent> that holds nothing but words.
void write_text(const Context& context, std::string_view role, const Field& field,
                const Where& where) {
  if (is_blank(field.bytes())) return;
  XmlWriter& xml = context.xml;
  xml.start("NewsComponent");
  formal(xml, "Role", role);
  xml.start("ContentItem");
  formal(xml, "MediaType", "Text");
  formal(xml, "MimeType", "text/plain");
  xml.start("DataContent");
  context.inline_writer.write_words(field.bytes(), where);
  xml.end("DataContent");
  xml.end("ContentItem");
  xml.end("NewsComponent");
  if (field.runs > 0) context.losses.add(where, "its markup is left out; the words are kept");
}

void write_lines(const Context& context, const Media& media) {
  const auto some = [](const Field& field) { return !is_blank(field.bytes()); };
  bool has_notice = false;
  for (const Rights& rights : media.rights) has_notice = has_notice || some(rights.notice);
  if (!some(media.headline) && !some(media.credit) && !has_notice && !some(media.instructions) &&
      !some(media.photographer) && !some(media.title))
    return;
  XmlWriter& xml = context.xml;
  xml.start("NewsLines");
  if (some(media.headline)) xml.leaf("HeadLine", media.headline.bytes());
  if (some(media.photographer)) xml.leaf("ByLine", media.photographer.bytes());
  if (some(media.credit)) xml.leaf("CreditLine", media.credit.bytes());
  for (const Rights& rights : media.rights)
    if (some(rights.notice)) xml.leaf("CopyrightLine", rights.notice.bytes());
  const auto line = [&](std::string_view type, const Field& field) {
    if (!some(field)) return;
    xml.start("NewsLine");
    formal(xml, "NewsLineType", type);
    xml.leaf("NewsLineText", field.bytes());
    xml.end("NewsLine");
  };
  line("Title", media.title);
  line("EditorialNote", media.instructions);
  xml.end("NewsLines");
}

void write_parties(const Context& context, const Media& media, std::int32_t index) {
  if (media.creators.empty() && is_blank(media.source.bytes()) && is_blank(media.agency.bytes()))
    return;
  bool some = !is_blank(media.source.bytes()) || !is_blank(media.agency.bytes());
  for (const Creator& creator : media.creators)
    some =
        some || !is_blank(creator.name.bytes()) || !is_blank(creator.id) || !is_blank(creator.uri);
  if (!some) return;
  context.xml.start("AdministrativeMetadata");
  for (const Creator& creator : media.creators)
    write_creator(context, "Creator", creator, {"media", index, "creators"});
  write_party(context, "Source", media.source.bytes(), "source", {});
  write_party(context, "Source", media.agency.bytes(), "agency", {});
  context.xml.end("AdministrativeMetadata");
}

void write_description(const Context& context, const Media& media, std::int32_t index) {
  XmlWriter& xml = context.xml;
  std::optional<TruncatedStamp> created;
  if (media.created.is_present()) created = truncated_date(media.created.value);
  const bool has_place = !is_blank(media.place.bytes());
  constexpr std::string_view kRoles[] = {"main",      "body",    "gallery",
                                         "thumbnail", "related", "author"};
  xml.start("DescriptiveMetadata");
  if (has_place) {
    xml.start("Location");
    xml.own_attribute("HowPresent", "Origin");
    property(xml, "City", media.place.bytes());
    xml.end("Location");
  }
  property(xml, "Kind", media_type_of(media.kind));
  property(xml, "Use", kRoles[static_cast<std::size_t>(media.role)]);
  property(xml, "SourceId", media.id);
  if (created) property(xml, "DateCreated", created->stamp.view());
  if (media.created.is_present() && (!created || created->time_dropped))
    context.losses.add({"media", index, "created"},
                       "it is no possible date, or a time without a zone");
  for (const Field& person : media.people_shown) property(xml, "PersonShown", person.bytes());
  property(xml, "DigitalSourceType", media.digital_source_type);
  if (media.decorative) property(xml, "Decorative", "true");
  xml.end("DescriptiveMetadata");
}

void write_file(const Context& context, const Media& media, const Rendition& file,
                std::string_view address) {
  XmlWriter& xml = context.xml;
  xml.start("ContentItem");
  xml.attribute("Href", address);
  formal(xml, "MediaType", media_type_of(media.kind));
  if (!is_blank(file.mime)) formal(xml, "MimeType", file.mime);
  if (file.bytes > 0 || file.width > 0 || file.height > 0 || file.duration_ms > 0 ||
      !is_blank(file.name)) {
    xml.start("Characteristics");
    if (file.bytes > 0) xml.own_leaf("SizeInBytes", std::to_string(file.bytes));
    property(xml, "Rendition", file.name);
    if (file.width > 0) property(xml, "Width", std::to_string(file.width));
    if (file.height > 0) property(xml, "Height", std::to_string(file.height));
    if (file.duration_ms > 0)
      property(xml, "DurationInMilliseconds", std::to_string(file.duration_ms));
    xml.end("Characteristics");
  }
  xml.end("ContentItem");
}

void write_files(const Context& context, const Media& media, std::int32_t index) {
  XmlWriter& xml = context.xml;
  std::string address;
  bool open = false;
  for (const Rendition& file : media.renditions) {
    if (!clean_uri(file.href, UriUse::media, address)) {
      context.losses.add({"media", index, "renditions"},
                         "the address of a file is not http or https");
      continue;
    }
    if (!open) {
      xml.start("NewsComponent");
      xml.own_attribute("EquivalentsList", "yes");
      formal(xml, "Role", media_type_of(media.kind));
    }
    open = true;
    write_file(context, media, file, address);
  }
  if (open) xml.end("NewsComponent");
}

}  // namespace

void write_media(const Context& context, std::size_t i) {
  const Media& media = context.article.media[i];
  const auto index = static_cast<std::int32_t>(i);
  XmlWriter& xml = context.xml;
  xml.start("NewsComponent");
  xml.own_attribute("Duid", "media" + std::to_string(i + 1));
  formal(xml, "Role", "Supporting");
  write_lines(context, media);
  write_parties(context, media, index);
  write_rights(context, media.rights, nullptr, {"media", index, "rights"});
  write_description(context, media, index);
  write_text(context, "Caption", media.caption, {"media", index, "caption"});
  write_text(context, "LibraryCaption", media.library_caption, {"media", index, "library_caption"});
  write_text(context, "AltText", media.alt, {"media", index, "alt"});
  write_text(context, "LongDescription", media.long_description,
             {"media", index, "long_description"});
  write_files(context, media, index);
  xml.end("NewsComponent");
}

}  // namespace stet::newsml1
