#include "intake/ninjs/item.h"

#include "intake/json/fields.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace stet::ninjs {
namespace {

template <class T>
struct Word {
  std::string_view word;
  T meaning;
};

constexpr Word<ArticleKind> kKinds[] = {
    {"text", ArticleKind::text},       {"picture", ArticleKind::picture},
    {"graphic", ArticleKind::graphic}, {"audio", ArticleKind::audio},
    {"video", ArticleKind::video},     {"composite", ArticleKind::composite},
    {"event", ArticleKind::event},     {"planning", ArticleKind::planning},
};

constexpr Word<PublishStatus> kStatuses[] = {
    {"usable", PublishStatus::usable},
    {"withheld", PublishStatus::withheld},
    {"canceled", PublishStatus::canceled},
    {"cancelled", PublishStatus::canceled},
};

// The standard leaves roles to the provider; these are the ones in use.
constexpr Word<HeadlineRole> kHeadlineRoles[] = {
    {"main", HeadlineRole::main},        {"headline", HeadlineRole::main},
    {"short", HeadlineRole::short_form}, {"extended", HeadlineRole::deck},
    {"deck", HeadlineRole::deck},        {"sub", HeadlineRole::deck},
    {"subheadline", HeadlineRole::deck}, {"secondary", HeadlineRole::deck},
    {"seo", HeadlineRole::seo},          {"social", HeadlineRole::social},
    {"push", HeadlineRole::push},        {"alert", HeadlineRole::push},
    {"print", HeadlineRole::print},      {"kicker", HeadlineRole::kicker},
    {"overline", HeadlineRole::kicker},
};

template <class T, std::size_t size>
const T* meaning_of(const Word<T> (&table)[size], std::string_view word) {
  for (const Word<T>& row : table)
    if (row.word == word) return &row.meaning;
  return nullptr;
}

void read_headlines(JsonValue item, Reading& reading) {
  Article& article = reading.article;
  const auto add = [&](HeadlineRole role, const RoleText& text) {
    article.headlines.push_back({role, read_role_text(text, article)});
  };
  const std::vector<RoleText> texts = role_texts(item, "headlines", "headline");
  for (const RoleText& text : texts) {
    // Of several without a known role the first is the main one; the rest stays in `extra`.
    const HeadlineRole* role = meaning_of(kHeadlineRoles, text.role);
    const bool has_main = article.headline() != nullptr;
    if (role && (*role != HeadlineRole::main || !has_main))
      add(*role, text);
    else if (!has_main && !find_role(texts, {"main", "headline"}))
      add(HeadlineRole::main, text);
  }
  // A short natural name for the item; the best there is when it has no headline.
  if (!article.headline()) {
    if (JsonValue title = item.any_case("title"); title.is(JsonKind::string)) {
      add(HeadlineRole::main, {.value = title});
      article.headlines.back().field.known.how = How::derived;
      article.headlines.back().field.known.confidence = 0.8f;
    }
  }
}

void read_summary(JsonValue item, Reading& reading) {
  Article& article = reading.article;
  const std::vector<RoleText> texts = role_texts(item, "descriptions", "description");
  if (const RoleText* credit = find_role(texts, {"creditline", "credit"}))
    article.credit = read_role_text(*credit, article);
  const bool has_files = item["renditions"] || !item["associations"];
  if (media_kind(item.any_case("type").peek()) && has_files) return;  // its caption: media.cpp
  const RoleText* summary = find_role(texts, {"summary", "abstract", "text", "", "lead", "main",
                                              "html", "xhtml", "teaser", "caption"});
  if (!summary)
    for (const RoleText& text : texts)
      if (text.role != "creditline" && text.role != "credit") summary = &text;
  if (summary) article.summary = read_role_text(*summary, article);
}

void read_dates(JsonValue item, Reading& reading) {
  Article& article = reading.article;
  const auto date = [&](std::string_view name) { return read_date(item.any_case(name), article); };
  article.created = date("firstcreated");
  article.modified = date("versioncreated");
  article.content_created = date("contentcreated");
  article.first_published = date("firstpublished");
  article.scheduled = date("publish_schedule");
  article.expires = date("expires");
  for (std::string_view name : {"embargoeduntil", "embargoed"}) {
    Value<DateTime> until = date(name);
    if (until.known.presence == Presence::absent || article.embargo.until.is_present()) continue;
    article.embargo.is_set = until.is_present();
    article.embargo.until = until;
  }
}

void read_identity(JsonValue item, Reading& reading) {
  Article& article = reading.article;
  article.id = read_word(item["uri"]);
  const Value<std::string_view> guid = read_word(item["guid"]);
  if (!article.id.is_present())
    article.id = guid;
  else if (guid.is_present())
    article.alt_ids.emplace_back("guid", guid.value);
  if (const Value<std::string_view> id = read_word(item["id"]); id.is_present())
    article.alt_ids.emplace_back("id", id.value);
  article.version = read_word(item["version"]);
  article.language = read_word(item.any_case("language"));
  article.profile = read_word(item.any_case("profile"));

  // 1.x: an object of role and value; 2.x on: a list of {role, value}.
  const JsonValue others = item.any_case("altids");
  for (JsonValue each : others) {
    const bool listed = others.is(JsonKind::array);
    const Value<std::string_view> value = read_word(listed ? each["value"] : each);
    const std::string_view role = listed ? each["role"].string() : each.key();
    if (!value.is_present()) continue;
    if (role == "source-id")
      article.id = value;
    else if (role == "slug")
      article.slug = value;
    else
      article.alt_ids.emplace_back(role, value.value);
  }

  const JsonValue type = item["type"];
  if (const ArticleKind* kind = meaning_of(kKinds, type.peek())) {
    article.kind = *kind;
    type.take();
  }
  const JsonValue status = item.any_case("pubstatus");
  if (const PublishStatus* known = meaning_of(kStatuses, status.peek())) {
    article.status.value = *known;
    article.status.known = {.presence = Presence::present, .at = status.at()};
    status.take();
  }
}

void read_links(JsonValue item, Reading& reading) {
  for (JsonValue each : item.any_case("trustindicators") ? item.any_case("trustindicators")
                                                         : item.any_case("trustindicator")) {
    Link link{.rel = each["role"].string(), .href = each["href"].string(), .at = each.at()};
    if (!each["href"] && each["uri"]) link.href = each["uri"].string();
    link.title = read_field(each["title"], reading.article);
    reading.article.links.push_back(std::move(link));
  }
}

}  // namespace

std::vector<RoleText> role_texts(JsonValue item, std::string_view list, std::string_view single) {
  std::vector<RoleText> texts;
  const JsonValue listed = item.any_case(list);
  if (listed.is(JsonKind::array))
    for (JsonValue each : listed)
      if (each.is(JsonKind::object) && each["value"].is(JsonKind::string))
        texts.push_back(
            {each["role"].peek(), each.any_case("contenttype").peek(), each["value"], each});
  for (JsonValue member : item) {
    const std::string_view key = member.key();
    if (!key.starts_with(single) || !member.is(JsonKind::string)) continue;
    if (key.size() == single.size())
      texts.push_back({"", "", member, {}});
    else if (key[single.size()] == '_')
      texts.push_back({key.substr(single.size() + 1), "", member, {}});
  }
  return texts;
}

Field read_role_text(const RoleText& text, Article& article) {
  text.entry["role"].take();
  text.entry.any_case("contenttype").take();
  return read_field(text.value, article);
}

const RoleText* find_role(const std::vector<RoleText>& texts,
                          std::initializer_list<std::string_view> roles) {
  for (std::string_view role : roles) {
    const auto found = std::find_if(texts.begin(), texts.end(),
                                    [&](const RoleText& text) { return text.role == role; });
    if (found != texts.end()) return &*found;
  }
  return nullptr;
}

std::optional<MediaKind> media_kind(std::string_view type) {
  if (type == "picture" || type == "image" || type == "photo") return MediaKind::picture;
  if (type == "graphic") return MediaKind::graphic;
  if (type == "video") return MediaKind::video;
  if (type == "audio") return MediaKind::audio;
  return std::nullopt;
}

void read_item(JsonValue item, Reading& reading) {
  Article& article = reading.article;
  read_identity(item, reading);
  read_headlines(item, reading);
  read_summary(item, reading);
  read_dates(item, reading);
  read_concepts(item, reading);
  read_creators(item, article.byline, article.creators, reading);
  read_sources(item, article.sources, reading);
  read_rights(item, article.rights, reading);
  read_links(item, reading);
  article.slugline = read_field(item.any_case("slugline"), article);
  if (article.slug.is_present() && article.slugline.bytes() == article.slug.value)
    article.slugline = {};
  article.editorial_note = read_field(item.any_case("ednote"), article);
  article.dateline.place = read_field(item.any_case("located"), article);
  article.urgency = read_int(item["urgency"]);
  article.priority = read_int(item["priority"]);
  if (const JsonValue signals = item["signal"]; signals.is(JsonKind::string)) {
    article.signals.push_back(signals.string());
  } else {
    for (JsonValue each : signals)
      if (each.is(JsonKind::string)) article.signals.push_back(each.string());
  }
  const JsonValue origin = item.any_case("digitalsourcetype");
  article.provenance.digital_source_type =
      origin.is(JsonKind::object) ? origin.first_of({"uri", "code"}).string() : origin.string();
}

}  // namespace stet::ninjs
