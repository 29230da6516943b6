#include "intake/json/fields.h"
#include "intake/ninjs/item.h"

#include <algorithm>
#include <utility>

namespace stet::ninjs {
namespace {

struct ConceptList {
  std::string_view single, plural;  ///< 1.x and 2.x on
  Concept::Kind kind;
};

constexpr ConceptList kLists[] = {
    {"subject", "subjects", Concept::Kind::subject},
    {"place", "places", Concept::Kind::place},
    {"person", "people", Concept::Kind::person},
    {"organisation", "organisations", Concept::Kind::organisation},
    {"object", "objects", Concept::Kind::object},
    {"event", "events", Concept::Kind::event},
    {"genre", "genres", Concept::Kind::genre},
    {"service", "services", Concept::Kind::category},
};

float percent(JsonValue value) {
  const std::optional<double> number = value.real();
  return number ? static_cast<float>(std::clamp(*number, 0.0, 100.0)) : -1.0f;
}

Concept read_concept(JsonValue each, Concept::Kind kind, Article& article) {
  Concept made{.kind = kind, .at = each.at()};
  // 1.x: scheme and code; 2.x on: a uri, or a literal that means something to its provider only.
  made.scheme = each["scheme"].string();
  made.uri = each["uri"].string();
  made.code = each.first_of({"code", "literal", "qcode"}).string();
  made.name = read_field(each["name"], article);
  made.rel = each["rel"].string();
  made.relevance = percent(each["relevance"]);
  made.confidence = percent(each["confidence"]);
  return made;
}

}  // namespace

bool is_creator_word(std::string_view rel) {
  for (std::string_view each :
       {"author", "creator", "byline", "writer", "reporter", "photographer", "editor", "producer",
        "contributor", "translator", "cameraOperator", "correspondent", "illustrator", "designer",
        "artist", "videographer"})
    if (rel == each) return true;
  return false;
}

void read_concepts(JsonValue item, Reading& reading) {
  Article& article = reading.article;
  for (const ConceptList& list : kLists) {
    for (std::string_view name : {list.single, list.plural}) {
      for (JsonValue each : item.any_case(name)) {
        if (!each.is(JsonKind::object)) continue;
        if (list.kind == Concept::Kind::person && is_creator_word(each["rel"].peek())) continue;
        // ninjs has no keywords and no categories of its own.
        const std::string_view rel = each["rel"].peek();
        const bool is_subject = list.kind == Concept::Kind::subject;
        if (is_subject && rel == "keyword" && !each["uri"] && !each["literal"] && !each["code"]) {
          each["rel"].take();
          article.keywords.push_back(read_field(each["name"], article));
          continue;
        }
        article.concepts.push_back(read_concept(each, list.kind, article));
        if (is_subject && rel == "category") {
          article.concepts.back().kind = Concept::Kind::category;
          article.concepts.back().rel = {};
        }
      }
    }
  }
  for (JsonValue each : item.any_case("keywords"))
    if (each.is(JsonKind::string)) article.keywords.push_back(read_field(each, article));
}

void read_creators(JsonValue item, Field& byline, std::vector<Creator>& creators,
                   Reading& reading) {
  const auto is_same_word = [](std::string_view a, std::string_view b) {
    const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return low(x) == low(y); });
  };
  Article& article = reading.article;
  byline = read_field(item.any_case("by"), article);
  if (byline.known.presence == Presence::absent)
    byline = read_field(item.any_case("byline"), article);

  for (JsonValue each : item.any_case("authors")) {
    Creator creator;
    // Superdesk fills the role in for the name ("Writer" of "writer") when it has none but a label.
    const JsonValue label = each["sub_label"];
    const bool role_for_name = label && is_same_word(each["name"].peek(), each["role"].peek());
    creator.name = read_field(role_for_name ? label : each["name"], article);
    creator.role = each["role"].string();
    creator.id = each.first_of({"code", "user"}).string();
    creator.uri = each["uri"].string();
    creator.email = each["email"].string();
    creator.job_title = read_field(
        each["jobtitle"].is(JsonKind::object) ? each["jobtitle"]["name"] : each["jobtitle"],
        article);
    creators.push_back(std::move(creator));
  }
  for (std::string_view name : {"person", "people"}) {
    for (JsonValue each : item.any_case(name)) {
      if (!is_creator_word(each["rel"].peek())) continue;
      Creator creator;
      creator.name = read_field(each["name"], article);
      creator.role = each["rel"].string();
      creator.id = each.first_of({"code", "literal"}).string();
      creator.uri = each["uri"].string();
      for (JsonValue contact : each.any_case("contactinfo"))
        if (contact["type"].peek() == "email") {
          contact["type"].take();
          creator.email = contact["value"].string();
        }
      creators.push_back(std::move(creator));
    }
  }
}

namespace {

SourceRole source_role(JsonValue source) {
  constexpr std::string_view kRoles[] = {"origin", "provider", "agency", "handout", "aggregator"};
  for (std::string_view name : {"role", "rel"})
    for (std::size_t i = 0; i < std::size(kRoles); ++i)
      if (source[name].peek() == kRoles[i]) {
        source[name].take();
        return static_cast<SourceRole>(i);
      }
  return SourceRole::origin;
}

}  // namespace

void read_sources(JsonValue item, std::vector<Source>& sources, Reading& reading) {
  const auto add = [&](JsonValue name, JsonValue uri, SourceRole role) {
    Source source{.role = role};
    source.name = read_field(name, reading.article);
    source.uri = uri.string();
    if (source.name.is_present() || !source.uri.empty()) sources.push_back(std::move(source));
  };
  for (std::string_view list : {"infosources", "infosource"})
    for (JsonValue each : item.any_case(list)) {
      if (each.is(JsonKind::string))
        add(each, {}, SourceRole::origin);
      else
        add(each["name"], each["uri"], source_role(each));
    }
  if (const JsonValue source = item["source"]; source.is(JsonKind::string))
    add(source, {}, SourceRole::origin);
}

}  // namespace stet::ninjs
