#include "intake/json/fields.h"
#include "intake/wordpress/post.h"

#include <utility>

namespace stet::wordpress {
namespace {

void add(JsonValue term, std::string_view taxonomy, Reading& reading) {
  Article& article = reading.article;
  if (!term.is(JsonKind::object)) return;
  Field name = read_field(term["name"], article);
  if (!name.is_present()) return;
  if (taxonomy == "post_tag") article.keywords.push_back(name);
  Concept made{.kind = taxonomy == "category" ? Concept::Kind::category : Concept::Kind::subject,
               .scheme = taxonomy,
               .name = std::move(name),
               .at = term.at()};
  made.code = term["slug"].string();
  made.uri = term["link"].string();
  term.first_of({"id", "ID"}).take();
  if (taxonomy != "post_tag") article.concepts.push_back(std::move(made));
}

}  // namespace

void read_terms(JsonValue post, Reading& reading) {
  bool embedded = false;
  for (JsonValue list : post["_embedded"]["wp:term"])
    for (JsonValue term : list) {
      add(term, term["taxonomy"].string(), reading);
      embedded = true;
    }
  if (embedded) {
    // The numbers of what was just read.
    post["categories"].take();
    post["tags"].take();
    return;
  }
  // v1.1: by name.
  for (const auto& [member, taxonomy] :
       {std::pair{"categories", "category"}, std::pair{"tags", "post_tag"}})
    if (post[member].is(JsonKind::object))
      for (JsonValue term : post[member]) add(term, taxonomy, reading);
}

}  // namespace stet::wordpress
