#include "newsml/nitf/head.h"

#include "newsml/left_out.h"
#include "newsml/uri.h"
#include "vocabulary/qcode.h"

#include <algorithm>

namespace stet {
namespace {

void empty(XmlWriter& xml, std::string_view name, std::string_view attribute,
           std::string_view value) {
  xml.start(name);
  xml.attribute(attribute, value);
  xml.end(name);
}

void meta(XmlWriter& xml, std::string_view name, std::string_view content) {
  if (is_blank(content)) return;
  xml.start("meta");
  xml.attribute("name", name);
  xml.attribute("content", content);
  xml.end("meta");
}

/// What NITF has no element for. `meta` is open to any name; ours begin with "stet-".
void write_metas(const Article& article, const Release& release, XmlWriter& xml) {
  meta(xml, "generator", "Stet");
  if (article.id.is_present() && !release.id_is_guid) meta(xml, "stet-source-id", article.id.value);
  for (const auto& [kind, value] : article.alt_ids)
    meta(xml, "stet-id-" + (code_of(kind).empty() ? std::string("other") : code_of(kind)), value);
  if (article.profile.is_present()) meta(xml, "stet-profile", article.profile.value);
  meta(xml, "digital-source-type", article.provenance.digital_source_type);
  if (article.priority.is_present())
    meta(xml, "stet-priority", std::to_string(article.priority.value));
  for (const std::string_view signal : article.signals) meta(xml, "stet-signal", signal);
  for (const std::string_view flag : article.workflow_flags) meta(xml, "stet-workflow-flag", flag);
  for (const Rights& rights : article.rights) meta(xml, "stet-licence", rights.licence_uri);
  const auto date = [&](std::string_view name, const Value<DateTime>& value) {
    if (value.is_present())
      if (const std::optional<TruncatedStamp> stamp = truncated_date(value.value))
        meta(xml, name, stamp->stamp.view());
  };
  date("stet-content-created",
       article.content_created.is_present() ? article.content_created : article.created);
  date("stet-content-modified", article.modified);
  date("stet-scheduled", article.scheduled);
  if (!is_blank(article.slugline.bytes()) && article.slug.is_present() &&
      article.slug.value != article.slugline.bytes())
    meta(xml, "stet-slug", article.slug.value);
}

bool is_subject_code(std::string_view code) {
  return code.size() == 8 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The alias of an IPTC scheme given by alias or URI; empty: somebody else's.
std::string_view iptc_alias(const Concept& subject) {
  if (const Scheme* scheme = find_scheme(subject.scheme)) return scheme->alias;
  if (const auto split = split_concept_uri(std::string(subject.scheme) + std::string(subject.code)))
    return split->scheme->alias;
  return {};
}

/// tobject takes the two IPTC subject schemes; all other concepts are identified-content.
bool goes_to_tobject(const Concept& subject) {
  if (subject.kind == Concept::Kind::genre) return true;
  if (subject.kind != Concept::Kind::subject || !is_subject_code(subject.code)) return false;
  const std::string_view alias = iptc_alias(subject);
  return alias == "medtop" || alias == "subj";
}

void write_tobject(const Article& article, XmlWriter& xml, Losses& losses) {
  bool open = false;
  const auto begin = [&] {
    if (!open) xml.start("tobject");
    open = true;
  };
  for (std::size_t i = 0; i < article.concepts.size(); ++i) {
    const Concept& genre = article.concepts[i];
    if (genre.kind != Concept::Kind::genre) continue;
    const std::string_view words = is_blank(genre.name.bytes()) ? genre.code : genre.name.bytes();
    if (is_blank(words)) continue;
    begin();
    empty(xml, "tobject.property", "tobject.property.type", words);
    if (!is_blank(genre.code) && !is_blank(genre.name.bytes()))
      losses.add({"concepts", static_cast<std::int32_t>(i), "code"},
                 "a genre has a name here and no code");
  }
  for (const Concept& subject : article.concepts) {
    if (subject.kind == Concept::Kind::genre || !goes_to_tobject(subject)) continue;
    begin();
    xml.start("tobject.subject");
    xml.own_attribute("tobject.subject.ipr", iptc_alias(subject) == "subj" ? "IPTC" : "medtop");
    xml.own_attribute("tobject.subject.refnum", subject.code);
    if (!is_blank(subject.name.bytes()))
      xml.attribute("tobject.subject.type", subject.name.bytes());
    xml.end("tobject.subject");
  }
  if (open) xml.end("tobject");
}

struct Named {
  std::string_view element, type;  ///< type: of a classifier
};
Named element_of(Concept::Kind kind) {
  switch (kind) {
    case Concept::Kind::person:
      return {"person", {}};
    case Concept::Kind::organisation:
      return {"org", {}};
    case Concept::Kind::place:
      return {"location", {}};
    case Concept::Kind::event:
      return {"event", {}};
    case Concept::Kind::object:
      return {"classifier", "object"};
    case Concept::Kind::category:
      return {"classifier", "category"};
    case Concept::Kind::subject:
    case Concept::Kind::genre:
      break;
  }
  return {"classifier", "subject"};
}

void write_concept(const Concept& subject, const Where& where, XmlWriter& xml, Losses& losses) {
  if (is_blank(subject.name.bytes()) && is_blank(subject.code) && is_blank(subject.uri)) return;
  const Named named = element_of(subject.kind);
  xml.start(named.element);
  if (!named.type.empty()) xml.own_attribute("type", named.type);
  const bool place = subject.kind == Concept::Kind::place;
  const std::string_view code = is_blank(subject.code) ? subject.uri : subject.code;
  if (!is_blank(subject.scheme)) xml.attribute(place ? "code-source" : "idsrc", subject.scheme);
  if (!is_blank(code)) xml.attribute(place ? "location-code" : "value", code);
  if (!is_blank(subject.name.bytes())) xml.text(subject.name.bytes());
  xml.end(named.element);
  if (subject.relevance >= 0 || subject.confidence >= 0 || !is_blank(subject.rel))
    losses.add(where, "its relevance, confidence and relation have no place");
}

void write_identified(const Article& article, XmlWriter& xml, Losses& losses) {
  bool open = false;
  const auto begin = [&] {
    if (!open) xml.start("identified-content");
    open = true;
  };
  for (std::size_t i = 0; i < article.concepts.size(); ++i) {
    if (goes_to_tobject(article.concepts[i])) continue;
    begin();
    write_concept(article.concepts[i], {"concepts", static_cast<std::int32_t>(i)}, xml, losses);
  }
  constexpr std::string_view kRoles[] = {"origin", "provider", "agency", "handout", "aggregator"};
  for (const Source& source : article.sources) {
    if (is_blank(source.name.bytes()) && is_blank(source.uri)) continue;
    begin();
    xml.start("classifier");
    xml.own_attribute("type", "source");
    if (!is_blank(source.uri)) xml.attribute("idsrc", source.uri);
    xml.own_attribute("value", kRoles[static_cast<std::size_t>(source.role)]);
    if (!is_blank(source.name.bytes())) xml.text(source.name.bytes());
    xml.end("classifier");
  }
  std::string address;
  for (std::size_t i = 0; i < article.links.size(); ++i) {
    const Link& link = article.links[i];
    if (!clean_uri(link.href, UriUse::link, address)) {
      losses.add({"links", static_cast<std::int32_t>(i)},
                 "its address is not http, https, mailto or tel", "body.unsafe-link");
      continue;
    }
    begin();
    xml.start("virtloc");
    if (const std::string rel = code_of(link.rel); !rel.empty()) xml.own_attribute("class", rel);
    xml.attribute("value", address);
    if (!is_blank(link.title.bytes())) xml.text(link.title.bytes());
    xml.end("virtloc");
  }
  if (open) xml.end("identified-content");
}

void write_whole_docdata(const Article& article, const Release& release, XmlWriter& xml,
                         Losses& losses) {
  for (std::size_t i = 0; i < article.corrections.size(); ++i) {
    const Correction& correction = article.corrections[i];
    if (is_blank(correction.text.bytes())) continue;
    empty(xml, "correction", "info", correction.text.bytes());
    if (correction.date.is_present() || !is_blank(correction.kind))
      losses.add({"corrections", static_cast<std::int32_t>(i)},
                 "a correction has neither a kind nor a date");
  }
  // date.release: when it may be published; until an embargo ends, not before.
  const bool embargoed = article.embargo.is_set || article.embargo.until.is_present();
  const Value<DateTime>& until = article.embargo.until;
  if (embargoed) {
    if (until.is_present() && date_time(until.value))
      empty(xml, "date.release", "norm", basic_date(until.value)->view());
    else if (until.is_present())
      losses.add({"embargo.until"},
                 "its end has no time or no zone; an embargo without an end is written");
  } else {
    empty(xml, "date.release", "norm", to_basic(release.version_created).view());
  }
  if (!is_blank(article.embargo.note.bytes())) {
    xml.start("ed-msg");
    xml.own_attribute("msg-type", "embargo");
    xml.attribute("info", article.embargo.note.bytes());
    xml.end("ed-msg");
  }
  const bool has_slugline = !is_blank(article.slugline.bytes());
  xml.start("du-key");
  xml.attribute("version", release.version);
  if (has_slugline)
    xml.attribute("key", article.slugline.bytes());
  else if (article.slug.is_present() && !is_blank(article.slug.value))
    xml.attribute("key", article.slug.value);
  xml.end("du-key");
  for (std::size_t i = 0; i < article.rights.size(); ++i) {
    const Rights& rights = article.rights[i];
    if (is_blank(rights.usage_terms.bytes())) continue;
    xml.start("doc.rights");
    if (!is_blank(rights.holder.bytes())) xml.attribute("owner", rights.holder.bytes());
    xml.attribute("limitations", rights.usage_terms.bytes());
    xml.end("doc.rights");
    if (rights.usage_terms.runs > 0)
      losses.add({"rights", static_cast<std::int32_t>(i), "usage_terms"},
                 "its markup is left out; the words are kept");
  }
  write_identified(article, xml, losses);
}

void write_docdata(const Article& article, const Release& release, XmlWriter& xml, Losses* whole) {
  xml.start("docdata");
  xml.own_attribute("management-status",
                    article.embargo.is_set && release.status == PublishStatus::usable
                        ? std::string_view("embargoed")
                        : name_of(release.status));
  xml.start("doc-id");
  xml.own_attribute("regsrc", release.domain);
  xml.attribute("id-string", release.guid);
  xml.end("doc-id");
  if (article.urgency.is_present() && article.urgency.value >= 1 && article.urgency.value <= 9) {
    xml.start("urgency");
    xml.attribute("ed-urg", static_cast<std::uint64_t>(article.urgency.value));
    xml.end("urgency");
  }
  const auto date = [&](std::string_view name, const Value<DateTime>& value) {
    if (!value.is_present()) return;
    if (const std::optional<Stamp> stamp = basic_date(value.value))
      empty(xml, name, "norm", stamp->view());
  };
  date("date.issue",
       article.first_published.is_present() ? article.first_published : article.created);
  date("date.expire", article.expires);
  if (!is_blank(article.editorial_note.bytes()))
    empty(xml, "ed-msg", "info", article.editorial_note.bytes());
  const std::size_t rights_count =
      whole ? article.rights.size() : std::min<std::size_t>(article.rights.size(), 1);
  for (std::size_t i = 0; i < rights_count; ++i) {
    const Rights& rights = article.rights[i];
    const bool has_year = rights.year > 0 && rights.year <= 9999;
    if (has_year || !is_blank(rights.holder.bytes())) {
      xml.start("doc.copyright");
      if (has_year) xml.attribute("year", static_cast<std::uint64_t>(rights.year));
      if (!is_blank(rights.holder.bytes())) xml.attribute("holder", rights.holder.bytes());
      xml.end("doc.copyright");
    }
  }
  bool open = false;
  for (const Field& keyword : article.keywords) {
    if (is_blank(keyword.bytes())) continue;
    if (!open) xml.start("key-list");
    open = true;
    empty(xml, "keyword", "key", keyword.bytes());
  }
  if (open) xml.end("key-list");
  if (whole) write_whole_docdata(article, release, xml, *whole);
  xml.end("docdata");
}

/// NITF names eight functions; any other goes into the comment.
std::string_view function_of(std::string_view role) {
  const std::string code = code_of(role);
  if (is_blank(role) || code == "author" || code == "writer" || code == "reporter")
    return "writer-author";
  for (const std::string_view known : {"editor", "producer", "archivist", "videographer",
                                       "graphic-artist", "photographer", "statistician"})
    if (code == known) return known;
  return "other";
}

void write_history(const Article& article, const Release& release, XmlWriter& xml, Losses& losses) {
  xml.start("revision-history");
  xml.own_attribute("norm", to_basic(release.version_created).view());
  xml.attribute("comment", release.version);
  xml.end("revision-history");
  for (std::size_t i = 0; i < article.creators.size(); ++i) {
    const Creator& creator = article.creators[i];
    if (is_blank(creator.name.bytes())) continue;
    const std::string_view function = function_of(creator.role);
    xml.start("revision-history");
    xml.attribute("name", creator.name.bytes());
    xml.own_attribute("function", function);
    if (function == "other") xml.attribute("comment", creator.role);
    xml.end("revision-history");
    say_parts({"creators", static_cast<std::int32_t>(i)}, "NITF",
              {{"id", !is_blank(creator.id)},
               {"address", !is_blank(creator.uri)},
               {"e-mail address", !is_blank(creator.email)},
               {"affiliation", !is_blank(creator.affiliation.bytes())},
               {"job title", !is_blank(creator.job_title.bytes())},
               {"being an organisation", creator.organisation}},
              losses);
  }
}

}  // namespace

/// NITF hedline needs an hl1 before any hl2.
const Headline* first_headline(const Article& article) {
  if (const Headline* main = article.headline(); main && !is_blank(main->field.bytes()))
    return main;
  for (const Headline& headline : article.headlines)
    if (!is_blank(headline.field.bytes())) return &headline;
  return nullptr;
}

void write_nitf_payload_head(const Article& article, const Release& release, XmlWriter& xml) {
  write_docdata(article, release, xml, nullptr);
}

void write_nitf_whole_head(const Article& article, const Release& release, XmlWriter& xml,
                           Losses& losses) {
  write_metas(article, release, xml);
  write_tobject(article, xml, losses);
  write_docdata(article, release, xml, &losses);
  write_history(article, release, xml, losses);
}

}  // namespace stet
