/// ninjs, the IPTC's news in JSON: 1.x, 2.x, 3.x and Superdesk's dialect of 1.x. Names and shapes:
/// the IPTC's ninjs schemas 1.0 to 3.1.

#include "intake/json/batch.h"
#include "intake/json/json.h"
#include "intake/ninjs/item.h"
#include "intake/readers.h"

#include <string>

namespace stet {
namespace {

constexpr int kCertain = 100, kSure = 95, kLikely = 80, kPerhaps = 50;

bool any_of(const JsonHead& head, std::initializer_list<std::string_view> names) {
  for (std::string_view name : names)
    if (head.has(name)) return true;
  return false;
}

int sniff_ninjs(const JsonHead& head) {
  if (!head.is_object()) return 0;
  for (std::string_view standard : {"standard", "$standard"})
    if (head.value(standard, "name") == "ninjs") return kCertain;
  // JSON-LD, WordPress and Arc have names of their own; a Superdesk item has its states.
  if (any_of(head, {"@context", "@type", "content_elements", "_links"})) return 0;
  if (head.value("guid") == "{" || head.value("headlines") == "{") return 0;
  if (any_of(head, {"state", "task", "unique_name", "family_id", "_etag"})) return 0;
  const bool has_body =
      any_of(head, {"headlines", "bodies", "body_html", "body_text", "body_xhtml", "body_main"});
  if (head.has("uri") && has_body) return kSure;
  // Superdesk's ninjs.
  if (head.has("guid") && has_body && any_of(head, {"service", "pubstatus", "versioncreated"}))
    return kSure - 5;
  if (head.has("uri") &&
      any_of(head, {"versioncreated", "versionCreated", "renditions", "descriptions"}))
    return kLikely;
  if (head.has("guid") && head.has("pubstatus") && head.has("renditions")) return kLikely;
  // Envelopes: AP's Media API, and a page of a list.
  if (head.has("api_version") && head.value("data", "item") == "{") return kLikely;
  if (head.value("item") == "[" && any_of(head, {"total", "limit", "offset"})) return kPerhaps;
  return head.has("uri") && head.has("type") ? kPerhaps : 0;
}

bool is_item(JsonValue value) {
  return value.is(JsonKind::object) &&
         value.first_of({"uri", "guid", "headline", "headlines", "bodies", "body_text", "body_html",
                         "altids"});
}

/// The one item of the document: itself, inside an envelope, or alone in a list.
JsonValue find_item(JsonValue root, std::uint32_t& several) {
  if (const JsonValue item = root["data"]["item"]; is_item(item)) return item;
  const JsonValue item = sole_json_article(root, several);
  return is_item(item) ? item : JsonValue();
}

/// As the file says, else by the names it uses.
std::string_view version_of(JsonValue item) {
  for (std::string_view name : {"standard", "$standard"})
    if (const JsonValue version = item[name]["version"]) {
      item[name].take();
      return version.peek();
    }
  const bool camel =
      item.first_of({"embargoedUntil", "versionCreated", "firstCreated", "pubStatus", "altIds",
                     "infoSources", "copyrightHolder", "usageTerms", "representationType"})
          .kind() != JsonKind::absent;
  if (camel) return "3";
  for (JsonValue body : item["bodies"])
    if (body["contentType"]) return "3";
  if (item.first_of({"headlines", "bodies", "descriptions", "subjects", "by"})) return "2";
  return "1";
}

Result<Article> read_ninjs(std::string_view source, const ReadOptions& options) {
  Article article;
  article.source = source;
  article.provenance.format = ninjs_reader.id;
  article.provenance.escape = SourceEscape::json;
  Result<JsonDocument> document = read_json_article(source, options, article.arena);
  if (!document) return document.error();

  std::uint32_t several = 0;
  const JsonValue item = find_item(document->root(), several);
  if (!item)
    return not_one_article(document->root(), several,
                           "ninjs item: it has no uri, guid, headline or body");

  article.provenance.notices = std::move(document->notices);
  article.provenance.version = article.arena.keep(version_of(item));
  ninjs::Reading reading{article, options};
  ninjs::read_item(item, reading);
  if (options.budget && options.budget->spent()) return options.budget->why("reading ninjs");
  ninjs::read_body(item, reading);
  ninjs::read_media(item, reading);
  if (options.budget && options.budget->spent()) return options.budget->why("reading ninjs");
  keep_untaken(*document, article);
  return article;
}

}  // namespace

constinit const Reader ninjs_reader{
    .id = "ninjs",
    .name = "ninjs (IPTC news in JSON) 1.x to 3.x",
    .media_type = "application/json",
    .read = read_ninjs,
    .next = next_json_article,
    .sniff_json = sniff_ninjs,
};

}  // namespace stet
