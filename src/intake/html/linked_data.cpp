#include "intake/html/linked_data.h"

#include "intake/html/ascii.h"
#include "intake/html/body.h"
#include "intake/html/fold.h"
#include "intake/html/values.h"
#include "intake/json/json.h"

#include <algorithm>
#include <deque>
#include <string>
#include <unordered_map>
#include <utility>

namespace stet::html {
namespace {

constexpr std::size_t kMostScripts = 32;
constexpr std::size_t kMostCreators = 32;
constexpr int kDeepestSearch = 6;  // article objects stand at the top, in @graph or in mainEntity

/// "NewsArticle" of "https://schema.org/NewsArticle".
std::string_view short_name(std::string_view type) {
  const std::size_t slash = type.find_last_of("/#:");
  return slash == type.npos ? type : type.substr(slash + 1);
}

bool is_article_type(std::string_view type) {
  const std::string_view name = short_name(type);
  return name.ends_with("Article") || name == "BlogPosting" || name == "LiveBlogPosting" ||
         name == "Report" || name == "SocialMediaPosting";
}

bool has_type(JsonValue value, bool (*wanted)(std::string_view)) {
  const JsonValue type = value["@type"];
  if (type.is(JsonKind::string)) return wanted(type.peek());
  for (const JsonValue each : type)
    if (wanted(each.peek())) return true;
  return false;
}

/// What a thing is that the story is about; `unsaid` when its type tells nothing.
Concept::Kind kind_of(JsonValue thing, Concept::Kind unsaid) {
  if (unsaid != Concept::Kind::subject) return unsaid;
  const auto ends = [&](bool (*wanted)(std::string_view)) { return has_type(thing, wanted); };
  if (ends([](std::string_view type) { return short_name(type) == "Person"; }))
    return Concept::Kind::person;
  if (ends([](std::string_view type) {
        const std::string_view name = short_name(type);
        return name.ends_with("Organization") || name == "Corporation" || name == "SportsTeam";
      }))
    return Concept::Kind::organisation;
  if (ends([](std::string_view type) {
        const std::string_view name = short_name(type);
        return name == "Place" || name == "City" || name == "Country" || name == "State" ||
               name == "AdministrativeArea";
      }))
    return Concept::Kind::place;
  if (ends([](std::string_view type) { return short_name(type).ends_with("Event"); }))
    return Concept::Kind::event;
  return unsaid;
}

bool is_organisation_type(std::string_view type) {
  return short_name(type).ends_with("Organization");
}

/// The member by its compact name, also when the document spells it as a prefixed or full IRI.
JsonValue member(JsonValue value, std::string_view name) {
  if (const JsonValue found = value[name]) return found;
  std::string spelled;
  for (const std::string_view prefix : {"schema:", "https://schema.org/", "http://schema.org/"}) {
    spelled.assign(prefix).append(name);
    if (const JsonValue found = value[spelled]) return found;
  }
  return {};
}

JsonValue first_member(JsonValue value, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (const JsonValue found = member(value, name)) return found;
  return {};
}

/// The string itself, that of {"@value": ...} or {"@id": ...}, or of the first in a list.
JsonValue plain(JsonValue value) {
  for (int depth = 0; depth < kDeepestSearch; ++depth) {
    if (value.is(JsonKind::array)) {
      const auto first = value.begin();
      value = first == value.end() ? JsonValue() : *first;
    } else if (value.is(JsonKind::object)) {
      value = value.first_of({"@value", "@list", "@id"});
    } else {
      break;
    }
  }
  return value;
}

class LinkedDataReader {
 public:
  LinkedDataReader(std::deque<JsonDocument>& documents, Article& article,
                   const ReadOptions& options)
      : article_(article), options_(options), documents_(documents) {}
  LinkedData read();

 private:
  JsonValue find_article(JsonValue value, int depth);
  /// The object that `{"@id": ...}` points at, or the value itself.
  JsonValue resolve(JsonValue value);
  Field words(JsonValue value);
  Field name_of(JsonValue value);
  void read_article(JsonValue value);
  void read_creators(JsonValue value);
  void read_dates(JsonValue value);
  void read_rights(JsonValue value);
  void read_topics(JsonValue value);
  void read_images(JsonValue value);
  void date(JsonValue value, Value<DateTime>& into);

  Article& article_;
  const ReadOptions& options_;
  std::deque<JsonDocument>& documents_;  ///< values point at them
  bool indexed_ = false;                 ///< `by_id_` is filled when first asked
  std::unordered_map<std::string, JsonValue> by_id_;
  LinkedData result_;
};

JsonValue LinkedDataReader::find_article(JsonValue value, int depth) {
  if (depth > kDeepestSearch) return {};
  if (value.is(JsonKind::object) && has_type(value, is_article_type)) return value;
  if (value.is(JsonKind::object)) {
    for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage"})
      if (const JsonValue found = find_article(value[key], depth + 1)) return found;
    return {};
  }
  if (value.is(JsonKind::array))
    for (const JsonValue each : value)
      if (const JsonValue found = find_article(each, depth + 1)) return found;
  return {};
}

JsonValue LinkedDataReader::resolve(JsonValue value) {
  const JsonValue id = value["@id"];
  if (!id || member(value, "name") || member(value, "url")) return value;
  if (!indexed_) {
    indexed_ = true;
    for (JsonDocument& document : documents_) {
      const JsonValue root = document.root();
      for (const JsonValue list : {root, root["@graph"]})
        if (list.is(JsonKind::array))
          for (const JsonValue each : list)
            if (each["@id"] && member(each, "name")) by_id_.emplace(each["@id"].peek(), each);
    }
  }
  const auto found = by_id_.find(std::string(id.peek()));
  return found == by_id_.end() ? value : found->second;
}

/// A string, {"@value": ...} or the first of a list; mark-up and entities in it are read.
Field LinkedDataReader::words(JsonValue value) {
  if (value.is(JsonKind::array)) {
    for (const JsonValue each : value) return words(each);
    return {};
  }
  if (value.is(JsonKind::object)) value = value["@value"];
  if (!value.is(JsonKind::string)) return {};
  Field field = html_to_field(value.text(), article_);
  if (!field.is_present()) field.known.at = value.at();
  return field;
}

Field LinkedDataReader::name_of(JsonValue value) {
  if (value.is(JsonKind::array)) {
    for (const JsonValue each : value) return name_of(each);
    return {};
  }
  if (value.is(JsonKind::object)) return words(member(resolve(value), "name"));
  return words(value);
}

void LinkedDataReader::date(JsonValue value, Value<DateTime>& into) {
  value = plain(value);
  if (into.is_present() || !value.is(JsonKind::string)) return;
  if (const auto parsed = parse_page_date(value.peek())) {
    into.value = *parsed;
    into.known = {.presence = Presence::present, .at = value.take().at()};
  }
}

void LinkedDataReader::read_creators(JsonValue value) {
  if (article_.creators.size() >= kMostCreators) return;
  if (value.is(JsonKind::array)) {
    for (const JsonValue each : value) {
      if (article_.creators.size() >= kMostCreators) return;
      if (!each.is(JsonKind::array)) read_creators(each);
    }
    return;
  }
  Creator creator;
  creator.name = name_of(value);
  if (!creator.name.is_present()) return;
  const JsonValue person = resolve(value);
  creator.uri = first_member(person, {"url", "sameAs", "@id"}).string();
  creator.email = member(person, "email").string();
  creator.job_title = words(member(person, "jobTitle"));
  creator.affiliation = name_of(member(person, "affiliation"));
  creator.organisation = has_type(person, is_organisation_type);
  article_.creators.push_back(std::move(creator));
}

void LinkedDataReader::read_dates(JsonValue value) {
  date(member(value, "datePublished"), article_.published);
  date(member(value, "dateModified"), article_.modified);
  date(member(value, "dateCreated"), article_.created);
  date(member(value, "expires"), article_.expires);
}

void LinkedDataReader::read_rights(JsonValue value) {
  Rights rights;
  rights.holder = name_of(member(value, "copyrightHolder"));
  rights.notice = words(member(value, "copyrightNotice"));
  rights.licence_uri = member(value, "license").string();
  if (const auto year = member(value, "copyrightYear").integer();
      year && *year > 0 && *year < 10'000)
    rights.year = static_cast<std::int32_t>(*year);
  if (rights.holder.is_present() || rights.notice.is_present() || !rights.licence_uri.empty())
    article_.rights.push_back(std::move(rights));
  const Field credit = words(member(value, "creditText"));
  if (credit.is_present()) article_.credit = credit;
  for (const auto& [key, role] :
       {std::pair{"publisher", SourceRole::provider}, std::pair{"provider", SourceRole::provider},
        std::pair{"sourceOrganization", SourceRole::origin}}) {
    const Field name = name_of(member(value, key));
    const auto same = [&](const Source& source) { return source.name.text == name.text; };
    if (!name.is_present() || std::any_of(article_.sources.begin(), article_.sources.end(), same))
      continue;
    article_.sources.push_back(
        {.name = name, .role = role, .uri = member(resolve(member(value, key)), "url").string()});
  }
}

void LinkedDataReader::read_topics(JsonValue value) {
  const JsonValue keywords = member(value, "keywords");
  if (keywords.is(JsonKind::string)) split_keywords(words(keywords), article_);
  for (const JsonValue each : keywords) split_keywords(name_of(each), article_);
  const auto add = [&](JsonValue each, Concept::Kind kind, std::string_view rel) {
    Concept made{
        .kind = kind_of(resolve(each), kind), .name = name_of(each), .rel = rel, .at = each.at()};
    made.uri = first_member(resolve(each), {"sameAs", "@id", "url"}).string();
    if (made.name.is_present()) article_.concepts.push_back(std::move(made));
  };
  const auto add_all = [&](JsonValue list, Concept::Kind kind, std::string_view rel) {
    if (list.is(JsonKind::array)) {
      for (const JsonValue each : list) add(each, kind, rel);
    } else if (list) {
      add(list, kind, rel);
    }
  };
  add_all(member(value, "articleSection"), Concept::Kind::category, "section");
  add_all(member(value, "about"), Concept::Kind::subject, "about");
  add_all(member(value, "mentions"), Concept::Kind::subject, "mentions");
  add_all(member(value, "contentLocation"), Concept::Kind::place, "contentLocation");
  add_all(member(value, "locationCreated"), Concept::Kind::place, "locationCreated");
}

void LinkedDataReader::read_images(JsonValue value) {
  if (const JsonValue list = value["@list"]) value = list;
  if (value.is(JsonKind::array)) {
    for (const JsonValue each : value)
      if (!each.is(JsonKind::array) && result_.images.size() < options_.limits.images)
        read_images(each);
    return;
  }
  Media media{.role = MediaRole::main, .at = value.at()};
  Rendition rendition{.at = value.at()};
  if (value.is(JsonKind::string)) {
    rendition.href = value.string();
  } else {
    const JsonValue image = value.is(JsonKind::object) ? value : JsonValue();
    rendition.href = first_member(image, {"contentUrl", "url", "@id"}).string();
    if (const auto width = member(image, "width").integer();
        width && *width > 0 && *width < 1'000'000)
      rendition.width = static_cast<std::uint32_t>(*width);
    if (const auto height = member(image, "height").integer();
        height && *height > 0 && *height < 1'000'000)
      rendition.height = static_cast<std::uint32_t>(*height);
    media.caption = words(first_member(image, {"caption", "description"}));
    media.credit = words(member(image, "creditText"));
    const Field maker = name_of(first_member(image, {"creator", "author"}));
    if (maker.is_present()) media.creators.push_back({.name = maker});
    if (!media.credit.is_present()) media.credit = maker;
    Rights rights;
    rights.notice = words(member(image, "copyrightNotice"));
    rights.holder = name_of(member(image, "copyrightHolder"));
    rights.licence_uri = member(image, "license").string();
    if (rights.notice.is_present() || rights.holder.is_present() || !rights.licence_uri.empty())
      media.rights.push_back(std::move(rights));
  }
  if (rendition.href.empty()) return;
  media.alt.known.presence = Presence::not_carried;
  media.renditions.push_back(rendition);
  result_.images.push_back(std::move(media));
}

void LinkedDataReader::read_article(JsonValue value) {
  result_.found = true;
  result_.headline = words(member(value, "headline"));
  const Field deck = words(member(value, "alternativeHeadline"));
  if (deck.is_present()) article_.headlines.push_back({HeadlineRole::deck, deck});
  article_.summary = words(first_member(value, {"description", "abstract"}));
  read_creators(member(value, "author"));
  if (article_.creators.empty()) read_creators(member(value, "creator"));
  read_dates(value);
  read_rights(value);
  read_topics(value);
  read_images(member(value, "image"));
  JsonValue language = plain(member(value, "inLanguage"));
  if (!language) language = member(member(value, "inLanguage"), "alternateName");
  if (language.is(JsonKind::string) && !language.peek().empty()) {
    article_.language.value = language.string();
    article_.language.known = {.presence = Presence::present, .at = language.at()};
  }
  article_.dateline.text = words(member(value, "dateline"));
  const JsonValue page = member(value, "mainEntityOfPage");
  const JsonValue id = value["@id"]                ? value["@id"]
                       : member(value, "url")      ? member(value, "url")
                       : page.is(JsonKind::string) ? page
                                                   : page["@id"];
  if (!id.peek().empty()) {
    article_.id.value = id.string();
    article_.id.known = {.presence = Presence::present, .at = id.at()};
  }
  const JsonValue correction = member(value, "correction");
  if (correction) {
    Correction made{.kind = "correction"};
    made.text =
        correction.is(JsonKind::object) ? words(member(correction, "text")) : words(correction);
    date(member(correction, "datePublished"), made.date);
    if (made.text.is_present()) article_.corrections.push_back(std::move(made));
  }
  if (const JsonValue free = member(value, "isAccessibleForFree"))
    article_.extra.push_back(
        {.path = "json-ld/isAccessibleForFree", .value = free.string(), .at = free.at()});
  if (const JsonValue words = plain(member(value, "articleBody")); words.is(JsonKind::string))
    result_.article_body = words.text();
  if (const JsonValue type = value["@type"]; type.is(JsonKind::string))
    result_.type = {short_name(type.string()), {.presence = Presence::present, .at = type.at()}};
}

LinkedData LinkedDataReader::read() {
  for (JsonDocument& document : documents_) {
    const JsonValue found = find_article(document.root(), 0);
    if (!found) continue;
    read_article(found);
    break;
  }
  return std::move(result_);
}

/// The JSON of one script element, into `documents`; a notice when it is none.
void load(const Tree& tree, const Text& html, NodeIndex script, Article& article,
          const ReadOptions& options, std::deque<JsonDocument>& documents) {
  TextBuilder builder(article.arena);
  Text made;
  for (NodeIndex i = script + 1; i < tree.nodes[script].end; ++i)
    if (tree.nodes[i].kind == NodeKind::text)
      made = article.arena.verbatim(tree.raw(tree.nodes[i].content), tree.nodes[i].content.begin);
  if (trim(made.bytes).empty()) return;
  const JsonReadOptions lenient{
      .mode = JsonMode::lenient, .limits = options.limits, .budget = options.budget};
  Result<JsonDocument> document =
      read_json(article.arena.compose(made, html), lenient, article.arena);
  if (!document && made.bytes.find('&') != made.bytes.npos) {
    // Escaped once more by whoever saved the page.
    const std::uint32_t begin = made.pieces.front().source;
    CookedPiece piece;
    for (Cook cook(tree.input, {begin, begin + made.size()}, Cooking::data); cook.next(piece);) {
      if (piece.verbatim)
        builder.verbatim(piece.bytes, piece.from.begin);
      else
        builder.atom(piece.bytes, piece.from);
    }
    document = read_json(article.arena.compose(builder.finish(), html), lenient, article.arena);
  }
  if (!document) {
    article.provenance.notices.push_back(
        {.rule = "input.json-ld",
         .message = "structured data could not be read: " + document.error().message,
         .at = html.source(tree.nodes[script].at)});
    return;
  }
  for (Notice& notice : document->notices) article.provenance.notices.push_back(std::move(notice));
  documents.push_back(std::move(*document));
}

}  // namespace

LinkedData read_linked_data(std::deque<JsonDocument>& documents, Article& article,
                            const ReadOptions& options) {
  return LinkedDataReader(documents, article, options).read();
}

LinkedData read_linked_data(const Tree& tree, const Text& html, Article& article,
                            const ReadOptions& options) {
  std::deque<JsonDocument> documents;
  for (NodeIndex i = 1; i < tree.nodes.size(); ++i)
    if (tree.nodes[i].tag == Tag::script && tree.nodes[i].attributes > 0 &&
        equals_lower(tree.attribute_raw(i, "type").substr(0, 19), "application/ld+json") &&
        documents.size() < kMostScripts)
      load(tree, html, i, article, options, documents);
  return read_linked_data(documents, article, options);
}

}  // namespace stet::html
