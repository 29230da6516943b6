#include "newsml/newsml_1_2/parts.h"
#include "newsml/uri.h"

#include <string>

namespace stet::newsml1 {
namespace {

/// urn:newsml:PROVIDER:DATE:ITEM, as 1.2 takes it apart. A guid of another form is the item id.
struct Identity {
  std::string provider, date, item, urn;
};

bool is_day(std::string_view text) {
  if (text.size() < 8) return false;
  for (const char c : text.substr(0, 8))
    if (c < '0' || c > '9') return false;
  return true;
}

/// What may stand in a part of a URN: the rest is percent-encoded (RFC 2141).
std::string urn_part(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "-_.!*'()+,=;$@~/:";
  std::string part;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter || (byte < 0x80 && kPlain.find(c) != std::string_view::npos) || c == '%') {
      part += c;
    } else {
      part += '%';
      part += kHex[byte >> 4];
      part += kHex[byte & 15];
    }
  }
  return part;
}

Identity identity_of(const Release& release) {
  Identity identity;
  std::string_view rest = release.guid;
  if (rest.substr(0, 11) == "urn:newsml:") {
    rest.remove_prefix(11);
    const std::size_t provider = rest.find(':');
    const std::size_t date =
        provider == std::string_view::npos ? provider : rest.find(':', provider + 1);
    if (date != std::string_view::npos && is_day(rest.substr(provider + 1)) &&
        date + 1 < rest.size()) {
      identity.provider = rest.substr(0, provider);
      identity.date = rest.substr(provider + 1, date - provider - 1);
      identity.item = rest.substr(date + 1);
      identity.urn = release.guid;
      return identity;
    }
  }
  identity.provider = release.domain;
  identity.date = to_basic(release.version_created).view().substr(0, 8);
  identity.item = release.guid;
  identity.urn = "urn:newsml:" + urn_part(identity.provider) + ":" + identity.date + ":" +
                 urn_part(identity.item);
  return identity;
}

/// The times of 1.2 have no form for "unknown": the time of this release stands in.
void write_first_created(const Context& context) {
  const Article& article = context.article;
  const bool first = article.first_published.is_present();
  const bool published = !first && article.published.is_present();
  const Value<DateTime>& value = first       ? article.first_published
                                 : published ? article.published
                                             : article.created;
  if (value.is_present()) {
    if (const std::optional<Stamp> stamp = date_time(value.value))
      return context.xml.own_leaf("FirstCreated", to_basic(*stamp).view());
    context.losses.add({first       ? "first_published"
                        : published ? "published"
                                    : "created"},
                       "a time here needs a full date, a time and a zone");
  }
  context.xml.own_leaf("FirstCreated", to_basic(context.release.version_created).view());
}

void write_status(const Context& context) {
  const Embargo& embargo = context.article.embargo;
  const bool embargoed = (embargo.is_set || embargo.until.is_present()) &&
                         context.release.status == PublishStatus::usable;
  XmlWriter& xml = context.xml;
  std::string status(name_of(context.release.status));
  status[0] = static_cast<char>(status[0] - 32);
  formal(xml, "Status", embargoed ? std::string_view("Embargoed") : status);
  if (embargo.is_set && !embargoed && !embargo.until.is_present())
    context.losses.add({"embargo"}, "the status of the story says that it is not usable");
  if (!embargo.until.is_present()) return;
  const std::optional<Stamp> stamp = date_time(embargo.until.value);
  if (!embargoed)
    return context.losses.add({"embargo"}, "the status of the story says that it is not usable");
  if (!stamp)
    return context.losses.add(
        {"embargo.until"}, "its end has no time or no zone; an embargo without an end is written");
  xml.start("StatusWillChange");
  formal(xml, "FutureStatus", "Usable");
  xml.own_leaf("DateAndTime", to_basic(*stamp).view());
  xml.end("StatusWillChange");
}

bool is_previous(const Link& link) {
  const std::string code = code_of(link.rel);
  return code == "derivedfrom" || code == "derived-from" || code == "previous";
}

void write_links(const Context& context, bool previous) {
  XmlWriter& xml = context.xml;
  std::string address;
  for (std::size_t i = 0; i < context.article.links.size(); ++i) {
    const Link& link = context.article.links[i];
    if (is_previous(link) != previous) continue;
    if (!clean_uri(link.href, UriUse::link, address)) {
      context.losses.add({"links", static_cast<std::int32_t>(i)},
                         "its address is not http, https, mailto or tel", "body.unsafe-link");
      continue;
    }
    const std::string_view element = previous ? "DerivedFrom" : "AssociatedWith";
    xml.start(element);
    if (!is_blank(link.rel)) xml.attribute("FormalName", link.rel);
    xml.attribute("NewsItem", address);
    if (!is_blank(link.title.bytes())) xml.leaf("Comment", link.title.bytes());
    xml.end(element);
  }
}

/// "Update" and "Correction" are what the signals of G2 say.
void write_instructions(const Context& context) {
  for (std::string_view signal : context.article.signals) {
    if (is_blank(signal)) continue;
    if (signal == "update" || signal == "sig:update")
      formal(context.xml, "Instruction", "Update");
    else if (signal == "correction" || signal == "sig:correction")
      formal(context.xml, "Instruction", "Correction");
    else
      formal(context.xml, "Instruction", signal);
  }
}

/// Of the line that had to be the HeadLine; blank when it is the main one.
std::string_view headline_role(const Article& article) {
  constexpr std::string_view kNames[] = {{},       "short", "deck",  "seo",
                                         "social", "push",  "print", "kicker"};
  if (const Headline* main = article.headline(); main && !is_blank(main->field.bytes())) return {};
  for (const Headline& each : article.headlines)
    if (!is_blank(each.field.bytes())) return kNames[static_cast<std::size_t>(each.role)];
  return {};
}

}  // namespace

void formal(XmlWriter& xml, std::string_view name, std::string_view value) {
  xml.start(name);
  xml.attribute("FormalName", value);
  xml.end(name);
}

void property(XmlWriter& xml, std::string_view name, std::string_view value) {
  if (is_blank(value)) return;
  xml.start("Property");
  xml.attribute("FormalName", name);
  xml.attribute("Value", value);
  xml.end("Property");
}

void write_identification(const Context& context) {
  XmlWriter& xml = context.xml;
  const Article& article = context.article;
  const Identity identity = identity_of(context.release);
  const std::uint32_t version = context.release.version;
  xml.start("Identification");
  xml.start("NewsIdentifier");
  xml.leaf("ProviderId", identity.provider);
  xml.leaf("DateId", identity.date);
  xml.leaf("NewsItemId", identity.item);
  xml.start("RevisionId");
  xml.attribute("PreviousRevision", version - 1);
  xml.own_attribute("Update", "N");
  xml.text(std::to_string(version));
  xml.end("RevisionId");
  xml.leaf("PublicIdentifier", identity.urn + ":" + std::to_string(version));
  xml.end("NewsIdentifier");
  if (article.slug.is_present() && !is_blank(article.slug.value))
    xml.leaf("NameLabel", article.slug.value);
  const auto label = [&](std::string_view kind, std::string_view value) {
    if (is_blank(value)) return;
    xml.start("Label");
    formal(xml, "LabelType", is_blank(kind) ? std::string_view("unnamed") : kind);
    xml.leaf("LabelText", value);
    xml.end("Label");
  };
  if (article.id.is_present() && !context.release.id_is_guid) label("source-id", article.id.value);
  for (const auto& [kind, value] : article.alt_ids) label(kind, value);
  xml.end("Identification");
}

void write_news_management(const Context& context) {
  XmlWriter& xml = context.xml;
  const Article& article = context.article;
  xml.start("NewsManagement");
  formal(xml, "NewsItemType", "News");
  write_first_created(context);
  xml.own_leaf("ThisRevisionCreated", to_basic(context.release.version_created).view());
  write_status(context);
  if (article.urgency.is_present()) {
    if (article.urgency.value >= 1 && article.urgency.value <= 9)
      formal(xml, "Urgency", std::to_string(article.urgency.value));
    else
      context.losses.add({"urgency"}, "it is not 1 to 9");
  }
  write_links(context, true);
  write_links(context, false);
  write_instructions(context);
  if (article.profile.is_present()) property(xml, "Profile", article.profile.value);
  for (const std::string_view flag : article.workflow_flags) property(xml, "WorkflowFlag", flag);
  const auto date = [&](std::string_view name, const Value<DateTime>& value, const Where& where) {
    if (!value.is_present()) return;
    const std::optional<TruncatedStamp> stamp = truncated_date(value.value);
    if (!stamp || stamp->time_dropped)
      context.losses.add(where, "it is no possible date, or a time without a zone");
    if (stamp) property(xml, name, stamp->stamp.view());
  };
  date("Created", article.created, {"created"});
  date("ContentCreated", article.content_created, {"content_created"});
  date("ContentModified", article.modified, {"modified"});
  date("ScheduledPublication", article.scheduled, {"scheduled"});
  date("FirstPublished", article.first_published, {"first_published"});
  date("Published", article.published, {"published"});
  date("Expires", article.expires, {"expires"});
  // For a reader of ours: what stands in another field's place, and what has none.
  property(xml, "Generator", "Stet");
  property(xml, "Guid", context.release.guid);
  constexpr std::string_view kKinds[] = {{},      "picture",   "graphic", "audio",
                                         "video", "composite", "event",   "planning"};
  property(xml, "Kind", kKinds[static_cast<std::size_t>(article.kind)]);
  if (article.right_to_left) property(xml, "Direction", "rtl");
  property(xml, "HeadLineRole", headline_role(article));
  property(xml, "DigitalSourceType", article.provenance.digital_source_type);
  xml.end("NewsManagement");
}

}  // namespace stet::newsml1
