#include "intake/json/fields.h"
#include "intake/wordpress/post.h"

#include <utility>

namespace stet::wordpress {
namespace {

constexpr float kFromSeoPlugin = 0.8f;

void add(JsonValue person, Reading& reading) {
  Creator made{.role = "author"};
  made.name = read_field(person.first_of({"display_name", "name"}), reading.article);
  if (!made.name.is_present()) return;
  made.id = person.first_of({"slug", "nice_name", "user_nicename", "login"}).string();
  made.uri = person.first_of({"link", "URL", "profile_URL"}).string();
  made.email = person["email"].is(JsonKind::string) ? person["email"].string() : "";
  reading.article.creators.push_back(std::move(made));
}

}  // namespace

void read_authors(JsonValue post, Reading& reading) {
  Article& article = reading.article;
  for (JsonValue person : post["authors"])
    if (person.is(JsonKind::object)) add(person, reading);
  if (article.creators.empty())
    for (JsonValue person : post["_embedded"]["author"]) add(person, reading);
  if (article.creators.empty() && post["author"].is(JsonKind::object)) add(post["author"], reading);
  const JsonValue seo = post["yoast_head_json"]["author"];
  if (article.creators.empty() && seo.is(JsonKind::string)) {
    Creator made{.name = read_field(seo, article), .role = "author"};
    made.name.known.how = How::derived;
    made.name.known.confidence = kFromSeoPlugin;
    if (made.name.is_present()) article.creators.push_back(std::move(made));
  }
  // A byline as printed is what some themes keep; else the name is what they print.
  article.byline = read_field(post["meta"]["byline"], article);
  if (article.byline.is_present()) return;
  if (!article.creators.empty()) {
    article.byline = article.creators.front().name;
    article.byline.known.how = How::derived;
    article.byline.known.confidence = article.creators.size() == 1 ? 0.9f : 0.7f;
  } else if (post["author"].is(JsonKind::number)) {
    // A number: who that is stands elsewhere.
    article.byline.known = {.presence = Presence::not_carried, .at = post["author"].at()};
  }
}

}  // namespace stet::wordpress
