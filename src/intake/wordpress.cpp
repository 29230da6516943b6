/// A post as WordPress gives it: REST API v2, and WordPress.com v1.1.

#include "intake/html/body.h"
#include "intake/json/batch.h"
#include "intake/json/fields.h"
#include "intake/readers.h"
#include "intake/wordpress/blocks.h"
#include "intake/wordpress/classic.h"
#include "intake/wordpress/post.h"

#include <string>
#include <utility>

namespace stet {
namespace {

constexpr int kCertain = 98, kSure = 92;
constexpr float kMadeExcerpt = 0.6f, kFromLocale = 0.8f, kFromSeoPlugin = 0.8f;

int sniff_wordpress(const JsonHead& head) {
  if (!head.is_object()) return 0;
  for (std::string_view text : {"title", "guid", "content"})
    for (std::string_view form : {"rendered", "raw"})
      if (head.value(text, form).data() != nullptr)
        return head.has("_links") || head.has("date_gmt") ? kCertain : kSure;
  return head.has("ID") && head.has("site_ID") ? kSure : 0;
}

/// `date_gmt` says no zone because it needs none.
Value<DateTime> read_gmt(JsonValue value, Article& article) {
  // A draft has no date yet: null, or zeros.
  if (value.peek().starts_with("0000-00-00")) return {};
  Value<DateTime> date = read_date(value, article);
  if (date.is_present() && date.value.has_time && !date.value.offset_minutes)
    date.value.offset_minutes = std::int16_t{0};
  return date;
}

Value<DateTime> read_either(JsonValue post, std::string_view gmt, std::string_view local,
                            Article& article) {
  Value<DateTime> date = read_gmt(post[gmt], article);
  if (!date.is_present() && !post[local].peek().starts_with("0000-00-00"))
    date = read_date(post[local], article);
  return date;
}

void read_status(JsonValue post, Article& article) {
  const JsonValue status = post["status"];
  const std::string_view word = status.peek();
  const Value<DateTime> date = read_either(post, "date_gmt", "date", article);
  // The date of what is not out yet says when it was begun; a library's record is never published.
  if (word == "future")
    article.scheduled = date;
  else if (word == "draft" || word == "auto-draft" || word == "pending" || word == "inherit")
    article.created = date;
  else
    article.published = date;
  article.modified = read_either(post, "modified_gmt", "modified", article);
  if (word.empty() || word == "inherit") return;
  article.status.value = word == "publish" || word == "future" ? PublishStatus::usable
                         : word == "private"                   ? PublishStatus::withheld
                         : word == "trash"                     ? PublishStatus::canceled
                                                               : PublishStatus::draft;
  article.status.known = {.presence = Presence::present, .at = status.at()};
  article.workflow_flags.push_back(status.string());
}

void read_identity(JsonValue post, Article& article) {
  const JsonValue guid = post["guid"];
  article.id = read_word(guid.is(JsonKind::object) ? guid["rendered"] : guid);
  if (const auto id = read_word(post.first_of({"id", "ID"})); id.is_present()) {
    if (!article.id.is_present())
      article.id = id;
    else
      article.alt_ids.emplace_back("wordpress", id.value);
  }
  for (const auto& [member, kind] :
       {std::pair{"link", "url"}, std::pair{"URL", "url"}, std::pair{"short_URL", "short-url"},
        std::pair{"global_ID", "global"}})
    if (const auto id = read_word(post[member]); id.is_present() && id.value != article.id.value)
      article.alt_ids.emplace_back(kind, id.value);
  article.slug = read_word(post["slug"]);
  article.profile = read_word(post["type"]);
}

void read_language(JsonValue post, Article& article) {
  article.language = read_word(post.first_of({"lang", "language"}));
  if (article.language.is_present()) return;
  article.language = read_word(post["yoast_head_json"]["og_locale"]);
  if (!article.language.is_present()) return;
  std::string tag(article.language.value);
  for (char& c : tag)
    if (c == '_') c = '-';
  article.language.value = article.arena.keep(tag);
  article.language.known.how = How::derived;
  article.language.known.confidence = kFromLocale;
}

/// What an SEO plugin keeps: other headlines, and a summary where the post has none.
void read_seo(JsonValue post, Article& article) {
  const JsonValue seo = post["yoast_head_json"];
  const auto derived = [&](std::string_view name) {
    Field field = read_field(seo[name], article);
    field.known.how = How::derived;
    field.known.confidence = kFromSeoPlugin;
    return field;
  };
  if (seo["title"].is(JsonKind::string))
    article.headlines.push_back({HeadlineRole::seo, derived("title")});
  if (seo["og_title"].is(JsonKind::string))
    article.headlines.push_back({HeadlineRole::social, derived("og_title")});
  if (!article.summary.is_present() && seo["description"].is(JsonKind::string))
    article.summary = derived("description");
}

void read_texts(JsonValue post, Article& article) {
  if (post["title"]) {
    Headline headline{.field = wordpress::read_text(post["title"], article)};
    article.headlines.push_back(std::move(headline));
  }
  const JsonValue excerpt = post["excerpt"];
  article.summary = wordpress::read_text(excerpt, article);
  const std::string_view words = article.summary.bytes();
  // Cut from the body by WordPress when nobody wrote one.
  if (words.ends_with("[\xE2\x80\xA6]") || words.ends_with("[...]")) {
    article.summary.known.how = How::derived;
    article.summary.known.confidence = kMadeExcerpt;
  }
  read_seo(post, article);
}

void read_body(JsonValue post, wordpress::Reading& reading) {
  Article& article = reading.article;
  const JsonValue content = post["content"];
  const JsonValue value = wordpress::text_of(content);
  if (content["protected"].boolean() == true && value.peek().empty())
    article.provenance.notices.push_back(
        {.rule = "input.not-carried",
         .message = "the post is protected by a password; its body is not in it",
         .at = content.at()});
  if (!value.is(JsonKind::string)) return;
  Text text = value.text();
  if (wordpress::is_classic(text.bytes)) text = wordpress::classic_to_html(text, article.arena);
  const HtmlBody body = read_html_body(text, article, reading.options);
  wordpress::read_block_comments(body, article);
}

Result<Article> read_wordpress(std::string_view source, const ReadOptions& options) {
  Article article;
  article.source = source;
  article.provenance.format = wordpress_reader.id;
  article.provenance.escape = SourceEscape::json_html;
  Result<JsonDocument> document = read_json_article(source, options, article.arena);
  if (!document) return document.error();
  std::uint32_t several = 0;
  const JsonValue post = sole_json_article(document->root(), several);
  if (!post.is(JsonKind::object) || !post.first_of({"title", "content", "guid", "source_url"}))
    return not_one_article(document->root(), several,
                           "WordPress post: it has no title, content or guid");
  article.provenance.notices = std::move(document->notices);
  article.provenance.version = post["site_ID"] ? "v1.1" : "v2";
  wordpress::Reading reading{article, options};
  read_identity(post, article);
  read_status(post, article);
  read_language(post, article);
  read_texts(post, article);
  wordpress::read_authors(post, reading);
  wordpress::read_terms(post, reading);
  if (options.budget && options.budget->spent()) return options.budget->why("reading WordPress");
  read_body(post, reading);
  wordpress::read_media(post, reading);
  if (options.budget && options.budget->spent()) return options.budget->why("reading WordPress");
  keep_untaken(*document, article);
  return article;
}

}  // namespace

namespace wordpress {

JsonValue text_of(JsonValue value) {
  if (!value.is(JsonKind::object)) return value;
  const JsonValue raw = value["raw"];
  return raw.is(JsonKind::string) && !raw.peek().empty() ? raw : value["rendered"];
}

Field read_text(JsonValue value, Article& article) { return read_field(text_of(value), article); }

}  // namespace wordpress

constinit const Reader wordpress_reader{
    .id = "wordpress",
    .name = "WordPress post (REST v2, WordPress.com v1.1)",
    .media_type = "application/json",
    .read = read_wordpress,
    .next = next_json_article,
    .sniff_json = sniff_wordpress,
};

}  // namespace stet
