#include "intake/newsml_g2/item.h"

#include "intake/xml/fields.h"
#include "vocabulary/qcode.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace stet::newsml_g2 {
namespace {

constexpr std::string_view kOwnScheme = "urn:stet:role:";

Concept::Kind kind_of(const Identity& type) {
  if (type.own && type.code == "category") return Concept::Kind::category;
  if (type.code == "person") return Concept::Kind::person;
  if (type.code == "organisation") return Concept::Kind::organisation;
  if (type.code == "geoArea" || type.code == "poi") return Concept::Kind::place;
  if (type.code == "event") return Concept::Kind::event;
  if (type.code == "object") return Concept::Kind::object;
  return Concept::Kind::subject;
}

HeadlineRole role_of(const Identity& role, bool& known) {
  struct Name {
    std::string_view name;
    HeadlineRole role;
  };
  constexpr Name kOwn[] = {{"short", HeadlineRole::short_form}, {"deck", HeadlineRole::deck},
                           {"seo", HeadlineRole::seo},          {"social", HeadlineRole::social},
                           {"push", HeadlineRole::push},        {"print", HeadlineRole::print},
                           {"kicker", HeadlineRole::kicker}};
  known = true;
  for (const Name& each : kOwn)
    if (role.code == each.name) return each.role;
  if (has_part(role.code, "sub") || has_part(role.code, "deck")) return HeadlineRole::deck;
  if (role.code.empty() || same_word(role.code, "title") || has_part(role.code, "main"))
    return HeadlineRole::main;
  if (has_part(role.code, "short")) return HeadlineRole::short_form;
  known = false;
  return HeadlineRole::main;
}

void read_concept(Reading& reading, XmlNode node, Concept::Kind kind) {
  const Identity id = reading.identity(node);
  Concept made{.kind = kind, .scheme = id.scheme, .code = id.code, .uri = id.uri, .at = node.at()};
  made.name = read_name(reading, node);
  if (const auto confidence = read_int(node, "confidence"); confidence.is_present())
    made.confidence = static_cast<float>(confidence.value);
  if (const auto relevance = read_int(node, "relevance"); relevance.is_present())
    made.relevance = static_cast<float>(relevance.value);
  if (const XmlNode same = node.child("sameAs"); same && made.uri.empty() && reading.ours)
    made.uri = same.value("uri");
  reading.article.concepts.push_back(std::move(made));
}

void read_status(Reading& reading, XmlNode node) {
  Article& article = reading.article;
  if (!node) {
    // NewsML-G2: absent means usable.
    article.status.value = PublishStatus::usable;
    article.status.known = {.presence = Presence::present, .how = How::defaulted};
    return;
  }
  const Identity id = reading.identity(node);
  const auto set = [&](PublishStatus status) {
    article.status = {status, {.presence = Presence::present, .at = node.at()}};
  };
  const std::string_view word = id.code.empty() ? id.uri : id.code;
  if (has_part(word, "usable")) set(PublishStatus::usable);
  if (has_part(word, "withheld")) set(PublishStatus::withheld);
  if (has_part(word, "cancel")) set(PublishStatus::canceled);
}

void read_notes(Reading& reading, XmlNode meta) {
  Article& article = reading.article;
  for (XmlNode node : meta.children("edNote")) {
    const std::string_view peeked = node.peek("role");
    const std::string_view code = reading.split(peeked).code;
    const bool own = reading.split(peeked).own;
    if (has_part(code, "embargo") && !article.embargo.note.is_present()) {
      node.value("role");
      article.embargo.note = read_field(node, article);
    } else if (own || has_part(code, "correction")) {
      node.value("role");
      article.corrections.push_back({.kind = code,
                                     .text = read_field(node, article),
                                     .date = read_date(node, "modified", article)});
    } else if (!article.editorial_note.is_present()) {
      article.editorial_note = read_field(node, article);
    }
  }
}

/// G2 TruncatedDateTimeType: a year alone is a date too.
std::optional<DateTime> truncated_date_of(std::string_view words) {
  const bool is_year = words.size() == 4 && std::all_of(words.begin(), words.end(), [](char c) {
                         return c >= '0' && c <= '9';
                       });
  if (!is_year) return parse_iso(words);
  std::int32_t year = 0;
  for (const char c : words) year = year * 10 + (c - '0');
  return DateTime{.year = year};
}

Value<DateTime> read_content_date(XmlNode node, Article& article) {
  if (!node || node.folded_text().bytes.size() != 4) return read_date(node, article);
  const std::optional<DateTime> year = truncated_date_of(node.folded_text().bytes);
  if (!year) return read_date(node, article);
  node.take();
  return {*year, {.presence = Presence::present, .at = node.at()}};
}

/// What G2 has no property for, and what stands in a property for want of the real thing.
void read_own_times(Reading& reading, XmlNode meta) {
  Article& article = reading.article;
  const auto own = [&](std::string_view name) {
    return reading.own_property(meta, "itemMetaExtProperty", name);
  };
  const auto date = [&](std::string_view name, Value<DateTime>& value) {
    if (const auto time = truncated_date_of(own(name)))
      value = {*time, {.presence = Presence::present, .at = meta.at()}};
  };
  date("created", article.created);
  date("published", article.published);
  date("scheduled", article.scheduled);
  const std::string_view filled_in = own("filled-in");
  if (has_part(filled_in, "first_published")) article.first_published = {};
}

void read_item_meta(Reading& reading, XmlNode meta) {
  Article& article = reading.article;
  meta.child("itemClass").value("qcode");
  if (const XmlNode provider = meta.child("provider")) {
    Source source{.role = SourceRole::provider};
    source.name = read_name(reading, provider);
    const Identity id = reading.identity(provider);
    source.uri = id.uri;
    // In a document of ours every source of the article is an infoSource.
    const XmlNode content = reading.item.child("contentMeta");
    const bool said = reading.ours && content.child("infoSource");
    if (!said && (source.name.is_present() || !source.uri.empty()))
      article.sources.push_back(source);
  }
  article.published = read_date(meta.child("versionCreated"), article);
  article.first_published = read_date(meta.child("firstCreated"), article);
  if (const XmlNode embargoed = meta.child("embargoed")) {
    article.embargo.is_set = true;
    if (embargoed.has_text()) article.embargo.until = read_date(embargoed, article);
  }
  read_status(reading, meta.child("pubStatus"));
  if (meta.child("generator").has_text()) meta.child("generator").text();
  article.profile = read_word(meta.child("profile"));
  read_notes(reading, meta);
  for (XmlNode node : meta.children("signal")) {
    const std::string_view qcode = node.value("qcode");
    if (qcode == "sig:update" || qcode == "sig:correction")
      article.signals.push_back(qcode.substr(4));
    else if (const std::string_view word = qcode.empty() ? node.value("literal") : qcode;
             !word.empty())
      article.signals.push_back(word);
  }
  article.expires = read_date(meta.child("expires"), article);
  read_own_times(reading, meta);
  for (XmlNode node : meta.children("itemMetaExtProperty"))
    if (reading.split(node.peek("rel")).own &&
        reading.split(node.peek("rel")).code == "workflow-flag") {
      node.value("rel");
      article.workflow_flags.push_back(node.value("value"));
    }
}

void read_source(Reading& reading, XmlNode node) {
  Source source;
  const Identity role = reading.code(node, "role");
  constexpr std::string_view kRoles[] = {"origin", "provider", "agency", "handout", "aggregator"};
  for (std::size_t i = 0; i < std::size(kRoles); ++i)
    if (role.code == kRoles[i]) source.role = static_cast<SourceRole>(i);
  source.name = read_name(reading, node);
  source.uri = reading.identity(node).uri;
  reading.article.sources.push_back(std::move(source));
}

void read_headlines(Reading& reading, XmlNode meta) {
  Article& article = reading.article;
  for (XmlNode node : meta.children("headline")) {
    const std::string_view language = node.peek("xml:lang");
    if (!language.empty() && !language.starts_with(reading.language.substr(0, 2))) continue;
    bool known = true;
    const HeadlineRole role = role_of(reading.split(node.peek("role")), known);
    if (!node.has_text() || (role == HeadlineRole::main && article.headline())) continue;
    if (known) node.value("role");
    article.headlines.push_back({role, read_field(node, article)});
  }
  if (!article.headline())
    for (XmlNode node : meta.children("headline"))
      if (article.headlines.empty() && node.has_text())
        article.headlines.push_back({HeadlineRole::main, read_field(node, article)});
}

/// A part of the printed dateline, where it stands in it.
void read_dateline_parts(Reading& reading, XmlNode meta) {
  Dateline& dateline = reading.article.dateline;
  const auto part = [&](std::string_view name) {
    const std::string_view words = reading.own_property(meta, "contentMetaExtProperty", name);
    const std::size_t at = words.empty() ? words.npos : dateline.text.bytes().find(words);
    Field field;
    if (words.empty()) return field;
    if (at == words.npos) {
      field.text = reading.article.arena.verbatim(words, meta.at().begin);
    } else {
      const auto begin = static_cast<std::uint32_t>(at);
      field.text = reading.article.arena.part(
          dateline.text.text, {begin, begin + static_cast<std::uint32_t>(words.size())});
    }
    field.known = {.presence = Presence::present, .at = field.text.source()};
    return field;
  };
  dateline.date_text = part("dateline-date-text");
  dateline.source = part("dateline-source");
  dateline.date = parse_iso(reading.own_property(meta, "contentMetaExtProperty", "dateline-date"));
}

void read_content_meta(Reading& reading, XmlNode meta) {
  Article& article = reading.article;
  article.urgency = read_int(meta.child("urgency"));
  article.content_created = read_content_date(meta.child("contentCreated"), article);
  for (XmlNode node : reading.item.child("itemMeta").children("itemMetaExtProperty"))
    if (reading.ours && reading.split(node.peek("rel")).code == "filled-in" &&
        has_part(node.peek("value"), "content_created"))
      article.content_created = {};
  article.modified = read_content_date(meta.child("contentModified"), article);
  const Identity made = reading.identity(meta.child("digitalSourceType"));
  article.provenance.digital_source_type = made.uri.empty() ? made.code : made.uri;
  if (const XmlNode located = meta.child("located")) {
    if (reading.ours) located.value("type");
    article.dateline.place = read_name(reading, located);
  }
  for (XmlNode node : meta.children("infoSource")) read_source(reading, node);
  for (XmlNode node : meta.children()) {
    if (node.is("creator") || node.is("contributor"))
      article.creators.push_back(read_creator(reading, node));
  }
  for (XmlNode node : meta.children("altId")) {
    if (!node.has_text()) continue;
    const Identity type = reading.code(node, "type");
    const std::string_view value = node.folded_text().bytes;
    if (type.own && type.code == "slug")
      article.slug = read_word(node);
    else if (type.own && type.code == "source-id")
      article.id = read_word(node);
    else
      article.alt_ids.emplace_back(type.code, value);
  }
  if (const XmlNode language = meta.child("language")) {
    const Value<std::string_view> tag = read_word(language, "tag");
    if (!article.language.is_present() && tag.value != "und") article.language = tag;
  }
  for (XmlNode node : meta.children()) {
    if (node.is("genre")) read_concept(reading, node, Concept::Kind::genre);
    if (node.is("subject")) read_concept(reading, node, kind_of(reading.code(node, "type")));
    if (node.is("keyword") && node.has_text())
      article.keywords.push_back(read_field(node, article));
  }
  if (const XmlNode slugline = reading.best(meta, "slugline");
      reading.split(slugline.peek("role")).own) {
    slugline.value("role");
    article.slug = read_word(slugline);
  } else {
    article.slugline = read_field(slugline, article);
  }
  read_headlines(reading, meta);
  article.dateline.text = read_field(reading.best(meta, "dateline"), article);
  read_dateline_parts(reading, meta);
  article.byline = read_field(reading.best(meta, "by"), article);
  article.credit = read_field(reading.best(meta, "creditline"), article);
  for (XmlNode node : meta.children("description")) {
    const Identity role = reading.split(node.peek("role"));
    const bool other = has_part(role.code, "caption") && item_class(reading.item) != "text";
    if (article.summary.is_present() || other || role.own) continue;
    node.value("role");
    article.summary = read_field(node, article);
  }
}

void read_links(Reading& reading, XmlNode meta) {
  for (XmlNode node : meta.children("link")) {
    Link link{.at = node.at()};
    link.rel = reading.code(node, "rel").code;
    if (reading.ours && link.rel == "seeAlso") link.rel = "related";
    link.href = node.value("href");
    if (link.href.empty()) link.href = node.value("residref");
    link.title = read_field(node, "title", reading.article);
    for (std::string_view name : {"title", "headline"})
      if (!link.title.is_present()) link.title = read_field(node.child(name), reading.article);
    if (!link.href.empty()) reading.article.links.push_back(std::move(link));
  }
}

}  // namespace

Reading::Reading(Article& made, const ReadOptions& read_options, XmlNode node)
    : article(made), options(read_options), item(node), language(node.peek("xml:lang")) {
  for (XmlNode catalog : item.children("catalog"))
    for (XmlNode scheme : catalog.children("scheme")) {
      if (schemes.size() >= 256) break;
      schemes.emplace_back(scheme.value("alias"), scheme.value("uri"));
      ours = ours || schemes.back().second == kOwnScheme;
    }
  for (XmlNode catalog : item.children("catalogRef")) catalog.value("href");
}

Identity Reading::split(std::string_view qcode) const {
  const std::optional<QCode> parts = split_qcode(qcode);
  if (!parts) return {.code = qcode};
  for (const auto& [alias, uri] : schemes) {
    if (alias != parts->alias) continue;
    return {.scheme = uri, .code = parts->code, .uri = {}, .own = uri == kOwnScheme};
  }
  return {.scheme = parts->alias, .code = parts->code};
}

Identity Reading::code(XmlNode node, std::string_view attribute) const {
  // Of several codes ours is the source's own word.
  std::string_view list = node.value(attribute);
  const std::size_t last = list.find_last_of(' ');
  if (last != list.npos && split(list.substr(last + 1)).own) return split(list.substr(last + 1));
  return split(list.substr(0, list.find(' ')));
}

std::string_view Reading::own_property(XmlNode meta, std::string_view element,
                                       std::string_view name) const {
  if (!ours) return {};
  for (XmlNode node : meta.children(element)) {
    const Identity rel = split(node.peek("rel"));
    if (!rel.own || rel.code != name) continue;
    node.value("rel");
    return node.value("value");
  }
  return {};
}

Identity Reading::identity(XmlNode node) const {
  Identity id;
  if (node.has_attribute("qcode")) id = split(node.value("qcode"));
  if (node.has_attribute("uri")) id.uri = node.value("uri");
  if (id.code.empty() && node.has_attribute("literal")) id.code = node.value("literal");
  return id;
}

XmlNode Reading::best(XmlNode parent, std::string_view name) const {
  for (XmlNode node : parent.children(name))
    if (node.peek("xml:lang").starts_with(language.substr(0, 2)) && node.has_attribute("xml:lang"))
      return node;
  for (XmlNode node : parent.children(name))
    if (node.has_text()) return node;
  return parent.child(name);
}

std::string_view item_class(XmlNode item) {
  const XmlNode node = item.child("itemMeta").child("itemClass");
  std::string_view word = node.peek("qcode");
  if (word.empty()) word = node.peek("uri");
  return word.substr(std::min(word.find_last_of(":/") + 1, word.size()));
}

Field read_name(Reading& reading, XmlNode node) {
  if (const XmlNode name = reading.best(node, "name"); name && name.has_text())
    return read_field(name, reading.article);
  // In a document of ours a literal is an id, and a name is written.
  if (reading.ours) return {};
  return read_field(node, "literal", reading.article);
}

Creator read_creator(Reading& reading, XmlNode node) {
  Creator creator;
  creator.name = read_name(reading, node);
  const bool is_code = node.has_attribute("qcode");
  const std::string_view qcode = node.peek("qcode");
  const Identity id = reading.identity(node);
  creator.id = is_code ? qcode : id.code;
  creator.uri = id.uri;
  const Identity role = reading.code(node, "role");
  creator.role = role.code;
  if (creator.role.empty() && node.is("contributor")) creator.role = "contributor";
  if (creator.role == "contentEditor") creator.role = "editor";
  creator.organisation = reading.code(node, "type").code == "organisation";
  for (XmlNode note : node.children("note"))
    if (reading.split(note.peek("role")).own) {
      note.value("role");
      creator.job_title = read_field(note, reading.article);
    }
  if (!creator.job_title.is_present())
    creator.job_title = read_field(node, "jobtitle", reading.article);
  for (std::string_view name : {"personDetails", "organisationDetails"}) {
    const XmlNode details = node.child(name);
    creator.affiliation = details && details.child("affiliation")
                              ? read_name(reading, details.child("affiliation"))
                              : creator.affiliation;
    if (const XmlNode email = details.child("contactInfo").child("email"))
      creator.email = email.folded_text().bytes;
  }
  return creator;
}

void read_rights(Reading& reading, std::vector<Rights>& rights) {
  for (XmlNode info : reading.item.children("rightsInfo")) {
    Rights made;
    if (const XmlNode holder = info.child("copyrightHolder"))
      made.holder = read_name(reading, holder);
    made.notice = read_field(reading.best(info, "copyrightNotice"), reading.article);
    const XmlNode terms = reading.best(info, "usageTerms");
    made.usage_terms = read_field(terms, reading.article);
    made.licence_uri = terms.value("href");
    const std::string_view year = reading.own_property(info, "rightsInfoExtProperty", "year");
    std::from_chars(year.data(), year.data() + year.size(), made.year);
    rights.push_back(std::move(made));
  }
}

void read_item(Reading& reading) {
  Article& article = reading.article;
  const XmlNode item = reading.item;
  article.id = read_word(item, "guid");
  article.version = read_word(item, "version");
  article.language = read_word(item, "xml:lang");
  if (article.language.value == "und") article.language = {};
  article.right_to_left = item.value("dir") == "rtl";
  article.provenance.version = item.value("standardversion");
  for (std::string_view name : {"standard", "conformance"}) item.value(name);
  read_rights(reading, article.rights);
  read_item_meta(reading, item.child("itemMeta"));
  read_links(reading, item.child("itemMeta"));
  read_content_meta(reading, item.child("contentMeta"));
}

}  // namespace stet::newsml_g2
