/// An item as Superdesk keeps and sends it inside: ninjs 1.x is its public form, so most parts are
/// read by ninjs/; here stand the names that only the desk knows.

#include "intake/html/body.h"
#include "intake/json/batch.h"
#include "intake/json/fields.h"
#include "intake/ninjs/item.h"
#include "intake/readers.h"

#include <algorithm>
#include <string>
#include <utility>

namespace stet {
namespace {

constexpr int kSure = 95, kLikely = 85;

int sniff_superdesk(const JsonHead& head) {
  if (!head.is_object() || head.has("@context") || head.has("content_elements")) return 0;
  if (head.value("guid") == "{" || head.value("headlines") == "{") return 0;
  const auto has_any = [&](std::initializer_list<std::string_view> names) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view n) { return head.has(n); });
  };
  const bool has_id = head.has("guid") || head.has("_id");
  if (!has_id) return 0;
  const int own = head.has("state") + head.has("unique_name") + head.has("task") +
                  head.has("family_id") + head.has("_current_version") + head.has("sign_off") +
                  head.has("flags") + head.has("schedule_settings") + head.has("anpa_category");
  if (own >= 2 && has_any({"headline", "body_html", "slugline", "type", "pubstatus"})) return kSure;
  return own >= 1 && has_any({"pubstatus", "body_html", "_etag"}) ? kLikely : 0;
}

struct Name {
  std::string_view member, kind;
};
constexpr Name kOtherIds[] = {
    {"_id", "superdesk"},           {"family_id", "family"}, {"event_id", "event"},
    {"unique_name", "unique-name"}, {"ingest_id", "ingest"}, {"translation_id", "translation"},
    {"anpa_take_key", "take-key"},
};
constexpr Name kRelated[] = {
    {"rewrite_of", "rewrite-of"},
    {"rewritten_by", "rewritten-by"},
    {"translated_from", "translated-from"},
};

void read_identity(JsonValue item, Article& article) {
  if (!article.id.is_present()) article.id = read_word(item["_id"]);
  for (const Name& name : kOtherIds)
    if (const Value<std::string_view> id = read_word(item[name.member]);
        id.is_present() && id.value != article.id.value)
      article.alt_ids.emplace_back(name.kind, id.value);
  if (const Value<std::string_view> version = read_word(item["_current_version"]);
      version.is_present())
    article.version = version;
  for (const Name& name : kRelated) {
    const JsonValue other = item[name.member];
    if (other.is(JsonKind::string) && !other.peek().empty())
      article.links.push_back({.rel = name.kind, .href = other.string(), .at = other.at()});
  }
  for (JsonValue each : item["translations"])
    if (each.is(JsonKind::string))
      article.links.push_back({.rel = "translation", .href = each.string(), .at = each.at()});
}

void read_state(JsonValue item, Article& article) {
  const JsonValue state = item["state"];
  const std::string_view word = state.peek();
  const auto status = [&](PublishStatus value) {
    if (article.status.is_present() && value != PublishStatus::draft) return;
    article.status.value = value;
    article.status.known = {
        .presence = Presence::present, .how = How::derived, .confidence = 0.9f, .at = state.at()};
  };
  if (word == "killed" || word == "recalled" || word == "spiked" || word == "unpublished")
    status(PublishStatus::canceled);
  else if (word == "draft" || word == "in_progress" || word == "submitted" || word == "routed" ||
           word == "fetched" || word == "ingested")
    status(PublishStatus::draft);
  else if (word == "published" || word == "corrected" || word == "scheduled")
    status(PublishStatus::usable);
  if (word == "corrected" || word == "killed" || word == "recalled")
    article.signals.push_back(word);
  if (!word.empty()) article.workflow_flags.push_back(state.string());
  for (JsonValue flag : item["flags"])
    if (flag.boolean() == true) article.workflow_flags.push_back(flag.key());
}

void read_times(JsonValue item, Article& article) {
  const JsonValue settings = item["schedule_settings"];
  const auto first = [&](std::initializer_list<JsonValue> values) {
    for (JsonValue value : values)
      if (Value<DateTime> date = read_date(value, article); date.is_present()) return date;
    return Value<DateTime>{};
  };
  if (const Value<DateTime> until = first({settings["utc_embargo"], item["embargo"]});
      until.is_present() && !article.embargo.until.is_present()) {
    article.embargo.is_set = true;
    article.embargo.until = until;
  }
  if (const Value<DateTime> when =
          first({settings["utc_publish_schedule"], item["publish_schedule"]});
      when.is_present())
    article.scheduled = when;
  if (!article.created.is_present()) article.created = read_date(item["_created"], article);
  if (!article.modified.is_present()) article.modified = read_date(item["_updated"], article);
}

void read_dateline(JsonValue item, Article& article) {
  const JsonValue dateline = item["dateline"];
  if (!dateline.is(JsonKind::object)) return;
  article.dateline.text = read_field(dateline["text"], article);
  article.dateline.source = read_field(dateline["source"], article);
  const JsonValue located = dateline["located"];
  if (const Field place = read_field(located["city"], article); place.is_present())
    article.dateline.place = place;
  if (const Value<DateTime> date = read_date(dateline["date"], article); date.is_present())
    article.dateline.date = date.value;
}

void read_vocabularies(JsonValue item, Article& article) {
  for (const auto& [list, kind] : {std::pair{"anpa_category", Concept::Kind::category},
                                   std::pair{"company_codes", Concept::Kind::organisation}})
    for (JsonValue each : item[list]) {
      if (!each.is(JsonKind::object)) continue;
      Concept made{.kind = kind, .at = each.at()};
      made.scheme = each["scheme"].string();
      made.code = each.first_of({"qcode", "code"}).string();
      made.name = read_field(each["name"], article);
      article.concepts.push_back(std::move(made));
    }
}

void read_texts(JsonValue item, Article& article) {
  if (Field summary = read_field(item["abstract"], article);
      summary.is_present() || !article.summary.is_present())
    article.summary = std::move(summary);
  if (Field credit = read_field(item["creditline"], article); credit.is_present())
    article.credit = std::move(credit);
  if (JsonValue source = item["original_source"]; source.is(JsonKind::string)) {
    Source made{.name = read_field(source, article)};
    if (made.name.is_present()) article.sources.push_back(std::move(made));
  }
  if (JsonValue short_form = item["sms_message"]; short_form.is(JsonKind::string))
    if (Field text = read_field(short_form, article); text.is_present())
      article.headlines.push_back({HeadlineRole::push, std::move(text)});
}

/// A package names its members in groups; the root group only names the groups.
void read_groups(JsonValue item, Article& article) {
  for (JsonValue group : item["groups"])
    for (JsonValue reference : group["refs"]) {
      const JsonValue target = reference.first_of({"residRef", "guid", "_id"});
      if (!target.is(JsonKind::string)) continue;
      Link link{.rel = group["id"].string(), .href = target.string(), .at = reference.at()};
      link.title = read_field(reference["headline"], article);
      article.links.push_back(std::move(link));
    }
}

/// An association that is only an id: what it says is elsewhere, not missing.
void mark_references(JsonValue item, Article& article) {
  for (JsonValue each : item["associations"]) {
    if (!each.is(JsonKind::object) || each.size() > 3 || !each.first_of({"_id", "guid"})) continue;
    for (Media& media : article.media) {
      if (media.at != each.at()) continue;
      for (Field* field : {&media.caption, &media.alt, &media.credit})
        if (field->known.presence == Presence::absent)
          field->known.presence = Presence::not_carried;
    }
  }
}

Result<Article> read_superdesk(std::string_view source, const ReadOptions& options) {
  Article article;
  article.source = source;
  article.provenance.format = superdesk_reader.id;
  article.provenance.escape = SourceEscape::json;
  Result<JsonDocument> document = read_json_article(source, options, article.arena);
  if (!document) return document.error();
  std::uint32_t several = 0;
  const JsonValue item = sole_json_article(document->root(), several);
  if (!item.is(JsonKind::object) || !item.first_of({"guid", "_id", "headline", "body_html"}))
    return not_one_article(document->root(), several,
                           "Superdesk item: it has no guid, headline or body_html");
  article.provenance.notices = std::move(document->notices);
  ninjs::Reading reading{article, options};
  ninjs::read_item(item, reading);
  read_identity(item, article);
  read_state(item, article);
  read_times(item, article);
  read_dateline(item, article);
  read_vocabularies(item, article);
  read_texts(item, article);
  read_groups(item, article);
  if (options.budget && options.budget->spent()) return options.budget->why("reading Superdesk");
  // The footer is part of what is published, and none of the forms of the body.
  const JsonValue footer = item["body_footer"];
  const Text footer_text = footer.text();
  ninjs::read_body(item, reading);
  if (!footer_text.empty()) {
    const HtmlBody added = read_html_body(footer_text, article, options);
    for (std::int32_t i = added.first_block; i < added.first_block + added.blocks; ++i)
      if (Block& block = article.body[static_cast<std::size_t>(i)];
          block.kind == BlockKind::paragraph)
        block.kind = BlockKind::boilerplate;
  }
  ninjs::read_media(item, reading);
  mark_references(item, article);
  if (options.budget && options.budget->spent()) return options.budget->why("reading Superdesk");
  keep_untaken(*document, article);
  return article;
}

}  // namespace

constinit const Reader superdesk_reader{
    .id = "superdesk",
    .name = "Superdesk item",
    .media_type = "application/json",
    .read = read_superdesk,
    .next = next_json_article,
    .sniff_json = sniff_superdesk,
};

}  // namespace stet
