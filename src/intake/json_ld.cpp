/// schema.org JSON-LD that is no part of a page: one object, an array or an `@graph`, names
/// compact, prefixed or as full IRIs.

#include "intake/html/body.h"
#include "intake/html/linked_data.h"
#include "intake/html/media.h"
#include "intake/json/batch.h"
#include "intake/json/fields.h"
#include "intake/json/json.h"
#include "intake/readers.h"

#include <deque>
#include <string>
#include <utility>

namespace stet {
namespace {

constexpr int kCertain = 97, kLikely = 85, kPerhaps = 60;

bool names_schema(std::string_view text) { return text.find("schema.org") != text.npos; }

int sniff_json_ld(const JsonHead& head) {
  if (!head.is_object()) return 0;
  const bool schema = names_schema(head.value("@context")) ||
                      names_schema(head.value("@context", "@vocab")) ||
                      names_schema(head.value("@context", "schema"));
  if (schema) return head.has("@type") || head.has("@graph") ? kCertain : kLikely;
  if (head.has("@type") || head.has("@graph")) return kLikely;
  return head.has("@context") ? kPerhaps : 0;
}

void read_body(const Text& words, Article& article, const ReadOptions& options) {
  if (looks_like_markup(words.bytes))
    read_html_body(words, article, options);
  else
    add_plain_paragraphs(words, article, options);
}

/// What every document of its kind says of itself.
void take_frame(JsonValue value) {
  value["@context"].take();
  value["@type"].take();
}

Result<Article> read_json_ld(std::string_view source, const ReadOptions& options) {
  Article article;
  article.source = source;
  article.provenance.format = json_ld_reader.id;
  article.provenance.escape = SourceEscape::json;
  Result<JsonDocument> document = read_json_article(source, options, article.arena);
  if (!document) return document.error();
  article.provenance.notices = std::move(document->notices);

  std::deque<JsonDocument> documents;
  documents.push_back(std::move(*document));
  html::LinkedData linked = html::read_linked_data(documents, article, options);
  const JsonValue root = documents.front().root();
  if (!linked.found)
    return not_one_article(root, 0, "schema.org article: no @type in it is one of an article");
  take_frame(root);
  article.profile = linked.type;
  if (linked.headline.known.presence != Presence::absent)
    article.headlines.insert(article.headlines.begin(),
                             {HeadlineRole::main, std::move(linked.headline)});
  for (Media& image : linked.images) {
    // One picture is the main one; a list repeats it in other shapes or adds to it.
    image.role = article.media.empty() ? MediaRole::main : MediaRole::related;
    html::split_credit(image, article.arena);
    article.media.push_back(std::move(image));
  }
  if (!linked.article_body.empty()) read_body(linked.article_body, article, options);
  if (options.budget && options.budget->spent()) return options.budget->why("reading JSON-LD");
  keep_untaken(documents.front(), article);
  return article;
}

}  // namespace

constinit const Reader json_ld_reader{
    .id = "jsonld",
    .name = "schema.org JSON-LD",
    .media_type = "application/ld+json",
    .read = read_json_ld,
    .next = next_json_article,
    .sniff_json = sniff_json_ld,
};

}  // namespace stet
