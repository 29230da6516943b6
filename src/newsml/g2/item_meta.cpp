#include "newsml/g2/item_meta.h"

#include "newsml/g2/catalog.h"
#include "newsml/g2/party.h"
#include "newsml/uri.h"
#include "vocabulary/qcode.h"

namespace stet::g2 {
namespace {

constexpr std::string_view kItemType = "application/vnd.iptc.g2.newsitem+xml";

void write_qcode(XmlWriter& xml, std::string_view element, std::string_view qcode) {
  xml.start(element);
  xml.own_attribute("qcode", qcode);
  xml.end(element);
}

/// An article without a body of words may be a picture by itself.
std::string_view class_of_text(const Article& article) {
  if (!article.body.empty()) return "ninat:text";
  switch (article.kind) {
    case ArticleKind::picture:
      return class_of(MediaKind::picture);
    case ArticleKind::graphic:
      return class_of(MediaKind::graphic);
    case ArticleKind::video:
      return class_of(MediaKind::video);
    case ArticleKind::audio:
      return class_of(MediaKind::audio);
    case ArticleKind::text:
    case ArticleKind::composite:
    case ArticleKind::event:
    case ArticleKind::planning:
      break;
  }
  return "ninat:text";
}

void write_pub_status(const Context& context) {
  switch (context.release.status) {
    case PublishStatus::usable:
      return write_qcode(context.xml, "pubStatus", "stat:usable");
    case PublishStatus::draft:
    case PublishStatus::withheld:
      return write_qcode(context.xml, "pubStatus", "stat:withheld");
    case PublishStatus::canceled:
      return write_qcode(context.xml, "pubStatus", "stat:canceled");
  }
}

void write_first_created(const Context& context) {
  const bool first = context.article.first_published.is_present();
  const Value<DateTime>& value =
      first ? context.article.first_published : context.article.published;
  if (!value.is_present()) return;
  const Where where{first ? "first_published" : "published"};
  const std::optional<Stamp> stamp = date_time(value.value);
  if (!stamp) return context.losses.add(where, "firstCreated needs a full date with time and zone");
  if (*seconds_since_1970(value.value) > context.release.version_created_seconds)
    return context.losses.add(
        where, "it is later than this version, so it cannot be when the first was made");
  context.xml.own_leaf("firstCreated", stamp->view());
}

/// NewsML-G2 2.35 XSD: absent means not embargoed, empty means embargoed with no end given.
void write_embargoed(const Context& context) {
  const Embargo& embargo = context.article.embargo;
  const bool has_end = embargo.until.is_present();
  if (!embargo.is_set && !has_end) return;
  if (has_end) {
    if (const std::optional<Stamp> stamp = date_time(embargo.until.value))
      return context.xml.own_leaf("embargoed", stamp->view());
    // An end that could be read an hour early would break the embargo; no end never does.
    context.losses.add({"embargo.until"},
                       "its end has no time or no zone; an embargo without an end is written");
  }
  context.xml.start("embargoed");
  context.xml.end("embargoed");
}

/// `date`: when it was noted; nullptr: not said.
void write_ed_note(const Context& context, const Field& field, std::string_view role,
                   const Where& where, const Value<DateTime>* date = nullptr) {
  if (is_blank(field.bytes())) return;
  context.xml.start("edNote");
  if (date && date->is_present()) {
    // XSD, commonPowerAttributes: when the property was last modified.
    const std::optional<TruncatedStamp> stamp = truncated_date(date->value);
    if (stamp && stamp->stamp.size >= 10)
      context.xml.own_attribute("modified", stamp->stamp.view());
    if (!stamp || stamp->time_dropped || stamp->stamp.size < 10)
      context.losses.add(within(where, "date"), "it is no full date with a zone");
  }
  if (!role.empty()) write_own_code(context.xml, "role", role);
  context.inline_writer.write(field, Dialect::g2_block, where);
  context.xml.end("edNote");
}

void write_ed_notes(const Context& context) {
  const Article& article = context.article;
  write_ed_note(context, article.editorial_note, {}, {"editorial_note"});
  write_ed_note(context, article.embargo.note, "embargo", {"embargo.note"});
  for (std::size_t i = 0; i < article.corrections.size(); ++i) {
    const Correction& correction = article.corrections[i];
    const auto index = static_cast<std::int32_t>(i);
    const NameCode kind = name_code(correction.kind);
    if (!kind.is_same && !is_blank(correction.kind) && !is_blank(correction.text.bytes()))
      context.losses.add({"corrections", index, "kind"},
                         "it is written as the code " +
                             (kind.code.empty() ? std::string("correction") : kind.code));
    write_ed_note(context, correction.text,
                  kind.code.empty() ? "correction" : std::string_view(kind.code),
                  {"corrections", index}, &correction.date);
  }
}

void write_signals(const Context& context) {
  const Article& article = context.article;
  for (const std::string_view signal : article.signals) {
    if (is_blank(signal)) continue;
    const std::optional<QCode> split = split_qcode(signal);
    const Scheme* scheme = split ? find_scheme(split->alias) : nullptr;
    context.xml.start("signal");
    if (signal == "update" || signal == "correction") {
      context.xml.own_attribute("qcode", signal == "update" ? "sig:update" : "sig:correction");
    } else if (scheme && !scheme->retired && is_code(split->code)) {
      context.xml.own_attribute("qcode", signal);
    } else {
      context.xml.attribute("literal", signal);
    }
    context.xml.end("signal");
  }
}

void write_expires(const Context& context) {
  const Value<DateTime>& expires = context.article.expires;
  if (!expires.is_present()) return;
  const std::optional<TruncatedStamp> stamp = truncated_date(expires.value);
  if (!stamp || stamp->stamp.size < 10)
    return context.losses.add({"expires"}, "it is no full date");
  if (stamp->time_dropped)
    context.losses.add({"expires"}, "its zone is unknown, so only the day is written");
  context.xml.own_leaf("expires", stamp->stamp.view());
}

void write_item_link(const Context& context, std::string_view guid, std::size_t rank,
                     std::string_view item_class, std::string_view title) {
  XmlWriter& xml = context.xml;
  xml.start("link");
  xml.own_attribute("rel", "irel:associatedWith");
  if (rank > 0) xml.attribute("rank", rank);
  xml.attribute("residref", guid);
  xml.attribute("version", context.release.version);
  xml.own_attribute("contenttype", kItemType);
  if (!item_class.empty()) {
    write_qcode(xml, "itemClass", item_class);
    if (!is_blank(title)) xml.leaf("title", title);
  }
  xml.end("link");
}

/// irel codes where they are confirmed, else a code of our own.
std::string relation_of(std::string_view rel, const Where& where, Losses& losses) {
  const std::string code = code_of(rel);
  const auto iptc = [&](std::string_view qcode, std::string_view word) {
    if (!is_blank(rel) && rel != word) losses.add(where, "it is written as " + std::string(qcode));
    return std::string(qcode);
  };
  if (code.empty() || code == "related" || code == "seealso" || code == "see-also")
    return iptc("irel:seeAlso", "related");
  if (code == "derivedfrom" || code == "derived-from" || code == "previous")
    return iptc("irel:derivedFrom", "derivedFrom");
  const NameCode own = name_code(rel);
  if (!own.is_same) losses.add(where, "it is written as the code " + own.code);
  return std::string(kOwnAlias) + ":" + own.code;
}

void write_links(const Context& context) {
  const Article& article = context.article;
  std::size_t rank = 0;
  if (context.is_message()) {
    for (std::size_t i = 0; i < article.media.size(); ++i)
      write_item_link(context, media_guid(context.release, article, i), ++rank,
                      class_of(article.media[i].kind), article.media[i].headline.bytes());
  }
  std::string address;
  for (std::size_t i = 0; i < article.links.size(); ++i) {
    const Link& link = article.links[i];
    const auto index = static_cast<std::int32_t>(i);
    if (!clean_uri(link.href, UriUse::link, address)) {
      context.losses.add({"links", index}, "its address is not http, https, mailto or tel",
                         "body.unsafe-link");
      continue;
    }
    context.xml.start("link");
    context.xml.own_attribute("rel",
                              relation_of(link.rel, {"links", index, "rel"}, context.losses));
    context.xml.attribute("href", address);
    if (!is_blank(link.title.bytes())) context.xml.attribute("title", link.title.bytes());
    context.xml.end("link");
  }
}

/// Times and kinds that G2 has no property for, or says in another field's place: for ourselves, so
/// that a reader of ours gets the article back.
void write_what_g2_cannot_say(const Context& context) {
  const Article& article = context.article;
  XmlWriter& xml = context.xml;
  const auto write = [&](std::string_view rel, std::string_view value) {
    write_own_property(xml, "itemMetaExtProperty", rel, value);
  };
  constexpr std::string_view kKinds[] = {"text",  "picture",   "graphic", "audio",
                                         "video", "composite", "event",   "planning"};
  const std::string_view kind = kKinds[static_cast<std::size_t>(article.kind)];
  if (article.kind != ArticleKind::text) write("kind", kind);
  const auto date = [&](std::string_view rel, const Value<DateTime>& value, const Where& where,
                        std::string_view said) {
    if (!value.is_present()) return;
    const std::optional<TruncatedStamp> stamp = truncated_date(value.value);
    // contentCreated says the same of `created` when it stands in.
    const bool said_already = where.list == "created" && !article.content_created.is_present();
    if (!stamp && said_already) return;
    if (!stamp) return context.losses.add(where, "it is no possible date");
    if (stamp->time_dropped && !said_already)
      context.losses.add(where, "its zone is unknown, so only the day is written");
    if (stamp->stamp.view() != said) write(rel, stamp->stamp.view());
  };
  date("created", article.created, {"created"}, {});
  date("published", article.published, {"published"}, context.release.version_created.view());
  date("scheduled", article.scheduled, {"scheduled"}, {});
  std::string filled_in;
  if (!article.first_published.is_present() && article.published.is_present())
    filled_in += "first_published ";
  if (!article.content_created.is_present() && article.created.is_present())
    filled_in += "content_created ";
  write("filled-in", filled_in);
}

void say_what_has_no_place(const Context& context) {
  const Article& article = context.article;
  Losses& losses = context.losses;
  if (article.kind == ArticleKind::event || article.kind == ArticleKind::planning)
    losses.add({"kind"}, "an event or a plan is written as a text item");
  if (article.modified.is_present() && !truncated_date(article.modified.value))
    losses.add({"modified"}, "it is no possible date");
}

}  // namespace

std::string_view class_of(MediaKind kind) {
  switch (kind) {
    case MediaKind::picture:
      return "ninat:picture";
    case MediaKind::graphic:
      return "ninat:graphic";
    case MediaKind::video:
      return "ninat:video";
    case MediaKind::audio:
      return "ninat:audio";
  }
  return "ninat:picture";
}

void write_embargoed_and_status(const Context& context) {
  write_embargoed(context);
  write_pub_status(context);
}

void write_item_meta(const Context& context) {
  const Article& article = context.article;
  XmlWriter& xml = context.xml;
  xml.start("itemMeta");
  write_qcode(xml, "itemClass", class_of_text(article));
  write_provider(context);
  xml.own_leaf("versionCreated", context.release.version_created.view());
  write_first_created(context);
  write_embargoed(context);
  write_pub_status(context);
  xml.own_leaf("generator", "Stet");
  if (article.profile.is_present() && !is_blank(article.profile.value))
    xml.leaf("profile", article.profile.value);
  write_ed_notes(context);
  write_signals(context);
  write_expires(context);
  write_links(context);
  for (const std::string_view flag : article.workflow_flags)
    write_own_property(xml, "itemMetaExtProperty", "workflow-flag", flag);
  write_what_g2_cannot_say(context);
  xml.end("itemMeta");
  say_what_has_no_place(context);
}

void write_media_item_meta(const Context& context, std::size_t index) {
  const Media& media = context.article.media[index];
  const auto at = static_cast<std::int32_t>(index);
  XmlWriter& xml = context.xml;
  xml.start("itemMeta");
  write_qcode(xml, "itemClass", class_of(media.kind));
  write_provider(context);
  xml.own_leaf("versionCreated", context.release.version_created.view());
  write_embargoed(context);
  write_pub_status(context);
  if (media.role != MediaRole::body) {
    constexpr std::string_view kRoles[] = {"main",      "body",    "gallery",
                                           "thumbnail", "related", "author"};
    xml.start("role");
    write_own_code(xml, "qcode", kRoles[static_cast<std::size_t>(media.role)]);
    xml.end("role");
  }
  xml.own_leaf("generator", "Stet");
  context.inline_writer.leaf("title", media.title, Dialect::g2_label, {"media", at, "title"});
  write_ed_note(context, media.instructions, "instructions", {"media", at, "instructions"});
  write_item_link(context, context.release.guid, 0, {}, {});
  xml.end("itemMeta");
}

}  // namespace stet::g2
