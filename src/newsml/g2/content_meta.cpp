#include "newsml/g2/content_meta.h"

#include "newsml/g2/party.h"
#include "newsml/left_out.h"
#include "newsml/uri.h"
#include "vocabulary/qcode.h"

namespace stet::g2 {
namespace {

void write_content_date(const Context& context, std::string_view element,
                        const Value<DateTime>& value, const Where& where) {
  if (!value.is_present()) return;
  const std::optional<TruncatedStamp> stamp = truncated_date(value.value);
  if (!stamp) return context.losses.add(where, "it is no possible date");
  if (stamp->time_dropped)
    context.losses.add(where, "its zone is unknown, so only the day is written");
  context.xml.own_leaf(element, stamp->stamp.view());
}

/// How it was made, by camera or by machine. IPTC digitalsourcetype codes go by URI (reference:
/// newsml.md, 1.5).
void write_digital_source_type(const Context& context, std::string_view type, const Where& where) {
  if (is_blank(type)) return;
  std::string uri;
  if (const std::optional<QCode> split = split_qcode(type); split && split->alias == "digsrctype")
    uri = to_concept_uri(*split);
  else if (type.find(':') == std::string_view::npos)
    uri = to_concept_uri({"digsrctype", type});
  else
    uri = type;
  std::string clean;
  if (!clean_uri(uri, UriUse::identifier, clean) || clean == to_concept_uri({"digsrctype", {}}))
    return context.losses.add(where, "it is no code and no URI");
  context.xml.start("digitalSourceType");
  context.xml.attribute("uri", clean);
  context.xml.end("digitalSourceType");
}

void write_alt_id(const Context& context, std::string_view kind, std::string_view value) {
  if (is_blank(value)) return;
  context.xml.start("altId");
  const NameCode code = name_code(kind);
  if (!code.is_same && !is_blank(kind))
    context.losses.add({"alt_ids"}, code.code.empty()
                                        ? std::string("its kind is no plain word")
                                        : "its kind is written as the code " + code.code);
  if (!code.code.empty()) write_own_code(context.xml, "type", code.code);
  context.xml.text(value);
  context.xml.end("altId");
}

std::string_view type_of(Concept::Kind kind) {
  switch (kind) {
    case Concept::Kind::place:
      return "cpnat:geoArea";
    case Concept::Kind::person:
      return "cpnat:person";
    case Concept::Kind::organisation:
      return "cpnat:organisation";
    case Concept::Kind::event:
      return "cpnat:event";
    case Concept::Kind::object:
      return "cpnat:object";
    case Concept::Kind::subject:
    case Concept::Kind::category:
    case Concept::Kind::genre:
      break;
  }
  return {};
}

/// 0..100, rounded; -1 when not said or no number.
int percent(float value) {
  return value >= 0.0f && value <= 100.0f ? static_cast<int>(value + 0.5f) : -1;
}

void write_concept(const Context& context, const Concept& subject, const Identity& identity,
                   std::int32_t index) {
  XmlWriter& xml = context.xml;
  if (identity.kind == Identity::Kind::none && is_blank(subject.name.bytes())) {
    context.losses.add({"concepts", index}, "it has neither a code nor a name");
    return;
  }
  const std::string_view element = subject.kind == Concept::Kind::genre ? "genre" : "subject";
  xml.start(element);
  if (const std::string_view type = type_of(subject.kind); !type.empty())
    xml.own_attribute("type", type);
  else if (subject.kind == Concept::Kind::category)
    write_own_code(xml, "type", "category");
  write_identity(identity, xml);
  if (const int confidence = percent(subject.confidence); confidence >= 0)
    xml.attribute("confidence", static_cast<std::uint64_t>(confidence));
  if (const int relevance = percent(subject.relevance); relevance >= 0)
    xml.attribute("relevance", static_cast<std::uint64_t>(relevance));
  context.inline_writer.leaf_words("name", subject.name, {"concepts", index, "name"});
  if (!identity.same_as.empty()) {
    xml.start("sameAs");
    xml.attribute("uri", identity.same_as);
    xml.end("sameAs");
  }
  xml.end(element);
  if (subject.confidence > 100.0f || subject.relevance > 100.0f)
    context.losses.add({"concepts", index}, "a confidence or relevance beyond 100");
  if (!is_blank(subject.rel))
    context.losses.add({"concepts", index, "rel"}, "how it relates has no attribute here");
}

std::string_view code_of(HeadlineRole role) {
  switch (role) {
    case HeadlineRole::main:
      return {};
    case HeadlineRole::short_form:
      return "short";
    case HeadlineRole::deck:
      return "deck";
    case HeadlineRole::seo:
      return "seo";
    case HeadlineRole::social:
      return "social";
    case HeadlineRole::push:
      return "push";
    case HeadlineRole::print:
      return "print";
    case HeadlineRole::kicker:
      return "kicker";
  }
  return {};
}

void write_headlines(const Context& context) {
  const Article& article = context.article;
  for (std::size_t i = 0; i < article.headlines.size(); ++i) {
    const Headline& headline = article.headlines[i];
    if (is_blank(headline.field.bytes())) continue;
    context.xml.start("headline");
    const std::string_view code = code_of(headline.role);
    if (!code.empty()) write_own_code(context.xml, "role", code);
    const Where where{"headlines", static_cast<std::int32_t>(i)};
    // NITF hedline shows the main headline and the decks with all their markup.
    const bool in_nitf = context.shows_nitf() &&
                         (&headline == article.headline() || headline.role == HeadlineRole::deck);
    if (in_nitf)
      context.inline_writer.write_words(headline.field.bytes(), where);
    else
      context.inline_writer.write(headline.field, Dialect::g2_label, where);
    context.xml.end("headline");
  }
}

/// <description role="...">; nothing when blank.
void write_description(const Context& context, const Field& field, std::string_view qcode,
                       const Where& where, bool words_only = false) {
  if (is_blank(field.bytes())) return;
  context.xml.start("description");
  context.xml.own_attribute("role", qcode);
  if (words_only)
    context.inline_writer.write_words(field.bytes(), where);
  else
    context.inline_writer.write(field, Dialect::g2_block, where);
  context.xml.end("description");
}

void write_language(const Context& context) {
  context.xml.start("language");
  context.xml.own_attribute("tag", context.release.language);
  context.xml.end("language");
}

/// The parts of the printed dateline: its words are `dateline`, its place is `located`.
void write_dateline_parts(const Context& context) {
  const Dateline& dateline = context.article.dateline;
  const auto write = [&](std::string_view rel, std::string_view value) {
    write_own_property(context.xml, "contentMetaExtProperty", rel, value);
  };
  write("dateline-date-text", dateline.date_text.bytes());
  write("dateline-source", dateline.source.bytes());
  if (!dateline.date) return;
  const std::optional<TruncatedStamp> stamp = truncated_date(*dateline.date);
  if (!stamp || stamp->time_dropped)
    context.losses.add({"dateline.date"}, "it has no year, or a time without a zone");
  if (stamp) write("dateline-date", stamp->stamp.view());
}

}  // namespace

void write_content_meta(const Context& context, const std::vector<Identity>& identities) {
  const Article& article = context.article;
  XmlWriter& xml = context.xml;
  InlineWriter& in = context.inline_writer;
  xml.start("contentMeta");

  if (article.urgency.is_present()) {
    if (article.urgency.value >= 1 && article.urgency.value <= 9) {
      xml.start("urgency");
      const char digit = static_cast<char>('0' + article.urgency.value);
      xml.own_text({&digit, 1});
      xml.end("urgency");
    } else {
      context.losses.add({"urgency"}, "it is not 1 to 9");
    }
  }
  const bool has_content_date = article.content_created.is_present();
  write_content_date(context, "contentCreated",
                     has_content_date ? article.content_created : article.created,
                     {has_content_date ? "content_created" : "created"});
  if (article.modified.is_present() && truncated_date(article.modified.value))
    write_content_date(context, "contentModified", article.modified, {"modified"});
  write_digital_source_type(context, article.provenance.digital_source_type,
                            {"provenance.digital_source_type"});

  write_located(context, article.dateline.place, {"dateline.place"});
  for (std::size_t i = 0; i < article.sources.size(); ++i) {
    const Source& source = article.sources[i];
    write_info_source(context, source.name, name_of(source.role), source.uri,
                      {"sources", static_cast<std::int32_t>(i)});
  }
  for (std::size_t i = 0; i < article.creators.size(); ++i)
    write_creator(context, article.creators[i], {"creators", static_cast<std::int32_t>(i)});
  if (article.id.is_present() && !context.release.id_is_guid)
    write_alt_id(context, "source-id", article.id.value);
  for (const auto& [kind, value] : article.alt_ids) write_alt_id(context, kind, value);
  const bool has_slugline = !is_blank(article.slugline.bytes());
  if (article.slug.is_present() && has_slugline) write_alt_id(context, "slug", article.slug.value);

  write_language(context);
  for (std::size_t i = 0; i < article.keywords.size(); ++i)
    in.leaf_words("keyword", article.keywords[i], {"keywords", static_cast<std::int32_t>(i)});
  for (std::size_t i = 0; i < article.concepts.size(); ++i)
    write_concept(context, article.concepts[i], identities[i], static_cast<std::int32_t>(i));
  if (has_slugline)
    in.leaf_words("slugline", article.slugline, {"slugline"});
  else if (article.slug.is_present() && !is_blank(article.slug.value)) {
    xml.start("slugline");
    write_own_code(xml, "role", "slug");
    xml.text(article.slug.value);
    xml.end("slugline");
  }
  write_headlines(context);
  in.leaf_words("dateline", article.dateline.text, {"dateline"});
  in.leaf("by", article.byline, Dialect::g2_label, {"byline"});
  in.leaf_words("creditline", article.credit, {"credit"});
  if (context.release.status == PublishStatus::canceled)
    say_summary_held(article, context.losses);
  else
    write_description(context, article.summary, "drol:summary", {"summary"}, context.shows_nitf());
  write_dateline_parts(context);
  xml.end("contentMeta");
}

void write_media_content_meta(const Context& context, std::size_t index) {
  const Media& media = context.article.media[index];
  const auto at = static_cast<std::int32_t>(index);
  const auto where = [at](std::string_view part) { return Where{"media", at, part}; };
  XmlWriter& xml = context.xml;
  InlineWriter& in = context.inline_writer;
  xml.start("contentMeta");
  write_content_date(context, "contentCreated", media.created, where("created"));
  write_digital_source_type(context, media.digital_source_type, where("digital_source_type"));
  write_located(context, media.place, where("place"));
  write_info_source(context, media.source, "source", {}, where("source"));
  write_info_source(context, media.agency, "agency", {}, where("agency"));
  bool photographer_named = is_blank(media.photographer.bytes());
  for (const Creator& creator : media.creators) {
    write_creator(context, creator, where("creators"));
    if (creator.name.bytes() == media.photographer.bytes()) photographer_named = true;
  }
  if (!photographer_named)
    write_named_creator(context, media.photographer, "photographer", where("photographer"));
  write_alt_id(context, "source-id", media.id);

  write_language(context);
  for (const Field& person : media.people_shown) {
    if (is_blank(person.bytes())) continue;
    xml.start("subject");
    xml.own_attribute("type", "cpnat:person");
    in.leaf_words("name", person, where("people_shown"));
    xml.end("subject");
  }
  in.leaf("headline", media.headline, Dialect::g2_label, where("headline"));
  // The NITF body shows a placed caption and credit with their markup.
  const bool shown = context.shows_nitf() && media.placed_at >= 0;
  in.leaf_words("creditline", media.credit, where("credit"), shown);
  write_description(context, media.caption, "drol:caption", where("caption"), shown);
  write_description(context, media.library_caption, "stet:library-caption",
                    where("library_caption"));
  write_description(context, media.alt, "stet:alt-text", where("alt"));
  write_description(context, media.long_description, "stet:long-description",
                    where("long_description"));
  const auto property = [&](std::string_view rel, std::string_view value) {
    write_own_property(xml, "contentMetaExtProperty", rel, value);
  };
  if (media.decorative) property("decorative", "true");
  // Who of the creators it is, for a reader of ours; the last one is there for that alone.
  property("photographer", media.photographer.bytes());
  if (!photographer_named) property("filled-in", "creators");
  xml.end("contentMeta");
}

}  // namespace stet::g2
