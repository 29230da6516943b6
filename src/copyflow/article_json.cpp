#include "copyflow/article_json.h"

#include "article/names.h"
#include "text/json_writer.h"

namespace stet {
namespace {

class ArticleWriter {
 public:
  ArticleWriter(const Article& article, JsonWriter& json) : article_(article), json_(json) {}

  void write();

 private:
  void span(std::string_view name, Span at) {
    json_.key(name).begin_array().number(at.begin).number(at.end).end_array();
  }
  void known(const Known& how) {
    if (how.presence != Presence::present) json_.member("presence", to_string(how.presence));
    if (how.how != How::stated) json_.member("how", to_string(how.how));
    if (how.how == How::derived) json_.key("confidence").real(static_cast<double>(how.confidence));
    if (how.from_photo) json_.member("photo", photo_);
  }
  void words(const Field& field) {
    json_.member("text", field.text.bytes);
    known(field.known);
    if (!field.text.empty() && !field.known.from_photo) span("span", field.text.source());
    if (field.runs == 0) return;
    json_.key("runs").begin_array();
    for (const Run& run : article_.runs_of(field)) {
      json_.begin_object().member("mark", to_string(run.markup));
      json_.key("at").begin_array().number(run.span.begin).number(run.span.end).end_array();
      if (!run.href.empty()) json_.member("href", run.href);
      json_.end_object();
    }
    json_.end_array();
  }
  void field(std::string_view name, const Field& field) {
    if (field.known.presence == Presence::absent) return;
    json_.key(name).begin_object();
    words(field);
    json_.end_object();
  }
  void text(std::string_view name, std::string_view value) {
    if (!value.empty()) json_.member(name, value);
  }
  template <class T, class Write>
  void value(std::string_view name, const Value<T>& value, Write&& write) {
    if (value.known.presence == Presence::absent) return;
    json_.key(name).begin_object().key("value");
    if (value.is_present())
      write(value.value);
    else
      json_.null();
    known(value.known);
    if (!value.known.at.empty()) span("span", value.known.at);
    json_.end_object();
  }
  void value(std::string_view name, const Value<std::string_view>& each) {
    value(name, each, [&](std::string_view v) { json_.string(v); });
  }
  void value(std::string_view name, const Value<std::int32_t>& each) {
    value(name, each, [&](std::int32_t v) { json_.number(v); });
  }
  void value(std::string_view name, const Value<DateTime>& each) {
    value(name, each, [&](const DateTime& v) { json_.string(to_iso(v)); });
  }
  template <class List, class Each>
  void list(std::string_view name, const List& items, Each&& each) {
    if (items.empty()) return;
    json_.key(name).begin_array();
    for (const auto& item : items) each(item);
    json_.end_array();
  }

  void creator(const Creator& who);
  void concept_of(const Concept& thing);
  void rights(const Rights& right);
  void media(const Media& item);
  void block(const Block& item);

  const Article& article_;
  JsonWriter& json_;
  std::string_view photo_;  ///< of the picture that is being written
};

void ArticleWriter::creator(const Creator& who) {
  json_.begin_object();
  field("name", who.name);
  text("role", who.role);
  text("id", who.id);
  text("uri", who.uri);
  text("email", who.email);
  field("affiliation", who.affiliation);
  field("jobTitle", who.job_title);
  if (who.organisation) json_.member_bool("organisation", true);
  json_.end_object();
}

void ArticleWriter::concept_of(const Concept& thing) {
  json_.begin_object().member("kind", to_string(thing.kind));
  text("scheme", thing.scheme);
  text("code", thing.code);
  text("uri", thing.uri);
  field("name", thing.name);
  text("rel", thing.rel);
  if (thing.relevance >= 0) json_.key("relevance").real(static_cast<double>(thing.relevance));
  if (thing.confidence >= 0) json_.key("confidence").real(static_cast<double>(thing.confidence));
  json_.end_object();
}

void ArticleWriter::rights(const Rights& right) {
  json_.begin_object();
  field("holder", right.holder);
  field("notice", right.notice);
  field("usageTerms", right.usage_terms);
  text("licence", right.licence_uri);
  if (right.year != 0) json_.member("year", static_cast<std::int64_t>(right.year));
  json_.end_object();
}

void ArticleWriter::media(const Media& item) {
  photo_ = item.photo;
  json_.begin_object();
  text("id", item.id);
  json_.member("kind", to_string(item.kind)).member("role", to_string(item.role));
  field("headline", item.headline);
  field("title", item.title);
  field("caption", item.caption);
  field("libraryCaption", item.library_caption);
  field("alt", item.alt);
  if (item.decorative) json_.member_bool("decorative", true);
  field("longDescription", item.long_description);
  field("credit", item.credit);
  if (item.credit_in_caption) json_.member_bool("creditInCaption", true);
  field("photographer", item.photographer);
  field("agency", item.agency);
  list("creators", item.creators, [&](const Creator& who) { creator(who); });
  field("source", item.source);
  list("rights", item.rights, [&](const Rights& right) { rights(right); });
  value("created", item.created);
  field("place", item.place);
  field("instructions", item.instructions);
  list("peopleShown", item.people_shown, [&](const Field& who) {
    json_.begin_object();
    words(who);
    json_.end_object();
  });
  text("digitalSourceType", item.digital_source_type);
  list("renditions", item.renditions, [&](const Rendition& each) {
    json_.begin_object();
    text("name", each.name);
    text("href", each.href);
    text("mime", each.mime);
    if (each.width) json_.member("width", static_cast<std::int64_t>(each.width));
    if (each.height) json_.member("height", static_cast<std::int64_t>(each.height));
    if (each.bytes) json_.member("bytes", static_cast<std::int64_t>(each.bytes));
    if (each.duration_ms) json_.member("durationMs", static_cast<std::int64_t>(each.duration_ms));
    json_.end_object();
  });
  text("photo", item.photo);
  json_.key("placedAt");
  if (item.placed_at >= 0)
    json_.number(item.placed_at);
  else
    json_.null();
  span("span", item.at);
  json_.end_object();
}

void ArticleWriter::block(const Block& item) {
  json_.begin_object().member("kind", to_string(item.kind));
  if (item.level) json_.member("level", static_cast<std::int64_t>(item.level));
  if (item.parent >= 0) json_.member("parent", static_cast<std::int64_t>(item.parent));
  if (item.field.known.presence != Presence::absent) words(item.field);
  field("citation", item.citation);
  if (item.media >= 0) json_.member("media", static_cast<std::int64_t>(item.media));
  text("href", item.href);
  text("language", item.language);
  span("at", item.at);
  json_.end_object();
}

void ArticleWriter::write() {
  const Article& a = article_;
  json_.begin_object();
  json_.key("provenance").begin_object().member("format", a.provenance.format);
  text("version", a.provenance.version);
  text("digitalSourceType", a.provenance.digital_source_type);
  list("notices", a.provenance.notices, [&](const Notice& notice) {
    json_.begin_object().member("rule", notice.rule).member("message", notice.message);
    span("span", notice.at);
    json_.end_object();
  });
  json_.end_object();
  value("id", a.id);
  list("altIds", a.alt_ids, [&](const auto& id) {
    json_.begin_object().member("kind", id.first).member("value", id.second).end_object();
  });
  value("version", a.version);
  json_.member("kind", to_string(a.kind));
  value("profile", a.profile);
  value("language", a.language);
  json_.member("direction", a.right_to_left ? "rtl" : "ltr");
  list("headlines", a.headlines, [&](const Headline& headline) {
    json_.begin_object().member("role", to_string(headline.role));
    words(headline.field);
    json_.end_object();
  });
  field("summary", a.summary);
  value("slug", a.slug);
  field("slugline", a.slugline);
  field("byline", a.byline);
  list("creators", a.creators, [&](const Creator& who) { creator(who); });
  if (a.dateline.text.known.presence != Presence::absent) {
    json_.key("dateline").begin_object();
    field("text", a.dateline.text);
    field("place", a.dateline.place);
    field("date", a.dateline.date_text);
    field("source", a.dateline.source);
    json_.end_object();
  }
  list("sources", a.sources, [&](const Source& source) {
    json_.begin_object().member("role", to_string(source.role));
    field("name", source.name);
    text("uri", source.uri);
    json_.end_object();
  });
  field("credit", a.credit);
  json_.key("dates").begin_object();
  value("created", a.created);
  value("modified", a.modified);
  value("contentCreated", a.content_created);
  value("firstPublished", a.first_published);
  value("published", a.published);
  value("scheduled", a.scheduled);
  value("expires", a.expires);
  json_.end_object();
  if (a.embargo.is_set) {
    json_.key("embargo").begin_object();
    value("until", a.embargo.until);
    field("note", a.embargo.note);
    json_.end_object();
  }
  value("status", a.status, [&](PublishStatus status) { json_.string(to_string(status)); });
  list("workflowFlags", a.workflow_flags, [&](std::string_view flag) { json_.string(flag); });
  list("signals", a.signals, [&](std::string_view signal) { json_.string(signal); });
  field("editorialNote", a.editorial_note);
  list("corrections", a.corrections, [&](const Correction& each) {
    json_.begin_object();
    text("kind", each.kind);
    field("text", each.text);
    value("date", each.date);
    json_.end_object();
  });
  list("rights", a.rights, [&](const Rights& right) { rights(right); });
  list("concepts", a.concepts, [&](const Concept& thing) { concept_of(thing); });
  list("keywords", a.keywords, [&](const Field& keyword) {
    json_.begin_object();
    words(keyword);
    json_.end_object();
  });
  value("urgency", a.urgency);
  value("priority", a.priority);
  json_.key("body").begin_array();
  for (const Block& item : a.body) block(item);
  json_.end_array();
  list("media", a.media, [&](const Media& item) { media(item); });
  list("links", a.links, [&](const Link& link) {
    json_.begin_object();
    text("rel", link.rel);
    text("href", link.href);
    field("title", link.title);
    json_.end_object();
  });
  list("extra", a.extra, [&](const Extra& each) {
    json_.begin_object().member("path", each.path).member("value", each.value);
    span("span", each.at);
    json_.end_object();
  });
  json_.end_object();
}

}  // namespace

std::string article_json(const Article& article) {
  std::string out;
  out.reserve((article.part.empty() ? article.source.size() : article.part.size()) * 2);
  JsonWriter json(out);
  ArticleWriter(article, json).write();
  return out;
}

}  // namespace stet
