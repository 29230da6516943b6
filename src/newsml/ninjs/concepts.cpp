#include "newsml/ninjs/concepts.h"

#include "newsml/uri.h"
#include "newsml/words.h"
#include "newsml/xml.h"
#include "vocabulary/qcode.h"

#include <string>
#include <vector>

namespace stet::ninjs {
namespace {

struct Named {
  std::string scheme, code;  ///< 1.x
  std::string uri, literal;  ///< 2.x on
};

/// A concept by its URI; by a literal when no scheme resolves.
Named name_of(const Concept& subject, const Where& where, Losses& losses) {
  Named named;
  std::string clean;
  if (const Scheme* scheme = find_scheme(subject.scheme); scheme && !is_blank(subject.code)) {
    named.scheme = scheme->uri;
  } else if (subject.scheme.find(':') != std::string_view::npos && !is_blank(subject.code) &&
             clean_uri(subject.scheme, UriUse::identifier, clean)) {
    named.scheme = to_uri(clean);
  }
  named.code = clean_words(subject.code);
  if (!named.scheme.empty()) {
    if (clean_uri(named.scheme + named.code, UriUse::identifier, clean)) named.uri = to_uri(clean);
    if (named.uri.empty()) named.scheme.clear();
  }
  if (named.uri.empty() && !subject.uri.empty()) {
    if (clean_uri(subject.uri, UriUse::identifier, clean)) {
      named.uri = to_uri(clean);
      if (named.code.empty()) named.code = named.uri;
    } else {
      losses.add(where, "its address is no URI");
    }
  }
  if (named.scheme.empty() && !is_blank(subject.scheme) && !named.code.empty() &&
      subject.uri.empty())
    named.code =
        clean_words(subject.scheme) +
        (subject.scheme.ends_with(':') || subject.scheme.find("://") != std::string_view::npos
             ? ""
             : ":") +
        named.code;
  if (named.uri.empty()) named.literal = named.code;
  // 2.x on has a URI or a literal: what scheme and code say is said by a URI of both, or not.
  std::string address;
  if (!is_blank(subject.code) && !is_blank(subject.uri) &&
      !(clean_uri(subject.uri, UriUse::identifier, address) && to_uri(address) == named.uri &&
        is_blank(subject.scheme)))
    losses.add(within(where, "uri"), "a concept has one identity here, and two are given");
  return named;
}

void write_identity(Members& out, const Named& named) {
  JsonWriter& json = out.json();
  if (!out.edition().lists) {
    if (!named.scheme.empty()) json.member("scheme", named.scheme);
    if (!named.code.empty()) json.member("code", named.code);
    return;
  }
  if (!named.uri.empty())
    json.member("uri", named.uri);
  else if (!named.literal.empty())
    json.member("literal", named.literal);
}

/// Opens the list with its first entry, so that no empty list is written.
class List {
 public:
  List(Members& out, std::string_view flat, std::string_view listed)
      : out_(out), name_(out.edition().lists ? listed : flat) {}
  List(const List&) = delete;
  List& operator=(const List&) = delete;
  void entry() {
    if (!open_) out_.key(name_).begin_array();
    open_ = true;
    out_.json().begin_object();
  }
  ~List() {
    if (open_) out_.json().end_array();
  }

 private:
  Members& out_;
  std::string_view name_;
  bool open_ = false;
};

int percent(float value) {
  return value >= 0.0f && value <= 100.0f ? static_cast<int>(value + 0.5f) : -1;
}

void write_concept(Members& out, const Concept& subject, const Where& where, List& list) {
  const Named named = name_of(subject, where, out.losses());
  if (named.uri.empty() && named.code.empty() && is_blank(subject.name.bytes()))
    return out.losses().add(where, "it has neither a code nor a name");
  list.entry();
  out.words("name", subject.name.bytes(), where);
  const bool is_genre = subject.kind == Concept::Kind::genre;
  const bool is_category = subject.kind == Concept::Kind::category;
  // A person whose relation is that of an author would be one.
  const bool is_taken = subject.rel == "category" || subject.rel == "keyword" ||
                        (subject.kind == Concept::Kind::person && is_makers_role(subject.rel));
  if (is_category) out.json().member("rel", "category");
  if (!is_blank(subject.rel)) {
    if (is_genre || is_category || is_taken)
      out.losses().add(within(where, "rel"),
                       "its relation has no member, or would say another thing");
    else
      out.words("rel", subject.rel, where);
  }
  if (subject.relevance > 100.0f || subject.confidence > 100.0f)
    out.losses().add(where, "a confidence or relevance beyond 100");
  write_identity(out, named);
  const bool is_subject =
      subject.kind == Concept::Kind::subject || subject.kind == Concept::Kind::category;
  const int relevance = percent(subject.relevance), confidence = percent(subject.confidence);
  if (is_subject && out.edition().lists && out.edition().expires) {
    if (relevance >= 0) out.json().member("relevance", static_cast<std::int64_t>(relevance));
    if (confidence >= 0) out.json().member("confidence", static_cast<std::int64_t>(confidence));
  } else if (relevance >= 0 || confidence >= 0) {
    out.losses().add(where, "its relevance and confidence have no member here");
  }
  out.json().end_object();
}

}  // namespace

bool is_makers_role(std::string_view word) {
  for (const std::string_view each :
       {"author", "creator", "byline", "writer", "reporter", "photographer", "editor", "producer",
        "contributor", "translator", "cameraOperator", "correspondent", "illustrator", "designer",
        "artist", "videographer"})
    if (word == each) return true;
  return false;
}

namespace {

void write_creator(Members& out, const Creator& creator, const Where& where, List& list) {
  std::string address;
  const bool has_uri = !creator.uri.empty() && clean_uri(creator.uri, UriUse::identifier, address);
  if (!creator.uri.empty() && !has_uri) out.losses().add(within(where, "uri"), "it is no URI");
  if (is_blank(creator.name.bytes()) && !has_uri && is_blank(creator.id)) {
    if (!is_blank(creator.uri) || !is_blank(creator.email) ||
        !is_blank(creator.affiliation.bytes()) || !is_blank(creator.job_title.bytes()))
      out.losses().add(where, "it has no name, no id and no URI");
    return;
  }
  list.entry();
  out.words("name", creator.name.bytes(), where);
  const bool known = is_blank(creator.role) || is_makers_role(creator.role);
  if (!known)
    out.losses().add(within(where, "role"),
                     "an unknown role would make a person of the story of it");
  out.json().member("rel", is_blank(creator.role) || !known ? "author" : creator.role);
  Named named;
  std::string clean;
  named.code = clean_words(creator.id);
  if (!creator.uri.empty() && clean_uri(creator.uri, UriUse::identifier, clean)) {
    named.uri = to_uri(clean);
    if (named.code.empty())
      named.code = named.uri;
    else
      out.losses().add(within(where, out.edition().lists ? "id" : "uri"),
                       "a person has one identity here");
  }
  if (named.uri.empty()) named.literal = named.code;
  write_identity(out, named);
  const bool has_email = !is_blank(creator.email);
  const bool takes_email = out.edition().lists && out.edition().expires;
  if (has_email && takes_email) {
    out.key("contactInfo").begin_array().begin_object().member("type", "email");
    out.json().member("value", clean_words(creator.email)).end_object().end_array();
  }
  out.json().end_object();
  if (has_email && !takes_email)
    out.losses().add(within(where, "email"), "a person has no address here");
  if (!is_blank(creator.affiliation.bytes()))
    out.losses().add(within(where, "affiliation"), "it has no member here");
  if (!is_blank(creator.job_title.bytes()))
    out.losses().add(within(where, "job_title"), "it has no member here");
  if (creator.organisation)
    out.losses().add(within(where, "organisation"), "an organisation is written among the people");
}

}  // namespace

void write_people(Members& out, const Article& article) {
  List list(out, "person", "people");
  for (std::size_t i = 0; i < article.creators.size(); ++i)
    write_creator(out, article.creators[i], {"creators", static_cast<std::int32_t>(i)}, list);
  for (std::size_t i = 0; i < article.concepts.size(); ++i)
    if (article.concepts[i].kind == Concept::Kind::person)
      write_concept(out, article.concepts[i], {"concepts", static_cast<std::int32_t>(i)}, list);
}

void write_people_of_media(Members& out, const Media& media, std::int32_t index) {
  List list(out, "person", "people");
  bool named = false, is_first = true;
  for (const Creator& creator : media.creators) {
    write_creator(out, creator, {"media", index, "creators"}, list);
    if (creator.name.bytes() == media.photographer.bytes()) named = true;
    if (creator.role == "photographer" && is_first) {
      is_first = false;
      if (creator.name.bytes() != media.photographer.bytes())
        out.losses().add({"media", index, "photographer"},
                         "who of several photographers it is has no member");
    }
  }
  if (named && is_first)
    out.losses().add({"media", index, "photographer"}, "the one of this name has another role");
  if (!named && !is_blank(media.photographer.bytes())) {
    list.entry();
    out.losses().add({"media", index, "creators"}, "the photographer is one of them");
    out.words("name", media.photographer.bytes(), {"media", index, "photographer"});
    out.json().member("rel", "photographer").end_object();
  }
  for (const Field& person : media.people_shown) {
    if (is_blank(person.bytes())) continue;
    list.entry();
    out.words("name", person.bytes(), {"media", index, "people_shown"});
    out.json().member("rel", "shown").end_object();
  }
}

void write_concepts(Members& out, const Article& article) {
  struct Kind {
    Concept::Kind kind, also;
    std::string_view flat, listed;
  };
  using enum Concept::Kind;
  constexpr Kind kKinds[] = {
      {organisation, organisation, "organisation", "organisations"},
      {place, place, "place", "places"},
      {subject, category, "subject", "subjects"},
      {event, event, "event", "events"},
      {object, object, "object", "objects"},
      {genre, genre, "genre", "genres"},
  };
  for (const Kind& each : kKinds) {
    List list(out, each.flat, each.listed);
    for (std::size_t i = 0; i < article.concepts.size(); ++i)
      if (article.concepts[i].kind == each.kind || article.concepts[i].kind == each.also)
        write_concept(out, article.concepts[i], {"concepts", static_cast<std::int32_t>(i)}, list);
    if (each.kind != subject) continue;
    // ninjs has no keywords: a subject with no more than a name says as much.
    for (std::size_t i = 0; i < article.keywords.size(); ++i) {
      if (is_blank(article.keywords[i].bytes())) continue;
      list.entry();
      out.words("name", article.keywords[i].bytes(), {"keywords", static_cast<std::int32_t>(i)});
      out.json().member("rel", "keyword").end_object();
    }
  }
}

void write_source_list(Members& out, std::span<const SourceEntry> entries) {
  List list(out, "infosource", "infoSources");
  for (const SourceEntry& entry : entries) {
    std::string clean;
    const bool has_uri = !entry.uri.empty() && clean_uri(entry.uri, UriUse::identifier, clean);
    if (!entry.uri.empty() && !has_uri) out.losses().add(entry.where, "its address is no URI");
    if (is_blank(entry.name) && !has_uri) continue;
    list.entry();
    out.words("name", entry.name, entry.where);
    out.json().member(out.edition().lists ? "role" : "rel", entry.role);
    if (has_uri) out.json().member(out.edition().lists ? "uri" : "code", to_uri(clean));
    out.json().end_object();
  }
}

void write_sources(Members& out, const Article& article, const Release& release) {
  constexpr std::string_view kRoles[] = {"origin", "provider", "agency", "handout", "aggregator"};
  std::vector<SourceEntry> entries;
  bool has_provider = false;
  for (std::size_t i = 0; i < article.sources.size(); ++i) {
    const Source& source = article.sources[i];
    if (source.role == SourceRole::provider) has_provider = true;
    entries.push_back({.name = source.name.bytes(),
                       .role = kRoles[static_cast<std::size_t>(source.role)],
                       .uri = source.uri,
                       .where = {"sources", static_cast<std::int32_t>(i)}});
  }
  if (!has_provider)
    entries.push_back({.name = release.provider_name,
                       .role = "provider",
                       .uri = release.provider_uri,
                       .where = {"provider"}});
  write_source_list(out, entries);
}

}  // namespace stet::ninjs
