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

/// "stet-creator-2-email": the second creator's. An entry begins with its name, blank or not.
std::string numbered_name(std::string_view list, std::size_t index, std::string_view part) {
  std::string name = "stet-";
  name.append(list).append("-").append(std::to_string(index + 1)).append("-").append(part);
  return name;
}

void write_creator_metas(const Creator& creator, std::size_t index, XmlWriter& xml) {
  const auto write = [&](std::string_view part, std::string_view content) {
    if (!is_blank(content)) meta(xml, numbered_name("creator", index, part), content);
  };
  write("name", creator.name.bytes());
  write("role", creator.role);
  write("id", creator.id);
  write("uri", creator.uri);
  write("email", creator.email);
  write("affiliation", creator.affiliation.bytes());
  write("job-title", creator.job_title.bytes());
  if (creator.organisation) write("organisation", "true");
}

void write_rights_metas(const Rights& rights, std::size_t index, XmlWriter& xml) {
  const auto write = [&](std::string_view part, std::string_view content) {
    if (!is_blank(content)) meta(xml, numbered_name("rights", index, part), content);
  };
  write("holder", rights.holder.bytes());
  write("notice", rights.notice.bytes());
  write("usage-terms", rights.usage_terms.bytes());
  write("licence", rights.licence_uri);
  if (rights.year != 0) write("year", std::to_string(rights.year));
}

void write_alt_id(std::string_view kind, std::string_view value, XmlWriter& xml, Losses& losses) {
  if (is_blank(value)) return;
  const NameCode code = name_code(kind);
  if (!code.is_same && !is_blank(kind))
    losses.add({"alt_ids"}, "its kind is written as the code " +
                                (code.code.empty() ? std::string("other") : code.code));
  meta(xml, code.code.empty() ? "stet-id-" : "stet-id-" + code.code, value);
}

/// The parts of the dateline, which need not stand in its words.
void write_dateline_metas(const Dateline& dateline, XmlWriter& xml, Losses& losses) {
  meta(xml, "stet-dateline-place", dateline.place.bytes());
  meta(xml, "stet-dateline-date-text", dateline.date_text.bytes());
  meta(xml, "stet-dateline-source", dateline.source.bytes());
  if (!dateline.date) return;
  const std::optional<TruncatedStamp> stamp = truncated_date(*dateline.date);
  if (!stamp || stamp->time_dropped)
    losses.add({"dateline.date"}, "it has no year, or a time without a zone");
  if (stamp) meta(xml, "stet-dateline-date", stamp->stamp.view());
}

/// What NITF has no element for. `meta` is open to any name; ours begin with "stet-".
void write_metas(const Article& article, const Release& release, XmlWriter& xml, Losses& losses) {
  meta(xml, "generator", "Stet");
  if (article.id.is_present() && !release.id_is_guid) meta(xml, "stet-source-id", article.id.value);
  for (const auto& [kind, value] : article.alt_ids) write_alt_id(kind, value, xml, losses);
  if (article.profile.is_present()) meta(xml, "stet-profile", article.profile.value);
  meta(xml, "digital-source-type", article.provenance.digital_source_type);
  if (article.priority.is_present())
    meta(xml, "stet-priority", std::to_string(article.priority.value));
  for (const std::string_view signal : article.signals) meta(xml, "stet-signal", signal);
  for (const std::string_view flag : article.workflow_flags) meta(xml, "stet-workflow-flag", flag);
  constexpr std::string_view kKinds[] = {{},      "picture",   "graphic", "audio",
                                         "video", "composite", "event",   "planning"};
  meta(xml, "stet-kind", kKinds[static_cast<std::size_t>(article.kind)]);
  if (article.right_to_left) meta(xml, "stet-direction", "rtl");
  const auto date = [&](std::string_view name, const Value<DateTime>& value, const Where& where) {
    if (!value.is_present()) return;
    const std::optional<TruncatedStamp> stamp = truncated_date(value.value);
    if (!stamp) return losses.add(where, "it is no possible date");
    if (stamp->time_dropped) losses.add(where, "its zone is unknown, so only the day is written");
    meta(xml, name, stamp->stamp.view());
  };
  date("stet-created", article.created, {"created"});
  date("stet-content-created", article.content_created, {"content_created"});
  date("stet-content-modified", article.modified, {"modified"});
  date("stet-first-published", article.first_published, {"first_published"});
  date("stet-published", article.published, {"published"});
  date("stet-scheduled", article.scheduled, {"scheduled"});
  if (article.slug.is_present()) meta(xml, "stet-slug", article.slug.value);
  if (is_blank(article.slugline.bytes())) meta(xml, "stet-key-is", "slug");
  write_dateline_metas(article.dateline, xml, losses);
  for (std::size_t i = 0; i < article.creators.size(); ++i)
    write_creator_metas(article.creators[i], i, xml);
  for (std::size_t i = 0; i < article.rights.size(); ++i)
    write_rights_metas(article.rights[i], i, xml);
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
    if (is_blank(words)) {
      if (!is_blank(genre.uri))
        losses.add({"concepts", static_cast<std::int32_t>(i)}, "a genre has a name here");
      continue;
    }
    begin();
    empty(xml, "tobject.property", "tobject.property.type", words);
    if ((!is_blank(genre.code) && !is_blank(genre.name.bytes())) || !is_blank(genre.uri) ||
        !is_blank(genre.scheme))
      losses.add({"concepts", static_cast<std::int32_t>(i), "uri"},
                 "a genre has a name here and no code");
    if (is_blank(genre.name.bytes()))
      losses.add({"concepts", static_cast<std::int32_t>(i)}, "its code is written as its name");
    if (genre.relevance >= 0 || genre.confidence >= 0 || !is_blank(genre.rel))
      losses.add({"concepts", static_cast<std::int32_t>(i)},
                 "its relevance, confidence and relation have no place");
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
    const Where where{"concepts", static_cast<std::int32_t>(&subject - article.concepts.data())};
    if (!is_blank(subject.uri) &&
        to_concept_uri({iptc_alias(subject), subject.code}) != subject.uri)
      losses.add(within(where, "uri"), "a subject has its code here and no address");
    if (subject.relevance >= 0 || subject.confidence >= 0 || !is_blank(subject.rel))
      losses.add(where, "its relevance, confidence and relation have no place");
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
  if (!is_blank(subject.scheme) && !is_blank(subject.code))
    xml.attribute(place ? "code-source" : "idsrc", subject.scheme);
  if (!is_blank(code)) xml.attribute(place ? "location-code" : "value", code);
  if (!is_blank(subject.name.bytes())) xml.text(subject.name.bytes());
  xml.end(named.element);
  if (!is_blank(subject.code) && !is_blank(subject.uri))
    losses.add(within(where, "uri"), "a concept has one identity here, and its code is written");
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
    const NameCode rel = name_code(link.rel);
    if (!rel.code.empty()) xml.own_attribute("class", rel.code);
    if (!rel.is_same && !is_blank(link.rel))
      losses.add({"links", static_cast<std::int32_t>(i), "rel"}, "it is written as a code");
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
  if (embargoed && release.status != PublishStatus::usable)
    losses.add({"embargo"}, "the status of the story says that it is not usable anyway");
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
                    (article.embargo.is_set || article.embargo.until.is_present()) &&
                            release.status == PublishStatus::usable
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
  const std::optional<TruncatedStamp> end =
      article.expires.is_present() ? truncated_date(article.expires.value) : std::nullopt;
  if (whole && article.expires.is_present() && (!end || end->time_dropped || end->stamp.size < 10))
    whole->add({"expires"}, "it is no full date with a zone");
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

void write_history(const Article& article, const Release& release, XmlWriter& xml) {
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
  write_metas(article, release, xml, losses);
  write_tobject(article, xml, losses);
  write_docdata(article, release, xml, &losses);
  write_history(article, release, xml);
}

}  // namespace stet
