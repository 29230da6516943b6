/// Arc's ANS, 0.4 to 0.10: stories, galleries, pictures, film and sound.

#include "intake/ans/story.h"
#include "intake/json/batch.h"
#include "intake/json/fields.h"
#include "intake/readers.h"

#include <algorithm>
#include <utility>

namespace stet {
namespace {

constexpr int kCertain = 97, kSure = 90, kPerhaps = 60;
constexpr float kBylineFromName = 0.9f, kNameFromParts = 0.9f;

bool is_ans_type(std::string_view type) {
  for (const std::string_view known :
       {"story", "image", "gallery", "video", "audio", "collection", "restricted_content", "table"})
    if (type == known) return true;
  return false;
}

int sniff_ans(const JsonHead& head) {
  if (!head.is_object() || head.has("@context")) return 0;
  const std::string_view type = head.value("type");
  if (head.value("content_elements") == "[" &&
      (head.value("headlines") == "{" || is_ans_type(type)))
    return kCertain;
  const bool is_versioned = head.value("version").starts_with("0.");
  if (is_versioned && is_ans_type(type)) return kCertain;
  if (head.value("headlines") == "{" && head.has("_id")) return kSure;
  if (!head.has("_id") || !is_ans_type(type)) return 0;
  return type == "restricted_content" || (head.has("header") && head.has("rows")) ? kSure
                                                                                  : kPerhaps;
}

struct HeadlineName {
  std::string_view name;
  HeadlineRole role;
};
constexpr HeadlineName kHeadlines[] = {
    {"basic", HeadlineRole::main},        {"default", HeadlineRole::main},
    {"mobile", HeadlineRole::short_form}, {"native", HeadlineRole::short_form},
    {"print", HeadlineRole::print},       {"meta_title", HeadlineRole::seo},
    {"web", HeadlineRole::seo},           {"twitter", HeadlineRole::social},
    {"facebook", HeadlineRole::social},   {"tablet", HeadlineRole::short_form},
};

void read_texts(JsonValue item, Article& article) {
  const JsonValue headlines = item["headlines"];
  for (const HeadlineName& name : kHeadlines) {
    const JsonValue words = headlines[name.name];
    if (!words.is(JsonKind::string)) continue;
    if (name.role == HeadlineRole::main && article.headline()) continue;
    article.headlines.push_back({name.role, read_field(words, article)});
  }
  if (const JsonValue deck = ans::basic(item["subheadlines"]); deck.is(JsonKind::string))
    article.headlines.push_back({HeadlineRole::deck, read_field(deck, article)});
  if (const JsonValue label = ans::basic(item["label"])["text"]; label.is(JsonKind::string))
    article.headlines.push_back({HeadlineRole::kicker, read_field(label, article)});
  article.summary = read_field(ans::basic(item["description"]), article);
  article.slug = read_word(item["slug"]);
  article.editorial_note = read_field(item["editor_note"], article);
  for (JsonValue each : item["corrections"]) {
    Correction made{.kind = each["correction_type"].string()};
    made.text = read_field(each["text"], article);
    made.date = read_date(each["correction_date"], article);
    each["type"].take();
    article.corrections.push_back(std::move(made));
  }
}

void read_identity(JsonValue item, Article& article) {
  article.id = read_word(item["_id"]);
  article.version = read_word(item["revision"]["revision_id"]);
  article.provenance.version = item["version"].string();
  article.language = read_word(item["language"]);
  article.profile = read_word(item["subtype"]);
  for (const auto& [member, kind] :
       {std::pair{"canonical_url", "canonical-url"}, std::pair{"short_url", "short-url"},
        std::pair{"website_url", "url"}})
    if (const auto id = read_word(item[member]); id.is_present())
      article.alt_ids.emplace_back(kind, id.value);
  const JsonValue type = item["type"];
  const std::string_view word = type.string();
  article.kind = word == "image"                             ? ArticleKind::picture
                 : word == "video"                           ? ArticleKind::video
                 : word == "audio"                           ? ArticleKind::audio
                 : word == "gallery" || word == "collection" ? ArticleKind::composite
                                                             : ArticleKind::text;
  const JsonValue status = item["status"];
  if (!status.peek().empty()) {
    article.workflow_flags.push_back(status.string());
    article.status.value =
        status.peek() == "published" ? PublishStatus::usable : PublishStatus::draft;
    article.status.known = {
        .presence = Presence::present, .how = How::derived, .confidence = 0.9f, .at = status.at()};
  }
}

void read_dates(JsonValue item, Article& article) {
  article.created = read_date(item["created_date"], article);
  article.modified = read_date(item["last_updated_date"], article);
  article.first_published = read_date(item["first_publish_date"], article);
  article.published = read_date(item["publish_date"], article);
  if (const Value<DateTime> shown = read_date(item["display_date"], article); shown.is_present()) {
    if (!article.published.is_present())
      article.published = shown;
    else
      article.content_created = shown;
  }
  for (JsonValue each : item["publishing"]["scheduled_operations"]["publish_edition"])
    if (!article.scheduled.is_present()) article.scheduled = read_date(each["date"], article);
  // What was planned is news only as long as the story is not out.
  if (!article.scheduled.is_present() && !article.published.is_present())
    article.scheduled =
        read_date(item["planning"]["scheduling"]["scheduled_publish_date"], article);
  const JsonValue embargo = item["content_restrictions"]["embargo"];
  if (!embargo.is(JsonKind::object)) return;
  // Active without an end: embargoed until somebody lifts it.
  article.embargo.is_set = embargo["active"].boolean() == true;
  article.embargo.until = read_date(embargo["end_time"], article);
  article.embargo.note = read_field(embargo["description"], article);
}

void read_place(JsonValue item, Article& article) {
  article.dateline.place = read_field(item["location"], article);
  const JsonValue address = item["address"];
  for (const std::string_view name : {"locality", "region", "country_name", "country-name"}) {
    Field part = read_field(address[name], article);
    if (!part.is_present()) continue;
    Concept made{.kind = Concept::Kind::place, .rel = name, .at = address.at()};
    made.name = std::move(part);
    article.concepts.push_back(std::move(made));
  }
}

void read_links(JsonValue item, Article& article) {
  for (JsonValue group : item["related_content"])
    for (JsonValue each : group) {
      const JsonValue referent = each["referent"];
      Link made{.rel = group.key(), .at = each.at()};
      const JsonValue target = each.first_of({"canonical_url", "redirect_url", "url"});
      made.href = target     ? target.string()
                  : referent ? referent["id"].string()
                             : each["_id"].string();
      made.title = read_field(ans::basic(each["headlines"]), article);
      if (!made.title.is_present())
        made.title = read_field(referent["referent_properties"]["alt_headline"], article);
      if (!made.href.empty()) article.links.push_back(std::move(made));
    }
}

Result<Article> read_ans(std::string_view source, const ReadOptions& options) {
  Article article;
  article.source = source;
  article.provenance.format = ans_reader.id;
  article.provenance.escape = SourceEscape::json_html;
  Result<JsonDocument> document = read_json_article(source, options, article.arena);
  if (!document) return document.error();
  std::uint32_t several = 0;
  const JsonValue item = sole_json_article(document->root(), several);
  if (!item.is(JsonKind::object) ||
      !item.first_of({"type", "headlines", "content_elements", "_id"}))
    return not_one_article(document->root(), several,
                           "ANS document: it has no type, headlines or content_elements");
  article.provenance.notices = std::move(document->notices);
  ans::Reading reading{article, options};
  read_identity(item, article);
  read_texts(item, article);
  read_dates(item, article);
  read_place(item, article);
  ans::read_taxonomy(item, reading);
  ans::read_sources(item, article.sources, reading);
  ans::read_rights(item, article.rights, reading);
  read_links(item, article);
  if (options.budget && options.budget->spent()) return options.budget->why("reading ANS");
  if (article.kind == ArticleKind::picture || article.kind == ArticleKind::video ||
      article.kind == ArticleKind::audio) {
    Media media = ans::read_media_element(item, reading);
    media.role = MediaRole::main;
    article.creators = media.creators;
    if (media.caption.known.presence == Presence::absent) media.caption = article.summary;
    if (!media.headline.is_present() && article.headline())
      media.headline = article.headline()->field;
    article.media.push_back(std::move(media));
  } else {
    ans::read_credits(item, article.byline, article.creators, reading);
    if (item["type"].equals("table"))
      ans::read_element(item, reading);
    else
      ans::read_elements(item["content_elements"], reading);
  }
  ans::read_promoted(item, reading);
  if (options.budget && options.budget->spent()) return options.budget->why("reading ANS");
  keep_untaken(*document, article);
  return article;
}

}  // namespace

namespace ans {

JsonValue basic(JsonValue texts) { return texts.first_of({"basic", "default"}); }

namespace {

/// "Nadia Renko" of {"first_name": "Nadia", "last_name": "Renko"}, when the parts stand in that
/// order in the source.
Field name_in_parts(JsonValue person, Article& article) {
  TextBuilder builder(article.arena);
  Span at;
  for (const std::string_view part : {"first_name", "middle_name", "last_name"}) {
    const JsonValue value = person[part];
    const Field words = read_field(value, article);
    if (!words.is_present()) continue;
    const Span here = words.text.source();
    if (!builder.empty() && here.begin < at.end) return {};
    if (!builder.empty()) builder.atom(" ", {at.end, here.begin});
    for (const Piece& piece : words.text.pieces) {
      const std::string_view bytes = words.bytes().substr(piece.text, piece.text_length);
      if (piece.text_length == piece.source_length)
        builder.verbatim(bytes, piece.source);
      else
        builder.atom(bytes, {piece.source, piece.source + piece.source_length});
    }
    at = {at.empty() ? here.begin : at.begin, here.end};
  }
  Field name;
  if (builder.empty()) return name;
  name.text = builder.finish();
  name.known = {
      .presence = Presence::present, .how = How::derived, .confidence = kNameFromParts, .at = at};
  return name;
}

}  // namespace

void read_credits(JsonValue item, Field& byline, std::vector<Creator>& creators, Reading& reading) {
  Article& article = reading.article;
  for (JsonValue each : item["vanity_credits"]["by"])
    if (!byline.is_present()) byline = read_field(each.first_of({"byline", "name"}), article);
  for (JsonValue role : item["credits"])
    for (JsonValue each : role) {
      Creator made{.role = role.key() == "by" ? std::string_view("author") : role.key()};
      if (const std::string_view said = each["role"].string(); !said.empty()) made.role = said;
      made.name = read_field(each["name"], article);
      if (!made.name.is_present()) made.name = name_in_parts(each, article);
      const Field printed = read_field(each["byline"], article);
      if (role.key() == "by" && !byline.is_present()) byline = printed;
      if (!made.name.is_present()) made.name = printed;
      made.id = each.first_of({"_id", "slug"}).string();
      made.uri = each["url"].string();
      made.email = each["email"].string();
      made.affiliation = read_field(each["org"], article);
      if (made.name.is_present()) creators.push_back(std::move(made));
    }
  if (byline.is_present() || creators.empty() || creators.front().role != "author") return;
  byline = creators.front().name;
  byline.known.how = How::derived;
  byline.known.confidence = kBylineFromName;
}

void read_sources(JsonValue item, std::vector<Source>& sources, Reading& reading) {
  const auto add = [&](JsonValue name, SourceRole role) {
    Source made{.role = role};
    made.name = read_field(name, reading.article);
    if (made.name.is_present()) sources.push_back(std::move(made));
  };
  const JsonValue distributor = item["distributor"];
  const std::string_view category = distributor["category"].peek();
  add(distributor["name"], category == "wires"     ? SourceRole::agency
                           : category == "handout" ? SourceRole::handout
                                                   : SourceRole::origin);
  add(item["source"]["name"], SourceRole::origin);
  add(item["owner"]["name"], SourceRole::provider);
}

void read_rights(JsonValue item, std::vector<Rights>& rights, Reading& reading) {
  Rights made;
  made.notice = read_field(item["copyright"], reading.article);
  if (made.notice.is_present()) rights.push_back(std::move(made));
}

}  // namespace ans

constinit const Reader ans_reader{
    .id = "ans",
    .name = "Arc ANS 0.4 to 0.10",
    .media_type = "application/json",
    .read = read_ans,
    .next = next_json_article,
    .sniff_json = sniff_ans,
};

}  // namespace stet
